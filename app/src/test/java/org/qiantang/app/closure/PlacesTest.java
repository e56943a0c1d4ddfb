package org.qiantang.app.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.aftersale.AfterSaleSettings;
import org.qiantang.app.payment.OneDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That no table which names a person is left out when somebody is forgotten. */
class PlacesTest {
    /** Tables from which a person's rows go, by the closing itself or by those who are asked in its steps. */
    private static final Set<String> EMPTIED = Set.of(
            "address",
            "agency_member",
            "api_token",
            "bag_line",
            "course_attempt",
            "doubt_look",
            "evidence_picture",
            "favourite",
            "feed_act",
            "feed_block",
            "feed_impression",
            "feed_interest",
            "film_comment",
            "film_like",
            "film_upload",
            "follow",
            "growth_person",
            "held_line",
            "help_question",
            "identity_mark",
            "offer_pick",
            "proof_access",
            "session",
            "show_reminder");

    /** Tables that hold an id beside what is no word of the person: what was done in a post, by an officer, or counted. */
    private static final Set<String> IDS_ONLY = Set.of(
            "account_closing",
            "account_closing_step",
            "doubt_day",
            "doubt_finding",
            "doubt_pace",
            "exam_revision",
            "export_taken",
            "feed_choice",
            "goods_import",
            "insight_buyer",
            "insight_orderer",
            "insight_speaker",
            "keep_check",
            "officer_mute",
            "reader_act",
            "register_course",
            "rule_edition",
            "rule_revision",
            "rule_try",
            "ship_file",
            "show_mute",
            "show_post",
            // Its words are taken out and the row stays, since a complaint is told step by step.
            "report_step",
            // Whoever works in a shop cannot close the account until the shop is closed; who did then is kept with it.
            "shop_member");

    private static OneDatabase database;
    private static JdbcClient jdbc;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @Test
    void each_table_that_names_a_person_is_emptied_or_known_to_hold_ids_only() {
        var known = new TreeSet<>(EMPTIED);
        known.addAll(IDS_ONLY);

        Set<String> found = new TreeSet<>(
                jdbc.sql("""
                        select c.table_name
                          from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                         where c.table_schema = 'public' and c.column_name = 'person_id' and t.table_type = 'BASE TABLE'
                        """).query((row, _) -> row.getString("table_name")).list());

        assertThat(found)
                .as("tables with a person_id; a new one says here what becomes of it")
                .isEqualTo(known);
    }

    @Test
    void every_statement_fits_the_tables() {
        var table = new ClosingTable(jdbc);

        Stream.of(Step.values()).forEach(step -> table.remove(1, step));

        assertThat(table.removeAfterTerm(Instant.EPOCH, Instant.EPOCH)).isZero();
        assertThat(new Ties(jdbc).of(1, Instant.EPOCH)).isEmpty();
        assertThat(new ShopTies(jdbc, AfterSaleSettings.USUAL).of(1, Instant.EPOCH))
                .isEmpty();
        assertThat(table.lastListed(1)).isEmpty();
    }
}
