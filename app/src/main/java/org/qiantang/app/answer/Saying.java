package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Offer;

/**
 * Finds what the shop wants said to a question. It is said word for word, and only while its figures are still those of
 * the facts that it cites.
 */
final class Saying {
    private static final double ALIKE = 0.62;
    /** Whether something can be done is asked in many words that mean the same. */
    private static final Pattern CAN = Pattern.compile("能不能|可不可以|可以不可以|能否|可否|可以|能够");

    private final Words words;
    private final Meaning meaning;

    Saying(Words words, Meaning meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    /** The entry of the FAQ that asks the same of this offer. */
    Optional<Piece> to(Question question, Offer offer, List<Approved> approved) {
        return best(
                        question,
                        approved.stream()
                                .filter(one -> !one.isPolicy() && one.isFor(offer.code()))
                                .toList())
                .filter(one -> stillHolds(one, offer))
                .map(Saying::piece);
    }

    /** The entry or policy of the whole shop that the question asks for, whatever is on screen. */
    Optional<Piece> ofShop(Question question, List<Approved> approved) {
        List<Approved> general = approved.stream()
                .filter(one -> one.products().isEmpty() && one.facts().isEmpty())
                .toList();
        return best(question, general.stream().filter(one -> !one.isPolicy()).toList())
                .or(() -> general.stream()
                        .filter(one -> one.isPolicy() && isOn(question, one))
                        .findFirst())
                .map(Saying::piece);
    }

    /** The policies whose topic is in the question. */
    List<Piece> policies(Question question, Offer offer, List<Approved> approved) {
        return approved.stream()
                .filter(one -> one.isPolicy() && one.isFor(offer.code()) && isOn(question, one))
                .filter(one -> stillHolds(one, offer))
                .map(Saying::piece)
                .limit(2)
                .toList();
    }

    private static boolean isOn(Question question, Approved policy) {
        return policy.asked().stream().map(Lexicon::plain).anyMatch(question.text()::contains);
    }

    private Optional<Approved> best(Question question, List<Approved> entries) {
        record Ranked(Approved entry, double likeness) {}
        return entries.stream()
                .map(entry -> new Ranked(
                        entry,
                        entry.asked().stream()
                                .mapToDouble(asked -> likeness(question.text(), Lexicon.plain(asked)))
                                .max()
                                .orElse(0)))
                .filter(ranked -> ranked.likeness() >= ALIKE)
                .max(Comparator.comparingDouble(Ranked::likeness))
                .map(Ranked::entry);
    }

    private double likeness(String text, String asked) {
        // 37码 and 38码 are two questions, however alike the words around them.
        if (!Figures.in(text).equals(Figures.in(asked))) {
            return 0;
        }
        double letters = pairsShared(text, asked);
        return letters >= ALIKE || !asksTheSame(text, asked)
                ? letters
                : Math.max(letters, meaning.isAlike(text, asked) ? ALIKE : 0);
    }

    /** What sounds alike may ask for another thing, as 保质期多久 and 质保多久: then it is not the same whatever its meaning. */
    private boolean asksTheSame(String text, String asked) {
        Set<String> one = matters(text);
        Set<String> other = matters(asked);
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    private Set<String> matters(String text) {
        Set<String> matters = new HashSet<>();
        words.intents().forEach((intent, pattern) -> {
            if (pattern.matcher(text).find()) {
                matters.add(intent.word());
            }
        });
        words.concepts().stream()
                .filter(concept -> !concept.in(text).isEmpty())
                .forEach(concept -> matters.add(concept.name()));
        return matters;
    }

    /** Dice's measure over pairs of characters, marks and particles aside. */
    static double pairsShared(String one, String other) {
        Set<String> first = pairs(one);
        Set<String> second = pairs(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        return 2.0 * both.size() / (first.size() + second.size());
    }

    private static Set<String> pairs(String text) {
        String bare = CAN.matcher(text).replaceAll("能").replaceAll("[\\p{P}\\s吗呢啊呀的了么~]", "");
        Set<String> pairs = new HashSet<>();
        for (int at = 0; at + 2 <= bare.length(); at++) {
            pairs.add(bare.substring(at, at + 2));
        }
        return pairs;
    }

    /** Whether every figure of the answer is one of the facts that it cites; without facts it stands on its approval alone. */
    static boolean stillHolds(Approved approved, Offer offer) {
        if (approved.facts().isEmpty()) {
            return true;
        }
        Set<BigDecimal> known = new HashSet<>();
        var absent = new ArrayList<String>();
        for (String key : approved.facts()) {
            List<String> stated = Figures.stated(offer, key).toList();
            if (stated.isEmpty()) {
                absent.add(key);
            }
            stated.forEach(text -> known.addAll(Figures.in(text)));
        }
        return absent.isEmpty() && known.containsAll(Figures.in(approved.answer()));
    }

    private static Piece piece(Approved approved) {
        var keys = new ArrayList<String>(List.of(approved.key()));
        keys.addAll(approved.facts());
        return new Piece(approved.answer(), keys);
    }
}
