package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    // A digital host speaks all the time: where another line comes between, or none for two minutes, she had not the
    // air.
    private static final String HEARD = """
            select min(at) as first, max(at) as last
              from (select at, machine, sum(begins) over (order by at, line_id) as run
                      from (select at, line_id, made is not null as machine,
                                   case when lag(made is not null) over w is distinct from (made is not null)
                                          or at > lag(at) over w + interval '2 minutes' then 1 else 0 end as begins
                              from host_line
                             where show_id = :show
                            window w as (order by at, line_id)) line) lines
             where machine
             group by run
             order by first
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

    /** From the beginning of the first sentence of a digital host to that of the last before somebody else had the air. */
    public record Run(Instant first, Instant last) {}

    /** Of one show; {@code crowd} says whether a demo's crowd is counted with people. */
    public OfShow of(long showId, boolean crowd) {
        return new OfShow(showId, crowd, rows.presence(showId), heard(showId));
    }

    private List<Run> heard(long showId) {
        return jdbc.sql(HEARD)
                .param("show", showId)
                .query((row, _) -> new Run(InsightRows.time(row, "first"), InsightRows.time(row, "last")))
                .list();
    }

    /** The figures of one show, whose viewers and lines were read once. */
    public final class OfShow {
        private final long showId;
        private final boolean crowd;
        private final List<InsightRows.Presence> presence;
        private final List<Run> heard;

        private OfShow(long showId, boolean crowd, List<InsightRows.Presence> presence, List<Run> heard) {
            this.showId = showId;
            this.crowd = crowd;
            this.presence = presence;
            this.heard = heard;
        }

        public Trade trade(Instant from, Instant until) {
            return jdbc.sql(TRADE)
                    .param("show", showId)
                    .param("from", from.atOffset(UTC))
                    .param("until", until.atOffset(UTC))
                    .param("crowd", crowd)
                    .query((row, _) -> new Trade(row.getLong("orders"), row.getLong("minor")))
                    .single();
        }

        /** Viewers × the seconds that they were there. */
        public double viewerSeconds(Instant from, Instant until) {
            return Screens.present(presence, crowd, from, until);
        }

        /** The stretch of the digital host's own talk in which this moment lies; empty where somebody else had the air. */
        public Optional<Run> runAt(Instant moment) {
            return heard.stream()
                    .filter(run -> !run.first().isAfter(moment) && !run.last().isBefore(moment))
                    .findFirst();
        }
    }
}
