package org.qiantang.app.hearing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.qiantang.app.room.SameWords;
import org.qiantang.engine.ocr.Text;

/** Which texts in the picture are new: what stands there for minutes is read again and again, never quite the same. */
final class ScreenTexts {
    static final Duration GONE = Duration.ofSeconds(60);
    private static final int SURE = 70;
    private static final int SHORTEST = 2;
    private static final int MOST = 300;

    private static final class Standing {
        private final String text;
        private Instant last;

        private Standing(String text, Instant last) {
            this.text = text;
            this.last = last;
        }
    }

    private final List<Standing> standing = new ArrayList<>();

    /** Those that were not there in the last minute. */
    List<Text> fresh(Instant at, List<Text> texts) {
        for (Iterator<Standing> old = standing.iterator(); old.hasNext(); ) {
            if (old.next().last.plus(GONE).isBefore(at)) {
                old.remove();
            }
        }
        var fresh = new ArrayList<Text>();
        for (Text text : texts) {
            if (text.confidence() >= SURE && text.text().length() >= SHORTEST && !stands(at, text)) {
                fresh.add(text);
                remember(new Standing(text.text(), at));
            }
        }
        return fresh;
    }

    /** In a picture that changes all the time, what was seen last longest ago is forgotten first. */
    private void remember(Standing text) {
        if (standing.size() == MOST) {
            standing.remove(Collections.min(standing, Comparator.comparing(one -> one.last)));
        }
        standing.add(text);
    }

    private boolean stands(Instant at, Text text) {
        for (Standing one : standing) {
            if (SameWords.are(one.text, text.text())) {
                one.last = at;
                return true;
            }
        }
        return false;
    }
}
