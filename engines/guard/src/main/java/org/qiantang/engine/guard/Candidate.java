package org.qiantang.engine.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that make a rule look closer: terms, and optionally a pattern that must then match around them. What it means
 * if nothing excuses it is said by a verdict, by proof that the seller should hold, or by a check against the facts.
 *
 * @param withoutGoods what follows for words about goods of some kind where nobody knows which are spoken of
 */
record Candidate(
        List<String> terms,
        @Nullable Search pattern,
        Set<String> goods,
        Set<String> notGoods,
        List<String> proof,
        Verdict verdict,
        @Nullable FactCheck check,
        Verdict withoutGoods) {

    static Candidate read(YamlNode node, Wording wording) {
        List<String> proof = node.texts("proof");
        var candidate = new Candidate(
                node.texts("terms").stream()
                        .flatMap(term -> wording.terms(node, "terms", term).stream())
                        .distinct()
                        .toList(),
                wording.search(node).orElse(null),
                Set.copyOf(node.texts("goods")),
                Set.copyOf(node.texts("not_goods")),
                proof,
                node.maybeOne("verdict", Verdict.class)
                        .orElse(proof.isEmpty() ? Verdict.VIOLATES : Verdict.NEEDS_EVIDENCE),
                node.maybeOne("check", FactCheck.class).orElse(null),
                node.maybeOne("without_goods", Verdict.class).orElse(Verdict.NEEDS_EVIDENCE));
        if (candidate.terms.isEmpty() != candidate.isOfFactsAlone()) {
            throw node.wrong(
                    "terms",
                    candidate.terms,
                    candidate.isOfFactsAlone()
                            ? "none beside this check"
                            : "at least one, which also opens the pattern");
        }
        node.mustBeReadWhole();
        return candidate;
    }

    /** Whether no words raise it, but facts that stand against each other. */
    boolean isOfFactsAlone() {
        return check != null && check.isOfFactsAlone();
    }

    /** The same with some words dropped. */
    Candidate without(Set<String> dropped) {
        List<String> left =
                terms.stream().filter(term -> !dropped.contains(term)).toList();
        return new Candidate(left, pattern, goods, notGoods, proof, verdict, check, withoutGoods);
    }

    boolean isAbout(@Nullable Goods sold) {
        if (sold == null || !sold.isKindKnown()) {
            return true;
        }
        return (goods.isEmpty() || sold.countAs(goods)) && !sold.countAs(notGoods);
    }

    /** What follows if neither an exemption nor the speaker's stance takes the claim away; empty if there is none. */
    Optional<Ruling> weigh(Sentence sentence, Line line) {
        Goods sold = line.goods();
        boolean isKindKnown = sold != null && sold.isKindKnown();
        if (!isKindKnown && !(goods.isEmpty() && notGoods.isEmpty())) {
            return withoutGoods == Verdict.CLEAR
                    ? Optional.empty()
                    : Optional.of(new Ruling(withoutGoods, List.of(), List.of(Fact.LEGAL_CATEGORY), null));
        }
        if (check != null) {
            Optional<Ruling> ruling = check.weigh(sentence, line);
            return ruling.isPresent() || proof.isEmpty() ? ruling : Optional.of(byProof(sold));
        }
        return Optional.of(proof.isEmpty() ? Ruling.of(verdict) : byProof(sold));
    }

    /** The same where it is not known whether its pattern is in the line: a proof that is held settles it all the same. */
    Ruling weighHeldUp(@Nullable Goods sold) {
        boolean settled = check == null && !proof.isEmpty() && byProof(sold).verdict() == Verdict.CLEAR;
        return settled ? byProof(sold) : Ruling.heldUp();
    }

    private Ruling byProof(@Nullable Goods sold) {
        boolean knownAbsent = false;
        for (String fact : proof) {
            Optional<String> value = sold == null ? Optional.empty() : sold.fact(fact);
            if (value.isPresent() && !value.get().equals(Fact.NONE)) {
                return Ruling.byFact(Verdict.CLEAR, fact);
            }
            knownAbsent |= value.isPresent();
        }
        if (knownAbsent) {
            return new Ruling(Verdict.VIOLATES, proof, List.of(), null);
        }
        return new Ruling(verdict, List.of(), proof, null);
    }
}
