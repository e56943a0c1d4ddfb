package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of the rule base: the law it stands on, what raises it, what excuses it, and what to tell people. */
record Rule(
        String id,
        String category,
        List<Edition> law,
        Severity severity,
        Action action,
        Set<Speaker> binds,
        Set<Stance> heeds,
        List<Candidate> candidates,
        List<Exemption> exemptions,
        String message,
        String messageEn,
        @Nullable String rewrite,
        List<RuleTest> tests) {

    private static final Set<Speaker> OPERATOR = Set.of(Speaker.HOST, Speaker.STAFF, Speaker.BOT);

    static Rule read(YamlNode node, Wording wording) {
        String id = node.text("id");
        String category = node.text("category");
        if (!Category.names().contains(category)) {
            throw node.wrong("category", category, "one of " + Category.names());
        }
        Set<Speaker> binds = Set.copyOf(node.some("binds", Speaker.class));
        var heeds = EnumSet.allOf(Stance.class);
        node.some("ignores", Stance.class).forEach(heeds::remove);
        var rule = new Rule(
                id,
                category,
                node.nodes("law").stream().map(Edition::read).toList(),
                node.one("severity", Severity.class),
                node.one("action", Action.class),
                binds.isEmpty() ? OPERATOR : binds,
                Set.copyOf(heeds),
                node.nodes("candidates").stream()
                        .map(candidate -> Candidate.read(candidate, wording))
                        .toList(),
                node.nodes("exemptions").stream()
                        .map(exemption -> Exemption.read(exemption, wording))
                        .toList(),
                node.text("message"),
                node.text("message_en"),
                node.maybeText("rewrite").orElse(null),
                RuleTest.read(node, id));
        if (rule.law.isEmpty()) {
            throw node.wrong("law", "none", "at least one article with the day from which it is in force");
        }
        if (rule.candidates.isEmpty()) {
            throw node.wrong("candidates", "none", "at least one");
        }
        node.mustBeReadWhole();
        return rule;
    }

    /** The same rule on these days alone; without any law where it was never in force on them. */
    Rule during(LocalDate from, LocalDate until) {
        List<Edition> inForce = law.stream()
                .flatMap(edition -> edition.during(from, until).stream())
                .toList();
        return new Rule(
                id,
                category,
                inForce,
                severity,
                action,
                binds,
                heeds,
                candidates,
                exemptions,
                message,
                messageEn,
                rewrite,
                tests);
    }

    boolean hasTerm(String term) {
        return candidates.stream().anyMatch(candidate -> candidate.terms().contains(term));
    }

    /** The facts that would settle a claim of this kind. */
    List<String> proof() {
        return candidates.stream()
                .flatMap(candidate -> candidate.proof().stream())
                .distinct()
                .toList();
    }

    Optional<Edition> editionOn(LocalDate day) {
        return law.stream().filter(edition -> edition.inForceOn(day)).findFirst();
    }

    /** How a candidate of this rule ends; empty if the facts or the speaker show that there is nothing to look at. */
    Optional<Ruling> weigh(Candidate candidate, Sentence sentence, Line line) {
        if (!binds.contains(line.speaker())) {
            // what binds machines alone is no matter of a person on air
            return line.speaker() == Speaker.VIEWER ? Optional.of(Ruling.exempt("viewer_speech")) : Optional.empty();
        }
        Optional<Ruling> doubt = Optional.empty();
        boolean heldUp = false;
        for (Exemption exemption : exemptions) {
            Optional<Ruling> ruling = exemption.weigh(sentence, line.goods());
            if (ruling.isPresent() && ruling.get().verdict() == Verdict.CLEAR) {
                return ruling;
            }
            if (ruling.filter(Ruling::isHeldUp).isPresent()) {
                heldUp = true;
            } else {
                doubt = doubt.isPresent() ? doubt : ruling;
            }
        }
        Optional<Ruling> unlessFactKnown = doubt;
        Optional<Ruling> ruling = Stance.weigh(heeds, sentence, line.speaker())
                .or(() -> unlessFactKnown)
                .or(() -> candidate.weigh(sentence, line));
        // What might have been excused by words that nobody finished looking for accuses nobody.
        return heldUp ? ruling.map(Ruling::withoutAccusing) : ruling;
    }

    /** How a word ends whose candidate's search was held up: nobody is accused by it, and it is not held lawful either. */
    Ruling weighHeldUp(Candidate candidate, Line line) {
        return binds.contains(line.speaker()) ? candidate.weighHeldUp(line.goods()) : Ruling.exempt("viewer_speech");
    }
}
