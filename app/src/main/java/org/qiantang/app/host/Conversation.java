package org.qiantang.app.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.question.EarlierLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What viewers ask of one show's host: heard by one thread, answered by the one that performs. */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final long showId;
    private final Performance.Company company;
    private final Mouthpiece mouth;
    private final Telling telling;
    private final Demand demand;
    private final Calls calls;
    private final Questions questions = new Questions();
    private final Set<Long> buyers = ConcurrentHashMap.newKeySet();
    // Touched by the thread that hears alone.
    private final EarlierLines earlier = new EarlierLines();
    // Written by the thread that tells what has happened alone.
    private volatile @Nullable Long onScreen;
    private volatile @Nullable Long shownBefore;

    Conversation(
            long showId, Performance.Company company, Mouthpiece mouth, Telling telling, Demand demand, Calls calls) {
        this.showId = showId;
        this.company = company;
        this.mouth = mouth;
        this.telling = telling;
        this.demand = demand;
        this.calls = calls;
    }

    /**
     * Hears a viewer's line, and keeps it if it is a question for the host. Takes as long as the answerer does, and the desk
     * where nobody knows an answer.
     */
    void hear(long lineId, long personId, String words, @Nullable Long itemId) {
        Instant now = company.clock().instant();
        boolean ofPerson = !company.simulated().test(personId);
        List<String> before = earlier.before(personId, words);
        if (ofPerson && Calls.isComplaint(words)) {
            calls.ring(Calls.Why.COMPLAINT, words, now);
        }
        var around = new Answerer.Around(itemId != null ? itemId : telling.pinned(), shownBefore, before);
        Optional<Answered> answer = company.answerer().answer(showId, around, words);
        if (answer.isEmpty()) {
            return;
        }
        Answered found = answer.get();
        if (ofPerson && found.kind() == Answered.Kind.UNSURE) {
            calls.ring(Calls.Why.UNSURE, words, now);
        }
        Long about = found.itemId() != null ? found.itemId() : itemId;
        if (about != null) {
            demand.asked(about, now);
        }
        var asked = new Questions.Asked(personId, words, around, about, buyers.contains(personId), !ofPerson);
        if (company.gate().judge(showId, found.itemId(), found.text()).allowed() && questions.takes(asked, now)) {
            take(lineId, asked, found, now);
        }
    }

    private void take(long lineId, Questions.Asked asked, Answered found, Instant now) {
        boolean open = found.kind() == Answered.Kind.UNSURE && !asked.simulated();
        if (open && questions.isAskedAgain(asked, now)) {
            // Handing it over takes a write: who repeats what waits changes nothing.
            return;
        }
        QuestionDesk.InHand inHand = open ? handOver(lineId, asked, found) : QuestionDesk.InHand.NOT;
        if (inHand == QuestionDesk.InHand.ALREADY && !questions.waits(asked, now)) {
            // That it is asked was said once; who asks it again gets the answer with the others.
            questions.note(asked, now);
            return;
        }
        boolean promised = inHand != QuestionDesk.InHand.NOT;
        // In a quarrel it waits: what is calm again before it is old is answered.
        if (questions.ask(asked, promised, now) && !company.desk().isQuarrelling(showId)) {
            if (questions.size() == 1) {
                // It is likely to be said next: its sound is made while the sentence before it is cut.
                String text = found.promising(promised).text();
                mouth.prepare(() -> Spoken.pieces(text).stream().findFirst());
            }
            mouth.interrupt();
        }
    }

    private QuestionDesk.InHand handOver(long lineId, Questions.Asked asked, Answered found) {
        try {
            return company.desk()
                    .handOver(
                            showId,
                            new QuestionDesk.Open(
                                    lineId, asked.personId(), asked.itemId(), asked.text(), found.reason()));
        } catch (RuntimeException trouble) {
            // Such as a database that is away: she answers all the same, and promises nothing.
            LOG.error("a question could not be handed over: show={} line={}", showId, lineId, trouble);
            return QuestionDesk.InHand.NOT;
        }
    }

    /** This item is on screen from now on; null for none. */
    void shows(@Nullable Long itemId) {
        Long last = onScreen;
        if (last != null && !last.equals(itemId)) {
            shownBefore = last;
        }
        onScreen = itemId;
    }

    /** Somebody has ordered here, so that their questions go first. */
    void buys(long personId) {
        buyers.add(personId);
    }

    int waiting() {
        return questions.size();
    }

    /**
     * The answer to the question that comes next, piece by piece; none where nobody asks, nothing can be said to it, or the
     * room quarrels.
     */
    List<Saying> next() throws InterruptedException {
        if (company.desk().isQuarrelling(showId)) {
            return List.of();
        }
        Optional<Questions.Question> asked =
                questions.next(telling.pinned(), company.clock().instant());
        if (asked.isEmpty()) {
            return List.of();
        }
        Questions.Question question = asked.get();
        Questions.Asked first = question.first();
        String before = question.askers() > 1 ? "有" + question.askers() + "位朋友问到这个，" : "";
        // Asked again as it was asked then: what was true when the question came may have changed since.
        var reply = new Reply(
                () -> company.answerer()
                        .answer(showId, first.around(), first.text())
                        .map(found -> found.promising(question.inHand())),
                mouth::changes,
                company.clock(),
                before);
        Optional<Answered> found = reply.now();
        mouth.requireTurn();
        return found.map(said -> IntStream.range(0, reply.pieces().size())
                        .mapToObj(piece -> reply.piece(piece, said))
                        .toList())
                .orElse(List.of());
    }
}
