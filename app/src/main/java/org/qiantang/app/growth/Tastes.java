package org.qiantang.app.growth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Profile;

/**
 * What people lean to, as numbers that can be compared: made of what they did before a moment, the older the less it counts, and
 * without goods that are left out.
 */
final class Tastes {
    /** What fewer have done something with compares nobody. */
    private static final int LEAST_PEOPLE = 3;

    /** So many of the latest acts of somebody are looked at. */
    private static final int LATEST = 60;

    private static final double HALF_LIFE_DAYS = 30;
    private static final double DAY_SECONDS = 86_400;

    private final List<Feature> features;
    private final List<Taste> people;

    private Tastes(List<Feature> features, List<Taste> people) {
        this.features = List.copyOf(features);
        this.people = List.copyOf(people);
    }

    /**
     * One person.
     *
     * @param features places among all features, rising
     * @param weights of each; squared they add up to 1
     */
    record Taste(long person, int[] features, double[] weights) {
        boolean has(int feature) {
            for (int one : features) {
                if (one == feature) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Those of whom something is left. */
    static Tastes of(List<Profile> profiles, Predicate<Item> leftOut, Instant until) {
        // Read twice, so that of many people no more than their numbers lie in memory.
        Map<Feature, Integer> known = new HashMap<>();
        for (Profile profile : profiles) {
            raw(profile, leftOut, until).keySet().forEach(feature -> known.merge(feature, 1, Integer::sum));
        }
        List<Feature> features = known.entrySet().stream()
                .filter(one -> one.getValue() >= LEAST_PEOPLE)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Feature::sort).thenComparing(Feature::id))
                .toList();
        Map<Feature, Integer> places = new HashMap<>();
        features.forEach(feature -> places.put(feature, places.size()));
        List<Taste> people = new ArrayList<>();
        for (Profile profile : profiles) {
            taste(profile.user(), raw(profile, leftOut, until), places).ifPresent(people::add);
        }
        return new Tastes(features, people);
    }

    List<Feature> features() {
        return features;
    }

    List<Taste> people() {
        return people;
    }

    private static Map<Feature, Double> raw(Profile profile, Predicate<Item> leftOut, Instant until) {
        Map<Feature, Double> sums = new HashMap<>();
        List<Profile.Done> recent = profile.recent();
        for (Profile.Done done : recent.subList(Math.max(0, recent.size() - LATEST), recent.size())) {
            if (done.act().isWish() && done.at().isBefore(until) && !leftOut.test(done.item())) {
                double days = (until.getEpochSecond() - done.at().getEpochSecond()) / DAY_SECONDS;
                double weight = done.act().weight() * Math.pow(2, -days / HALF_LIFE_DAYS);
                features(done.item()).forEach(feature -> sums.merge(feature, weight, Double::sum));
            }
        }
        return sums;
    }

    private static List<Feature> features(Item item) {
        List<Feature> features = new ArrayList<>();
        features.add(new Feature(Feature.Sort.ITEM, Long.toString(item.id())));
        features.add(new Feature(Feature.Sort.SELLER, Long.toString(item.seller())));
        if (!item.category().isEmpty()) {
            features.add(new Feature(Feature.Sort.CATEGORY, item.category()));
        }
        if (item.cents() > 0) {
            features.add(new Feature(Feature.Sort.PRICE, band(item.cents())));
        }
        return features;
    }

    /** The spans by which an audience's purchases are counted, too. */
    private static String band(long cents) {
        return cents < 5_000 ? "under50" : cents < 10_000 ? "under100" : cents < 30_000 ? "under300" : "over300";
    }

    /** Each sort at its own length, then all at length 1. */
    private static Optional<Taste> taste(long person, Map<Feature, Double> raw, Map<Feature, Integer> places) {
        List<Feature> there = raw.keySet().stream()
                .filter(places::containsKey)
                .sorted(Comparator.comparingInt(feature -> places.getOrDefault(feature, 0)))
                .toList();
        Map<Feature.Sort, Double> squares = new EnumMap<>(Feature.Sort.class);
        for (Feature feature : there) {
            double one = raw.getOrDefault(feature, 0.0);
            squares.merge(feature.sort(), one * one, Double::sum);
        }
        double length = Math.sqrt(squares.keySet().stream()
                .mapToDouble(sort -> sort.weight() * sort.weight())
                .sum());
        int[] features = new int[there.size()];
        double[] weights = new double[there.size()];
        for (int at = 0; at < features.length; at++) {
            Feature feature = there.get(at);
            features[at] = places.getOrDefault(feature, 0);
            weights[at] = raw.getOrDefault(feature, 0.0)
                    / Math.sqrt(squares.getOrDefault(feature.sort(), 1.0))
                    * feature.sort().weight()
                    / length;
        }
        return there.isEmpty() ? Optional.empty() : Optional.of(new Taste(person, features, weights));
    }
}
