package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The figures of a part of a show, for whoever compares what was done in different parts. */
public final class Stretches {
    private static final String TRADE = """
            select count(*) as orders,
                   coalesce(sum(o.paid_minor - (select coalesce(sum(r.minor), 0)
                                                  from insight_refund r
                                                 where r.order_id = o.order_id)), 0) as minor
              from insight_order o
             where o.show_id = :show and o.placed_at >= :from and o.placed_at < :until and o.paid_at is not null
               and (:crowd or not o.crowd)
               and not exists (select from doubtful_order d where d.order_id = o.order_id)
            """;
    // Whoever else takes the air is heard in lines that no machine made.
    private static final String LAST_OF_MACHINE = """
            select max(at)
              from host_line
             where show_id = :show and at >= :from and at < :until and made is not null
            """;

    private final InsightRows rows;
    private final JdbcClient jdbc;

    Stretches(InsightRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /**
     * What was bought.
     *
     * @param orders placed within it and paid since, without doubtful ones
     * @param minor what was paid for them, less what was refunded
     */
    public record Trade(long orders, long minor) {}

    /** Of one show; {@code crowd} says whether a demo's crowd is counted with people. */
    public OfShow of(long showId, boolean crowd) {
        return new OfShow(showId, crowd, rows.presence(showId));
    }

    /** The figures of one show, whose viewers were read once. */
    public final class OfShow {
        private final long showId;
        private final boolean crowd;
        private final List<InsightRows.Presence> presence;

        private OfShow(long showId, boolean crowd, List<InsightRows.Presence> presence) {
            this.showId = showId;
            this.crowd = crowd;
            this.presence = presence;
        }

        public Trade trade(Instant from, Instant until) {
            return within(TRADE, from, until)
                    .param("crowd", crowd)
                    .query((row, _) -> new Trade(row.getLong("orders"), row.getLong("minor")))
                    .single();
        }

        /** Viewers × the seconds that they were there. */
        public double viewerSeconds(Instant from, Instant until) {
            return Screens.present(presence, crowd, from, until);
        }

        /** When the last sentence of a digital host in this time began; empty where there was none. */
        public Optional<Instant> lastSaidByMachine(Instant from, Instant until) {
            return within(LAST_OF_MACHINE, from, until)
                    .query(OffsetDateTime.class)
                    .optional()
                    .map(OffsetDateTime::toInstant);
        }

        private StatementSpec within(String sql, Instant from, Instant until) {
            return jdbc.sql(sql)
                    .param("show", showId)
                    .param("from", from.atOffset(UTC))
                    .param("until", until.atOffset(UTC));
        }
    }
}
