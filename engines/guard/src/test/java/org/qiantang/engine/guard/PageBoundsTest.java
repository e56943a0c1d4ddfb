package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class PageBoundsTest {
    private static final Guard SHIPPED = Guard.load();
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    /** More letters than the check of a pattern looks at. */
    private static final String MANY = "春夏秋冬风花雪月山水江河湖海日星云雨雷电东西南北天地玄黄宇宙洪荒寒来暑往收藏闰余成岁律吕";

    private static final String SLOW = "[" + MANY + "].*甲.*乙.*丙.*丁.*戊";
    private static final String HOLDS_UP = "甲乙丙丁".repeat(1_250);

    private static String adding(String candidate) {
        return """
                additions:
                  - to: AD-01
                    candidates:
                      - %s
                """.formatted(candidate);
    }

    private static List<RuleFault> faults(String text) {
        return catchThrowableOfType(UnfitRules.class, () -> SHIPPED.amended(List.of(RulePage.always("page", text)), 1))
                .faults();
    }

    @Test
    void a_search_ends_when_its_looks_are_used_up_and_says_that_it_was_held_up() {
        Search search = Search.within(Pattern.compile("微信.*a.*b.*c.*d.*e"), 100_000);
        var line = new CountedText("微信" + "abcd".repeat(1_250), Long.MAX_VALUE);

        Search.End end = search.in(line, Looks.ofLine());

        assertThat(end).isEqualTo(Search.End.HELD_UP);
        assertThat(line.looks()).isLessThanOrEqualTo(100_000);
        assertThat(search.givenUp()).isEqualTo(1);
    }

    @Test
    void all_searches_in_one_line_share_an_end_so_that_many_slow_patterns_hold_nobody_up_either() {
        Pattern slow = Pattern.compile("微信.*a.*b.*c.*d.*e");
        var line = new CountedText("微信" + "abcd".repeat(1_250), Long.MAX_VALUE);
        var ofLine = new Looks(250_000);

        for (int i = 0; i < 20; i++) {
            assertThat(Search.within(slow, 100_000).in(line, ofLine)).isEqualTo(Search.End.HELD_UP);
        }

        assertThat(line.looks()).isLessThanOrEqualTo(250_000);
        assertThat(ofLine.left()).isZero();
    }

    @Test
    void a_search_within_its_looks_finds_what_a_free_one_finds() {
        String line = "加微信abcde，再加微信edcba";

        var ofLine = Looks.ofLine();

        assertThat(Search.within(Pattern.compile("微信a.*e"), 10_000).in(line, ofLine))
                .isEqualTo(Search.End.STOPPED);
        assertThat(Search.free(Pattern.compile("微信a.*e")).in(line, ofLine)).isEqualTo(Search.End.STOPPED);
        assertThat(Search.within(Pattern.compile("微信x"), 10_000).in(line, ofLine))
                .isEqualTo(Search.End.THROUGH);
    }

    @Test
    void a_word_in_front_of_a_slow_pattern_does_not_hide_it() {
        List<RuleFault> faults = faults(adding("{terms: [微信], pattern: '微信.*a.*b.*c.*d.*e'}"));

        assertThat(faults).extracting(RuleFault::expected).containsExactly(PatternPace.EXPECTED);
    }

    @Test
    void a_slow_pattern_that_the_check_did_not_see_makes_of_a_line_neither_a_lawful_one_nor_a_breach() {
        Guard guard = amended(adding("{terms: [甲乙], pattern: '" + SLOW + "'}"));

        Judgement judged = guard.judge(said("春" + HOLDS_UP));

        assertThat(judged.verdict()).isEqualTo(Verdict.NEEDS_EVIDENCE);
        assertThat(judged.findings()).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("AD-01");
            assertThat(finding.matched()).isEqualTo("甲乙");
            assertThat(finding.exemption()).isEqualTo(Ruling.HELD_UP);
        });
        assertThat(judged.factsToAsk()).isEmpty();
        assertThat(guard.judge(said("春甲乙丙丁戊")).verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(guard.judge(said("春甲乙丙丁")).verdict()).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_line_that_used_up_its_looks_hides_nothing_from_the_patterns_that_come_after() {
        String slow = "{terms: [甲乙], pattern: '" + SLOW + "'}\n      - ";
        Guard guard = amended(adding(slow.repeat(9) + "{terms: [己庚], pattern: '己庚辛'}"));

        List<Finding> after = guard.judge(said("春" + HOLDS_UP + "己庚辛")).findings().stream()
                .filter(finding -> finding.matched().startsWith("己庚"))
                .toList();

        assertThat(after).extracting(Finding::verdict).containsExactly(Verdict.NEEDS_EVIDENCE);
    }

    @Test
    void a_breach_is_none_while_it_is_not_known_whether_the_words_of_an_exemption_are_there() {
        Guard guard = amended("""
                additions:
                  - to: AD-01
                    candidates:
                      - {terms: [己庚]}
                    exemptions:
                      - {id: slow, pattern: '%s', scope: LINE}
                """.formatted(SLOW));
        String within = "甲乙丙丁".repeat(45);

        List<Finding> heldUp = guard.judge(said(MANY.repeat(4) + within + "己庚")).findings().stream()
                .filter(finding -> finding.matched().equals("己庚"))
                .toList();

        assertThat(heldUp).extracting(Finding::verdict).containsExactly(Verdict.NEEDS_EVIDENCE);
        assertThat(guard.judge(said("己庚")).verdict()).isEqualTo(Verdict.VIOLATES);
    }

    private static Guard amended(String page) {
        return SHIPPED.amended(List.of(RulePage.always("page", page)), 1);
    }

    private static Line said(String text) {
        return new Line(text, Channel.SPEECH, Speaker.HOST, DAY, null);
    }

    @Test
    void lists_by_another_lists_name_are_a_fault_however_large_they_would_grow() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }
        bomb.append("rules: *a29\n");

        List<RuleFault> faults = faults(bomb.toString());

        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().expected()).isEqualTo("YAML");
        assertThat(catchThrowableOfType(UnfitRules.class, () -> RuleSheet.of(RulePage.always("page", bomb.toString())))
                        .faults())
                .hasSize(1);
    }

    @Test
    void a_text_with_a_sign_that_yaml_does_not_know_is_a_fault() {
        List<RuleFault> faults = faults("rules: \u0001");

        assertThat(faults).extracting(RuleFault::expected).containsExactly("YAML");
    }

    @Test
    void a_list_that_stands_for_a_text_is_told_by_its_size() {
        RuleFault fault = faults(adding("{terms: [甲乙], pattern: [%s]}".formatted("x, ".repeat(20_000))))
                .getFirst();

        assertThat(fault.field()).endsWith("pattern");
        assertThat(fault.value()).isEqualTo("a list of 20000");
    }

    @Test
    void a_term_that_stands_for_too_many_words_is_named_and_so_is_a_page_that_does() {
        RuleFault one = faults(adding("{terms: ['{病}{病}{病}{病}{病}{病}{病}']}")).getFirst();
        String many = "'{病}', ".repeat(3_000);

        assertThat(one.value()).isEqualTo("{病}{病}{病}{病}{病}{病}{病}");
        assertThat(one.expected()).contains("2000 words");
        assertThat(faults(adding("{terms: [" + many + "]}")).getFirst().expected())
                .contains("50000 words");
    }

    @Test
    void more_patterns_than_anybody_reads_are_refused_and_so_is_one_of_too_many_brackets() {
        String many = "{terms: [甲乙], pattern: 甲乙丙}\n      - ".repeat(1_000);

        assertThat(faults(adding(many + "{terms: [甲乙], pattern: 甲乙丙}"))
                        .getFirst()
                        .expected())
                .contains("1000 patterns");
        assertThat(faults(adding("{terms: [甲乙], pattern: '" + "(".repeat(1_999) + "'}"))
                        .getFirst()
                        .field())
                .endsWith("pattern");
    }

    @Test
    void no_shipped_pattern_is_too_slow_to_be_brought_as_a_change() {
        var wording = Wording.read(YamlNode.ofResource("words.yaml"));
        List<String> slow = ShippedRules.read().pages().stream()
                .flatMap(page -> RuleSheet.of(page).stream())
                .flatMap(sheet -> Stream.concat(
                        sheet.candidates().stream().map(RuleSheet.Words::pattern),
                        sheet.exemptions().stream().map(RuleSheet.Excuse::pattern)))
                .filter(pattern -> !pattern.isEmpty())
                .filter(pattern -> !PatternPace.isQuick(wording.ofPage()
                        .search(YamlNode.ofText("page", new Yaml().dump(Map.of("pattern", pattern))))
                        .orElseThrow()
                        .pattern()))
                .toList();

        assertThat(slow).isEmpty();
    }

    @Test
    void a_word_taken_from_a_form_is_written_as_lines_are_read() {
        String word = RuleText.normal("生词亁甲");

        assertThat(RuleText.normal(word)).isEqualTo(word);
        SHIPPED.amended(List.of(RulePage.always("page", adding("{terms: [" + word + "]}"))), 1);
    }

    @Test
    void a_single_rule_without_a_list_is_read_as_a_list_of_one() {
        String page = """
                additions:
                  to: AD-01
                  candidates: {terms: [封神口感]}
                """;

        SHIPPED.amended(List.of(RulePage.always("page", page)), 1);

        assertThat(RuleSheet.of(RulePage.always("page", page)))
                .extracting(RuleSheet::id)
                .containsExactly("AD-01");
    }
}
