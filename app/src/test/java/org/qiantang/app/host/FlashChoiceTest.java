package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.app.room.FlashBar;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.FlashChance.FlashWhy;
import org.qiantang.event.Money;

final class FlashChoiceTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final AllowedFlash FRESH = allowed(3, List.of(), null);

    @Test
    void with_viewers_there_and_two_reasons_it_is_begun_and_the_reasons_are_told_with_their_figures() {
        FlashChoice.Verdict verdict = FlashChoice.of(facts(FRESH, 80, true, false, 12, 4, 1, null), NOON);

        assertThat(verdict)
                .isEqualTo(new FlashChoice.Verdict.Begin(List.of(
                        new FlashGround(FlashWhy.AUDIENCE, 12),
                        new FlashGround(FlashWhy.ASKED, 4),
                        new FlashGround(FlashWhy.PLENTY, 80))));
    }

    @Test
    void one_reason_alone_or_nearly_nobody_there_is_not_enough() {
        assertThat(FlashChoice.of(facts(FRESH, 80, true, false, 12, 0, 0, null), NOON))
                .isEqualTo(waits(FlashBar.NO_GROUNDS));
        assertThat(FlashChoice.of(facts(FRESH, 80, true, false, 4, 9, 0, 0), NOON))
                .isEqualTo(waits(FlashBar.FEW_VIEWERS));
    }

    @Test
    void what_is_ordered_as_often_as_it_is_asked_about_needs_no_sale() {
        assertThat(FlashChoice.of(facts(FRESH, 80, true, false, 50, 4, 4, null), NOON))
                .isEqualTo(waits(FlashBar.NO_GROUNDS));
    }

    @Test
    void no_reason_is_enough_where_no_deal_could_be_honoured_or_another_sale_is_in_the_way() {
        assertThat(FlashChoice.of(facts(FRESH, 0, true, false, 50, 9, 0, 0), NOON))
                .isEqualTo(waits(FlashBar.FEW_LEFT));
        assertThat(FlashChoice.of(facts(FRESH, 80, false, false, 50, 9, 0, 0), NOON))
                .isEqualTo(waits(FlashBar.NOT_LOWER));
        assertThat(FlashChoice.of(facts(FRESH, 80, true, true, 50, 9, 0, 0), NOON))
                .isEqualTo(waits(FlashBar.ANOTHER_SALE));
    }

    @Test
    void at_the_last_call_it_is_begun_whoever_is_there_but_only_if_it_has_not_been() {
        Instant lastCall = FRESH.latest().minus(FlashChoice.LAST_CALL);

        assertThat(FlashChoice.of(facts(FRESH, 80, true, false, 0, 0, 0, null), lastCall))
                .isEqualTo(new FlashChoice.Verdict.Begin(List.of(new FlashGround(FlashWhy.LAST_CALL, 3))));
        assertThat(FlashChoice.of(facts(FRESH, 80, true, false, 0, 0, 0, null), lastCall.minusSeconds(1)))
                .isEqualTo(waits(FlashBar.FEW_VIEWERS));
        AllowedFlash once = allowed(3, List.of(opening()), NOON.plusSeconds(600));
        assertThat(FlashChoice.of(facts(once, 80, true, false, 0, 0, 0, null), lastCall))
                .isEqualTo(waits(FlashBar.FEW_VIEWERS));
        assertThat(FlashChoice.of(
                        facts(FRESH, 80, true, false, 50, 9, 0, 0),
                        FRESH.latest().plusSeconds(1)))
                .isEqualTo(waits(FlashBar.TOO_LATE));
    }

    @ForEachSeed(count = 300)
    void what_is_begun_is_never_barred_and_is_over_within_its_window_and_never_stands_on_less_than_two_reasons(
            long seed) {
        var random = new SplittableRandom(seed);
        boolean begun = random.nextBoolean();
        AllowedFlash sale = allowed(
                1 + random.nextInt(3),
                begun ? List.of(opening()) : List.of(),
                begun && random.nextBoolean() ? NOON.plusSeconds(random.nextInt(7_200)) : null);
        Instant now = NOON.plusSeconds(random.nextInt(12_000) - 1_000);
        FlashChoice.Facts facts = facts(
                sale,
                random.nextInt(100),
                random.nextBoolean(),
                random.nextInt(4) == 0,
                random.nextInt(20),
                random.nextInt(6),
                random.nextInt(6),
                random.nextBoolean() ? null : (Integer) random.nextInt(9));

        if (FlashChoice.of(facts, now) instanceof FlashChoice.Verdict.Begin(List<FlashGround> grounds)) {
            assertThat(sale.bar(facts.left(), now)).isNull();
            assertThat(facts.left()).isPositive();
            assertThat(facts.lower()).isTrue();
            assertThat(facts.inTheWay()).isFalse();
            assertThat(now).isAfterOrEqualTo(sale.terms().from());
            assertThat(now.plus(sale.length())).isBeforeOrEqualTo(sale.terms().until());
            boolean lastCall = grounds.getFirst().why() == FlashWhy.LAST_CALL;
            if (lastCall) {
                assertThat(sale.openings()).isEmpty();
            } else {
                assertThat(facts.viewers()).isGreaterThanOrEqualTo(FlashChoice.LEAST_VIEWERS);
                assertThat(grounds).hasSizeGreaterThan(FlashChoice.LEAST_GROUNDS);
            }
        }
    }

    @Test
    void orders_are_slack_at_half_of_the_usual_and_before_ten_minutes_nobody_knows_what_is_usual() {
        var demand = new Demand(NOON);
        assertThat(demand.slack(NOON.plusSeconds(599))).isEmpty();
        for (int minute = 0; minute < 20; minute++) {
            demand.ordered(1, NOON.plusSeconds(60L * minute));
        }

        assertThat(demand.slack(NOON.plusSeconds(1_200))).isEmpty();
        assertThat(demand.slack(NOON.plusSeconds(1_500))).hasValue(0);
        assertThat(demand.orders(1, NOON.plusSeconds(1_200))).isEqualTo(10);
        assertThat(demand.orders(2, NOON.plusSeconds(1_200))).isZero();
    }

    private static FlashChoice.Verdict waits(FlashBar bar) {
        return new FlashChoice.Verdict.Wait(bar);
    }

    private static AllowedFlash.Opening opening() {
        return new AllowedFlash.Opening(50, NOON, null, List.of());
    }

    private static AllowedFlash allowed(int most, List<AllowedFlash.Opening> openings, @Nullable Instant lastEnd) {
        var terms = new FlashTerms(
                1,
                List.of(new FlashOffer(10, Money.cny(8_000))),
                10,
                NOON,
                NOON.plus(Duration.ofHours(2)),
                most,
                30,
                0);
        return new AllowedFlash(5, terms, NOON, openings, lastEnd, false);
    }

    private static FlashChoice.Facts facts(
            AllowedFlash sale,
            int left,
            boolean lower,
            boolean inTheWay,
            int viewers,
            int questions,
            int orders,
            @Nullable Integer slack) {
        return new FlashChoice.Facts(sale, true, left, 100, lower, inTheWay, viewers, questions, orders, slack);
    }
}
