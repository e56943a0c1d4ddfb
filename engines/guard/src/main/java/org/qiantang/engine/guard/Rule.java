package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        @Nullable String rewrite) {

    private static final Set<Speaker> OPERATOR = Set.of(Speaker.HOST, Speaker.STAFF, Speaker.BOT);

    static Rule read(YamlNode node, Wording wording) {
        Set<Speaker> binds = node.texts("binds").stream().map(Speaker::valueOf).collect(Collectors.toUnmodifiableSet());
        var heeds = EnumSet.allOf(Stance.class);
        node.texts("ignores").forEach(stance -> heeds.remove(Stance.valueOf(stance)));
        var rule = new Rule(
                node.text("id"),
                node.text("category"),
                node.nodes("law").stream().map(Edition::read).toList(),
                Severity.valueOf(node.text("severity")),
                Action.valueOf(node.text("action")),
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
                node.maybeText("rewrite").orElse(null));
        node.maybe("tests"); // run by the rule table test; not needed to judge
        node.mustBeReadWhole();
        return rule;
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

    /** How a candidate of this rule ends; empty if the facts show that there is nothing to look at. */
    Optional<Ruling> weigh(Candidate candidate, Sentence sentence, Line line) {
        if (!binds.contains(line.speaker())) {
            return Optional.of(Ruling.exempt("viewer_speech"));
        }
        Optional<Ruling> doubt = Optional.empty();
        for (Exemption exemption : exemptions) {
            Optional<Ruling> ruling = exemption.weigh(sentence, line.goods());
            if (ruling.isPresent() && ruling.get().verdict() == Verdict.CLEAR) {
                return ruling;
            }
            doubt = doubt.isPresent() ? doubt : ruling;
        }
        Optional<Ruling> unlessFactKnown = doubt;
        return Stance.weigh(heeds, sentence, line.speaker())
                .or(() -> unlessFactKnown)
                .or(() -> candidate.weigh(sentence, line));
    }
}
