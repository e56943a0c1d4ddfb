package org.qiantang.app.green;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.guidance.Course;
import org.qiantang.app.guidance.Courses;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the register says of those who hosted: whether they were checked and of age on the day, and had passed the courses. */
final class Hosts {
    private static final Period COURSE_HOLDS = Period.ofMonths(12);
    private static final String CHECKS = """
            select subject_id, at, ended_at, valid_until, age, coalesce(consent, false) as consent
              from register_check
             where party = 'PERSON' and what = 'IDENTITY' and subject_id = any(:hosts)
             order by check_id desc
             limit 5000
            """;
    private static final String COURSES = """
            select person_id, course, at, valid_until
              from register_course
             where passed and person_id = any(:hosts)
             order by attempt_id desc
             limit 20000
            """;

    private final JdbcClient jdbc;
    private final Courses courses;

    Hosts(JdbcClient jdbc, Courses courses) {
        this.jdbc = jdbc;
        this.courses = courses;
    }

    /** An identity check, as long as it held. */
    record Check(
            Instant at, @Nullable Instant endedAt, @Nullable LocalDate validUntil, String age, boolean consent) {
        /** From 16 years on, and below 18 with a guardian's consent. */
        boolean lets(Instant moment) {
            boolean held = !at.isAfter(moment)
                    && (endedAt == null || endedAt.isAfter(moment))
                    && (validUntil == null || !validUntil.isBefore(China.day(moment)));
            return held && (age.equals("ADULT") || (age.equals("FROM_16") && consent));
        }
    }

    record Passed(String course, Instant at, @Nullable LocalDate validUntil) {
        boolean counts(Instant moment) {
            LocalDate day = China.day(moment);
            return !at.isAfter(moment)
                    && !China.day(at).isBefore(day.minus(COURSE_HOLDS))
                    && (validUntil == null || !validUntil.isBefore(day));
        }
    }

    Map<String, Reading> readings(Scope scope) {
        Map<Long, List<Check>> checks = new HashMap<>();
        jdbc.sql(CHECKS)
                .param("hosts", scope.hosts())
                .query((row, _) -> checks.computeIfAbsent(row.getLong("subject_id"), _ -> new ArrayList<>())
                        .add(check(row)))
                .list();
        Map<Long, List<Passed>> passed = new HashMap<>();
        jdbc.sql(COURSES)
                .param("hosts", scope.hosts())
                .query((row, _) -> passed.computeIfAbsent(row.getLong("person_id"), _ -> new ArrayList<>())
                        .add(passed(row)))
                .list();
        return Map.of("GR-S3", identity(scope.spans(), checks), "GR-S4", training(scope.spans(), passed));
    }

    static Reading identity(List<Span> spans, Map<Long, List<Check>> checks) {
        List<Span> without = spans.stream()
                .filter(span -> checks.getOrDefault(span.hostId(), List.of()).stream()
                        .noneMatch(check -> check.lets(span.openedAt())))
                .toList();
        long live = Span.seconds(spans);
        Said named = without.isEmpty()
                ? Said.NONE
                : new Said(
                        without.stream()
                                        .map(span -> "《" + span.title() + "》")
                                        .limit(5)
                                        .collect(Collectors.joining("、"))
                                + (without.size() > 5 ? "等 " + without.size() + " 场" : ""),
                        without.stream()
                                        .map(span -> "“" + span.title() + "”")
                                        .limit(5)
                                        .collect(Collectors.joining(", "))
                                + (without.size() > 5 ? " and others, " + without.size() + " in all" : ""));
        return new Reading.Counted(
                Map.of(
                        "hours_live", Span.hours(live),
                        "hours_verified", Span.hours(live - Span.seconds(without))),
                Map.of("shows", named),
                without.stream()
                        .map(span -> span.behind(
                                new Said("：开播时主播没有有效的身份核验", ": the host had no valid identity check at its opening")))
                        .toList());
    }

    /** Who stood at the controls is not on record; a turn of duty here is a show's host. */
    Reading training(List<Span> spans, Map<Long, List<Passed>> passed) {
        Set<String> missing = new TreeSet<>();
        Set<Long> people = new HashSet<>();
        var untrained = new ArrayList<Span>();
        for (Span span : spans) {
            Set<String> lacks =
                    courses.courses().stream().map(Course::id).collect(Collectors.toCollection(TreeSet::new));
            passed.getOrDefault(span.hostId(), List.of()).stream()
                    .filter(one -> one.counts(span.openedAt()))
                    .forEach(one -> lacks.remove(one.course()));
            if (!lacks.isEmpty()) {
                untrained.add(span);
                people.add(span.hostId());
                missing.addAll(lacks);
            }
        }
        List<Course> lacking = courses.courses().stream()
                .filter(one -> missing.contains(one.id()))
                .toList();
        return new Reading.Counted(
                Map.of("turns", Exact.of(spans.size()), "turns_trained", Exact.of(spans.size() - untrained.size())),
                Map.of(
                        "people",
                        people.isEmpty()
                                ? Said.NONE
                                : new Said(
                                        people.size() + " 位主播（场控没有排班记录，不计）",
                                        people.size() + " hosts (staff are not on a roster and not counted)"),
                        "courses",
                        lacking.isEmpty()
                                ? Said.NONE
                                : new Said(
                                        lacking.stream()
                                                .map(one -> "「" + one.zh() + "」")
                                                .collect(Collectors.joining()),
                                        lacking.stream()
                                                .map(one -> "“" + one.en() + "”")
                                                .collect(Collectors.joining(", ")))),
                untrained.stream()
                        .map(span -> span.behind(new Said("：主播课程不全", ": the host lacked courses")))
                        .toList());
    }

    private static Check check(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        String age = row.getString("age");
        return new Check(
                ShowSpans.moment(row, "at"),
                ended == null ? null : ended.toInstant(),
                row.getObject("valid_until", LocalDate.class),
                age == null ? "" : age,
                row.getBoolean("consent"));
    }

    private static Passed passed(ResultSet row) throws SQLException {
        return new Passed(
                row.getString("course"), ShowSpans.moment(row, "at"), row.getObject("valid_until", LocalDate.class));
    }
}
