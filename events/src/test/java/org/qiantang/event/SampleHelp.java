package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.qiantang.event.HelpdeskEvent.AskedLine;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.HelpKind;
import org.qiantang.event.HelpdeskEvent.HelpMode;

/** The silk scarf's helpdesk: a price told in the show, a size that nobody knew, and what the shop keeps of it. */
final class SampleHelp {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final long SHOW = 118_000_000_000_000_001L;
    private static final long MERCHANT = 118_000_000_000_000_005L;
    private static final long STAFF = 118_000_000_000_000_007L;
    private static final long ITEM = 118_000_000_000_000_009L;
    private static final long PRODUCT = 118_000_000_000_000_011L;
    private static final long SKU = 118_000_000_000_000_013L;
    private static final long PRICE_VERSION = 118_000_000_000_000_015L;
    private static final long BUYER = 118_000_000_000_000_021L;
    private static final long LINE = 118_000_000_000_000_023L;
    private static final long QUESTION = 118_000_000_000_000_901L;
    private static final long FAQ = 118_000_000_000_000_903L;
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private SampleHelp() {}

    static List<Event> all() {
        var price = new FactUsed("price", "枫叶红 299.00 CNY", SKU, PRICE_VERSION);
        var days = new FactUsed("return-days", "7 天", null, null);
        return List.of(
                new ShowEvent.HelpdeskSpoke(
                        AT,
                        118_000_000_000_000_905L,
                        HelpKind.ANSWER,
                        HelpMode.APPROVED,
                        List.of(new AskedLine(LINE), new AskedLine(LINE + 1)),
                        2,
                        BUYER,
                        ITEM,
                        "2 位朋友问价格：现在299元。",
                        List.of(price, days),
                        "clear",
                        "2026.11+3",
                        STAFF),
                new HelpdeskEvent.HelpdeskSet(AT, SHOW, HelpdeskEvent.Mode.ALONE, 60, 60, STAFF),
                new HelpdeskEvent.PageQuestionAnswered(
                        AT,
                        QUESTION,
                        MERCHANT,
                        PRODUCT,
                        BUYER,
                        SHOW,
                        HelpdeskEvent.Outcome.TOLD,
                        "现在299元。",
                        List.of(price),
                        HASH),
                new HelpdeskEvent.QuestionHandedOver(AT, QUESTION, MERCHANT, SHOW, PRODUCT, 40, "size", HASH),
                new HelpdeskEvent.HandOverAnswered(AT, QUESTION, "主播穿 M 码", 40, LINE, STAFF),
                new HelpdeskEvent.HandOverDismissed(AT, QUESTION, STAFF),
                new HelpdeskEvent.FaqProposed(AT, FAQ, MERCHANT, PRODUCT, QUESTION, HASH, STAFF),
                new HelpdeskEvent.FaqApproved(
                        AT,
                        FAQ,
                        MERCHANT,
                        PRODUCT,
                        2,
                        "主播穿多少码",
                        "主播穿 M 码",
                        List.of(days),
                        STAFF,
                        false,
                        List.of("主播什么码")),
                new HelpdeskEvent.FaqRejected(AT, FAQ, STAFF),
                new HelpdeskEvent.FaqRetired(AT, FAQ, STAFF));
    }
}
