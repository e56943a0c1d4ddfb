package org.qiantang.app.hearing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.qiantang.app.room.SameWords;
import org.qiantang.engine.ocr.Text;

/** The texts of a film's frames, each once for as long as it stands there, however it was read each time. */
final class FilmTexts {
    private static final int SURE = 70;
    private static final int SHORTEST = 2;
    private static final long GONE_MS = 10_000;
    private static final long LEAST_MS = 1_000;

    private static final class Standing {
        private String text;
        private final long fromMs;
        private long lastMs;
        private int confidence;

        private Standing(Text text, long atMs) {
            this.text = text.text();
            this.fromMs = atMs;
            this.lastMs = atMs;
            this.confidence = text.confidence();
        }
    }

    private final long endMs;
    private final List<Standing> all = new ArrayList<>();
    private boolean full;

    FilmTexts(double seconds) {
        this.endMs = Math.round(seconds * 1_000);
    }

    /** Takes in what was read in a frame; frames come in the order of their time. */
    void seen(long atMs, List<Text> texts) {
        for (Text text : texts) {
            if (text.confidence() >= SURE && text.text().length() >= SHORTEST) {
                note(atMs, text);
            }
        }
    }

    private void note(long atMs, Text text) {
        for (Standing one : all) {
            if (atMs - one.lastMs <= GONE_MS && SameWords.are(one.text, text.text())) {
                one.lastMs = atMs;
                // The reading that the engine is surest of is the one that is judged.
                if (text.confidence() > one.confidence) {
                    one.text = text.text();
                    one.confidence = text.confidence();
                }
                return;
            }
        }
        if (all.size() < Taken.MOST_WORDS) {
            all.add(new Standing(text, atMs));
        } else {
            full = true;
        }
    }

    boolean isFull() {
        return full;
    }

    List<Taken.Word> all() {
        return all.stream()
                .sorted(Comparator.comparingLong(one -> one.fromMs))
                .map(one -> new Taken.Word(
                        one.fromMs,
                        Math.max(one.fromMs, Math.min(endMs, Math.max(one.lastMs, one.fromMs + LEAST_MS))),
                        one.text,
                        one.confidence))
                .toList();
    }
}
