package org.qiantang.app.hearing;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a machine has taken down of a film's sound or of its picture.
 *
 * @param words in the order of their time, {@link #MOST_WORDS} at most
 * @param engine that took them down; null where none was asked
 * @param version of the engine, as exactly as it is known
 * @param looks how many frames were read; 0 for sound
 * @param why it is not all, in the operator's terms; null where it is
 */
public record Taken(
        Reach reach,
        List<Word> words,
        @Nullable String engine,
        @Nullable String version,
        int looks,
        @Nullable String why) {
    public static final int MOST_WORDS = 600;

    private static final Pattern ILLEGIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}]+");

    /** How far it came. */
    public enum Reach {
        /** From the beginning to the end. */
        WHOLE,
        /** Some of it is missing. */
        PART,
        /** An engine is there, and nothing could be taken down. */
        NOT,
        /** The house has no engine for it. */
        OFF,
        /** There is nothing to be taken down: a film without sound. */
        SILENT,
        /** It need not be taken down: what is said is known from the show that it was cut from. */
        KNOWN;

        /** Whether nothing of it has stayed unheard or unseen. */
        public boolean isWhole() {
            return switch (this) {
                case WHOLE, SILENT, KNOWN -> true;
                case PART, NOT, OFF -> false;
            };
        }
    }

    /**
     * Words with their time.
     *
     * @param fromMs since the film's beginning
     * @param confidence how sure the engine is, in percent; null where it does not say
     */
    public record Word(
            long fromMs, long toMs, String text, @Nullable Integer confidence) {
        static final int LONGEST = 300;

        public Word {
            text = legible(text);
            if (fromMs < 0 || toMs < fromMs || text.isBlank()) {
                throw new IllegalArgumentException("fromMs, toMs, text: " + fromMs + ", " + toMs + ", " + text.length()
                        + " characters (expected: 0 <= from <= to, not blank)");
            }
        }
    }

    public Taken {
        words = List.copyOf(words);
        why = why == null ? null : legible(why);
    }

    /** Without what is no letter of any text, which a recogniser may utter and no database takes. */
    static String legible(String text) {
        return ILLEGIBLE.matcher(text).replaceAll(" ").strip();
    }

    /**
     * The same after an earlier try at the same film: what was taken down then stands until all of it is taken down, so that
     * nothing is forgotten by trying until it is missed.
     */
    public Taken after(@Nullable Taken before) {
        if (before == null || reach.isWhole()) {
            return this;
        }
        if (before.reach.isWhole()) {
            return before;
        }
        List<Word> more = words.stream()
                .filter(word ->
                        before.words.stream().noneMatch(one -> one.text().equals(word.text())))
                .toList();
        List<Word> all = Stream.concat(before.words.stream(), more.stream())
                .limit(MOST_WORDS)
                .sorted(Comparator.comparingLong(Word::fromMs))
                .toList();
        boolean isPart = reach == Reach.PART || before.reach == Reach.PART;
        return new Taken(
                isPart ? Reach.PART : reach,
                all,
                engine == null ? before.engine : engine,
                engine == null ? before.version : version,
                Math.max(looks, before.looks),
                why == null ? before.why : why);
    }

    /** Nothing was taken down, and nobody is to blame. */
    public static Taken nothing(Reach reach) {
        return new Taken(reach, List.of(), null, null, 0, null);
    }

    /** Nothing could be taken down. */
    public static Taken failed(String why) {
        return new Taken(Reach.NOT, List.of(), null, null, 0, why);
    }
}
