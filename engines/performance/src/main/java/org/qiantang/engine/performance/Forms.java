package org.qiantang.engine.performance;

import java.util.regex.MatchResult;

/** Pieces of patterns that several families of rules share, and what several of them do with a match. */
final class Forms {
    /** A number as one group: 12, 1,299 or 19.90. */
    static final String NUMBER = "((?:\\d{1,3}(?:,\\d{3}){1,5}(?!\\d)|\\d{1,40}+)(?:\\.\\d{1,8}+)?)";

    /** What stands between the two ends of a range. */
    static final String TO = "\\s?(?:-|~|—|–|至|到){1,2}\\s?";

    /** A big unit of counting that may stand behind a number. */
    static final String BIG = "(万|亿|千|百|萬|億)?";

    /** The Chinese words behind a number, as far as they decide how it is counted. */
    static final String NEXT = "(?=\\s?(\\p{IsHan}{1,2})?)";

    private Forms() {}

    static String group(MatchResult match, int group) {
        String found = match.group(group);
        return found == null ? "" : found;
    }

    static String spelled(String letters) {
        return String.join(" ", letters.split("", -1)).strip();
    }

    /** 05 as 5. */
    static String unpadded(String written) {
        return written.replaceFirst("^0(?=\\d)", "");
    }

    /** 19.90 as 19.9, 1299.00 as 1299. */
    static String unzeroed(String written) {
        return written.contains(".") ? written.replaceFirst("\\.?0{1,8}$", "") : written;
    }

    /** Letters spelled and digits one by one, as in a number of an order. */
    static String code(String written) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c >= '0' && c <= '9') {
                said.append(SpokenNumber.digits(String.valueOf(c)));
            } else if (c < 128 && Character.isLetter(c)) {
                boolean afterLetter = i > 0 && Character.isLetter(written.charAt(i - 1));
                said.append(afterLetter ? " " : "").append(c);
            }
        }
        return said.toString();
    }
}
