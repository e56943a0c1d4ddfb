package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/**
 * Finds which offers a question names, without cutting it into words: every stretch of characters that it shares with
 * a title, a kind or a brand speaks for that offer, the more the longer it is and the fewer offers it fits.
 */
final class Naming {
    private static final Pattern LATIN = Pattern.compile("[a-z0-9]+");

    private final List<List<String>> synonyms;
    private final Set<String> unnaming;

    Naming(List<List<String>> synonyms, List<String> unnaming) {
        this.synonyms = synonyms;
        this.unnaming = Set.copyOf(unnaming);
    }

    /** An offer, how strongly it is named, and by which characters of the question. */
    private record Named(Offer offer, double weight, BitSet by) {}

    /** The offers that are named: one, several in different words, or several that the same words fit. */
    record Found(List<Offer> offers, boolean ambiguous) {}

    Found in(Question question, Shelf shelf) {
        List<Named> named = shelf.offers().stream()
                .map(offer -> named(question.text(), offer, shelf))
                .filter(one -> one.weight() > 0)
                .sorted(Comparator.comparingDouble(Named::weight).reversed())
                .toList();
        if (named.isEmpty()) {
            return new Found(List.of(), false);
        }
        var best = new ArrayList<Named>();
        var others = new ArrayList<Named>();
        for (Named one : named) {
            boolean rivals = best.stream().anyMatch(other -> other.by().intersects(one.by()));
            boolean equal = one.weight() >= named.getFirst().weight() - 1e-9;
            if (best.isEmpty() || !rivals) {
                best.add(one);
            } else if (equal) {
                others.add(one);
            }
        }
        if (others.isEmpty()) {
            return new Found(
                    best.stream()
                            .sorted(Comparator.comparingInt(one -> one.by().nextSetBit(0)))
                            .map(Named::offer)
                            .toList(),
                    false);
        }
        List<Offer> rivals = new ArrayList<>(List.of(best.getFirst().offer()));
        others.forEach(other -> rivals.add(other.offer()));
        return new Found(rivals, true);
    }

    private Named named(String question, Offer offer, Shelf shelf) {
        var by = new BitSet();
        double weight = 0;
        for (String word : shared(question, offer)) {
            int at = question.indexOf(word);
            long fits = shelf.offers().stream()
                    .filter(other -> shared(question, other).contains(word))
                    .count();
            by.set(at, at + word.length());
            // A colour or a taste may be the name of another product, which is then more likely meant.
            double share = isOfKindsOnly(offer, word) ? 0.5 : 1;
            weight += share * word.length() / Math.max(1, fits);
        }
        return new Named(offer, weight, by);
    }

    private static boolean isOfKindsOnly(Offer offer, String word) {
        return !plain(offer.title()).contains(word)
                && offer.kinds().stream().anyMatch(kind -> plain(kind.name()).contains(word));
    }

    /** The longest stretches of the question that name the offer. */
    private Set<String> shared(String question, Offer offer) {
        Set<String> words = new LinkedHashSet<>();
        String title = plain(offer.title());
        addStretches(words, question, title);
        offer.fact(FactKey.BRAND).ifPresent(brand -> addWhole(words, question, plain(brand.value())));
        for (List<String> group : synonyms) {
            if (group.stream().anyMatch(word -> word.length() > 1 && title.contains(word))) {
                group.stream()
                        .filter(word -> containsWord(question, word))
                        .max(Comparator.comparingInt(String::length))
                        .ifPresent(words::add);
            }
        }
        for (Kind kind : offer.kinds()) {
            for (String part : plain(kind.name()).split("\\s+", -1)) {
                if (part.length() > 1 && !LATIN.matcher(part).matches()) {
                    addWhole(words, question, part);
                }
            }
        }
        words.removeIf(word -> words.stream().anyMatch(other -> !other.equals(word) && other.contains(word)));
        return words;
    }

    private void addWhole(Set<String> words, String question, String word) {
        if (word.length() > 1 && !unnaming.contains(word) && question.contains(word)) {
            words.add(word);
        }
    }

    private void addStretches(Set<String> words, String question, String title) {
        for (int from = 0; from < question.length() - 1; from++) {
            int to = from;
            while (to < question.length()
                    && isHan(question.charAt(to))
                    && title.contains(question.substring(from, to + 1))) {
                to++;
            }
            if (to - from >= 2 && !unnaming.contains(question.substring(from, to))) {
                words.add(question.substring(from, to));
            }
        }
    }

    /** The kind of the offer that is named by its colour, taste or size. */
    static Optional<Kind> kind(Question question, Offer offer) {
        int most = 0;
        var best = new ArrayList<Kind>();
        for (Kind kind : offer.kinds()) {
            int score = 0;
            for (String part : plain(kind.name()).split("[\\s×]+", -1)) {
                if (!part.isEmpty()
                        && (LATIN.matcher(part).matches()
                                ? isSize(question.text(), part)
                                : question.text().contains(part))) {
                    score += part.length();
                }
            }
            if (score > most) {
                best.clear();
            }
            if (score > 0 && score >= most) {
                best.add(kind);
                most = score;
            }
        }
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    /** A size is a word of its own: the L of XL is none, nor are digits within a longer number. */
    private static boolean isSize(String question, String size) {
        return Pattern.compile("(?<![a-z0-9.])" + Pattern.quote(size) + "(?![a-z0-9.])")
                .matcher(question)
                .find();
    }

    private static boolean containsWord(String question, String word) {
        return LATIN.matcher(word).matches()
                ? isSize(question, word) || isSize(question, word + "s")
                : question.contains(word);
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    static boolean isHan(String text) {
        return text.chars().allMatch(letter -> isHan((char) letter));
    }

    private static boolean isHan(char letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN;
    }
}
