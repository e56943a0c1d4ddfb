package org.qiantang.app.closure;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.closure.Closing.State;
import org.qiantang.app.journal.Office;
import org.qiantang.event.AccountEvent.AccountClosed;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the accounts whose week is over, step by step. Each step is noted when it is done and may be done twice, so that whatever
 * stops the program, the next round goes on.
 */
final class ClosingWork {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingWork.class);
    private static final int MOST = 100;
    private static final int YEARS_KEPT = 3;
    /** What was on its way as an account went, and complaints about its words that are decided later. */
    private static final Duration SWEPT_FOR = Duration.ofDays(30);

    private static final Duration SWEPT_EVERY = Duration.ofDays(1);

    private final ClosingTable table;
    private final Ties ties;
    private final People people;
    private final Secrets secrets;
    private final KeptElsewhere elsewhere;
    private final Office office;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ClosingWork(
            ClosingTable table,
            Ties ties,
            People people,
            Secrets secrets,
            KeptElsewhere elsewhere,
            Office office,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.table = table;
        this.ties = ties;
        this.people = people;
        this.secrets = secrets;
        this.elsewhere = elsewhere;
        this.office = office;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks who is due; one account that cannot be closed now keeps no other from it. */
    void round() {
        for (long personId : table.due(clock.instant(), MOST)) {
            try {
                close(personId);
            } catch (RuntimeException trouble) {
                LOG.warn("an account is not closed yet: person={} cause={}", personId, trouble.toString());
                table.heldUp(personId, clock.instant());
            }
        }
    }

    private void close(long personId) {
        if (!begin(personId)) {
            return;
        }
        for (Step step : Step.values()) {
            if (!table.isDone(personId, step)) {
                take(personId, step);
            }
        }
        finish(personId);
    }

    /** From here on it is not taken back; false where something has to end first. */
    boolean begin(long personId) {
        Boolean begun = transactions.execute(_ -> {
            Instant now = clock.instant();
            State state = table.locked(personId).map(Closing::state).orElse(State.CLOSED);
            if (state == State.WAITING && !ties.of(personId, now).isEmpty()) {
                table.heldUp(personId, now);
                return false;
            }
            table.underWay(personId);
            return state != State.CLOSED;
        });
        return Boolean.TRUE.equals(begun);
    }

    /** Does a step, and notes it. */
    void take(long personId, Step step) {
        switch (step) {
            case ENTRY -> people.shut(personId);
            case FILMS -> elsewhere.forgetFilms(personId);
            case SUGGESTIONS -> elsewhere.forgetSuggestions(personId);
            case EVIDENCE -> elsewhere.forgetAccesses(personId);
            case NAME -> {
                people.erase(personId, barredUntil(personId));
                elsewhere.forgetTalk(personId);
            }
            case ADDRESSES, SHOPPING, WORDS, RECORDS -> {}
        }
        transactions.executeWithoutResult(_ -> {
            table.remove(personId, step);
            table.note(personId, step, clock.instant());
        });
    }

    private void finish(long personId) {
        List<String> steps = Stream.of(Step.values()).map(Enum::name).toList();
        office.write(pen -> {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Closing closing = table.locked(personId).orElseThrow();
            boolean now = table.closed(personId, at);
            if (now) {
                pen.write(Streams.account(personId), new AccountClosed(at, personId, closing.askedAt(), steps));
            }
            return now;
        });
        LOG.info("an account was closed: person={}", personId);
    }

    /** Whoever once was listed has a name that nobody else is to be taken for. */
    private @Nullable Instant barredUntil(long personId) {
        Instant until = table.lastListed(personId)
                .map(ended -> ended.atOffset(UTC).plusYears(YEARS_KEPT).toInstant())
                .orElse(null);
        if (until != null) {
            // Made here where there is none: the table only reads it.
            secrets.of("closed-names");
        }
        return until;
    }

    /** Removes what came late, and what the law has kept long enough. */
    void sweep() {
        Instant now = clock.instant();
        for (long personId : table.latelyClosed(now.minus(SWEPT_FOR), now.minus(SWEPT_EVERY), MOST)) {
            try {
                sweep(personId, now);
            } catch (RuntimeException trouble) {
                LOG.warn("what came late is not removed yet: person={} cause={}", personId, trouble.toString());
            }
        }
        int gone =
                table.removeAfterTerm(now.atOffset(UTC).minusYears(YEARS_KEPT).toInstant(), now);
        if (gone > 0) {
            LOG.info("what closed accounts had left was removed after its term: rows={}", gone);
        }
    }

    private void sweep(long personId, Instant now) {
        elsewhere.forgetFilms(personId);
        transactions.executeWithoutResult(_ -> {
            Stream.of(Step.values()).forEach(step -> table.remove(personId, step));
            table.swept(personId, now);
        });
    }
}
