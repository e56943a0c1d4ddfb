package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All rules of one version, and the automaton that finds their candidates in one pass. */
final class RuleBook {
    static final String INDEX = "rules/index.yaml";

    /** A line that repeats one word is settled by its first places, so that no line can hold up a room. */
    private static final int MAX_PLACES = 16;

    private final String version;
    private final List<Rule> rules;
    private final List<Entry> entries;
    private final List<Entry> ofFactsAlone;
    private final List<int[]> entriesOfTerm;
    private final Automaton automaton;
    private final Normaliser normaliser = Normaliser.beforeJoining();
    private final Joiner joiner;
    private final List<RuleAssembly.Amended> amended;

    /** A candidate with the rule that it belongs to. */
    record Entry(Rule rule, Candidate candidate) {}

    private RuleBook(String version, List<Rule> rules, List<RuleAssembly.Amended> amended) {
        this.version = version;
        this.amended = List.copyOf(amended);
        this.rules = List.copyOf(rules);
        entries = rules.stream()
                .flatMap(rule -> rule.candidates().stream().map(candidate -> new Entry(rule, candidate)))
                .toList();
        ofFactsAlone = entries.stream()
                .filter(entry -> entry.candidate().isOfFactsAlone())
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
        DisguiseTable disguises = DisguiseTable.shipped(normaliser);
        var sought = new LinkedHashSet<>(
                SoughtWords.of(entries.stream().map(Entry::candidate).toList()));
        sought.addAll(disguises.composed());
        sought.addAll(Sounds.shippedWords());
        joiner = new Joiner(disguises, List.copyOf(sought));
    }

    static RuleBook load() {
        return of(List.of(), 0);
    }

    /**
     * The shipped book with further pages, in their order.
     *
     * @param edition which of the books made of this shipped one it is; 0 is the shipped one itself
     * @throws UnfitRules with all that is wrong with the pages
     */
    static RuleBook of(List<RulePage> further, int edition) {
        ShippedRules shipped = ShippedRules.read();
        var assembly = new RuleAssembly(Wording.read(YamlNode.ofResource("words.yaml")), Normaliser.beforeJoining());
        shipped.pages().forEach(page -> assembly.ship(YamlNode.ofText(page.name(), page.text())));
        further.forEach(assembly::add);
        String version = edition == 0 ? shipped.version() : shipped.version() + "-e" + edition;
        return new RuleBook(version, assembly.rules(), assembly.amended());
    }

    /** A line as the rules of this book read it: its disguises undone where words come of it that they look for. */
    Normal read(String raw) {
        return joiner.join(normaliser.normalise(raw));
    }

    /** Whether a rule has only the words with which it was shipped, on that day. */
    boolean isAsShipped(String rule, LocalDate day) {
        return amended.stream().noneMatch(one -> one.rule().equals(rule) && one.isOn(day));
    }

    String version() {
        return version;
    }

    /** A line beside a rule, on a day on which that rule is in force. */
    record Dated(RuleTest test, Line line) {}

    /** The tests of all rules, on that day; of a rule that is not in force then, on its first day. */
    List<Dated> tests(LocalDate usual) {
        Map<String, List<Rule>> byId =
                rules.stream().collect(Collectors.groupingBy(Rule::id, LinkedHashMap::new, Collectors.toList()));
        var tests = new ArrayList<Dated>();
        for (List<Rule> parts : byId.values()) {
            Optional<Rule> today = parts.stream()
                    .filter(rule -> rule.editionOn(usual).isPresent())
                    .findFirst();
            Rule rule = today.orElse(parts.getFirst());
            LocalDate day = today.isPresent() ? usual : rule.law().getFirst().from();
            rule.tests().forEach(test -> tests.add(new Dated(test, test.line(day))));
        }
        return tests;
    }

    /** The kinds of breach of which some rule has this severity. */
    Set<String> kinds(Severity severity) {
        return rules.stream()
                .filter(rule -> rule.severity() == severity)
                .map(Rule::category)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rule that stands for its kind where no word says which: the first one in force. */
    Optional<Rule> leading(String category, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.category().equals(category))
                .filter(rule -> rule.editionOn(day).isPresent())
                .findFirst();
    }

    Optional<RuleNotice> sheet(String id, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .flatMap(rule -> rule.editionOn(day).map(edition -> RuleNotice.of(rule, edition)).stream())
                .findFirst();
    }

    /**
     * The spans in the text that make some rule look closer.
     *
     * @param heldUp words of it of which it is not known whether its pattern is there
     */
    record Places(List<Span> found, List<Span> heldUp) {
        Places {
            found = List.copyOf(found);
            heldUp = List.copyOf(heldUp);
        }

        boolean isEmpty() {
            return found.isEmpty() && heldUp.isEmpty();
        }
    }

    /** Candidates that no words raise. */
    List<Entry> ofFactsAlone() {
        return ofFactsAlone;
    }

    /** Where the text makes some rule look closer, by candidate. */
    Map<Entry, Places> candidatesIn(Normal text) {
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
        var places = new LinkedHashMap<Entry, Places>();
        hits.forEach((entry, spans) -> places.put(entry, places(entry.candidate(), text, spans)));
        places.values().removeIf(Places::isEmpty);
        return places;
    }

    private static Places places(Candidate candidate, Normal text, List<Span> terms) {
        var pattern = candidate.pattern();
        if (pattern == null) {
            return new Places(terms, List.of());
        }
        var spans = new ArrayList<Span>();
        Search.End end = pattern.walk(text, text.looks(), (from, to) -> {
            if (to > from) {
                spans.add(new Span(from, to));
            }
            return spans.size() < MAX_PLACES;
        });
        return switch (end) {
            case STOPPED, THROUGH -> new Places(spans, List.of());
            case HELD_UP ->
                new Places(
                        spans,
                        terms.stream()
                                .filter(term -> spans.stream().noneMatch(term::overlaps))
                                .toList());
        };
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
