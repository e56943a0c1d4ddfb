package org.qiantang.app.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.guidance.SelfCheck;
import org.qiantang.app.payment.OneDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class RenewalTest {
    private static final Instant GIVEN = Instant.parse("2026-01-01T04:00:00Z");
    private static final SelfCheck LIST = Guidance.load().selfCheck();
    private static final List<String> POINTS =
            LIST.points(Set.of("host")).stream().sorted().toList();
    private static final long HOST = 7;

    private static OneDatabase database;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from self_check_answer").update();
    }

    private static void answered(int many, String version) {
        for (String point : POINTS.subList(0, many)) {
            jdbc.sql("""
                            insert into self_check_answer (party, subject_id, point, version, answer, note, proof, at, by_id)
                            values ('PERSON', :host, :point, :version, 'YES', '', '', :at, :host)
                            """)
                    .param("host", HOST)
                    .param("point", point)
                    .param("version", version)
                    .param("at", GIVEN.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static CheckView.InList told(Instant now) {
        return new Overview(jdbc, LIST, InstantSource.fixed(now)).one(CheckRow.HOST, HOST);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-02T04:00:00Z, CURRENT", "2026-06-29T15:59:00Z, CURRENT", "2026-06-29T16:01:00Z, DUE"})
    void a_whole_self_check_is_due_again_on_the_180th_day_in_china(Instant now, Renewal state) {
        answered(POINTS.size(), LIST.version());

        CheckView.InList told = told(now);

        assertThat(told.state()).isEqualTo(state.name());
        assertThat(told.renewBy()).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void one_that_lacks_a_point_does_not_count() {
        assertThat(told(GIVEN).state()).isEqualTo("NEVER");
        answered(POINTS.size() - 1, LIST.version());

        assertThat(told(GIVEN).state()).isEqualTo("PARTIAL");
        assertThat(told(GIVEN).renewBy()).isNull();
    }

    @Test
    void one_of_another_version_is_due_at_once() {
        answered(POINTS.size(), "another");

        assertThat(told(GIVEN).state()).isEqualTo("DUE");
    }
}
