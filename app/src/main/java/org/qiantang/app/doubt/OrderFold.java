package org.qiantang.app.doubt;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.journal.Gathered;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.ShopEvent.RefundOrdered;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that may be bought by their own shop: its people and who shares something with them, circles, one door for many. */
final class OrderFold {
    static final int CIRCLES = 4;
    static final int PHONE_ACCOUNTS = 3;
    static final int PLACE_ACCOUNTS = 8;
    static final Duration WINDOW = Duration.ofDays(30);
    /** Of more orders to one door in a month the latest are looked at. */
    private static final int MOST_TO_ONE_DOOR = 500;

    static final String PLACED = """
            insert into doubt_order_seen (order_id, show_id, merchant_id, buyer_id, placed_at, position, goods_minor)
            values (:order, :show, :merchant, :buyer, :at, :position, :goods)
                on conflict (order_id) do nothing
            """;
    private static final String PAID = """
            with o as (
                  update doubt_order_seen s
                     set paid_at = timestamptz 'epoch' + p.micros * interval '1 microsecond', paid_minor = p.minor,
                         paid_position = p.position
                    from unnest(cast(:orders as bigint[]), cast(:micros as bigint[]), cast(:minors as bigint[]),
                                cast(:positions as bigint[])) as p (order_id, micros, minor, position)
                   where s.order_id = p.order_id and s.paid_at is null
               returning s.order_id, s.show_id, s.merchant_id, s.buyer_id, s.position, s.paid_at, s.paid_position)
            select o.order_id, o.show_id, o.merchant_id, o.buyer_id, o.position, o.paid_at, o.paid_position, l.grounds,
                   l.phone is not null or l.place is not null as has_door
              from o
              join doubt_look l using (order_id)
             order by o.paid_position
            """;
    // Most orders share their door with few: how many they are is asked before who they are.
    private static final String ACCOUNTS = """
            select count(distinct o.buyer_id) filter (where l.phone = mine.phone) as with_phone,
                   count(distinct o.buyer_id) filter (where l.place = mine.place) as at_place
              from doubt_look mine
              join doubt_look l on l.phone = mine.phone or l.place = mine.place
              join doubt_order_seen o on o.order_id = l.order_id
             where mine.order_id = :order
               and o.merchant_id = :merchant and o.paid_at > :since and o.paid_at <= :until and o.paid_position <= :paid
            """;
    private static final String REFUNDED = """
            insert into doubt_refund_seen (refund_id, order_id, minor, ordered_at, position)
            values (:refund, :order, :minor, :at, :position)
                on conflict (refund_id) do nothing
            """;
    private static final String ORDER = """
            select o.order_id, o.show_id, o.merchant_id, o.buyer_id, o.position, o.paid_at, o.paid_position, l.grounds
              from doubt_order_seen o
              join doubt_look l using (order_id)
             where o.order_id = :order and o.paid_at is not null
            """;
    // Freight may stay with the shop when goods go back.
    private static final String GIVEN_BACK = """
            select o.order_id, o.show_id, o.merchant_id, o.buyer_id, o.position, o.paid_at, o.paid_position, l.grounds,
                   array_agg(r.position order by r.position) as backs, max(r.ordered_at) as back_at
              from doubt_order_seen o
              join doubt_look l using (order_id)
              join doubt_refund_seen r on r.order_id = o.order_id and r.ordered_at <= o.paid_at + interval '48 hours'
             where o.merchant_id = :merchant and o.buyer_id = :buyer and o.paid_at is not null
             group by o.order_id, l.grounds
            having sum(r.minor) >= least(o.goods_minor, o.paid_minor)
             order by o.paid_at, o.order_id
            """;

    private final DoubtFold doubts;
    private final Looks looks;

    OrderFold(DoubtFold doubts, Looks looks) {
        this.doubts = doubts;
        this.looks = looks;
    }

    private record Order(
            long orderId,
            long showId,
            long merchantId,
            long buyerId,
            long position,
            Instant paidAt,
            long paidPosition,
            Set<String> grounds) {
        Stream<Found.Proof> proofs() {
            return Stream.of(new Found.Proof(Streams.FLOOR, position), new Found.Proof(Streams.FLOOR, paidPosition));
        }
    }

    /** The payment of an order, and where it stands. */
    record Paid(OrderPaid event, long position) {}

    /** An order, and whether it is known where it went. */
    private record Sent(Order order, boolean hasDoor) {}

    private record Accounts(long withPhone, long atPlace) {}

    private record Back(Order order, List<Long> positions, Instant at) {}

    void place(DoubtTable.Show show, PiecesHeld held, Recorded place, Step step, JdbcClient rows) {
        Long other = held.shopId();
        long freight = held.freight() == null ? 0 : held.freight().minor();
        step.later(
                PLACED,
                new MapSqlParameterSource()
                        .addValue("order", held.orderId())
                        .addValue("show", show.id())
                        .addValue("merchant", show.merchantId())
                        .addValue("buyer", held.buyerId())
                        .addValue("at", held.at().atOffset(UTC))
                        .addValue("position", place.position())
                        .addValue("goods", held.total().minor() - freight));
        looks.at(
                new Looks.Placed(
                        held.orderId(),
                        held.buyerId(),
                        show.id(),
                        show.hostId(),
                        other == null ? List.of(show.merchantId()) : List.of(show.merchantId(), other)),
                place,
                step,
                rows);
    }

    /** Orders that were paid in one step, in its order: each is looked at beside those that were paid before it. */
    void pay(List<Paid> paid, Step step, JdbcClient rows) {
        List<Sent> all = rows.sql(PAID)
                .param("orders", numbers(paid, one -> one.event().orderId()))
                .param(
                        "micros",
                        numbers(
                                paid,
                                one -> ChronoUnit.MICROS.between(
                                        Instant.EPOCH, one.event().at())))
                .param("minors", numbers(paid, one -> one.event().amount().minor()))
                .param("positions", numbers(paid, Paid::position))
                .query((row, _) -> new Sent(order(row), row.getBoolean("has_door")))
                .list();
        for (Sent sent : all) {
            Order order = sent.order();
            ties(order, rows);
            if (sent.hasDoor()) {
                doors(order, rows);
            }
            // Who went round before is known: only what was given back before it was read as paid makes a difference.
            if (step.isGivenBack(order.orderId())) {
                circles(order, rows);
            }
        }
    }

    private static Long[] numbers(List<Paid> paid, Function<Paid, Long> number) {
        return Gathered.array(paid.stream().map(number).toList());
    }

    private void doors(Order order, JdbcClient rows) {
        Accounts accounts = rows.sql(ACCOUNTS)
                .param("order", order.orderId())
                .param("merchant", order.merchantId())
                .param("since", order.paidAt().minus(WINDOW).atOffset(UTC))
                .param("until", order.paidAt().atOffset(UTC))
                .param("paid", order.paidPosition())
                .query((row, _) -> new Accounts(row.getLong("with_phone"), row.getLong("at_place")))
                .single();
        if (accounts.withPhone() >= PHONE_ACCOUNTS) {
            oneDoor(DoubtRule.ONE_PHONE, "phone", PHONE_ACCOUNTS, order, rows);
        }
        if (accounts.atPlace() >= PLACE_ACCOUNTS) {
            oneDoor(DoubtRule.ONE_PLACE, "place", PLACE_ACCOUNTS, order, rows);
        }
    }

    void giveBack(RefundOrdered refund, Recorded place, JdbcClient rows) {
        rows.sql(REFUNDED)
                .param("refund", refund.refundId())
                .param("order", refund.orderId())
                .param("minor", refund.amount().minor())
                .param("at", refund.at().atOffset(UTC))
                .param("position", place.position())
                .update();
        order(refund.orderId(), rows).ifPresent(order -> circles(order, rows));
    }

    private void ties(Order order, JdbcClient rows) {
        if (order.grounds().isEmpty()) {
            return;
        }
        boolean own = order.grounds().contains(Looks.STAFF);
        doubts.found(
                new Found(
                        own ? DoubtRule.OWN_PEOPLE : DoubtRule.TIED_TO_PEOPLE,
                        order.showId() + " " + order.buyerId(),
                        order.showId(),
                        order.merchantId(),
                        order.buyerId(),
                        order.paidAt(),
                        order.paidAt(),
                        Map.of(),
                        order.grounds(),
                        order.proofs().toList(),
                        Set.of(order.orderId()),
                        Map.of()),
                rows);
    }

    private void oneDoor(DoubtRule rule, String column, int least, Order order, JdbcClient rows) {
        List<Order> all = rows.sql(toOneDoor(column))
                .param("order", order.orderId())
                .param("merchant", order.merchantId())
                .param("since", order.paidAt().minus(WINDOW).atOffset(UTC))
                .param("until", order.paidAt().atOffset(UTC))
                .param("paid", order.paidPosition())
                .param("most", MOST_TO_ONE_DOOR)
                .query((row, _) -> order(row))
                .list();
        long accounts = all.stream().map(Order::buyerId).distinct().count();
        if (accounts < least) {
            return;
        }
        doubts.found(
                new Found(
                        rule,
                        order.merchantId() + " " + door(order, column, rows),
                        null,
                        order.merchantId(),
                        null,
                        all.getLast().paidAt(),
                        order.paidAt(),
                        Map.of("accounts", (double) accounts, "orders", (double) all.size()),
                        Set.of(),
                        all.stream().flatMap(Order::proofs).toList(),
                        all.stream().map(Order::orderId).collect(Collectors.toSet()),
                        Map.of()),
                rows);
    }

    private static String toOneDoor(String column) {
        return """
                select o.order_id, o.show_id, o.merchant_id, o.buyer_id, o.position, o.paid_at, o.paid_position, l.grounds
                  from doubt_look l
                  join doubt_order_seen o using (order_id)
                  join doubt_look mine on mine.order_id = :order and mine.%1$s = l.%1$s
                 where o.merchant_id = :merchant and o.paid_at > :since and o.paid_at <= :until and o.paid_position <= :paid
                 order by o.paid_at desc, o.order_id desc
                 limit :most
                """.formatted(column);
    }

    private static String door(Order order, String column, JdbcClient rows) {
        return rows.sql("select encode(" + column + ", 'hex') from doubt_look where order_id = :order")
                .param("order", order.orderId())
                .query(String.class)
                .single();
    }

    /** All runs of orders given back within a month that are long enough, whichever of their events was read last. */
    private void circles(Order order, JdbcClient rows) {
        List<Back> backs = rows.sql(GIVEN_BACK)
                .param("merchant", order.merchantId())
                .param("buyer", order.buyerId())
                .query((row, _) -> new Back(
                        order(row),
                        Arrays.asList((Long[]) row.getArray("backs").getArray()),
                        row.getObject("back_at", OffsetDateTime.class).toInstant()))
                .list();
        var circled = new LinkedHashMap<Long, Back>();
        for (int first = 0; first + CIRCLES <= backs.size(); first++) {
            List<Back> run = run(backs, first);
            if (run.size() >= CIRCLES) {
                run.forEach(back -> circled.put(back.order().orderId(), back));
            }
        }
        if (circled.isEmpty()) {
            return;
        }
        List<Back> all = List.copyOf(circled.values());
        doubts.found(
                new Found(
                        DoubtRule.CIRCLE,
                        order.merchantId() + " " + order.buyerId(),
                        null,
                        order.merchantId(),
                        order.buyerId(),
                        all.getFirst().order().paidAt(),
                        all.stream().map(Back::at).max(Instant::compareTo).orElseThrow(),
                        Map.of("orders", (double) all.size()),
                        Set.of(),
                        all.stream().flatMap(OrderFold::proofs).toList(),
                        circled.keySet(),
                        Map.of()),
                rows);
    }

    private static List<Back> run(List<Back> backs, int first) {
        Instant until = backs.get(first).order().paidAt().plus(WINDOW);
        var run = new ArrayList<Back>();
        for (Back back : backs.subList(first, backs.size())) {
            if (back.order().paidAt().isBefore(until)) {
                run.add(back);
            }
        }
        return run;
    }

    private static Stream<Found.Proof> proofs(Back back) {
        return Stream.concat(
                back.order().proofs(),
                back.positions().stream().map(position -> new Found.Proof(Streams.OFFICE, position)));
    }

    private static Optional<Order> order(long orderId, JdbcClient rows) {
        return rows.sql(ORDER)
                .param("order", orderId)
                .query((row, _) -> order(row))
                .optional();
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("order_id"),
                row.getLong("show_id"),
                row.getLong("merchant_id"),
                row.getLong("buyer_id"),
                row.getLong("position"),
                row.getObject("paid_at", OffsetDateTime.class).toInstant(),
                row.getLong("paid_position"),
                new HashSet<>(Arrays.asList((String[]) row.getArray("grounds").getArray())));
    }
}
