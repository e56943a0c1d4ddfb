package org.qiantang.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

class ShowViewTest {
    private static final Instant EVENING = Instant.parse("2026-11-23T12:00:00Z");
    private static final long ITEM = 1;
    private static final long RED = 11;
    private static final long BLUE = 12;
    private static final Money PRICE = Money.cny(8_800);

    @ForEachSeed
    void what_is_left_is_what_was_allotted_less_held_sold_and_returned(long seed) {
        var random = new SplittableRandom(seed);
        ShowView view = openShow();
        var open = new ArrayList<long[]>();
        int[] left = new int[2];
        int[] sold = new int[2];
        for (long order = 1; order < 300; order++) {
            int sku = random.nextInt(2);
            switch (random.nextInt(5)) {
                case 0 -> {
                    int pieces = random.nextInt(1, 20);
                    view.apply(new ShowEvent.AllotmentTaken(EVENING, order, ITEM, RED + sku, pieces));
                    left[sku] += pieces;
                }
                case 1, 2 -> {
                    int pieces = random.nextInt(0, left[sku] + 1);
                    view.apply(held(order, RED + sku, pieces));
                    left[sku] -= pieces;
                    open.add(new long[] {order, sku, pieces});
                }
                case 3 -> {
                    if (!open.isEmpty()) {
                        long[] ended = open.remove(random.nextInt(open.size()));
                        if (random.nextBoolean()) {
                            view.apply(new ShowEvent.OrderPaid(EVENING, ended[0], 5, "p", PRICE));
                            sold[(int) ended[1]] += (int) ended[2];
                        } else {
                            view.apply(
                                    new ShowEvent.HoldReleased(EVENING, ended[0], 5, ShowEvent.ReleaseReason.EXPIRED));
                            left[(int) ended[1]] += (int) ended[2];
                        }
                    }
                }
                case 4 -> {
                    int pieces = random.nextInt(0, left[sku] + 1);
                    view.apply(new ShowEvent.AllotmentReturned(EVENING, order, ITEM, RED + sku, pieces));
                    left[sku] -= pieces;
                }
                default -> throw new AssertionError();
            }
            assertThat(view.stock(RED).left()).isEqualTo(left[0]);
            assertThat(view.stock(BLUE).left()).isEqualTo(left[1]);
            assertThat(view.deskStock(RED).sold()).isEqualTo(sold[0]);
            assertThat(view.deskStock(BLUE).sold()).isEqualTo(sold[1]);
        }
    }

    @Test
    void a_price_change_shows_with_its_version() {
        ShowView view = openShow();

        view.apply(new ShowEvent.PriceChanged(EVENING, ITEM, BLUE, 2, Money.cny(6_600), "福利"));

        Seen.Sku blue = view.item(ITEM).skus().get(1);
        assertThat(blue.price()).isEqualTo(Money.cny(6_600));
        assertThat(blue.priceVersion()).isEqualTo(2);
    }

    @Test
    void a_closed_show_has_nothing_pinned() {
        ShowView view = openShow();
        view.apply(new ShowEvent.ItemPinned(EVENING, ITEM));
        assertThat(view.state(0).pinned()).isEqualTo("1");

        view.apply(new ShowEvent.ShowClosed(EVENING));

        assertThat(view.state(0).pinned()).isNull();
        assertThat(view.state(0).show().state()).isEqualTo("closed");
    }

    @Test
    void only_the_last_thirty_lines_are_kept() {
        ShowView view = openShow();

        for (int line = 0; line < 50; line++) {
            view.hear(new Talking.Said(9, new Seen.Line(Integer.toString(line), "林", "好", false, EVENING, "say")));
        }

        assertThat(view.state(0).talk()).hasSize(30);
        assertThat(view.state(0).talk().getFirst().id()).isEqualTo("20");
    }

    @Test
    void what_somebody_said_who_is_forgotten_is_shown_to_no_newcomer() {
        ShowView view = openShow();
        view.hear(new Talking.Said(9, new Seen.Line("1", "林", "好", false, EVENING, "say")));
        view.hear(new Talking.Said(8, new Seen.Line("2", "梅", "贵吗", false, EVENING, "say")));

        view.forget(9);

        assertThat(view.state(0).talk()).extracting(Seen.Line::id).containsExactly("2");
    }

    @Test
    void a_buyers_name_is_masked_by_characters_not_by_code_units() {
        assertThat(Announcer.masked("林小满")).isEqualTo("林**");
        assertThat(Announcer.masked("𠮷田")).isEqualTo("𠮷**");
        assertThat(Announcer.masked("")).isEqualTo("**");
    }

    private static ShowView openShow() {
        var view = new ShowView();
        view.apply(new ShowEvent.ShowPlanned(EVENING, 7, 1, 2, 3, "开播", HostKind.HUMAN, 900));
        view.apply(new ShowEvent.ItemLinedUp(
                EVENING,
                ITEM,
                9,
                1,
                ItemRole.HERO,
                "杯子",
                "/p/9.jpg",
                2,
                List.of(new SkuOffer(RED, "红", 1, PRICE), new SkuOffer(BLUE, "蓝", 1, PRICE))));
        return view;
    }

    private static ShowEvent.PiecesHeld held(long order, long sku, int pieces) {
        var line = new HeldLine(ITEM, sku, pieces, 1, PRICE);
        return new ShowEvent.PiecesHeld(
                EVENING,
                order,
                5,
                List.of(line),
                PRICE.times(pieces),
                "i" + order,
                "00",
                EVENING.plusSeconds(900),
                null,
                null);
    }
}
