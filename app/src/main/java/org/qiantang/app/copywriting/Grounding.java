package org.qiantang.app.copywriting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiantang.app.copywriting.Evidence.Borne;
import org.qiantang.app.copywriting.LineTemplate.Slot;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/**
 * What in a sentence nothing bears out: a figure, or a claim of material, honour, gift, promise and the like. Facts, the
 * shop's promises and policies and the terms of the moment bear out; what they do is tied to them.
 */
final class Grounding {
    /** A comma that is not within a figure. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<!\\d),|,(?!\\d)");

    private final Claims claims;

    Grounding(List<String> properties) {
        this.claims = new Claims(properties);
    }

    /** The line with a silent slot for each thing that bears out what stands in it. */
    LineTemplate tied(Shelf shelf, Offer offer, LineTemplate line) {
        LineTemplate tied = line;
        String words = words(line);
        var evidence = new Evidence(offer, shelf.approved());
        var spans = new ArrayList<Claim>();
        for (Claim claim : claims.in(words)) {
            Optional<Borne> borne = evidence.of(claim);
            if (borne.isPresent()) {
                spans.add(claim);
                tied = with(tied, borne.get(), offer);
            }
        }
        for (Figures.Figure figure : Figures.in(words)) {
            if (spans.stream().noneMatch(claim -> isIn(claim, figure))) {
                Optional<Borne> borne = Figures.of(offer, words, figure);
                if (borne.isPresent()) {
                    tied = with(tied, borne.get(), offer);
                }
            }
        }
        return tied;
    }

    private static LineTemplate with(LineTemplate line, Borne borne, Offer offer) {
        if (borne.key() == null || borne.words().isBlank()) {
            return line;
        }
        var slot = new Slot(SlotKind.SAYS, borne.key() + "=" + borne.words(), offer.itemId());
        return line.slots().contains(slot) ? line : line.and(slot);
    }

    /** Why words that somebody has written outside slots do not stand; what the writer had written before is known. */
    List<Reason> missing(Shelf shelf, Sentence sentence, LineTemplate line) {
        String words = words(line);
        List<Offer> offers = shelf.offer(sentence.itemId()).map(List::of).orElseGet(shelf::offers);
        String origin = sentence.origin();
        String known = origin == null ? "" : LineTemplate.parse(origin).bareWords();
        List<Evidence> evidence = offers.stream()
                .map(offer -> new Evidence(offer, shelf.approved()))
                .toList();
        var reasons = new ArrayList<Reason>();
        List<Claim> found = claims.in(words);
        for (Claim claim : found) {
            boolean isBorne = known.contains(claim.words())
                    || evidence.stream().anyMatch(one -> one.of(claim).isPresent());
            if (!isBorne) {
                reasons.add(Reason.unborne(
                        claim,
                        evidence.stream()
                                .flatMap(one -> one.instead(claim.kind()).stream())
                                .findFirst()
                                .orElse(null)));
            }
        }
        for (Figures.Figure figure : Figures.in(words)) {
            boolean isBorne = found.stream().anyMatch(claim -> isIn(claim, figure))
                    || offers.stream()
                            .anyMatch(offer -> Figures.of(offer, words, figure).isPresent());
            if (!isBorne) {
                reasons.add(Reason.noFact(figure.shown()));
            }
        }
        return reasons.stream().distinct().toList();
    }

    private static boolean isIn(Claim claim, Figures.Figure figure) {
        return claim.from() <= figure.from() && figure.to() <= claim.to();
    }

    private static String words(LineTemplate line) {
        return BETWEEN_WORDS
                .matcher(Normalizer.normalize(line.bareWords(), Normalizer.Form.NFKC))
                .replaceAll("，");
    }
}
