package org.qiantang.app.closure;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Something that has to end before an account, or a shop, can be closed, and how many there are of it. */
record Tie(Kind kind, long count) {
    /** What it is; the page says where each can be ended. */
    enum Kind {
        /** Owns a shop that is not closed, or works in one. */
        SHOP,
        /** Is an officer or an administrator. */
        ROLE,
        /** Is an agency that hosts are with. */
        AGENCY,
        /** Hosts a show, or has a post at one, that is not over. */
        SHOW,
        ORDER,
        VOUCHER,
        AFTER_SALE,
        /** Has reported something, and it is not answered. */
        COMPLAINT,
        /** As a host subject of a dossier that is open. */
        DOSSIER,
        /** Stands on the blacklist. */
        BLACKLIST,
        /** Has objected to a takedown, and it is not decided. */
        FILM,
        /** Has asked for a sample that has neither come nor been refused. */
        SAMPLE,
        /** Of a shop: stands in shows of others, which go on selling it. */
        PICKED,
        /** Of a shop: an officers' measure is in force. */
        MEASURE
    }

    /**
     * Those of which there are any.
     *
     * @param counts a statement that answers rows of {@code kind} and {@code many}
     */
    static List<Tie> of(JdbcClient.StatementSpec counts) {
        return counts
                .query((row, _) -> new Tie(Kind.valueOf(row.getString("kind")), row.getLong("many")))
                .list()
                .stream()
                .filter(tie -> tie.count() > 0)
                .toList();
    }
}
