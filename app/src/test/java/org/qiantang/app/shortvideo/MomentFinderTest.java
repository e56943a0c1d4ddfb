package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;

/** The best moments of a show, told from its events alone. */
class MomentFinderTest {
    private static final Instant OPENED = Instant.parse("2026-11-27T04:00:00Z");
    private static final List<MomentFinder.Recorded> WHOLE = List.of(new MomentFinder.Recorded(0, 600_000));

    private final ShowTale tale = new ShowTale();
    private long orders;

    private static Instant at(long second) {
        return OPENED.plusSeconds(second);
    }

    private void opens() {
        tale.happened(item(1, 71, "龙井"));
        tale.happened(item(2, 72, "丝巾"));
        tale.happened(new ShowEvent.ShowOpened(OPENED));
    }

    private static ShowEvent.ItemLinedUp item(long itemId, long productId, String title) {
        return new ShowEvent.ItemLinedUp(
                OPENED.minusSeconds(60),
                itemId,
                productId,
                1,
                ShowEvent.ItemRole.HERO,
                title,
                "",
                9,
                List.of(new ShowEvent.SkuOffer(itemId * 10, "一件", 1, Money.cny(9_900))));
    }

    private void pins(long itemId, long second) {
        tale.happened(new ShowEvent.ItemPinned(at(second), itemId));
    }

    private void sells(long itemId, long second, boolean paid) {
        long order = ++orders;
        tale.happened(new ShowEvent.PiecesHeld(
                at(second),
                order,
                5,
                List.of(new ShowEvent.HeldLine(itemId, itemId * 10, 1, 1, Money.cny(9_900))),
                Money.cny(9_900),
                "intent-" + order,
                "hash",
                at(second + 300),
                null,
                null));
        tale.happened(
                paid
                        ? new ShowEvent.OrderPaid(at(second + 90), order, 5, "pay-" + order, Money.cny(9_900))
                        : new ShowEvent.HoldReleased(at(second + 300), order, 5, ShowEvent.ReleaseReason.EXPIRED));
    }

    private void talk(long second, int lines) {
        tale.happened(new ShowEvent.TalkHeard(
                at(second), Collections.nCopies(lines, new ShowEvent.TalkLine(1, 5, "hash", "clear"))));
    }

    private void likes(long second, long total) {
        tale.happened(new ShowEvent.LikesCounted(at(second), total, null));
    }

    @Test
    void the_minute_in_which_most_was_ordered_and_paid_comes_first_with_the_reason_and_how_far_it_stands_out() {
        opens();
        pins(1, 0);
        talk(30, 2);
        sells(1, 210, true);
        sells(1, 220, true);
        sells(1, 225, false);
        pins(2, 300);
        talk(400, 12);

        List<Moment> found = MomentFinder.find(tale, 600_000, WHOLE);

        Moment best = found.getFirst();
        assertThat(best.item().productId()).isEqualTo(71);
        assertThat(best.fromMs()).isLessThanOrEqualTo(210_000);
        assertThat(best.toMs()).isGreaterThan(220_000);
        assertThat(best.figures().orders()).isEqualTo(2);
        assertThat(best.figures().minor()).isEqualTo(19_800);
        assertThat(best.reasons().getFirst().sort()).isEqualTo(Moment.Sort.SALES);
        assertThat(best.reasons().getFirst().times()).isEqualTo(10.0);
        assertThat(found.get(1).item().productId()).isEqualTo(72);
        assertThat(found.get(1).reasons()).extracting(Moment.Reason::sort).contains(Moment.Sort.TALK);
    }

    @Test
    void the_same_events_give_the_same_moments_and_none_overlaps_another() {
        opens();
        pins(1, 0);
        for (int second = 20; second < 560; second += 35) {
            talk(second, second % 7 + 1);
            likes(second, (long) second * second);
        }

        List<Moment> found = MomentFinder.find(tale, 600_000, WHOLE);

        assertThat(found).isNotEmpty().isEqualTo(MomentFinder.find(tale, 600_000, WHOLE));
        for (Moment one : found) {
            assertThat(found)
                    .filteredOn(other -> !other.equals(one))
                    .allSatisfy(other -> assertThat(other.toMs() <= one.fromMs() || one.toMs() <= other.fromMs())
                            .isTrue());
        }
    }

    @Test
    void what_was_not_recorded_or_shows_no_product_is_no_moment() {
        opens();
        talk(30, 9);
        pins(1, 300);
        talk(310, 9);

        assertThat(MomentFinder.find(tale, 600_000, List.of())).isEmpty();
        assertThat(MomentFinder.find(tale, 600_000, List.of(new MomentFinder.Recorded(0, 200_000))))
                .isEmpty();
        assertThat(MomentFinder.find(tale, 600_000, WHOLE))
                .allSatisfy(moment -> assertThat(moment.fromMs()).isGreaterThanOrEqualTo(300_000));
    }

    @Test
    void a_line_ends_where_the_next_begins_and_one_that_was_taken_back_is_known() {
        opens();
        tale.happened(line(81, 10, "这是一句很长很长的话，要说上好一会儿才能说完，真的很长。", null));
        tale.happened(line(82, 12, "说错了，更正一下。", 81L));

        List<ShowTale.Said> said = tale.said(0, 60_000);

        assertThat(said).extracting(ShowTale.Said::fromMs).containsExactly(10_000L, 12_000L);
        assertThat(said.getFirst().toMs()).isEqualTo(12_000);
        assertThat(said.getFirst().takenBack()).isTrue();
        assertThat(said.getLast().takenBack()).isFalse();
    }

    private static ShowEvent.HostSpoke line(long id, long second, String text, @Nullable Long corrects) {
        return new ShowEvent.HostSpoke(
                at(second), id, ShowEvent.HostKind.HUMAN, 1L, text, "clear", List.of(), corrects);
    }

    @Test
    void subtitles_stand_clause_by_clause_and_hold_nothing_that_a_player_would_take_for_its_own() {
        List<Cue> cues = Cue.of(1_000, 5_000, "面料是桑蚕丝做的呀，摸起来很滑。冷水手洗。");

        assertThat(cues.getFirst().fromMs()).isEqualTo(1_000);
        assertThat(cues.getLast().toMs()).isEqualTo(5_000);
        assertThat(cues).hasSizeGreaterThan(1);
        for (int i = 1; i < cues.size(); i++) {
            assertThat(cues.get(i).fromMs()).isEqualTo(cues.get(i - 1).toMs());
        }
        assertThat(Cue.webVtt(List.of(new Cue(0, 61_500, "a <b> --> c\n\nd"))))
                .isEqualTo("WEBVTT\n\n00:00:00.000 --> 00:01:01.500\na &lt;b> → c d\n");
    }
}
