package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.app.room.Board;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.ItemRole;

final class SuggesterTest {
    private static final long SHOW = 7;
    private static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");

    private final Room room = new Room();
    private final Floor floor = new Floor();
    private final Map<Long, Integer> left = new HashMap<>(Map.of(1L, 80, 2L, 80, 3L, 80, 4L, 80));
    private final Map<Long, Instant> flashEnds = new HashMap<>();
    private final Map<Long, Board.Flash> flashesAhead = new HashMap<>();
    private Instant now = NOON;
    private String state = "open";
    private long position;

    @Nullable
    private Long pinned;

    private final Suggester suggester =
            new Suggester(_ -> Optional.of(board()), _ -> Optional.of(floor), room, (InstantSource) () -> now);

    @Test
    void at_most_three_are_suggested_in_the_order_of_the_line_up_where_nothing_tells_them_apart() {
        assertThat(items()).containsExactly(1L, 2L, 3L);
        assertThat(first().reasons()).containsExactly(new Suggested.Why(Ranking.Reason.STOCK, 80, null));
    }

    @Test
    void what_is_sold_out_kept_off_sale_or_on_screen_is_never_suggested() {
        left.put(1L, 0);
        room.offSale.add(200L);
        pinned = 3L;

        assertThat(items()).containsExactly(4L);
    }

    @Test
    void what_was_just_shown_waits_for_five_minutes() {
        happens(new ShowEvent.ItemPinned(NOON, 1));
        happens(new ShowEvent.ItemPinned(NOON.plusSeconds(60), 2));
        happens(new ShowEvent.ItemUnpinned(NOON.plusSeconds(120), 2));
        now = NOON.plusSeconds(300);

        assertThat(items()).containsExactly(3L, 4L);
        now = NOON.plusSeconds(360);
        assertThat(items()).containsExactly(1L, 3L, 4L);
        now = NOON.plusSeconds(420);
        assertThat(items()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_show_that_is_not_open_gets_nothing() {
        state = "closing";

        assertThat(suggester.of(SHOW)).isEmpty();
    }

    @Test
    void an_item_of_which_only_its_end_could_be_told_is_not_suggested() {
        left.putAll(Map.of(1L, 4, 2L, 30, 3L, 30, 4L, 30));

        assertThat(suggester.of(SHOW)).isEmpty();
    }

    @Test
    void a_flash_sale_is_told_with_the_moment_at_which_it_begins_or_ends() {
        flashEnds.put(4L, NOON.plusSeconds(600));
        flashesAhead.put(3L, new Board.Flash(NOON.plusSeconds(240), NOON.plusSeconds(900), List.of()));

        assertThat(items()).startsWith(4L, 3L);
        assertThat(first().reasons())
                .first()
                .isEqualTo(new Suggested.Why(Ranking.Reason.FLASH_RUNNING, 0, NOON.plusSeconds(600)));
        assertThat(suggester.of(SHOW).get(1).reasons())
                .first()
                .isEqualTo(new Suggested.Why(Ranking.Reason.FLASH_SOON, 0, NOON.plusSeconds(240)));
    }

    @Test
    void questions_count_from_two_people_on() {
        room.askers.put(2L, 1);
        assertThat(items()).startsWith(1L);

        room.askers.put(2L, 2);

        assertThat(first().itemId()).isEqualTo(2);
        assertThat(first().reasons()).contains(new Suggested.Why(Ranking.Reason.ASKED, 2, null));
    }

    @Test
    void what_nine_viewers_have_done_is_told_as_nothing_and_moves_no_item() {
        room.tastes.put(300L, new Taste(12, 9, 9));
        assertThat(items()).containsExactly(1L, 2L, 3L);
        assertThat(reasons()).containsOnly(Ranking.Reason.STOCK);

        now = now.plusSeconds(10);
        room.tastes.put(300L, new Taste(12, 10, 14));

        assertThat(first())
                .isEqualTo(new Suggested(
                        3,
                        List.of(
                                new Suggested.Why(Ranking.Reason.SUITS, 10, null),
                                new Suggested.Why(Ranking.Reason.STOCK, 80, null),
                                new Suggested.Why(Ranking.Reason.SEEN, 14, null))));
    }

    @Test
    void people_are_asked_for_their_lists_once_in_eight_seconds_however_often_staff_look() {
        suggester.of(SHOW);
        suggester.of(SHOW);
        assertThat(room.timesAsked).isEqualTo(1);

        now = now.plusSeconds(8);
        suggester.of(SHOW);

        assertThat(room.timesAsked).isEqualTo(2);
    }

    @Test
    void that_an_item_sells_well_is_told_from_ten_buyers_on_screen_on() {
        happens(new ShowEvent.PresenceCounted(NOON, 100, 100, 100, null, null, null));
        happens(new ShowEvent.ItemPinned(NOON, 2));
        for (int order = 1; order <= 9; order++) {
            orders(2, order, NOON.plusSeconds(30));
        }
        happens(new ShowEvent.ItemPinned(NOON.plusSeconds(60), 1));
        now = NOON.plusSeconds(600);
        assertThat(reasons()).containsOnly(Ranking.Reason.STOCK);

        happens(new ShowEvent.ItemPinned(now, 2));
        orders(2, 10, now.plusSeconds(20));
        happens(new ShowEvent.ItemPinned(now.plusSeconds(30), 1));
        now = now.plusSeconds(400);

        assertThat(first().itemId()).isEqualTo(2);
        assertThat(first().reasons())
                .first()
                .isEqualTo(new Suggested.Why(Ranking.Reason.SELLS, (int) Math.round(100 * floor.rate(2, now)), null));
    }

    @Test
    void that_one_buyer_orders_again_and_again_tells_nobody_that_an_item_sells_well() {
        happens(new ShowEvent.PresenceCounted(NOON, 100, 100, 100, null, null, null));
        happens(new ShowEvent.ItemPinned(NOON, 2));
        for (int order = 1; order <= 30; order++) {
            orders(2, order, 1_001, NOON.plusSeconds(30));
        }
        happens(new ShowEvent.ItemPinned(NOON.plusSeconds(60), 1));
        now = NOON.plusSeconds(600);

        assertThat(reasons()).containsOnly(Ranking.Reason.STOCK);
    }

    @Test
    void a_floor_that_is_told_an_event_again_counts_it_once() {
        var pin = new Happened(1, new ShowEvent.ItemPinned(NOON, 2), List.of());
        floor.see(pin);
        floor.see(new Happened(2, new ShowEvent.ItemUnpinned(NOON.plusSeconds(10), 2), List.of()));
        floor.see(pin);

        assertThat(floor.wasShownWithin(2, Suggester.JUST_SHOWN, NOON.plusSeconds(300)))
                .isTrue();
        assertThat(floor.wasShownWithin(2, Suggester.JUST_SHOWN, NOON.plusSeconds(310)))
                .isFalse();
    }

    @Test
    void an_item_that_is_withdrawn_left_the_screen_at_that_moment() {
        happens(new ShowEvent.ItemPinned(NOON, 2));
        happens(new ShowEvent.ItemWithdrawn(NOON.plusSeconds(60), 2));

        assertThat(floor.wasShownWithin(2, Suggester.JUST_SHOWN, NOON.plusSeconds(300)))
                .isTrue();
        assertThat(floor.wasShownWithin(2, Suggester.JUST_SHOWN, NOON.plusSeconds(360)))
                .isFalse();
    }

    private Suggested first() {
        return suggester.of(SHOW).getFirst();
    }

    private List<Long> items() {
        return suggester.of(SHOW).stream().map(Suggested::itemId).toList();
    }

    private Set<Ranking.Reason> reasons() {
        Set<Ranking.Reason> reasons = new HashSet<>();
        suggester.of(SHOW).forEach(one -> one.reasons().forEach(why -> reasons.add(why.reason())));
        return reasons;
    }

    private void happens(ShowEvent event) {
        floor.see(new Happened(++position, event, List.of()));
    }

    private void orders(long item, int number, Instant at) {
        orders(item, number, 1_000 + number, at);
    }

    private void orders(long item, int number, long buyer, Instant at) {
        var line = new ShowEvent.HeldLine(item, 10 * item, 1, 1, Money.cny(9_900));
        happens(new ShowEvent.PiecesHeld(
                at, number, buyer, List.of(line), Money.cny(9_900), "", "", at.plusSeconds(300), null, null, null));
    }

    private Board board() {
        var items = new ArrayList<Board.Item>();
        for (long id = 1; id <= 4; id++) {
            int rest = left.getOrDefault(id, 0);
            var sku = new Board.Sku(10 * id, "一件", 1, Money.cny(9_900), 100, 0, 100 - rest);
            items.add(new Board.Item(id, 100 * id, (int) id, ItemRole.HERO, "第" + id + "款", 2, List.of(sku)));
        }
        return new Board(
                SHOW,
                state,
                2,
                pinned,
                items,
                flashEnds,
                flashesAhead,
                Map.of(),
                Board.Crowd.NONE,
                Board.Planned.UNKNOWN);
    }

    /** Says of its room what a test wants it to. */
    private static final class Room implements RoomSignals {
        final Set<Long> offSale = new HashSet<>();
        final Map<Long, Integer> askers = new HashMap<>();
        final Map<Long, Taste> tastes = new HashMap<>();
        int timesAsked;

        @Override
        public boolean maySell(long productId) {
            return !offSale.contains(productId);
        }

        @Override
        public Map<Long, Integer> askers(long showId) {
            return Map.copyOf(askers);
        }

        @Override
        public Map<Long, Taste> tastes(long showId, Set<Long> products) {
            timesAsked++;
            return Map.copyOf(tastes);
        }
    }
}
