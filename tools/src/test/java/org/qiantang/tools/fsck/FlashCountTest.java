package org.qiantang.tools.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashOpening;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.FlashEnd;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashPrice;

class FlashCountTest {
    private static final Instant EIGHT = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant TEN = EIGHT.plus(Duration.ofHours(2));
    private static final long ITEM = 70;
    private static final long ALLOWED = 5;

    private final EventCodec codec = new EventCodec();
    private final Findings findings = new Findings();
    private final ShowCount show = new ShowCount(9, findings);
    private long position;

    private void happens(ShowEvent event) {
        show.happened(
                new Recorded(
                        1,
                        ++position,
                        "show/9",
                        codec.typeOf(event),
                        EventCodec.VERSION,
                        event.at(),
                        codec.bytes(event)),
                event);
    }

    /** Ten minutes at 49 yuan, from eight until ten, twice, with half an hour between. */
    private void allowed() {
        var terms = new FlashTerms(ITEM, List.of(new FlashOffer(700, Money.cny(4_900))), 10, EIGHT, TEN, 2, 30, 0);
        happens(new ShowEvent.FlashAllowed(EIGHT.minusSeconds(60), ALLOWED, terms, 3));
    }

    private void chosen(int number, Instant at) {
        happens(new ShowEvent.FlashChosen(at, 100 + number, new FlashOpening(ALLOWED, number, null, List.of())));
    }

    private void planned(int number, Instant at, int minutes, long minor) {
        Instant until = at.plus(Duration.ofMinutes(minutes));
        List<FlashPrice> prices = List.of(new FlashPrice(700, 40 + number, Money.cny(minor)));
        happens(new FlashPlanned(at, 100 + number, ITEM, at, until, prices));
        happens(new ShowEvent.FlashStarted(at, 100 + number, ITEM));
    }

    private void ended(int number, Instant at) {
        happens(new ShowEvent.FlashEnded(at, 100 + number, ITEM, FlashEnd.TIME));
    }

    private void begunAndOver(int number, Instant at) {
        chosen(number, at);
        planned(number, at, 10, 4_900);
        ended(number, at.plus(Duration.ofMinutes(10)));
    }

    private void isFound(String what) {
        assertThat(findings.flashes.examples()).singleElement().asString().contains(what);
    }

    @Test
    void flash_sales_that_keep_to_what_was_allowed_are_in_order() {
        allowed();
        begunAndOver(1, EIGHT);
        begunAndOver(2, TEN.minus(Duration.ofMinutes(10)));
        happens(new ShowEvent.FlashDisallowed(TEN, ALLOWED, 3));

        assertThat(findings.flashes.examples()).isEmpty();
        assertThat(findings.flashes.looks()).isPositive();
    }

    @Test
    void one_that_nobody_allowed_is_found() {
        chosen(1, EIGHT);

        isFound("was not allowed");
    }

    @Test
    void one_too_often_is_found() {
        allowed();
        begunAndOver(1, EIGHT);
        begunAndOver(2, EIGHT.plus(Duration.ofMinutes(40)));
        begunAndOver(3, EIGHT.plus(Duration.ofMinutes(80)));

        isFound("flash 103 is begun out of turn, or too often");
    }

    @Test
    void one_that_was_taken_back_is_found() {
        allowed();
        happens(new ShowEvent.FlashDisallowed(EIGHT, ALLOWED, 3));
        begunAndOver(1, EIGHT.plusSeconds(60));

        isFound("was taken back");
    }

    @Test
    void one_before_its_window_is_found() {
        allowed();
        begunAndOver(1, EIGHT.minusSeconds(1));

        isFound("outside its window");
    }

    @Test
    void one_that_cannot_be_over_in_time_is_found() {
        allowed();
        begunAndOver(1, TEN.minus(Duration.ofMinutes(10)).plusSeconds(1));

        isFound("outside its window");
    }

    @Test
    void one_within_the_pause_is_found() {
        allowed();
        begunAndOver(1, EIGHT);
        begunAndOver(2, EIGHT.plus(Duration.ofMinutes(40)).minusSeconds(1));

        isFound("flash 102 is begun within its pause");
    }

    @Test
    void one_within_the_pause_after_a_planned_flash_sale_of_its_item_is_found() {
        planned(9, EIGHT, 10, 5_900);
        ended(9, EIGHT.plus(Duration.ofMinutes(10)));
        allowed();
        begunAndOver(1, EIGHT.plus(Duration.ofMinutes(15)));

        isFound("flash 101 is begun within its pause");
    }

    @Test
    void another_price_is_found() {
        allowed();
        chosen(1, EIGHT);
        planned(1, EIGHT, 10, 4_800);

        isFound("other prices");
    }

    @Test
    void another_length_is_found() {
        allowed();
        chosen(1, EIGHT);
        planned(1, EIGHT, 11, 4_900);

        isFound("of another item or time");
    }

    @Test
    void one_that_was_begun_and_never_planned_is_found_when_the_show_closes() {
        allowed();
        chosen(1, EIGHT);
        happens(new ShowEvent.ShowClosed(TEN));

        isFound("never planned");
    }
}
