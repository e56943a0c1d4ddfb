package org.qiantang.app.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one paper of a product stands on a day: one that its legal category asks for, or another that its sheet has.
 *
 * @param need what the category asks for; null for a paper that is there of the merchant's own accord
 * @param fact what the sheet states; null where it states nothing
 */
public record PaperStanding(
        FactKeyed about,
        @Nullable ProofNeed need,
        State state,
        @Nullable Fact fact) {
    /** How it stands. */
    public enum State {
        VALID("valid"),
        EXPIRED("expired"),
        NOT_YET("not-yet"),
        /** The sheet states a number without the paper that proves it. */
        UNPROVED("unproved"),
        MISSING("missing");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The key of a fact with its labels. */
    public record FactKeyed(String key, String zh, String en) {}

    /** The papers of goods of a category, the compulsory ones first. */
    public static List<PaperStanding> of(LegalCategory category, FactSheet sheet, LocalDate day) {
        var standings = new ArrayList<PaperStanding>();
        Set<String> compulsory = new HashSet<>();
        for (ProofNeed need : category.needs()) {
            String key = need.key().key();
            compulsory.add(key);
            Fact fact = sheet.fact(need.key()).orElse(null);
            standings.add(new PaperStanding(new FactKeyed(key, need.zh(), need.en()), need, state(fact, day), fact));
        }
        for (Fact fact : sheet.facts()) {
            if (fact.proof() != null && !compulsory.contains(fact.key())) {
                var about = new FactKeyed(
                        fact.key(),
                        fact.label(),
                        FactKey.named(fact.key()).map(FactKey::en).orElse(fact.label()));
                standings.add(new PaperStanding(about, null, state(fact, day), fact));
            }
        }
        return List.copyOf(standings);
    }

    public boolean isCompulsory() {
        return need != null;
    }

    /** Whether it is this paper that permits the goods to be sold. */
    public boolean isPermit() {
        return need != null && need.permits();
    }

    public @Nullable Proof proof() {
        return fact == null ? null : fact.proof();
    }

    /** Whether it counts on that day and no longer so many days later. */
    public boolean runsOutWithin(LocalDate day, int days) {
        Proof proof = proof();
        return proof != null && proof.holdsOn(day) && !proof.holdsOn(day.plusDays(days));
    }

    private static State state(@Nullable Fact fact, LocalDate day) {
        if (fact == null) {
            return State.MISSING;
        }
        Proof proof = fact.proof();
        if (proof == null) {
            return State.UNPROVED;
        }
        if (proof.holdsOn(day)) {
            return State.VALID;
        }
        LocalDate from = proof.validFrom();
        return from != null && day.isBefore(from) ? State.NOT_YET : State.EXPIRED;
    }
}
