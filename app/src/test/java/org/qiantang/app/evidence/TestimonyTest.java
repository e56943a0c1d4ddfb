package org.qiantang.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.evidence.ShowEvidence.Kind;
import org.qiantang.app.evidence.ShowEvidence.Mark;
import org.qiantang.app.evidence.ShowEvidence.Spot;
import org.qiantang.app.evidence.ShowEvidence.Why;
import org.qiantang.app.room.PlayedShow;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.TakenDown;

/** A show is played at its real desk, second by second, and then asked what it knows of one order. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class TestimonyTest {
    private static final Instant OPENING = Instant.parse("2026-11-26T04:00:00Z");
    private static final long SHOW = 7;
    private static final long TEA = 70;
    private static final long SCARF = 71;
    private static final long TEA_SKU = 700;
    private static final long SCARF_SKU = 710;
    private static final long BUYER = 100;
    private static final long OTHER = 101;
    private static final FoundInLine FOUND =
            new FoundInLine("AD-01", "absolute", "广告法第九条", 0, 4, "S3", "BLOCK", "绝对化用语", null, null, null, null, null);

    private final PlayedShow show = new PlayedShow(SHOW, OPENING);
    private int second;
    private int pieces;

    @BeforeEach
    void open() {
        show.ask(new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", HostKind.HUMAN, 300));
        lineUp(TEA, TEA_SKU, "明前龙井 罐装 250g", 8_800);
        lineUp(SCARF, SCARF_SKU, "桑蚕丝巾 罐装", 20_000);
        show.ask(new RoomRequest.Open());
    }

    @AfterEach
    void close() {
        show.close();
    }

    private void lineUp(long item, long sku, String title, long minor) {
        List<SkuOffer> skus = List.of(new SkuOffer(sku, "一份", 1, Money.cny(minor)));
        show.ask(new RoomRequest.LineUp(item, item + 1_000, ItemRole.HERO, title, "/pictures/x", 5, skus));
        show.ask(new RoomRequest.TakeAllotment(sku, item, sku, 10));
    }

    /** Lets the show go on to a second, and tells of each piece of ten seconds that has become whole. */
    private void at(int later) {
        show.pass(Duration.ofSeconds(later - second));
        second = later;
        while ((pieces + 1) * 10 <= second) {
            Instant from = OPENING.plusSeconds(pieces * 10L);
            long fromMs = pieces * 10_000L;
            pieces++;
            show.ask(new RoomRequest.RecordSegment(
                    pieces,
                    pieces + ".ts",
                    from,
                    from.plusSeconds(10),
                    fromMs,
                    fromMs + 10_000,
                    pieces > 1,
                    1_000 + pieces,
                    "%064x".formatted(pieces)));
        }
    }

    private void host(@Nullable Long item, String text, FoundInLine... found) {
        String verdict = found.length == 0 ? "clear" : "violates";
        show.ask(new RoomRequest.HostLine(HostKind.HUMAN, item, text, verdict, List.of(found), false));
    }

    private long buy(long buyer, String intent, long priceVersion) {
        var want = new RoomRequest.Want(TEA, TEA_SKU, 1, priceVersion);
        var held = (Receipt.Held) show.ask(new RoomRequest.Claim(buyer, intent, List.of(want), null, null, null));
        return held.orderId();
    }

    private Testimony heard(long order, long buyer) {
        var testimony =
                new Testimony(new Testimony.Asked(order, buyer, Set.of(TEA), Set.of(TEA_SKU)), show.story()::words);
        show.story().tell(SHOW, 0, testimony::hear);
        return testimony;
    }

    private long playAndBuy() {
        at(5);
        host(null, "大家好，欢迎来到直播间");
        at(12);
        show.ask(new RoomRequest.Pin(SCARF));
        host(null, "这条丝巾罐装出售，很轻");
        at(18);
        host(null, "等一下讲明前龙井");
        at(24);
        show.ask(new RoomRequest.Pin(TEA));
        at(27);
        host(null, "全国第一的茶", FOUND);
        at(31);
        show.ask(new RoomRequest.SetPrice(TEA, TEA_SKU, 2, Money.cny(6_600), "直播间专享"));
        at(40);
        show.ask(new RoomRequest.Say(OTHER, "我也要", "clear"));
        show.ask(new RoomRequest.Say(BUYER, "真的是特级吗", "clear"));
        at(44);
        long order = buy(BUYER, "wish", 2);
        at(52);
        show.ask(new RoomRequest.HearPayment(order, "P1", Money.cny(6_600), true));
        at(60);
        show.ask(new RoomRequest.Unpin());
        at(70);
        host(null, "刚才那位朋友，是特级");
        at(300);
        host(null, "现在讲别的");
        at(310);
        return order;
    }

    @Test
    void what_is_said_once_the_goods_were_withdrawn_from_the_screen_is_not_told_as_said_of_them() {
        at(5);
        show.ask(new RoomRequest.Pin(TEA));
        at(8);
        host(null, "大家看一下");
        at(10);
        long order = buy(BUYER, "wish", 1);
        at(12);
        show.ask(new RoomRequest.HearPayment(order, "P1", Money.cny(8_800), true));
        at(20);
        show.ask(new RoomRequest.Withdraw(TEA));
        at(25);
        host(null, "现在讲别的");

        Testimony testimony = heard(order, BUYER);

        assertThat(testimony.marks(testimony.clip(0)))
                .extracting(Mark::kind, Mark::showMs)
                .contains(tuple(Kind.HOST_LINE, 8_000L), tuple(Kind.UNPINNED, 20_000L))
                .doesNotContain(tuple(Kind.HOST_LINE, 25_000L));
    }

    @Test
    void what_concerns_the_order_is_told_with_its_second_and_nothing_else_is() {
        long order = playAndBuy();

        Testimony testimony = heard(order, BUYER);
        List<Mark> marks = testimony.marks(testimony.clip(0));

        assertThat(marks)
                .extracting(Mark::kind, Mark::showMs)
                .containsExactly(
                        tuple(Kind.LINED_UP, 0L),
                        tuple(Kind.OPENED, 0L),
                        tuple(Kind.HOST_LINE, 18_000L),
                        tuple(Kind.PINNED, 24_000L),
                        tuple(Kind.HOST_LINE, 27_000L),
                        tuple(Kind.PRICE, 31_000L),
                        tuple(Kind.OWN_LINE, 40_000L),
                        tuple(Kind.CLAIMED, 44_000L),
                        tuple(Kind.PAID, 52_000L),
                        tuple(Kind.UNPINNED, 60_000L),
                        tuple(Kind.HOST_LINE, 70_000L));
        assertThat(marks)
                .filteredOn(mark -> mark.said() != null)
                .extracting(mark -> mark.said().text(), mark -> mark.said().why())
                .containsExactly(
                        tuple("等一下讲明前龙井", Why.NAMED),
                        tuple("全国第一的茶", Why.ON_SCREEN),
                        tuple("真的是特级吗", null),
                        tuple("刚才那位朋友，是特级", Why.AFTER_QUESTION));
        assertThat(marks.get(4).said().findings()).containsExactly(FOUND);
        assertThat(marks.get(5).priced().price()).isEqualTo(Money.cny(6_600));
        assertThat(marks).extracting(Mark::position).isSorted();
        assertThat(testimony.card(TEA).orElseThrow().title()).isEqualTo("明前龙井 罐装 250g");
        assertThat(testimony.leftOut()).isZero();
    }

    @Test
    void a_moment_is_seen_at_its_very_second_of_the_pieces_that_are_kept() {
        long order = playAndBuy();

        Testimony testimony = heard(order, BUYER);
        Footage.Clip whole = testimony.clip(0);
        Footage.Clip trimmed = testimony.clip(2);

        // The sentence at second 18 brings the pieces from second 0 on; minute 5 is nobody's.
        assertThat(whole.pieces()).extracting(ShowEvidence.Piece::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(whole.pieces().get(2).sha256()).isEqualTo("%064x".formatted(3));
        assertThat(spot(testimony.marks(whole), 4)).isEqualTo(new Spot(3, 7_000, 27_000));
        assertThat(spot(testimony.marks(trimmed), 4)).isEqualTo(new Spot(3, 7_000, 7_000));
        assertThat(spot(testimony.marks(trimmed), 2)).isNull();
        assertThat(trimmed.numbers()).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8, 9);
        assertThat(trimmed.millis()).isEqualTo(70_000);
    }

    @Test
    void a_line_that_a_machine_wrote_down_later_stands_where_it_was_said_and_is_of_what_was_on_screen_then() {
        at(5);
        show.ask(new RoomRequest.Pin(TEA));
        at(12);
        show.ask(new RoomRequest.Pin(SCARF));
        at(14);
        show.ask(new RoomRequest.Say(BUYER, "还有货吗", "clear"));
        at(20);
        takenDown(8, "这个价只有今晚");
        takenDown(13, "大家稍等一下");
        at(25);
        long order = buy(BUYER, "wish", 1);

        Testimony testimony = heard(order, BUYER);
        List<Mark> marks = testimony.marks(testimony.clip(0));

        assertThat(marks)
                .extracting(Mark::kind, Mark::showMs)
                .containsExactly(
                        tuple(Kind.LINED_UP, 0L),
                        tuple(Kind.OPENED, 0L),
                        tuple(Kind.PINNED, 5_000L),
                        tuple(Kind.HOST_LINE, 8_000L),
                        tuple(Kind.UNPINNED, 12_000L),
                        tuple(Kind.OWN_LINE, 14_000L),
                        tuple(Kind.CLAIMED, 25_000L));
        assertThat(marks.get(3).at()).isEqualTo(OPENING.plusSeconds(8));
        assertThat(marks.get(3).said().why()).isEqualTo(Why.ON_SCREEN);
    }

    /** A machine has heard it at a second of the show, and tells of it now. */
    private void takenDown(int second, String text) {
        Instant from = OPENING.plusSeconds(second);
        var how = new TakenDown(TakenDown.Means.HEARD, "funasr", "2pass", from, from.plusSeconds(2), null);
        show.ask(new RoomRequest.HostLine(HostKind.HUMAN, null, text, "clear", List.of(), false, null, how));
    }

    private static @Nullable Spot spot(List<Mark> marks, int index) {
        return marks.get(index).spot();
    }

    @Test
    void another_buyers_order_has_its_own_words_and_not_theirs() {
        playAndBuy();
        long order = buy(OTHER, "other", 2);

        List<Mark> marks = heard(order, OTHER).marks(new Footage.Clip(List.of()));

        assertThat(marks)
                .filteredOn(mark -> mark.kind() == Kind.OWN_LINE)
                .extracting(mark -> mark.said().text())
                .containsExactly("我也要");
        assertThat(marks).extracting(Mark::kind).contains(Kind.CLAIMED).doesNotContain(Kind.PAID);
    }

    @Test
    void what_is_said_long_after_the_payment_is_not_heard_and_heard_twice_it_is_the_same() {
        long order = playAndBuy();
        show.ask(new RoomRequest.Pin(TEA));
        at(52 + 10 * 60 + 1);
        host(TEA, "十分钟以后说的话");
        at(1_000);

        List<Mark> once = heard(order, BUYER).marks(new Footage.Clip(List.of()));
        List<Mark> twice = heard(order, BUYER).marks(new Footage.Clip(List.of()));

        assertThat(once).isEqualTo(twice);
        assertThat(once)
                .noneMatch(mark -> mark.said() != null && mark.said().text().contains("十分钟"));
    }

    @Test
    void of_too_many_sentences_the_newest_are_told_and_the_rest_is_counted() {
        show.ask(new RoomRequest.Pin(TEA));
        for (int line = 0; line < 320; line++) {
            host(TEA, "第 " + line + " 句");
        }
        long order = buy(BUYER, "wish", 1);

        Testimony testimony = heard(order, BUYER);

        assertThat(testimony.leftOut()).isEqualTo(20);
        assertThat(testimony.marks(new Footage.Clip(List.of())))
                .filteredOn(mark -> mark.kind() == Kind.HOST_LINE)
                .hasSize(300)
                .first()
                .matches(mark -> mark.said().text().equals("第 20 句"));
    }
}
