package org.qiantang.bench.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a viewer's frames which of the numbered messages came that nobody may miss, and where it stands. */
final class Musts {
    private static final Pattern PRICE = Pattern.compile("\"t\":\"price\",\"d\":\\{[^}]*\"priceVersion\":\"(\\d+)\"");
    private static final Pattern STATE = Pattern.compile("\"priceVersion\":\"(\\d+)\"");
    private static final Pattern AT = Pattern.compile("^\\{\"k\":\"(?:frame|hello)\",\"at\":(\\d+)");

    private final List<Long> heard = new ArrayList<>();
    private long knownByState;
    private long at;

    /** Takes in what was heard over one connection. */
    void hear(List<String> frames) {
        for (String frame : frames) {
            Matcher place = AT.matcher(frame);
            if (place.find()) {
                at = Math.max(at, Long.parseLong(place.group(1)));
            }
            if (frame.startsWith("{\"k\":\"hello\"")) {
                // A state tells all prices up to here; a greeting without one goes on where the viewer was.
                Matcher state = STATE.matcher(frame);
                if (state.find()) {
                    knownByState = Long.parseLong(state.group(1));
                    heard.clear();
                }
            } else {
                PRICE.matcher(frame).results().forEach(price -> heard.add(Long.parseLong(price.group(1))));
            }
        }
    }

    /** The place to resume from. */
    long at() {
        return at;
    }

    /** What is wrong with what was heard, if the newest message is this one; nothing where all came once and in order. */
    Optional<String> wrong(long newest) {
        long expected = heard.isEmpty() ? newest + 1 : heard.getFirst();
        if (knownByState > 0 && !heard.isEmpty() && heard.getFirst() > knownByState + 1) {
            return Optional.of("after the state of " + knownByState + " came " + heard.getFirst());
        }
        for (long number : heard) {
            if (number != expected) {
                return Optional.of("came " + number + " (expected: " + expected + ")");
            }
            expected++;
        }
        long last = heard.isEmpty() ? knownByState : heard.getLast();
        return last == newest ? Optional.empty() : Optional.of("the last was " + last + " (expected: " + newest + ")");
    }
}
