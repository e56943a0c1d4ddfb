package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.FlashChance.FlashWhy;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

/** A desk's flash sales that are begun when the moment is good: what bars them, and that none is begun twice. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class AllowedFlashTest extends AskedDesk {
    private static final long SHOW = 7;
    private static final Money FLASH = Money.cny(8_000);
    private static final List<FlashGround> GROUNDS = List.of(new FlashGround(FlashWhy.PLENTY, 10));

    @Test
    void one_that_is_begun_has_its_price_for_its_length_and_the_price_before_comes_back() {
        open(10);
        allow(5, 10, 120, 3, 30, 0);
        assertThat(price()).isEqualTo(Money.cny(10_000));

        assertThat(ask(begin(5, 1, 50))).isNull();

        assertThat(price()).isEqualTo(FLASH);
        assertThat(show.flashes().window(50).until()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
        pass(Duration.ofMinutes(10));
        assertThat(price()).isEqualTo(Money.cny(10_000));
        assertThat(show.flashes().allowed(5).lastEnd()).isEqualTo(now);
    }

    @Test
    void asked_twice_for_the_same_opening_it_begins_once_by_whomever_and_after_a_restart_too() {
        open(10);
        allow(5, 10, 600, 3, 30, 0);

        assertThat(ask(begin(5, 1, 50))).isNull();
        assertThat(ask(begin(5, 1, 51))).isNull();
        restart();
        assertThat(ask(begin(5, 1, 52))).isNull();
        pass(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(40));
        assertThat(ask(begin(5, 1, 53))).isNull();

        assertThat(chosen()).isEqualTo(1);
        assertThat(told).filteredOn(ShowEvent.FlashStarted.class::isInstance).hasSize(1);
        assertThat(ask(begin(5, 3, 54))).isInstanceOf(Refusal.Nonsense.class);
        assertThat(ask(begin(5, 2, 55))).isNull();
        assertThat(chosen()).isEqualTo(2);
    }

    @Test
    void its_window_its_pause_its_number_and_its_least_pieces_bar_it_whoever_asks() {
        open(10);
        done(new RoomRequest.AllowFlash(5, terms(NOON.plusSeconds(60), 10, 120, 2, 30, 4), 3));

        assertThat(ask(begin(5, 1, 50))).isEqualTo(new Refusal.FlashBarred(5, FlashBar.NOT_YET));
        pass(Duration.ofMinutes(1));
        done(new RoomRequest.TakeBack(60, 1, 10, 7));
        assertThat(ask(begin(5, 1, 50))).isEqualTo(new Refusal.FlashBarred(5, FlashBar.FEW_LEFT));
        done(new RoomRequest.TakeAllotment(61, 1, 10, 7));
        done(begin(5, 1, 50));
        assertThat(ask(begin(5, 2, 51))).isEqualTo(new Refusal.FlashBarred(5, FlashBar.RUNNING));
        pass(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(29));
        assertThat(ask(begin(5, 2, 51))).isEqualTo(new Refusal.FlashBarred(5, FlashBar.PAUSE));
        pass(Duration.ofMinutes(1));
        done(begin(5, 2, 51));
        pass(Duration.ofMinutes(40));
        assertThat(ask(begin(5, 3, 52))).isEqualTo(new Refusal.FlashBarred(5, FlashBar.USED_UP));

        allow(6, 10, 120, 1, 30, 0);
        pass(Duration.ofMinutes(111));
        assertThat(ask(begin(6, 1, 53))).isEqualTo(new Refusal.FlashBarred(6, FlashBar.TOO_LATE));
    }

    @Test
    void none_begins_just_after_another_one_of_its_item_was_told_to_be_over_whichever_was_allowed_first() {
        open(10);
        allow(5, 10, 600, 1, 30, 0);
        allow(6, 10, 600, 1, 15, 0);
        done(new RoomRequest.PlanFlash(
                40, 1, now, now.plusSeconds(600), List.of(new FlashPrice(10, 91, Money.cny(9_000)))));
        pass(Duration.ofMinutes(10));
        allow(7, 10, 600, 1, 20, 0);

        pass(Duration.ofMinutes(14));
        for (long allowed : List.of(5L, 6L, 7L)) {
            assertThat(ask(begin(allowed, 1, 50 + allowed)))
                    .isEqualTo(new Refusal.FlashBarred(allowed, FlashBar.PAUSE));
        }
        pass(Duration.ofMinutes(1));
        restart();
        done(begin(6, 1, 60));
        assertThat(ask(begin(6, 2, 61))).isEqualTo(new Refusal.FlashBarred(6, FlashBar.RUNNING));
        pass(Duration.ofMinutes(10));
        assertThat(ask(begin(5, 1, 62))).isEqualTo(new Refusal.FlashBarred(5, FlashBar.PAUSE));
        pass(Duration.ofMinutes(30));
        done(begin(5, 1, 63));
    }

    @Test
    void what_holds_for_planned_flash_sales_holds_when_it_is_allowed_and_when_it_begins() {
        open(10);
        assertThat(ask(new RoomRequest.AllowFlash(4, terms(NOON, 10, 5, 1, 30, 0), 3)))
                .isInstanceOf(Refusal.Nonsense.class);
        assertThat(ask(new RoomRequest.AllowFlash(4, terms(NOON, 10, 60, 1, 5, 0), 3)))
                .isInstanceOf(Refusal.Nonsense.class);
        var never = new FlashTerms(
                1, List.of(new FlashOffer(10, FLASH)), 10, Instant.MAX.minusSeconds(9), Instant.MAX, 1, 30, 0);
        assertThat(ask(new RoomRequest.AllowFlash(4, never, 3))).isInstanceOf(Refusal.Nonsense.class);
        allow(5, 10, 120, 1, 30, 0);

        assertThat(ask(new RoomRequest.SetPrice(1, 10, 9, Money.cny(7_000), "降价")))
                .isEqualTo(new Refusal.BelowFlash(5, 10, FLASH));
        assertThat(ask(new RoomRequest.BeginFlash(
                        5, 1, 50, List.of(new FlashPrice(10, 90, Money.cny(100))), null, GROUNDS)))
                .isInstanceOf(Refusal.Nonsense.class);
        Instant from = NOON.plusSeconds(300);
        done(new RoomRequest.PlanFlash(
                40, 1, from, from.plusSeconds(600), List.of(new FlashPrice(10, 91, Money.cny(9_000)))));
        assertThat(ask(begin(5, 1, 50))).isEqualTo(new Refusal.FlashOverlaps(40, from, from.plusSeconds(600)));
        assertThat(ask(begin(9, 1, 50))).isEqualTo(new Refusal.NoSuchFlash(9));
        assertThat(chosen()).isZero();
    }

    @Test
    void one_that_is_taken_back_is_begun_no_more_and_none_begins_before_the_show_is_open() {
        done(new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", ShowEvent.HostKind.DIGITAL, 300));
        lineUp();
        allow(5, 10, 120, 1, 30, 0);
        assertThat(ask(begin(5, 1, 50))).isEqualTo(new Refusal.NotOpen("planned"));

        done(new RoomRequest.Open());
        done(new RoomRequest.TakeAllotment(99, 1, 10, 10));
        done(new RoomRequest.DisallowFlash(5, 3));

        assertThat(ask(begin(5, 1, 50))).isEqualTo(new Refusal.FlashBarred(5, FlashBar.TAKEN_BACK));
        assertThat(ask(new RoomRequest.DisallowFlash(5, 3))).isNull();
    }

    private void open(int pieces) {
        done(new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", ShowEvent.HostKind.DIGITAL, 300));
        lineUp();
        done(new RoomRequest.TakeAllotment(99, 1, 10, pieces));
        done(new RoomRequest.Open());
    }

    private void lineUp() {
        List<SkuOffer> skus = List.of(new SkuOffer(10, "红", 1, Money.cny(10_000)));
        done(new RoomRequest.LineUp(1, 1, ItemRole.HERO, "品1", "", 5, skus));
    }

    private void allow(long id, int minutes, int windowMinutes, int most, int pause, int leastLeft) {
        done(new RoomRequest.AllowFlash(id, terms(now, minutes, windowMinutes, most, pause, leastLeft), 3));
    }

    private static FlashTerms terms(Instant from, int minutes, int windowMinutes, int most, int pause, int leastLeft) {
        Instant until = from.plus(Duration.ofMinutes(windowMinutes));
        return new FlashTerms(1, List.of(new FlashOffer(10, FLASH)), minutes, from, until, most, pause, leastLeft);
    }

    private static RoomRequest begin(long allowed, int number, long flash) {
        return new RoomRequest.BeginFlash(
                allowed, number, flash, List.of(new FlashPrice(10, 500 + flash, FLASH)), null, GROUNDS);
    }

    private Money price() {
        return show.offer(1, 10).price();
    }

    private long chosen() {
        return told.stream().filter(ShowEvent.FlashChosen.class::isInstance).count();
    }

    /** A desk that reads the journal knows what the one before it did. */
    private void restart() {
        show = new Show();
        told.forEach(show::apply);
    }
}
