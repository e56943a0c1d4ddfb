package org.qiantang.app.manual;

/**
 * A straight line drawn on a page, as around the cells of a table.
 *
 * @param level whether it lies; else it stands
 * @param at how far down it lies, or how far to the right it stands
 * @param from where it begins on its way, {@code to} where it ends
 */
record Rule(boolean level, double at, double from, double to) {
    private static final double SLACK = 1.5;

    /** Whether it goes past this place on its way. */
    boolean passes(double place) {
        return from - SLACK <= place && place <= to + SLACK;
    }
}
