package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every test line that stands beside a rule in the rule files. */
class RuleTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Guard GUARD = Guard.load();

    static List<RuleBook.Dated> rows() {
        return RuleBook.load().tests(DAY);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_rule_judges_the_lines_beside_it(RuleBook.Dated row) {
        var judgement = GUARD.judge(row.line());

        var worst = judgement.findings().stream()
                .filter(finding -> finding.rule().equals(row.test().rule()))
                .map(Finding::verdict)
                .max(Enum::compareTo)
                .orElse(Verdict.CLEAR);
        assertThat(worst)
                .as("%s%n%s", row, judgement.findings())
                .isEqualTo(row.test().expected());
    }

    @Test
    void every_shipped_rule_is_in_force_with_lines_beside_it() {
        var rules = ShippedRules.read().pages().stream()
                .flatMap(page -> RuleSheet.of(page).stream())
                .toList();

        assertThat(rules).hasSizeGreaterThan(25);
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.tests()).as(rule.id()).isNotEmpty());
        assertThat(rules.stream().mapToInt(rule -> rule.tests().size()).sum()).isEqualTo(rows().size());
    }

    /** A character that reading turns into another is never met, and neither is a word that has it. */
    @Test
    void what_rules_look_for_is_written_as_lines_are_read() {
        YamlNode words = YamlNode.ofResource("words.yaml");
        String soughtFor = Stream.concat(
                        ShippedRules.read().pages().stream()
                                .flatMap(page -> RuleSheet.of(page).stream())
                                .flatMap(RuleTableTest::soughtBy),
                        words.keys().stream().flatMap(word -> words.texts(word).stream()))
                .collect(Collectors.joining());
        Normaliser normaliser = Normaliser.beforeJoining();

        assertThat(soughtFor.codePoints().filter(Character::isIdeographic).distinct())
                .hasSizeGreaterThan(1_000)
                .allSatisfy(point -> assertThat(
                                normaliser.normalise(Character.toString(point)).toString())
                        .isEqualTo(Character.toString(point)));
    }

    private static Stream<String> soughtBy(RuleSheet rule) {
        return Stream.concat(
                rule.candidates().stream()
                        .flatMap(words -> Stream.concat(words.terms().stream(), Stream.of(words.pattern()))),
                rule.exemptions().stream().map(RuleSheet.Excuse::pattern));
    }
}
