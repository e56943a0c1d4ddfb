package org.qiantang.app.show;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.qiantang.app.room.FlashBar;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;

/** Words for staff when a show's desk refuses them. */
final class Refused {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    private Refused() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchShow() -> Problem.notFound();
            case Refusal.NotOpen(String state) -> notOpen(state);
            case Refusal.NoSuchItem(long itemId) ->
                new Problem(
                        404,
                        "no-such-item",
                        "排品里没有这个商品",
                        "no such item in the line-up",
                        Map.of("itemId", Long.toString(itemId)));
            case Refusal.NotLeft(long sku, int left) -> notLeft(sku, left);
            case Refusal.FlashOverlaps(long flash, Instant from, Instant until) -> flashOverlaps(flash, from, until);
            case Refusal.NoSuchFlash(long flash) ->
                new Problem(
                        404,
                        "no-such-flash",
                        "没有这场秒杀",
                        "there is no such flash sale",
                        Map.of("flashId", Long.toString(flash)));
            case Refusal.FlashRunning(long flash, Instant until) -> flashRunning(flash, until);
            case Refusal.BelowFlash(long flash, long sku, Money price) -> belowFlash(flash, sku, price);
            case Refusal.TooManyFlashes(int most) ->
                new Problem(
                        409,
                        "too-many-flashes",
                        "一场最多同时排 " + most + " 场秒杀",
                        "at most " + most + " flash sales at a time");
            case Refusal.FlashBarred barred -> barred(barred.bar());
            case Refusal.Nonsense(String field, String expected, String zh) ->
                Problem.nonsense(field, "不符合要求，应为：" + zh, "expected: " + expected);
            case Refusal.MutedByOfficer(Instant until) ->
                new Problem(
                        409,
                        "muted-by-officer",
                        "这位观众由平台治理员禁言，到期前店铺不能更改或解除",
                        "an officer of the platform muted this viewer; until it ends, the shop cannot change or lift it",
                        Map.of("until", until.toString()));
            case Refusal.Busy(int seconds) ->
                new Problem(503, "busy", "直播间正忙，请稍后再试", "the room is busy", Map.of("retryAfterSeconds", seconds));
            case Refusal.SoldOut _,
                    Refusal.OverLimit _,
                    Refusal.SeveralShops _,
                    Refusal.PriceMoved _,
                    Refusal.FlashMoved _,
                    Refusal.FreightMoved _,
                    Refusal.IntentReused _,
                    Refusal.NoSuchHold _,
                    Refusal.AlreadyPaid _,
                    Refusal.NotWatched _,
                    Refusal.Muted _ ->
                throw new IllegalStateException("refusal: " + refusal + " (expected: one that staff can meet)");
        };
    }

    private static Problem notOpen(String state) {
        return new Problem(
                409,
                "not-open",
                "场次现在是「" + zh(state) + "」，不能这样做",
                "the show is " + state + "; this cannot be done now",
                Map.of("state", state));
    }

    private static Problem notLeft(long sku, int left) {
        return new Problem(
                409,
                "not-left",
                left == 0 ? "没有可收回的库存了" : "场次里未售的只剩 " + left + " 件",
                left == 0 ? "nothing is left to take back" : "only " + left + " unsold pieces are left",
                Map.of("skuId", Long.toString(sku), "left", left, "field", "pieces"));
    }

    private static Problem flashOverlaps(long flash, Instant from, Instant until) {
        return new Problem(
                409,
                "flash-overlaps",
                "这件商品在这段时间已排了秒杀（" + clock(from) + "–" + clock(until) + "）",
                "another flash sale of this item lies in that time (" + clock(from) + "–" + clock(until) + ")",
                Map.of("flashId", Long.toString(flash), "from", from, "until", until, "field", "from"));
    }

    private static Problem flashRunning(long flash, Instant until) {
        return new Problem(
                409,
                "flash-running",
                "秒杀进行中，到 " + clock(until) + " 结束；要改价请先取消秒杀",
                "a flash sale has the price until " + clock(until) + "; cancel it first",
                Map.of("flashId", Long.toString(flash), "until", until, "field", "price"));
    }

    private static Problem belowFlash(long flash, long sku, Money price) {
        return new Problem(
                409,
                "below-flash",
                "新价不高于已排的秒杀价 " + yuan(price) + "；请先取消那场秒杀",
                "not above the flash price to come of " + yuan(price) + "; cancel that flash sale first",
                Map.of("flashId", Long.toString(flash), "skuId", Long.toString(sku), "field", "price"));
    }

    private static Problem barred(FlashBar bar) {
        return switch (bar) {
            case TAKEN_BACK -> barred(bar, "这场择机秒杀已撤销", "this flash sale is not allowed any more");
            case RUNNING -> barred(bar, "这场秒杀正在进行", "this flash sale is under way");
            case USED_UP -> barred(bar, "允许的次数已用完", "it was begun as often as was allowed");
            case NOT_YET -> barred(bar, "还没到最早开始时间", "it may not begin yet");
            case TOO_LATE -> barred(bar, "剩余时间不够开完一次", "it would not be over in time");
            case PAUSE -> barred(bar, "离上一次结束还不够久", "the one before it has only just ended");
            case FEW_LEFT -> barred(bar, "剩余件数低于允许的最少件数", "fewer pieces are left than it wants");
            case GONE -> barred(bar, "商品不在排品里", "the item is not in the line-up");
            case MEASURE -> barred(bar, "监管措施期内不能开秒杀", "a measure keeps the shop from flash sales");
            case NOT_LOWER -> barred(bar, "秒杀价不低于现价", "it would be no lower than the price now");
            case ANOTHER_SALE -> barred(bar, "有别的秒杀在进行或马上开始", "another flash sale is in the way");
            case FEW_VIEWERS -> barred(bar, "在线人数太少", "too few viewers are there");
            case NO_GROUNDS -> barred(bar, "眼下没有开秒杀的理由", "too little speaks for this moment");
        };
    }

    private static Problem barred(FlashBar bar, String zh, String en) {
        return new Problem(409, "flash-barred", zh, en, Map.of("bar", bar.name().toLowerCase(Locale.ROOT)));
    }

    private static String clock(Instant time) {
        return CLOCK.format(time.atZone(CHINA));
    }

    private static String yuan(Money money) {
        return "¥" + BigDecimal.valueOf(money.minor(), 2).toPlainString();
    }

    private static String zh(String state) {
        return switch (state) {
            case "planned" -> "未开播";
            case "open" -> "直播中";
            case "closing" -> "收尾中";
            case "closed" -> "已结束";
            default -> state;
        };
    }
}
