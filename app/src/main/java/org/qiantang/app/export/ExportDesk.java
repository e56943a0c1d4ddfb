package org.qiantang.app.export;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.export.Export.State;
import org.qiantang.app.journal.Office;
import org.qiantang.event.ExportEvent;
import org.qiantang.event.ExportEvent.ExportAsked;
import org.qiantang.event.ExportEvent.ExportConsented;
import org.qiantang.event.ExportEvent.ExportDeclined;
import org.qiantang.event.ExportEvent.ExportMade;
import org.qiantang.event.ExportEvent.ExportStopped;
import org.qiantang.event.ExportEvent.ExportTaken;
import org.qiantang.event.ExportEvent.Scope;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;

/** The only writer of exports' streams. What is to stand in clear needs somebody's consent who did not ask for it. */
final class ExportDesk {
    private static final int MOST_UNDER_WAY = 10;

    private final Office office;
    private final ExportTable exports;
    private final FourEyes eyes;
    private final Ids ids;
    private final InstantSource clock;

    ExportDesk(Office office, ExportTable exports, FourEyes eyes, Ids ids, InstantSource clock) {
        this.office = office;
        this.exports = exports;
        this.eyes = eyes;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is asked for; both days belong to it. */
    record Asking(
            Scope scope,
            @Nullable Long subjectId,
            String subjectName,
            LocalDate from,
            LocalDate until,
            boolean clear,
            String reason) {}

    @FunctionalInterface
    private interface Work {
        ExportAnswer in(Turn turn);
    }

    /** One turn of an export: as it stands, when, and with which pen. */
    private record Turn(Export export, Instant at, Office.Pen pen) {
        void write(ExportEvent event) {
            pen.write(Streams.export(export.id()), event);
        }
    }

    ExportAnswer ask(Asking asking, long officerId) {
        return office.<ExportAnswer>write(pen -> {
                    if (exports.underWay() >= MOST_UNDER_WAY) {
                        return new ExportAnswer.TooMany(MOST_UNDER_WAY);
                    }
                    Instant now = now();
                    long id = ids.next();
                    exports.insert(new Export(
                            id,
                            asking.scope(),
                            asking.subjectId(),
                            asking.subjectName(),
                            asking.from(),
                            asking.until(),
                            asking.clear(),
                            asking.reason(),
                            asking.clear() ? State.WAITING : State.QUEUED,
                            officerId,
                            now,
                            null,
                            null,
                            false,
                            null,
                            null,
                            null,
                            0,
                            0,
                            0,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            now));
                    pen.write(
                            Streams.export(id),
                            new ExportAsked(
                                    now,
                                    id,
                                    asking.scope(),
                                    asking.subjectId(),
                                    asking.from().toString(),
                                    asking.until().toString(),
                                    asking.clear(),
                                    asking.reason(),
                                    officerId));
                    return new ExportAnswer.Done(exports.one(id).orElseThrow());
                })
                .value();
    }

    /** @param officer whether the person is one, and not only an administrator */
    ExportAnswer consent(long id, long personId, boolean officer) {
        return turn(id, turn -> {
            Optional<ExportAnswer> refused = refused(turn.export(), personId, officer);
            if (refused.isPresent()) {
                return refused.get();
            }
            exports.consent(id, personId, !officer, turn.at());
            turn.write(new ExportConsented(turn.at(), id, !officer, personId));
            return done(id);
        });
    }

    ExportAnswer decline(long id, long personId, boolean officer, String why) {
        return turn(id, turn -> {
            Optional<ExportAnswer> refused = refused(turn.export(), personId, officer);
            if (refused.isPresent()) {
                return refused.get();
            }
            exports.decline(id, personId, why, turn.at());
            turn.write(new ExportDeclined(turn.at(), id, why, personId));
            return done(id);
        });
    }

    private Optional<ExportAnswer> refused(Export export, long personId, boolean officer) {
        if (export.state() != State.WAITING) {
            return Optional.of(new ExportAnswer.NotNow(export.state()));
        }
        return switch (eyes.of(Set.of(export.askedBy()), personId, officer)) {
            case MAY -> Optional.empty();
            case OWN_WORK -> Optional.of(new ExportAnswer.OwnAsking());
            case OFFICERS_FIRST -> Optional.of(new ExportAnswer.OfficersFirst());
        };
    }

    ExportAnswer stop(long id, long officerId) {
        return turn(id, turn -> {
            if (!turn.export().isUnderWay()) {
                return new ExportAnswer.NotNow(turn.export().state());
            }
            exports.stop(id, officerId, turn.at());
            turn.write(new ExportStopped(turn.at(), id, officerId));
            return done(id);
        });
    }

    /** The file is whole; false where it was stopped meanwhile. */
    boolean made(long id, ExportTable.Made made) {
        return office.<Boolean>write(pen -> {
                    Export export = exports.locked(id).orElseThrow();
                    Instant at = later(export);
                    if (!exports.done(id, made, at)) {
                        return false;
                    }
                    pen.write(
                            Streams.export(id),
                            new ExportMade(
                                    at,
                                    id,
                                    made.bytes(),
                                    made.rows(),
                                    made.sha256(),
                                    made.manifest(),
                                    made.checkpointSize(),
                                    made.keptUntil()));
                    return true;
                })
                .value();
    }

    /** Somebody takes the file along. */
    ExportAnswer taken(long id, long officerId) {
        return turn(id, turn -> {
            String sha256 = turn.export().sha256();
            if (turn.export().state() != State.DONE || sha256 == null) {
                return new ExportAnswer.NotNow(turn.export().state());
            }
            exports.taken(id, officerId, turn.at());
            turn.write(new ExportTaken(turn.at(), id, sha256, officerId));
            return done(id);
        });
    }

    private ExportAnswer done(long id) {
        return new ExportAnswer.Done(exports.one(id).orElseThrow());
    }

    private ExportAnswer turn(long id, Work work) {
        return office.<ExportAnswer>write(pen -> {
                    Optional<Export> found = exports.locked(id);
                    return found.isEmpty()
                            ? new ExportAnswer.NotThere()
                            : work.in(new Turn(found.get(), later(found.get()), pen));
                })
                .value();
    }

    /** Time never runs back in a stream. */
    private Instant later(Export export) {
        Instant now = now();
        return now.isBefore(export.lastAt()) ? export.lastAt() : now;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
