package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.qiantang.app.green.Score.VetoMark;
import org.qiantang.app.green.Score.VetoState;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads which orders and likes officers confirmed as invented, and says whether that is a veto. A doubt about an account, which speaks
 * as a machine does, is none about orders or likes and brings about no veto.
 */
final class Traffic {
    /** More doubts than officers confirm of any room within thirty days. */
    private static final int MOST = 1_000;

    // What is the last word on a doubt, and what it was at the moment that is asked about: a later withdrawal counts
    // for every day, a later confirmation only from its own on. A doubt may grow after it was judged; an officer has
    // confirmed what had happened by then and no more, so that a confirmation before the window bears on nothing in it:
    // an order is in doubt from its payment on (by its pace from its placing), one that went in a circle once it came
    // back.
    private static final String CONFIRMED = """
            with confirmed as (
                select f.finding_id, f.rule, was.at
                  from (select distinct r.doubt_id from green_traffic_ruling r
                         where r.ruling = 'CONFIRMED' and r.at >= :from and r.at <= :asOf) j
                  join doubt_finding f on f.finding_id = j.doubt_id
                  join lateral (select r.ruling from green_traffic_ruling r
                                 where r.doubt_id = f.finding_id
                                 order by r.position desc limit 1) last on last.ruling = 'CONFIRMED'
                  join lateral (select r.ruling, r.at from green_traffic_ruling r
                                 where r.doubt_id = f.finding_id and r.at <= :asOf
                                 order by r.position desc limit 1) was on was.ruling = 'CONFIRMED'
                 where not f.whole
            )
            select c.finding_id, coalesce(o.orders, cast('{}' as bigint[])) as orders, coalesce(l.likes, 0) as likes,
                   least(o.first_at, l.first_at) as first_at, greatest(o.last_at, l.last_at) as last_at
              from confirmed c
              left join lateral (select array_agg(s.order_id order by s.order_id) as orders,
                                        min(s.placed_at) as first_at, max(s.placed_at) as last_at
                                   from doubt_order d
                                   join doubt_order_seen s on s.order_id = d.order_id
                                  where d.finding_id = c.finding_id and s.show_id = any(:shows)
                                    and s.placed_at >= :from and s.placed_at < :until
                                    and case c.rule when 'ORDERS_EVEN' then s.placed_at else s.paid_at end <= c.at
                                    and (c.rule <> 'CIRCLE'
                                         or exists (select from doubt_refund_seen b
                                                     where b.order_id = s.order_id and b.ordered_at <= c.at))) o on true
              left join lateral (select sum(m.likes) as likes, min(m.minute) as first_at, max(m.minute) as last_at
                                   from doubt_likes m
                                  where m.finding_id = c.finding_id and m.show_id = any(:shows)
                                    and m.minute >= :from and m.minute < :until and m.minute <= c.at) l on true
             where o.orders is not null or l.likes > 0
             order by first_at, c.finding_id
             limit :most
            """;

    private final JdbcClient jdbc;

    Traffic(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What of one confirmed doubt lies in the scope; {@code orders} are their ids.
     *
     * @param first when the first of it happened, {@code last} the last
     */
    record Invented(long doubtId, List<Long> orders, long likes, Instant first, Instant last) {
        Invented {
            orders = List.copyOf(orders);
        }
    }

    VetoMark veto(Scheme.Veto veto, Scope scope) {
        return mark(veto, invented(scope));
    }

    List<Invented> invented(Scope scope) {
        return jdbc.sql(CONFIRMED)
                .param("shows", scope.shows())
                .param("from", scope.from().atOffset(UTC))
                .param("until", scope.until().atOffset(UTC))
                .param("asOf", scope.asOf().atOffset(UTC))
                .param("most", MOST)
                .query(Traffic::row)
                .list();
    }

    /** Two doubts may be about one order, which is told once in the sum. */
    static VetoMark mark(Scheme.Veto veto, List<Invented> invented) {
        if (invented.isEmpty()) {
            return new VetoMark(
                    veto.id(),
                    VetoState.CLEAR,
                    new Said(
                            "窗口内没有治理员确认为虚构的订单或点赞；观看和评价是否虚构没有登记。",
                            "No orders or likes within the window were confirmed as invented by an officer; whether viewers or reviews are is not recorded."),
                    List.of());
        }
        long orders = invented.stream()
                .flatMap(one -> one.orders().stream())
                .distinct()
                .count();
        long likes = invented.stream().mapToLong(Invented::likes).sum();
        Instant first = invented.stream()
                .map(Invented::first)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = invented.stream()
                .map(Invented::last)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Said words = veto.explain()
                .filled(Map.of(
                        "figure", figure(orders, likes),
                        "difference", amount(orders, likes),
                        "from", Said.same(China.day(first).toString()),
                        "to", Said.same(China.day(last).toString())));
        return new VetoMark(
                veto.id(),
                VetoState.STANDS,
                words,
                invented.stream()
                        .map(Traffic::behind)
                        .limit(Reading.Counted.MOST_BEHIND)
                        .toList());
    }

    private static Said figure(long orders, long likes) {
        if (likes == 0) {
            return new Said("订单", "orders");
        }
        return orders == 0 ? new Said("点赞", "likes") : new Said("订单和点赞", "orders and likes");
    }

    private static Said amount(long orders, long likes) {
        Said placed = new Said("订单 " + orders + " 单", orders == 1 ? "1 order" : orders + " orders");
        Said liked = new Said("点赞 " + likes + " 次", likes == 1 ? "1 like" : likes + " likes");
        if (likes == 0) {
            return placed;
        }
        return orders == 0 ? liked : new Said(placed.zh() + "，" + liked.zh(), placed.en() + ", " + liked.en());
    }

    private static Behind behind(Invented one) {
        String first = China.minute(one.first());
        String last = China.minute(one.last());
        Said amount = amount(one.orders().size(), one.likes());
        Said when = first.equals(last) ? Said.same(first) : new Said(first + " 至 " + last, first + " to " + last);
        return new Behind(
                Behind.What.DOUBT,
                one.doubtId(),
                null,
                new Said(when.zh() + "：" + amount.zh(), when.en() + ": " + amount.en()));
    }

    private static Invented row(ResultSet row, int number) throws SQLException {
        return new Invented(
                row.getLong("finding_id"),
                Arrays.asList((Long[]) row.getArray("orders").getArray()),
                row.getLong("likes"),
                ShowSpans.moment(row, "first_at"),
                ShowSpans.moment(row, "last_at"));
    }
}
