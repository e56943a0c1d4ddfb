package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Puts a book together: the shipped rules, then page after page. On the days on which a page counts, its rules stand in
 * the place of those of the same id, and its additions are part of theirs; on all other days nothing has changed.
 */
final class RuleAssembly {
    private final Wording wording;
    private final Normaliser normaliser;
    private final List<Rule> rules = new ArrayList<>();
    private final List<RuleFault> faults = new ArrayList<>();
    private final List<Amended> amended = new ArrayList<>();

    RuleAssembly(Wording wording, Normaliser normaliser) {
        this.wording = wording;
        this.normaliser = normaliser;
    }

    /** The rules in the order in which they are asked, or all that is wrong with the pages. */
    List<Rule> rules() {
        if (!faults.isEmpty()) {
            throw new UnfitRules(faults);
        }
        return List.copyOf(rules);
    }

    /** That a further page made a rule, replaced it or gave it words, from its first day until the one after its last. */
    record Amended(
            String rule, @Nullable LocalDate from, @Nullable LocalDate until) {
        boolean isOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    List<Amended> amended() {
        return List.copyOf(amended);
    }

    /** A page of the shipped book. */
    void ship(YamlNode page) {
        page.nodes("rules").forEach(node -> rules.add(Rule.read(node, wording)));
        page.mustBeReadWhole();
    }

    /** A further page; a fault in one of its rules leaves the others to be looked at too. */
    void add(RulePage page) {
        var lines = new YamlLines(page.text());
        YamlNode node;
        try {
            node = YamlNode.ofText(page.name(), page.text());
        } catch (Unfit noMapping) {
            faults.add(noMapping.in(page, lines));
            return;
        } catch (YAMLException noYaml) {
            faults.add(unreadable(page, noYaml));
            return;
        }
        Wording words = wording.ofPage();
        guarded(page, lines, () -> {
            List<YamlNode> own = node.nodes("rules");
            List<YamlNode> added = node.nodes("additions");
            if (own.isEmpty() && added.isEmpty()) {
                throw node.wrong("", "nothing", "rules or additions");
            }
            node.mustBeReadWhole();
            var ids = new HashSet<String>();
            each(page, lines, own, rule -> replace(rule, page, ids, words));
            each(page, lines, added, addition -> amend(addition, page, words));
        });
    }

    private void each(RulePage page, YamlLines lines, List<YamlNode> nodes, Consumer<YamlNode> work) {
        nodes.forEach(node -> guarded(page, lines, () -> work.accept(node)));
    }

    private void guarded(RulePage page, YamlLines lines, Runnable work) {
        try {
            work.run();
        } catch (Unfit unfit) {
            faults.add(unfit.in(page, lines));
        }
    }

    static RuleFault unreadable(RulePage page, YAMLException trouble) {
        if (trouble instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            int line = marked.getProblemMark().getLine() + 1;
            return new RuleFault(page.name(), null, "", String.valueOf(marked.getProblem()), "YAML", line);
        }
        return new RuleFault(page.name(), null, "", String.valueOf(trouble.getMessage()), "YAML", 1);
    }

    private void replace(YamlNode node, RulePage page, Set<String> ids, Wording words) {
        Rule rule = Rule.read(node, words);
        if (!ids.add(rule.id())) {
            throw node.wrong("id", rule.id(), "an id that this page has not used yet");
        }
        mustBeTested(node, rule.tests());
        mustBeSound(node, rule.candidates(), rule.exemptions());
        List<Rule> own = inside(rule, page.from(), page.until());
        // In the place of the one replaced: the first of a kind stands for it.
        boolean placed = false;
        var all = new ArrayList<Rule>();
        for (Rule one : rules) {
            if (one.id().equals(rule.id())) {
                if (!placed) {
                    all.addAll(own);
                    placed = true;
                }
                all.addAll(outside(one, page.from(), page.until()));
            } else {
                all.add(one);
            }
        }
        if (!placed) {
            all.addAll(own);
        }
        rules.clear();
        rules.addAll(all);
        amended.add(new Amended(rule.id(), page.from(), page.until()));
    }

    private void amend(YamlNode node, RulePage page, Wording words) {
        Addition addition = Addition.read(node, words);
        mustBeSound(node, addition.candidates(), addition.exemptions());
        Set<String> known = rules.stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        if (!known.contains(addition.to())) {
            throw node.wrong("to", addition.to(), "one of " + known);
        }
        for (String term : addition.without()) {
            if (rules.stream().noneMatch(rule -> rule.id().equals(addition.to()) && rule.hasTerm(term))) {
                throw node.wrong("without", term, "a word of " + addition.to());
            }
        }
        var all = new ArrayList<Rule>();
        for (Rule one : rules) {
            if (one.id().equals(addition.to())) {
                inside(one, page.from(), page.until()).forEach(rule -> all.add(addition.to(rule)));
                all.addAll(outside(one, page.from(), page.until()));
            } else {
                all.add(one);
            }
        }
        rules.clear();
        rules.addAll(all);
        if (!addition.candidates().isEmpty()) {
            amended.add(new Amended(addition.to(), page.from(), page.until()));
        }
    }

    private static void mustBeTested(YamlNode node, List<RuleTest> tests) {
        boolean finds = tests.stream().anyMatch(test -> test.expected() != Verdict.CLEAR);
        boolean spares = tests.stream().anyMatch(test -> test.expected() == Verdict.CLEAR);
        if (!finds || !spares) {
            throw node.wrong(
                    "tests", tests.size() + " lines", "at least one line that it finds and one innocent line (clear)");
        }
    }

    /** What no shipped rule needs to be asked: words that can be found at all, and patterns that hold nobody up. */
    private void mustBeSound(YamlNode node, List<Candidate> candidates, List<Exemption> exemptions) {
        for (int i = 0; i < candidates.size(); i++) {
            String place = "candidates[" + i + "]";
            for (String term : candidates.get(i).terms()) {
                String normal = normaliser.normalise(term).toString();
                if (!normal.equals(term)) {
                    throw node.wrong(place + ".terms", term, "as lines are read: " + normal);
                }
            }
            mustBeQuick(node, place, candidates.get(i).pattern());
        }
        for (int i = 0; i < exemptions.size(); i++) {
            mustBeQuick(node, "exemptions[" + i + "]", exemptions.get(i).pattern());
        }
    }

    private static void mustBeQuick(YamlNode node, String place, @Nullable Search search) {
        if (search != null && !PatternPace.isQuick(search.pattern())) {
            throw node.wrong(place + ".pattern", search, PatternPace.EXPECTED);
        }
    }

    private static List<Rule> inside(Rule rule, @Nullable LocalDate from, @Nullable LocalDate until) {
        Rule clipped = rule.during(from == null ? LocalDate.MIN : from, until == null ? LocalDate.MAX : until);
        return clipped.law().isEmpty() ? List.of() : List.of(clipped);
    }

    private static List<Rule> outside(Rule rule, @Nullable LocalDate from, @Nullable LocalDate until) {
        var parts = new ArrayList<Rule>();
        if (from != null) {
            parts.addAll(inside(rule, null, from));
        }
        if (until != null) {
            parts.addAll(inside(rule, until, null));
        }
        return parts;
    }
}
