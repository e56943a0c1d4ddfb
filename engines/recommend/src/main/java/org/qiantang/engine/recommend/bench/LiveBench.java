package org.qiantang.engine.recommend.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
 * Policies for live rooms on the made-up evening of {@link LiveRooms}: before each visit of the last two days every policy
 * names ten rooms; afterwards all of them learn of it. Labelled synthetic wherever it is printed.
 */
final class LiveBench {
    private static final String NAME = "LIVE (SYNTHETIC rooms)";
    private static final int SIZE = 10;
    private static final int REFIT_STEPS = 6;
    private static final int RETRIEVED = 100;

    private final Report report;
    private final LiveRooms evening;
    private final long seed;
    private final Map<Integer, Integer> byHost = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> byViewer = new HashMap<>();
    private final Recommender recommender = new Recommender(Settings.USUAL);
    private List<LiveRooms.Room> on = List.of();
    private float[][] factorScores = new float[0][];

    LiveBench(Report report, long seed) {
        this.report = report;
        this.seed = seed;
        this.evening = new LiveRooms(seed);
    }

    void run() {
        Map<String, Function<LiveRooms.Visit, List<Integer>>> policies = new LinkedHashMap<>();
        policies.put("popularity", _ -> popular());
        policies.put("own hosts, then popularity", this::repeated);
        policies.put("iALS of all, refitted hourly, then filtered", this::filtered);
        policies.put("Recommender", this::ours);
        Map<String, List<Integer>> ranks = new LinkedHashMap<>();
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        int step = -1;
        for (LiveRooms.Visit visit : evening.visits()) {
            while (step < visit.step()) {
                enter(++step);
            }
            if (visit.step() >= LiveRooms.STEPS / 2) {
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
            report.add(NAME, name, metrics, 0, times, "");
        });
    }

    private void enter(int step) {
        Instant at = LiveRooms.at(step);
        for (LiveRooms.Room room : evening.rooms()) {
            if (room.from() == step) {
                recommender.learn(new Event.Listed(item(room, at), at));
            } else if (room.to() + 1 == step) {
                recommender.learn(new Event.Removed(room.id(), at));
            }
        }
        on = evening.rooms().stream().filter(room -> room.isOn(step)).toList();
        if (step % REFIT_STEPS == 0) {
            refit();
        }
    }

    private static Item item(LiveRooms.Room room, Instant at) {
        return new Item(
                room.id(),
                Kind.ROOM,
                1 + room.host(),
                "c" + room.category(),
                "",
                0,
                0,
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
        recommender.learn(new Event.Acted(1 + visit.viewer(), visit.room().id(), Act.WATCH, visit.at()));
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
        if (factorScores.length == 0) {
            return List.of();
        }
        float[] scores = factorScores[visit.viewer()];
        List<Integer> hosts = new ArrayList<>();
        for (int host = 0; host < scores.length; host++) {
            hosts.add(host);
        }
        hosts.sort(Comparator.comparingDouble((Integer host) -> -scores[host]));
        List<Integer> retrieved = hosts.subList(0, RETRIEVED);
        return on.stream()
                .filter(room -> retrieved.contains(room.host()))
                .sorted(Comparator.comparingDouble((LiveRooms.Room room) -> -scores[room.host()]))
                .limit(SIZE)
                .map(LiveRooms.Room::id)
                .toList();
    }

    private List<Integer> ours(LiveRooms.Visit visit) {
        return recommender
                .rank(Request.of(1 + visit.viewer(), Kind.ROOM, SIZE, visit.at(), visit.step()))
                .items()
                .stream()
                .map(Long::intValue)
                .toList();
    }

    private List<Integer> best(Function<LiveRooms.Room, ? extends Number> score) {
        return on.stream()
                .sorted(Comparator.comparingDouble(
                        (LiveRooms.Room room) -> -score.apply(room).doubleValue()))
                .limit(SIZE)
                .map(LiveRooms.Room::id)
                .toList();
    }

    private void refit() {
        int[][] sequences = new int[LiveRooms.VIEWERS][];
        for (int viewer = 0; viewer < sequences.length; viewer++) {
            sequences[viewer] = byViewer.getOrDefault(viewer, Map.of()).keySet().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
        }
        var settings = new Factors.Settings(16, 0.01, 0.1, 6);
        Factors factors = Factors.fit(new Histories(sequences, LiveRooms.HOSTS), settings, seed);
        factorScores = new float[sequences.length][];
        for (int viewer = 0; viewer < sequences.length; viewer++) {
            factorScores[viewer] = factors.scores(sequences[viewer]);
        }
    }
}
