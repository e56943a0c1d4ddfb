package org.qiantang.app.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A closed show in which nothing stands out, for tests of advice to change: 1,000 viewers, 100 orders of which 90 are paid, an
 * hour of even minutes, four items of equal sales, two ways in. Its room's shows before came to the same.
 */
final class AdvisedShow {
    static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    static final int MINUTES = 60;

    private final Map<String, Double> figures = new HashMap<>(Map.ofEntries(
            Map.entry("gmv", 900_000.0),
            Map.entry("exposures", 5_000.0),
            Map.entry("enter_rate", 0.25),
            Map.entry("viewers", 1_000.0),
            Map.entry("stay", 120.0),
            Map.entry("seen_rate", 0.8),
            Map.entry("clickers", 400.0),
            Map.entry("order_rate", 0.25),
            Map.entry("orders_placed", 100.0),
            Map.entry("orders_paid", 90.0),
            Map.entry("unpaid_rate", 0.1),
            Map.entry("refund_rate", 0.05)));
    private final Map<String, Double> medians = new HashMap<>(figures);
    private final Map<String, Double> market = new HashMap<>();
    private final List<Screen.Item> items = new ArrayList<>();
    private final List<Screen.Minute> minutes = new ArrayList<>();
    private final List<InsightRows.Mark> marks = new ArrayList<>();
    private List<Screen.Source> sources = List.of(way("HOME", 500, 45), way("FOLLOWS", 500, 45));
    private List<Integer> best = List.of();
    private List<Integer> worst = List.of();
    private Set<Long> soldOut = Set.of();
    private int past = 5;
    private int holdSeconds = 300;
    private String state = "closed";

    AdvisedShow() {
        for (long item = 1; item <= 4; item++) {
            items.add(item(item, 1_000, 200, 25, 600));
        }
        for (int minute = 0; minute < MINUTES; minute++) {
            minutes.add(minute(minute, 2, 10));
        }
    }

    static Screen.Source way(String source, long viewers, long buyers) {
        return new Screen.Source(
                source, viewers, viewers, 120.0, viewers, viewers / 2, buyers, buyers, buyers * 10_000, 0.0);
    }

    static Screen.Item item(long id, long seen, long clicks, long buyers, long explained) {
        return new Screen.Item(
                id,
                id + 50,
                "商品" + id,
                "",
                false,
                seen,
                clicks,
                0.0,
                buyers,
                buyers * 10_000,
                buyers,
                buyers,
                0.0,
                explained);
    }

    static Screen.Minute minute(int minute, long placed, long exits) {
        return new Screen.Minute(at(minute), placed * 10_000, placed, placed, 0, 100, 10, exits, 0, 0, 0);
    }

    static Instant at(int minute) {
        return NOON.plusSeconds(minute * 60L);
    }

    AdvisedShow figure(String id, double value) {
        figures.put(id, value);
        return this;
    }

    AdvisedShow median(String id, double value) {
        medians.put(id, value);
        return this;
    }

    AdvisedShow pastShows(int shows) {
        past = shows;
        return this;
    }

    AdvisedShow market(String id, double median) {
        market.put(id, median);
        return this;
    }

    AdvisedShow itemIs(Screen.Item item) {
        items.set((int) item.itemId() - 1, item);
        return this;
    }

    AdvisedShow minuteIs(int minute, long placed, long exits) {
        minutes.set(minute, minute(minute, placed, exits));
        return this;
    }

    AdvisedShow mark(String kind, int minute, long item) {
        marks.add(new InsightRows.Mark(marks.size(), at(minute).plusSeconds(20), kind, item, "", "", null));
        return this;
    }

    AdvisedShow waysAre(Screen.Source... ways) {
        sources = List.of(ways);
        return this;
    }

    AdvisedShow bestAre(Integer... minute) {
        best = List.of(minute);
        return this;
    }

    AdvisedShow worstAre(Integer... minute) {
        worst = List.of(minute);
        return this;
    }

    AdvisedShow soldOut(long item) {
        soldOut = Set.of(item);
        return this;
    }

    AdvisedShow heldFor(int seconds) {
        holdSeconds = seconds;
        return this;
    }

    AdvisedShow onAir() {
        state = "open";
        return this;
    }

    Advice.Told told() {
        return Advisor.of(beside());
    }

    Beside beside() {
        var shown = new HashMap<String, Screen.Figure>();
        figures.forEach((id, value) -> shown.put(id, new Screen.Figure(value, value, value)));
        var counted = new HashMap<String, Integer>();
        medians.keySet().forEach(id -> counted.put(id, past));
        var screen = new Screen(
                7,
                "晚场",
                state,
                NOON,
                at(MINUTES),
                at(MINUTES),
                "v",
                false,
                shown,
                items,
                minutes,
                marks,
                List.of(),
                new Screen.Doubtful(0, 0, 0, 0, 0),
                sources);
        return new Beside(
                screen,
                new ShowReport.Past(past, past == 0 ? Map.of() : medians, past == 0 ? Map.of() : counted),
                new ShowReport.Market(NOON, market),
                moments(best),
                moments(worst),
                new StockRows.Stock(holdSeconds, soldOut));
    }

    private List<ShowReport.Moment> moments(List<Integer> at) {
        return at.stream()
                .map(minute -> new ShowReport.Moment(minutes.get(minute), null, "", List.of(), List.of()))
                .toList();
    }
}
