package org.qiantang.app.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.qiantang.app.journal.Gathered;
import org.qiantang.event.ShowEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The orders and payments of a step of events: each kind is one statement, which writes the rows and adds what is new to the sums
 * that a big screen reads. An order, or its payment, that was told before adds nothing.
 *
 * <p>Who is counted for the first time is looked up by {@code in}, which PostgreSQL hashes; a join of rows that it has just written
 * it takes for one of a few, and compares all with all.
 */
final class TradeStep {
    // Accounts of a demo's crowd are marked at their birth and for ever, so a replay comes to the same rows.
    private static final String PLACED = """
            with placed as (
                insert into insight_order (order_id, show_id, buyer_id, crowd, position, placed_at, placed_minor, freight_minor)
                select o.order_id, o.show_id, o.buyer_id, exists (select from person where id = o.buyer_id and simulated),
                       o.position, o.at, o.minor, o.freight
                  from unnest(cast(:orders as bigint[]), cast(:shows as bigint[]), cast(:buyers as bigint[]),
                              cast(:positions as bigint[]), cast(:ats as timestamptz[]), cast(:minors as bigint[]),
                              cast(:freights as bigint[]))
                       as o (order_id, show_id, buyer_id, position, at, minor, freight)
                    on conflict (order_id) do nothing
                returning show_id, buyer_id, crowd, placed_at, placed_minor
            ), first as (
                insert into insight_orderer (show_id, person_id)
                select distinct show_id, buyer_id from placed
                    on conflict (show_id, person_id) do nothing
                returning show_id, person_id
            )
            insert into insight_trade as t (show_id, minute, crowd, placed, placed_minor, orderers)
            select show_id, date_trunc('minute', placed_at, 'UTC'), crowd, count(*), sum(placed_minor),
                   count(*) filter (where number = 1 and (show_id, buyer_id) in (select show_id, person_id from first))
              from (select *, row_number() over (partition by show_id, buyer_id order by placed_at) as number
                      from placed) act
             group by 1, 2, 3
                on conflict (show_id, minute, crowd) do update
               set placed = t.placed + excluded.placed, placed_minor = t.placed_minor + excluded.placed_minor,
                   orderers = t.orderers + excluded.orderers
            """;
    private static final String LINES = """
            insert into insight_line (order_id, number, item_id, sku_id, pieces, minor)
            select *
              from unnest(cast(:orders as bigint[]), cast(:numbers as bigint[]), cast(:items as bigint[]),
                          cast(:skus as bigint[]), cast(:pieces as bigint[]), cast(:minors as bigint[]))
                on conflict (order_id, number) do nothing
            """;
    private static final String PAID = """
            with paid as (
                update insight_order o set paid_at = p.at, paid_minor = p.minor, paid_position = p.position
                  from unnest(cast(:orders as bigint[]), cast(:ats as timestamptz[]), cast(:minors as bigint[]),
                              cast(:positions as bigint[])) as p (order_id, at, minor, position)
                 where o.order_id = p.order_id and o.paid_at is null
                returning o.order_id, o.show_id, o.buyer_id, o.crowd, o.paid_at, o.paid_minor
            ), sold as (
                select p.order_id, p.show_id, p.buyer_id, p.crowd, l.item_id, sum(l.pieces) as pieces,
                       sum(l.pieces * l.minor) as minor
                  from paid p join insight_line l using (order_id)
                 group by 1, 2, 3, 4, 5
            ), first as (
                insert into insight_buyer (show_id, item_id, person_id)
                select show_id, 0, buyer_id from paid
                union
                select show_id, item_id, buyer_id from sold
                    on conflict (show_id, item_id, person_id) do nothing
                returning show_id, item_id, person_id
            ), item as (
                insert into insight_item_trade as t (show_id, item_id, crowd, pieces, minor, orders, buyers)
                select show_id, item_id, crowd, sum(pieces), sum(minor), count(*),
                       count(distinct buyer_id) filter (where (show_id, item_id, buyer_id)
                           in (select show_id, item_id, person_id from first))
                  from sold
                 group by 1, 2, 3
                    on conflict (show_id, item_id, crowd) do update
                   set pieces = t.pieces + excluded.pieces, minor = t.minor + excluded.minor,
                       orders = t.orders + excluded.orders, buyers = t.buyers + excluded.buyers
            )
            insert into insight_trade as t (show_id, minute, crowd, paid, paid_minor, buyers)
            select show_id, date_trunc('minute', paid_at, 'UTC'), crowd, count(*), sum(paid_minor),
                   count(*) filter (where number = 1 and (show_id, buyer_id)
                       in (select show_id, person_id from first where item_id = 0))
              from (select *, row_number() over (partition by show_id, buyer_id order by paid_at) as number from paid) act
             group by 1, 2, 3
                on conflict (show_id, minute, crowd) do update
               set paid = t.paid + excluded.paid, paid_minor = t.paid_minor + excluded.paid_minor,
                   buyers = t.buyers + excluded.buyers
            """;
    private static final String RELEASED = """
            update insight_order o set released_at = r.at
              from unnest(cast(:orders as bigint[]), cast(:ats as timestamptz[])) as r (order_id, at)
             where o.order_id = r.order_id
            """;

    private final List<Placed> placed = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<Long, Paid> paid = new LinkedHashMap<>();
    private final Map<Long, Instant> released = new LinkedHashMap<>();

    private record Placed(long order, long show, long buyer, long position, Instant at, long minor, long freight) {}

    private record Line(long order, long number, long item, long sku, long pieces, long minor) {}

    private record Paid(Instant at, long minor, long position) {}

    void place(long show, long position, ShowEvent.PiecesHeld held) {
        placed.add(new Placed(
                held.orderId(),
                show,
                held.buyerId(),
                position,
                held.at(),
                held.total().minor(),
                held.freight() == null ? 0 : held.freight().minor()));
        for (int number = 0; number < held.lines().size(); number++) {
            ShowEvent.HeldLine line = held.lines().get(number);
            lines.add(new Line(
                    held.orderId(),
                    number,
                    line.itemId(),
                    line.skuId(),
                    line.pieces(),
                    line.price().minor()));
        }
    }

    void pay(long position, ShowEvent.OrderPaid event) {
        paid.putIfAbsent(event.orderId(), new Paid(event.at(), event.amount().minor(), position));
    }

    void release(ShowEvent.HoldReleased event) {
        released.put(event.orderId(), event.at());
    }

    void write(JdbcClient rows) {
        if (!placed.isEmpty()) {
            rows.sql(PLACED)
                    .param("orders", numbers(placed, Placed::order))
                    .param("shows", numbers(placed, Placed::show))
                    .param("buyers", numbers(placed, Placed::buyer))
                    .param("positions", numbers(placed, Placed::position))
                    .param("ats", times(placed, Placed::at))
                    .param("minors", numbers(placed, Placed::minor))
                    .param("freights", numbers(placed, Placed::freight))
                    .update();
        }
        if (!lines.isEmpty()) {
            rows.sql(LINES)
                    .param("orders", numbers(lines, Line::order))
                    .param("numbers", numbers(lines, Line::number))
                    .param("items", numbers(lines, Line::item))
                    .param("skus", numbers(lines, Line::sku))
                    .param("pieces", numbers(lines, Line::pieces))
                    .param("minors", numbers(lines, Line::minor))
                    .update();
        }
        if (!paid.isEmpty()) {
            rows.sql(PAID)
                    .param("orders", Gathered.array(paid.keySet()))
                    .param("ats", times(paid.values(), Paid::at))
                    .param("minors", numbers(paid.values(), Paid::minor))
                    .param("positions", numbers(paid.values(), Paid::position))
                    .update();
        }
        if (!released.isEmpty()) {
            rows.sql(RELEASED)
                    .param("orders", Gathered.array(released.keySet()))
                    .param("ats", times(released.values(), Function.identity()))
                    .update();
        }
    }

    private static <T> Long[] numbers(Collection<T> all, Function<T, Long> number) {
        return Gathered.array(all.stream().map(number).toList());
    }

    private static <T> String[] times(Collection<T> all, Function<T, Instant> time) {
        return all.stream().map(one -> time.apply(one).toString()).toArray(String[]::new);
    }
}
