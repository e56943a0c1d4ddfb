package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.Optional;

/**
 * Words in an utterance, as an engine gave them: nothing about them is certain yet.
 *
 * @param from counted from the beginning of the utterance
 */
record Written(String text, Duration from, Duration to) {
    /** The same in the recording, its times held inside the utterance; empty where no words are left. */
    Optional<Heard> heardIn(Utterance utterance, Engine engine) {
        String tidy = Heard.tidy(text);
        if (tidy.isEmpty()) {
            return Optional.empty();
        }
        Duration begin = within(from, Duration.ZERO, utterance.length());
        Duration end = within(to, begin, utterance.length());
        return Optional.of(
                new Heard(tidy, utterance.from().plus(begin), utterance.from().plus(end), true, engine));
    }

    private static Duration within(Duration time, Duration least, Duration most) {
        return time.compareTo(least) < 0 ? least : time.compareTo(most) > 0 ? most : time;
    }
}
