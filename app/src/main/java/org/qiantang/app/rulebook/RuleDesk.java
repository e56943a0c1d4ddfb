package org.qiantang.app.rulebook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.journal.Office;
import org.qiantang.app.rulebook.RuleChange.Draft;
import org.qiantang.app.rulebook.RuleChange.State;
import org.qiantang.engine.guard.RulePage;
import org.qiantang.engine.guard.RuleSheet;
import org.qiantang.engine.guard.TestRun;
import org.qiantang.engine.guard.UnfitRules;
import org.qiantang.event.Ids;
import org.qiantang.event.RuleEvent.RulesDrafted;
import org.qiantang.event.RuleEvent.RulesPublished;
import org.qiantang.event.RuleEvent.RulesWithdrawn;
import org.qiantang.event.Streams;

/**
 * Who changes the rule book asks here. A draft goes live when its tests pass, it was tried out as it is written, and
 * somebody approves it who has had no hand in it.
 */
final class RuleDesk {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Office office;
    private final RuleChangeTable changes;
    private final TryTable tries;
    private final RuleBooks books;
    private final FourEyes eyes;
    private final Ids ids;
    private final InstantSource clock;

    RuleDesk(
            Office office,
            RuleChangeTable changes,
            TryTable tries,
            RuleBooks books,
            FourEyes eyes,
            Ids ids,
            InstantSource clock) {
        this.office = office;
        this.changes = changes;
        this.tries = tries;
        this.books = books;
        this.eyes = eyes;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a page is worth: the tests of the whole book with it. */
    TestRun tested(RulePage page) {
        return books.with(page).runTests(testDay(page.from()));
    }

    private LocalDate testDay(@Nullable LocalDate from) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return from != null && from.isAfter(today) ? from : today;
    }

    RuleAnswer draft(Draft draft, long personId) {
        long changeId = ids.next();
        Optional<RuleAnswer> unfit = faults(changeId, draft);
        return unfit.orElseGet(() -> written(office.write(pen -> {
            write(changeId, 1, draft, personId, pen);
            return new RuleAnswer.Done(changes.one(changeId).orElseThrow());
        })));
    }

    /** @param revision the one that the writer has read */
    RuleAnswer revise(long changeId, int revision, Draft draft, long personId) {
        Optional<RuleAnswer> unfit = faults(changeId, draft);
        return unfit.orElseGet(() -> written(office.write(pen -> {
            Optional<RuleChange> found = changes.locked(changeId);
            Optional<RuleAnswer> refused = refusedDraft(found, revision);
            if (refused.isPresent()) {
                return refused.get();
            }
            RuleChange change = found.orElseThrow();
            // The same again writes nothing: what was tried out stays tried out.
            if (!change.draft().equals(draft)) {
                write(changeId, revision + 1, draft, personId, pen);
            }
            return new RuleAnswer.Done(changes.one(changeId).orElseThrow());
        })));
    }

    private Optional<RuleAnswer> faults(long changeId, Draft draft) {
        try {
            books.with(RulePage.always(RuleChange.pageName(changeId), draft.page()));
            return Optional.empty();
        } catch (UnfitRules wrong) {
            return Optional.of(new RuleAnswer.Unfit(wrong.faults()));
        }
    }

    private static Optional<RuleAnswer> refusedDraft(Optional<RuleChange> found, int revision) {
        if (found.isEmpty()) {
            return Optional.of(new RuleAnswer.NotThere());
        }
        RuleChange change = found.get();
        if (change.state() != State.DRAFT) {
            return Optional.of(new RuleAnswer.NotNow(change.state()));
        }
        return change.revision() == revision ? Optional.empty() : Optional.of(new RuleAnswer.Moved(change.revision()));
    }

    private void write(long changeId, int revision, Draft draft, long personId, Office.Pen pen) {
        Instant now = clock.instant();
        String sha256 = sha256(draft.page());
        List<String> rules = RuleSheet.of(RulePage.always(RuleChange.pageName(changeId), draft.page())).stream()
                .map(RuleSheet::id)
                .distinct()
                .toList();
        changes.put(changeId, revision, draft, rules, personId, now);
        pen.write(
                Streams.rule(changeId),
                new RulesDrafted(
                        now,
                        changeId,
                        revision,
                        personId,
                        draft.title(),
                        draft.reason(),
                        sha256,
                        text(draft.from()),
                        text(draft.until())));
    }

    /**
     * Lets a draft go live.
     *
     * @param revision the one that was read
     * @param officer whether the person is one, and not only an administrator
     */
    RuleAnswer publish(long changeId, int revision, long personId, boolean officer) {
        books.round();
        int edition = books.now().edition();
        Optional<RuleChange> read = changes.one(changeId);
        Optional<RuleAnswer> refused =
                refusedDraft(read, revision).or(() -> refusedPerson(changeId, personId, officer));
        if (refused.isPresent()) {
            return refused.get();
        }
        RuleChange change = read.orElseThrow();
        LocalDate until = change.draft().until();
        if (until != null && !until.isAfter(LocalDate.ofInstant(clock.instant(), CHINA))) {
            return new RuleAnswer.Over();
        }
        TestRun run;
        try {
            run = tested(change.page());
        } catch (UnfitRules wrong) {
            return new RuleAnswer.Unfit(wrong.faults());
        }
        if (!run.failed().isEmpty()) {
            return new RuleAnswer.TestsFail(run);
        }
        Optional<Long> tried = tries.lastWhole(changeId, revision);
        if (tried.isEmpty()) {
            return new RuleAnswer.NotTried();
        }
        return reloaded(written(office.write(
                pen -> publish(change, new Proven(edition, run.run(), tried.get()), personId, officer, pen))));
    }

    private Optional<RuleAnswer> refusedPerson(long changeId, long personId, boolean officer) {
        return switch (eyes.of(changes.writers(changeId), personId, officer)) {
            case MAY -> Optional.empty();
            case OWN_WORK -> Optional.of(new RuleAnswer.OwnWork());
            case OFFICERS_FIRST -> Optional.of(new RuleAnswer.OfficersFirst());
        };
    }

    /** What speaks for a draft: so many tests passed with the book of that edition, and a try-out. */
    private record Proven(int edition, int testsRun, long tryId) {}

    private RuleAnswer publish(RuleChange read, Proven proven, long personId, boolean officer, Office.Pen pen) {
        Optional<RuleAnswer> refused = refusedDraft(changes.locked(read.id()), read.revision());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (changes.lockedEdition() != proven.edition()) {
            return new RuleAnswer.BookMoved();
        }
        Instant now = clock.instant();
        int edition = changes.nextEdition(read.id(), true, personId, now);
        changes.publish(read.id(), edition, personId, now, !officer, proven.testsRun());
        pen.write(
                Streams.rule(read.id()),
                new RulesPublished(
                        now,
                        read.id(),
                        read.revision(),
                        edition,
                        personId,
                        !officer,
                        proven.testsRun(),
                        proven.tryId()));
        return new RuleAnswer.Done(changes.one(read.id()).orElseThrow());
    }

    /** Takes a live change out of the book, or gives a draft up. */
    RuleAnswer withdraw(long changeId, long personId, String why) {
        return reloaded(written(office.write(pen -> {
            Optional<RuleChange> found = changes.locked(changeId);
            if (found.isEmpty()) {
                return new RuleAnswer.NotThere();
            }
            State state = found.get().state();
            if (state != State.LIVE && state != State.DRAFT) {
                return new RuleAnswer.NotNow(state);
            }
            Instant now = clock.instant();
            Integer edition = state == State.LIVE ? changes.nextEdition(changeId, false, personId, now) : null;
            changes.withdraw(
                    changeId, state == State.LIVE ? State.WITHDRAWN : State.DROPPED, edition, personId, now, why);
            pen.write(Streams.rule(changeId), new RulesWithdrawn(now, changeId, edition, personId, why));
            return new RuleAnswer.Done(changes.one(changeId).orElseThrow());
        })));
    }

    private static RuleAnswer written(Office.Written<RuleAnswer> written) {
        return written.value();
    }

    /** This process takes the new book at once; the others find it in their next round. */
    private RuleAnswer reloaded(RuleAnswer answer) {
        books.round();
        return answer;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
