package org.qiantang.engine.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.engine.recommend.model.Factors;
import org.qiantang.engine.recommend.model.Histories;
import org.qiantang.engine.recommend.model.LinearModel;

/**
 * The two models that are fitted in one go, from the pasts that the profiles hold at one moment: past to future (SLIT) and
 * factors (iALS). They cover the most frequent items; new persons and new events are folded in at once, new items wait.
 */
final class LinearSnapshot {
    private static final double RIDGE = 20;
    private static final double MEMORY = 3;
    private static final double FORESIGHT = 2;
    private static final Factors.Settings FACTORS = new Factors.Settings(32, 0.01, 0.2, 8);

    private final long[] ids;
    private final Map<Long, Integer> places;
    private final LinearModel linear;
    private final Factors factors;

    private LinearSnapshot(long[] ids, Map<Long, Integer> places, LinearModel linear, Factors factors) {
        this.ids = ids;
        this.places = places;
        this.linear = linear;
        this.factors = factors;
    }

    /**
     * Fits both models.
     *
     * @param pasts items of each person, oldest first
     * @param most items covered; the fit takes time by the third power of it, and memory by the second
     */
    static LinearSnapshot fit(List<long[]> pasts, int most, long seed) {
        Map<Long, Integer> all = new HashMap<>();
        int[][] sequences = new int[pasts.size()][];
        List<Long> named = new ArrayList<>();
        for (int person = 0; person < sequences.length; person++) {
            sequences[person] = Arrays.stream(pasts.get(person))
                    .mapToInt(id -> all.computeIfAbsent(id, _ -> {
                        named.add(id);
                        return named.size() - 1;
                    }))
                    .toArray();
        }
        var whole = new Histories(sequences, named.size());
        int[] kept = whole.mostFrequent(most);
        Histories some = whole.only(kept);
        long[] ids = Arrays.stream(kept).mapToLong(named::get).toArray();
        Map<Long, Integer> places = new HashMap<>();
        for (int place = 0; place < ids.length; place++) {
            places.put(ids[place], place);
        }
        return new LinearSnapshot(
                ids, places, LinearModel.slit(some, RIDGE, MEMORY, FORESIGHT), Factors.fit(some, FACTORS, seed));
    }

    /** Scores above 0 of the items that this past foretells. */
    Map<Long, Double> foretold(long[] past) {
        return above(linear.scores(places(past), MEMORY));
    }

    /** Scores above 0 by the factors. */
    Map<Long, Double> near(long[] past) {
        return above(factors.scores(places(past)));
    }

    /** The item of a past that adds most to the score of another; 0 where none adds anything. */
    long because(long[] past, long item) {
        Integer target = places.get(item);
        if (target == null) {
            return 0;
        }
        int[] known = places(past);
        double most = 0;
        long because = 0;
        for (int back = 0; back < known.length; back++) {
            int from = known[known.length - 1 - back];
            double adds = Math.exp(-back / MEMORY) * linear.rows()[from][target];
            if (adds > most) {
                most = adds;
                because = ids[from];
            }
        }
        return because;
    }

    private int[] places(long[] past) {
        return Arrays.stream(past)
                .mapToInt(id -> places.getOrDefault(id, -1))
                .filter(place -> place >= 0)
                .toArray();
    }

    private Map<Long, Double> above(float[] scores) {
        Map<Long, Double> above = new HashMap<>();
        for (int place = 0; place < scores.length; place++) {
            if (scores[place] > 0) {
                above.put(ids[place], (double) scores[place]);
            }
        }
        return above;
    }
}
