package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules of one version, and the automaton that finds their candidates in one pass. */
final class RuleBook {
    static final String INDEX = "rules/index.yaml";

    /** A line that repeats one word is settled by its first places, so that no line can hold up a room. */
    private static final int MAX_PLACES = 16;

    private final String version;
    private final List<Rule> rules;
    private final List<Entry> entries;
    private final List<int[]> entriesOfTerm;
    private final Automaton automaton;

    /** A candidate with the rule that it belongs to. */
    record Entry(Rule rule, Candidate candidate) {}

    private RuleBook(String version, List<Rule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        entries = rules.stream()
                .flatMap(rule -> rule.candidates().stream().map(candidate -> new Entry(rule, candidate)))
                .toList();
        var byTerm = new LinkedHashMap<String, List<Integer>>();
        for (int entry = 0; entry < entries.size(); entry++) {
            for (String term : entries.get(entry).candidate().terms()) {
                byTerm.computeIfAbsent(term, _ -> new ArrayList<>()).add(entry);
            }
        }
        entriesOfTerm = byTerm.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        automaton = new Automaton(List.copyOf(byTerm.keySet()));
    }

    static RuleBook load() {
        YamlNode index = YamlNode.ofResource(INDEX);
        String version = index.text("version");
        var wording = Wording.read(YamlNode.ofResource("words.yaml"));
        var rules = new ArrayList<Rule>();
        for (String file : index.texts("files")) {
            YamlNode page = YamlNode.ofResource("rules/" + file);
            page.nodes("rules").forEach(node -> rules.add(Rule.read(node, wording)));
            page.mustBeReadWhole();
        }
        index.mustBeReadWhole();
        return new RuleBook(version, rules);
    }

    String version() {
        return version;
    }

    /** The rule that stands for its kind where no word says which: the first one in force. */
    Optional<Rule> leading(String category, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.category().equals(category))
                .filter(rule -> rule.editionOn(day).isPresent())
                .findFirst();
    }

    Optional<RuleSheet> sheet(String id, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .flatMap(rule -> rule.editionOn(day).map(edition -> RuleSheet.of(rule, edition)));
    }

    /** The spans in the text that make some rule look closer, by candidate. */
    Map<Entry, List<Span>> candidatesIn(Normal text) {
        var hits = new LinkedHashMap<Entry, List<Span>>();
        automaton.scan(text, (word, from, to) -> {
            if (standsAlone(text, from, to)) {
                for (int entry : entriesOfTerm.get(word)) {
                    List<Span> places = hits.computeIfAbsent(entries.get(entry), _ -> new ArrayList<>());
                    if (places.size() < MAX_PLACES) {
                        places.add(new Span(from, to));
                    }
                }
            }
        });
        hits.replaceAll((entry, spans) -> matches(entry.candidate(), text, spans));
        hits.values().removeIf(List::isEmpty);
        return hits;
    }

    private static List<Span> matches(Candidate candidate, Normal text, List<Span> terms) {
        var pattern = candidate.pattern();
        if (pattern == null) {
            return terms;
        }
        var spans = new ArrayList<Span>();
        var matcher = pattern.matcher(text);
        while (spans.size() < MAX_PLACES && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return spans;
    }

    /** A Latin word must not be a piece of a longer one: "vx" in "lvxing" is nobody's account. */
    private static boolean standsAlone(Normal text, int from, int to) {
        return !isInsideLatin(text, from) && !isInsideLatin(text, to);
    }

    private static boolean isInsideLatin(Normal text, int index) {
        return text.touches(index) && isLatin(text.charAt(index - 1)) && isLatin(text.charAt(index));
    }

    private static boolean isLatin(char unit) {
        return unit >= 'a' && unit <= 'z';
    }
}
