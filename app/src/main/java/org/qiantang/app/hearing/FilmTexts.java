package org.qiantang.app.hearing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.qiantang.engine.ocr.Text;

/**
 * The texts of a film's frames, each once for as long as it stands there. What was read otherwise is another text: of two
 * that differ in one letter one may break a rule, and so each is judged.
 */
final class FilmTexts {
    private static final int SURE = 70;
    private static final int SHORTEST = 2;
    private static final long GONE_MS = 10_000;
    private static final long LEAST_MS = 1_000;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final class Standing {
        private final String text;
        private final String plain;
        private final long fromMs;
        private long lastMs;
        private int confidence;

        private Standing(String text, String plain, long atMs, int confidence) {
            this.text = text;
            this.plain = plain;
            this.fromMs = atMs;
            this.lastMs = atMs;
            this.confidence = confidence;
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
            String legible = Taken.legible(text.text());
            if (text.confidence() >= SURE && legible.length() >= SHORTEST) {
                note(atMs, legible, text.confidence());
            }
        }
    }

    private void note(long atMs, String text, int confidence) {
        String plain = plain(text);
        for (Standing one : all) {
            if (atMs - one.lastMs <= GONE_MS && one.plain.equals(plain)) {
                one.lastMs = atMs;
                one.confidence = Math.max(one.confidence, confidence);
                return;
            }
        }
        if (all.size() < Taken.MOST_WORDS) {
            all.add(new Standing(text, plain, atMs, confidence));
        } else {
            full = true;
        }
    }

    /** Signs stay: 9.9 is not 99. */
    private static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACE.matcher(folded).replaceAll("");
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
