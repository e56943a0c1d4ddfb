package org.qiantang.engine.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one candidate ends: the verdict, the facts that decided it or would have, and the exemption if one applied. */
record Ruling(
        Verdict verdict,
        List<String> used,
        List<String> missing,
        @Nullable String exemption) {

    /** Why somebody has to look: the looks of a search were used up, and no fact would settle it. */
    static final String HELD_UP = "search_held_up";

    static Ruling of(Verdict verdict) {
        return new Ruling(verdict, List.of(), List.of(), null);
    }

    static Ruling byFact(Verdict verdict, String fact) {
        return new Ruling(verdict, List.of(fact), List.of(), null);
    }

    static Ruling unknown(String... facts) {
        return new Ruling(Verdict.NEEDS_EVIDENCE, List.of(), List.of(facts), null);
    }

    static Ruling heldUp() {
        return new Ruling(Verdict.NEEDS_EVIDENCE, List.of(), List.of(), HELD_UP);
    }

    boolean isHeldUp() {
        return HELD_UP.equals(exemption);
    }

    /** The same where it accuses nobody. */
    Ruling withoutAccusing() {
        return verdict == Verdict.VIOLATES ? heldUp() : this;
    }

    static Ruling exempt(String exemption) {
        return new Ruling(Verdict.CLEAR, List.of(), List.of(), exemption);
    }
}
