package org.qiantang.engine.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern as lines are searched with it. One of a further page may look at so many characters and no more, and all of
 * them at so many of one line; where they are used up the search says that it was held up, and not that nothing is
 * there. Shipped patterns are ours and are not counted.
 */
final class Search {
    private static final Logger LOG = System.getLogger(Search.class.getName());

    private final Pattern pattern;
    private final long looks;
    private final AtomicLong givenUp = new AtomicLong();

    private Search(Pattern pattern, long looks) {
        this.pattern = pattern;
        this.looks = looks;
    }

    static Search free(Pattern pattern) {
        return new Search(pattern, Long.MAX_VALUE);
    }

    static Search within(Pattern pattern, long looks) {
        return new Search(pattern, looks);
    }

    /** What to do with a match: true goes on to the next. */
    @FunctionalInterface
    interface Onward {
        boolean after(int from, int to);
    }

    /** How a search ended. */
    enum End {
        /** It was stopped at a match. */
        STOPPED,
        /** There is no further match. */
        THROUGH,
        /** Its looks were used up: whether there is a further match is not known. */
        HELD_UP
    }

    /** Stopped where the pattern is in the text. */
    End in(CharSequence text, Looks ofLine) {
        return walk(text, ofLine, (_, _) -> false);
    }

    /**
     * Goes from match to match.
     *
     * @param ofLine what all searches in this line may still look at
     */
    End walk(CharSequence text, Looks ofLine, Onward onward) {
        if (looks == Long.MAX_VALUE) {
            return walk(pattern.matcher(text), onward);
        }
        var counted = new CountedText(text, Math.min(looks, ofLine.left()));
        try {
            return walk(pattern.matcher(counted), onward);
        } catch (CountedText.UsedUp | StackOverflowError held) {
            if (givenUp.incrementAndGet() == 1) {
                LOG.log(Level.WARNING, "pattern held up by a line: pattern={0} chars={1}", pattern, text.length());
            }
            return End.HELD_UP;
        } finally {
            ofLine.spend(counted.looks());
        }
    }

    private static End walk(Matcher matcher, Onward onward) {
        while (matcher.find()) {
            if (!onward.after(matcher.start(), matcher.end())) {
                return End.STOPPED;
            }
        }
        return End.THROUGH;
    }

    /** How often it was given up since this book was read; the log tells of the first time. */
    long givenUp() {
        return givenUp.get();
    }

    Pattern pattern() {
        return pattern;
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
