package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** The matters that a question asks for beside what the house has keys for, and what an offer says of them. */
final class Matters {
    private record Asked(Concept concept, BitSet by) {}

    private static final String APART = "sold-apart";
    /** A kind that is a part by itself, and has its price. */
    private static final Pattern SOLD_APART = Pattern.compile("单独|备用|替换|配件|补充装|单买|加购");

    private final String text;
    private final List<Asked> asked;

    private Matters(String text, List<Asked> asked) {
        this.text = text;
        this.asked = asked;
    }

    /** The matters of a question; one whose words another takes as its own falls away. */
    static Matters in(String text, List<Concept> concepts) {
        var all = new ArrayList<Asked>();
        for (Concept concept : concepts) {
            BitSet by = concept.in(text);
            if (!by.isEmpty()) {
                all.add(new Asked(concept, by));
            }
        }
        List<Asked> left = all.stream()
                .filter(one -> all.stream()
                        .noneMatch(other ->
                                other.concept().instead().contains(one.concept().name())
                                        && one.by().intersects(other.by())))
                .toList();
        return new Matters(text, left);
    }

    /** Adds what the offer says of each; true where it says nothing of one of them. */
    boolean tell(Offer offer, List<Piece> pieces) {
        boolean open = false;
        for (Asked one : asked) {
            List<Fact> facts = one.concept().of(offer, text);
            List<Fact> fresh = facts.stream()
                    .filter(fact ->
                            pieces.stream().noneMatch(piece -> piece.facts().contains(fact.key())))
                    .toList();
            Optional<Piece> piece = !fresh.isEmpty()
                    ? Optional.of(Recall.piece(fresh))
                    : facts.isEmpty() ? elsewhere(one.concept(), offer) : Optional.empty();
            piece.ifPresent(pieces::add);
            open |= facts.isEmpty() && piece.isEmpty() && !one.concept().soft();
        }
        return open;
    }

    /** Whether a part is asked for by itself, of which the sheet says nothing: then what the whole costs is no answer. */
    boolean areOfAPartApart(Offer offer) {
        return asked.stream()
                .anyMatch(one -> one.concept().name().equals(APART)
                        && offer.kinds().stream()
                                .noneMatch(
                                        kind -> SOLD_APART.matcher(kind.name()).find())
                        && one.concept().of(offer, text).isEmpty()
                        && elsewhere(one.concept(), offer).isEmpty());
    }

    boolean areAny() {
        return !asked.isEmpty();
    }

    /** Whether the sheet of the offer speaks of one of them. */
    boolean areKnown(Offer offer) {
        return asked.stream().anyMatch(one -> !one.concept().of(offer, text).isEmpty());
    }

    /** What the shop's own lines or the title say of it. */
    private Optional<Piece> elsewhere(Concept concept, Offer offer) {
        for (String line : offer.afterSale()) {
            if (concept.asked().matcher(line).find()) {
                return Optional.of(Piece.of(Spoken.text(line), "after-sale"));
            }
        }
        Pattern value = concept.value();
        boolean titled = value != null
                && value.matcher(offer.title()).find()
                && concept.asked().matcher(offer.title()).find();
        return titled ? Optional.of(Piece.of("这款是" + Spoken.text(offer.title()), "title")) : Optional.empty();
    }

    /** Whether an intent was heard only in words that ask for one of these matters and not for it. */
    boolean standsFor(Intent intent, Pattern words, Offer offer) {
        for (Asked one : asked) {
            boolean silent =
                    one.concept().soft() && one.concept().of(offer, text).isEmpty();
            if (!silent
                    && one.concept().instead().contains(intent.word())
                    && words.matcher(text).find()
                    && !words.matcher(Wants.masked(text, one.by())).find()) {
                return true;
            }
        }
        return false;
    }
}
