package org.qiantang.app.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What viewers ask of one show's host: heard by one thread, answered by the one that performs. */
final class Conversation {
    private final long showId;
    private final Performance.Company company;
    private final Mouthpiece mouth;
    private final Telling telling;
    private final Demand demand;
    private final Calls calls;
    private final Questions questions = new Questions();
    private final Set<Long> buyers = ConcurrentHashMap.newKeySet();

    Conversation(
            long showId, Performance.Company company, Mouthpiece mouth, Telling telling, Demand demand, Calls calls) {
        this.showId = showId;
        this.company = company;
        this.mouth = mouth;
        this.telling = telling;
        this.demand = demand;
        this.calls = calls;
    }

    /** Hears a viewer's line, and keeps it if it is a question for the host. Takes as long as the answerer does. */
    void hear(long personId, String words, @Nullable Long itemId) {
        Instant now = company.clock().instant();
        boolean ofPerson = !company.simulated().test(personId);
        if (ofPerson && Calls.isComplaint(words)) {
            calls.ring(Calls.Why.COMPLAINT, words, now);
        }
        Long about = itemId != null ? itemId : telling.pinned();
        Optional<Answered> answer = company.answerer().answer(showId, about, words);
        if (answer.isEmpty()) {
            return;
        }
        Answered found = answer.get();
        if (ofPerson && found.kind() == Answered.Kind.UNSURE) {
            calls.ring(Calls.Why.UNSURE, words, now);
        }
        Long asked = found.itemId() != null ? found.itemId() : itemId;
        if (asked != null) {
            demand.asked(asked, now);
        }
        boolean takes =
                company.gate().judge(showId, found.itemId(), found.text()).allowed()
                        && questions.ask(personId, buyers.contains(personId), words, asked, now);
        if (takes) {
            if (questions.size() == 1) {
                // It is likely to be said next: its sound is made while the sentence before it is cut.
                mouth.prepare(() -> Spoken.pieces(found.text()).stream().findFirst());
            }
            mouth.interrupt();
        }
    }

    /** Somebody has ordered here, so that their questions go first. */
    void buys(long personId) {
        buyers.add(personId);
    }

    int waiting() {
        return questions.size();
    }

    /** The answer to the question that comes next, piece by piece; none where nobody asks, or nothing can be said to it. */
    List<Saying> next() throws InterruptedException {
        Long pinned = telling.pinned();
        Optional<Questions.Question> asked =
                questions.next(pinned, company.clock().instant());
        if (asked.isEmpty()) {
            return List.of();
        }
        Questions.Question question = asked.get();
        Long about = question.itemId() != null ? question.itemId() : pinned;
        String before = question.askers() > 1 ? "有" + question.askers() + "位朋友问到这个，" : "";
        // Asked again: what was true when the question came may have changed since.
        var reply = new Reply(
                () -> company.answerer().answer(showId, about, question.text()),
                mouth::changes,
                company.clock(),
                before);
        Optional<Answered> found = reply.now();
        mouth.requireTurn();
        return found.map(first -> IntStream.range(0, reply.pieces().size())
                        .mapToObj(piece -> reply.piece(piece, first))
                        .toList())
                .orElse(List.of());
    }
}
