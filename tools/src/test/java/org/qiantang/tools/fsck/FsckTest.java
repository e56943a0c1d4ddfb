package org.qiantang.tools.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.tools.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FsckTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ForEachSeed(count = 20)
    void a_valid_history_agrees_with_itself(long seed) throws SQLException {
        String url = server.fresh();
        PlayedShop shop = PlayedShop.of(seed, 400);
        try (Connection connection = DriverManager.getConnection(url)) {
            new PlayedRows(connection).write(shop);
        }

        Findings findings = recount(url);

        assertThat(faults(findings)).isEmpty();
        // Recordings lie on disk; RecordingsCheckTest looks at them.
        assertThat(findings.all().stream().filter(check -> !check.name().equals("recordings")))
                .allMatch(check -> check.looks() > 0, "looked at something");
    }

    @ForEachSeed(count = 20)
    void followers_that_lag_and_gifts_on_their_way_are_no_faults(long seed) throws SQLException {
        String url = server.fresh();
        var random = new SplittableRandom(seed);
        PlayedShop shop = PlayedShop.of(seed, 150);
        PlayedRows.Followed followed = PlayedRows.follow(shop);
        shop.step(random.nextInt(150));
        PlayedShop.Show show = shop.onAir();
        shop.send(show, 1, 3);
        Map<Integer, Long> couriers = Map.copyOf(shop.heads);
        shop.receive(1, 10);
        shop.dispatch(show, 1, 2);
        shop.sell(shop.claim(show, 900, 1, 2));
        shop.report(shop.claim(show, 901, 1, 1), false);
        shop.close(shop.plan(), false);
        try (Connection connection = DriverManager.getConnection(url)) {
            new PlayedRows(connection).write(shop, followed, couriers);
        }

        Findings findings = recount(url);

        assertThat(faults(findings)).isEmpty();
        assertThat(findings.followers.notes()).anyMatch(note -> note.startsWith("shows is behind"));
        assertThat(findings.transfers.notes()).contains("1 on their way");
        assertThat(findings.handOvers.notes()).contains("1 waiting to be handed over");
        assertThat(findings.payments.notes()).contains("1 reported and on their way to the room");
    }

    /** Damage, and the check that must see it; others may see it too. */
    record Damage(String what, String seenBy, Blow blow) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** What is done to a database. */
    @FunctionalInterface
    interface Blow {
        void strike(Connection connection) throws SQLException;
    }

    static Stream<Damage> damages() {
        return Stream.of(
                        journalDamages(),
                        showDamages(),
                        deskDamages(),
                        rowDamages(),
                        filmDamages(),
                        moneyDamages(),
                        wordDamages())
                .flatMap(List::stream);
    }

    private static List<Damage> journalDamages() {
        return List.of(
                sql("a lost event", "positions", "delete from event where shard = 1 and position = 20"),
                sql("a lost last event", "positions", """
                        delete from event where (shard, position) in (select id, head from shard where id = 1)
                        """),
                sql("a head ahead", "positions", "update shard set head = head + 1 where id = 0"),
                sql("an unknown type", "events", "update event set type = 'ShowDreamt' where type = 'LikesCounted'"),
                sql("an unknown version", "events", "update event set version = 2 where type = 'LikesCounted'"),
                sql("an unreadable body", "events", "update event set body = 'x' where type = 'HostSpoke'"),
                sql("another's stream", "events", "update event set stream = 'shop/7' where type = 'HostSpoke'"),
                sql(
                        "a time that differs",
                        "events",
                        "update event set at = at + interval '1 s' where type = 'HostSpoke'"),
                sql(
                        "time running back",
                        "time",
                        "update event set at = at - interval '1 day' where type = 'TalkHeard'"));
    }

    private static List<Damage> showDamages() {
        return List.of(
                edit(
                        "more held than there is",
                        "pieces",
                        "PiecesHeld",
                        0,
                        held -> line(held).put("pieces", 400)),
                edit("fewer pieces arrived", "pieces", "AllotmentTaken", 0, taken -> taken.put("pieces", 1)),
                edit("above the limit", "limits", "ItemLinedUp", 0, item -> item.put("perBuyerLimit", 1)),
                edit(
                        "a wrong total",
                        "totals",
                        "PiecesHeld",
                        0,
                        held -> money(held, "total").put("minor", 1)),
                edit("a price that never was", "totals", "PiecesHeld", 0, held -> {
                    money(line(held), "price").put("minor", 1);
                    money(held, "total").put("minor", line(held).get("pieces").asInt());
                }),
                edit(
                        "paid less than owed",
                        "totals",
                        "OrderPaid",
                        0,
                        paid -> money(paid, "amount").put("minor", 1)),
                copy("sold twice", "holds", "OrderPaid", 0, 1, "orderId", "buyerId"),
                copy("released after it was sold", "holds", "OrderPaid", "HoldReleased", "orderId", "buyerId"),
                copy("one order held twice", "holds", "PiecesHeld", 0, 1, "orderId"),
                copy("one wish, two orders", "intents", "PiecesHeld", 0, 1, "buyerId", "intent"),
                copy("one payment, two orders", "intents", "OrderPaid", 0, 1, "paymentNo"),
                edit("closed and kept pieces", "closing", "AllotmentReturned", 0, back -> back.put("pieces", 1)));
    }

    private static List<Damage> deskDamages() {
        return List.of(
                edit("sent more than there was", "warehouse", "AllotmentSent", 0, sent -> sent.put("pieces", 9_000)),
                edit("took more than was sent", "transfers", "AllotmentTaken", 0, taken -> taken.put("pieces", 90)),
                edit("took what nobody sent", "transfers", "AllotmentTaken", 0, taken -> taken.put("transferId", "5")),
                edit("arrived nowhere", "transfers", "AllotmentArrived", 0, there -> there.put("transferId", "5")),
                edit("a price that nobody kept", "prices", "PriceChanged", 0, price -> price.put("priceVersion", "5")),
                edit(
                        "another price",
                        "prices",
                        "PriceSet",
                        0,
                        set -> money(set, "price").put("minor", 5)),
                edit("came back short", "returns", "AllotmentCameBack", 0, back -> back.put("pieces", 1)),
                edit("never came back", "returns", "AllotmentCameBack", 0, back -> back.put("transferId", "5")),
                edit("another order handed over", "hand-overs", "OrderTaken", 0, taken -> taken.put("orderId", "5")),
                edit(
                        "fewer pieces handed over",
                        "hand-overs",
                        "OrderTaken",
                        0,
                        taken -> line(taken).put("pieces", 9)),
                copy("one order handed over twice", "hand-overs", "OrderTaken", 0, 1, "orderId"));
    }

    private static List<Damage> rowDamages() {
        return List.of(
                sql("a piece too many", "shop-rows", "update warehouse set received = received + 1, free = free + 1"),
                sql("a transfer settled by hand", "shop-rows", "update transfer set state = 'bounced'"),
                sql("a lost return", "shop-rows", "delete from stock_return"),
                sql("a price of nobody's", "shop-rows", """
                        insert into price_version values (1, 1, 1, 'CNY', 'none', now(), null)
                        """),
                sql(
                        "a lost part of an order's story",
                        "shop-rows",
                        "delete from order_story where type = 'ParcelSent'"),
                sql("a lost show", "show-rows", "delete from show_row where state = 'closed'"),
                sql("a double sale in the rows", "show-rows", "update show_sku set sold = sold + 1 where sku_id = 1"),
                sql("a hold that never ended", "show-rows", "insert into show_hold values (5, 5, 5, 5)"),
                sql("a lost line of the host's", "show-rows", "delete from host_line"),
                sql("a mute that no officer set", "show-rows", """
                        insert into officer_mute values (1, 1, 1, null, '多次辱骂', 1, now())
                        """),
                sql(
                        "an order in the figures that nobody placed",
                        "figures",
                        "insert into insight_order (order_id, show_id, buyer_id, crowd, position, placed_at, placed_minor,"
                                + " freight_minor) values (1, 1, 1, false, 1, now(), 1, 0)"),
                sql("a lost order", "order-rows", "delete from placed_order where state = 'shipped'"),
                sql(
                        "an order paid by hand",
                        "order-rows",
                        "update placed_order set state = 'paid' where state = 'taken'"),
                sql("another piece in an order", "order-rows", "update order_line set pieces = pieces + 1"),
                sql("a follower ahead", "followers", "update follower set position = 1000000 where name = 'shows'"));
    }

    private static List<Damage> filmDamages() {
        return List.of(
                sql("a film shown by hand", "films", """
                        update film_turn set takedown_id = null, version = null where film_id = 500
                        """),
                sql("a film hidden by hand", "films", """
                        update film_turn set takedown_id = 601, version = 1 where film_id = 501
                        """),
                sql("a film hidden that nobody judged", "films", "insert into film_turn values (777, now(), 1, 1)"),
                sql("another version judged", "films", "update film_turn set version = 9 where film_id = 500"),
                sql("another takedown in force", "films", "update film_turn set takedown_id = 9 where film_id = 500"),
                sql("a lost takedown", "films", "delete from film_takedown where takedown_id = 601"),
                sql(
                        "another reason of a takedown",
                        "films",
                        "update film_takedown set words = '' where takedown_id = 600"),
                sql("an objection that nobody made", "films", """
                        update film_takedown set objected_at = now(), objection_place = 1 where takedown_id = 601
                        """),
                sql("a comment hidden by hand", "films", """
                        insert into film_comment_hidden values (700, 502, now(), 'VULGAR', '', 41)
                        """),
                sql("a comment shown by hand", "films", "delete from film_comment_hidden where comment_id = 701"),
                sql("an act of another officer", "films", "update film_act set by_id = 43 where kind = 'UPHELD'"),
                sql("a lost act", "films", "delete from film_act where kind = 'CONTESTED'"),
                sql("a lost turn", "films", "delete from film_turn where film_id = 502"),
                sql("a turn behind its film", "films", """
                        update film_turn set at = at - interval '1 s' where film_id = 501
                        """),
                edit("lifted what was not in force", "films", "FilmPutBack", 0, back -> back.put("takedownId", "5")),
                sql("a changed objection", "words", """
                        update aside set body = body || 'x'
                         where (shard, position) in (select shard, position from event where type = 'TakedownContested')
                        """));
    }

    private static List<Damage> moneyDamages() {
        return List.of(
                edit(
                        "reported less",
                        "payments",
                        "PaymentReported",
                        0,
                        paid -> money(paid, "amount").put("minor", 1)),
                edit("paid without a report", "payments", "OrderPaid", 0, paid -> paid.put("paymentNo", "P0")),
                copy("one payment reported twice", "payments", "PaymentReported", 0, 1, "paymentNo"),
                sql("a lost payment row", "payments", "delete from payment"),
                edit(
                        "sent back short",
                        "refunds",
                        "RefundDone",
                        0,
                        done -> money(done, "amount").put("minor", 1)),
                edit("never sent back", "refunds", "RefundDone", 0, done -> done.put("paymentNo", "P0")),
                sql("a lost refund row", "refunds", "delete from payment_refund"),
                sql("the provider has less", "provider", "update simpay_payment set amount_minor = 1"),
                sql("the provider was never paid", "provider", "update simpay_payment set paid_at = null"),
                sql("the provider never sent back", "provider", "delete from simpay_refund"));
    }

    private static List<Damage> wordDamages() {
        return List.of(
                sql("changed words", "words", "update aside set body = body || 'x' where body <> '{}'"),
                sql("another's words", "words", "update aside set person = person + 1"),
                sql("words beside nothing", "words", "insert into aside values (1, 1000000, 0, 1, 'x')"),
                sql("words beside the wrong event", "words", "insert into aside values (1, 1, 0, 1, 'x')"),
                sql("a lost secret", "words", "delete from secret"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damage_is_seen(Damage damage) throws SQLException {
        String url = server.fresh();
        try (Connection connection = DriverManager.getConnection(url)) {
            new PlayedRows(connection).write(PlayedShop.of(11, 200));
            damage.blow().strike(connection);
        }

        Findings findings = recount(url);

        assertThat(findings.agree()).isFalse();
        assertThat(findings.all().stream().filter(check -> !check.agrees()).map(Check::name))
                .contains(damage.seenBy());
    }

    @Test
    void what_it_says_can_be_read_by_people_and_by_programs() throws Exception {
        String url = server.fresh();
        try (Connection connection = DriverManager.getConnection(url)) {
            new PlayedRows(connection).write(PlayedShop.of(3, 50));
        }
        assertThat(say(url, false))
                .contains("✓ positions")
                .endsWith("✓ all agree\n")
                .doesNotContain("✗");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("delete from placed_order where order_id = (select min(order_id) from placed_order)");
        }

        String said = say(url, false);
        JsonNode json = JSON.readTree(say(url, true));

        assertThat(said).contains("✗ order-rows").contains("✗ disagreements: 1");
        assertThat(json.get("agree").asBoolean()).isFalse();
        assertThat(json.get("checks")
                        .valueStream()
                        .filter(check -> check.get("faults").asLong() > 0))
                .singleElement()
                .satisfies(check -> assertThat(check.get("name").asString()).isEqualTo("order-rows"));
    }

    private static String say(String url, boolean json) throws SQLException, InterruptedException {
        var said = new ByteArrayOutputStream();
        Fsck.run(url, json, new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Findings recount(String url) throws SQLException {
        try (Snapshot snapshot = Snapshot.of(url)) {
            return Fsck.count(snapshot);
        }
    }

    private static List<String> faults(Findings findings) {
        return findings.all().stream()
                .filter(check -> !check.agrees())
                .map(check -> check.name() + " " + check.examples())
                .toList();
    }

    private static Damage sql(String what, String seenBy, String sql) {
        return new Damage(what, seenBy, connection -> {
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).as("rows struck").isPositive();
            }
        });
    }

    /** Changes the body of the nth event of a type. */
    private static Damage edit(String what, String seenBy, String type, int nth, Consumer<ObjectNode> change) {
        return new Damage(what, seenBy, connection -> {
            ObjectNode body = body(connection, type, nth);
            change.accept(body);
            write(connection, type, nth, body);
        });
    }

    /** Makes some fields of one event those of another of the same type. */
    private static Damage copy(String what, String seenBy, String type, int from, int to, String... fields) {
        return new Damage(what, seenBy, connection -> copy(connection, type, from, type, to, fields));
    }

    /** Makes some fields of the last event of a type those of the first of another. */
    private static Damage copy(String what, String seenBy, String from, String to, String... fields) {
        return new Damage(what, seenBy, connection -> copy(connection, from, 0, to, 0, fields));
    }

    private static void copy(Connection connection, String from, int nth, String to, int mth, String... fields)
            throws SQLException {
        ObjectNode model = body(connection, from, nth);
        ObjectNode body = body(connection, to, mth);
        for (String field : fields) {
            body.set(field, model.get(field));
        }
        write(connection, to, mth, body);
    }

    private static ObjectNode body(Connection connection, String type, int nth) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select body from event where type = ? order by shard, position offset ? limit 1")) {
            query.setString(1, type);
            query.setInt(2, nth);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).as(type).isTrue();
                return (ObjectNode) JSON.readTree(rows.getBytes(1));
            }
        }
    }

    private static void write(Connection connection, String type, int nth, ObjectNode body) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update event
                   set body = ?
                 where (shard, position) = (select shard, position from event
                                             where type = ? order by shard, position offset ? limit 1)
                """)) {
            update.setBytes(1, JSON.writeValueAsBytes(body));
            update.setString(2, type);
            update.setInt(3, nth);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static ObjectNode line(ObjectNode order) {
        return (ObjectNode) order.get("lines").get(0);
    }

    private static ObjectNode money(ObjectNode body, String field) {
        return (ObjectNode) body.get(field);
    }
}
