package org.qiantang.engine.tlog.wire;

/** The lines of a text, taken one after another; each ends in a newline, the last one too. */
public final class Lines {
    private final String what;
    private final String text;
    private int at;

    /** The lines of a text; what it is, is said in messages. */
    public Lines(String what, String text) {
        this.what = what;
        this.text = text;
    }

    /**
     * The next line, without its newline.
     *
     * @throws Malformed if there is none
     */
    public String take() {
        String line = peek();
        at += line.length() + 1;
        return line;
    }

    /** The next line, which stays the next one. */
    public String peek() {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw new Malformed(what, at < text.length() ? text.substring(at) : "end of text", "another line");
        }
        return text.substring(at, end);
    }

    /**
     * What stands behind a word and a space in the next line.
     *
     * @throws Malformed if the line begins with anything else
     */
    public String takeAfter(String word) {
        String line = take();
        if (!line.startsWith(word + " ")) {
            throw new Malformed(what, line, "a line that begins with '" + word + " '");
        }
        return line.substring(word.length() + 1);
    }

    public boolean isAtEnd() {
        return at == text.length();
    }

    /** All that has not been taken. */
    public String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }
}
