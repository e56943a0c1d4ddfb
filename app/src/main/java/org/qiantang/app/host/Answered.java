package org.qiantang.app.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said to a viewer's question.
 *
 * @param itemId the item that was asked about, if any
 * @param facts the names of the facts that it stands on
 */
public record Answered(String text, @Nullable Long itemId, List<String> facts, Kind kind) {
    public Answered {
        facts = List.copyOf(facts);
    }

    /** An answer that stands on facts. */
    public Answered(String text, @Nullable Long itemId, List<String> facts) {
        this(text, itemId, facts, Kind.TOLD);
    }

    /** What sort of answer it is. */
    public enum Kind {
        TOLD,
        /** Which one is meant? */
        ASKED_BACK,
        /** The facts do not say; a person has to. */
        UNSURE,
        /** Not for a host to talk about. */
        DECLINED
    }
}
