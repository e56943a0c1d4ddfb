package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.meaning.FactReader;
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

    /** From here on what was read beside the question is told also where rules found something else. */
    static final double READ = 0.7;

    /** The same, where what was asked for has one place where it stands. */
    static final double READ_ELSEWHERE = 0.9;

    /** Below this what merely shares characters with the question is not told, if it was read beside it. */
    private static final double RULED_OUT = 0.05;

    /** From here on that none answers is sure. */
    private static final double SURE_OF_NONE = 0.8;

    /** From here on that no fact answers is likelier than that one does, and less than this is then little for a fact. */
    private static final double RATHER_NONE = 0.6;

    private static final double UNLIKELY = 0.15;

    /** So many times likelier than a fact that shares characters, and that one is not told. */
    private static final double FAR = 20;

    private static final String SERVICE = "售后";
    private static final Pattern PARTS = Pattern.compile("[，,。；;、 ]+");

    /** So many of the likeliest are read beside the question. */
    static final int MOST_READ = 10;

    private final Meaning meaning;
    private final Reading reading;

    Nearest(Meaning meaning, Reading reading) {
        this.meaning = meaning;
        this.reading = reading;
    }

    /** @param counter what is asked for where this is no fact of the goods; see {@link Counters} */
    record Candidate(
            String label,
            String value,
            Piece piece,
            @Nullable Counter counter) {
        String both() {
            return label + "：" + value;
        }

        Stream<String> parts() {
            return PARTS.splitAsStream(value).filter(words -> words.length() > 1);
        }

        String written(String title) {
            return FactReader.written(title, label, value);
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

    /** The shares of those that may answer, and whether they were read beside the question or only compared with it. */
    private record Shares(Map<Candidate, Double> of, boolean areRead) {
        static final Shares NONE = new Shares(Map.of(), false);
    }

    private Shares shares(Question question, Offer offer) {
        // Looked at first, since to be compared makes it known in a while.
        boolean complete = candidates(offer).stream().flatMap(Candidate::texts).allMatch(meaning::knows);
        Map<Candidate, Double> weights = likenesses(question.text(), offer);
        if (!complete) {
            // What is not known yet would lose to what is, however near it lies.
            return Shares.NONE;
        }
        Map<Candidate, Double> read = read(question.text(), offer, weights);
        boolean areRead = !read.isEmpty();
        if (!areRead) {
            weights.keySet().removeIf(one -> !Recall.isOfThatForm(question, one.value()));
        }
        Map<Candidate, Double> weighed = areRead ? read : weights;
        double all = 1 + weighed.values().stream().mapToDouble(Math::exp).sum();
        weighed.replaceAll((_, weight) -> Math.exp(weight) / all);
        return new Shares(weighed, areRead);
    }

    /**
     * The likeliest, weighed anew by who reads them beside the question; none where nobody reads. Each is read by itself, so that several are
     * read at a time: a viewer waits for the last of a dozen.
     */
    private Map<Candidate, Double> read(String question, Offer offer, Map<Candidate, Double> weights) {
        Map<Candidate, Double> beside = beside(offer, weights);
        List<OptionalDouble> found = beside.entrySet().parallelStream()
                .map(entry -> reading.weight(question, entry.getKey().written(offer.title()), entry.getValue()))
                .toList();
        if (found.stream().anyMatch(OptionalDouble::isEmpty)) {
            return Map.of();
        }
        var read = new LinkedHashMap<Candidate, Double>();
        Iterator<OptionalDouble> next = found.iterator();
        beside.keySet().forEach(one -> read.put(one, next.next().getAsDouble()));
        return read;
    }

    /** How alike a question and each fact and line are, as {@link Reading} takes it; in the order of the offer. */
    Map<Candidate, Double> likenesses(String question, Offer offer) {
        var likenesses = new LinkedHashMap<Candidate, Double>();
        candidates(offer).forEach(one -> likenesses.put(one, weight(question, one, offer.title()) - OF_NONE));
        return likenesses;
    }

    /**
     * What is read beside a question, with its likeness: the likeliest of all facts and lines, whatever form the question
     * asks for, and after them what stands in no fact. The reader is trained on the same, and on the answer where that is
     * not among them.
     */
    static Map<Candidate, Double> beside(Offer offer, Map<Candidate, Double> likenesses) {
        var beside = new LinkedHashMap<Candidate, Double>();
        likenesses.entrySet().stream()
                .sorted(Map.Entry.<Candidate, Double>comparingByValue().reversed())
                .limit(MOST_READ)
                .forEach(entry -> beside.put(entry.getKey(), entry.getValue()));
        Counters.of(offer).forEach(counter -> beside.put(counter, Counters.LIKENESS));
        return beside;
    }

    /** Facts and lines by how likely they answer. */
    static final class Ranking {
        private final Supplier<Shares> reckoning;
        private @Nullable Shares reckoned;

        private Ranking(Supplier<Shares> reckoning) {
            this.reckoning = reckoning;
        }

        Optional<Piece> best(double least) {
            return likeliest()
                    .filter(entry -> entry.getValue() >= least && entry.getKey().counter() == null)
                    .map(entry -> entry.getKey().piece().weighed(entry.getValue()));
        }

        /** The share of the likeliest; 1 where nothing was weighed. */
        double highest() {
            return likeliest().map(Map.Entry::getValue).orElse(1.0);
        }

        /** What is asked for and stands in no fact of the goods, if that was read beside the question and is the likeliest. */
        Optional<Intent> counter(double least) {
            return likeliest()
                    .filter(entry -> entry.getValue() >= least)
                    .flatMap(entry -> Optional.ofNullable(entry.getKey().counter()))
                    .map(Counter::intent);
        }

        /** The likeliest, if it was read beside the question and not only compared with it. */
        Optional<Piece> read(double least) {
            return shares().areRead() ? best(least) : Optional.empty();
        }

        boolean isRead() {
            return shares().areRead();
        }

        /** Whether whoever read the facts beside the question is sure that none of them answers it. */
        boolean isSureOfNone() {
            double any = shares().of().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            return shares().areRead() && 1 - any >= SURE_OF_NONE;
        }

        /** Whether whoever read the facts beside the question is sure that this one does not answer it. */
        boolean isRuledOut(Piece piece) {
            return shares().areRead() && share(piece.facts()) < RULED_OUT;
        }

        /** Whether whoever read the facts beside the question thinks little of this one and rather finds that none of them answers. */
        boolean isUnlikely(Piece piece) {
            double anyFact = shares().of().entrySet().stream()
                    .filter(entry -> entry.getKey().counter() == null)
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            return shares().areRead() && 1 - anyFact >= RATHER_NONE && share(piece.facts()) < UNLIKELY;
        }

        /** Whether another than this fact is by far the likelier. */
        boolean isFarFrom(Fact fact) {
            double share = share(List.of(fact.key()));
            return likeliest()
                    .filter(entry -> entry.getKey().counter() == null)
                    .filter(entry -> entry.getValue() >= LIKELY && share < entry.getValue() / FAR)
                    .isPresent();
        }

        Comparator<Fact> likelierFirst() {
            return Comparator.comparingDouble((Fact fact) -> share(List.of(fact.key())))
                    .reversed();
        }

        private double share(List<String> facts) {
            return shares().of().entrySet().stream()
                    .filter(entry -> entry.getKey().piece().facts().stream().anyMatch(facts::contains))
                    .mapToDouble(Map.Entry::getValue)
                    .max()
                    .orElse(0);
        }

        private Optional<Map.Entry<Candidate, Double>> likeliest() {
            return shares().of().entrySet().stream().max(Map.Entry.comparingByValue());
        }

        private Shares shares() {
            Shares known = reckoned;
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
            candidates.add(new Candidate(fact.label(), Spoken.fact(fact), Recall.piece(List.of(fact)), null));
        }
        for (String line : offer.afterSale()) {
            candidates.add(new Candidate(SERVICE, line, Piece.of(Spoken.text(line), "after-sale"), null));
        }
        return candidates;
    }

    double weight(String text, Candidate one, String title) {
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
