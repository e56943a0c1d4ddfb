package org.qiantang.app.doubt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.app.journal.StepTable.Told;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.ShopEvent.RefundOrdered;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.ShowEvent.TalkHeard;
import org.qiantang.event.ShowEvent.TalkLine;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one step of the table "doubt" knows without asking again, and what it has still to write. Who is a demo's crowd, and where
 * orders go, does not change within it; how people act does, and is changed here first.
 */
final class Step implements StepTable.Unwritten {
    static final List<String> STATEMENTS = List.of(OrderFold.PLACED, Looks.KEEP, PaceFold.KEEP, PaceFold.HOURS);

    // Whether goods went round follows from payments and refunds, which the two shards tell: whoever reads them first
    // must have written by then, so that they take turns.
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtext('doubt'))";
    private static final String GIVEN_BACK =
            "select distinct order_id from doubt_refund_seen where order_id = any (cast(:orders as bigint[]))";
    private static final String CROWD =
            "select id from person where id = any (cast(:people as bigint[])) and simulated";
    private static final String SHOWS =
            "select show_id, merchant_id, host_id from doubt_show where show_id = any (cast(:shows as bigint[]))";
    private static final String LOOKED =
            "select order_id from doubt_look where order_id = any (cast(:orders as bigint[]))";
    private static final String SENT = """
            select position, body from aside
             where shard = :shard and position = any (cast(:positions as bigint[])) and slot = 0
            """;
    private static final String TRAITS = """
            select person_id, ground, value from register_trait
             where person_id = any (cast(:people as bigint[])) and value <> ''
            """;

    private final JdbcClient rows;
    private final Gathered later;
    private final OrderFold orders;
    private final Set<Long> crowd = new HashSet<>();
    private final Map<Long, DoubtTable.Show> shows = new HashMap<>();
    private final Set<Long> looked = new HashSet<>();
    private final List<OrderFold.Paid> paid = new ArrayList<>();
    private final Set<Long> givenBack = new HashSet<>();
    private final Map<Long, String> sent = new HashMap<>();
    private final Map<Long, Set<Trait>> traits = new HashMap<>();
    private final Map<Kin.Of, Kin> kin = new HashMap<>();
    private final Map<PaceFold.Key, PaceFold.Pace> paces = new HashMap<>();
    private final Map<PaceFold.Key, PaceFold.Pace> moved = new LinkedHashMap<>();
    private final Map<PaceFold.Day, Integer> hours = new HashMap<>();
    private final Map<PaceFold.Day, Integer> lived = new LinkedHashMap<>();
    private @Nullable Instant swept;

    private Step(JdbcClient rows, Gathered later, OrderFold orders) {
        this.rows = rows;
        this.later = later;
        this.orders = orders;
    }

    /** Something that two accounts may share. */
    record Trait(String ground, String value) {}

    /** Reads ahead for events of one shard. */
    static Step of(List<Told> events, JdbcClient rows, Gathered later, OrderFold fold) {
        var step = new Step(rows, later, fold);
        step.readRefunds(events);
        var orders = new ArrayList<Long>();
        var positions = new ArrayList<Long>();
        var buyers = new LinkedHashSet<Long>();
        var people = new LinkedHashSet<Long>();
        var shows = new LinkedHashSet<Long>();
        int shard = 0;
        for (Told one : events) {
            if (one.event() instanceof PiecesHeld held) {
                orders.add(held.orderId());
                positions.add(one.place().position());
                buyers.add(held.buyerId());
                shows.add(Streams.idOf(one.place().stream()));
            } else if (one.event() instanceof TalkHeard talk) {
                talk.lines().stream().map(TalkLine::personId).forEach(people::add);
                shows.add(Streams.idOf(one.place().stream()));
            }
            shard = one.place().shard();
        }
        people.addAll(buyers);
        if (!people.isEmpty()) {
            step.read(people, shows);
        }
        if (!orders.isEmpty()) {
            step.read(orders, shard, positions, buyers);
        }
        return step;
    }

    private void readRefunds(List<Told> events) {
        if (events.stream().anyMatch(one -> one.event() instanceof OrderPaid || one.event() instanceof RefundOrdered)) {
            rows.sql(TAKE_TURN).query((_, _) -> true).single();
        }
        List<Long> paid = events.stream()
                .flatMap(one -> one.event() instanceof OrderPaid order ? Stream.of(order.orderId()) : Stream.empty())
                .toList();
        if (!paid.isEmpty()) {
            givenBack.addAll(ask(GIVEN_BACK, "orders", Gathered.array(paid)));
        }
    }

    private void read(Set<Long> people, Set<Long> about) {
        Long[] who = Gathered.array(people);
        Long[] where = Gathered.array(about);
        crowd.addAll(ask(CROWD, "people", who));
        rows.sql(SHOWS)
                .param("shows", where)
                .query((row, _) ->
                        new DoubtTable.Show(row.getLong("show_id"), row.getLong("merchant_id"), row.getLong("host_id")))
                .list()
                .forEach(show -> shows.put(show.id(), show));
        paces.putAll(PaceFold.paces(where, who, rows));
        hours.putAll(PaceFold.hours(who, rows));
    }

    private void read(List<Long> orders, int shard, List<Long> positions, Set<Long> buyers) {
        looked.addAll(ask(LOOKED, "orders", Gathered.array(orders)));
        rows.sql(SENT)
                .param("shard", shard)
                .param("positions", Gathered.array(positions))
                .query(row -> {
                    sent.put(row.getLong("position"), new String(row.getBytes("body"), UTF_8));
                });
        rows.sql(TRAITS).param("people", Gathered.array(buyers)).query(row -> {
            traits.computeIfAbsent(row.getLong("person_id"), _ -> new HashSet<>())
                    .add(new Trait(row.getString("ground"), row.getString("value")));
        });
    }

    private List<Long> ask(String sql, String name, Long[] ids) {
        return rows.sql(sql).param(name, ids).query((row, _) -> row.getLong(1)).list();
    }

    /** Whether this is of a demo's crowd, which is marked as one already, at its birth and for ever. */
    boolean isCrowd(long person) {
        return crowd.contains(person);
    }

    Optional<DoubtTable.Show> show(long id) {
        return Optional.ofNullable(shows.get(id));
    }

    void planned(DoubtTable.Show show) {
        shows.putIfAbsent(show.id(), show);
    }

    /** Whether a refund of this order, which is paid in this step, was read before. */
    boolean isGivenBack(long order) {
        return givenBack.contains(order);
    }

    /** True once for each order, and never for one that was looked at before. */
    boolean looksFirstAt(long order) {
        return looked.add(order);
    }

    /** The address that was sent along with the order at a place, as JSON. */
    @Nullable
    String sent(Recorded place) {
        return sent.get(place.position());
    }

    Set<Trait> traits(long person) {
        return traits.getOrDefault(person, Set.of());
    }

    Kin kin(Kin.Of whose, Function<Kin.Of, Kin> read) {
        return kin.computeIfAbsent(whose, read);
    }

    Optional<PaceFold.Pace> pace(PaceFold.Key key) {
        return Optional.ofNullable(paces.get(key));
    }

    void pace(PaceFold.Key key, PaceFold.Pace now) {
        paces.put(key, now);
        moved.put(key, now);
    }

    /** The talk of a show is over. */
    void silence(long show) {
        paces.keySet().removeIf(key -> key.showId() == show && key.kind() == PaceFold.Kind.TALK);
    }

    /** Adds an hour to somebody's day, and tells all of it, one bit each. */
    int lives(PaceFold.Day day, int hour) {
        int all = hours.getOrDefault(day, 0) | 1 << hour;
        hours.put(day, all);
        lived.put(day, all);
        return all;
    }

    /** What is older is no longer in the rows. */
    void forget(Instant paceBefore, LocalDate dayBefore) {
        paces.values().removeIf(pace -> pace.last().isBefore(paceBefore));
        hours.keySet().removeIf(one -> one.day().isBefore(dayBefore));
    }

    boolean isSwept(Instant hour) {
        return swept != null && !hour.isAfter(swept);
    }

    void swept(Instant hour) {
        swept = hour;
    }

    void later(String statement, SqlParameterSource row) {
        later.add(statement, row);
    }

    /** An order was paid: looked at with all others of the step, once what was placed before it is in the rows. */
    void pay(OrderFold.Paid order) {
        paid.add(order);
    }

    /** Writes what is still to be written; before anything is read, or deleted, that it may concern. */
    @Override
    public void write() {
        moved.forEach((key, pace) -> later.add(PaceFold.KEEP, PaceFold.row(key, pace)));
        moved.clear();
        lived.forEach((day, all) -> later.add(PaceFold.HOURS, PaceFold.row(day, all)));
        lived.clear();
        later.write();
        if (!paid.isEmpty()) {
            List<OrderFold.Paid> all = List.copyOf(paid);
            paid.clear();
            orders.pay(all, this, rows);
        }
    }
}
