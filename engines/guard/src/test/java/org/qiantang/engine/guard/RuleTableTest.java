package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every test line that stands beside a rule in the rule files. */
class RuleTableTest {
    private static final Guard GUARD = Guard.load();

    record Row(String rule, Verdict expected, Line line) {
        @Override
        public String toString() {
            return rule + " " + expected + ": " + line.text() + " " + line.goods();
        }
    }

    static Stream<Row> rows() {
        var rows = new ArrayList<Row>();
        for (String file : YamlNode.ofResource(RuleBook.INDEX).texts("files")) {
            for (YamlNode rule : YamlNode.ofResource("rules/" + file).nodes("rules")) {
                var tests = new YamlNode(rule.place(), rule.maybe("tests").orElseThrow());
                rows.addAll(rows(rule, tests, "violates", Verdict.VIOLATES));
                rows.addAll(rows(rule, tests, "clear", Verdict.CLEAR));
                rows.addAll(rows(rule, tests, "needs_evidence", Verdict.NEEDS_EVIDENCE));
                tests.mustBeReadWhole();
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_rule_judges_the_lines_beside_it(Row row) {
        var judgement = GUARD.judge(row.line());

        var worst = judgement.findings().stream()
                .filter(finding -> finding.rule().equals(row.rule()))
                .map(Finding::verdict)
                .max(Enum::compareTo)
                .orElse(Verdict.CLEAR);
        assertThat(worst).as("%s%n%s", row, judgement.findings()).isEqualTo(row.expected());
    }

    private static List<Row> rows(YamlNode rule, YamlNode tests, String key, Verdict expected) {
        return tests
                .maybe(key)
                .map(value -> value instanceof List<?> list ? list : List.of())
                .orElse(List.of())
                .stream()
                .map(entry -> new Row(rule.text("id"), expected, line(rule.place(), entry)))
                .toList();
    }

    private static Line line(String place, Object entry) {
        if (entry instanceof String text) {
            return new Line(text, Channel.SPEECH, Speaker.HOST, LocalDate.of(2026, 11, 23), Goods.of("家居日用"));
        }
        var node = new YamlNode(place, entry);
        var line = new Line(
                node.text("text"),
                node.maybeText("channel").map(Channel::valueOf).orElse(Channel.SPEECH),
                node.maybeText("speaker").map(Speaker::valueOf).orElse(Speaker.HOST),
                node.maybeText("on").map(LocalDate::parse).orElse(LocalDate.of(2026, 11, 23)),
                goods(node).orElse(null));
        node.mustBeReadWhole();
        return line;
    }

    private static Optional<Goods> goods(YamlNode node) {
        String category = node.maybeText("goods").orElse("家居日用");
        var goods = new Goods(
                category,
                node.dictionary("facts"),
                node.maybeText("pieces").map(Long::valueOf).orElse(null),
                node.maybeText("price").map(Long::valueOf).orElse(null),
                node.maybeText("lowest_deal").map(Long::valueOf).orElse(null));
        return category.equals("null") ? Optional.empty() : Optional.of(goods);
    }
}
