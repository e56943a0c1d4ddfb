package org.qiantang.app.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token for programs may be used for; never for the account itself, and not for what no scope names. */
public enum Scope {
    /** To look at all that its owner may look at. */
    READ,
    /** To change goods, shows and the team, and to choose what others offer. */
    SHOP(
            "/api/studio/products",
            "/api/studio/skus",
            "/api/studio/pictures",
            "/api/studio/proofs",
            "/api/studio/manuals",
            "/api/studio/imports",
            "/api/studio/suppliers",
            "/api/studio/shelf",
            "/api/studio/copy",
            "/api/studio/films",
            "/api/studio/freight",
            "/api/studio/offers",
            "/api/studio/shows",
            "/api/studio/helpdesk",
            "/api/studio/shop",
            "/api/studio/team",
            "/api/studio/me/shop",
            "/api/selection",
            "/api/radar",
            "/api/agency"),
    /** To buy, and to handle orders and what follows after them. */
    ORDERS(
            "/api/bag",
            "/api/checkouts",
            "/api/shows/*/claims",
            "/api/orders",
            "/api/after-sales",
            "/api/studio/orders",
            "/api/studio/ship-files",
            "/api/studio/return-place",
            "/api/studio/vouchers",
            "/api/studio/after-sales");

    /** Whose sessions and tokens these are is no program's business. */
    private static final List<Door> SECRETS =
            Stream.of("/api/me/sessions", "/api/me/tokens").map(Door::of).toList();

    // Stream.toList makes a list that nobody changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Door> doors;

    Scope(String... doors) {
        this.doors = Stream.of(doors).map(Door::of).toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope that a request needs; empty where no token will do, as everywhere that no scope names.
     *
     * @param path as the endpoints see it: without anything encoded
     */
    static Optional<Scope> needed(String method, String path) {
        List<String> parts = Door.parts(path);
        if (method.equals("GET") || method.equals("HEAD")) {
            return SECRETS.stream().anyMatch(door -> door.leadsTo(parts)) ? Optional.empty() : Optional.of(READ);
        }
        return Stream.of(values())
                .filter(scope -> scope.doors.stream().anyMatch(door -> door.leadsTo(parts)))
                .findFirst();
    }

    /** An address and all below it; a star stands for any one part. */
    private record Door(List<String> named) {
        static Door of(String path) {
            return new Door(parts(path));
        }

        static List<String> parts(String path) {
            return List.of(path.split("/", -1));
        }

        boolean leadsTo(List<String> path) {
            if (path.size() < named.size()) {
                return false;
            }
            for (int i = 0; i < named.size(); i++) {
                if (!named.get(i).equals("*") && !named.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
