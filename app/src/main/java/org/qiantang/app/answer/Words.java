package org.qiantang.app.answer;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.catalog.Places;

/** How viewers ask, read from {@code words.yaml}. */
record Words(
        Map<Intent, Pattern> intents,
        Pattern people,
        Pattern abroad,
        Pattern greeting,
        List<Pattern> steering,
        Pattern claimed,
        Map<String, Refused> declined,
        Pattern asking,
        Pattern earlier,
        Pattern before,
        Pattern comparing,
        Pattern lineup,
        Pattern unknowable,
        Pattern reported,
        Pattern quarrel,
        Map<String, Pattern> traits,
        Map<String, List<String>> kin,
        List<Concept> concepts,
        Pattern components,
        String colours) {

    /** A topic that is not talked about, and what is said instead. */
    record Refused(Pattern words, List<String> texts) {}

    /** How an intent is asked for. */
    Pattern askedBy(Intent intent) {
        Pattern known = intents.get(intent);
        if (known == null) {
            throw new IllegalStateException("intents: " + intent.word() + " (expected: a pattern)");
        }
        return known;
    }

    static Words load() {
        Page page = Page.of("words.yaml");
        return new Words(
                intents(page),
                page.pattern("people"),
                page.pattern("abroad"),
                page.pattern("greeting"),
                page.texts("steering").stream().map(Pattern::compile).toList(),
                page.pattern("claimed"),
                declined(page),
                page.pattern("asking"),
                page.pattern("earlier"),
                page.pattern("before"),
                page.pattern("comparing"),
                page.pattern("lineup"),
                page.pattern("unknowable"),
                page.pattern("reported"),
                page.pattern("quarrel"),
                traits(page),
                lists(page, "kin"),
                Concept.load(),
                page.pattern("components"),
                page.text("colours"));
    }

    private static Map<Intent, Pattern> intents(Page page) {
        Map<?, ?> given = page.map("intents");
        String place = "(?:" + page.text("abroad") + "|" + Places.all().collect(Collectors.joining("|")) + ")";
        var patterns = new EnumMap<Intent, Pattern>(Intent.class);
        for (Intent intent : Intent.values()) {
            if (!(given.get(intent.word()) instanceof String text)) {
                throw new IllegalStateException("intents: " + intent.word() + " (expected: a pattern)");
            }
            String whole = text.replace("@people", page.text("people")).replace("@place", place);
            patterns.put(intent, Pattern.compile(whole));
        }
        if (given.size() != patterns.size()) {
            throw new IllegalStateException("intents: " + given.keySet() + " (expected: those of Intent)");
        }
        return patterns;
    }

    private static Map<String, Refused> declined(Page page) {
        var topics = new LinkedHashMap<String, Refused>();
        page.map("declined").forEach((topic, value) -> {
            Map<?, ?> refused = Page.mapping("declined: " + topic, value);
            topics.put(
                    String.valueOf(topic),
                    new Refused(
                            Pattern.compile(String.valueOf(refused.get("words"))), Page.texts(refused.get("texts"))));
        });
        return topics;
    }

    private static Map<String, Pattern> traits(Page page) {
        var traits = new LinkedHashMap<String, Pattern>();
        page.map("traits")
                .forEach((asked, written) ->
                        traits.put(String.valueOf(asked), Pattern.compile(String.valueOf(written))));
        return traits;
    }

    private static Map<String, List<String>> lists(Page page, String key) {
        var lists = new LinkedHashMap<String, List<String>>();
        page.map(key).forEach((name, texts) -> lists.put(String.valueOf(name), Page.texts(texts)));
        return lists;
    }

    /** The clauses that ask for an intent; of a price all, since what is bought may stand in another. */
    String clausesOf(Intent intent, String text) {
        String asking = intent == Intent.PRICE
                ? ""
                : Stream.of(text.split("[,，。;；?？!！]+", -1))
                        .filter(clause -> askedBy(intent).matcher(clause).find())
                        .collect(Collectors.joining(","));
        return asking.isEmpty() ? text : asking;
    }
}
