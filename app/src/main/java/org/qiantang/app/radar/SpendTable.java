package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spending by day and channel, typed in or out of imported reports, with what it is said to have brought. */
final class SpendTable {
    private static final String PUT = """
            insert into radar_spend (spend_id, side, owner_id, day, channel, campaign, spend_minor, orders, gmv_minor, typed_at, typed_by)
            values (:id, :side, :owner, :day, :channel, :campaign, :spend, :orders, :gmv, :at, :by)
                on conflict (side, owner_id, day, channel, campaign) do update
               set spend_minor = excluded.spend_minor, orders = excluded.orders, gmv_minor = excluded.gmv_minor,
                   typed_at = excluded.typed_at, typed_by = excluded.typed_by
            returning spend_id
            """;
    private static final String CHANNELS = """
            select channel, count(distinct day) filter (where spend_minor > 0) as days, max(day) as last_day,
                   sum(spend_minor) as spend, sum(orders) as orders, sum(gmv_minor) as gmv,
                   sum(spend_minor) filter (where orders is not null) as spend_of_orders,
                   sum(spend_minor) filter (where gmv_minor is not null) as spend_of_gmv,
                   bool_or(spend_id is not null) as typed, bool_or(file_id is not null) as imported
              from radar_spending
             where side = :side and owner_id = :owner and day >= :from and day < :until
               and (:campaign = '' or campaign = :campaign)
             group by channel
             order by sum(spend_minor) desc, channel
             limit :most
            """;
    private static final String DAYS = """
            select channel, day, sum(spend_minor) as spend, sum(gmv_minor) as gmv
              from radar_spending
             where side = :side and owner_id = :owner and day >= :from and day < :until and gmv_minor is not null
               and (:campaign = '' or campaign = :campaign)
             group by channel, day
            having sum(spend_minor) > 0
             order by channel, day
            """;
    private static final String ROWS = """
            select spend_id, day, channel, campaign, spend_minor, orders, gmv_minor, file_id, file_name
              from radar_spending
             where side = :side and owner_id = :owner and (:campaign = '' or campaign = :campaign)
               and (:channel = '' or channel = :channel) and day >= :from and day < :until
             order by day desc, channel, campaign, file_id
             limit :most offset :skip
            """;

    /** A channel on which nothing was spent for longer is not running. */
    private static final int RUNNING_DAYS = 30;

    private final JdbcClient jdbc;

    SpendTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day's spending as somebody typed it in, in fen. */
    record Entry(
            LocalDate day,
            String channel,
            String campaign,
            long spendMinor,
            @Nullable Long orders,
            @Nullable Long gmvMinor) {}

    /**
     * A row of spending.
     *
     * @param spendId null where it comes out of a file
     * @param fileId null where it was typed in
     */
    record Row(
            @Nullable Long spendId,
            LocalDate day,
            String channel,
            String campaign,
            long spendMinor,
            @Nullable Long orders,
            @Nullable Long gmvMinor,
            @Nullable Long fileId,
            String fileName) {}

    /**
     * Which rows are asked for; what is empty is not asked about.
     *
     * @param until the first day that is too late
     */
    record Wanted(String campaign, String channel, LocalDate from, LocalDate until) {
        private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
        private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);

        static Wanted of(String campaign, String channel, @Nullable Span span) {
            return span == null
                    ? new Wanted(campaign, channel, EARLIEST, LATEST)
                    : new Wanted(campaign, channel, span.first(), span.first().plusDays(span.days()));
        }
    }

    /**
     * A channel in a span. Its rates are of the rows alone that say what was brought.
     *
     * @param costPerOrder in fen
     * @param roas sales by spending
     */
    record Channel(
            String channel,
            int days,
            LocalDate lastDay,
            long spendMinor,
            @Nullable Long orders,
            @Nullable Long gmvMinor,
            @Nullable Double costPerOrder,
            @Nullable Double roas,
            boolean typed,
            boolean imported) {}

    /** Keeps an entry; one of the same day, channel and campaign stands in its place. */
    long put(Looker owner, long id, Entry entry, Instant at, long by) {
        return jdbc.sql(PUT)
                .param("id", id)
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .param("day", entry.day())
                .param("channel", entry.channel())
                .param("campaign", entry.campaign())
                .param("spend", entry.spendMinor())
                .param("orders", entry.orders(), Types.BIGINT)
                .param("gmv", entry.gmvMinor(), Types.BIGINT)
                .param("at", at.atOffset(UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    boolean forget(Looker owner, long spendId) {
        return jdbc.sql("delete from radar_spend where spend_id = :id and side = :side and owner_id = :owner")
                        .param("id", spendId)
                        .param("side", owner.side().name())
                        .param("owner", owner.id())
                        .update()
                > 0;
    }

    /** The channels of a span, those that cost most first. */
    List<Channel> channels(Looker owner, Span span, String campaign, int most) {
        return jdbc.sql(CHANNELS)
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .param("from", span.first())
                .param("until", span.first().plusDays(span.days()))
                .param("campaign", campaign)
                .param("most", most)
                .query((row, _) -> {
                    Long orders = row.getObject("orders") == null ? null : (Long) row.getLong("orders");
                    Long gmv = row.getObject("gmv") == null ? null : (Long) row.getLong("gmv");
                    return new Channel(
                            row.getString("channel"),
                            row.getInt("days"),
                            row.getObject("last_day", LocalDate.class),
                            row.getLong("spend"),
                            orders,
                            gmv,
                            quotient(row.getDouble("spend_of_orders"), orders),
                            gmv == null || row.getLong("spend_of_gmv") == 0
                                    ? null
                                    : (Double) (gmv / row.getDouble("spend_of_gmv")),
                            row.getBoolean("typed"),
                            row.getBoolean("imported"));
                })
                .list();
    }

    private static @Nullable Double quotient(double dividend, @Nullable Long divisor) {
        return divisor == null || divisor == 0 ? null : (Double) (dividend / divisor);
    }

    /** By channel its days with spending and known sales, in yuan; channels as they are spelled, days in their order. */
    List<Optimiser.Days> days(Looker owner, Span span, String campaign) {
        Map<String, List<double[]>> found = new LinkedHashMap<>();
        Map<String, LocalDate> last = new HashMap<>();
        LocalDate until = span.first().plusDays(span.days());
        jdbc.sql(DAYS)
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .param("from", span.first())
                .param("until", span.first().plusDays(span.days()))
                .param("campaign", campaign)
                .query(row -> {
                    last.put(row.getString("channel"), row.getObject("day", LocalDate.class));
                    found.computeIfAbsent(row.getString("channel"), _ -> new ArrayList<>())
                            .add(new double[] {row.getLong("spend") / 100.0, row.getLong("gmv") / 100.0});
                });
        return found.entrySet().stream()
                .map(one -> new Optimiser.Days(
                        one.getKey(),
                        one.getValue().stream().mapToDouble(day -> day[0]).toArray(),
                        one.getValue().stream().mapToDouble(day -> day[1]).toArray(),
                        !last.getOrDefault(one.getKey(), LocalDate.MIN).isBefore(until.minusDays(RUNNING_DAYS))))
                .toList();
    }

    /** The campaigns that rows of a span name, as they are spelled. */
    List<String> campaigns(Looker owner, Span span, int most) {
        return jdbc.sql("""
                        select distinct campaign from radar_spending
                         where side = :side and owner_id = :owner and campaign <> '' and day >= :from and day < :until
                         order by campaign limit :most
                        """)
                .param("from", span.first())
                .param("until", span.first().plusDays(span.days()))
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .param("most", most)
                .query((row, _) -> row.getString("campaign"))
                .list();
    }

    /** Rows of spending, the newest day first. */
    List<Row> rows(Looker owner, Wanted wanted, long skip, int most) {
        return jdbc.sql(ROWS)
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .param("campaign", wanted.campaign())
                .param("channel", wanted.channel())
                .param("from", wanted.from())
                .param("until", wanted.until())
                .param("skip", skip)
                .param("most", most)
                .query((row, _) -> new Row(
                        row.getObject("spend_id", Long.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("channel"),
                        row.getString("campaign"),
                        row.getLong("spend_minor"),
                        row.getObject("orders", Long.class),
                        row.getObject("gmv_minor", Long.class),
                        row.getObject("file_id", Long.class),
                        row.getString("file_name")))
                .list();
    }
}
