package org.qiantang.app.exam;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which a try keeps a question made of a finding: {@code F7301-2} is the second writing of question 7301. */
final class AskedId {
    private static final Pattern ID = Pattern.compile("F([0-9]{1,18})-([0-9]{1,6})");

    private AskedId() {}

    static String of(long questionId, int revision) {
        return "F" + questionId + "-" + revision;
    }

    /** The question's id; empty where it is one of a course's own. */
    static Optional<Long> question(String askedId) {
        Matcher matcher = ID.matcher(askedId);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }
}
