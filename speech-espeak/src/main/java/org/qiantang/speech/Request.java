// SPDX-License-Identifier: GPL-3.0-or-later
package org.qiantang.speech;

/** One line that came in: either something to say, or a line that cannot be said. */
sealed interface Request {
    int MAX_CODE_POINTS = 4_000;
    int MAX_ID_LENGTH = 64;

    /** What a refusal names when the line holds no usable id. */
    String NO_ID = "-";

    /**
     * A text to say.
     *
     * @param rate words a minute, espeak's measure; 175 is its normal pace
     * @param pitch 0 to 100; 50 is the voice's own
     */
    record Say(String id, int rate, int pitch, String text) implements Request {}

    /** A line that cannot be said, and why. */
    record Refused(String id, String reason) implements Request {}

    /** Reads {@code id TAB rate TAB pitch TAB text}; a further tab belongs to the text. */
    static Request parse(String line) {
        String[] fields = line.split("\t", 4);
        String id = fields[0];
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            return new Refused(NO_ID, "id: " + id.length() + " characters (expected: 1.." + MAX_ID_LENGTH + ")");
        }
        if (fields.length < 4) {
            return new Refused(id, "fields: " + fields.length + " (expected: id, rate, pitch, text parted by tabs)");
        }
        int rate = wholeNumber(fields[1]);
        if (rate < 80 || rate > 450) {
            return new Refused(id, "rate: " + fields[1] + " (expected: 80..450)");
        }
        int pitch = wholeNumber(fields[2]);
        if (pitch < 0 || pitch > 100) {
            return new Refused(id, "pitch: " + fields[2] + " (expected: 0..100)");
        }
        int codePoints = fields[3].codePointCount(0, fields[3].length());
        if (fields[3].isBlank() || codePoints > MAX_CODE_POINTS) {
            return new Refused(id, "text: " + codePoints + " characters (expected: 1.." + MAX_CODE_POINTS + ")");
        }
        return new Say(id, rate, pitch, withoutControls(fields[3]));
    }

    private static int wholeNumber(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    // One space for each control character: a NUL would end the C string, and offsets must not move.
    private static String withoutControls(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
