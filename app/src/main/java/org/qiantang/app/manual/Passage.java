package org.qiantang.app.manual;

/**
 * A line of a manual, with tabs between what stands in columns.
 *
 * @param page from 1; a document without pages has one
 * @param line from 1 on its page
 * @param full whether it reaches the end of the lines around it, so that a sentence may go on in the next
 */
record Passage(int page, int line, String text, boolean full) {
    private static final int LONGEST = 1_000;

    Passage {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
