package org.qiantang.engine.recommend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.qiantang.engine.recommend.model.Histories;

/** Lays out whole pasts for their protocols: MovieLens-1M in its three published splits, and any other set. */
final class MovieSets {
    private static final int OTHERS = 99;
    private static final int MOST_ASKED = 5_000;
    private static final int FOLDS = 5;
    private static final int LONGEST_PAST = 1_000;

    private final Report report;
    private final long seed;

    MovieSets(Report report, long seed) {
        this.report = report;
        this.seed = seed;
    }

    /** P1: the published positive among the 99 published negatives (He and others, Neural Collaborative Filtering, 2017). */
    void ncf(Path ncf, Path loo) throws IOException {
        int[][] sequences = sequences(loo);
        int items = Arrays.stream(sequences).flatMapToInt(Arrays::stream).max().orElse(0) + 1;
        Map<String, Integer> people = new HashMap<>();
        for (String line : Files.readAllLines(loo.resolve("users_to_movielens.txt"))) {
            String[] fields = line.split(" ", -1);
            people.put(fields[1], Integer.parseInt(fields[0]) - 1);
        }
        List<Case> asked = new ArrayList<>();
        int[][] train = sequences.clone();
        for (String line : Files.readAllLines(ncf.resolve("test.tsv"))) {
            String[] fields = line.split("\t", -1);
            Integer person = people.get(fields[0]);
            if (person == null) {
                continue;
            }
            int wanted = Integer.parseInt(fields[1]) - 1;
            int[] others = Arrays.stream(fields[2].split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .filter(item -> item > 0)
                    .map(item -> item - 1)
                    .toArray();
            train[person] = Arrays.stream(sequences[person])
                    .filter(item -> item != wanted)
                    .toArray();
            int[] among = Arrays.copyOf(others, others.length + (wanted < 0 ? 0 : 1));
            if (wanted >= 0) {
                among[others.length] = wanted;
            }
            asked.add(new Case(person, train[person], wanted, among));
        }
        var plan = new NextItemBench.Plan("P1 ML-1M, 99 others", NextItemBench.Grid.WHOLE, items, false);
        run(plan, new Histories(train, items), asked, true);
    }

    /** P3: the last of each past, all items ranked (Kang and McAuley's split; Petrov and Macdonald, gSASRec, 2023). */
    void lastOut(Path loo) throws IOException {
        int[][] sequences = sequences(loo);
        int items = Arrays.stream(sequences).flatMapToInt(Arrays::stream).max().orElse(0) + 1;
        var plan = new NextItemBench.Plan("P3 ML-1M, all items", NextItemBench.Grid.WHOLE, items, false);
        leaveLastOut(plan, sequences, items, Integer.MAX_VALUE);
    }

    /** Any other set, by the protocol of P3. */
    void any(String name, EventLog log, int mostDense) {
        var plan = new NextItemBench.Plan(
                name, NextItemBench.Grid.SPARSE, Math.min(mostDense, log.items().size()), true);
        int[][] sequences = Arrays.stream(log.sequences())
                .map(past -> Arrays.copyOfRange(past, Math.max(0, past.length - LONGEST_PAST), past.length))
                .toArray(int[][]::new);
        leaveLastOut(plan, sequences, log.items().size(), MOST_ASKED);
    }

    private void leaveLastOut(NextItemBench.Plan plan, int[][] sequences, int items, int most) {
        int[][] train = new int[sequences.length][];
        List<Case> asked = new ArrayList<>();
        for (int person = 0; person < train.length; person++) {
            int[] past = sequences[person];
            train[person] = past.length < 3 ? past : Arrays.copyOf(past, past.length - 1);
            if (past.length >= 3) {
                asked.add(new Case(person, train[person], past[past.length - 1], new int[0]));
            }
        }
        run(plan, new Histories(train, items), sampled(asked, most), false);
    }

    /** Cuts the last item of each training past for tuning, and asks for it in the same form as the test does. */
    private void run(NextItemBench.Plan plan, Histories train, List<Case> asked, boolean amongOthers) {
        var random = new SplittableRandom(seed);
        int[][] tuning = new int[train.people()][];
        List<Case> tuned = new ArrayList<>();
        for (int person = 0; person < tuning.length; person++) {
            int[] past = train.sequences()[person];
            tuning[person] = past.length < 2 ? past : Arrays.copyOf(past, past.length - 1);
            if (past.length >= 2) {
                int wanted = past[past.length - 1];
                int[] among = amongOthers ? others(past, wanted, train.items(), random) : new int[0];
                tuned.add(new Case(person, tuning[person], wanted, among));
            }
        }
        new NextItemBench(report, plan, seed)
                .run(train, new Histories(tuning, train.items()), sampled(tuned, tuned.size()), asked);
    }

    private static int[] others(int[] past, int wanted, int items, SplittableRandom random) {
        Set<Integer> taken = new HashSet<>();
        Arrays.stream(past).forEach(taken::add);
        int[] among = new int[OTHERS + 1];
        for (int at = 0; at < OTHERS; at++) {
            int item = random.nextInt(items);
            while (!taken.add(item) && taken.size() < items) {
                item = random.nextInt(items);
            }
            among[at] = item;
        }
        among[OTHERS] = wanted;
        return among;
    }

    /** P2: five published folds; a person's items in the order of the file. */
    void folds(Path folder) throws IOException {
        var items = new EventLog.Vocabulary();
        Map<String, List<int[]>> people = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("interactions.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            int marks = 0;
            for (char digit : fields[3].toCharArray()) {
                marks |= 1 << (digit - '0');
            }
            people.computeIfAbsent(fields[0], _ -> new ArrayList<>()).add(new int[] {items.number(fields[1]), marks});
        }
        List<FoldBench.Split> splits = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int mark = 1 << fold;
            int[][] shown = new int[people.size()][];
            int[][] hidden = new int[people.size()][];
            int person = 0;
            for (List<int[]> pairs : people.values()) {
                shown[person] = pairs.stream()
                        .filter(pair -> (pair[1] & mark) == 0)
                        .mapToInt(pair -> pair[0])
                        .toArray();
                hidden[person++] = pairs.stream()
                        .filter(pair -> (pair[1] & mark) != 0)
                        .mapToInt(pair -> pair[0])
                        .toArray();
            }
            splits.add(new FoldBench.Split(new Histories(shown, items.size()), hidden));
        }
        new FoldBench(report, seed).run(splits);
    }

    private List<Case> sampled(List<Case> cases, int most) {
        List<Case> drawn = new ArrayList<>(cases);
        var random = new SplittableRandom(seed);
        for (int at = 0; at < drawn.size(); at++) {
            int other = at + random.nextInt(drawn.size() - at);
            Case kept = drawn.get(at);
            drawn.set(at, drawn.get(other));
            drawn.set(other, kept);
        }
        return drawn.subList(0, Math.min(most, drawn.size()));
    }

    /** Items from 1 as numbers from 0; the file's 0, an item that could not be recovered, is left out. */
    private static int[][] sequences(Path loo) throws IOException {
        return Files.readAllLines(loo.resolve("sequences.txt")).stream()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .mapToInt(Integer::parseInt)
                        .filter(item -> item > 0)
                        .map(item -> item - 1)
                        .toArray())
                .toArray(int[][]::new);
    }
}
