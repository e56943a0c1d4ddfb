package org.qiantang.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.recommend.Content;
import org.springframework.jdbc.core.simple.JdbcClient;

class ContentsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T04:00:00Z"));

    private static OneDatabase database;
    private static JdbcClient jdbc;

    private final Lengths lengths = new Lengths();
    private final Map<Long, Content> told = new HashMap<>();
    private Contents contents;

    /** Says of a text how long it is, and remembers that it was asked. */
    private static final class Lengths implements Contents.Meanings {
        private final List<String> asked = new ArrayList<>();
        private boolean there = true;

        @Override
        public boolean isThere() {
            return there;
        }

        @Override
        public float[] of(String text) {
            asked.add(text);
            if (text.isEmpty()) {
                throw new IllegalArgumentException("text: empty (expected: some words)");
            }
            return new float[] {1, text.length()};
        }
    }

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        jdbc.sql("insert into merchant (id, name, opened_at, last_at) values (2, 'shop', now(), now())")
                .update();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void one_product() {
        for (String table : List.of("feed_content", "fact", "product")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("""
                        insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at)
                        values (7, 2, 'c', '牛皮手袋', '箱包', '', '{}', now(), now())
                        """).update();
        jdbc.sql("""
                        insert into fact (product_id, place, key, value)
                        values (7, 0, 'material', '头层牛皮'), (7, 1, 'licence', 'SC123')
                        """).update();
        contents = contents("one");
    }

    private Contents contents(String model) {
        return new Contents(new ContentRows(jdbc, model), lengths, Runnable::run, CLOCK);
    }

    @Test
    void it_is_made_of_title_and_the_facts_that_say_what_it_is_and_once_for_each_text() {
        contents.changed(7);
        contents.round(told::put);
        contents.changed(7);
        contents.round(told::put);

        assertThat(lengths.asked).containsExactly("牛皮手袋 头层牛皮");
        assertThat(told).containsExactly(Map.entry(7L, Content.of(1, 9)));
    }

    @Test
    void another_text_is_made_anew() {
        contents.changed(7);
        contents.round(told::put);
        jdbc.sql("update product set title = '手袋'").update();

        contents.changed(7);
        contents.round(told::put);

        assertThat(lengths.asked).hasSize(2);
        assertThat(told).containsEntry(7L, Content.of(1, 7));
    }

    @Test
    void after_a_start_it_is_read_and_another_model_makes_its_own() {
        contents.changed(7);
        contents.round(told::put);

        Contents again = contents("one");
        again.changed(7);
        again.round(told::put);
        assertThat(lengths.asked).hasSize(1);

        Contents other = contents("two");
        other.changed(7);
        other.round(told::put);
        assertThat(lengths.asked).hasSize(2);
    }

    @Test
    void what_changes_before_the_model_is_there_waits_for_it() {
        lengths.there = false;
        contents.changed(7);
        contents.round(told::put);
        assertThat(told).isEmpty();

        lengths.there = true;
        contents.round(told::put);

        assertThat(told).containsKey(7L);
    }

    @Test
    void a_text_of_which_nothing_can_be_made_keeps_no_other_waiting_and_waits_for_its_next_change() {
        jdbc.sql("""
                        insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at)
                        select n, 2, 'c' || n, case when n = 8 then '' else 'a bag' end, '箱包', '', '{}', now(), now()
                          from generate_series(8, 12) n
                        """).update();
        for (long product = 7; product <= 12; product++) {
            contents.changed(product);
        }

        contents.round(told::put);
        contents.round(told::put);

        assertThat(told).containsOnlyKeys(7L, 9L, 10L, 11L, 12L);
        assertThat(lengths.asked).containsOnlyOnce("");

        jdbc.sql("update product set title = 'a case' where id = 8").update();
        contents.changed(8);
        contents.round(told::put);
        assertThat(told).containsKey(8L);
    }

    @Test
    void of_goods_that_are_gone_nothing_is_made_or_kept() {
        contents.changed(7);
        contents.changed(8);
        contents.round(told::put);
        assertThat(told).containsOnlyKeys(7L);

        jdbc.sql("delete from fact").update();
        jdbc.sql("delete from product").update();
        contents.trim();

        assertThat(jdbc.sql("select count(*) from feed_content")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
