package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line that stands beside a rule, with what the rule must make of it.
 *
 * @param on the day on which it is said; null where any day of the rule will do
 */
public record RuleTest(
        String rule,
        Verdict expected,
        String text,
        Channel channel,
        Speaker speaker,
        @Nullable LocalDate on,
        @Nullable Goods goods) {
    /** The goods of a line that names none: such as hardly any rule is about. */
    static final String USUAL_GOODS = "家居日用";

    private static final int LONGEST = 500;

    /** What {@code tests} of a rule or an addition holds, in the order violates, clear, needs_evidence. */
    static List<RuleTest> read(YamlNode rule, String id) {
        Optional<Object> given = rule.maybe("tests");
        if (given.isEmpty()) {
            return List.of();
        }
        var tests = new YamlNode(rule.place() + ".tests", given.get());
        var all = new ArrayList<RuleTest>();
        all.addAll(read(tests, "violates", id, Verdict.VIOLATES));
        all.addAll(read(tests, "clear", id, Verdict.CLEAR));
        all.addAll(read(tests, "needs_evidence", id, Verdict.NEEDS_EVIDENCE));
        tests.mustBeReadWhole();
        return all;
    }

    private static List<RuleTest> read(YamlNode tests, String key, String rule, Verdict expected) {
        var read = new ArrayList<RuleTest>();
        List<?> entries = tests.list(key);
        for (int i = 0; i < entries.size(); i++) {
            Object entry = entries.get(i);
            // A text alone is a line with everything else as usual.
            Object line = entry instanceof String text ? Map.of("text", text) : entry;
            read.add(read(new YamlNode(tests.place() + "." + key + "[" + i + "]", line), rule, expected));
        }
        return read;
    }

    private static RuleTest read(YamlNode node, String rule, Verdict expected) {
        String text = node.text("text");
        if (text.length() > LONGEST) {
            throw node.wrong("text", text.length() + " characters", "at most " + LONGEST);
        }
        var test = new RuleTest(
                rule,
                expected,
                text,
                node.maybeOne("channel", Channel.class).orElse(Channel.SPEECH),
                node.maybeOne("speaker", Speaker.class).orElse(Speaker.HOST),
                node.maybeDay("on").orElse(null),
                goods(node));
        node.mustBeReadWhole();
        return test;
    }

    private static @Nullable Goods goods(YamlNode node) {
        String category = node.maybeText("goods").orElse(USUAL_GOODS);
        Map<String, String> facts = node.dictionary("facts");
        Long pieces = node.maybeNumber("pieces").orElse(null);
        Long price = node.maybeNumber("price").orElse(null);
        Long lowest = node.maybeNumber("lowest_deal").orElse(null);
        return category.equals("null") ? null : new Goods(category, facts, pieces, price, lowest);
    }

    Line line(LocalDate usual) {
        return new Line(text, channel, speaker, on == null ? usual : on, goods);
    }
}
