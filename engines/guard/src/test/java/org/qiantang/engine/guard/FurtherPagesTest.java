package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FurtherPagesTest {
    private static final Guard SHIPPED = Guard.load();
    private static final LocalDate BEFORE = LocalDate.of(2026, 11, 30);
    private static final LocalDate FROM = LocalDate.of(2026, 12, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 1, 1);

    /** A page as guides show it. */
    private static final Pattern PAGE = Pattern.compile("(?s)```yaml\n(.*?)```");

    private static final String WORD = """
            additions:
              - to: AD-01
                note: 新说法
                candidates:
                  - terms: [封神口感]
                tests:
                  violates: [这是封神口感]
                  clear: [这口很鲜]
            """;

    private static final String OWN_AD_01 = """
            rules:
              - id: AD-01
                category: absolute_claim
                severity: S3
                action: A2
                law:
                  - {source: 广告法, article: 第九条第三项, effective_from: 2015-09-01}
                candidates:
                  - terms: [宇宙级]
                message: 只看这一个词
                message_en: this word alone
                tests:
                  violates: [宇宙级口感]
                  clear: [全网第一]
            """;

    private static Guard with(String text, @Nullable LocalDate from, @Nullable LocalDate until) {
        return SHIPPED.amended(List.of(new RulePage("page", text, from, until)), 3);
    }

    private static Verdict judged(Guard guard, String text, LocalDate on) {
        return guard.judge(new Line(text, Channel.SPEECH, Speaker.HOST, on, Goods.of("家居日用")))
                .verdict();
    }

    private static List<RuleFault> faults(String text) {
        return catchThrowableOfType(UnfitRules.class, () -> with(text, null, null))
                .faults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules.md", "rules.zh.md"})
    void the_examples_of_the_rule_authors_guide_pass_their_own_test_lines(String guide) throws IOException {
        String text = Files.readString(Path.of("..", "..", "docs", "guides", guide));
        List<String> pages =
                PAGE.matcher(text).results().map(page -> page.group(1)).toList();

        assertThat(pages).isNotEmpty().allSatisfy(page -> {
            TestRun run = with(page, null, null).runTests(FROM);
            assertThat(run.run()).isGreaterThan(SHIPPED.runTests(FROM).run());
            assertThat(run.failed()).isEmpty();
        });
    }

    @Test
    void an_added_word_is_found_from_its_first_day_to_the_one_before_its_end() {
        Guard guard = with(WORD, FROM, UNTIL);

        assertThat(judged(guard, "这是封神口感", BEFORE)).isEqualTo(Verdict.CLEAR);
        assertThat(judged(guard, "这是封神口感", FROM)).isEqualTo(Verdict.VIOLATES);
        assertThat(judged(guard, "这是封神口感", UNTIL)).isEqualTo(Verdict.CLEAR);
        assertThat(judged(guard, "全网第一的拖把", FROM)).isEqualTo(Verdict.VIOLATES);
        assertThat(judged(guard, "最好用温水洗", FROM)).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_rule_of_the_same_id_stands_in_the_place_of_the_shipped_one_on_its_days_alone() {
        Guard guard = with(OWN_AD_01, FROM, UNTIL);

        assertThat(judged(guard, "宇宙级口感", BEFORE)).isEqualTo(Verdict.VIOLATES);
        assertThat(judged(guard, "全网第一的拖把", BEFORE)).isEqualTo(Verdict.VIOLATES);
        assertThat(judged(guard, "全网第一的拖把", FROM)).isEqualTo(Verdict.CLEAR);
        assertThat(judged(guard, "宇宙级口感", FROM)).isEqualTo(Verdict.VIOLATES);
        assertThat(judged(guard, "全网第一的拖把", UNTIL)).isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void an_exemption_and_a_dropped_word_take_a_finding_away_and_a_message_changes_its_words() {
        Guard guard = with("""
                additions:
                  - to: AD-01
                    without: [天花板]
                    exemptions:
                      - {id: dish_name, pattern: 天下第一锅, scope: LINE}
                    message: 换了说法
                """, FROM, null);

        assertThat(judged(guard, "天花板级别的口感", BEFORE)).isEqualTo(Verdict.VIOLATES);
        assertThat(judged(guard, "天花板级别的口感", FROM)).isEqualTo(Verdict.CLEAR);
        assertThat(judged(guard, "天下第一锅，全网第一", FROM)).isEqualTo(Verdict.CLEAR);
        assertThat(guard.judge(new Line("全网第一", Channel.SPEECH, Speaker.HOST, FROM, Goods.of("家居日用")))
                        .standing())
                .extracting(Finding::message)
                .containsExactly("换了说法");
    }

    @Test
    void what_is_told_of_a_rule_is_what_holds_on_the_day() {
        String message = """
                additions:
                  - to: AD-01
                    message: 换了说法
                """;
        String shipped = told(SHIPPED, BEFORE);
        Guard replaced = with(OWN_AD_01, FROM, UNTIL);
        Guard added = with(message, FROM, UNTIL);

        assertThat(List.of(told(replaced, BEFORE), told(replaced, FROM), told(replaced, UNTIL)))
                .containsExactly(shipped, "只看这一个词", shipped);
        assertThat(List.of(told(added, BEFORE), told(added, FROM), told(added, UNTIL)))
                .containsExactly(shipped, "换了说法", shipped);
    }

    private static String told(Guard guard, LocalDate day) {
        return guard.sheet("AD-01", day).orElseThrow().message();
    }

    @Test
    void a_replaced_rule_keeps_its_place_and_so_stands_for_its_kind_as_before() {
        String leading = leading(RuleBook.load());
        String replaced = OWN_AD_01.replace("id: AD-01", "id: " + leading);

        assertThat(leading(RuleBook.of(List.of(RulePage.always("page", replaced)), 1)))
                .isEqualTo(leading);
        assertThat(leading(RuleBook.of(List.of(new RulePage("page", replaced, FROM, UNTIL)), 1)))
                .isEqualTo(leading);
    }

    private static String leading(RuleBook book) {
        return book.leading("absolute_claim", FROM).orElseThrow().id();
    }

    @Test
    void the_version_tells_the_shipped_book_and_the_edition_and_goes_with_every_judgement() {
        Guard guard = with(WORD, null, null);

        assertThat(guard.version()).isEqualTo(SHIPPED.version() + "-e3");
        assertThat(guard.judge(new Line("你好", Channel.SPEECH, Speaker.HOST, FROM, null))
                        .version())
                .isEqualTo(guard.version());
    }

    @Test
    void the_tests_beside_rules_are_run_and_those_that_fail_are_told() {
        TestRun sound = with(WORD, null, null).runTests(BEFORE);
        TestRun broken = with(WORD.replace("clear: [这口很鲜]", "clear: [这是封神口感]"), null, null)
                .runTests(BEFORE);
        TestRun narrowed = with("""
                additions:
                  - to: AD-01
                    without: [国家级]
                """, null, null).runTests(BEFORE);

        assertThat(sound.failed()).isEmpty();
        assertThat(sound.run()).isEqualTo(SHIPPED.runTests(BEFORE).run() + 2);
        assertThat(broken.failed()).extracting(failed -> failed.test().text()).containsExactly("这是封神口感");
        assertThat(broken.failed().getFirst().actual()).isEqualTo(Verdict.VIOLATES);
        assertThat(narrowed.failed()).extracting(failed -> failed.test().text()).containsExactly("我们是国 家 级的品质");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: S2        | severity: S9          | rules[0].severity              | S9        | one of [S1, S2, S3, S4] | 4",
                "category: absolute  | category: bad_         | rules[0].category              | bad__claim | one of [absolute_claim  | 3",
                "effective_from: 2015-09-01 | effective_from: 2015-9-1 | rules[0].law[0].effective_from | 2015-9-1 | a day such as | 7",
                "message: 只看        | mesage: 只看           | rules[0].message               | nothing   | a text | 2",
                "terms: [宇宙级]      | terms: [VX]            | rules[0].candidates[0].terms   | VX        | as lines are read: vx | 9",
                "terms: [宇宙级]      | terms: ['{哪有}']       | rules[0].candidates[0].terms   | {哪有}    | expected: one of | 9",
                "terms: [宇宙级]      | {terms: [宇宙], pattern: '(['} | rules[0].candidates[0].pattern | ([ | a pattern | 9",
                "terms: [宇宙级]      | {terms: [宇宙], pattern: '(.*宇){5}级'} | rules[0].candidates[0].pattern | (.*宇){5}级 | no open repeats | 9",
                "clear: [全网第一]     | violates: [全]         | ''                             | ''        | YAML | 15",
                "clear: [全网第一]     | clear: [{text: 全, speaker: DOG}] | rules[0].tests.clear[0].speaker | DOG | one of [HOST | 14",
                "clear: [全网第一]     | clear: []              | rules[0].tests                 | 1 lines   | one innocent line | 12",
            })
    void what_is_wrong_is_told_with_page_rule_field_line_and_what_is_expected(
            String old, String bad, String field, String value, String expected, int line) {
        String text = OWN_AD_01.replace("severity: S3", "severity: S2").replace(old.strip(), bad.strip());

        RuleFault fault = faults(text).getFirst();

        assertThat(fault.page()).isEqualTo("page");
        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.expected()).contains(expected);
        assertThat(fault.line()).isBetween(line - 1, line + 1);
        if (!value.isEmpty()) {
            assertThat(fault.value()).isEqualTo(value);
            assertThat(fault.rule()).isEqualTo("AD-01");
        }
    }

    @Test
    void every_unfit_rule_of_a_page_is_told_at_once() {
        List<RuleFault> faults = faults("""
                additions:
                  - to: XX-99
                    message: 没有这条规则
                  - to: AD-01
                    without: [没有这个词]
                  - to: AD-01
                    messages: 拼错
                """);

        assertThat(faults).extracting(RuleFault::line).containsExactly(2, 5, 7);
        assertThat(faults)
                .extracting(RuleFault::field)
                .containsExactly("additions[0].to", "additions[1].without", "additions[2].messages");
    }

    @Test
    void a_rule_of_a_law_that_is_not_yet_in_force_is_tested_on_its_first_day() {
        String future = OWN_AD_01.replace("2015-09-01", "2028-01-01").replace("id: AD-01", "id: AD-90");

        TestRun run = with(future, null, null).runTests(BEFORE);
        TestRun failing = with(future.replace("clear: [全网第一]", "clear: [宇宙级]"), null, null)
                .runTests(BEFORE);

        assertThat(run.run()).isEqualTo(SHIPPED.runTests(BEFORE).run() + 2);
        assertThat(run.failed()).isEmpty();
        assertThat(failing.failed()).hasSize(1);
    }

    @Test
    void a_page_without_rules_or_that_is_no_page_is_refused() {
        assertThat(faults("")).hasSize(1);
        assertThat(faults("- a list")).hasSize(1);
        assertThat(faults("rules: []").getFirst().expected()).isEqualTo("rules or additions");
        assertThat(faults("rules: 'text'")).hasSize(1);
    }

    @Test
    @Timeout(60)
    void who_judges_while_books_are_exchanged_sees_each_book_whole() throws InterruptedException {
        Guard one = with(WORD, null, null);
        Guard other = SHIPPED.amended(List.of(RulePage.always("page", OWN_AD_01)), 4);
        var inForce = new GuardInForce(one);
        // Book 3 finds both words, book 4 only the second: no other answer is any book's.
        String text = "封神口感，全网第一，宇宙级";
        var line = new Line(text, Channel.SPEECH, Speaker.HOST, FROM, Goods.of("家居日用"));
        int foundByOne = one.judge(line).standing().size();
        int foundByOther = other.judge(line).standing().size();
        var strange = new ConcurrentLinkedQueue<Judgement>();
        var seen = ConcurrentHashMap.<String>newKeySet();

        List<Thread> readers = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    // On a busy machine who exchanges may stand still for long: judged on until both books were met.
                    for (int i = 0; i < 3_000 || seen.size() < 2; i++) {
                        Judgement judged = inForce.judge(line);
                        seen.add(judged.version());
                        int expected = judged.version().equals(one.version()) ? foundByOne : foundByOther;
                        if (judged.standing().size() != expected) {
                            strange.add(judged);
                        }
                    }
                }))
                .toList();
        boolean first = false;
        while (readers.stream().anyMatch(Thread::isAlive)) {
            inForce.put(first ? one : other);
            first = !first;
        }
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(foundByOne).isNotEqualTo(foundByOther);
        assertThat(strange).isEmpty();
        assertThat(seen).containsExactlyInAnyOrder(one.version(), other.version());
    }

    @Test
    void a_form_becomes_an_addition_that_makes_a_book_and_reads_back_as_it_was_filled_in() {
        var form = new RuleText.Form(
                "AD-01",
                "新词",
                List.of("封神口感", "封神"),
                List.of(),
                "",
                List.of(),
                List.of(new RuleSheet.Excuse("opera", "封神榜|#1: 'x'", "CLAUSE", List.of(), "")),
                "",
                "",
                "",
                List.of("这口封神"),
                List.of("昨天看了封神榜"),
                List.of());

        String page = RuleText.with(WORD, form);
        List<RuleSheet> sheets = RuleSheet.of(RulePage.always("page", page));
        TestRun tests = with(page, null, null).runTests(BEFORE);

        assertThat(sheets).hasSize(2);
        assertThat(sheets.getLast().candidates().getFirst().terms()).containsExactly("封神口感", "封神");
        assertThat(sheets.getLast().exemptions()).isEqualTo(form.exemptions());
        assertThat(sheets.getFirst().note()).isEqualTo("新说法");
        assertThat(tests.failed()).isEmpty();
    }

    @Test
    void the_shipped_pages_taken_apart_and_joined_again_are_the_same_rules() {
        List<RuleSheet> before = ShippedRules.read().pages().stream()
                .flatMap(page -> RuleSheet.of(page).stream())
                .toList();
        String joined = RuleText.join(before.stream().map(RuleSheet::yaml).toList(), List.of());

        List<RuleSheet> after = RuleSheet.of(RulePage.always("page", joined));

        assertThat(after)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("page")
                .isEqualTo(before);
    }
}
