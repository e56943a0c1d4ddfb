package org.qiantang.app.gateway;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Refusal;

/** Refusals in words: a code for programs, a sentence in the asker's language, and the refusal's own values. */
final class Words {
    private final Language language;

    Words(Language language) {
        this.language = language;
    }

    Map<String, Object> guest() {
        return refusal("guest", "请先登录", "please sign in first");
    }

    Map<String, Object> mayNotBuy() {
        return refusal("may-not-buy", "当前账号不能下单", "this account cannot buy");
    }

    Map<String, Object> tooFast() {
        return refusal("too-fast", "操作太快了，请稍等一下", "too fast, please wait a moment");
    }

    Map<String, Object> guard(String message, @Nullable String article) {
        Map<String, Object> refusal = refusal("guard", message, message);
        if (article != null) {
            refusal.put("article", article);
        }
        return refusal;
    }

    Map<String, Object> of(Postage.Answer.Refused refused) {
        Map<String, Object> refusal = refusal(refused.code(), refused.zh(), refused.en());
        refusal.putAll(refused.values());
        return refusal;
    }

    Map<String, Object> of(Refusal refused) {
        return switch (refused) {
            case Refusal.NoSuchShow _ -> refusal("no-such-show", "没有这个场次", "there is no such show");
            case Refusal.NotOpen(String state) ->
                with(refusal("not-open", "直播还没有开始或已经结束", "the show is not open"), "state", state);
            case Refusal.NoSuchItem(long itemId) ->
                with(refusal("no-such-item", "没有这个商品", "there is no such item"), "itemId", id(itemId));
            case Refusal.SoldOut(long skuId, int left) ->
                with(
                        with(
                                refusal("sold-out", "库存不足，还剩 " + left + " 件", "not enough left: " + left),
                                "skuId",
                                id(skuId)),
                        "left",
                        left);
            case Refusal.OverLimit(long itemId, int perBuyer) ->
                with(
                        with(
                                refusal("over-limit", "每人限购 " + perBuyer + " 件", "at most " + perBuyer + " per buyer"),
                                "itemId",
                                id(itemId)),
                        "perBuyer",
                        perBuyer);
            case Refusal.SeveralShops() ->
                refusal("several-shops", "这些商品来自不同店铺，请加入购物袋一起结算", "goods of several shops: check out from the bag");
            case Refusal.PriceMoved moved -> priceMoved(moved);
            case Refusal.FreightMoved moved -> freightMoved(moved);
            case Refusal.IntentReused(String intent) ->
                with(
                        refusal("intent-reused", "这次下单已用于另一个订单", "this intent belongs to another order"),
                        "intent",
                        intent);
            case Refusal.NoSuchHold(long orderId) ->
                with(refusal("no-such-hold", "订单已失效", "there is no such hold"), "orderId", id(orderId));
            case Refusal.AlreadyPaid(long orderId) ->
                with(refusal("already-paid", "订单已支付", "the order is paid already"), "orderId", id(orderId));
            case Refusal.Muted muted -> muted(muted.until(), muted.officerReason());
            // What only staff ask for does not come by a viewer's socket.
            case Refusal.NotLeft _,
                    Refusal.FlashOverlaps _,
                    Refusal.NoSuchFlash _,
                    Refusal.FlashRunning _,
                    Refusal.BelowFlash _,
                    Refusal.FlashMoved _,
                    Refusal.TooManyFlashes _,
                    Refusal.FlashBarred _,
                    Refusal.NotWatched _,
                    Refusal.MutedByOfficer _ ->
                throw new IllegalStateException("refusal: " + refused + " (expected: one that viewers can meet)");
            case Refusal.Nonsense nonsense -> nonsense(nonsense);
            case Refusal.Busy(int seconds) ->
                with(refusal("busy", "现在人太多，请稍后再试", "busy, please try again"), "retryAfterSeconds", seconds);
        };
    }

    private Map<String, Object> nonsense(Refusal.Nonsense refused) {
        String told = language == Language.CHINESE ? refused.zh() : refused.expected();
        Map<String, Object> nonsense = refusal(
                "nonsense",
                "请求不正确：" + refused.field() + " 应为" + refused.zh(),
                "the request makes no sense: " + refused.field() + " (expected: " + refused.expected() + ")");
        return with(with(nonsense, "field", refused.field()), "expected", told);
    }

    /** Whom an officer muted is told why, and how to object. */
    private Map<String, Object> muted(Instant until, @Nullable String officerReason) {
        if (officerReason == null) {
            return with(refusal("muted", "您已被禁言，请稍后再发言", "you may not speak for now"), "until", until);
        }
        Map<String, Object> refusal = refusal(
                "muted-by-officer",
                "平台治理员已将您在本场禁言：" + officerReason + "。如有异议，请举报本直播间，原因选“其他”并写明",
                "an officer of the platform has muted you in this show: " + officerReason
                        + "; to object, report this room for \"Other\" and say why");
        return with(with(refusal, "until", until), "reason", officerReason);
    }

    private Map<String, Object> priceMoved(Refusal.PriceMoved moved) {
        Map<String, Object> refusal = refusal("price-moved", "价格已变动，请确认新价格", "the price has changed");
        refusal.put("skuId", id(moved.skuId()));
        refusal.put("priceVersion", id(moved.priceVersion()));
        refusal.put("price", moved.price());
        return refusal;
    }

    private Map<String, Object> freightMoved(Refusal.FreightMoved moved) {
        String seen = moved.seen().yuan();
        String now = moved.freight().yuan();
        Map<String, Object> refusal = refusal(
                "freight-moved",
                "运费从 " + seen + " 元变为 " + now + " 元，请看清后再下单",
                "shipping was " + seen + " and is now " + now + " yuan; please look before you order");
        refusal.put("seen", moved.seen());
        refusal.put("freight", moved.freight());
        return refusal;
    }

    private Map<String, Object> refusal(String code, String chinese, String english) {
        var refusal = new LinkedHashMap<String, Object>();
        refusal.put("code", code);
        refusal.put("message", language.choose(chinese, english));
        return refusal;
    }

    private static Map<String, Object> with(Map<String, Object> refusal, String name, Object value) {
        refusal.put(name, value);
        return refusal;
    }

    // Browsers read numbers only to 53 bits.
    private static String id(long id) {
        return Long.toString(id);
    }
}
