package org.qiantang.app.show;

import java.util.Map;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.web.Problem;

/** Words for staff when a show's desk refuses them. */
final class Refused {
    private Refused() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchShow() -> Problem.notFound();
            case Refusal.NotOpen(String state) ->
                new Problem(
                        409,
                        "not-open",
                        "场次现在是「" + zh(state) + "」，不能这样做",
                        "the show is " + state + "; this cannot be done now",
                        Map.of("state", state));
            case Refusal.NoSuchItem(long itemId) ->
                new Problem(
                        404,
                        "no-such-item",
                        "排品里没有这个商品",
                        "no such item in the line-up",
                        Map.of("itemId", Long.toString(itemId)));
            case Refusal.Nonsense(String field, String expected) ->
                Problem.nonsense(field, "不符合要求：" + expected, "expected: " + expected);
            case Refusal.Busy(int seconds) ->
                new Problem(503, "busy", "直播间正忙，请稍后再试", "the room is busy", Map.of("retryAfterSeconds", seconds));
            case Refusal.SoldOut _,
                    Refusal.OverLimit _,
                    Refusal.PriceMoved _,
                    Refusal.IntentReused _,
                    Refusal.NoSuchHold _,
                    Refusal.AlreadyPaid _ ->
                throw new IllegalStateException("refusal: " + refusal + " (expected: one that staff can meet)");
        };
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
