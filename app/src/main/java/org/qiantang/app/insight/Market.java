package org.qiantang.app.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The median over other shops' closed shows of the last 90 days, from which no shop can be read: of ten shows of five shops at
 * least; each shop weighs the same, however many shows it had, so that none is ever more than a fifth; in two digits; and reckoned
 * once a day, so that who asks often sees no show come. The shows are read once a day for all who ask, a thousand at most.
 */
final class Market {
    static final int LEAST_SHOWS = 10;
    static final int LEAST_SHOPS = 5;
    static final Duration SPAN = Duration.ofDays(90);
    /** What one reading costs at most; with more shows than these the span is shorter. */
    static final int MOST_SHOWS = 1_000;

    private static final MathContext DIGITS = new MathContext(2);
    private static final double ROUNDING = 1e-9;
    /** The main figures; talk, presence and pieces are not among them. */
    private static final List<String> FIGURES = List.of(
            "gmv",
            "net",
            "orders_paid",
            "buyers",
            "aov",
            "viewers",
            "stay",
            "enter_rate",
            "seen_rate",
            "click_rate",
            "order_rate",
            "conversion",
            "gpm",
            "uv_value",
            "unpaid_rate",
            "refund_rate");

    private final MarketRows rows;
    private final Daily<Duration, Day> days;

    /** What was read at a midnight. */
    private record Day(Instant midnight, List<Shown> shows) {}

    private record Shown(long merchantId, Map<String, Double> figures) {}

    /** A show's value, and how much it weighs among all. */
    private record Weight(double value, double of) {}

    Market(MarketRows rows, InstantSource clock) {
        this.rows = rows;
        this.days = new Daily<>(clock, (span, midnight) -> Optional.of(read(span, midnight)));
    }

    /** Medians by metric for one shop, without its own shows; those of too few shows or shops are absent. */
    ShowReport.Market without(long merchant) {
        Day now = days.of(SPAN).orElseThrow();
        List<Shown> others =
                now.shows().stream().filter(one -> one.merchantId() != merchant).toList();
        Map<String, Double> medians = new HashMap<>();
        for (String id : FIGURES) {
            List<Shown> having =
                    others.stream().filter(one -> one.figures().containsKey(id)).toList();
            Map<Long, Long> shops =
                    having.stream().collect(Collectors.groupingBy(Shown::merchantId, Collectors.counting()));
            if (having.size() >= LEAST_SHOWS && shops.size() >= LEAST_SHOPS) {
                medians.put(id, median(weights(id, having, shops)));
            }
        }
        return new ShowReport.Market(now.midnight(), medians);
    }

    private static List<Weight> weights(String id, List<Shown> shows, Map<Long, Long> shops) {
        List<Weight> weights = new ArrayList<>();
        for (Shown one : shows) {
            Double value = one.figures().get(id);
            Long ofShop = shops.get(one.merchantId());
            if (value != null && ofShop != null) {
                weights.add(new Weight(value, 1.0 / ofShop));
            }
        }
        return weights;
    }

    /** The value up to which half of the weight lies, in two digits; where a half ends just there, the middle to the next one. */
    private static double median(List<Weight> weights) {
        List<Weight> sorted = weights.stream()
                .sorted(Comparator.comparingDouble(Weight::value))
                .toList();
        double half = sorted.stream().mapToDouble(Weight::of).sum() / 2;
        double so = 0;
        double median = 0;
        for (int at = 0; at < sorted.size(); at++) {
            so += sorted.get(at).of();
            if (so >= half - ROUNDING) {
                median = sorted.get(at).value();
                if (so <= half + ROUNDING && at + 1 < sorted.size()) {
                    median = (median + sorted.get(at + 1).value()) / 2;
                }
                break;
            }
        }
        return BigDecimal.valueOf(median).round(DIGITS).doubleValue();
    }

    private Day read(Duration span, Instant midnight) {
        return new Day(
                midnight,
                rows.shows(midnight.minus(span), midnight, MOST_SHOWS).stream()
                        .map(Market::shown)
                        .toList());
    }

    private static Shown shown(MarketRows.OfShow show) {
        Map<String, @Nullable Double> all = Figures.of(show.counts());
        Map<String, Double> figures = new HashMap<>();
        for (String id : FIGURES) {
            Double value = all.get(id);
            if (value != null) {
                figures.put(id, value);
            }
        }
        return new Shown(show.merchantId(), figures);
    }
}
