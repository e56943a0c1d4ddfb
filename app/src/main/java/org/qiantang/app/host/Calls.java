package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reasons for a person to come to a show's digital host: bounded, equal ones joined, the newest first. */
final class Calls {
    static final int MOST = 30;

    private static final Duration SAME = Duration.ofMinutes(10);
    private static final int LONGEST = 200;
    // What a buyer says who has a complaint; the words of the complaint forms of 12315 and of reviews.
    private static final Pattern COMPLAINT = Pattern.compile(
            "投诉|举报|假货|骗子|骗人|欺诈|维权|12315|起诉|曝光你|报警|退钱|不给退|虚假宣传|叫你们(?:老板|经理|领导)|(?:找|要|叫|转)(?:个)?(?:真)?人工");

    /** Why a person is called. */
    enum Why {
        COMPLAINT,
        /** A question that the facts do not answer. */
        UNSURE,
        /** The guard kept something from being said. */
        GOVERNANCE,
        /** An officer's measure binds the shop from now on. */
        MEASURE,
        /** Something of the host's own failed. */
        TROUBLE
    }

    /** @param times how often it came */
    record Call(long id, Why why, String text, Instant at, int times) {}

    private final List<Call> open = new ArrayList<>();
    private long last;

    static boolean isComplaint(String words) {
        return COMPLAINT.matcher(words).find();
    }

    synchronized void ring(Why why, String text, Instant now) {
        String words = text.length() > LONGEST ? beginning(text) : text;
        for (int i = 0; i < open.size(); i++) {
            Call call = open.get(i);
            if (call.why() == why
                    && call.text().equals(words)
                    && !call.at().plus(SAME).isBefore(now)) {
                open.remove(i);
                open.addFirst(new Call(call.id(), why, words, now, call.times() + 1));
                return;
            }
        }
        open.addFirst(new Call(++last, why, words, now, 1));
        while (open.size() > MOST) {
            open.removeLast();
        }
    }

    /** No sign is cut in two: half of one could not be told to anybody. */
    private static String beginning(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** A person has seen to it; false if it was not there any more. */
    synchronized boolean done(long id) {
        return open.removeIf(call -> call.id() == id);
    }

    synchronized List<Call> open() {
        return List.copyOf(open);
    }
}
