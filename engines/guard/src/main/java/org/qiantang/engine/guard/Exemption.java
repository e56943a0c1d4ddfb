package org.qiantang.engine.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reason, written beside the rule, why a candidate may stand: words around it, the kind of goods, or a fact. */
record Exemption(
        String id,
        @Nullable Search pattern,
        Scope scope,
        Set<String> goods,
        @Nullable String fact) {

    /** Where the words of an exemption must stand: over the candidate itself, in its clause, or anywhere in the line. */
    enum Scope {
        SPAN,
        CLAUSE,
        LINE
    }

    static Exemption read(YamlNode node, Wording wording) {
        var exemption = new Exemption(
                node.text("id"),
                wording.search(node).orElse(null),
                node.maybeOne("scope", Scope.class).orElse(Scope.SPAN),
                Set.copyOf(node.texts("goods")),
                node.maybeText("fact").orElse(null));
        if (exemption.pattern == null && exemption.goods.isEmpty() && exemption.fact == null) {
            throw node.wrong("pattern", "nothing", "a pattern, goods or a fact");
        }
        node.mustBeReadWhole();
        return exemption;
    }

    /** The ruling, if this exemption has a say: it clears, or it would if a fact were known or its words had been found. */
    Optional<Ruling> weigh(Sentence sentence, @Nullable Goods sold) {
        if (!goods.isEmpty() && (sold == null || !sold.countAs(goods))) {
            return Optional.empty();
        }
        Search.End words = pattern == null ? Search.End.STOPPED : words(pattern, sentence);
        return switch (words) {
            case STOPPED -> weigh(sold);
            case THROUGH -> Optional.empty();
            case HELD_UP -> Optional.of(Ruling.heldUp());
        };
    }

    private Optional<Ruling> weigh(@Nullable Goods sold) {
        if (fact == null) {
            return Optional.of(Ruling.exempt(id));
        }
        Optional<String> known = sold == null ? Optional.empty() : sold.fact(fact);
        if (known.isEmpty()) {
            return pattern == null
                    ? Optional.empty()
                    : Optional.of(new Ruling(Verdict.NEEDS_EVIDENCE, List.of(), List.of(fact), id));
        }
        return known.filter(value -> !value.equals(Fact.NONE))
                .map(_ -> new Ruling(Verdict.CLEAR, List.of(fact), List.of(), id));
    }

    private Search.End words(Search words, Sentence sentence) {
        return switch (scope) {
            case SPAN -> sentence.over(words);
            case CLAUSE -> sentence.inClause(words);
            case LINE -> sentence.anywhere(words);
        };
    }
}
