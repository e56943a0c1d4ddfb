package org.qiantang.app.doubt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.DoubtEvent.DoubtJudged;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

class DoubtFoundTest {
    private static final List<String> TABLES =
            List.of("doubt_finding", "doubt_proof", "doubt_order", "doubt_likes", "doubt_judged");
    private static final List<String> ROWS = List.of(
            "doubt_show",
            "doubt_pace",
            "doubt_day",
            "doubt_swept",
            "doubt_order_seen",
            "doubt_refund_seen",
            "doubt_look",
            "doubt_finding",
            "doubt_proof",
            "doubt_order",
            "doubt_likes");

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private final EventCodec codec = new EventCodec();
    private final DoubtTable table = new DoubtTable(codec, new Looks("a key of the test".getBytes(UTF_8)));

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        jdbc.sql("""
                        insert into person (id, name, nickname, password, roles, created_at)
                        select n, 'p' || n, 'p' || n, '', '{}', now() from generate_series(1, :people) n
                        """).param("people", PlayedFraud.MOST_PEOPLE).update();
        person(PlayedFraud.OWNER);
        person(PlayedFraud.MEMBER);
        person(PlayedFraud.HOST);
        jdbc.sql("update person set merchant_id = :shop, roles = '{MERCHANT}' where id = :owner")
                .param("shop", PlayedFraud.SHOP)
                .param("owner", PlayedFraud.OWNER)
                .update();
        jdbc.sql("insert into shop_member (merchant_id, person_id) values (:shop, :member)")
                .param("shop", PlayedFraud.SHOP)
                .param("member", PlayedFraud.MEMBER)
                .update();
        jdbc.sql("""
                        insert into address (id, person_id, recipient, phone, province, city, district, street, is_default, added_at)
                        values (1, :member, '某人', :phone, '浙江省', '杭州市', '上城区', '员工路 1 号 901', true, now())
                        """)
                .param("member", PlayedFraud.MEMBER)
                .param("phone", PlayedFraud.STAFF_PHONE)
                .update();
    }

    private static void person(long id) {
        jdbc.sql(
                        "insert into person (id, name, nickname, password, roles, created_at) values (:id, :name, '', '', '{}', now())")
                .param("id", id)
                .param("name", "p" + id)
                .update();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    /** What was found of what was planted, over many played days. */
    private static final class Score {
        long found;
        long wrong;
        long planted;
        long right;

        void count(Set<Long> foundNow, Set<Long> plantedNow) {
            var both = new HashSet<>(foundNow);
            both.retainAll(plantedNow);
            found += foundNow.size();
            planted += plantedNow.size();
            right += both.size();
            wrong += foundNow.size() - both.size();
        }

        double precision() {
            return (double) (found - wrong) / found;
        }

        double recall() {
            return (double) right / planted;
        }

        @Override
        public String toString() {
            return "precision %.3f recall %.3f (planted %d, found %d, of the planted %d, wrong %d)"
                    .formatted(precision(), recall(), planted, found, right, wrong);
        }
    }

    @Test
    void most_of_what_was_planted_in_thirty_days_of_shows_is_found_and_few_people_are_accused() throws SQLException {
        var talkers = new Score();
        var orders = new Score();
        var likes = new Score();
        Map<DoubtRule, Score> rules = new EnumMap<>(DoubtRule.class);
        for (long seed = 1; seed <= 30; seed++) {
            var played = new PlayedFraud(seed);
            write(played);
            clear();

            fold(played.floor());
            fold(played.office());

            talkers.count(ids("select person_id from doubtful_person"), played.planted(DoubtRule.Subject.PERSON));
            orders.count(ids("select order_id from doubtful_order"), played.planted(DoubtRule.Subject.ORDERS));
            count(played, rules);
            long found = jdbc.sql("select coalesce(sum(likes), 0) from doubtful_likes")
                    .query(Long.class)
                    .single();
            likes.found += found;
            likes.planted += played.plantedLikes;
            likes.right += Math.min(found, played.plantedLikes);
            likes.wrong += Math.max(0, found - played.plantedLikes);
        }

        System.out.printf("accounts %s%norders %s%nlikes %s%n", talkers, orders, likes);
        rules.forEach((rule, score) -> System.out.printf("  %s %s%n", rule, score));
        assertThat(talkers.precision()).as("accounts: " + talkers).isGreaterThan(0.97);
        assertThat(talkers.recall()).as("accounts: " + talkers).isGreaterThan(0.75);
        assertThat(orders.precision()).as("orders: " + orders).isGreaterThan(0.95);
        assertThat(orders.recall()).as("orders: " + orders).isGreaterThan(0.75);
        assertThat(likes.precision()).as("likes: " + likes).isGreaterThan(0.97);
        assertThat(likes.recall()).as("likes: " + likes).isGreaterThan(0.75);
    }

    /** What each rule found is right if it was planted at all; what was planted for it is found if any rule found it. */
    private static void count(PlayedFraud played, Map<DoubtRule, Score> rules) {
        for (DoubtRule rule : DoubtRule.values()) {
            if (rule.subject() == DoubtRule.Subject.LIKES) {
                continue;
            }
            boolean accounts = rule.subject() == DoubtRule.Subject.PERSON;
            Set<Long> planted = played.planted.getOrDefault(rule, Set.of());
            Set<Long> found = ids(
                    accounts
                            ? "select person_id from doubt_finding where rule = '" + rule + "'"
                            : "select order_id from doubt_order join doubt_finding using (finding_id) where rule = '"
                                    + rule + "'");
            Set<Long> foundAtAll =
                    ids(accounts ? "select person_id from doubtful_person" : "select order_id from doubtful_order");
            Score score = rules.computeIfAbsent(rule, _ -> new Score());
            Set<Long> missed = new HashSet<>(planted);
            missed.removeAll(foundAtAll);
            Set<Long> wrong = new HashSet<>(found);
            wrong.removeAll(played.planted(rule.subject()));
            score.found += found.size();
            score.wrong += wrong.size();
            score.planted += planted.size();
            score.right += planted.size() - missed.size();
        }
    }

    @ForEachSeed(count = 4)
    void the_shards_in_any_order_and_a_replay_come_to_the_same_findings(long seed) throws SQLException {
        var played = new PlayedFraud(seed);
        write(played);
        clear();
        mix(played, new SplittableRandom(seed));
        List<String> mixed = dump();

        clear();
        fold(played.office());
        fold(played.floor());
        List<String> officeFirst = dump();

        assertThat(mixed).isNotEmpty().isEqualTo(officeFirst);
    }

    @ForEachSeed(count = 3)
    void two_followers_at_once_come_to_the_same_findings_as_one_after_the_other(long seed) throws Exception {
        var played = new PlayedFraud(seed);
        write(played);
        clear();
        fold(played.floor());
        fold(played.office());
        List<String> inOrder = dump();
        clear();

        var random = new SplittableRandom(seed);
        try (var followers = Executors.newVirtualThreadPerTaskExecutor()) {
            SplittableRandom another = random.split();
            Future<?> one = followers.submit(() -> foldInSteps(played.floor(), random));
            Future<?> other = followers.submit(() -> foldInSteps(played.office(), another));
            one.get();
            other.get();
        }

        assertThat(dump()).isEqualTo(inOrder);
    }

    @Test
    void a_refund_that_is_read_while_the_payment_is_being_written_waits_for_it() throws Exception {
        var played = new PlayedFraud(1);
        write(played);
        clear();
        fold(played.floor());
        fold(played.office());
        List<String> inOrder = dump();
        clear();

        try (var followers = Executors.newVirtualThreadPerTaskExecutor();
                Connection writing = database.pool().getConnection()) {
            writing.setAutoCommit(false);
            table.fold(played.floor(), writing);
            Future<?> refunds = followers.submit(() -> foldInSteps(played.office(), new SplittableRandom(1)));
            while (jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                            .query(Long.class)
                            .single()
                    == 0) {
                assertThat(refunds.isDone()).isFalse();
                Thread.sleep(5);
            }
            writing.commit();
            refunds.get();
        }

        assertThat(dump()).isEqualTo(inOrder);
    }

    private boolean foldInSteps(List<Recorded> places, SplittableRandom random) throws SQLException {
        int from = 0;
        while (from < places.size()) {
            int to = Math.min(places.size(), from + random.nextInt(1, 60));
            fold(places.subList(from, to));
            from = to;
        }
        return true;
    }

    @ForEachSeed(count = 2)
    void events_told_one_by_one_leave_the_rows_that_all_of_them_told_at_once_do(long seed) throws SQLException {
        var played = new PlayedFraud(seed);
        write(played);
        clear();
        for (Recorded place : played.floor()) {
            fold(List.of(place));
        }
        for (Recorded place : played.office()) {
            fold(List.of(place));
        }
        List<String> oneByOne = dump(ROWS);

        jdbc.sql("delete from doubt_look").update();
        clear();
        fold(played.floor());
        fold(played.office());

        assertThat(oneByOne)
                .anyMatch(row -> row.startsWith("doubt_look"))
                .anyMatch(row -> row.startsWith("doubt_pace"))
                .isEqualTo(dump(ROWS));
    }

    @Test
    void what_a_demos_crowd_says_and_buys_is_not_looked_at() throws SQLException {
        Instant at = PlayedFraud.EVENING;
        forgetDeliveries();
        clear();
        jdbc.sql("update person set simulated = id = 4 where id in (4, 5)").update();

        fold(placed(List.of(
                new ShowEvent.ShowPlanned(at, 7, 1, 2, 3, "夜场", ShowEvent.HostKind.HUMAN, 300),
                new ShowEvent.TalkHeard(at, List.of(line(1, 4), line(2, 5))),
                held(at, 71, 4),
                held(at, 72, 5))));

        assertThat(ids("select person_id from doubt_pace")).containsExactly(5L);
        assertThat(ids("select order_id from doubt_order_seen")).containsExactly(72L);
        assertThat(ids("select order_id from doubt_look")).containsExactly(72L);
        jdbc.sql("update person set simulated = false where id = 4").update();
    }

    private static ShowEvent held(Instant at, long order, long buyer) {
        Money price = Money.cny(100);
        return new ShowEvent.PiecesHeld(
                at,
                order,
                buyer,
                List.of(new ShowEvent.HeldLine(1, 2, 1, 1, price)),
                price,
                "i" + order,
                "",
                at.plusSeconds(300),
                null,
                null,
                null);
    }

    @Test
    void who_leaves_the_shop_later_bought_as_one_of_its_people_all_the_same() throws SQLException {
        var played = new PlayedFraud(5);
        write(played);
        clear();
        fold(played.floor());
        List<String> before = dump();

        jdbc.sql("delete from shop_member").update();
        clear();
        fold(played.floor());

        assertThat(dump()).isEqualTo(before);
        jdbc.sql("insert into shop_member (merchant_id, person_id) values (:shop, :member)")
                .param("shop", PlayedFraud.SHOP)
                .param("member", PlayedFraud.MEMBER)
                .update();
    }

    @Test
    void what_an_officer_calls_a_false_alarm_is_left_out_no_longer_and_is_doubtful_again_when_confirmed()
            throws SQLException {
        var played = new PlayedFraud(3);
        write(played);
        clear();
        fold(played.floor());
        long finding = jdbc.sql("select finding_id from doubt_finding where rule = 'LIKES_BEYOND'")
                .query(Long.class)
                .single();

        judge(finding, Ruling.WITHDRAWN, 1);
        long afterAlarm = sumOfLikes();
        judge(finding, Ruling.CONFIRMED, 2);

        assertThat(afterAlarm).isZero();
        assertThat(sumOfLikes()).isPositive();
    }

    @Test
    void likes_that_come_with_a_crowd_that_is_counted_just_after_them_are_not_doubtful() throws SQLException {
        Instant at = PlayedFraud.EVENING;
        forgetDeliveries();
        clear();

        fold(placed(List.of(
                new ShowEvent.ShowPlanned(at, 7, 1, 2, 3, "开场", ShowEvent.HostKind.HUMAN, 300),
                new ShowEvent.PresenceCounted(at, 1, 1, 1, null, null, null),
                new ShowEvent.LikesCounted(at.plusSeconds(10), 10, null),
                new ShowEvent.LikesCounted(at.plusSeconds(20), 1_200, null),
                new ShowEvent.PresenceCounted(at.plusSeconds(20), 300, 300, 300, null, null, null),
                new ShowEvent.LikesCounted(at.plusSeconds(30), 1_210, null),
                new ShowEvent.ShowClosed(at.plusSeconds(40)))));

        assertThat(sumOfLikes()).isZero();
    }

    @Test
    void likes_in_an_empty_room_are_doubtful_down_to_the_last_count_before_its_end() throws SQLException {
        Instant at = PlayedFraud.EVENING;
        forgetDeliveries();
        clear();

        fold(placed(List.of(
                new ShowEvent.ShowPlanned(at, 7, 1, 2, 3, "空场", ShowEvent.HostKind.HUMAN, 300),
                new ShowEvent.PresenceCounted(at, 0, 1, 1, null, null, null),
                new ShowEvent.LikesCounted(at.plusSeconds(10), 5_000, null),
                new ShowEvent.ShowClosed(at.plusSeconds(40)))));

        assertThat(sumOfLikes()).isEqualTo(5_000 - LikeFold.SPARE);
    }

    @Test
    void what_is_too_old_for_any_pace_goes_with_the_first_event_of_an_hour_though_nobody_talks_or_buys()
            throws SQLException {
        Instant at = PlayedFraud.EVENING;
        Instant later = at.plus(Duration.ofDays(4));
        List<Recorded> told = placed(List.of(
                new ShowEvent.ShowPlanned(at, 7, 1, 2, 3, "夜场", ShowEvent.HostKind.HUMAN, 300),
                new ShowEvent.TalkHeard(at, List.of(line(1, 1), line(2, 2), line(3, 1))),
                new ShowEvent.PresenceCounted(later, 0, 1, 1, null, null, null)));
        forgetDeliveries();
        clear();

        fold(told.subList(0, 2));
        List<String> before = paces();
        fold(told.subList(2, 3));
        List<String> after = paces();
        clear();
        fold(told);

        assertThat(before).hasSize(5);
        assertThat(after).hasSize(1);
        assertThat(paces()).isEqualTo(after);
        assertThat(jdbc.sql("select hour = date_trunc('hour', cast(:later as timestamptz), 'UTC') from doubt_swept")
                        .param("later", later.atOffset(UTC))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static ShowEvent.TalkLine line(long id, long person) {
        return new ShowEvent.TalkLine(id, person, "", "clear");
    }

    /** The rows of two people's paces and days, and of the sweep. */
    private static List<String> paces() {
        return dump(List.of("doubt_pace", "doubt_day", "doubt_swept"));
    }

    private void judge(long finding, Ruling ruling, long position) throws SQLException {
        var judged = new DoubtJudged(PlayedFraud.EVENING, finding, "LIKES_BEYOND", ruling, "看过", 9);
        fold(List.of(new Recorded(
                Streams.OFFICE,
                position,
                Streams.doubt(finding),
                codec.typeOf(judged),
                EventCodec.VERSION,
                judged.at(),
                codec.bytes(judged))));
    }

    private List<Recorded> placed(List<ShowEvent> events) {
        var places = new ArrayList<Recorded>();
        for (ShowEvent event : events) {
            places.add(new Recorded(
                    Streams.FLOOR,
                    places.size() + 1,
                    "show/7",
                    codec.typeOf(event),
                    EventCodec.VERSION,
                    event.at(),
                    codec.bytes(event)));
        }
        return places;
    }

    private static long sumOfLikes() {
        return jdbc.sql("select coalesce(sum(likes), 0) from doubtful_likes")
                .query(Long.class)
                .single();
    }

    private static Set<Long> ids(String sql) {
        return new HashSet<>(jdbc.sql(sql).query(Long.class).list());
    }

    private static List<String> dump() {
        return dump(TABLES);
    }

    private static List<String> dump(List<String> tables) {
        return tables.stream()
                .flatMap(name -> jdbc
                        .sql("select '" + name + " ' || t::text from " + name + " t order by 1")
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private void write(PlayedFraud played) {
        forgetDeliveries();
        for (Recorded place : played.floor()) {
            if (codec.read(place.type(), place.version(), place.body()) instanceof ShowEvent.PiecesHeld held) {
                jdbc.sql(
                                "insert into aside (shard, position, slot, person, body) values (1, :position, 0, :person, :body)")
                        .param("position", place.position())
                        .param("person", held.buyerId())
                        .param("body", played.delivery(held.orderId()).getBytes(UTF_8))
                        .update();
            }
        }
    }

    private static void forgetDeliveries() {
        jdbc.sql("delete from aside").update();
        jdbc.sql("delete from doubt_look").update();
    }

    private void mix(PlayedFraud played, SplittableRandom random) throws SQLException {
        List<Recorded> floor = played.floor();
        List<Recorded> office = played.office();
        int f = 0;
        int o = 0;
        while (f < floor.size() || o < office.size()) {
            if (o == office.size() || (f < floor.size() && random.nextInt(20) > 0)) {
                int to = Math.min(floor.size(), f + random.nextInt(1, 60));
                fold(floor.subList(f, to));
                f = to;
            } else {
                int to = Math.min(office.size(), o + random.nextInt(1, 4));
                fold(office.subList(o, to));
                o = to;
            }
        }
    }

    private void fold(List<Recorded> places) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            table.fold(places, connection);
            connection.commit();
        }
    }

    private void clear() throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            table.clear(connection);
            connection.commit();
        }
    }
}
