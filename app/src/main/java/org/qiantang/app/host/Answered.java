package org.qiantang.app.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said to a viewer's question.
 *
 * @param itemId the item that was asked about, if any
 * @param facts the names of the facts that it stands on
 * @param reason what there is no fact for; empty where it is answered
 */
public record Answered(String text, @Nullable Long itemId, List<String> facts, Kind kind, String reason) {
    /** Said in the place of a promise to ask, where nobody has been asked. */
    private static final String UNKNOWN = "这个我手上的资料没写，我不乱说。";

    public Answered {
        facts = List.copyOf(facts);
    }

    public Answered(String text, @Nullable Long itemId, List<String> facts, Kind kind) {
        this(text, itemId, facts, kind, "");
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
        /** The facts do not say; a person has to, and the text promises that one is asked. */
        UNSURE,
        /** Not for a host to talk about. */
        DECLINED
    }

    /** The same, without a promise that nobody keeps. */
    Answered promising(boolean inHand) {
        return kind == Kind.UNSURE && !inHand ? new Answered(UNKNOWN, itemId, facts, kind, reason) : this;
    }
}
