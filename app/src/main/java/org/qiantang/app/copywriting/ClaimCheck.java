package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.copywriting.LineTemplate.Slot;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/**
 * Checks what a language model wrote against an offer's facts: every figure and every claim outside slots must be in
 * a fact, and is then tied to it, so that the line falls silent once the fact no longer says so.
 */
final class ClaimCheck {
    private static final int LONGEST = 120;
    static final Pattern FIGURE =
            Pattern.compile("[0-9]+(?:[.,][0-9]+)*\\s*%?|[零〇二三四五六七八九十百千万亿两]+(?=[件个款克斤天元块年月日折倍层色道级度米厘毫瓦种次小分秒成])"
                    + "|一(?=[元块折年月斤克天成])|百分之[零一二三四五六七八九十百点]+|半价|对折");

    private final List<String> claims;

    ClaimCheck(List<String> claims) {
        this.claims = claims.stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    sealed interface Verdict {
        record Kept(LineTemplate line) implements Verdict {}

        record Dropped(String line, String reason) implements Verdict {}
    }

    Verdict check(Offer offer, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return new Verdict.Dropped(text, "length: " + text.length() + " (expected: 1.." + LONGEST + ")");
        }
        LineTemplate line;
        try {
            line = LineTemplate.parse(text);
        } catch (IllegalArgumentException malformed) {
            return new Verdict.Dropped(text, String.valueOf(malformed.getMessage()));
        }
        for (Slot slot : line.slots()) {
            Optional<String> wrong = wrong(offer, slot);
            if (wrong.isPresent()) {
                return new Verdict.Dropped(text, wrong.get());
            }
        }
        LineTemplate tied = line;
        for (String claim : claimsIn(line.bareWords())) {
            Optional<Fact> fact = factSaying(offer, claim);
            if (fact.isEmpty()) {
                return new Verdict.Dropped(text, "claim: " + claim + " (expected: in a fact)");
            }
            tied = tied.and(new Slot(SlotKind.SAYS, fact.get().key() + "=" + claim, offer.itemId()));
        }
        return new Verdict.Kept(tied.about(offer.itemId()));
    }

    private static Optional<String> wrong(Offer offer, Slot slot) {
        String argument = slot.argument();
        if (slot.itemId() != null) {
            return Optional.of("slot: " + slot + " (expected: no item of its own)");
        }
        return switch (slot.kind()) {
            case FACT, BRIEF, LABEL, PROOF, ISSUER ->
                offer.facts().fact(String.valueOf(argument)).isPresent()
                        ? Optional.empty()
                        : Optional.of("slot: " + slot + " (expected: a fact on the sheet)");
            case NAME, NUMBER, STOCK, SKUS, SHIP_FROM, SHIP_HOURS, POST_FREE, PRICES, SIZES, SHOP, COUNT ->
                Optional.empty();
            case PRICE -> argument == null ? Optional.empty() : Optional.of("slot: " + slot + " (expected: {price})");
            case SORTS, AFTER_SALE, ON_SALE, SAYS, FEW, FLASH_END, MINUTES_LEFT, LIMIT ->
                Optional.of("slot: " + slot + " (expected: one that was offered)");
        };
    }

    private List<String> claimsIn(String words) {
        var found = new ArrayList<>(figuresIn(words));
        String rest = words;
        for (String claim : claims) {
            if (rest.contains(claim)) {
                found.add(claim);
                rest = rest.replace(claim, " ");
            }
        }
        return found;
    }

    static List<String> figuresIn(String words) {
        var found = new ArrayList<String>();
        Matcher figure = FIGURE.matcher(words);
        while (figure.find()) {
            found.add(figure.group().replaceAll("\\s", ""));
        }
        return found;
    }

    /** A figure must stand in the fact as a whole: 8 is not in 80. */
    static Optional<Fact> factSaying(Offer offer, String claim) {
        Pattern whole = Pattern.compile("(?<![0-9.])" + Pattern.quote(claim) + "(?![0-9]|\\.[0-9])");
        return offer.facts().facts().stream()
                .filter(fact -> whole.matcher(Spoken.fact(fact)).find())
                .findFirst();
    }
}
