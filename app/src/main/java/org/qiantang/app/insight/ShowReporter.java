package org.qiantang.app.insight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the report of a show: its screen, its room's past, other shops, the minutes that are worth looking at, and advice. */
final class ShowReporter {
    private static final int PAST_SHOWS = 10;
    private static final int MOMENTS = 3;
    private static final int MOST_SAID = 20;
    /** Figures that do not grow with a show's length alone, and the few sums that people ask for first. */
    private static final List<String> COMPARED = List.of(
            "gmv",
            "net",
            "orders_paid",
            "buyers",
            "viewers",
            "peak",
            "stay",
            "gpm",
            "uv_value",
            "aov",
            "conversion",
            "enter_rate",
            "seen_rate",
            "click_rate",
            "order_rate",
            "talk_rate",
            "unpaid_rate",
            "refund_rate");

    private final InsightRows rows;
    private final Screens screens;
    private final Market market;
    private final StockRows stock;
    private final ProfileRows buyers;

    ShowReporter(InsightRows rows, Screens screens, Market market, StockRows stock, ProfileRows buyers) {
        this.rows = rows;
        this.screens = screens;
        this.market = market;
        this.stock = stock;
        this.buyers = buyers;
    }

    ShowReport of(InsightRows.Show show, boolean crowd) {
        Screen screen = screens.of(show, crowd);
        Instant end = show.closedAt() == null ? screen.asOf() : show.closedAt();
        Pins pins = Pins.of(screen.marks(), end);
        List<Screen.Minute> onAir = screen.minutes().stream()
                .filter(minute -> minute.at().isBefore(end))
                .toList();
        List<Screen.Minute> best = onAir.stream()
                .filter(minute -> minute.gmv() > 0)
                .sorted(Comparator.comparingLong(Screen.Minute::gmv).reversed().thenComparing(Screen.Minute::at))
                .limit(MOMENTS)
                .toList();
        List<Screen.Minute> worst = onAir.stream()
                .filter(minute -> lost(minute) > 0)
                .sorted(Comparator.comparingLong(ShowReporter::lost).reversed().thenComparing(Screen.Minute::at))
                .limit(MOMENTS)
                .toList();
        ShowReport.Past past = past(show, screen.asOf(), crowd);
        ShowReport.Market others = market.without(show.merchantId());
        List<ShowReport.Moment> high = moments(screen, pins, best);
        List<ShowReport.Moment> low = moments(screen, pins, worst);
        Advice.Told advice = Advisor.of(new Beside(screen, past, others, high, low, stock.of(show.id())));
        return new ShowReport(screen, past, others, high, low, advice, buyers.of(show));
    }

    private static long lost(Screen.Minute minute) {
        return minute.exits() - minute.entries();
    }

    private ShowReport.Past past(InsightRows.Show show, Instant at, boolean crowd) {
        List<InsightRows.Show> before = rows.past(show, PAST_SHOWS);
        Map<String, List<Double>> values = new HashMap<>();
        for (InsightRows.Show one : before) {
            Map<String, Screen.Figure> figures = screens.figures(one, at);
            for (String id : COMPARED) {
                Screen.Figure figure = figures.get(id);
                Double value = figure == null ? null : crowd ? figure.value() : figure.people();
                if (value != null) {
                    values.computeIfAbsent(id, _ -> new ArrayList<>()).add(value);
                }
            }
        }
        Map<String, Double> medians = new HashMap<>();
        Map<String, Integer> counted = new HashMap<>();
        values.forEach((id, all) -> {
            medians.put(id, median(all));
            counted.put(id, all.size());
        });
        return new ShowReport.Past(before.size(), medians, counted);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private List<ShowReport.Moment> moments(Screen screen, Pins pins, List<Screen.Minute> minutes) {
        return minutes.stream().map(minute -> moment(screen, pins, minute)).toList();
    }

    private ShowReport.Moment moment(Screen screen, Pins pins, Screen.Minute minute) {
        Instant from = minute.at();
        Instant until = from.plus(1, ChronoUnit.MINUTES);
        @Nullable Long item = pins.between(from, until).orElse(null);
        String title = screen.items().stream()
                .filter(one -> item != null && one.itemId() == item)
                .map(Screen.Item::title)
                .findFirst()
                .orElse("");
        return new ShowReport.Moment(
                minute,
                item,
                title,
                rows.said(screen.showId(), from, until, MOST_SAID),
                screen.marks().stream()
                        .filter(mark -> !mark.at().isBefore(from) && mark.at().isBefore(until))
                        .toList());
    }
}
