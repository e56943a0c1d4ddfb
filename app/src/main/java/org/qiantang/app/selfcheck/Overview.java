package org.qiantang.app.selfcheck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiantang.app.guidance.SelfCheck;
import org.qiantang.app.web.Bookmark;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All who ought to do a self-check, of all five kinds, and how far each has come. */
final class Overview {
    // Accounts of a simulated crowd and closed ones owe nothing; a shop operates its room once it has planned a show.
    private static final String ALL = """
            select 0 as rank, 'PLATFORM' as party, 'platform' as of_row, 0::bigint as id, '' as name, '' as account
            union all
            select 1, 'SHOP', 'merchant', m.id, m.name, coalesce(m.licence_number, '') from merchant m
            union all
            select 2, 'SHOP', 'operator', m.id, m.name, coalesce(m.licence_number, '') from merchant m
             where exists (select from show_row w where w.merchant_id = m.id and w.kind = 'STAGE')
            union all
            select 3, 'PERSON', 'host', p.id, p.nickname, p.name from person p
             where not p.simulated and p.deactivated_at is null and p.id in (select person_id from hosting)
            union all
            select 4, 'PERSON', 'agency', p.id, p.nickname, p.name from person p
             where not p.simulated and p.deactivated_at is null and 'AGENCY' = any (p.roles)
            """;
    private static final String JUST_ONE = """
            select 0 as rank, :party as party, :row as of_row, :id as id, '' as name, '' as account
            """;
    private static final String JUDGED = """
            ), point as (
                select split_part(one, ':', 1) as of_row, split_part(one, ':', 2) as point
                  from unnest(string_to_array(:points, ',')) as one
            ), told as (
                select 'SHOP' as party, merchant_id as subject_id, point, version, at
                  from register_answer where list = 'self-check'
                union all
                select party, subject_id, point, version, at from self_check_answer
            ), counted as (
                select l.rank, l.of_row, l.id, l.name, l.account, count(p.point) as points, count(t.point) as answered,
                       max(t.at) as newest, coalesce(bool_or(t.version <> :version), false) as other_version,
                       case when count(t.point) = count(p.point)
                            then (min(t.at) at time zone 'Asia/Shanghai')::date + cast(:term as int) end as renew_by
                  from listed l
                  join point p on p.of_row = l.of_row
                  left join told t on t.party = l.party and t.subject_id = l.id and t.point = p.point
                 group by l.rank, l.of_row, l.id, l.name, l.account
            ), judged as (
                select rank, of_row, id, name, account, points, answered, newest, renew_by,
                       case when answered = 0 then 'NEVER'
                            when answered < points then 'PARTIAL'
                            when other_version or renew_by <= :today then 'DUE'
                            else 'CURRENT' end as state
                  from counted
            )
            """;
    private static final String LISTED = judged(ALL) + """
            select * from judged
             where (rank > :rank or (rank = :rank and id < :id))
               and (:row = '' or of_row = :row)
               and (:state = '' or state = :state)
               and (:q = '' or position(lower(:q) in lower(name)) > 0 or position(lower(:q) in lower(account)) > 0)
             order by rank, id desc
             limit :most
            """;
    private static final String SUMMARY = judged(ALL) + """
            select of_row, count(*) as all_of_them,
                   count(*) filter (where state = 'NEVER') as never,
                   count(*) filter (where state = 'PARTIAL') as partial,
                   count(*) filter (where state = 'CURRENT') as current_ones,
                   count(*) filter (where state = 'DUE') as due
              from judged
             group by rank, of_row
             order by rank
            """;
    private static final String ONE = judged(JUST_ONE) + "select * from judged";

    private final JdbcClient jdbc;
    private final SelfCheck list;
    private final InstantSource clock;
    private final String points;

    Overview(JdbcClient jdbc, SelfCheck list, InstantSource clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.clock = clock;
        points = Arrays.stream(CheckRow.values())
                .flatMap(row -> list.points(Set.of(row.word())).stream().map(point -> row.word() + ":" + point))
                .collect(Collectors.joining(","));
    }

    /** Which are wanted; empty words want all. */
    record Wanted(String row, String state, String q) {}

    record Row(int rank, CheckView.InList told) {}

    List<Row> listed(Wanted wanted, Bookmark after, int most) {
        return asked(LISTED)
                .param("rank", after.rank())
                .param("id", after.id())
                .param("row", wanted.row())
                .param("state", wanted.state())
                .param("q", wanted.q())
                .param("most", most)
                .query(Overview::row)
                .list();
    }

    /** How far one subject has come with one row, whether or not it owes it. */
    CheckView.InList one(CheckRow row, long subjectId) {
        return asked(ONE)
                .param("party", row.party().name())
                .param("row", row.word())
                .param("id", subjectId)
                .query(Overview::row)
                .single()
                .told();
    }

    List<CheckView.Count> summary() {
        return asked(SUMMARY)
                .query((row, _) -> new CheckView.Count(
                        row.getString("of_row"),
                        row.getInt("all_of_them"),
                        row.getInt("never"),
                        row.getInt("partial"),
                        row.getInt("current_ones"),
                        row.getInt("due")))
                .list();
    }

    private static String judged(String subjects) {
        return "with listed as (" + subjects + JUDGED;
    }

    private JdbcClient.StatementSpec asked(String sql) {
        return jdbc.sql(sql)
                .param("points", points)
                .param("version", list.version())
                .param("term", Renewal.DAYS)
                .param("today", LocalDate.ofInstant(clock.instant(), Renewal.CHINA));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime newest = row.getObject("newest", OffsetDateTime.class);
        return new Row(
                row.getInt("rank"),
                new CheckView.InList(
                        row.getString("of_row"),
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("account"),
                        row.getString("state"),
                        row.getInt("answered"),
                        row.getInt("points"),
                        newest == null ? null : newest.toInstant(),
                        row.getObject("renew_by", LocalDate.class)));
    }
}
