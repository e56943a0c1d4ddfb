package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.DossierEnd;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rows say, in a real database. */
class GreenRowsTest {
    private static final Instant NOON = Samples.NOON;
    private static final long SHOP = 1;
    private static final long SHOW = 1;
    private static final long DOSSIER = 5;
    private static final long OFFICER = 9;

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private final EventCodec codec = new EventCodec();
    private final GreenTable table = new GreenTable(codec);
    private long position;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
        database.migrate();
        jdbc = JdbcClient.create(database.pool());
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection transaction = database.pool().getConnection()) {
            table.clear(transaction);
        }
        jdbc.sql("truncate host_line, report, report_step, after_sale, after_sale_step, person, show_row, show_item, preair_record, preair_review cascade")
                .update();
    }

    private static Instant ago(int days) {
        return NOON.minus(Duration.ofDays(days));
    }

    /** The shop's window as of so many days ago. */
    private static Scope asOf(int days) {
        Scope now = Samples.scope(10);
        Duration by = Duration.ofDays(days);
        return new Scope(
                now.kind(),
                now.subjectId(),
                now.merchantId(),
                now.day().minusDays(days),
                now.from().minus(by),
                now.until().minus(by),
                now.asOf().minus(by),
                List.of(Samples.span(SHOW, 2, 300)));
    }

    private void fold(Event... events) throws SQLException {
        var told = new ArrayList<Recorded>();
        for (Event event : events) {
            String stream = event instanceof DossierEvent ? Streams.dossier(DOSSIER) : Streams.finding(SHOW);
            told.add(new Recorded(
                    Streams.OFFICE,
                    ++position,
                    stream,
                    codec.typeOf(event),
                    EventCodec.VERSION,
                    event.at(),
                    codec.bytes(event)));
        }
        try (Connection transaction = database.pool().getConnection()) {
            table.fold(told, transaction);
        }
    }

    private static DossierEvent.DossierOpened opened(Instant at, DossierEvent.FoundLine... lines) {
        var subject = new DossierEvent.Subject(DossierEvent.SubjectKind.SHOP, SHOP, SHOP);
        return new DossierEvent.DossierOpened(at, subject, "事实", List.of(lines), null, OFFICER, at.plusSeconds(99));
    }

    @Test
    void a_dossier_that_turns_out_unfounded_has_earlier_days_counted_again() throws SQLException {
        fold(opened(ago(9)), new DossierEvent.DossierClosed(ago(2), DossierEnd.GUIDED, "改了", OFFICER));
        assertThat(again()).containsExactly(false);

        fold(new DossierEvent.DossierClosed(ago(1), DossierEnd.UNFOUNDED, "不成立", OFFICER));
        assertThat(again()).containsExactly(false, true);
    }

    private static List<Boolean> again() {
        return jdbc.sql("select again from green_touched order by position")
                .query(Boolean.class)
                .list();
    }
}
