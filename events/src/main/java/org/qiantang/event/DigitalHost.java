package org.qiantang.event;

import java.util.List;

/** What events say of a digital host: what she is there for, and how she came to say a line. */
public interface DigitalHost {
    /**
     * How the digital host came to say a line.
     *
     * @param facts the names of the facts that the line stands on
     * @param engine what made the sound of it, by its name; "none" where it was shown without sound
     */
    record Made(Occasion occasion, List<String> facts, String engine) {
        public Made {
            facts = List.copyOf(facts);
        }
    }

    /** Why the digital host says something. */
    enum Occasion {
        SCRIPT,
        /** To a viewer's question. */
        ANSWER,
        /** Staff had her say it. */
        STAFF,
        /** Back to the script. */
        BRIDGE,
        /** That she is a machine. */
        LABEL,
        GREETING,
        THANKS,
        /** A flash sale begins, or is over. */
        FLASH,
        /** A flash sale begins or ends soon. */
        DEADLINE,
        SOLD_OUT,
        /** To ask, where nobody does. */
        INVITATION,
        FAREWELL
    }

    /** What a digital host is there for. */
    enum HostUse {
        /** Live selling (直播带货). */
        LIVE_SALE,
        /** Vouchers of places nearby (本地生活). */
        LOCAL_LIFE,
        /** A company shows itself (企业直播). */
        BUSINESS,
        /** A personality (个人IP). */
        PERSONAL,
        /** Answers alone (客服). */
        SERVICE
    }

    /** When a viewer's question is answered. */
    enum HostTurn {
        AT_ONCE,
        NEXT_CLAUSE,
        NEXT_SENTENCE
    }
}
