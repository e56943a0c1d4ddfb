package org.qiantang.engine.guard.meaning;

/** Says what is wrong with a reader that somebody brought: one fault, the first that was met. */
public final class UnfitReader extends Exception {
    private static final int MOST_CHARS = 200;

    private final Fault fault;
    private final String place;
    private final String found;
    private final String expected;

    /** Kinds of fault, in the order in which they are looked for. */
    public enum Fault {
        NO_ZIP,
        STRANGE_FILE,
        MISSING_FILE,
        TOO_LARGE,
        /** A field of the card. */
        CARD,
        VOCABULARY,
        NO_MODEL,
        INPUTS,
        OUTPUTS,
        /** It breaks on a line, or gives what is no number. */
        FAILS,
        TOO_SLOW
    }

    /**
     * Made of one fault.
     *
     * @param place the file, or the field of the card
     * @param found what stands there; cut where it is long
     * @param expected in a word or two, for people who make such files
     */
    public UnfitReader(Fault fault, String place, String found, String expected) {
        super(fault + " " + shown(place) + ": " + shown(found) + " (expected: " + expected + ")");
        this.fault = fault;
        this.place = shown(place);
        this.found = shown(found);
        this.expected = expected;
    }

    public Fault fault() {
        return fault;
    }

    public String place() {
        return place;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }

    /** What others wrote, fit for a log and a page. */
    private static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
        if (plain.length() <= MOST_CHARS) {
            return plain;
        }
        // Half a character could not be written into an answer.
        int end = Character.isHighSurrogate(plain.charAt(MOST_CHARS - 1)) ? MOST_CHARS - 1 : MOST_CHARS;
        return plain.substring(0, end) + "…";
    }
}
