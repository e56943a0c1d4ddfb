package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.stock.Counts;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.FlashEnd;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

/** A show's desk from plan to close, with line-ups that move, flash sales and mutes, and what must hold all along. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class WholeShowTest extends AskedDesk {
    private static final long SHOW = 7;
    private static final int HOLD = 300;

    @Test
    void a_withdrawn_item_gives_its_unsold_pieces_back_and_its_holds_live_on() {
        open(10);
        long order = held(claim(9, 2));

        done(new RoomRequest.Withdraw(1));
        settle();

        assertThat(show.stock().counts(10)).isEqualTo(new Counts(2, 2, 0));
        assertThat(ask(new RoomRequest.HearPayment(order, "P1", Money.cny(20_000), true)))
                .isNull();
        assertThat(show.stock().counts(10)).isEqualTo(new Counts(2, 0, 2));
        assertThat(ask(claim(8, 1))).isEqualTo(new Refusal.NoSuchItem(1));
    }

    @Test
    void pieces_of_a_hold_that_runs_out_after_the_item_was_withdrawn_go_back_too() {
        open(10);
        held(claim(9, 2));
        done(new RoomRequest.Withdraw(1));
        settle();

        pass(HOLD);

        assertThat(returned()).containsEntry(10L, 10);
        assertThat(show.stock().counts(10)).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    void a_withdrawn_item_may_be_lined_up_again_and_its_buyers_limit_goes_on() {
        open(10);
        held(claim(9, 4));
        done(new RoomRequest.Withdraw(1));
        settle();

        lineUp(1, 10, 10_000);
        done(new RoomRequest.TakeAllotment(77, 1, 10, 5));

        assertThat(ask(claim(9, 2))).isEqualTo(new Refusal.OverLimit(1, 5));
        assertThat(ask(claim(8, 5))).isNull();
    }

    @Test
    void no_more_pieces_are_taken_back_than_are_left_and_an_id_takes_them_once() {
        open(10);
        held(claim(9, 4));

        assertThat(ask(new RoomRequest.TakeBack(50, 1, 10, 7))).isEqualTo(new Refusal.NotLeft(10, 6));
        assertThat(ask(new RoomRequest.TakeBack(50, 1, 10, 6))).isNull();
        assertThat(ask(new RoomRequest.TakeBack(50, 1, 10, 6))).isNull();

        assertThat(show.stock().counts(10)).isEqualTo(new Counts(4, 4, 0));
    }

    @Test
    void the_line_up_takes_the_order_that_names_every_item_once() {
        open(10);
        lineUp(2, 20, 5_000);
        lineUp(3, 30, 5_000);

        done(new RoomRequest.Reorder(List.of(3L, 1L, 2L)));

        assertThat(show.items()).extracting(item -> item.itemId()).containsExactly(3L, 1L, 2L);
        assertThat(ask(new RoomRequest.Reorder(List.of(3L, 1L)))).isInstanceOf(Refusal.Nonsense.class);
        assertThat(ask(new RoomRequest.Reorder(List.of(3L, 1L, 1L)))).isInstanceOf(Refusal.Nonsense.class);
    }

    @Test
    void a_flash_sale_begins_and_ends_by_the_clock_and_the_old_price_version_comes_back() {
        open(10);
        flash(5, 60, 120, 8_000);

        pass(59);
        assertThat(price()).isEqualTo(new SkuOffer(10, "红", 1, Money.cny(10_000)));
        pass(1);
        assertThat(price()).isEqualTo(new SkuOffer(10, "红", 500, Money.cny(8_000)));
        assertThat(show.nextMoment()).isEqualTo(NOON.plusSeconds(120));
        pass(60);

        assertThat(price()).isEqualTo(new SkuOffer(10, "红", 1, Money.cny(10_000)));
        assertThat(show.flashes().windows()).isEmpty();
    }

    @Test
    void a_claim_at_the_price_before_the_flash_is_refused_with_the_new_one_while_it_lasts() {
        open(10);
        flash(5, 60, 120, 8_000);
        pass(60);

        assertThat(ask(claim(9, 1))).isEqualTo(new Refusal.PriceMoved(10, 500, Money.cny(8_000)));
    }

    @Test
    void what_would_spoil_a_flash_sale_is_refused() {
        open(10);
        flash(5, 60, 120, 8_000);

        assertThat(ask(flashWish(6, 100, 200, 7_000)))
                .isEqualTo(new Refusal.FlashOverlaps(5, NOON.plusSeconds(60), NOON.plusSeconds(120)));
        assertThat(ask(new RoomRequest.SetPrice(1, 10, 600, Money.cny(8_000), "直播价")))
                .isEqualTo(new Refusal.BelowFlash(5, 10, Money.cny(8_000)));
        assertThat(ask(flashWish(6, 200, 300, 10_000))).isInstanceOf(Refusal.Nonsense.class);
        assertThat(ask(flashWish(6, -1, 300, 7_000))).isInstanceOf(Refusal.Nonsense.class);
        assertThat(ask(flashWish(6, 300, 300, 7_000))).isInstanceOf(Refusal.Nonsense.class);
        pass(60);
        assertThat(ask(new RoomRequest.SetPrice(1, 10, 600, Money.cny(9_000), "直播价")))
                .isEqualTo(new Refusal.FlashRunning(5, NOON.plusSeconds(120)));
    }

    @Test
    void a_flash_sale_that_is_cancelled_under_way_gives_the_price_back_at_once() {
        open(10);
        flash(5, 60, 120, 8_000);
        pass(60);

        done(new RoomRequest.CancelFlash(5));

        assertThat(price().priceVersion()).isEqualTo(1);
        assertThat(ask(new RoomRequest.CancelFlash(5))).isNull();
        assertThat(ask(new RoomRequest.CancelFlash(6))).isEqualTo(new Refusal.NoSuchFlash(6));
    }

    @Test
    void a_flash_sale_survives_a_restart_since_the_journal_tells_it() {
        open(10);
        flash(5, 60, 120, 8_000);
        pass(60);

        var again = new Show();
        told.forEach(again::apply);

        assertThat(again.nextMoment()).isEqualTo(NOON.plusSeconds(120));
        now = NOON.plusSeconds(130);
        for (ShowEvent event : decision.settle(again, now)) {
            again.apply(event);
        }
        assertThat(again.offer(1, 10)).isEqualTo(new SkuOffer(10, "红", 1, Money.cny(10_000)));
    }

    @Test
    void closing_ends_flash_sales_and_returns_every_unsold_piece() {
        open(10);
        flash(5, 60, 120, 8_000);
        pass(60);

        done(new RoomRequest.Close());
        settle();

        assertThat(told)
                .filteredOn(ShowEvent.FlashEnded.class::isInstance)
                .containsExactly(new ShowEvent.FlashEnded(now, 5, 1, FlashEnd.CLOSED));
        assertThat(returned()).containsEntry(10L, 10);
        assertThat(show.state()).isEqualTo(Show.State.CLOSED);
    }

    @Test
    void a_muted_viewer_is_refused_with_the_time_until_it_has_passed() {
        open(10);
        Instant until = now.plusSeconds(600);
        done(new RoomRequest.Mute(9, until, 4));

        assertThat(ask(new RoomRequest.Say(9, "好", "clear"))).isEqualTo(new Refusal.Muted(until));
        assertThat(ask(new RoomRequest.Say(8, "好", "clear"))).isNull();
        pass(600);
        assertThat(ask(new RoomRequest.Say(9, "好", "clear"))).isNull();
        done(new RoomRequest.Mute(9, now.plusSeconds(600), 4));
        done(new RoomRequest.Unmute(9, 4));
        assertThat(ask(new RoomRequest.Say(9, "好", "clear"))).isNull();
    }

    @Test
    void whom_an_officer_muted_is_told_why_and_only_an_officer_changes_or_lifts_it_until_it_is_over() {
        open(10);
        Instant until = now.plusSeconds(600);
        done(new RoomRequest.Mute(9, now.plusSeconds(60), 4));
        done(new RoomRequest.Mute(9, until, 77, "辱骂他人"));

        assertThat(ask(new RoomRequest.Say(9, "好", "clear"))).isEqualTo(new Refusal.Muted(until, "辱骂他人"));
        assertThat(ask(new RoomRequest.Mute(9, now.plusSeconds(1), 4))).isEqualTo(new Refusal.MutedByOfficer(until));
        assertThat(ask(new RoomRequest.Unmute(9, 4))).isEqualTo(new Refusal.MutedByOfficer(until));
        done(new RoomRequest.Unmute(9, 78, "已经道歉"));
        assertThat(ask(new RoomRequest.Say(9, "好", "clear"))).isNull();

        done(new RoomRequest.Mute(9, until, 77, "又骂人"));
        pass(600);
        done(new RoomRequest.Mute(9, now.plusSeconds(60), 4));
        done(new RoomRequest.Unmute(9, 4));
        assertThat(ask(new RoomRequest.Say(9, "好", "clear"))).isNull();
    }

    @Test
    void what_a_machine_took_down_after_the_owner_switched_it_off_is_not_written_down() {
        open(10);
        Instant before = now;
        pass(5);
        done(new RoomRequest.SwitchWatch(false, 3));
        pass(5);

        assertThat(ask(taken("开着时说的话", before))).isNull();
        assertThat(ask(taken("关掉后说的话", now))).isEqualTo(new Refusal.NotWatched());
        assertThat(ask(new RoomRequest.HostLine(HostKind.HUMAN, null, "自己打的字", "clear", List.of(), false)))
                .isNull();
        done(new RoomRequest.SwitchWatch(true, 3));
        pass(1);
        assertThat(ask(taken("又打开了", now))).isNull();
        assertThat(told.stream()
                        .filter(ShowEvent.HostSpoke.class::isInstance)
                        .map(event -> ((ShowEvent.HostSpoke) event).text()))
                .containsExactly("开着时说的话", "自己打的字", "又打开了");
    }

    private static RoomRequest taken(String text, Instant at) {
        var how = new TakenDown(Means.HEARD, "transcript", "1", at, at.plusSeconds(1), null);
        return new RoomRequest.HostLine(HostKind.HUMAN, null, text, "clear", List.of(), false, "2026.06", how);
    }

    @Test
    void a_plan_is_revised_and_announced_only_before_the_show_opens() {
        plan();
        done(new RoomRequest.RevisePlan("夜场", 600, now.plusSeconds(60)));
        done(new RoomRequest.Announce(now.plusSeconds(60), "今晚半价"));

        done(new RoomRequest.Open());

        assertThat(show.holdSeconds()).isEqualTo(600);
        assertThat(ask(new RoomRequest.RevisePlan("晚场", 300, null))).isEqualTo(new Refusal.NotOpen("open"));
        assertThat(ask(new RoomRequest.Announce(now.plusSeconds(60), "迟了"))).isEqualTo(new Refusal.NotOpen("open"));
    }

    /** Random shows: whatever is asked, in whatever order, every piece received is sold, held, left or returned. */
    @ForEachSeed(count = 300)
    void every_piece_is_accounted_for_and_prices_come_back_after_flash_sales(long seed) {
        var random = new SplittableRandom(seed);
        plan();
        var orders = new ArrayList<Long>();
        long next = 1_000;
        for (int step = 0; step < 160; step++) {
            long item = 1L + random.nextInt(4);
            long sku = item * 10 + random.nextInt(2);
            next++;
            RoomRequest request = switch (random.nextInt(16)) {
                case 0 -> new RoomRequest.LineUp(item, item, ItemRole.HERO, "品" + item, "", 5, offers(item, 10_000));
                case 1 -> new RoomRequest.Withdraw(item);
                case 2 ->
                    new RoomRequest.ReviseItem(
                            item,
                            ItemRole.PROFIT,
                            null,
                            null,
                            1 + random.nextInt(9),
                            offers(item, 10_000).subList(0, 1 + random.nextInt(2)));
                case 3, 4 -> new RoomRequest.TakeAllotment(next, item, sku, 1 + random.nextInt(20));
                case 5 -> new RoomRequest.TakeBack(next, item, sku, 1 + random.nextInt(20));
                case 6 ->
                    new RoomRequest.PlanFlash(
                            next,
                            item,
                            now.plusSeconds(random.nextInt(200)),
                            now.plusSeconds(1 + random.nextInt(400)),
                            List.of(new FlashPrice(sku, next, Money.cny(1 + random.nextInt(12_000)))));
                case 7 ->
                    new RoomRequest.CancelFlash(show.flashes().windows().stream()
                            .map(window -> window.flashId())
                            .findAny()
                            .orElse(next));
                case 8 -> new RoomRequest.SetPrice(item, sku, next, Money.cny(1 + random.nextInt(15_000)), "直播价");
                case 9, 10, 11 -> claimNow(random.nextInt(5), "w" + next, item, sku, 1 + random.nextInt(3));
                case 12 ->
                    orders.isEmpty()
                            ? new RoomRequest.Open()
                            : payment(orders.get(random.nextInt(orders.size())), next);
                case 13 ->
                    orders.isEmpty() ? new RoomRequest.Open() : cancel(orders.get(random.nextInt(orders.size())));
                case 14 -> step > 120 ? new RoomRequest.Close() : new RoomRequest.Open();
                default -> new RoomRequest.Unpin();
            };
            int before = told.size();
            ask(request);
            for (ShowEvent event : told.subList(before, told.size())) {
                if (event instanceof ShowEvent.PiecesHeld held) {
                    orders.add(held.orderId());
                }
            }
            pass(random.nextInt(60));
            mustAddUp();
            pricesMustHold();
        }
        ask(new RoomRequest.Close());
        settle();
        pass(HOLD + 1);

        mustAddUp();
        assertThat(show.state()).isEqualTo(Show.State.CLOSED);
        show.stock().all().forEach((sku, counts) -> assertThat(counts.left()).isZero());
        assertThat(show.flashes().windows()).isEmpty();
        var again = new Show();
        told.forEach(again::apply);
        assertThat(again.stock().all()).isEqualTo(show.stock().all());
    }

    /** Each SKU on sale costs its own price, but for flash sales, after which the very same version is back. */
    private void pricesMustHold() {
        Map<Long, SkuOffer> own = new HashMap<>();
        Map<Long, Long> flash = new HashMap<>();
        for (ShowEvent event : told) {
            switch (event) {
                case ShowEvent.ItemLinedUp item -> item.skus().forEach(sku -> own.put(sku.skuId(), sku));
                case ShowEvent.ItemRevised item -> {
                    var named = new HashSet<Long>();
                    item.skus().forEach(sku -> named.add(sku.skuId()));
                    own.keySet().removeIf(sku -> sku / 10 == item.itemId() && !named.contains(sku));
                    flash.keySet().removeIf(sku -> sku / 10 == item.itemId() && !named.contains(sku));
                    item.skus().forEach(sku -> own.putIfAbsent(sku.skuId(), sku));
                }
                case ShowEvent.ItemWithdrawn gone -> {
                    own.keySet().removeIf(sku -> sku / 10 == gone.itemId());
                    flash.keySet().removeIf(sku -> sku / 10 == gone.itemId());
                }
                case ShowEvent.PriceChanged changed
                when changed.reason().equals("秒杀") -> {
                    assertThat(changed.price().minor())
                            .isLessThan(own.get(changed.skuId()).price().minor());
                    flash.put(changed.skuId(), changed.priceVersion());
                }
                case ShowEvent.PriceChanged changed
                when changed.reason().equals("秒杀结束") -> {
                    assertThat(flash.remove(changed.skuId())).isNotNull();
                    assertThat(changed.priceVersion())
                            .isEqualTo(own.get(changed.skuId()).priceVersion());
                    assertThat(changed.price())
                            .isEqualTo(own.get(changed.skuId()).price());
                }
                case ShowEvent.PriceChanged changed ->
                    own.put(
                            changed.skuId(),
                            new SkuOffer(changed.skuId(), "", changed.priceVersion(), changed.price()));
                default -> {}
            }
        }
        own.forEach((sku, offer) -> {
            SkuOffer now = show.offer(sku / 10, sku);
            assertThat(now).isNotNull();
            assertThat(now.priceVersion()).isEqualTo(flash.getOrDefault(sku, offer.priceVersion()));
        });
    }

    private void mustAddUp() {
        Map<Long, Integer> received = new TreeMap<>();
        Map<Long, Integer> sold = new HashMap<>();
        Map<Long, Integer> held = new HashMap<>();
        Map<Long, ShowEvent.PiecesHeld> open = new HashMap<>();
        for (ShowEvent event : told) {
            switch (event) {
                case ShowEvent.AllotmentTaken in -> received.merge(in.skuId(), in.pieces(), Integer::sum);
                case ShowEvent.PiecesHeld order -> {
                    open.put(order.orderId(), order);
                    order.lines().forEach(line -> held.merge(line.skuId(), line.pieces(), Integer::sum));
                }
                case ShowEvent.HoldReleased gone ->
                    open.get(gone.orderId())
                            .lines()
                            .forEach(line -> held.merge(line.skuId(), -line.pieces(), Integer::sum));
                case ShowEvent.OrderPaid paid ->
                    open.get(paid.orderId()).lines().forEach(line -> {
                        held.merge(line.skuId(), -line.pieces(), Integer::sum);
                        sold.merge(line.skuId(), line.pieces(), Integer::sum);
                    });
                default -> {}
            }
        }
        Map<Long, Integer> back = returned();
        show.stock().all().forEach((sku, counts) -> {
            assertThat(counts.sold()).isEqualTo(sold.getOrDefault(sku, 0));
            assertThat(counts.held()).isEqualTo(held.getOrDefault(sku, 0));
            assertThat(counts.left()).isNotNegative();
            assertThat(counts.sold() + counts.held() + counts.left() + back.getOrDefault(sku, 0))
                    .isEqualTo(received.getOrDefault(sku, 0));
        });
    }

    private void plan() {
        done(new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", ShowEvent.HostKind.HUMAN, HOLD));
    }

    private void open(int pieces) {
        plan();
        lineUp(1, 10, 10_000);
        done(new RoomRequest.TakeAllotment(99, 1, 10, pieces));
        done(new RoomRequest.Open());
    }

    private void lineUp(long item, long sku, long minor) {
        done(new RoomRequest.LineUp(
                item, item, ItemRole.HERO, "品" + item, "", 5, List.of(new SkuOffer(sku, "红", 1, Money.cny(minor)))));
    }

    private static List<SkuOffer> offers(long item, long minor) {
        return List.of(
                new SkuOffer(item * 10, "红", 1, Money.cny(minor)),
                new SkuOffer(item * 10 + 1, "蓝", 1, Money.cny(minor)));
    }

    private static RoomRequest claim(long buyer, int pieces) {
        return new RoomRequest.Claim(
                buyer,
                "wish-" + buyer + "-" + pieces,
                List.of(new RoomRequest.Want(1, 10, pieces, 1)),
                null,
                null,
                null);
    }

    private RoomRequest claimNow(long buyer, String intent, long item, long sku, int pieces) {
        SkuOffer offer = show.offer(item, sku);
        long version = offer == null ? 1 : offer.priceVersion();
        return new RoomRequest.Claim(
                buyer, intent, List.of(new RoomRequest.Want(item, sku, pieces, version)), null, null, null);
    }

    private RoomRequest payment(long order, long number) {
        Show.Order known = show.order(order);
        return new RoomRequest.HearPayment(order, "P" + number, known == null ? Money.cny(1) : known.total(), true);
    }

    private RoomRequest cancel(long order) {
        Show.Order known = show.order(order);
        return new RoomRequest.CancelHold(known == null ? 0 : known.buyerId(), order);
    }

    private RoomRequest flashWish(long flash, int from, int until, long minor) {
        return new RoomRequest.PlanFlash(
                flash,
                1,
                NOON.plusSeconds(from),
                NOON.plusSeconds(until),
                List.of(new FlashPrice(10, 500, Money.cny(minor))));
    }

    private void flash(long flash, int from, int until, long minor) {
        done(flashWish(flash, from, until, minor));
    }

    private SkuOffer price() {
        SkuOffer offer = show.offer(1, 10);
        assertThat(offer).isNotNull();
        return offer == null ? new SkuOffer(0, "", 0, Money.cny(0)) : offer;
    }

    private Map<Long, Integer> returned() {
        Map<Long, Integer> back = new HashMap<>();
        for (ShowEvent event : told) {
            if (event instanceof ShowEvent.AllotmentReturned one) {
                back.merge(one.skuId(), one.pieces(), Integer::sum);
            }
        }
        return back;
    }

    private long held(RoomRequest claim) {
        done(claim);
        return told.stream()
                .filter(ShowEvent.PiecesHeld.class::isInstance)
                .map(event -> ((ShowEvent.PiecesHeld) event).orderId())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private void pass(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }
}
