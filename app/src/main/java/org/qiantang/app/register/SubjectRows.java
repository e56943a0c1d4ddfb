package org.qiantang.app.register;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the register: who takes part as what, computed from accounts, shops, rooms and what was noted of them. */
final class SubjectRows {
    // Who they are is shown by an identity check for a host, by a business licence for all others. Every shop has a
    // room for
    // its shelf; its operator is who has planned a show there. Who was ever on the blacklist stays here as a host,
    // whatever
    // roles were taken away: else nobody could find the entry to lift it.
    private static final String SUBJECTS = """
            with listed as (
                select 0 as rank, 'PLATFORM' as kind, 'PLATFORM' as party, 0::bigint as id, '' as name, '' as account,
                       null::timestamptz as since, '' as standing
                union all
                select 1, 'SHOP', 'SHOP', m.id, m.name, coalesce(m.licence_number, ''), m.opened_at,
                       coalesce(s.standing, 'OPEN')
                  from merchant m left join shop_standing s on s.merchant_id = m.id
                union all
                select 2, 'OPERATOR', 'SHOP', m.id, m.name, coalesce(m.licence_number, ''), r.created_at,
                       coalesce(s.standing, 'OPEN')
                  from room r join merchant m on m.id = r.merchant_id
                  left join shop_standing s on s.merchant_id = m.id
                 where exists (select from show_row w where w.merchant_id = m.id and w.kind = 'STAGE')
                union all
                select 3, 'HOST', 'PERSON', p.id, p.nickname, p.name, p.created_at, ''
                  from person p
                 where not p.simulated
                   and (p.id in (select person_id from hosting)
                        or not 'AGENCY' = any (p.roles)
                           and p.id in (select b.subject_id from blacklist b where b.party = 'PERSON'))
                union all
                select 4, 'AGENCY', 'PERSON', p.id, p.nickname, p.name, p.created_at, ''
                  from person p where 'AGENCY' = any (p.roles) and not p.simulated
            ), subject as (
                select l.*,
                       (select coalesce(max(c.valid_until), 'infinity'::date) from register_check c
                         where c.party = l.party and c.subject_id = l.id and c.ended_at is null
                           and c.what = case when l.kind = 'HOST' then 'IDENTITY' else 'BUSINESS_LICENCE' end
                        having count(*) > 0) as proven_until,
                       (select min(c.valid_until) from register_check c
                         where c.party = l.party and c.subject_id = l.id and c.ended_at is null) as expires_on,
                       case when l.party = 'PERSON' then
                       (select count(distinct k.course) from register_course k
                         where k.person_id = l.id and k.passed and k.valid_until >= :today) end as courses,
                       exists (select from blacklist b
                                where b.party = l.party and b.subject_id = l.id and b.lifted_at is null
                                  and b.until > :now) as blacklisted
                  from listed l
            )
            """;

    private static final String LISTED = SUBJECTS + """
            select rank, kind, party, id, name, account, since, standing, proven_until, expires_on, courses, blacklisted
              from subject
             where (rank > :rank or (rank = :rank and id < :id))
               and (:kind = '' or kind = :kind)
               and (:q = '' or position(lower(:q) in lower(name)) > 0 or position(lower(:q) in lower(account)) > 0)
               and (:check = ''
                    or (:check = 'none' and proven_until is null)
                    or (:check = 'valid' and proven_until >= :today)
                    or (:check = 'soon' and expires_on between :today and :soon)
                    or (:check = 'over' and expires_on < :today))
               and (:training = '' or (:training = 'all' and courses >= :all) or (:training = 'missing' and courses < :all))
               and (not :black or blacklisted)
             order by rank, id desc
             limit :most
            """;
    private static final String ONE = SUBJECTS + """
            select rank, kind, party, id, name, account, since, standing, proven_until, expires_on, courses, blacklisted
              from subject
             where kind = :kind and id = :id
            """;
    private static final String SUMMARY = SUBJECTS + """
            select kind, count(*) as all_of_them, count(*) filter (where proven_until >= :today) as proven,
                   count(*) filter (where expires_on between :today and :soon) as soon,
                   count(*) filter (where expires_on < :today) as over,
                   count(*) filter (where courses >= :all) as trained,
                   count(*) filter (where blacklisted) as blacklisted
              from subject
             group by rank, kind
             order by rank
            """;

    private final JdbcClient jdbc;

    SubjectRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As of when terms are counted, and how many courses there are. */
    record AsOf(Instant now, int courses) {
        LocalDate today() {
            return China.day(now);
        }
    }

    /** Which subjects are wanted; empty words and false want all. */
    record Wanted(String kind, String q, String check, String training, boolean blacklisted) {}

    /**
     * A subject in the list.
     *
     * @param account the account's name, or the licence number of a shop
     * @param provenUntil until when identity or business licence was checked; null where it was not, {@link LocalDate#MAX}
     *     where it does not run out
     * @param expiresOn the first day on which one of its papers runs out
     * @param courses courses passed that still count; null for what is no person
     */
    record Row(
            int rank,
            SubjectKind kind,
            long id,
            String name,
            String account,
            @Nullable Instant since,
            String standing,
            @Nullable LocalDate provenUntil,
            @Nullable LocalDate expiresOn,
            @Nullable Integer courses,
            boolean blacklisted) {}

    record Counted(SubjectKind kind, int all, int proven, int soon, int over, int trained, int blacklisted) {}

    List<Row> listed(Wanted wanted, Bookmark after, AsOf asOf, int most) {
        return asked(LISTED, asOf)
                .param("soon", asOf.today().plusDays(Expiry.SOON_DAYS))
                .param("rank", after.rank())
                .param("id", after.id())
                .param("kind", wanted.kind())
                .param("q", wanted.q())
                .param("check", wanted.check())
                .param("training", wanted.training())
                .param("all", asOf.courses())
                .param("black", wanted.blacklisted())
                .param("most", most)
                .query(SubjectRows::row)
                .list();
    }

    Optional<Row> one(SubjectKind kind, long id, AsOf asOf) {
        return asked(ONE, asOf)
                .param("kind", kind.name())
                .param("id", id)
                .query(SubjectRows::row)
                .optional();
    }

    List<Counted> summary(AsOf asOf) {
        return asked(SUMMARY, asOf)
                .param("soon", asOf.today().plusDays(Expiry.SOON_DAYS))
                .param("all", asOf.courses())
                .query((row, _) -> new Counted(
                        SubjectKind.valueOf(row.getString("kind")),
                        row.getInt("all_of_them"),
                        row.getInt("proven"),
                        row.getInt("soon"),
                        row.getInt("over"),
                        row.getInt("trained"),
                        row.getInt("blacklisted")))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, AsOf asOf) {
        return jdbc.sql(sql)
                .param("today", asOf.today())
                .param("now", asOf.now().atOffset(UTC));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
        return new Row(
                row.getInt("rank"),
                SubjectKind.valueOf(row.getString("kind")),
                row.getLong("id"),
                row.getString("name"),
                row.getString("account"),
                since == null ? null : since.toInstant(),
                row.getString("standing"),
                row.getObject("proven_until", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                row.getObject("courses") == null ? null : row.getInt("courses"),
                row.getBoolean("blacklisted"));
    }
}
