package org.qiantang.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.qiantang.event.RegisterEvent;
import org.qiantang.event.RegisterEvent.AgeGroup;
import org.qiantang.event.RegisterEvent.Answer;
import org.qiantang.event.RegisterEvent.Document;
import org.qiantang.event.RegisterEvent.Paper;
import org.qiantang.event.RegisterEvent.Party;
import org.qiantang.event.RegisterEvent.PointAnswered;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

class SubjectTableTest {
    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");
    private static final long HOST = 7;
    private static final long SHOP = 8;
    private static final long OFFICER = 9;
    private static final List<String> TABLES =
            List.of("register_check", "register_course", "register_answer", "register_step");

    private static OneDatabase database;
    private static NotedRows rows;
    private final EventCodec codec = new EventCodec();
    private final SubjectTable table = new SubjectTable(codec);

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        rows = new NotedRows(JdbcClient.create(database.pool()));
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        inOne(table::clear);
    }

    @Test
    void a_newer_check_of_the_same_kind_stands_in_place_of_the_older() throws SQLException {
        fold(List.of(
                identity(1, AgeGroup.FROM_16),
                identity(2, AgeGroup.ADULT),
                new RegisterEvent.PaperChecked(NOON, 3, Party.PERSON, HOST, Paper.OTHER_PERMIT, null, OFFICER)));

        assertThat(rows.identity(HOST).orElseThrow().checkId()).isEqualTo(2);
        assertThat(rows.checks(Party.PERSON, HOST).stream()
                        .filter(NotedRows.Check::holds)
                        .map(NotedRows.Check::checkId))
                .containsExactly(3L, 2L);
    }

    @Test
    void a_check_that_was_withdrawn_holds_no_more_and_gives_the_older_no_life() throws SQLException {
        fold(List.of(
                identity(1, AgeGroup.ADULT),
                identity(2, AgeGroup.ADULT),
                new RegisterEvent.CheckWithdrawn(NOON, 2, Party.PERSON, HOST, "看错证件", OFFICER)));

        assertThat(rows.identity(HOST)).isEmpty();
        assertThat(rows.checks(Party.PERSON, HOST).getFirst().withdrawn()).isTrue();
    }

    @Test
    void the_newest_answer_to_a_point_is_told_and_all_of_them_are_in_the_history() throws SQLException {
        fold(List.of(answered(1, Answer.NO), answered(2, Answer.YES)));

        assertThat(rows.answers(SHOP))
                .singleElement()
                .satisfies(one -> assertThat(one.answer()).isEqualTo(Answer.YES));
        assertThat(rows.steps(Party.SHOP, SHOP, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void the_same_number_as_a_person_and_as_a_shop_is_two_subjects() throws SQLException {
        fold(List.of(
                new RegisterEvent.PaperChecked(NOON, 1, Party.SHOP, HOST, Paper.BUSINESS_LICENCE, null, OFFICER),
                identity(2, AgeGroup.ADULT)));

        assertThat(rows.checks(Party.SHOP, HOST)).hasSize(1);
        assertThat(rows.checks(Party.PERSON, HOST)).hasSize(1);
    }

    @Test
    void told_anew_from_the_beginning_it_comes_to_the_same_rows() throws SQLException {
        List<RegisterEvent> all = List.of(
                identity(1, AgeGroup.UNDER_16),
                answered(2, Answer.UNSURE),
                new RegisterEvent.CourseTaken(NOON, 3, HOST, "C1", "v", 11, 12, true, "2027-11-27"),
                new RegisterEvent.CourseTaken(NOON, 4, HOST, "C2", "v", 3, 12, false, null),
                new RegisterEvent.Blacklisted(
                        NOON,
                        5,
                        Party.PERSON,
                        HOST,
                        RegisterEvent.BlacklistReason.FALSE_IDENTITY,
                        "00",
                        "第十四条",
                        NOON.plusSeconds(9),
                        OFFICER),
                new RegisterEvent.BlacklistLifted(
                        NOON, 5, Party.PERSON, HOST, RegisterEvent.LiftReason.MISTAKE, OFFICER));
        fold(all);
        List<String> once = told();

        inOne(table::clear);
        assertThat(told()).isEmpty();
        fold(all);

        assertThat(told()).isEqualTo(once).hasSize(1 + 1 + 2 + all.size());
    }

    private static RegisterEvent identity(long checkId, AgeGroup age) {
        return new RegisterEvent.IdentityChecked(
                NOON, checkId, HOST, Document.RESIDENT_ID, age, false, "2036-01-01", OFFICER);
    }

    private static RegisterEvent answered(long id, Answer answer) {
        return new RegisterEvent.ListAnswered(
                NOON,
                id,
                SHOP,
                "self-check",
                "v",
                List.of(new PointAnswered("SC-MER-1-1", answer, "", "2026-12-01", OFFICER)),
                OFFICER);
    }

    private void fold(List<RegisterEvent> events) throws SQLException {
        var places = new ArrayList<Recorded>();
        for (RegisterEvent event : events) {
            places.add(new Recorded(
                    Streams.OFFICE,
                    places.size() + 1,
                    Streams.register(HOST),
                    codec.typeOf(event),
                    EventCodec.VERSION,
                    event.at(),
                    codec.bytes(event)));
        }
        inOne(connection -> table.fold(places, connection));
    }

    @FunctionalInterface
    private interface Work {
        void in(Connection connection) throws SQLException;
    }

    private static void inOne(Work work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            work.in(connection);
            connection.commit();
        }
    }

    private static List<String> told() {
        JdbcClient jdbc = JdbcClient.create(database.pool());
        var all = new ArrayList<String>();
        for (String name : TABLES) {
            all.addAll(jdbc.sql("select '" + name + " ' || t::text as row from " + name + " t order by 1")
                    .query((row, _) -> row.getString("row"))
                    .list());
        }
        return all;
    }
}
