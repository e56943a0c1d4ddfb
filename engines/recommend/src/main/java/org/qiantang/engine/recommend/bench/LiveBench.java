package org.qiantang.engine.recommend.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Content;
import org.qiantang.engine.recommend.Event;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Recommender;
import org.qiantang.engine.recommend.Request;
import org.qiantang.engine.recommend.Settings;
import org.qiantang.engine.recommend.model.Factors;
import org.qiantang.engine.recommend.model.Histories;

/**
 * Policies for live rooms on one {@link LiveEvening}, made up or read: before each visit of its second half every policy names
 * ten rooms that are on air; afterwards all of them learn of it. Of a long file some thousands of these visits are asked about,
 * drawn by chance, and all are learnt from.
 */
final class LiveBench {
    private static final int SIZE = 10;
    private static final int AN_HOUR_STEPS = 6;
    private static final int MOST_REFITS = 96;
    private static final int MOST_ASKED = 20_000;
    private static final int RETRIEVED = 100;

    private final Report report;
    private final LiveEvening evening;
    private final int refitSteps;
    private final long seed;
    private final Map<Integer, Integer> byHost = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> byViewer = new HashMap<>();
    private final Recommender recommender = new Recommender(Settings.USUAL);
    private final Map<Integer, List<LiveRooms.Room>> beginning = new HashMap<>();
    private final Map<Integer, List<LiveRooms.Room>> ending = new HashMap<>();
    private final NavigableMap<Integer, LiveRooms.Room> on = new TreeMap<>();
    private int[][] fitted = new int[0][];
    private @Nullable Factors factors;

    LiveBench(Report report, LiveEvening evening, long seed) {
        this.report = report;
        this.seed = seed;
        this.evening = evening;
        this.refitSteps = Math.max(AN_HOUR_STEPS, Math.ceilDiv(evening.steps(), MOST_REFITS));
        for (LiveRooms.Room room : evening.rooms()) {
            beginning.computeIfAbsent(room.from(), _ -> new ArrayList<>()).add(room);
            ending.computeIfAbsent(room.to() + 1, _ -> new ArrayList<>()).add(room);
        }
    }

    void run() {
        Map<String, Function<LiveRooms.Visit, List<Integer>>> policies = new LinkedHashMap<>();
        policies.put("popularity", _ -> popular());
        policies.put("own hosts, then popularity", this::repeated);
        policies.put(
                "iALS of all, refitted " + (refitSteps == AN_HOUR_STEPS ? "hourly" : "every " + refitSteps + " steps")
                        + ", then filtered",
                this::filtered);
        policies.put("Recommender", this::ours);
        Map<String, List<Integer>> ranks = new LinkedHashMap<>();
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        List<LiveRooms.Visit> visits = evening.visits();
        long late = visits.stream().filter(this::isLate).count();
        var random = new SplittableRandom(seed);
        int step = -1;
        for (LiveRooms.Visit visit : visits) {
            while (step < visit.step()) {
                enter(++step);
            }
            if (isLate(visit) && (late <= MOST_ASKED || random.nextLong(late) < MOST_ASKED)) {
                policies.forEach((name, policy) -> {
                    long begun = System.nanoTime();
                    List<Integer> listed = policy.apply(visit);
                    micros.computeIfAbsent(name, _ -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e3);
                    ranks.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(listed.indexOf(visit.room().id()) + 1);
                });
            }
            learn(visit);
        }
        ranks.forEach((name, all) -> {
            Map<String, double[]> metrics = new LinkedHashMap<>();
            metrics.put(
                    "HR@10", all.stream().mapToDouble(rank -> rank > 0 ? 1 : 0).toArray());
            metrics.put(
                    "NDCG@10",
                    all.stream()
                            .mapToDouble(rank -> rank > 0 ? Figures.gain(rank, SIZE) : 0)
                            .toArray());
            double[] times = micros.getOrDefault(name, List.of()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            report.add(evening.name(), name, metrics, 0, times, "");
        });
    }

    private boolean isLate(LiveRooms.Visit visit) {
        return visit.step() >= evening.steps() / 2;
    }

    private void enter(int step) {
        Instant at = evening.begin().plusSeconds((long) step * LiveEvening.STEP_SECONDS);
        for (LiveRooms.Room room : ending.getOrDefault(step, List.of())) {
            recommender.learn(new Event.Removed(room.id(), at));
            on.remove(room.id());
        }
        for (LiveRooms.Room room : beginning.getOrDefault(step, List.of())) {
            recommender.learn(new Event.Listed(item(room, at), at));
            on.put(room.id(), room);
        }
        if (step % refitSteps == 0) {
            refit();
        }
    }

    private static Item item(LiveRooms.Room room, Instant at) {
        return new Item(
                room.id(),
                Kind.ROOM,
                1 + room.host(),
                room.category() < 0 ? "" : "c" + room.category(),
                "",
                0,
                null,
                0,
                true,
                true,
                List.of(),
                Content.NONE,
                at);
    }

    private void learn(LiveRooms.Visit visit) {
        byHost.merge(visit.room().host(), 1, Integer::sum);
        byViewer.computeIfAbsent(visit.viewer(), _ -> new HashMap<>())
                .merge(visit.room().host(), 1, Integer::sum);
        recommender.learn(new Event.Acted(1 + visit.viewer(), visit.room().id(), Act.WATCH, evening.at(visit)));
    }

    private List<Integer> popular() {
        return best(room -> byHost.getOrDefault(room.host(), 0));
    }

    private List<Integer> repeated(LiveRooms.Visit visit) {
        Map<Integer, Integer> own = byViewer.getOrDefault(visit.viewer(), Map.of());
        return best(room -> 1e6 * own.getOrDefault(room.host(), 0) + byHost.getOrDefault(room.host(), 0));
    }

    /** The best hundred of all hosts, of whom those on air are left: what a server of lists made in advance can do. */
    private List<Integer> filtered(LiveRooms.Visit visit) {
        if (factors == null) {
            return List.of();
        }
        float[] scores = factors.scores(fitted[visit.viewer()]);
        float[] ranked = scores.clone();
        Arrays.sort(ranked);
        float least = ranked[Math.max(0, ranked.length - RETRIEVED)];
        return on.values().stream()
                .filter(room -> scores[room.host()] >= least)
                .sorted(Comparator.comparingDouble((LiveRooms.Room room) -> -scores[room.host()]))
                .limit(SIZE)
                .map(LiveRooms.Room::id)
                .toList();
    }

    private List<Integer> ours(LiveRooms.Visit visit) {
        return recommender
                .rank(Request.of(1 + visit.viewer(), Kind.ROOM, SIZE, evening.at(visit), visit.step()))
                .items()
                .stream()
                .map(Long::intValue)
                .toList();
    }

    private List<Integer> best(Function<LiveRooms.Room, ? extends Number> score) {
        return on.values().stream()
                .sorted(Comparator.comparingDouble(
                        (LiveRooms.Room room) -> -score.apply(room).doubleValue()))
                .limit(SIZE)
                .map(LiveRooms.Room::id)
                .toList();
    }

    private void refit() {
        int[][] sequences = new int[evening.viewers()][];
        for (int viewer = 0; viewer < sequences.length; viewer++) {
            sequences[viewer] = byViewer.getOrDefault(viewer, Map.of()).keySet().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
        }
        var settings = new Factors.Settings(16, 0.01, 0.1, 6);
        factors = Factors.fit(new Histories(sequences, evening.hosts()), settings, seed);
        fitted = sequences;
    }
}
