package org.qiantang.app.helpdesk;

import java.util.Locale;
import java.util.Map;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.web.Problem;

/** What is said, in both languages, where the helpdesk says no. */
final class Refusals {
    private Refusals() {}

    static Problem gone() {
        return new Problem(409, "suggestion-gone", "这条建议已被处理或已过时", "this suggestion was dealt with or is out of date");
    }

    static Problem moved(String text) {
        return new Problem(
                409,
                "facts-moved",
                "事实有变，请按新的答复再确认：" + text,
                "the facts have moved; look at the answer once more: " + text,
                Map.of("text", text));
    }

    static Problem notClear(String message) {
        return new Problem(409, "not-clear", "合规检查没有通过：" + message, "the guard does not let it pass: " + message);
    }

    static Problem closedAlready() {
        return new Problem(409, "closed-already", "这条问题已经有人处理", "somebody has dealt with this question already");
    }

    static Problem moves(String words) {
        return new Problem(
                409,
                "faq-moves",
                "「" + words + "」会变：价格、折扣和库存由系统按当时的数据回答，不能写进常见问答",
                "“" + words
                        + "” moves: prices, discounts and pieces are told as they are when asked; keep them out of FAQ",
                Map.of("words", words));
    }

    static Problem elsewhere(Faq.State state) {
        return new Problem(
                409,
                "faq-elsewhere",
                "这条问答现在是「" + zh(state) + "」，不能这样做",
                "this FAQ is " + state.name().toLowerCase(Locale.ROOT) + "; this cannot be done now",
                Map.of("state", state.name()));
    }

    private static String zh(Faq.State state) {
        return switch (state) {
            case PROPOSED -> "待审核";
            case APPROVED -> "已启用";
            case REJECTED -> "未采用";
            case RETIRED -> "已停用";
        };
    }

    static Problem known() {
        return new Problem(409, "faq-known", "同一商品已有这个问题", "the same question about the same product is there already");
    }

    static Problem noSuchFact(String key) {
        return new Problem(
                409,
                "faq-fact",
                "没有「" + key + "」这项事实，不能作为依据",
                "there is no fact “" + key + "” to be bound to",
                Map.of("key", key));
    }

    static Problem figures() {
        return new Problem(
                409,
                "faq-figures",
                "答案里有的数字不在所选的依据里，说之前核对不上，不会说出去",
                "a figure of the answer is in none of its facts, so that it would never be said");
    }

    static Problem noSuchCode(String code) {
        return new Problem(
                409,
                "faq-product",
                "商品编码「" + code + "」不是本店的商品",
                "“" + code + "” is the code of no product of your shop",
                Map.of("code", code));
    }

    static Problem unread(String words) {
        return new Problem(409, "faq-unread", words, words);
    }

    static Problem tooManyEntries(int most) {
        return new Problem(
                409,
                "faq-many",
                "一个文件最多 " + most + " 条问答和政策，后面的没有导入",
                most + " entries of a file at most; the rest was not taken");
    }

    static Problem tooMany(int most, int minutes) {
        return new Problem(
                429,
                "too-many-questions",
                minutes + " 分钟内最多问 " + most + " 个问题，请稍后再问",
                most + " questions within " + minutes + " minutes at most; ask again later",
                Map.of("most", most, "minutes", minutes));
    }

    static Problem tooManyHeard(int most, int minutes) {
        return new Problem(
                429,
                "too-many-heard",
                minutes + " 分钟内最多听 " + most + " 段，请稍后再听",
                most + " answers within " + minutes + " minutes at most; listen again later",
                Map.of("most", most, "minutes", minutes));
    }

    static Problem outdated() {
        return new Problem(
                409, "answer-outdated", "这条回答可能已经过时，请重新提问再听", "this answer may be out of date; ask again to hear it");
    }

    static Problem noVoice() {
        return new Problem(503, "no-voice", "这里现在没有可用的语音，请看文字", "there is no voice here at present; the text stands");
    }

    static Problem voiceBusy() {
        return new Problem(
                503,
                "voice-busy",
                "正在为别人朗读，请稍后再听",
                "others are being read to; try again",
                Map.of("retryAfterSeconds", 2));
    }

    static Problem tooLongToRead(int most) {
        return new Problem(
                409,
                "too-long-to-read",
                "超过 " + most + " 个字，不朗读，请看文字",
                "longer than " + most + " characters, which is not read aloud; the text stands",
                Map.of("most", most));
    }

    /** Words for staff when the show's desk refuses a line. */
    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotOpen(String state) ->
                new Problem(409, "not-open", "直播没有开着，不能发言", "the show is not open", Map.of("state", state));
            case Refusal.NoSuchItem _ ->
                new Problem(409, "no-such-item", "这件商品已不在排品里", "this item is no longer in the line-up");
            case Refusal.Nonsense(String field, String expected, String zh) ->
                Problem.nonsense(field, "不符合要求，应为：" + zh, "expected: " + expected);
            case Refusal.Busy(int seconds) ->
                new Problem(503, "busy", "直播间正忙，请稍后再试", "the room is busy", Map.of("retryAfterSeconds", seconds));
            case Refusal.NoSuchShow _ -> Problem.notFound();
            case Refusal.SoldOut _,
                    Refusal.OverLimit _,
                    Refusal.NotLeft _,
                    Refusal.FlashOverlaps _,
                    Refusal.NoSuchFlash _,
                    Refusal.FlashRunning _,
                    Refusal.BelowFlash _,
                    Refusal.FlashMoved _,
                    Refusal.TooManyFlashes _,
                    Refusal.FlashBarred _,
                    Refusal.NotWatched _,
                    Refusal.Muted _,
                    Refusal.MutedByOfficer _,
                    Refusal.SeveralShops _,
                    Refusal.PriceMoved _,
                    Refusal.FreightMoved _,
                    Refusal.IntentReused _,
                    Refusal.NoSuchHold _,
                    Refusal.AlreadyPaid _ ->
                throw new IllegalStateException("refusal: " + refusal + " (expected: one that a line can meet)");
        };
    }
}
