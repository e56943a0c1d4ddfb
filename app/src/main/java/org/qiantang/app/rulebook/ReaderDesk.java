package org.qiantang.app.rulebook;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.journal.Office;
import org.qiantang.app.rulebook.BroughtReader.Act;
import org.qiantang.app.rulebook.BroughtReader.Deed;
import org.qiantang.app.rulebook.ReaderGate.Arrived;
import org.qiantang.app.rulebook.RuleChange.State;
import org.qiantang.event.Ids;
import org.qiantang.event.ReaderEvent.ReaderBrought;
import org.qiantang.event.ReaderEvent.ReaderPublished;
import org.qiantang.event.ReaderEvent.ReaderWithdrawn;
import org.qiantang.event.Streams;

/**
 * Who would put another version of the second reader in force asks here. One goes live when it was tried out as it was
 * brought forward, and somebody approves it who has had no hand in it; any officer takes it back.
 */
final class ReaderDesk {
    private final Office office;
    private final ReaderTable readers;
    private final TryTable tries;
    private final ReaderFiles files;
    private final FourEyes eyes;
    private final Ids ids;
    private final InstantSource clock;
    private final String shipped;

    /** @param shipped the version that the program brings, whose name no other may have */
    ReaderDesk(
            Office office,
            ReaderTable readers,
            TryTable tries,
            ReaderFiles files,
            FourEyes eyes,
            Ids ids,
            InstantSource clock,
            String shipped) {
        this.office = office;
        this.readers = readers;
        this.tries = tries;
        this.files = files;
        this.eyes = eyes;
        this.ids = ids;
        this.clock = clock;
        this.shipped = shipped;
    }

    /** Takes a package in as a draft. The same package again puts its file back, and nothing else. */
    ReaderAnswer bring(Arrived arrived, String reason, @Nullable LocalDate from, long personId) {
        ReaderAnswer answer = put(arrived, reason, from, personId);
        if (answer instanceof ReaderAnswer.Taken) {
            // One package has one version: no row can have this file.
            files.remove(arrived.sha256());
        }
        return answer;
    }

    private ReaderAnswer put(Arrived arrived, String reason, @Nullable LocalDate from, long personId) {
        return written(office.write(pen -> {
            readers.lock();
            Optional<BroughtReader> known = readers.named(arrived.version());
            if (known.isPresent()) {
                return known.get().sha256().equals(arrived.sha256())
                        ? new ReaderAnswer.Done(known.get())
                        : new ReaderAnswer.Taken(arrived.version());
            }
            // Asked last: a program may ship later what officers brought before.
            if (arrived.version().equals(shipped)) {
                return new ReaderAnswer.Taken(shipped);
            }
            long readerId = ids.next();
            Instant now = clock.instant();
            readers.put(readerId, arrived, reason, from, personId, now);
            return broughtForward(readerId, Deed.BROUGHT, personId, now, pen);
        }));
    }

    /**
     * Brings a draft forward with another day or reason, or one that was taken back or given up once more.
     *
     * @param revision the one that was read
     */
    ReaderAnswer date(long readerId, int revision, String reason, @Nullable LocalDate from, long personId) {
        return written(office.write(pen -> {
            readers.lock();
            Optional<BroughtReader> found = readers.one(readerId);
            if (found.isEmpty()) {
                return new ReaderAnswer.NotThere();
            }
            BroughtReader reader = found.get();
            if (reader.state() == State.LIVE) {
                return new ReaderAnswer.NotNow(reader.state());
            }
            if (reader.revision() != revision) {
                return new ReaderAnswer.Moved(reader.revision());
            }
            // The same again writes nothing: what was tried out stays tried out.
            if (reader.state() == State.DRAFT
                    && reader.reason().equals(reason)
                    && Objects.equals(reader.from(), from)) {
                return new ReaderAnswer.Done(reader);
            }
            readers.date(readerId, reason, from);
            return broughtForward(readerId, Deed.DATED, personId, clock.instant(), pen);
        }));
    }

    private ReaderAnswer broughtForward(long readerId, Deed deed, long personId, Instant now, Office.Pen pen) {
        BroughtReader reader = readers.one(readerId).orElseThrow();
        LocalDate from = reader.from();
        readers.add(readerId, new Act(deed, personId, now, reader.reason(), from, null, false));
        pen.write(
                Streams.reader(readerId),
                new ReaderBrought(
                        now,
                        readerId,
                        reader.revision(),
                        personId,
                        reader.version(),
                        reader.reason(),
                        reader.sha256(),
                        from == null ? null : from.toString()));
        return new ReaderAnswer.Done(reader);
    }

    /**
     * Lets a draft go live.
     *
     * @param revision the one that was read
     * @param officer whether the person is one, and not only an administrator
     */
    ReaderAnswer publish(long readerId, int revision, long personId, boolean officer) {
        Optional<ReaderTrouble> trouble = readers.one(readerId).flatMap(reader -> files.troubleOf(reader.sha256()));
        return written(office.write(pen -> {
            readers.lock();
            Optional<ReaderAnswer> refused = refused(readerId, revision, personId, officer);
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<Long> tried = tries.lastWhole(readerId, revision);
            if (tried.isEmpty()) {
                return new ReaderAnswer.NotTried();
            }
            if (trouble.isPresent()) {
                return new ReaderAnswer.NoFile(trouble.get());
            }
            Instant now = clock.instant();
            int edition = readers.nextEdition();
            readers.publish(readerId, edition);
            readers.add(readerId, new Act(Deed.PUBLISHED, personId, now, "", null, edition, !officer));
            pen.write(
                    Streams.reader(readerId),
                    new ReaderPublished(now, readerId, revision, edition, personId, !officer, tried.get()));
            return new ReaderAnswer.Done(readers.one(readerId).orElseThrow());
        }));
    }

    private Optional<ReaderAnswer> refused(long readerId, int revision, long personId, boolean officer) {
        Optional<BroughtReader> found = readers.one(readerId);
        if (found.isEmpty()) {
            return Optional.of(new ReaderAnswer.NotThere());
        }
        BroughtReader reader = found.get();
        if (reader.state() != State.DRAFT) {
            return Optional.of(new ReaderAnswer.NotNow(reader.state()));
        }
        if (reader.revision() != revision) {
            return Optional.of(new ReaderAnswer.Moved(reader.revision()));
        }
        return switch (eyes.of(readers.hands(readerId), personId, officer)) {
            case MAY -> Optional.empty();
            case OWN_WORK -> Optional.of(new ReaderAnswer.OwnWork());
            case OFFICERS_FIRST -> Optional.of(new ReaderAnswer.OfficersFirst());
        };
    }

    /**
     * Takes a live version back, so that the one before counts again; or gives a draft up. What is tried out against a live
     * one that goes ends with it, and leaves its place in memory to the one before.
     */
    ReaderAnswer withdraw(long readerId, long personId, String why) {
        return written(office.write(pen -> {
            readers.lock();
            Optional<BroughtReader> found = readers.one(readerId);
            if (found.isEmpty()) {
                return new ReaderAnswer.NotThere();
            }
            State state = found.get().state();
            if (state != State.LIVE && state != State.DRAFT) {
                return new ReaderAnswer.NotNow(state);
            }
            Instant now = clock.instant();
            boolean live = state == State.LIVE;
            readers.end(readerId, live ? State.WITHDRAWN : State.DROPPED);
            if (live) {
                tries.stopThoseOfReaders();
            }
            Deed deed = live ? Deed.WITHDRAWN : Deed.DROPPED;
            readers.add(readerId, new Act(deed, personId, now, why, null, null, false));
            pen.write(Streams.reader(readerId), new ReaderWithdrawn(now, readerId, personId, why));
            return new ReaderAnswer.Done(readers.one(readerId).orElseThrow());
        }));
    }

    private static ReaderAnswer written(Office.Written<ReaderAnswer> written) {
        return written.value();
    }
}
