package org.qiantang.app.preair;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.EventCodec;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.PreAirEvent.ReviewPart;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sealed reviews of shows, read, and where each lies in the evidence log. */
final class PreAirRows {
    private static final String TYPE = "PreAirReviewed";
    private static final String NEWEST = """
            select r.sealed_offset, r.body, l.idx, l.hash
              from preair_record r
              left join proof_leaf l
                on l.session = 'show/' || r.show_id and l.type = 'PreAirReviewed'
               and l.sha256 = encode(sha256(convert_to(r.body, 'UTF8')), 'hex')
             where r.show_id = :show and r.sealed_offset < :before
             order by r.sealed_offset desc
             limit :most
            """;

    private final JdbcClient jdbc;
    private final EventCodec codec;

    PreAirRows(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /**
     * A sealed record.
     *
     * @param offset where it stands in the office's journal
     * @param leaf its leaf in the evidence log; null until the log has come so far
     */
    record Sealed(
            long offset, PreAirReviewed review, @Nullable SealLeaf leaf) {}

    record SealLeaf(long index, String hash) {}

    /**
     * The newest review of a show; one that was sealed in parts is put together, and stands where its first part does. Of
     * one whose last parts are not there, yet or at all, nothing is read.
     */
    Optional<Sealed> last(long showId) {
        long before = Long.MAX_VALUE;
        while (true) {
            Optional<Sealed> newest = newest(showId, before, 1).stream().findFirst();
            ReviewPart part = newest.isEmpty() ? null : newest.get().review().part();
            if (part == null) {
                return newest;
            }
            List<Sealed> parts = newest(showId, before, part.number()).reversed();
            List<PreAirReviewed> reviews = parts.stream().map(Sealed::review).toList();
            if (ReviewParts.isWhole(reviews)) {
                return Optional.of(new Sealed(
                        parts.getFirst().offset(),
                        ReviewParts.whole(reviews),
                        parts.getFirst().leaf()));
            }
            before = parts.getFirst().offset();
        }
    }

    /** The records of a show before a place, the newest first. */
    List<Sealed> newest(long showId, long before, int most) {
        return jdbc.sql(NEWEST)
                .param("show", showId)
                .param("before", before)
                .param("most", most)
                .query(this::sealed)
                .list();
    }

    private Sealed sealed(ResultSet row, int number) throws SQLException {
        byte[] body = row.getString("body").getBytes(UTF_8);
        if (!(codec.read(TYPE, EventCodec.VERSION, body) instanceof PreAirReviewed review)) {
            throw new IllegalStateException("record: no review (expected: " + TYPE + ")");
        }
        Long index = row.getObject("idx", Long.class);
        String hash = row.getString("hash");
        return new Sealed(
                row.getLong("sealed_offset"), review, index == null || hash == null ? null : new SealLeaf(index, hash));
    }
}
