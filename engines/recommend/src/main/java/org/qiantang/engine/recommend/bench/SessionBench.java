package org.qiantang.engine.recommend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.qiantang.engine.recommend.model.SessionIndex;

/**
 * P5: the next item of a session, all items ranked, each item after the first revealed one by one (Ludewig and others,
 * UMUAI 2021); hit rate and mean reciprocal rank within 20. Settings are picked on a part of the training sessions.
 */
final class SessionBench {
    private static final String PEERS = "P5 rsc15-100k, positions of the peers' lists";
    private static final int WITHIN = 20;
    private static final int MOST_CASES = 6_000;
    private static final int TUNED_ON = 3_000;
    private static final long A_YEAR = 365 * 86_400L;
    private static final long AN_HOUR = 3_600;
    private static final double LAST_PART = 0.1;

    /** A moment in a session: what was seen, each when, when the last of it, and what came next. */
    private record Moment(String session, int[] seen, long[] when, long at, int next) {
        /** The same for a list that was made so long ago, when less had been seen. */
        Moment asOf(long secondsAgo) {
            int known = (int)
                    Arrays.stream(when).filter(one -> one <= at - secondsAgo).count();
            return new Moment(session, Arrays.copyOf(seen, known), Arrays.copyOf(when, known), at, next);
        }
    }

    private record Measured(double[] hits, double[] reciprocals, double[] micros) {}

    private final Report report;
    private final long seed;

    SessionBench(Report report, long seed) {
        this.report = report;
        this.seed = seed;
    }

    /** The 100,000 clicks of the RecSys Challenge 2015, with the lists that four peers gave at 387 positions. */
    void rsc15(Path folder) throws IOException {
        var items = new EventLog.Vocabulary();
        EventLog train = EventFile.read(folder.resolve("yoochoose-clicks-100k_train_full.txt"), items, report::say);
        EventLog tuning = EventFile.read(folder.resolve("yoochoose-clicks-100k_train_tr.txt"), items, report::say);
        EventLog valid = EventFile.read(folder.resolve("yoochoose-clicks-100k_train_valid.txt"), items, report::say);
        EventLog test = EventFile.read(folder.resolve("yoochoose-clicks-100k_test.txt"), items, report::say);
        boolean[] known = known(train, items.size());
        SessionIndex.Settings best = tune(tuning, moments(valid, known(tuning, items.size()), false), false);
        List<Moment> moments = moments(test, known, false);
        measure("P5 rsc15-100k", train, moments, best, false);
        stale(train, moments, best);
        beside(folder, train, moments, best);
    }

    /** Sessions with their test part in a file of its own; where that names a target, only the target is asked for. */
    void pair(String name, EventLog train, EventLog test) {
        run(name, train, test, test.targets());
    }

    /** One file of sessions: the last tenth by time is the test part. */
    void alone(String name, EventLog log) {
        int[] byTime = IntStream.range(0, log.sequences().length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> log.times()[row][log.times()[row].length - 1]))
                .mapToInt(Integer::intValue)
                .toArray();
        int cut = (int) (byTime.length * (1 - LAST_PART));
        run(
                name,
                log.part(Arrays.copyOf(byTime, cut)),
                log.part(Arrays.copyOfRange(byTime, cut, byTime.length)),
                false);
    }

    private void run(String name, EventLog train, EventLog test, boolean lastOnly) {
        int rows = train.sequences().length;
        int cut = (int) (rows * (1 - LAST_PART));
        int[] order = IntStream.range(0, rows).toArray();
        EventLog tuning = train.part(Arrays.copyOf(order, cut));
        EventLog valid = train.part(Arrays.copyOfRange(order, cut, rows));
        int items = train.items().size();
        SessionIndex.Settings best = tune(tuning, moments(valid, known(tuning, items), lastOnly), lastOnly);
        List<Moment> asked = moments(test, known(train, items), lastOnly);
        measure(name, train, comparable(train, asked), best, lastOnly);
    }

    /** Where the training part has no times but the test part has, age says nothing: all is asked at the end of the training. */
    private static List<Moment> comparable(EventLog train, List<Moment> moments) {
        long end =
                Arrays.stream(train.times()).flatMapToLong(Arrays::stream).max().orElse(0);
        boolean apart = moments.stream().allMatch(moment -> moment.at() - end > A_YEAR);
        return apart
                ? moments.stream()
                        .map(one -> new Moment(one.session(), one.seen(), one.when(), end, one.next()))
                        .toList()
                : moments;
    }

    private SessionIndex.Settings tune(EventLog train, List<Moment> moments, boolean freshOnly) {
        SessionIndex index = index(train);
        List<Moment> asked = sampled(moments, TUNED_ON);
        var best = new SessionIndex.Settings(500, 2_500, 1, 2, 1e6);
        double bestValue = value(index, asked, best, freshOnly);
        for (int parameter = 0; parameter < 4; parameter++) {
            SessionIndex.Settings base = best;
            for (SessionIndex.Settings one : variants(base, parameter)) {
                double value = value(index, asked, one, freshOnly);
                if (value > bestValue) {
                    bestValue = value;
                    best = one;
                }
            }
        }
        report.say("sessions: picked on the validation part, HR@20 + MRR@20 = " + bestValue + " with " + best);
        return best;
    }

    private static List<SessionIndex.Settings> variants(SessionIndex.Settings base, int parameter) {
        List<SessionIndex.Settings> variants = new ArrayList<>();
        double[][] grid = {{0.5, 1, 2, 4, 8}, {1, 2, 3, 5, 10}, {5, 20, 80}, {100, 200, 1000}};
        for (double value : grid[parameter]) {
            variants.add(
                    switch (parameter) {
                        case 0 ->
                            new SessionIndex.Settings(
                                    base.neighbours(), base.sample(), value, base.distance(), base.days());
                        case 1 ->
                            new SessionIndex.Settings(
                                    base.neighbours(), base.sample(), base.recency(), value, base.days());
                        case 2 ->
                            new SessionIndex.Settings(
                                    base.neighbours(), base.sample(), base.recency(), base.distance(), value);
                        default ->
                            new SessionIndex.Settings(
                                    (int) value, base.sample(), base.recency(), base.distance(), base.days());
                    });
        }
        return variants;
    }

    private static double value(
            SessionIndex index, List<Moment> moments, SessionIndex.Settings one, boolean freshOnly) {
        Measured measured = answers(index, moments, one, freshOnly);
        return Figures.mean(measured.hits()) + Figures.mean(measured.reciprocals());
    }

    private void measure(
            String name, EventLog train, List<Moment> moments, SessionIndex.Settings settings, boolean freshOnly) {
        long begun = System.nanoTime();
        SessionIndex index = index(train);
        double seconds = Report.seconds(begun);
        List<Moment> asked = sampled(moments, name.contains("rsc15") ? Integer.MAX_VALUE : MOST_CASES);
        Measured measured = answers(index, asked, settings, freshOnly);
        report.add(
                name,
                "STAN",
                metrics(measured.hits(), measured.reciprocals()),
                seconds,
                measured.micros(),
                settings.toString());
    }

    /** What lists an hour old bring, such as a server has that makes them hourly; who had done nothing then gets the popular. */
    private void stale(EventLog train, List<Moment> moments, SessionIndex.Settings settings) {
        Map<Integer, Double> popular = new HashMap<>();
        for (int[] row : train.sequences()) {
            for (int item : row) {
                popular.merge(item, 1.0, Double::sum);
            }
        }
        SessionIndex index = index(train);
        double[] hits = new double[moments.size()];
        double[] reciprocals = new double[moments.size()];
        for (int at = 0; at < hits.length; at++) {
            Moment before = moments.get(at).asOf(AN_HOUR);
            Map<Integer, Double> scores =
                    before.seen().length == 0 ? popular : index.scores(before.seen(), before.at(), settings);
            int rank = rank(scores, before.next());
            hits[at] = rank <= WITHIN ? 1 : 0;
            reciprocals[at] = rank <= WITHIN ? 1.0 / rank : 0;
        }
        report.add(
                "P5 rsc15-100k",
                "STAN, lists an hour old",
                metrics(hits, reciprocals),
                0,
                new double[0],
                settings.toString());
    }

    private static Measured answers(
            SessionIndex index, List<Moment> moments, SessionIndex.Settings settings, boolean freshOnly) {
        double[] hits = new double[moments.size()];
        double[] reciprocals = new double[moments.size()];
        double[] micros = new double[moments.size()];
        for (int at = 0; at < hits.length; at++) {
            Moment moment = moments.get(at);
            long begun = System.nanoTime();
            Map<Integer, Double> scores = index.scores(moment.seen(), moment.at(), settings);
            if (freshOnly) {
                for (int item : moment.seen()) {
                    scores.remove(item);
                }
            }
            int rank = rank(scores, moment.next());
            micros[at] = (System.nanoTime() - begun) / 1e3;
            hits[at] = rank <= WITHIN ? 1 : 0;
            reciprocals[at] = rank <= WITHIN ? 1.0 / rank : 0;
        }
        return new Measured(hits, reciprocals, micros);
    }

    /** The place of an item counted from 1, those with the same score before it; past the end where it has no score. */
    private static int rank(Map<Integer, Double> scores, int wanted) {
        Double own = scores.get(wanted);
        if (own == null) {
            return Integer.MAX_VALUE;
        }
        int rank = 0;
        for (double score : scores.values()) {
            if (score >= own) {
                rank++;
            }
        }
        return rank;
    }

    /** Ours and the lists that four peers gave (session-rec), at the positions for which these lists are there. */
    private void beside(Path folder, EventLog train, List<Moment> moments, SessionIndex.Settings settings)
            throws IOException {
        Map<String, Moment> byPlace = new HashMap<>();
        for (Moment moment : moments) {
            byPlace.put(moment.session() + ";" + (moment.seen().length - 1), moment);
        }
        List<Moment> asked = new ArrayList<>();
        for (String peer : List.of("vsknn", "gru4rec", "sr", "ar")) {
            Path file = folder.resolve("recoms_rsc15_100k_" + peer + ".csv");
            if (!Files.isReadable(file)) {
                continue;
            }
            asked.clear();
            List<Integer> ranks = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split(";", -1);
                Moment moment = byPlace.get(fields[0] + ";" + fields[1]);
                if (moment != null) {
                    List<Integer> listed = Arrays.stream(fields[2].split(",", -1))
                            .map(train.items()::known)
                            .toList();
                    asked.add(moment);
                    ranks.add(listed.indexOf(moment.next()) + 1);
                }
            }
            double[] hits = ranks.stream()
                    .mapToDouble(rank -> rank > 0 && rank <= WITHIN ? 1 : 0)
                    .toArray();
            double[] reciprocals = ranks.stream()
                    .mapToDouble(rank -> rank > 0 && rank <= WITHIN ? 1.0 / rank : 0)
                    .toArray();
            report.add(PEERS, peer + ", its own list", metrics(hits, reciprocals), 0, new double[0], "as published");
        }
        Measured ours = answers(index(train), asked, settings, false);
        report.add(PEERS, "STAN", metrics(ours.hits(), ours.reciprocals()), 0, ours.micros(), settings.toString());
    }

    private static Map<String, double[]> metrics(double[] hits, double[] reciprocals) {
        Map<String, double[]> metrics = new LinkedHashMap<>();
        metrics.put("HR@20", hits);
        metrics.put("MRR@20", reciprocals);
        return metrics;
    }

    private static SessionIndex index(EventLog log) {
        var index = new SessionIndex(new SessionIndex.Bounds(1_000_000, 2_500, Long.MAX_VALUE / 2));
        int[] rows = IntStream.range(0, log.sequences().length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> log.times()[row][log.times()[row].length - 1]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int row : rows) {
            for (int at = 0; at < log.sequences()[row].length; at++) {
                index.add(row, log.sequences()[row][at], log.times()[row][at]);
            }
        }
        return index;
    }

    private static List<Moment> moments(EventLog log, boolean[] known, boolean lastOnly) {
        List<Moment> moments = new ArrayList<>();
        for (int row = 0; row < log.sequences().length; row++) {
            int[] items = log.sequences()[row];
            for (int at = lastOnly ? Math.max(1, items.length - 1) : 1; at < items.length; at++) {
                if (lastOnly || known[items[at]]) {
                    long[] times = log.times()[row];
                    moments.add(new Moment(
                            log.names().get(row),
                            Arrays.copyOf(items, at),
                            Arrays.copyOf(times, at),
                            times[at - 1],
                            items[at]));
                }
            }
        }
        return moments;
    }

    private List<Moment> sampled(List<Moment> moments, int most) {
        if (moments.size() <= most) {
            return moments;
        }
        List<Moment> drawn = new ArrayList<>(moments);
        var random = new SplittableRandom(seed);
        for (int at = 0; at < most; at++) {
            int other = at + random.nextInt(drawn.size() - at);
            Moment kept = drawn.get(at);
            drawn.set(at, drawn.get(other));
            drawn.set(other, kept);
        }
        return drawn.subList(0, most);
    }

    private static boolean[] known(EventLog log, int items) {
        boolean[] known = new boolean[items];
        for (int[] sequence : log.sequences()) {
            for (int item : sequence) {
                known[item] = true;
            }
        }
        return known;
    }
}
