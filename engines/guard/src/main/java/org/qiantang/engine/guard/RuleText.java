package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Writes pages: forms and lists of words as the YAML that people would have written. */
public final class RuleText {
    private static final int WIDTH = 400;

    private RuleText() {}

    /**
     * What a form adds to a rule; what is empty is left as it is.
     *
     * @param proof facts that would prove the words; {@code verdict} what follows where it is not known, empty for the usual
     */
    public record Form(
            String to,
            String note,
            List<String> terms,
            List<String> proof,
            String verdict,
            List<String> without,
            List<RuleSheet.Excuse> exemptions,
            String message,
            String messageEn,
            String rewrite,
            List<String> violates,
            List<String> clear,
            List<String> needsEvidence) {}

    /** The page with an addition at its end; an empty text is a new page. */
    public static String with(String page, Form form) {
        return with(page, List.of(form));
    }

    /** The page with an addition at its end for each form, in their order. */
    public static String with(String page, List<Form> forms) {
        var additions = new ArrayList<>(items(page, "additions"));
        forms.forEach(form -> additions.add(written(form)));
        return join(items(page, "rules"), additions);
    }

    /** A page of rules and additions, each as {@link RuleSheet#yaml()} has it. */
    public static String join(List<String> rules, List<String> additions) {
        return list("rules", rules) + list("additions", additions);
    }

    /** A page, or a single rule or addition without a list around it, as a page. */
    public static String page(String text) {
        YamlNode node;
        try {
            node = YamlNode.ofText("page", text);
        } catch (YAMLException | Unfit unreadable) {
            return text;
        }
        if (node.keys().contains("id")) {
            return join(List.of(text), List.of());
        }
        return node.keys().contains("to") ? join(List.of(), List.of(text)) : text;
    }

    /** A word as lines are read: half-width, small letters, simplified. */
    public static String normal(String word) {
        String once = AsRead.NORMALISER.normalise(word).toString().strip();
        // A rare letter becomes an old one, and that one today's.
        return AsRead.NORMALISER.normalise(once).toString().strip();
    }

    /** Read once, when the first word comes. */
    private static final class AsRead {
        static final Normaliser NORMALISER = Normaliser.beforeJoining();
    }

    private static List<String> items(String page, String key) {
        return page.isBlank() ? List.of() : new YamlLines(page).items(key);
    }

    private static String list(String key, List<String> items) {
        return items.isEmpty()
                ? ""
                : items.stream()
                        .map(item ->
                                "  - " + item.strip().replace("\n", "\n    ").replaceAll("(?m)[ ]+$", "") + "\n")
                        .collect(Collectors.joining("\n", key + ":\n", ""));
    }

    private static String written(Form form) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("to", form.to());
        put(item, "note", form.note());
        if (!form.terms().isEmpty()) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("terms", form.terms());
            put(words, "proof", form.proof());
            put(words, "verdict", form.verdict());
            item.put("candidates", List.of(words));
        }
        put(item, "without", form.without());
        put(
                item,
                "exemptions",
                form.exemptions().stream().map(RuleText::written).toList());
        put(item, "message", form.message());
        put(item, "message_en", form.messageEn());
        put(item, "rewrite", form.rewrite());
        Map<String, Object> tests = new LinkedHashMap<>();
        put(tests, "violates", form.violates());
        put(tests, "clear", form.clear());
        put(tests, "needs_evidence", form.needsEvidence());
        if (!tests.isEmpty()) {
            item.put("tests", tests);
        }
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(WIDTH);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options).dump(item);
    }

    private static Map<String, Object> written(RuleSheet.Excuse excuse) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", excuse.id());
        put(item, "pattern", excuse.pattern());
        put(item, "scope", excuse.scope());
        put(item, "goods", excuse.goods());
        put(item, "fact", excuse.fact());
        return item;
    }

    private static void put(Map<String, Object> item, String key, String text) {
        if (!text.isBlank()) {
            item.put(key, text);
        }
    }

    private static void put(Map<String, Object> item, String key, List<?> values) {
        if (!values.isEmpty()) {
            item.put(key, values);
        }
    }
}
