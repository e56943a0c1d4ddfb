package org.qiantang.app.register;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.event.Ids;
import org.qiantang.event.RegisterEvent;
import org.qiantang.event.RegisterEvent.BlacklistReason;
import org.qiantang.event.RegisterEvent.Document;
import org.qiantang.event.RegisterEvent.LiftReason;
import org.qiantang.event.RegisterEvent.Paper;
import org.qiantang.event.RegisterEvent.Party;
import org.qiantang.event.RegisterEvent.PointAnswered;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only writer of the register's streams: checks, papers, courses, checklists and the blacklist. */
final class RegisterDesk {
    private static final String TAKE_TURN = """
            insert into register_turn (subject_id, last_at) values (:subject, :now)
            on conflict (subject_id) do update set last_at = greatest(register_turn.last_at, excluded.last_at)
            returning last_at
            """;
    private static final String MARK = """
            insert into identity_mark (check_id, person_id, hash, born_on, noted_at)
            values (:check, :person, :hash, :born, :at)
            """;
    private static final String MARK_LICENCE = """
            insert into licence_mark (check_id, merchant_id, number, noted_at)
            select :check, id, licence_number, :at
              from merchant
             where id = :merchant and licence_number is not null
            """;

    private final Office office;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Ids ids;
    private final IdentityHash hash;
    private final Blacklist blacklist;

    RegisterDesk(Office office, JdbcClient jdbc, InstantSource clock, Ids ids, IdentityHash hash, Blacklist blacklist) {
        this.office = office;
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.hash = hash;
        this.blacklist = blacklist;
    }

    /** What an officer read off somebody's paper. The number is hashed and forgotten. */
    record Seen(
            Document document,
            String number,
            LocalDate bornOn,
            boolean guardianConsents,
            @Nullable LocalDate validUntil) {}

    /** Why somebody is to be on the blacklist, for how long, and how they may appeal. */
    record Listing(BlacklistReason reason, String facts, String basis, String appeal, Instant until) {}

    /** What came of asking to take somebody off the blacklist. */
    enum Lifted {
        DONE,
        /** The entry does not bind any more, or there is none. */
        NOT_BINDING,
        /** Who put somebody on the list does not decide the appeal against it. */
        OWN_LISTING
    }

    /** One turn of a subject: when, and with which pen. */
    private record Turn(long subjectId, Instant at, Office.Pen pen) {
        void write(RegisterEvent event) {
            pen.write(Streams.register(subjectId), event);
        }
    }

    @FunctionalInterface
    private interface Work<T extends @Nullable Object> {
        T in(Turn turn);
    }

    /** Notes that somebody's identity was checked; a newer check stands in place of an older one. */
    Office.Written<Long> checkIdentity(long personId, Seen seen, long byId) {
        return turn(personId, turn -> {
            long checkId = ids.next();
            jdbc.sql(MARK)
                    .param("check", checkId)
                    .param("person", personId)
                    .param("hash", hash.of(seen.document(), seen.number()))
                    .param("born", seen.bornOn())
                    .param("at", turn.at().atOffset(UTC))
                    .update();
            turn.write(new RegisterEvent.IdentityChecked(
                    turn.at(),
                    checkId,
                    personId,
                    seen.document(),
                    Age.on(China.day(turn.at()), seen.bornOn()),
                    seen.guardianConsents(),
                    China.iso(seen.validUntil()),
                    byId));
            return checkId;
        });
    }

    /** Notes that a paper was seen; of a shop's licence the number is kept as it stands now. */
    Office.Written<Long> checkPaper(
            Party party, long subjectId, Paper paper, @Nullable LocalDate validUntil, long byId) {
        return turn(subjectId, turn -> {
            long checkId = ids.next();
            if (party == Party.SHOP && paper == Paper.BUSINESS_LICENCE) {
                jdbc.sql(MARK_LICENCE)
                        .param("check", checkId)
                        .param("merchant", subjectId)
                        .param("at", turn.at().atOffset(UTC))
                        .update();
            }
            turn.write(new RegisterEvent.PaperChecked(
                    turn.at(), checkId, party, subjectId, paper, China.iso(validUntil), byId));
            return checkId;
        });
    }

    /** Takes a check back; what told the person or the shop by it is erased. */
    Office.Written<Long> withdraw(Party party, long subjectId, long checkId, String reason, long byId) {
        return turn(subjectId, turn -> {
            jdbc.sql("delete from identity_mark where check_id = :check and person_id = :person")
                    .param("check", checkId)
                    .param("person", subjectId)
                    .update();
            jdbc.sql("delete from licence_mark where check_id = :check and merchant_id = :merchant")
                    .param("check", checkId)
                    .param("merchant", subjectId)
                    .update();
            turn.write(new RegisterEvent.CheckWithdrawn(turn.at(), checkId, party, subjectId, reason, byId));
            return checkId;
        });
    }

    /**
     * Notes how a course went; {@code passedUntil} is there where it was passed.
     *
     * @param first done in the same piece of work; what it throws leaves nothing noted
     */
    Office.Written<Long> takeCourse(
            Runnable first,
            long personId,
            long attemptId,
            String course,
            String version,
            int right,
            int asked,
            @Nullable LocalDate passedUntil) {
        return turn(personId, turn -> {
            first.run();
            turn.write(new RegisterEvent.CourseTaken(
                    turn.at(),
                    attemptId,
                    personId,
                    course,
                    version,
                    right,
                    asked,
                    passedUntil != null,
                    China.iso(passedUntil)));
            return attemptId;
        });
    }

    Office.Written<Long> answer(long merchantId, String list, String version, List<PointAnswered> answers, long byId) {
        return turn(merchantId, turn -> {
            long answersId = ids.next();
            turn.write(new RegisterEvent.ListAnswered(turn.at(), answersId, merchantId, list, version, answers, byId));
            return answersId;
        });
    }

    Office.Written<Long> list(Party party, long subjectId, Listing listing, long byId) {
        return turn(subjectId, turn -> {
            long entryId = ids.next();
            Instant until = listing.until().truncatedTo(ChronoUnit.MICROS);
            blacklist.put(new Blacklist.Entry(
                    entryId,
                    party,
                    subjectId,
                    listing.reason(),
                    listing.facts(),
                    listing.basis(),
                    listing.appeal(),
                    turn.at(),
                    until,
                    byId,
                    null,
                    null,
                    null));
            turn.write(new RegisterEvent.Blacklisted(
                    turn.at(),
                    entryId,
                    party,
                    subjectId,
                    listing.reason(),
                    hash.of(entryId, listing.facts()),
                    listing.basis(),
                    until,
                    byId));
            return entryId;
        });
    }

    /** Takes somebody off the blacklist; an appeal is upheld by somebody else than who listed them. */
    Office.Written<Lifted> lift(Party party, long subjectId, long entryId, LiftReason reason, long byId) {
        return turn(subjectId, turn -> {
            if (reason == LiftReason.APPEAL_UPHELD && blacklist.isListedBy(entryId, byId)) {
                return Lifted.OWN_LISTING;
            }
            if (!blacklist.lift(party, subjectId, entryId, reason, byId, turn.at())) {
                return Lifted.NOT_BINDING;
            }
            turn.write(new RegisterEvent.BlacklistLifted(turn.at(), entryId, party, subjectId, reason, byId));
            return Lifted.DONE;
        });
    }

    private <T> Office.Written<T> turn(long subjectId, Work<T> work) {
        return office.write(pen -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Instant at = jdbc.sql(TAKE_TURN)
                    .param("subject", subjectId)
                    .param("now", now.atOffset(UTC))
                    .query((row, _) ->
                            row.getObject("last_at", OffsetDateTime.class).toInstant())
                    .single();
            return work.in(new Turn(subjectId, at, pen));
        });
    }
}
