package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/**
 * How likely each fact and line of the shop answers a question: 近视 for 戴眼镜的能用吗. What is likely is told where no rule
 * understood the question, and goes before what only shares characters with it.
 *
 * <p>Each is weighed by the likeness of meaning of its label, of both together, and of the nearest part of its value, and
 * by what it shares with the question word for word; that none of them answers is weighed beside them. The weights are a
 * conditional logit (McFadden 1974), fitted on the questions of the development shops whose answer stands in one fact,
 * and on those that no fact answers; docs/quality.md has its figures, shop by shop with that shop left out.
 */
final class Nearest {
    /** Of label and value together, of the label, of the nearest part of the value, of characters and of pairs shared. */
    static final double[] WEIGHTS = {9.55, 8.80, 4.00, 0.31, 0.79};

    static final double OF_NONE = 10.73;
    private static final int MOST_COUNTED = 4;
    /** Below this the question is handed over to a person. */
    static final double SURE = 0.4;

    /** From here on it goes before what only shares characters with the question. */
    static final double LIKELY = 0.6;

    /** So many times likelier than a fact that shares characters, and that one is not told. */
    private static final double FAR = 20;

    private static final String SERVICE = "售后";
    private static final Pattern PARTS = Pattern.compile("[，,。；;、 ]+");

    private final Meaning meaning;

    Nearest(Meaning meaning) {
        this.meaning = meaning;
    }

    record Candidate(String label, String value, Piece piece) {
        String both() {
            return label + "：" + value;
        }

        Stream<String> parts() {
            return PARTS.splitAsStream(value).filter(words -> words.length() > 1);
        }

        /** All of it whose meaning is compared. */
        Stream<String> texts() {
            return Stream.concat(Stream.of(both(), label), parts());
        }
    }

    /** How likely each fact and line answers the question; reckoned when it is first looked at. */
    Ranking of(Question question, Offer offer) {
        return new Ranking(() -> shares(question, offer));
    }

    private Map<Candidate, Double> shares(Question question, Offer offer) {
        var weights = new LinkedHashMap<Candidate, Double>();
        double all = Math.exp(OF_NONE);
        boolean complete = true;
        for (Candidate one : candidates(offer)) {
            if (Recall.isOfThatForm(question, one.value())) {
                complete &= one.texts().filter(text -> !meaning.knows(text)).count() == 0;
                double weight = Math.exp(weight(question.text(), one, offer.title()));
                weights.put(one, weight);
                all += weight;
            }
        }
        if (!complete) {
            // What is not known yet would lose to what is, however near it lies.
            return Map.of();
        }
        double sum = all;
        weights.replaceAll((_, weight) -> weight / sum);
        return weights;
    }

    /** Facts and lines by how likely they answer. */
    static final class Ranking {
        private final Supplier<Map<Candidate, Double>> reckoning;
        private @Nullable Map<Candidate, Double> reckoned;

        private Ranking(Supplier<Map<Candidate, Double>> reckoning) {
            this.reckoning = reckoning;
        }

        Optional<Piece> best(double least) {
            return likeliest()
                    .filter(entry -> entry.getValue() >= least)
                    .map(entry -> entry.getKey().piece());
        }

        /** Whether another than this fact is by far the likelier. */
        boolean isFarFrom(Fact fact) {
            double share = shares().entrySet().stream()
                    .filter(entry -> entry.getKey().piece().facts().contains(fact.key()))
                    .mapToDouble(Map.Entry::getValue)
                    .max()
                    .orElse(0);
            return likeliest()
                    .filter(entry -> entry.getValue() >= LIKELY && share < entry.getValue() / FAR)
                    .isPresent();
        }

        private Optional<Map.Entry<Candidate, Double>> likeliest() {
            return shares().entrySet().stream().max(Map.Entry.comparingByValue());
        }

        private Map<Candidate, Double> shares() {
            Map<Candidate, Double> known = reckoned;
            if (known == null) {
                known = reckoning.get();
                reckoned = known;
            }
            return known;
        }
    }

    /** Has the meaning of all that is written of the offer at hand, so that the first to ask need not wait for it. */
    void learn(Offer offer) {
        candidates(offer).forEach(one -> weight("", one, offer.title()));
    }

    static List<Candidate> candidates(Offer offer) {
        var candidates = new ArrayList<Candidate>();
        for (Fact fact : offer.facts().facts()) {
            candidates.add(new Candidate(fact.label(), Spoken.fact(fact), Recall.piece(List.of(fact))));
        }
        for (String line : offer.afterSale()) {
            candidates.add(new Candidate(SERVICE, line, Piece.of(Spoken.text(line), "after-sale")));
        }
        return candidates;
    }

    private double weight(String text, Candidate one, String title) {
        double[] features = features(text, one, title);
        double weight = 0;
        for (int place = 0; place < features.length; place++) {
            weight += WEIGHTS[place] * features[place];
        }
        return weight;
    }

    /** How alike a question and a fact are, in the order of {@link #WEIGHTS}. */
    double[] features(String text, Candidate one, String title) {
        double part = one.parts()
                .mapToDouble(words -> meaning.likeness(text, words))
                .max()
                .orElse(0);
        return new double[] {
            meaning.likeness(text, one.both()),
            meaning.likeness(text, one.label()),
            part,
            Math.min(MOST_COUNTED, characters(text, one.value())),
            Math.min(MOST_COUNTED, pairs(text, one.label() + "|" + one.value(), title))
        };
    }

    private static long characters(String text, String value) {
        return text.chars()
                .distinct()
                .filter(Character::isIdeographic)
                .filter(one -> Recall.FORM.indexOf(one) < 0 && value.indexOf(one) >= 0)
                .count();
    }

    private static int pairs(String text, String written, String title) {
        int shared = 0;
        for (int at = 0; at + 2 <= text.length(); at++) {
            String pair = text.substring(at, at + 2);
            shared += Naming.isHan(pair) && !title.contains(pair) && written.contains(pair) ? 1 : 0;
        }
        return shared;
    }
}
