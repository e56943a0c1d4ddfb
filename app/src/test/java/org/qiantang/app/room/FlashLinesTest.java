package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.HelpKind;
import org.qiantang.event.HelpdeskEvent.HelpMode;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

/** Lines of the helpdesk that tell of flash sales: the desk lets them out only while they are so. */
class FlashLinesTest extends AskedDesk {
    private static final Instant FROM = NOON.plusSeconds(600);
    private static final Instant UNTIL = NOON.plusSeconds(1_200);
    private static final Money FLASH = Money.cny(8_000);

    @Test
    void what_is_told_of_a_flash_sale_to_come_must_be_so_when_it_is_said() {
        open();
        FactUsed none = fact(FlashFacts.NEXT, FlashFacts.next(null));
        FactUsed next = fact(
                FlashFacts.NEXT, FlashFacts.next(new Board.Flash(FROM, UNTIL, List.of(new FlashPrice(10, 91, FLASH)))));
        FactUsed price = new FactUsed(FlashFacts.PRICE, FlashFacts.price("红", FLASH), 10L, null);
        FactUsed cheaper = new FactUsed(FlashFacts.PRICE, FlashFacts.price("红", Money.cny(990)), 10L, null);
        assertThat(said(1L, none)).isNull();
        assertThat(said(null, none)).isNull();

        done(new RoomRequest.PlanFlash(40, 1, FROM, UNTIL, List.of(new FlashPrice(10, 91, FLASH))));

        assertThat(said(1L, next, price)).isNull();
        assertThat(said(1L, none)).isEqualTo(new Refusal.FlashMoved());
        assertThat(said(null, none)).isEqualTo(new Refusal.FlashMoved());
        assertThat(said(1L, next, cheaper)).isEqualTo(new Refusal.FlashMoved());

        done(new RoomRequest.CancelFlash(40));

        assertThat(said(1L, next)).isEqualTo(new Refusal.FlashMoved());
        assertThat(said(1L, price)).isEqualTo(new Refusal.FlashMoved());
        assertThat(said(1L, none)).isNull();
    }

    @Test
    void what_is_told_of_one_under_way_must_be_so_when_it_is_said() {
        open();
        FactUsed none = fact(FlashFacts.END, FlashFacts.end(null));
        FactUsed end = fact(FlashFacts.END, FlashFacts.end(UNTIL));
        done(new RoomRequest.PlanFlash(40, 1, FROM, UNTIL, List.of(new FlashPrice(10, 91, FLASH))));
        assertThat(said(1L, end)).isEqualTo(new Refusal.FlashMoved());

        now = FROM;
        settle();

        assertThat(said(1L, end)).isNull();
        assertThat(said(1L, none)).isEqualTo(new Refusal.FlashMoved());
        now = UNTIL;
        assertThat(said(1L, end)).isEqualTo(new Refusal.FlashMoved());
        assertThat(said(1L, none)).isNull();
        assertThat(said(1L, fact(FlashFacts.NEXT, FlashFacts.next(null)))).isEqualTo(new Refusal.FlashMoved());
    }

    private static FactUsed fact(String key, String value) {
        return new FactUsed(key, value, null, null);
    }

    private void open() {
        done(new RoomRequest.Plan(7, 1, 2, 3, "晚场", ShowEvent.HostKind.HUMAN, 300));
        done(new RoomRequest.LineUp(
                1, 1, ItemRole.HERO, "品1", "", 5, List.of(new SkuOffer(10, "红", 1, Money.cny(10_000)))));
        done(new RoomRequest.TakeAllotment(99, 1, 10, 10));
        done(new RoomRequest.Open());
    }

    /** Why the desk does not let a line with these facts out; null where it does. */
    private @Nullable Refusal said(@Nullable Long itemId, FactUsed... facts) {
        var line = new RoomRequest.HelpLine(
                HelpKind.ANSWER, HelpMode.ALONE, List.of(), 1, null, itemId, "答", List.of(facts), "CLEAR", null, null);
        return decision.decide(show, line, now) instanceof Outcome.Refused(Refusal refusal) ? refusal : null;
    }
}
