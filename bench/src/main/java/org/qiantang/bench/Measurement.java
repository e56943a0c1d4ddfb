package org.qiantang.bench;

import java.util.Set;

/** One thing that can be measured, by its name on the command line. */
public interface Measurement {
    String name();

    /** What it measures, as a heading. */
    String title();

    /** Which options it heeds besides those of all: any other is refused, since nothing would come of it. */
    Set<Option> heeds();

    /**
     * Runs all sides in turn, {@link Plan#rounds()} times over, and reports each round's figures.
     *
     * <p>What turns out to be untrue (a loss, an order sold twice) goes to {@link Report#untrue}; whatever makes the
     * measurement itself doubtful is thrown.
     *
     * @throws Exception where a side could not be started or did not do what it was asked
     */
    void measure(Plan plan, Report report) throws Exception;
}
