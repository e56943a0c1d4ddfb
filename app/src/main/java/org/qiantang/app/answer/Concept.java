package org.qiantang.app.answer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Offer;

/**
 * A matter that goods of many trades are asked about and that no key of the house stands for, read from {@code
 * concepts.yaml}: whether rain comes through, how many people it is for, who wrote it.
 *
 * @param asked the words that ask for it, over a question
 * @param label how sheets name the fact
 * @param value how sheets write of it; null where no value is telling
 * @param instead words of intents, and names of concepts, that its words sound like and that do not answer it
 * @param soft whether those do answer where no fact speaks of it
 */
record Concept(
        String name, Pattern asked, Pattern label, @Nullable Pattern value, Set<String> instead, boolean soft) {
    private static final int MOST_FACTS = 2;
    /** Facts whose values are names and numbers, and tell of nothing else. */
    private static final Set<FactKey> NAMING = EnumSet.of(
            FactKey.COLOUR,
            FactKey.BRAND,
            FactKey.MODEL,
            FactKey.MAKER,
            FactKey.STANDARD,
            FactKey.LICENCE,
            FactKey.REGISTRATION);

    private static final Pattern PARTICLE = Pattern.compile("[吗么呢啊呀的了能会可以是有没不多少几个什怎样这那]");

    static List<Concept> load() {
        List<Concept> concepts = Page.of("concepts.yaml").map("concepts").entrySet().stream()
                .map(entry -> of(String.valueOf(entry.getKey()), Page.mapping("concepts", entry.getValue())))
                .toList();
        Set<String> known = concepts.stream().map(Concept::name).collect(Collectors.toSet());
        Arrays.stream(Intent.values()).map(Intent::word).forEach(known::add);
        for (Concept concept : concepts) {
            if (!known.containsAll(concept.instead())) {
                throw new IllegalStateException("concepts: " + concept.name() + ": instead: " + concept.instead()
                        + " (expected: intents or concepts)");
            }
        }
        return concepts;
    }

    private static Concept of(String name, Map<?, ?> given) {
        String asked = String.valueOf(given.get("asked"));
        String label = given.containsKey("label") ? String.valueOf(given.get("label")) : asked;
        String value = given.containsKey("value") ? String.valueOf(given.get("value")) : label;
        Set<String> instead = given.containsKey("instead") ? Set.copyOf(Page.texts(given.get("instead"))) : Set.of();
        return new Concept(
                name,
                Pattern.compile(asked),
                insensitive(label),
                value.isEmpty() ? null : insensitive(value),
                instead,
                Boolean.TRUE.equals(given.get("soft")));
    }

    private static Pattern insensitive(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }

    /** The characters of the text that ask for it; none where it does not. */
    BitSet in(String text) {
        var by = new BitSet();
        asked.matcher(text).results().forEach(found -> by.set(found.start(), found.end()));
        return by;
    }

    /** The facts that speak of it, those first whose name says so and that share most with the question. */
    List<Fact> of(Offer offer, String question) {
        List<Fact> facts = offer.facts().facts().stream()
                .filter(fact -> weight(fact, question) > 0)
                .sorted(Comparator.comparingInt((Fact fact) -> weight(fact, question))
                        .reversed())
                .toList();
        int best = facts.isEmpty() ? 0 : weight(facts.getFirst(), question);
        return facts.stream()
                .filter(fact -> weight(fact, question) == best)
                .limit(MOST_FACTS)
                .toList();
    }

    private int weight(Fact fact, String question) {
        boolean named = label.matcher(fact.label()).find();
        boolean written = value != null
                && FactKey.named(fact.key()).filter(NAMING::contains).isEmpty()
                && value.matcher(fact.value()).find();
        if (!named && !written) {
            return 0;
        }
        long shared = PARTICLE.matcher(fact.label())
                .replaceAll("")
                .chars()
                .filter(letter -> question.indexOf(letter) >= 0)
                .count();
        return (named ? 3 : 0) + (written ? 2 : 0) + (int) Math.min(2, shared);
    }
}
