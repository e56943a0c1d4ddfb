package org.qiantang.app.exam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.exam.ExamQuestion.State;
import org.qiantang.app.journal.Office;
import org.qiantang.event.Ids;
import org.qiantang.event.QuestionEvent.QuestionDrafted;
import org.qiantang.event.QuestionEvent.QuestionPublished;
import org.qiantang.event.QuestionEvent.QuestionWithdrawn;
import org.qiantang.event.QuestionEvent.WithdrawalReason;
import org.qiantang.event.Streams;

/**
 * The only writer of questions. One is asked when the finding it was made of stands, nothing in it tells whose words
 * they were, and somebody agreed who has had no hand in it.
 */
final class QuestionDesk {
    private static final String FELL = "线索已撤回";

    private final Office office;
    private final QuestionTable questions;
    private final FoundLines lines;
    private final FourEyes eyes;
    private final Ids ids;
    private final InstantSource clock;

    QuestionDesk(
            Office office, QuestionTable questions, FoundLines lines, FourEyes eyes, Ids ids, InstantSource clock) {
        this.office = office;
        this.questions = questions;
        this.lines = lines;
        this.eyes = eyes;
        this.ids = ids;
        this.clock = clock;
    }

    QuestionAnswer draft(long showId, long lineId, Draft draft, long personId) {
        Optional<Found> found = lines.line(showId, lineId);
        if (found.isEmpty()) {
            return new QuestionAnswer.NotThere();
        }
        if (found.get().goesOn()) {
            return new QuestionAnswer.BeginsEarlier();
        }
        if (!lines.stands(showId, lineId)) {
            return new QuestionAnswer.NotConfirmed();
        }
        long questionId = ids.next();
        return office.write(pen -> {
                    write(questionId, 1, new QuestionTable.Line(showId, lineId), draft, personId, pen);
                    return done(questionId);
                })
                .value();
    }

    /** @param revision the one that the writer has read */
    QuestionAnswer revise(long questionId, int revision, Draft draft, long personId) {
        return office.write(pen -> {
                    Optional<ExamQuestion> found = questions.locked(questionId);
                    Optional<QuestionAnswer> refused = refused(found, revision);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    ExamQuestion question = found.orElseThrow();
                    // The same again makes nobody a writer of it.
                    if (!question.draft().equals(draft)) {
                        var line = new QuestionTable.Line(question.showId(), question.lineId());
                        write(questionId, revision + 1, line, draft, personId, pen);
                    }
                    return done(questionId);
                })
                .value();
    }

    /**
     * Agrees that a question is asked.
     *
     * @param revision the one that was read
     * @param officer whether the person is one, and not only an administrator
     */
    QuestionAnswer publish(long questionId, int revision, long personId, boolean officer) {
        return office.write(pen -> {
                    // Locked before the finding is looked at: whoever withdraws the finding later waits here, and takes
                    // back what was published.
                    Optional<ExamQuestion> found = questions.locked(questionId);
                    Optional<QuestionAnswer> refused = refused(found, revision)
                            .or(() -> refusedPerson(questionId, personId, officer))
                            .or(() -> refusedText(found.orElseThrow()));
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    Instant now = now();
                    questions.publish(questionId, personId, now, !officer);
                    pen.write(
                            Streams.question(questionId),
                            new QuestionPublished(now, questionId, revision, personId, !officer));
                    return done(questionId);
                })
                .value();
    }

    QuestionAnswer withdraw(long questionId, String words, long personId) {
        return office.write(pen -> {
                    Optional<ExamQuestion> found = questions.locked(questionId);
                    if (found.isEmpty()) {
                        return new QuestionAnswer.NotThere();
                    }
                    if (found.get().state() == State.WITHDRAWN) {
                        return new QuestionAnswer.NotNow(State.WITHDRAWN);
                    }
                    Instant now = now();
                    questions.withdraw(questionId, WithdrawalReason.BY_OFFICER, words, personId, now);
                    pen.write(
                            Streams.question(questionId),
                            new QuestionWithdrawn(now, questionId, WithdrawalReason.BY_OFFICER, words, personId));
                    return done(questionId);
                })
                .value();
    }

    /** A finding was withdrawn, by an officer or because an appeal was upheld: what was made of it falls with it. */
    void fall(long showId, long lineId, Instant at) {
        for (long questionId : questions.aliveOf(showId, lineId)) {
            office.write(pen -> {
                // Confirmed anew meanwhile, the finding may be the ground of a question that was begun after it fell.
                if (questions
                        .locked(questionId)
                        .filter(one -> one.state() != State.WITHDRAWN)
                        .filter(one -> !one.begunAt().isAfter(at) || !lines.stands(showId, lineId))
                        .isPresent()) {
                    Instant now = now();
                    questions.withdraw(questionId, WithdrawalReason.FINDING_WITHDRAWN, FELL, null, now);
                    pen.write(
                            Streams.question(questionId),
                            new QuestionWithdrawn(now, questionId, WithdrawalReason.FINDING_WITHDRAWN, FELL, null));
                }
                return questionId;
            });
        }
    }

    private QuestionAnswer done(long questionId) {
        return new QuestionAnswer.Done(questions.one(questionId).orElseThrow());
    }

    private static Optional<QuestionAnswer> refused(Optional<ExamQuestion> found, int revision) {
        if (found.isEmpty()) {
            return Optional.of(new QuestionAnswer.NotThere());
        }
        ExamQuestion question = found.get();
        if (question.state() != State.DRAFT) {
            return Optional.of(new QuestionAnswer.NotNow(question.state()));
        }
        return question.revision() == revision
                ? Optional.empty()
                : Optional.of(new QuestionAnswer.Moved(question.revision()));
    }

    private Optional<QuestionAnswer> refusedPerson(long questionId, long personId, boolean officer) {
        return switch (eyes.of(questions.writers(questionId), personId, officer)) {
            case MAY -> Optional.empty();
            case OWN_WORK -> Optional.of(new QuestionAnswer.OwnWork());
            case OFFICERS_FIRST -> Optional.of(new QuestionAnswer.OfficersFirst());
        };
    }

    private Optional<QuestionAnswer> refusedText(ExamQuestion question) {
        if (!lines.stands(question.showId(), question.lineId())) {
            return Optional.of(new QuestionAnswer.NotConfirmed());
        }
        List<Unknowable.Standing> standing = Unknowable.standing(question.asked(), lines.identities(question.showId()));
        return standing.isEmpty() ? Optional.empty() : Optional.of(new QuestionAnswer.StillKnown(standing));
    }

    private void write(
            long questionId, int revision, QuestionTable.Line line, Draft draft, long personId, Office.Pen pen) {
        Instant now = now();
        questions.put(questionId, revision, line, draft, personId, now);
        pen.write(
                Streams.question(questionId),
                new QuestionDrafted(
                        now,
                        questionId,
                        revision,
                        line.showId(),
                        line.lineId(),
                        draft.course(),
                        draft.rule(),
                        sha256(QuestionTable.text(draft)),
                        personId));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
