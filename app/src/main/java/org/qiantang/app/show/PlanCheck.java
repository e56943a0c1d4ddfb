package org.qiantang.app.show;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/** What a plan may say, refused with the field at fault. */
final class PlanCheck {
    private static final int MIN_HOLD_SECONDS = 90;
    private static final int MAX_HOLD_SECONDS = 3_600;
    private static final int MAX_TITLE = 40;
    private static final int MAX_TEASER = 120;
    private static final int MAX_PER_BUYER = 99;
    private static final Duration FARTHEST = Duration.ofDays(90);

    private PlanCheck() {}

    static String title(@Nullable String title) {
        return text("title", title, MAX_TITLE, "场次名称");
    }

    static String teaser(@Nullable String teaser) {
        return text("teaser", teaser, MAX_TEASER, "预告");
    }

    static void holdSeconds(int seconds) {
        if (seconds < MIN_HOLD_SECONDS || seconds > MAX_HOLD_SECONDS) {
            throw Problem.nonsense(
                    "holdSeconds",
                    "付款时限 " + MIN_HOLD_SECONDS + "–" + MAX_HOLD_SECONDS + " 秒",
                    MIN_HOLD_SECONDS + "–" + MAX_HOLD_SECONDS + " seconds");
        }
    }

    static void perBuyer(int perBuyer) {
        if (perBuyer < 1 || perBuyer > MAX_PER_BUYER) {
            throw Problem.nonsense("perBuyerLimit", "每人限购 1–" + MAX_PER_BUYER, "1–" + MAX_PER_BUYER);
        }
    }

    static void startsAt(@Nullable Instant startsAt, Instant now) {
        if (startsAt != null && (!startsAt.isAfter(now) || startsAt.isAfter(now.plus(FARTHEST)))) {
            throw Problem.nonsense(
                    "startsAt",
                    "开播时间须在现在之后、" + FARTHEST.toDays() + " 天之内",
                    "a time to come, within " + FARTHEST.toDays() + " days");
        }
    }

    static int pieces(int pieces, int most) {
        if (pieces < 1 || pieces > most) {
            throw Problem.nonsense("pieces", "件数 1–" + most, "1–" + most + " pieces");
        }
        return pieces;
    }

    static String text(String field, @Nullable String text, int most, String zh) {
        String told = text == null ? "" : text.strip();
        if (told.isEmpty()
                || told.codePointCount(0, told.length()) > most
                || told.chars().anyMatch(Character::isISOControl)) {
            throw Problem.nonsense(field, zh + " 1–" + most + " 个字", "1–" + most + " characters");
        }
        return told;
    }
}
