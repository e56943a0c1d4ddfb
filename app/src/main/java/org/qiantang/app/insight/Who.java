package org.qiantang.app.insight;

import java.util.function.Function;

/** Who is counted in a figure. */
enum Who {
    /** Everybody, with a demo's crowd. */
    ALL,
    /** People alone, without a demo's crowd. */
    PEOPLE,
    /** People, without what is in doubt (刷单、刷量、机器) and no officer has called a false alarm. */
    SOUND;

    /** One thing of each. */
    record Each<T>(T all, T people, T sound) {
        static <T> Each<T> of(Function<Who, T> one) {
            return new Each<>(one.apply(ALL), one.apply(PEOPLE), one.apply(SOUND));
        }

        T of(Who who) {
            return switch (who) {
                case ALL -> all;
                case PEOPLE -> people;
                case SOUND -> sound;
            };
        }
    }

    boolean crowd() {
        return this == ALL;
    }

    boolean doubtful() {
        return this != SOUND;
    }

    /** Whether rows of a kind are counted: 2 for what a demo's crowd did, 1 for what is in doubt, 3 for both, 0 for neither. */
    boolean counts(int kind) {
        return (crowd() || (kind & 2) == 0) && (doubtful() || (kind & 1) == 0);
    }
}
