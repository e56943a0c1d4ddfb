package org.qiantang.app.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.journal.Office;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Editions of the rule book one after the other, try-outs that meet each other, and books that travel as files. */
class RuleEditionsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHANGES = "/api/officer/rule-changes";

    private static WholeHouse house;
    private static Visitor writer;
    private static Visitor second;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        writer = house.comes("edition-writer", null, Role.OFFICER);
        second = house.comes("edition-second", null, Role.OFFICER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static RuleChangeTable changes() {
        return house.bean(RuleChangeTable.class);
    }

    private static String word(String term) {
        return """
                additions:
                  - to: AD-01
                    candidates:
                      - terms: [%s]
                    tests:
                      violates: [就是%s]
                """.formatted(term, term);
    }

    private static String drafted(String page, String from, String until) {
        Answer answer = writer.post(
                CHANGES,
                JSON.writeValueAsString(
                        Map.of("title", "新说法", "reason", "投诉增多", "page", page, "from", from, "until", until)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asString();
    }

    private static Answer begun(String change, int lines) {
        return writer.post(CHANGES + "/" + change + "/tries", "{\"lines\": " + lines + "}");
    }

    private static void tried(String change) throws InterruptedException {
        Answer begun = begun(change, 500);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        long id = Long.parseLong(begun.body().get("id").asString());
        TryTable tries = house.bean(TryTable.class);
        for (int i = 0; i < 600 && tries.one(id).orElseThrow().state() == TryOut.State.RUNNING; i++) {
            Thread.sleep(20);
        }
        assertThat(tries.one(id).orElseThrow().state()).isEqualTo(TryOut.State.DONE);
    }

    private static JsonNode live(String page, String from, String until) throws InterruptedException {
        String change = drafted(page, from, until);
        tried(change);
        Answer answer = second.post(CHANGES + "/" + change + "/approve", "{\"revision\": 1}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static Answer withdrawn(String change) {
        return writer.post(CHANGES + "/" + change + "/withdraw", "{\"reason\": \"试\"}");
    }

    private static List<Long> of(int edition) {
        return changes().liveAt(edition).stream().map(RuleChange::id).toList();
    }

    @Test
    void a_try_out_of_a_line_or_two_is_none() {
        String change = drafted(word("一句话甲"), "", "");

        assertThat(begun(change, 1).status()).isEqualTo(400);
        assertThat(begun(change, 499).body().get("field").asString()).isEqualTo("lines");
        assertThat(begun(change, 500).status()).isEqualTo(202);
    }

    /** Past lines without an end, each of which takes a while. */
    private static final class Slow implements PastLines {
        private final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public int count(int most) {
            return most;
        }

        @Override
        public List<Said> before(long lineId, int most) {
            begun.countDown();
            try {
                Thread.sleep(20);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return List.of(
                    new Said(1, "晚场", lineId - 1, Instant.EPOCH, 0, Speaker.HOST, "今天讲讲怎么洗", null, List.of(), false));
        }
    }

    private static TryOuts program(PastLines past) {
        return new TryOuts(
                past,
                house.bean(RuleBooks.class),
                house.bean(TryTable.class),
                house.bean(Office.class),
                house.bean(Ids.class),
                house.bean(InstantSource.class));
    }

    @Test
    void of_one_change_one_try_out_is_under_way_and_a_program_that_ends_marks_its_own_as_interrupted()
            throws Exception {
        RuleChange change =
                changes().one(Long.parseLong(drafted(word("慢慢试甲"), "", ""))).orElseThrow();
        RuleChange waiting =
                changes().one(Long.parseLong(drafted(word("慢慢试乙"), "", ""))).orElseThrow();
        var past = new Slow();
        TryOuts one = program(past);
        TryOuts other = program(past);

        TryOut under = one.begin(change, 20_000, writer.id()).orElseThrow();
        TryOut behind = one.begin(waiting, 20_000, writer.id()).orElseThrow();
        boolean again = one.begin(change, 20_000, writer.id()).isPresent();
        boolean elsewhere = other.begin(change, 20_000, writer.id()).isPresent();
        boolean reached = past.begun.await(10, TimeUnit.SECONDS);
        one.close();
        other.close();

        TryTable tries = house.bean(TryTable.class);
        assertThat(reached).isTrue();
        assertThat(again).isFalse();
        assertThat(elsewhere).isFalse();
        assertThat(Stream.of(under, behind)
                        .map(TryOut::id)
                        .map(id -> tries.one(id).orElseThrow()))
                .extracting(TryOut::state)
                .containsExactly(TryOut.State.INTERRUPTED, TryOut.State.INTERRUPTED);
        assertThat(tries.one(under.id()).orElseThrow().endedAt()).isNotNull();
    }

    @Test
    void an_edition_is_made_of_the_changes_that_were_live_in_it_whatever_became_of_them() throws Exception {
        JsonNode first = live(word("版次甲"), "", "");
        JsonNode next = live(word("版次乙"), "", "");
        long id = Long.parseLong(first.get("id").asString());
        long nextId = Long.parseLong(next.get("id").asString());
        int edition = next.get("published").get("edition").asInt();

        withdrawn(first.get("id").asString());

        assertThat(of(edition)).contains(id, nextId);
        assertThat(of(edition - 1)).contains(id).doesNotContain(nextId);
        assertThat(of(changes().edition())).contains(nextId).doesNotContain(id);
    }

    @Test
    void what_was_tested_with_a_book_that_has_moved_meanwhile_does_not_go_live() throws Exception {
        String change = drafted(word("版次丙"), "", "");
        tried(change);
        // Asked between the tests and the writing: at that moment another change goes live.
        var desk = new RuleDesk(
                house.bean(Office.class),
                changes(),
                house.bean(TryTable.class),
                house.bean(RuleBooks.class),
                new FourEyes(_ -> {
                    moved();
                    return 0;
                }),
                house.bean(Ids.class),
                house.bean(InstantSource.class));

        RuleAnswer answer = desk.publish(Long.parseLong(change), 1, 4_711, false);
        Answer onceMore = second.post(CHANGES + "/" + change + "/approve", "{\"revision\": 1}");

        assertThat(answer).isInstanceOf(RuleAnswer.BookMoved.class);
        assertThat(onceMore.status()).as(onceMore.text()).isEqualTo(200);
    }

    private static void moved() {
        try {
            live(word("版次丁"), "", "");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void a_live_change_that_cannot_be_read_any_more_is_shown_with_its_page_and_its_faults() throws Exception {
        String change = live(word("读不懂甲"), "", "").get("id").asString();
        house.bean(JdbcClient.class)
                .sql("update rule_change set page = :page where change_id = :change")
                .param("page", "additions:\n  - to: AD-01\n    candidates: [{words: [x]}]\n")
                .param("change", Long.parseLong(change))
                .update();
        house.bean(RuleBooks.class).load();

        Answer shown = writer.get(CHANGES + "/" + change);
        boolean left = house.bean(RuleBooks.class).now().unfit().containsKey(Long.parseLong(change));
        Answer gone = withdrawn(change);

        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.body().get("page").asString()).contains("words");
        assertThat(shown.body().get("faults").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(left).isTrue();
        assertThat(gone.body().get("state").asString()).isEqualTo("withdrawn");
    }

    private static RuleChange change(long id, String page, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new RuleChange(
                id,
                RuleChange.State.LIVE,
                1,
                new RuleChange.Draft("x", "x", from, until, page),
                List.of("AD-01"),
                1,
                Instant.EPOCH,
                null,
                null);
    }

    private static byte[] zipOf(RuleChange... live) {
        var book = new RuleBooks.Book(7, Guard.load(), List.of(live), Map.of(), List.of());
        return RuleZip.of(book, house.bean(RuleBooks.class).shipped());
    }

    @Test
    void a_book_brought_as_a_file_keeps_its_days_and_leaves_out_what_is_over() {
        RuleFiles files = house.bean(RuleFiles.class);
        LocalDate from = LocalDate.of(2099, 1, 1);
        LocalDate until = LocalDate.of(2099, 7, 1);
        RuleChange later = change(1, word("来日甲"), from, until);
        RuleChange over = change(2, word("往日甲"), null, LocalDate.of(2020, 1, 1));
        RuleChange always = change(3, word("常日甲"), null, null);

        RuleFiles.Brought dated = files.read("book.zip", zipOf(later, over));
        RuleFiles.Brought mixed = files.read("book.zip", zipOf(later, always));

        assertThat(dated.faults()).isEmpty();
        assertThat(dated.items()).isEqualTo(1);
        assertThat(dated.page()).contains("来日甲").doesNotContain("往日甲");
        assertThat(dated.from()).isEqualTo(from);
        assertThat(dated.until()).isEqualTo(until);
        assertThat(mixed.faults()).hasSize(1);
        assertThat(mixed.faults().getFirst().value()).contains("2099-01-01");
    }

    @Test
    void the_same_words_on_other_days_are_not_the_same_and_on_the_same_days_they_are() throws Exception {
        String page = word("同日甲");
        String change = live(page, "2099-01-01", "2099-07-01").get("id").asString();
        RuleFiles files = house.bean(RuleFiles.class);

        RuleFiles.Brought same = files.read("book.zip", files.zip());
        RuleFiles.Brought sooner = files.read("page.yaml", page.getBytes(StandardCharsets.UTF_8));
        withdrawn(change);

        assertThat(same.items()).isZero();
        assertThat(sooner.items()).isEqualTo(1);
    }

    @Test
    void a_rule_is_written_out_as_it_counts_today() throws Exception {
        String own = """
                rules:
                  - id: AD-01
                    category: absolute_claim
                    severity: S3
                    action: A2
                    law:
                      - {source: 广告法, article: 第九条第三项, effective_from: 2015-09-01}
                    candidates:
                      - terms: [宇宙级]
                    message: 来日只看这一个词
                    message_en: this word alone
                    tests:
                      violates: [宇宙级口感]
                      clear: [全网第一]
                """;
        RuleFiles files = house.bean(RuleFiles.class);

        String change = live(own, "2099-01-01", "").get("id").asString();
        String later = files.yaml("AD-01").orElseThrow();
        withdrawn(change);
        String other = live(own, "", "2099-01-01").get("id").asString();
        String today = files.yaml("AD-01").orElseThrow();
        withdrawn(other);

        assertThat(later).doesNotContain("来日只看这一个词").contains("天花板");
        assertThat(today).contains("来日只看这一个词");
    }

    @Test
    void many_words_of_a_spreadsheet_become_one_page_without_delay() {
        RuleFiles files = house.bean(RuleFiles.class);
        String csv = IntStream.range(0, 1_500)
                .mapToObj(i -> "生词" + (char) ('一' + i) + "甲,AD-01,新词")
                .collect(Collectors.joining("\n", "term,rule,note\n", "\n"));

        RuleFiles.Brought words = Assertions.assertTimeout(
                Duration.ofSeconds(30), () -> files.read("words.csv", csv.getBytes(StandardCharsets.UTF_8)));

        assertThat(words.faults()).isEmpty();
        assertThat(words.items() + words.same()).isEqualTo(1_500);
    }

    @Test
    void a_form_does_not_swallow_a_page_that_cannot_be_read() {
        Answer answer = writer.post(
                CHANGES + "/compose",
                JSON.writeValueAsString(Map.of("page", "additions: [", "to", "AD-01", "terms", List.of("新词甲"))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("faults").get(0).get("expected").asString())
                .isEqualTo("YAML");
    }
}
