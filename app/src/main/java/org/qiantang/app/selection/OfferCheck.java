package org.qiantang.app.selection;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.OfferTerms;

/** What may be asked of the desk of offers, field by field. */
final class OfferCheck {
    static final int LEAST_RATE = 1;
    static final int MOST_RATE = 8_000;
    static final int MOST_SAMPLES = 1_000;
    static final int MOST_PIECES = 1_000_000;
    static final int MOST_ASKED = 5;
    private static final int MOST_TERMS = 200;
    private static final int MOST_REASON = 100;
    private static final int MOST_FIELD = 64;
    private static final Duration LONGEST = Duration.ofDays(366);

    private OfferCheck() {}

    /** @param from null for now */
    static OfferTerms terms(
            @Nullable Integer rate,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Integer samples,
            @Nullable String sampleTerms,
            @Nullable Integer pieces,
            Instant now) {
        if (rate == null || rate < LEAST_RATE || rate > MOST_RATE) {
            throw Problem.nonsense("commissionBasisPoints", "佣金比例须在 0.01%–80% 之间", "a commission of 0.01% to 80%");
        }
        Instant begins = (from == null ? now : from).truncatedTo(ChronoUnit.SECONDS);
        Instant ends = until == null ? null : until.truncatedTo(ChronoUnit.SECONDS);
        if (begins.isAfter(now.plus(LONGEST)) || begins.isBefore(now.minus(LONGEST.multipliedBy(10)))) {
            throw Problem.nonsense("from", "开始时间须在一年之内", "from: within a year");
        }
        if (ends != null && (!ends.isAfter(begins) || !ends.isAfter(now) || ends.isAfter(now.plus(LONGEST)))) {
            throw Problem.nonsense("until", "结束时间须晚于开始和现在，且在一年之内", "until: after its beginning and now, within a year");
        }
        int given = samples == null ? 0 : samples;
        if (given < 0 || given > MOST_SAMPLES) {
            throw Problem.nonsense("samples", "样品数须在 0–" + MOST_SAMPLES + " 之间", "0.." + MOST_SAMPLES);
        }
        if (pieces == null || pieces < 1 || pieces > MOST_PIECES) {
            throw Problem.nonsense("piecesPromised", "承诺件数须在 1–" + MOST_PIECES + " 之间", "1.." + MOST_PIECES);
        }
        String words = Fields.optional(sampleTerms, "sampleTerms", MOST_TERMS);
        return new OfferTerms(rate, begins, ends, given, words, pieces);
    }

    static int asked(@Nullable Integer pieces) {
        int wanted = pieces == null ? 1 : pieces;
        if (wanted < 1 || wanted > MOST_ASKED) {
            throw Problem.nonsense("pieces", "一次最多申请 " + MOST_ASKED + " 件样品", "1.." + MOST_ASKED);
        }
        return wanted;
    }

    static String reason(@Nullable String reason) {
        return Fields.text(reason, "reason", MOST_REASON);
    }

    static String field(@Nullable String text, String name) {
        return Fields.text(text, name, MOST_FIELD);
    }

    static String sampleState(String state) {
        String named = state.strip().toUpperCase(Locale.ROOT);
        if (!named.isEmpty()) {
            try {
                Sample.State.valueOf(named);
            } catch (IllegalArgumentException unknown) {
                throw Problem.nonsense("state", "没有这种样品状态", "no such state");
            }
        }
        return named;
    }
}
