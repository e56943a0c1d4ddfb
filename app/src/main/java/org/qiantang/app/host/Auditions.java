package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qiantang.engine.performance.presenter.Look;

/**
 * A voice heard before it is chosen: a few words, judged like any of the host's, and spoken as a look would have them.
 *
 * <p>Each person has so many in a while, those that the guard refuses among them, since judging costs, too; what lies
 * ready, and what could not be spoken, is not counted. The count is kept in memory, for those who listened last.
 */
final class Auditions {
    static final int MOST_CHARACTERS = 100;
    static final int MOST_A_WHILE = 20;
    static final Duration WHILE = Duration.ofMinutes(10);

    private static final int MOST_PEOPLE = 1_000;

    /** What came of it. */
    sealed interface Heard {
        /**
         * The words as they are heard.
         *
         * @param wav a file with the mark of what machines made; nobody may write to it
         */
        record Sound(byte[] wav) implements Heard {}

        /** The guard does not let it be said. */
        record Refused(Passed passed) implements Heard {}

        record TooMany(int most, int minutes) implements Heard {}

        /** The house has no voice, or none that speaks at present. */
        record Unable() implements Heard {}

        /** Others are being spoken for. */
        record Busy() implements Heard {}
    }

    private final HouseVoice voice;
    private final Gate gate;
    private final InstantSource clock;
    // Guarded by itself; who listened last stands last.
    private final Map<Long, ArrayDeque<Instant>> listened = new LinkedHashMap<>(16, 0.75f, true);

    Auditions(HouseVoice voice, Gate gate, InstantSource clock) {
        this.voice = voice;
        this.gate = gate;
        this.clock = clock;
    }

    /** What is said where nobody names anything else: a welcome as the look's manner has it, and that it is a machine. */
    static String words(Look look) {
        return Phrases.of(look.manner()).greetings().getFirst() + Interludes.LABEL;
    }

    Heard hear(long personId, long showId, String words, Look look) {
        boolean free = voice.isReady(words, look);
        if (!free && !takes(personId)) {
            return new Heard.TooMany(MOST_A_WHILE, (int) WHILE.toMinutes());
        }
        Passed passed = gate.judge(showId, null, words);
        if (!passed.allowed()) {
            return new Heard.Refused(passed);
        }
        HouseVoice.Said said = voice.speak(words, look);
        if (!free && !(said instanceof HouseVoice.Said.Spoken)) {
            takesBack(personId);
        }
        return switch (said) {
            case HouseVoice.Said.Spoken spoken -> new Heard.Sound(spoken.wav());
            case HouseVoice.Said.Unable() -> new Heard.Unable();
            case HouseVoice.Said.Busy() -> new Heard.Busy();
            case HouseVoice.Said.TooLong(int most) ->
                throw new IllegalArgumentException(
                        "words: " + words.length() + " characters (expected: at most " + most + ")");
        };
    }

    /** Counts one more; false, and not counted, where that would be too many. */
    private boolean takes(long personId) {
        synchronized (listened) {
            Instant now = clock.instant();
            ArrayDeque<Instant> own = listened.computeIfAbsent(personId, _ -> new ArrayDeque<>());
            while (!own.isEmpty() && !own.getFirst().plus(WHILE).isAfter(now)) {
                own.removeFirst();
            }
            if (own.size() >= MOST_A_WHILE) {
                return false;
            }
            own.addLast(now);
            if (listened.size() > MOST_PEOPLE) {
                listened.remove(listened.keySet().iterator().next());
            }
            return true;
        }
    }

    private void takesBack(long personId) {
        synchronized (listened) {
            ArrayDeque<Instant> own = listened.get(personId);
            if (own != null) {
                own.pollLast();
            }
        }
    }
}
