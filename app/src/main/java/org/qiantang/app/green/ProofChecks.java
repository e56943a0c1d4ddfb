package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.qiantang.app.proof.LeafSamples;
import org.qiantang.app.proof.LeafSamples.Sampled;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The daily sample of a room's proofs, and what came of it. */
final class ProofChecks {
    static final int A_DAY = 5;

    private static final String KNOWN =
            "select exists (select from green_proof where merchant_id = :shop and day = :day)";
    private static final String KEPT = """
            insert into green_proof (merchant_id, day, leaf, show_id, holds, at)
            values (:shop, :day, :leaf, :show, :holds, :at)
                on conflict do nothing
            """;
    private static final String WINDOW = """
            select day, leaf, show_id, holds from green_proof
             where merchant_id = :shop and day >= :from and day <= :day
             order by day, leaf
             limit 1000
            """;

    private final JdbcClient jdbc;
    private final LeafSamples samples;
    private final RandomGenerator random;

    ProofChecks(JdbcClient jdbc, LeafSamples samples, RandomGenerator random) {
        this.jdbc = jdbc;
        this.samples = samples;
        this.random = random;
    }

    /** One leaf that was looked at on a day. */
    record Checked(LocalDate day, long leaf, long showId, boolean holds) {}

    /** Once a day and room, over its shows of the window. */
    void sample(long shop, LocalDate day, Instant from, Instant now, List<Span> spans) {
        boolean known = jdbc.sql(KNOWN)
                .param("shop", shop)
                .param("day", day)
                .query(Boolean.class)
                .single();
        if (known || spans.isEmpty()) {
            return;
        }
        List<Long> shows = spans.stream().map(Span::showId).toList();
        for (Sampled one : samples.sample(shows, from, now, A_DAY, random)) {
            jdbc.sql(KEPT)
                    .param("shop", shop)
                    .param("day", day)
                    .param("leaf", one.index())
                    .param("show", one.showId())
                    .param("holds", one.holds())
                    .param("at", now.atOffset(UTC))
                    .update();
        }
    }

    Map<String, Reading> readings(Scope scope) {
        List<Checked> checked = jdbc.sql(WINDOW)
                .param("shop", scope.merchantId())
                .param("from", China.day(scope.from()))
                .param("day", scope.day())
                .query((row, _) -> new Checked(
                        row.getObject("day", LocalDate.class),
                        row.getLong("leaf"),
                        row.getLong("show_id"),
                        row.getBoolean("holds")))
                .list();
        return Map.of("GR-D2", reading(checked));
    }

    static Reading reading(List<Checked> checked) {
        List<Checked> broken = checked.stream().filter(one -> !one.holds()).toList();
        return new Reading.Counted(
                Map.of(
                        "proofs_checked", Exact.of(checked.size()),
                        "proofs_ok", Exact.of(checked.size() - broken.size())),
                Map.of(),
                broken.stream()
                        .map(one -> new Behind(
                                Behind.What.SHOW,
                                one.showId(),
                                null,
                                new Said(
                                        one.day() + " 抽查的存证叶子 " + one.leaf() + " 校验不通过",
                                        "leaf " + one.leaf() + ", sampled on " + one.day() + ", does not verify")))
                        .toList());
    }
}
