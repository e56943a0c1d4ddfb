package org.qiantang.engine.recommend.bench;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Content;
import org.qiantang.engine.recommend.Event;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Ranking;
import org.qiantang.engine.recommend.Recommender;
import org.qiantang.engine.recommend.Request;
import org.qiantang.engine.recommend.Settings;

/**
 * How long answers take: 20 of 100,000 made-up products, one thread, after 400,000 made-up events of 20,000 people; and how
 * long from an event to the list that it has changed. Nothing here says anything about how well the lists suit.
 */
final class ServeBench {
    private static final int ITEMS = 100_000;
    private static final int PEOPLE = 20_000;
    private static final int EVENTS = 400_000;
    private static final int REQUESTS = 4_000;
    private static final int WARM_UP = 2_000;
    private static final int SIZE = 20;
    private static final int CATEGORIES = 200;
    /** As long as BGE-small's vectors are. */
    private static final int CONTENT = 512;

    private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");

    private final Report report;
    private final SplittableRandom random;

    ServeBench(Report report, long seed) {
        this.report = report;
        this.random = new SplittableRandom(seed);
    }

    void run() {
        var recommender = new Recommender(Settings.USUAL);
        for (int item = 1; item <= ITEMS; item++) {
            recommender.learn(new Event.Listed(item(item), BEGIN));
        }
        long begun = System.nanoTime();
        Instant now = BEGIN;
        for (int event = 0; event < EVENTS; event++) {
            now = BEGIN.plusSeconds(event / 4);
            recommender.learn(act(1 + random.nextInt(PEOPLE), now));
        }
        double learning = Report.seconds(begun);
        report.say(String.format(Locale.ROOT, "SERVE: %,.0f events a second", EVENTS / learning));
        double[] ranked = new double[REQUESTS];
        double[] changed = new double[REQUESTS];
        int different = 0;
        for (int request = -WARM_UP; request < REQUESTS; request++) {
            now = now.plusSeconds(1);
            int user = 1 + random.nextInt(PEOPLE);
            begun = System.nanoTime();
            Ranking before = recommender.rank(Request.of(user, Kind.PRODUCT, SIZE, now, request));
            double rank = (System.nanoTime() - begun) / 1e3;
            begun = System.nanoTime();
            recommender.learn(act(user, now));
            Ranking after = recommender.rank(Request.of(user, Kind.PRODUCT, SIZE, now, request));
            double effect = (System.nanoTime() - begun) / 1e3;
            if (request >= 0) {
                ranked[request] = rank;
                changed[request] = effect;
                different += before.items().equals(after.items()) ? 0 : 1;
            }
        }
        line("20 of 100,000 items", ranked, learning, "");
        line("event to changed list", changed, learning, different + " of " + REQUESTS + " lists changed at once");
    }

    private void line(String model, double[] micros, double learning, String settings) {
        Map<String, double[]> metrics = new LinkedHashMap<>();
        metrics.put("ms", Arrays.stream(micros).map(one -> one / 1_000).toArray());
        report.add("SERVE made-up shop", model, metrics, learning, micros, settings);
    }

    private Event act(int user, Instant now) {
        // a person keeps to a few categories, and there to what is popular
        int category = (user * 7 + random.nextInt(3)) % CATEGORIES;
        int within = (int) ((double) ITEMS / CATEGORIES * Math.pow(random.nextDouble(), 3));
        long item = 1 + category + (long) CATEGORIES * within;
        Act act = random.nextInt(20) == 0 ? Act.PAY : random.nextInt(4) == 0 ? Act.CART : Act.CLICK;
        return new Event.Acted(user, item, act, now);
    }

    private Item item(int id) {
        float[] content = new float[CONTENT];
        for (int at = 0; at < CONTENT; at++) {
            content[at] = (float) random.nextGaussian();
        }
        return new Item(
                id,
                Kind.PRODUCT,
                1 + id % 5_000,
                "c" + (id - 1) % CATEGORIES,
                "b" + id % 1_000,
                100 + random.nextInt(100_000),
                random.nextDouble(),
                random.nextInt(50),
                random.nextInt(10) > 0,
                true,
                List.of(),
                Content.of(content),
                BEGIN.minusSeconds(random.nextInt(30 * 86_400)));
    }
}
