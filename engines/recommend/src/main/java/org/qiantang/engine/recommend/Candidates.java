package org.qiantang.engine.recommend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** Finds what might suit, channel by channel, and describes each find by all of its features; filters come first. */
final class Candidates {
    private static final int FROM_SCORES = 150;
    private static final int FROM_LISTS = 60;
    private static final int LEANINGS = 5;
    private static final int MOST = 800;
    private static final double BURST_FULL = 4;
    /** Two texts that have nothing to do with each other are still so much alike. */
    private static final double STRANGERS = 0.4;

    private static final int FROM_CONTENT = 40;
    private static final int MOST_ASKED = 3;

    private final Shelf shelf;
    private final OnlineRanker ranker;

    Candidates(Shelf shelf, OnlineRanker ranker) {
        this.shelf = shelf;
        this.ranker = ranker;
    }

    /** What was found, each with its features. */
    Map<Item, List<Float>> find(Question question) {
        Map<Long, Item> found = new LinkedHashMap<>();
        Kind kind = question.request().kind();
        if (question.request().among().isEmpty()) {
            best(question.neighbours()).forEach(id -> add(question, id, found));
            best(question.foretold()).forEach(id -> add(question, id, found));
            best(question.near()).forEach(id -> add(question, id, found));
            question.follows().stream()
                    .sorted()
                    .limit(FROM_SCORES)
                    .forEach(seller -> addAll(question, shelf.of(seller, kind), found));
            best(question.sellers()).stream()
                    .limit(FROM_LISTS)
                    .forEach(seller -> addAll(question, shelf.of(seller, kind), found));
            question.compared().stream()
                    .limit(MOST_ASKED)
                    .forEach(past -> shelf.alike(kind, past.content(), FROM_CONTENT)
                            .forEach(near -> add(question, near.item(), found)));
            question.selling().keySet().stream().sorted().limit(FROM_SCORES).forEach(id -> add(question, id, found));
            question.leanings().entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(LEANINGS)
                    .forEach(leaning -> {
                        addFirst(question, shelf.hot(kind, leaning.getKey()), found);
                        addFirst(question, shelf.fresh(kind, leaning.getKey()), found);
                    });
            addFirst(question, shelf.hot(kind), found);
            addFirst(question, shelf.fresh(kind), found);
        } else {
            question.request().among().stream().sorted().limit(MOST).forEach(id -> add(question, id, found));
        }
        Describer describer = new Describer(question);
        Map<Item, List<Float>> described = new LinkedHashMap<>();
        found.values().forEach(item -> described.put(item, describer.features(item)));
        return described;
    }

    private void add(Question question, long id, Map<Long, Item> found) {
        Item item = question.allowed(id);
        if (item != null && found.size() < MOST) {
            found.putIfAbsent(id, item);
        }
    }

    private void addAll(Question question, NavigableSet<Long> ids, Map<Long, Item> found) {
        ids.stream().limit(FROM_LISTS).forEach(id -> add(question, id, found));
    }

    /** The first of a list that may be shown; no more than a few times as many are looked at. */
    private void addFirst(Question question, NavigableSet<Shelf.Standing> list, Map<Long, Item> found) {
        list.stream()
                .limit(4L * FROM_LISTS)
                .filter(standing -> question.allowed(standing.item()) != null)
                .limit(FROM_LISTS)
                .forEach(standing -> add(question, standing.item(), found));
    }

    private static List<Long> best(Map<Long, Double> scores) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(FROM_SCORES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Features of items for one question. */
    private final class Describer {
        private final Question question;
        private final double hottest;
        private final long now;
        private final int usualBand;

        private Describer(Question question) {
            this.question = question;
            this.now = question.at().getEpochSecond();
            NavigableSet<Shelf.Standing> hot = shelf.hot(question.request().kind());
            this.hottest =
                    hot.isEmpty() ? Double.NEGATIVE_INFINITY : hot.first().level();
            this.usualBand = usualBand();
        }

        private List<Float> features(Item item) {
            Float[] features = new Float[Feature.COUNT];
            for (Feature feature : Feature.values()) {
                features[feature.place()] = (float) Math.clamp(value(feature, item), 0, 1);
            }
            return List.of(features);
        }

        private double value(Feature feature, Item item) {
            return switch (feature) {
                case NEIGHBOURS -> question.neighbours().getOrDefault(item.id(), 0.0);
                case LINEAR -> question.foretold().getOrDefault(item.id(), 0.0);
                case FACTORS -> question.near().getOrDefault(item.id(), 0.0);
                case LEANING -> question.leanings().getOrDefault(item.category(), 0.0);
                case CONTENT -> alike(item);
                case FOLLOWED -> question.follows().contains(item.seller()) ? 1 : 0;
                case REPEATED -> question.sellers().getOrDefault(item.seller(), 0.0);
                case SELLS -> question.selling().containsKey(item.id()) ? 1 : 0;
                case BURST -> burst(item);
                case TRENDING -> heat(item);
                case FRESH -> Math.pow(2, -Math.max(0, now - item.since().getEpochSecond()) / (3 * 86_400.0));
                case CLICKED -> ranker.clickRate(item.id());
                case PRICE ->
                    usualBand > 0 && item.priceBand() > 0
                            ? 1 - Math.min(1, Math.abs(item.priceBand() - usualBand) / 4.0)
                            : 0;
                case BIAS -> 1;
            };
        }

        private double heat(Item item) {
            double level = shelf.level(item.id());
            // half as bright for each fourfold of heat that is missing
            return Double.isInfinite(level) ? 0 : Math.pow(2, (level - hottest) / 2);
        }

        /** The last five minutes of a room against what its last half hour leads to expect. */
        private double burst(Item item) {
            if (item.kind() != Kind.ROOM) {
                return 0;
            }
            double lately = shelf.within(item.id(), now, 300);
            double usual = shelf.within(item.id(), now, 1_800) / 6.0;
            return lately < 5 ? 0 : (lately / (usual + 1) - 1) / BURST_FULL;
        }

        private int usualBand() {
            Profile profile = question.profile();
            if (profile == null) {
                return 0;
            }
            int[] bands = profile.recent().stream()
                    .filter(done -> done.act().isWish())
                    .mapToInt(done -> done.item().priceBand())
                    .filter(band -> band > 0)
                    .sorted()
                    .toArray();
            return bands.length == 0 ? 0 : bands[bands.length / 2];
        }

        /** Above what strangers have in common. */
        private double alike(Item item) {
            return (question.nearest(item).likeness() - STRANGERS) / (1 - STRANGERS);
        }
    }
}
