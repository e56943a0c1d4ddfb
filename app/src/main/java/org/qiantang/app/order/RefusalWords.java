package org.qiantang.app.order;

import java.util.Map;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;

/** A desk's refusal in words, in both languages, with its data. */
public final class RefusalWords {
    private RefusalWords() {}

    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchShow() -> new Problem(404, "no-such-show", "没有这场直播", "there is no such show");
            case Refusal.NotOpen(String state) -> notOpen(state);
            case Refusal.NoSuchItem(long item) ->
                new Problem(
                        404, "no-such-item", "这件商品不在本场直播里", "this is not among the show's goods", id("itemId", item));
            case Refusal.SoldOut(long sku, int left) -> soldOut(sku, left);
            case Refusal.OverLimit(long item, int perBuyer) -> overLimit(item, perBuyer);
            case Refusal.PriceMoved(long sku, long version, Money price) -> priceMoved(sku, version, price);
            case Refusal.FreightMoved(Money seen, Money freight) -> freightMoved(seen, freight);
            case Refusal.SeveralShops() -> severalShops();
            case Refusal.IntentReused(String intent) -> intentReused(intent);
            case Refusal.NoSuchHold(long order) ->
                new Problem(404, "no-such-hold", "没有这个订单", "there is no such order", id("orderId", order));
            case Refusal.AlreadyPaid(long order) ->
                new Problem(
                        409,
                        "already-paid",
                        "订单已经付款，不能取消",
                        "the order is paid and cannot be cancelled",
                        id("orderId", order));
            // What only staff and speakers ask for has no place among a buyer's refusals.
            case Refusal.NotLeft _,
                    Refusal.FlashOverlaps _,
                    Refusal.NoSuchFlash _,
                    Refusal.FlashRunning _,
                    Refusal.BelowFlash _,
                    Refusal.FlashMoved _,
                    Refusal.TooManyFlashes _,
                    Refusal.FlashBarred _,
                    Refusal.NotWatched _,
                    Refusal.Muted _,
                    Refusal.MutedByOfficer _ ->
                throw new IllegalStateException("refusal: " + refusal + " (expected: one that buyers can meet)");
            case Refusal.Nonsense(String field, String expected, String zh) ->
                Problem.nonsense(field, "内容不对，应为：" + zh, "expected: " + expected);
            case Refusal.Busy(int seconds) -> busy(seconds);
        };
    }

    private static Problem severalShops() {
        return new Problem(
                409,
                "several-shops",
                "这些商品来自不同店铺，请放进购物袋一起结算",
                "these goods are of several shops; put them in the bag and check out together");
    }

    private static Problem notOpen(String state) {
        boolean before = state.equals("planned");
        return new Problem(
                409,
                "not-open",
                before ? "直播还没有开始" : "直播已经结束，不能再下单了",
                before ? "the show has not begun yet" : "the show is over; no more orders are taken",
                Map.of("state", state));
    }

    private static Problem soldOut(long sku, int left) {
        return new Problem(
                409,
                "sold-out",
                left == 0 ? "手慢了，已经抢光了" : "剩下的不够了，只有 " + left + " 件",
                left == 0 ? "sold out" : "not enough left: " + left,
                Map.of("skuId", Long.toString(sku), "left", left));
    }

    private static Problem overLimit(long item, int perBuyer) {
        return new Problem(
                409,
                "over-limit",
                "每人限购 " + perBuyer + " 件",
                "the limit is " + perBuyer + " per buyer",
                Map.of("itemId", Long.toString(item), "perBuyer", perBuyer));
    }

    private static Problem priceMoved(long sku, long version, Money price) {
        return new Problem(
                409,
                "price-moved",
                "价格刚刚变了，请确认新的价格",
                "the price has just changed; please look at the new one",
                Map.of("skuId", Long.toString(sku), "priceVersion", Long.toString(version), "price", price));
    }

    private static Problem freightMoved(Money seen, Money freight) {
        return new Problem(
                409,
                "freight-moved",
                "运费从 " + seen.yuan() + " 元变为 " + freight.yuan() + " 元，请看清后再下单",
                "shipping was " + seen.yuan() + " and is now " + freight.yuan() + " yuan; please look before you order",
                Map.of("seen", seen, "freight", freight));
    }

    private static Problem intentReused(String intent) {
        return new Problem(
                409,
                "intent-reused",
                "这次下单的编号已经用于另一个订单，请重新下单",
                "this key was used for another order; please order anew",
                Map.of("intent", intent));
    }

    private static Problem busy(int seconds) {
        return new Problem(
                503,
                "busy",
                "人太多了，请 " + seconds + " 秒后再试",
                "too many at once; try again in " + seconds + " s",
                Map.of("retryAfterSeconds", seconds));
    }

    private static Map<String, Object> id(String name, long id) {
        return Map.of(name, Long.toString(id));
    }
}
