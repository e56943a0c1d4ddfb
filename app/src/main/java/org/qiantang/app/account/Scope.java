package org.qiantang.app.account;

import java.util.Locale;
import java.util.Optional;

/** What a token for programs may be used for; never for the account itself. */
public enum Scope {
    /** To look at all that its owner may look at. */
    READ,
    /** To change goods, shows and the team. */
    SHOP,
    /** To buy, and to handle orders and what follows after them. */
    ORDERS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope that a request needs; empty where no token will do. */
    static Optional<Scope> needed(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (reads) {
            boolean secret = path.startsWith("/api/me/sessions") || path.startsWith("/api/me/tokens");
            return secret ? Optional.empty() : Optional.of(READ);
        }
        if (path.startsWith("/api/studio/")) {
            boolean orders = path.startsWith("/api/studio/orders")
                    || path.startsWith("/api/studio/parcels")
                    || path.startsWith("/api/studio/ship-files")
                    || path.startsWith("/api/studio/return-place")
                    || path.startsWith("/api/studio/after-sale")
                    || path.startsWith("/api/studio/aftersale")
                    || path.startsWith("/api/studio/cases");
            return Optional.of(orders ? ORDERS : SHOP);
        }
        if (path.startsWith("/api/agency/")) {
            return Optional.of(SHOP);
        }
        boolean closed = path.startsWith("/api/me")
                || path.startsWith("/api/admin")
                || path.startsWith("/api/session")
                || path.startsWith("/api/people")
                || path.startsWith("/api/shops")
                || path.startsWith("/api/invitations")
                || path.startsWith("/api/reports");
        return closed ? Optional.empty() : Optional.of(ORDERS);
    }
}
