package org.qiantang.app.helpdesk;

import java.util.Optional;

/**
 * What the helpdesk answered on a product's page, read aloud to the one who asked.
 *
 * <p>What the machine answered at once is read: its own words, or those of an FAQ that the shop has approved. They were judged
 * before they were given and are judged again before they are read. No word comes from who asks, and what a person of the shop
 * replies later is not read.
 */
final class SpokenAnswers {
    private final PageQuestionRows rows;
    private final ProductChat chat;
    private final MeasuredReader reader;

    SpokenAnswers(PageQuestionRows rows, ProductChat chat, MeasuredReader reader) {
        this.rows = rows;
        this.chat = chat;
        this.reader = reader;
    }

    /** What came of it. */
    sealed interface Asked {
        record Answered(ReadsAloud.Read read) implements Asked {}

        /** There is no such question, or somebody else asked it, or about something else. */
        record NotOwn() implements Asked {}

        /** It would not be said like this today. */
        record Outdated() implements Asked {}

        record TooMany(int most, int minutes) implements Asked {}
    }

    Asked read(long personId, long productId, long questionId) {
        Optional<PageQuestion> own = questionId == Long.MAX_VALUE
                ? Optional.empty()
                : rows.of(personId, productId, questionId + 1, 1).stream()
                        .filter(question -> question.id() == questionId)
                        .findFirst();
        if (own.isEmpty()) {
            return new Asked.NotOwn();
        }
        if (!chat.stands(own.get())) {
            return new Asked.Outdated();
        }
        return reader.read(personId, own.get().merchantId(), own.get().answer())
                .<Asked>map(Asked.Answered::new)
                .orElseGet(() -> new Asked.TooMany(Listeners.MOST_A_WHILE, (int) Listeners.WHILE.toMinutes()));
    }
}
