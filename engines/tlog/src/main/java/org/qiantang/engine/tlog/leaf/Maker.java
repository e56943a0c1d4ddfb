package org.qiantang.engine.tlog.leaf;

import org.jspecify.annotations.Nullable;

/**
 * What made a leaf: programs, not people.
 *
 * @param capturer which machine and which edition of its software
 * @param ruleBase the edition of the rules that judged; null where none did
 * @param model the model that heard or read, with its version; null where none did
 */
public record Maker(
        String capturer,
        @Nullable String ruleBase,
        @Nullable String model) {
    /** A capturer that used neither rules nor a model. */
    public static Maker capturer(String capturer) {
        return new Maker(capturer, null, null);
    }
}
