package org.qiantang.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.feed.Weighed.Way;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Alternative;
import org.qiantang.engine.recommend.Foreseen;
import org.qiantang.engine.recommend.Impression;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Placement.Predicted;
import org.qiantang.engine.recommend.weigh.Bounds;
import org.qiantang.engine.recommend.weigh.Outcome;
import org.qiantang.engine.recommend.weigh.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ways to make lists, weighed by rows of what was seen and done. */
class WeighingsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final Instant SHOWN = NOW.minus(Duration.ofHours(5));
    private static final Predicted PREDICTED = new Predicted(0.25, 0.125, 0.0625, 0.03125);
    private static final int PEOPLE = 40;
    private static final int PLACES = 10;
    private static final double PROPENSITY = 0.8;
    /** The usual ones, but that also of an outcome which came to few, or to nobody, something is said. */
    private static final Bounds BOUNDS = new Bounds(50, 200, 30, 0, 0.95, 0.05, 100, 0.95);

    private static OneDatabase database;
    private static JdbcClient jdbc;

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private FeedRows rows;
    private ImpressionRows impressions;
    private Suspects suspects = Map::of;
    private List<Purchases.Paid> paid = List.of();

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void forty_people_each_saw_ten_products() {
        for (String table : List.of("feed_act", "feed_choice", "feed_impression")) {
            jdbc.sql("delete from " + table).update();
        }
        rows = new FeedRows(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database.pool())));
        impressions = new ImpressionRows(jdbc);
        for (long person = 1; person <= PEOPLE; person++) {
            saw(person, SHOWN);
        }
    }

    @AfterEach
    void nobody_works() {
        worker.shutdownNow();
    }

    @Test
    void of_the_present_lists_it_is_told_what_came_of_them_within_half_an_hour() {
        clickedTheFirstHalf(Duration.ofMinutes(29));
        paid = List.of(
                new Purchases.Paid(1, 1, List.of(100L), SHOWN.plusSeconds(600)),
                new Purchases.Paid(2, 2, List.of(200L + PLACES - 1), SHOWN.plusSeconds(3_600)));

        Weighed weighed = weighed(7);

        assertThat(weighed.state()).isEqualTo(Weighed.State.DONE);
        assertThat(weighed.done()).isEqualTo((long) PEOPLE * PLACES).isEqualTo(weighed.total());
        Verdict.Said present = said(weighed, Way.PRESENT);
        assertThat(present.basis()).isEqualTo(new Verdict.Basis(400, PEOPLE, 400, 1, 0));
        assertThat(of(present, Outcome.CLICK).ips().value()).isCloseTo(0.5, within(1e-9));
        assertThat(of(present, Outcome.CLICK).dr().value()).isCloseTo(0.5, within(1e-9));
        assertThat(of(present, Outcome.PAY).ips().value()).isCloseTo(1 / 400d, within(1e-9));
        assertThat(of(present, Outcome.CART).ips().value()).isZero();
    }

    @Test
    void another_way_is_weighed_by_the_places_at_which_it_would_have_put_the_same() {
        clickedTheFirstHalf(Duration.ofSeconds(5));

        Weighed weighed = weighed(7);

        // At each place the same, which stood there with a chance of 0.8: each weighs 1.25.
        Verdict.Said said = said(weighed, Way.NO_TRIALS);
        assertThat(of(said, Outcome.CLICK).ips().value()).isCloseTo(0.625, within(1e-9));
        assertThat(of(said, Outcome.CLICK).snips().value()).isCloseTo(0.5, within(1e-9));
        assertThat(of(said, Outcome.CLICK).dr().value()).isCloseTo(0.25 + 1.25 * 0.25, within(1e-9));
    }

    @Test
    void a_way_that_would_have_put_what_could_not_stand_there_is_told_to_be_beyond_saying() {
        Weighed weighed = weighed(7);

        Verdict.Unsaid unsaid = (Verdict.Unsaid) verdict(weighed, Kind.PRODUCT, Way.RELEVANCE_ONLY);
        assertThat(unsaid.why()).isEqualTo(Verdict.Why.NOT_COVERED);
        assertThat(unsaid.basis().covered()).isZero();
        assertThat(((Verdict.Unsaid) verdict(weighed, Kind.ROOM, Way.PRESENT)).why())
                .isEqualTo(Verdict.Why.NOTHING_LOGGED);
    }

    @Test
    void what_is_done_later_than_half_an_hour_or_before_it_was_seen_did_not_come_of_it() {
        clickedTheFirstHalf(Duration.ofMinutes(31));
        clickedTheFirstHalf(Duration.ofMinutes(-5));

        assertThat(of(said(weighed(7), Way.PRESENT), Outcome.CLICK).ips().value())
                .isZero();
    }

    @Test
    void who_has_it_switched_off_was_forgotten_or_is_in_doubt_is_not_in_it() {
        saw(51, SHOWN);
        saw(52, SHOWN);
        saw(53, SHOWN);
        rows.personalise(51, false, NOW);
        rows.forget(52, NOW);
        suspects = () -> Map.of(53L, new Suspects.Suspect(true, Set.of()));

        assertThat(said(weighed(7), Way.PRESENT).basis().people()).isEqualTo(PEOPLE);
    }

    @Test
    void what_was_paid_for_while_it_was_switched_off_is_not_known() {
        paid = List.of(
                new Purchases.Paid(1, 1, List.of(100L), SHOWN.plusSeconds(600)),
                new Purchases.Paid(2, 2, List.of(200L), SHOWN.plusSeconds(600)));
        rows.personalise(1, false, SHOWN.plusSeconds(300));
        rows.personalise(1, true, SHOWN.plusSeconds(900));

        Verdict.Said present = said(weighed(7), Way.PRESENT);

        assertThat(present.basis().people()).isEqualTo(PEOPLE);
        assertThat(of(present, Outcome.PAY).ips().value()).isCloseTo(1 / 400d, within(1e-9));
    }

    @Test
    void what_was_seen_before_the_days_asked_for_or_may_still_bring_something_is_left_out() {
        saw(51, NOW.minus(Duration.ofDays(8)));
        saw(52, NOW.minus(Duration.ofMinutes(20)));

        assertThat(weighed(7).total()).isEqualTo((long) PEOPLE * PLACES);
        assertThat(weighed(9).total()).isEqualTo((long) (PEOPLE + 1) * PLACES);
    }

    @Test
    void places_of_which_nothing_was_foreseen_tell_nothing() {
        jdbc.sql("update feed_impression set foreseen = '{}'").update();

        assertThat(((Verdict.Unsaid) verdict(weighed(7), Kind.PRODUCT, Way.PRESENT)).why())
                .isEqualTo(Verdict.Why.NOTHING_LOGGED);
    }

    @Test
    void one_is_weighed_at_a_time_and_what_fails_can_be_begun_anew() throws Exception {
        var goOn = new CountDownLatch(1);
        suspects = () -> {
            await(goOn);
            throw new IllegalStateException("not there");
        };
        Weighings weighings = weighings();

        assertThat(weighings.begin(7)).isPresent();
        assertThat(weighings.begin(7)).isEmpty();
        goOn.countDown();

        assertThat(ended(weighings).state()).isEqualTo(Weighed.State.FAILED);
        assertThat(weighings.begin(7)).isPresent();
        assertThat(ended(weighings).state()).isEqualTo(Weighed.State.FAILED);
    }

    private void saw(long person, Instant at) {
        var foreseen = new Foreseen(
                PREDICTED,
                List.of(
                        new Alternative(true, PROPENSITY, PREDICTED),
                        new Alternative(false, 0, PREDICTED),
                        new Alternative(true, PROPENSITY, PREDICTED)));
        List<ImpressionRows.Kept> kept = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            kept.add(new ImpressionRows.Kept(
                    person,
                    Kind.PRODUCT,
                    Surface.HOME,
                    person,
                    place,
                    false,
                    PROPENSITY,
                    new Impression(person * 100 + place, Collections.nCopies(14, 0f)),
                    foreseen.numbers(),
                    at));
        }
        impressions.add(kept);
    }

    private void clickedTheFirstHalf(Duration later) {
        for (long person = 1; person <= PEOPLE; person++) {
            for (int place = 0; place < PLACES / 2; place++) {
                rows.add(person, Kind.PRODUCT, person * 100 + place, Act.CLICK, SHOWN.plus(later));
            }
        }
    }

    private Weighed weighed(int days) {
        Weighings weighings = weighings();
        assertThat(weighings.begin(days)).isPresent();
        return ended(weighings);
    }

    private Weighings weighings() {
        return new Weighings(rows, impressions, new Paid(), () -> suspects.now(), BOUNDS, worker, () -> NOW);
    }

    private Weighed ended(Weighings weighings) {
        // The worker has one thread: what is asked of it now is done after what it does.
        try {
            worker.submit(() -> {}).get(60, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new AssertionError("the weighing does not end", late);
        }
        return weighings.last().orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException late) {
            throw new AssertionError(late);
        }
    }

    private static Verdict.Said said(Weighed weighed, Way way) {
        return (Verdict.Said) verdict(weighed, Kind.PRODUCT, way);
    }

    private static Verdict verdict(Weighed weighed, Kind kind, Way way) {
        return weighed.results().stream()
                .filter(result -> result.kind() == kind && result.way() == way)
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static Verdict.Estimates of(Verdict.Said said, Outcome outcome) {
        return Objects.requireNonNull(said.estimates().get(outcome));
    }

    private final class Paid implements Purchases {
        @Override
        public List<Purchases.Paid> after(long orderId, Instant since, int limit) {
            return paid.stream().filter(one -> one.orderId() > orderId).toList();
        }

        @Override
        public List<Purchases.Paid> ofBuyer(long buyerId, Instant since) {
            return List.of();
        }

        @Override
        public List<Purchases.Paid> of(long orderId, int shard, long position) {
            return List.of();
        }
    }
}
