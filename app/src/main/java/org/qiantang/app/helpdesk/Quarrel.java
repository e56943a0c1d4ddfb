package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.question.SameQuestion;

/**
 * Whether a room quarrels: too many insults, or lines that the guard kept back, within a minute. A machine that goes on
 * answering then makes it worse; it is silent until a whole minute has been calm.
 */
final class Quarrel {
    static final Duration LOOK_BACK = Duration.ofMinutes(1);
    static final int HEATED = 8;
    static final int CALM = 2;
    private static final int MOST = 500;
    private static final Pattern INSULTS = Pattern.compile(
            "傻[逼比b叉x]|煞笔|沙比|[他她你]妈的|[草操艹]你|去死|滚[蛋开]|滚出|废物|脑残|智障|神经病|贱人|骗子|骗人|垃圾(?:主播|东西|玩意|货|直播间|店)|(?:都|全)是托|骗钱|坑(?:人|钱)|死骗|(?:都|全)是假货|^假货$|黑店|无良|不要脸|闭嘴|狗[屎屁东]|王八蛋|scam|idiot|stupid|liar|shut up");

    private final Deque<Instant> heat = new ArrayDeque<>();
    private @Nullable Instant quietSince;

    /** A viewer's line that all could read. */
    void heard(String text, Instant now) {
        if (isInsult(text)) {
            note(now);
        }
    }

    /** A line that the guard did not let through. */
    void heldBack(Instant now) {
        note(now);
    }

    static boolean isInsult(String text) {
        return INSULTS.matcher(SameQuestion.key(text)).find()
                || INSULTS.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /** Since when the helpdesk is silent; null where it is not. */
    @Nullable
    Instant quietSince(Instant now) {
        heat.removeIf(time -> !time.plus(LOOK_BACK).isAfter(now));
        if (quietSince == null && heat.size() >= HEATED) {
            quietSince = now;
        } else if (quietSince != null
                && heat.size() <= CALM
                && !quietSince.plus(LOOK_BACK).isAfter(now)) {
            quietSince = null;
        }
        return quietSince;
    }

    int heat() {
        return heat.size();
    }

    private void note(Instant now) {
        if (heat.size() >= MOST) {
            heat.removeFirst();
        }
        heat.addLast(now);
    }
}
