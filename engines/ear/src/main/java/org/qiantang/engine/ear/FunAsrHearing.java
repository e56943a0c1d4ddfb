package org.qiantang.engine.ear;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns what one connection's server says into what was heard. Messages come one at a time. */
final class FunAsrHearing {
    /** A half comes when its chunk is full: so long after it began to be said. */
    private static final Duration CHUNK = Duration.ofMillis(600);

    private static final Engine ENGINE = new Engine("funasr", "2pass");

    private final SentSound sent;
    private String half = "";
    private @Nullable Duration began;
    private Duration lastEnd = Duration.ZERO;

    FunAsrHearing(SentSound sent) {
        this.sent = sent;
    }

    /** The sentence so far. */
    Heard half(FunAsrMessage.Half message) {
        Duration now = sent.end();
        if (began == null) {
            began = latest(earliest(), now.minus(CHUNK));
        }
        half = Heard.tidy(half + message.piece());
        return heard(half, began, now, false);
    }

    /** The whole sentence; without the server's times, from its first half to what has been sent by now. */
    Heard whole(FunAsrMessage.Whole message) {
        Duration now = sent.end();
        Duration from = began == null ? earliest() : began;
        Duration to = now;
        if (message.from() != null && message.to() != null) {
            from = sent.placeOf(message.from());
            to = sent.placeOf(message.to());
        }
        half = "";
        began = null;
        lastEnd = to;
        return heard(message.text(), from, to, true);
    }

    private Duration earliest() {
        return latest(lastEnd, sent.begin());
    }

    private static Heard heard(String text, Duration from, Duration to, boolean isFinal) {
        // The sound may have jumped back within the sentence.
        return new Heard(text, from.compareTo(to) <= 0 ? from : to, to, isFinal, ENGINE);
    }

    private static Duration latest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
