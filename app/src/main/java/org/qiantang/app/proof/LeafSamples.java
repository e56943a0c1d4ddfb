package org.qiantang.app.proof;

import static java.time.ZoneOffset.UTC;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes leaves of shows at random (抽查) and looks whether they still are what the log and the journal say. */
public final class LeafSamples {
    private static final Logger LOG = LoggerFactory.getLogger(LeafSamples.class);
    private static final String OF_SHOWS = """
              from proof_leaf
             where session = any(:sessions) and begun_at >= :from and begun_at < :until and idx < :size
            """;
    private static final String COUNT = "select count(*) " + OF_SHOWS;
    private static final String ONE =
            "select idx, session, hash, codec, sha256 " + OF_SHOWS + " order by idx offset :skipped limit 1";

    private final JdbcClient jdbc;
    private final EvidenceLog log;
    private final Contents contents;

    LeafSamples(JdbcClient jdbc, EvidenceLog log, Contents contents) {
        this.jdbc = jdbc;
        this.log = log;
        this.contents = contents;
    }

    /** A leaf that was looked at, by its place in the log. */
    public record Sampled(long index, long showId, boolean holds) {}

    private record Row(
            long index,
            String session,
            String hash,
            @Nullable String codec,
            @Nullable String sha256) {}

    /** So many leaves of these shows, fewer where there are not so many; none while the log itself cannot be used. */
    public List<Sampled> sample(List<Long> shows, Instant from, Instant until, int most, RandomGenerator random) {
        Tree tree;
        try {
            tree = log.tree();
        } catch (RuntimeException trouble) {
            // It is no fault of the room that the log cannot be read now; its own page tells of that.
            LOG.warn("leaves not sampled: cause={}", trouble.toString());
            return List.of();
        }
        String[] sessions = shows.stream().map(Streams::show).toArray(String[]::new);
        long all = asked(COUNT, sessions, from, until, tree).query(Long.class).single();
        var sampled = new ArrayList<Sampled>();
        try {
            random.longs(0, Math.max(1, all))
                    .distinct()
                    .limit(Math.min(most, all))
                    .forEach(skipped -> row(sessions, from, until, tree, skipped)
                            .ifPresent(row -> sampled.add(
                                    new Sampled(row.index(), Streams.idOf(row.session()), holds(row, tree)))));
        } catch (UncheckedIOException unread) {
            LOG.warn("leaves not sampled: cause={}", unread.toString());
            return List.of();
        }
        return sampled;
    }

    private Optional<Row> row(String[] sessions, Instant from, Instant until, Tree tree, long skipped) {
        return asked(ONE, sessions, from, until, tree)
                .param("skipped", skipped)
                .query((row, _) -> new Row(
                        row.getLong("idx"),
                        row.getString("session"),
                        row.getString("hash"),
                        row.getString("codec"),
                        row.getString("sha256")))
                .optional();
    }

    private JdbcClient.StatementSpec asked(String sql, String[] sessions, Instant from, Instant until, Tree tree) {
        return jdbc.sql(sql)
                .param("sessions", sessions)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("size", tree.size());
    }

    /** It stands under the log's root, it is the one that was noted, and what it names can be made again to the same hash. */
    private boolean holds(Row row, Tree tree) {
        try {
            byte[] entry = tree.entry(row.index());
            tree.inclusion(row.index(), tree.size(), entry);
            return Leaf.parse(entry).hash().hex().equals(row.hash()) && contentHolds(row);
        } catch (IllegalArgumentException | IllegalStateException broken) {
            // A damaged log is an illegal state too.
            LOG.warn("a sampled leaf does not hold: index={} cause={}", row.index(), broken.toString());
            return false;
        }
    }

    /** A piece of a recording lies on disk and may have been kept as long as was settled; its leaf alone is looked at. */
    private boolean contentHolds(Row row) {
        Whence whence = Whence.parse(row.codec());
        String sha256 = row.sha256();
        if (whence == null || sha256 == null) {
            return true;
        }
        byte[] bytes = contents.of(whence);
        return bytes == null
                ? whence.form() == Whence.Form.PIECE
                : Hash.sha256(bytes).hex().equals(sha256);
    }
}
