package org.qiantang.app.room;

/**
 * Which characters of people's words are let into the house at all. Who takes words may let in fewer: a line of talk has no
 * line ends, a reason has no private signs.
 */
public final class Legible {
    private Legible() {}

    /** Whether a character can be read and does not turn the direction of others' text; joiners of emoji and scripts can. */
    public static boolean is(int character) {
        return switch (Character.getType(character)) {
            // NUL and its kind; halves of a character; what Unicode has not given out yet.
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> !turns(character);
        };
    }

    private static boolean turns(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
