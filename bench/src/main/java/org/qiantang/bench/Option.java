package org.qiantang.bench;

import java.util.Arrays;
import java.util.Optional;

/** What a call may ask of those measurements that heed it. */
public enum Option {
    /** How often each side has its turn. */
    ROUNDS("--rounds", "N"),
    /** Settings whose name holds one of these words. */
    ONLY("--only", "WORD"),
    /** Sides whose name holds one of these words. */
    SIDE("--side", "WORD"),
    /** How many seeds are tried. */
    SEEDS("--seeds", "N"),
    FIRST_SEED("--first-seed", "N");

    private final String word;
    private final String value;

    Option(String word, String value) {
        this.word = word;
        this.value = value;
    }

    static Optional<Option> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    /** As it is written on a command line. */
    String written() {
        return word + " " + value;
    }
}
