package org.qiantang.app.manual;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The lines of one page, made comparable: half-width letters and digits, no odd blanks, tabs between columns. */
final class Lines {
    private static final double FULL = 0.75;
    /** A shorter one is full on no page. */
    private static final int LEAST_FULL = 16;

    private Lines() {}

    static List<Passage> of(int page, List<String> raw) {
        List<String> texts = raw.stream().map(Lines::plain).toList();
        int longest = texts.stream().mapToInt(String::length).max().orElse(0);
        var passages = new ArrayList<Passage>();
        int line = 0;
        for (String text : texts) {
            line++;
            if (!text.isEmpty()) {
                passages.add(new Passage(page, line, text, text.length() >= Math.max(LEAST_FULL, FULL * longest)));
            }
        }
        return passages;
    }

    private static String plain(String raw) {
        // Full-width letters, digits and colons become plain ones; words of Chinese stay as they are.
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).replace('\u00a0', ' ');
        return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\t]]", "")
                .replaceAll(" {3,}", "\t")
                .replaceAll(" *\\t[\\t ]*", "\t")
                .strip();
    }
}
