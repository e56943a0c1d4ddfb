package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page adds to a rule that is there: words, exemptions, other messages, tests; and words that it drops. */
record Addition(
        String to,
        List<Candidate> candidates,
        List<Exemption> exemptions,
        Set<String> without,
        @Nullable String message,
        @Nullable String messageEn,
        @Nullable String rewrite,
        List<RuleTest> tests) {

    static Addition read(YamlNode node, Wording wording) {
        String to = node.text("to");
        node.maybeText("note"); // for people
        var without = new HashSet<String>();
        node.texts("without").forEach(term -> without.addAll(wording.terms(node, "without", term)));
        var addition = new Addition(
                to,
                node.nodes("candidates").stream()
                        .map(candidate -> Candidate.read(candidate, wording))
                        .toList(),
                node.nodes("exemptions").stream()
                        .map(exemption -> Exemption.read(exemption, wording))
                        .toList(),
                Set.copyOf(without),
                node.maybeText("message").orElse(null),
                node.maybeText("message_en").orElse(null),
                node.maybeText("rewrite").orElse(null),
                RuleTest.read(node, to));
        node.mustBeReadWhole();
        if (addition.isEmpty()) {
            throw node.wrong("", "nothing", "candidates, exemptions, without, message, message_en, rewrite or tests");
        }
        return addition;
    }

    private boolean isEmpty() {
        return candidates.isEmpty()
                && exemptions.isEmpty()
                && without.isEmpty()
                && tests.isEmpty()
                && message == null
                && messageEn == null
                && rewrite == null;
    }

    /** The rule with this added. */
    Rule to(Rule rule) {
        var words = new ArrayList<Candidate>();
        rule.candidates().stream()
                .map(candidate -> candidate.without(without))
                .filter(candidate -> !candidate.terms().isEmpty())
                .forEach(words::add);
        words.addAll(candidates);
        var excuses = new ArrayList<>(rule.exemptions());
        excuses.addAll(exemptions);
        var lines = new ArrayList<>(rule.tests());
        lines.addAll(tests);
        return new Rule(
                rule.id(),
                rule.category(),
                rule.law(),
                rule.severity(),
                rule.action(),
                rule.binds(),
                rule.heeds(),
                words,
                excuses,
                message == null ? rule.message() : message,
                messageEn == null ? rule.messageEn() : messageEn,
                rewrite == null ? rule.rewrite() : rewrite,
                lines);
    }
}
