package org.qiantang.app.answer;

/** Whether two texts mean the same though they share few characters. */
interface Meaning {
    boolean isAlike(String text, String other);

    /** Knows characters only. */
    Meaning NONE = (_, _) -> false;
}
