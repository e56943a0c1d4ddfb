package org.qiantang.app.host;

import org.jspecify.annotations.Nullable;

/** The helpdesk beside a host: has people answer what she cannot, and knows when a room is better left alone. */
public interface QuestionDesk {
    /** Nobody takes a question, and no room quarrels. */
    QuestionDesk NOBODY = new QuestionDesk() {
        @Override
        public InHand handOver(long showId, Open question) {
            return InHand.NOT;
        }

        @Override
        public boolean isQuarrelling(long showId) {
            return false;
        }
    };

    /**
     * A viewer's question that no fact answers.
     *
     * @param lineId the line of talk that asks it, to which people's answer goes
     * @param reason what there is no fact for
     */
    record Open(long lineId, long personId, @Nullable Long itemId, String text, String reason) {}

    /** Who has a question in hand. */
    enum InHand {
        /** People, since now. */
        NEWLY,
        /** People, who were asked the same before. */
        ALREADY,
        /** Nobody, so that no answer may be promised. */
        NOT
    }

    /** Puts a question into the queue of the people of the show's shop. */
    InHand handOver(long showId, Open question);

    /** Whether people quarrel in the room, so that a machine is better silent. Does not block. */
    boolean isQuarrelling(long showId);
}
