package org.qiantang.app.insight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.insight.Advice.Against;
import org.qiantang.app.insight.Advice.Ground;

/** A closed show beside what it is compared with, as the rules of advice read it. */
record Beside(
        Screen screen,
        ShowReport.Past past,
        ShowReport.Market market,
        List<ShowReport.Moment> best,
        List<ShowReport.Moment> worst,
        StockRows.Stock stock) {
    Beside {
        best = List.copyOf(best);
        worst = List.copyOf(worst);
    }

    /** A figure of the whole show and the median that it is held against. */
    record Pair(String metric, double value, double other, Against against) {
        Ground ground() {
            return new Ground(metric, value, against, other, null, Ground.WHOLE);
        }

        /** What the median is called in a sentence. */
        Metric.Said name() {
            return against == Against.MARKET
                    ? new Metric.Said("本平台其他店铺近 90 天的中位数", "the median of other shops' shows of 90 days")
                    : new Metric.Said("本直播间往场的中位数", "the median of the room's own shows before");
        }

        /** By what part the sales would be larger if this step alone stood at its median; no more than all of them. */
        double missing() {
            return value <= 0 ? 1 : Math.min(1, other / value - 1);
        }
    }

    /** The figure with a demo's crowd or without, as the report shows it; 0 where there is none. */
    double count(String metric) {
        Double value = value(metric);
        return value == null ? 0 : value;
    }

    /** The same for what stands beside a figure: as many people are meant as those whose figure it is. */
    double count(String metric, Pair pair) {
        Double sound = figure(metric).sound();
        return pair.against() != Against.MARKET ? count(metric) : sound == null ? 0 : sound;
    }

    /** Orders that are not in doubt; with a demo's crowd, which nobody doubts, all of them. */
    double orders() {
        Double sound = screen.crowd()
                ? value("orders_placed")
                : figure("orders_placed").sound();
        return sound == null ? 0 : sound;
    }

    /** The sales; where nothing was sold what the room's shows usually come to, so that advice can be put in an order at all. */
    double sales() {
        double sold = count("gmv");
        return sold > 0 ? sold : past.medians().getOrDefault("gmv", 0.0);
    }

    /** A figure beside the room's own median, or else that of other shops'; empty where neither is there. */
    Optional<Pair> pair(String metric) {
        Double own = value(metric);
        Double median = past.counted().getOrDefault(metric, 0) >= Least.PAST
                ? past.medians().get(metric)
                : null;
        if (own != null && median != null) {
            return Optional.of(new Pair(metric, own, median, Against.PAST));
        }
        Double sound = figure(metric).sound();
        Double others = market.medians().get(metric);
        return sound == null || others == null
                ? Optional.empty()
                : Optional.of(new Pair(metric, sound, others, Against.MARKET));
    }

    /**
     * A share that lies far below its median, and more so than chance brings.
     *
     * @param denominator the metric that says of how many it is
     */
    Optional<Pair> low(String metric, String denominator, int least, double errors) {
        return pair(metric)
                .filter(pair -> count(denominator, pair) >= least && pair.value() <= (1 - Least.FAR) * pair.other())
                .filter(pair -> Sure.isBelow(pair.value(), count(denominator, pair), pair.other(), errors));
    }

    /** The same for one that lies far above its median. */
    Optional<Pair> high(String metric, String denominator, int least, double errors) {
        return pair(metric)
                .filter(pair -> count(denominator, pair) >= least && pair.value() >= (1 + Least.FAR) * pair.other())
                .filter(pair -> Sure.isAbove(pair.value(), count(denominator, pair), pair.other(), errors));
    }

    /** The minutes of the show itself; money that moved after its end is listed apart. */
    List<Screen.Minute> onAir() {
        return screen.minutes().stream()
                .filter(minute -> screen.closedAt() == null || minute.at().isBefore(screen.closedAt()))
                .toList();
    }

    private @Nullable Double value(String metric) {
        Screen.Figure figure = figure(metric);
        return screen.crowd() ? figure.value() : figure.people();
    }

    private Screen.Figure figure(String metric) {
        return screen.figures().getOrDefault(metric, new Screen.Figure(null, null, null));
    }
}
