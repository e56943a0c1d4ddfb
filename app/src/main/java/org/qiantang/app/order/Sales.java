package org.qiantang.app.order;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a shop has sold, day by day, by the clock of the country that it sells in. */
final class Sales {
    static final int DAYS = 7;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final String BY_DAY = """
            select (o.paid_at at time zone 'Asia/Shanghai')::date as day,
                   count(*) as orders,
                   sum(o.total_minor) as paid,
                   coalesce(sum(b.back), 0) as back,
                   count(*) filter (where p.simulated) as simulated_orders,
                   coalesce(sum(o.total_minor) filter (where p.simulated), 0) as simulated_paid,
                   coalesce(sum(b.back) filter (where p.simulated), 0) as simulated_back
              from placed_order o
              left join person p on p.id = o.buyer_id
              left join lateral (select sum(minor) as back from order_back where order_id = o.order_id) b on true
             where o.merchant_id = :merchant and o.paid_at >= :since
             group by day
            """;

    private final JdbcClient jdbc;

    Sales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One day's sales.
     *
     * @param paid what was paid for orders of that day, freight with it
     * @param back what has gone back of these orders since
     * @param simulatedOrders how many of the orders are a demo's crowd's, with their part of the money beside
     */
    record Day(
            LocalDate day,
            long orders,
            Money paid,
            Money back,
            long simulatedOrders,
            Money simulatedPaid,
            Money simulatedBack) {
        static Day without(LocalDate day) {
            return new Day(day, 0, Money.cny(0), Money.cny(0), 0, Money.cny(0), Money.cny(0));
        }
    }

    /** The last days up to today, the oldest first; days without a sale too. */
    List<Day> lately(long merchantId, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, HERE);
        LocalDate first = today.minusDays(DAYS - 1L);
        List<Day> sold = jdbc.sql(BY_DAY)
                .param("merchant", merchantId)
                .param("since", first.atStartOfDay(HERE).toInstant().atOffset(UTC))
                .query((row, _) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("orders"),
                        Money.cny(row.getLong("paid")),
                        Money.cny(row.getLong("back")),
                        row.getLong("simulated_orders"),
                        Money.cny(row.getLong("simulated_paid")),
                        Money.cny(row.getLong("simulated_back"))))
                .list();
        return IntStream.range(0, DAYS)
                .mapToObj(first::plusDays)
                .map(day -> sold.stream()
                        .filter(one -> one.day().equals(day))
                        .findFirst()
                        .orElseGet(() -> Day.without(day)))
                .toList();
    }
}
