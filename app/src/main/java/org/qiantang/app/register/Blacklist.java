package org.qiantang.app.register;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.RegisterEvent.BlacklistReason;
import org.qiantang.event.RegisterEvent.LiftReason;
import org.qiantang.event.RegisterEvent.Party;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the blacklist (黑名单); they bind from the moment they are written. */
final class Blacklist {
    private static final String COLUMNS = "entry_id, party, subject_id, reason, facts, basis, appeal, listed_at, until,"
            + " by_id, lifted_at, lifted_by, lift_reason";
    private static final String INSERT = """
            insert into blacklist (entry_id, party, subject_id, reason, facts, basis, appeal, listed_at, until, by_id)
            values (:entry, :party, :subject, :reason, :facts, :basis, :appeal, :at, :until, :by)
            """;
    private static final String LIFT = """
            update blacklist
               set lifted_at = :at, lifted_by = :by, lift_reason = :reason
             where entry_id = :entry and party = :party and subject_id = :subject and lifted_at is null and until > :at
            """;

    // Anybody can type another's number, before a check or after it: whose licence it is tells the number that stood
    // there when an officer had seen the paper.
    private static final String BY_LICENCE = """
            with holder as (
                select distinct merchant_id as id
                  from licence_mark
                 where number = :number
            )
            """ + "select " + COLUMNS + """
             from blacklist
             where lifted_at is null and until > :now
               and (party = 'SHOP' and subject_id in (select id from holder)
                    or party = 'PERSON' and subject_id in (
                        select p.id
                          from person p join holder h on h.id = p.merchant_id
                         where 'MERCHANT' = any (p.roles)))
             order by until desc
             limit 1
            """;

    private final JdbcClient jdbc;

    Blacklist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry, with the facts it rests on and how to appeal. */
    record Entry(
            long entryId,
            Party party,
            long subjectId,
            BlacklistReason reason,
            String facts,
            String basis,
            String appeal,
            Instant listedAt,
            Instant until,
            long byId,
            @Nullable Instant liftedAt,
            @Nullable Long liftedBy,
            @Nullable LiftReason liftReason) {
        boolean binds(Instant now) {
            return liftedAt == null && now.isBefore(until);
        }
    }

    void put(Entry entry) {
        jdbc.sql(INSERT)
                .param("entry", entry.entryId())
                .param("party", entry.party().name())
                .param("subject", entry.subjectId())
                .param("reason", entry.reason().name())
                .param("facts", entry.facts())
                .param("basis", entry.basis())
                .param("appeal", entry.appeal())
                .param("at", entry.listedAt().atOffset(UTC))
                .param("until", entry.until().atOffset(UTC))
                .param("by", entry.byId())
                .update();
    }

    /** False where there is no such entry that still binds. */
    boolean lift(Party party, long subjectId, long entryId, LiftReason reason, long byId, Instant now) {
        return jdbc.sql(LIFT)
                        .param("entry", entryId)
                        .param("party", party.name())
                        .param("subject", subjectId)
                        .param("reason", reason.name())
                        .param("by", byId)
                        .param("at", now.atOffset(UTC))
                        .update()
                == 1;
    }

    boolean isListedBy(long entryId, long personId) {
        return jdbc.sql("select exists (select 1 from blacklist where entry_id = :entry and by_id = :by)")
                .param("entry", entryId)
                .param("by", personId)
                .query(Boolean.class)
                .single();
    }

    /** The entry that binds somebody now, the one with the longest term. */
    Optional<Entry> binding(Party party, long subjectId, Instant now) {
        return of(party, subjectId).stream()
                .filter(entry -> entry.binds(now))
                .max((a, b) -> a.until().compareTo(b.until()));
    }

    /** The entry that binds a shop whose licence this was when an officer saw it, or the owner of one. */
    Optional<Entry> bindingByLicence(String licenceNumber, Instant now) {
        return jdbc.sql(BY_LICENCE)
                .param("number", licenceNumber)
                .param("now", now.atOffset(UTC))
                .query(Blacklist::entry)
                .optional();
    }

    /** All entries of somebody, the newest first. */
    List<Entry> of(Party party, long subjectId) {
        return jdbc.sql("select " + COLUMNS + " from blacklist where party = :party and subject_id = :subject"
                        + " order by entry_id desc limit 100")
                .param("party", party.name())
                .param("subject", subjectId)
                .query(Blacklist::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        OffsetDateTime lifted = row.getObject("lifted_at", OffsetDateTime.class);
        String lift = row.getString("lift_reason");
        return new Entry(
                row.getLong("entry_id"),
                Party.valueOf(row.getString("party")),
                row.getLong("subject_id"),
                BlacklistReason.valueOf(row.getString("reason")),
                row.getString("facts"),
                row.getString("basis"),
                row.getString("appeal"),
                row.getObject("listed_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getLong("by_id"),
                lifted == null ? null : lifted.toInstant(),
                row.getObject("lifted_by", Long.class),
                lift == null ? null : LiftReason.valueOf(lift));
    }
}
