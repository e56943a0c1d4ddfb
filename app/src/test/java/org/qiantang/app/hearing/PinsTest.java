package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.PlayedShow;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

class PinsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long SHOW = 7;
    private static final long QUILT = 70;
    private static final long KETTLE = 71;

    private final PlayedShow show = new PlayedShow(SHOW, NOON);
    private final Pins pins = new Pins(show.boards());

    @BeforeEach
    void open() {
        show.tell(pins);
        show.ask(new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", HostKind.HUMAN, 300));
        lineUp(QUILT);
        lineUp(KETTLE);
        show.ask(new RoomRequest.Open());
        show.pass(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        show.close();
    }

    private void lineUp(long item) {
        List<SkuOffer> skus = List.of(new SkuOffer(10 * item, "一份", 1, Money.cny(9_900)));
        show.ask(new RoomRequest.LineUp(item, item + 1_000, ItemRole.HERO, "链接" + item, "/pictures/x", 5, skus));
    }

    @Test
    void before_its_first_item_a_show_had_none_on_screen() {
        show.ask(new RoomRequest.Pin(KETTLE));

        assertThat(pins.at(SHOW, show.now().minusSeconds(1))).isNull();
        assertThat(pins.at(SHOW, show.now())).isEqualTo(KETTLE);
    }

    @Test
    void an_item_leaves_the_screen_when_it_is_withdrawn_and_not_when_another_is() {
        show.ask(new RoomRequest.Pin(KETTLE));
        show.pass(Duration.ofSeconds(10));
        show.ask(new RoomRequest.Withdraw(QUILT));
        Instant other = show.now();
        show.pass(Duration.ofSeconds(10));
        show.ask(new RoomRequest.Withdraw(KETTLE));

        assertThat(pins.at(SHOW, other)).isEqualTo(KETTLE);
        assertThat(pins.at(SHOW, show.now().minusSeconds(1))).isEqualTo(KETTLE);
        assertThat(pins.at(SHOW, show.now())).isNull();
    }

    @Test
    void while_nothing_has_been_told_of_a_show_what_is_on_screen_now_counts() {
        show.ask(new RoomRequest.Pin(KETTLE));
        var begun = new Pins(show.boards());

        assertThat(begun.at(SHOW, show.now().minusSeconds(1))).isEqualTo(KETTLE);
    }
}
