package org.qiantang.app.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.RegisterEvent.AgeGroup;
import org.qiantang.event.RegisterEvent.Answer;
import org.qiantang.event.RegisterEvent.Document;
import org.qiantang.event.RegisterEvent.Party;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was noted of one subject: checks, courses, answers, history; and who belongs to whom. */
final class NotedRows {
    private static final String CHECKS = """
            select c.check_id, c.what, c.document, c.age, c.consent, c.at, c.by_id, c.valid_until, c.ended_at, c.withdrawn,
                   k.born_on
              from register_check c
              left join identity_mark k on k.check_id = c.check_id
             where c.party = :party and c.subject_id = :subject
             order by c.check_id desc
             limit 100
            """;
    private static final String COURSES = """
            select attempt_id, course, version, right_count, asked, passed, valid_until, at
              from register_course
             where person_id = :person
             order by attempt_id desc
             limit 100
            """;
    private static final String ANSWERS = """
            select list, point, version, answer, note, due_on, doer_id, at, by_id
              from register_answer
             where merchant_id = :merchant
             order by list, point
            """;
    private static final String STEPS = """
            select position, what, body::text as body, at, by_id
              from register_step
             where party = :party and subject_id = :subject and position < :before
             order by position desc
             limit :most
            """;
    private static final String SELLS = """
            select exists (select from product where merchant_id = :merchant and legal_category = :category)
            """;
    private static final String SHOP = "select licence_holder, licence_number from merchant where id = :merchant";
    private static final String STANDING = "select reason from shop_standing where merchant_id = :merchant";
    private static final String ENDS = "select ends_on from shop_closing where merchant_id = :merchant";
    private static final String OWNERS = """
            select id, nickname, 'OWNER' as part
              from person where merchant_id = :merchant and 'MERCHANT' = any (roles)
            union all
            select p.id, p.nickname, array_to_string(m.posts, ',')
              from shop_member m join person p on p.id = m.person_id
             where m.merchant_id = :merchant
             limit 200
            """;
    private static final String ON_AIR = """
            select p.id, p.nickname, 'HOST' as part
              from person p
             where p.id in (select person_id from show_host where show_id = :show)
             order by p.id
             limit 200
            """;
    private static final String PLACES = """
            select m.id, m.name as nickname, 'SHOP' as part from person p join merchant m on m.id = p.merchant_id where p.id = :person
            union all
            select a.agency_id, g.nickname, 'AGENCY' from agency_member a join person g on g.id = a.agency_id
             where a.person_id = :person
            """;
    private static final String HOSTS = """
            select p.id, p.nickname, 'HOST' as part
              from agency_member a join person p on p.id = a.person_id
             where a.agency_id = :person
             order by a.joined_at
             limit 200
            """;

    private final JdbcClient jdbc;

    NotedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A check; {@code document}, {@code age} and {@code consent} are those of an identity, {@code bornOn} stays here. */
    record Check(
            long checkId,
            String what,
            @Nullable Document document,
            @Nullable AgeGroup age,
            boolean consent,
            Instant at,
            long byId,
            @Nullable LocalDate validUntil,
            @Nullable Instant endedAt,
            boolean withdrawn,
            @Nullable LocalDate bornOn) {
        boolean holds() {
            return endedAt == null;
        }

        /** The age on a day, as long as the day of birth is kept; else the one on the day of the check. */
        @Nullable
        AgeGroup ageOn(LocalDate day) {
            return bornOn == null ? age : Age.on(day, bornOn);
        }
    }

    record Course(
            long attemptId,
            String course,
            String version,
            int right,
            int asked,
            boolean passed,
            @Nullable LocalDate validUntil,
            Instant at) {}

    record Answered(
            String list,
            String point,
            String version,
            Answer answer,
            String note,
            @Nullable LocalDate dueOn,
            @Nullable Long doerId,
            Instant at,
            long byId) {}

    record Step(
            long position,
            String what,
            String body,
            Instant at,
            @Nullable Long byId) {}

    /** Somebody or something that belongs to a subject: its owner, its people by posts, its shop, its agency, its hosts. */
    record Tied(long id, String name, String part) {}

    record Licensed(@Nullable String holder, @Nullable String number) {}

    List<Check> checks(Party party, long subjectId) {
        return jdbc.sql(CHECKS)
                .param("party", party.name())
                .param("subject", subjectId)
                .query(NotedRows::check)
                .list();
    }

    /** The identity check of a person that holds, the newest. */
    Optional<Check> identity(long personId) {
        return checks(Party.PERSON, personId).stream()
                .filter(check -> check.what().equals(SubjectTable.IDENTITY) && check.holds())
                .findFirst();
    }

    List<Course> courses(long personId) {
        return jdbc.sql(COURSES)
                .param("person", personId)
                .query((row, _) -> new Course(
                        row.getLong("attempt_id"),
                        row.getString("course"),
                        row.getString("version"),
                        row.getInt("right_count"),
                        row.getInt("asked"),
                        row.getBoolean("passed"),
                        row.getObject("valid_until", LocalDate.class),
                        moment(row, "at")))
                .list();
    }

    List<Answered> answers(long merchantId) {
        return jdbc.sql(ANSWERS)
                .param("merchant", merchantId)
                .query((row, _) -> new Answered(
                        row.getString("list"),
                        row.getString("point"),
                        row.getString("version"),
                        Answer.valueOf(row.getString("answer")),
                        row.getString("note"),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("doer_id", Long.class),
                        moment(row, "at"),
                        row.getLong("by_id")))
                .list();
    }

    List<Step> steps(Party party, long subjectId, long before, int most) {
        return jdbc.sql(STEPS)
                .param("party", party.name())
                .param("subject", subjectId)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new Step(
                        row.getLong("position"),
                        row.getString("what"),
                        row.getString("body"),
                        moment(row, "at"),
                        row.getObject("by_id", Long.class)))
                .list();
    }

    boolean sells(long merchantId, String legalCategory) {
        return jdbc.sql(SELLS)
                .param("merchant", merchantId)
                .param("category", legalCategory)
                .query(Boolean.class)
                .single();
    }

    Optional<Licensed> licence(long merchantId) {
        return jdbc.sql(SHOP)
                .param("merchant", merchantId)
                .query((row, _) -> new Licensed(row.getString("licence_holder"), row.getString("licence_number")))
                .optional();
    }

    String standingReason(long merchantId) {
        return jdbc.sql(STANDING)
                .param("merchant", merchantId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** The first day without sales of a shop that its owner ends; empty where nobody does. */
    Optional<LocalDate> endsOn(long merchantId) {
        return jdbc.sql(ENDS)
                .param("merchant", merchantId)
                .query((row, _) -> row.getObject("ends_on", LocalDate.class))
                .optional();
    }

    /** Owners first, then the team. */
    List<Tied> peopleOf(long merchantId) {
        return tied(OWNERS, "merchant", merchantId);
    }

    /** Those who host a show. */
    List<Tied> onAir(long showId) {
        return tied(ON_AIR, "show", showId);
    }

    List<Tied> placesOf(long personId) {
        return tied(PLACES, "person", personId);
    }

    List<Tied> hostsOf(long agencyId) {
        return tied(HOSTS, "person", agencyId);
    }

    private List<Tied> tied(String sql, String whose, long id) {
        return jdbc.sql(sql).param(whose, id).query(NotedRows::oneTied).list();
    }

    private static Tied oneTied(ResultSet row, int number) throws SQLException {
        return new Tied(row.getLong("id"), row.getString("nickname"), row.getString("part"));
    }

    private static Check check(ResultSet row, int number) throws SQLException {
        String document = row.getString("document");
        String age = row.getString("age");
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Check(
                row.getLong("check_id"),
                row.getString("what"),
                document == null ? null : Document.valueOf(document),
                age == null ? null : AgeGroup.valueOf(age),
                row.getBoolean("consent"),
                moment(row, "at"),
                row.getLong("by_id"),
                row.getObject("valid_until", LocalDate.class),
                ended == null ? null : ended.toInstant(),
                row.getBoolean("withdrawn"),
                row.getObject("born_on", LocalDate.class));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
