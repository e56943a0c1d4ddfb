package org.qiantang.app.answer;

import java.util.SplittableRandom;

/** Which of several ways of saying a thing is taken: always the same for one question, another for the next. */
final class Manner {
    private final SplittableRandom chance;

    Manner(String question) {
        long seed = 1125899906842597L;
        for (int at = 0; at < question.length(); at++) {
            seed = 31 * seed + question.charAt(at);
        }
        chance = new SplittableRandom(seed);
    }

    String one(String... ways) {
        return ways[chance.nextInt(ways.length)];
    }

    String one(java.util.List<String> ways) {
        return ways.get(chance.nextInt(ways.size()));
    }
}
