package org.qiantang.app.green;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.green.Score.Marking;
import org.qiantang.app.green.Score.Part;
import org.qiantang.app.green.Score.State;
import org.qiantang.app.green.Score.Sum;
import org.qiantang.app.green.Score.SumOf;
import org.qiantang.app.green.Score.View;

/** Counts points from what the record says. It asks nobody and knows no time. */
final class Scorer {
    /** Who takes which page of a room; a room's own page spreads points within the dimensions, a party's over all of its view. */
    static final String ROOM = "";

    private static final int WHOLE = Scheme.WHOLE;
    private static final Said UNRECORDED = new Said("所需记录还没有接入", "the records that it needs are not there yet");
    private static final Said NOTHING = new Said("窗口内没有可计算的记录", "nothing on record in the window to count");

    private final Scheme scheme;
    private final Map<String, Indicator.Counting> countings = new HashMap<>();

    Scorer(Scheme scheme) {
        this.scheme = scheme;
        scheme.indicators().forEach(one -> countings.put(one.id(), one.counting()));
    }

    /** A room's part, and its figure before it is cut; null where nothing could be counted. */
    record Scored(Part part, @Nullable Exact exact) {}

    /**
     * Counts a room's points.
     *
     * @param party whose view; {@link #ROOM} for the room as a whole
     */
    Scored part(String party, long shopId, long liveSeconds, Map<String, Reading> readings) {
        List<Indicator> which = party.equals(ROOM) ? scheme.indicators() : scheme.viewOf(party);
        Map<String, Counted> counted = counted(which, readings);
        Map<String, Exact> weights = party.equals(ROOM) ? byDimension(which, counted) : overAll(which, counted);
        Exact total = total(which, counted, weights);
        List<Marking> markings = which.stream()
                .map(one -> counted.containsKey(one.id())
                        ? marking(one, counted, weights)
                        : left(one, readings.get(one.id()), party, counted))
                .toList();
        var part = new Part(
                shopId,
                liveSeconds,
                total == null ? null : total.cut(1),
                which.stream()
                        .filter(one -> counted.containsKey(one.id()))
                        .mapToInt(Indicator::points)
                        .sum(),
                markings,
                sums(which, counted, weights),
                party.equals(ROOM) ? views(readings) : List.of());
        return new Scored(part, total);
    }

    /** The figures of several rooms, weighted by live time; null where none has one. */
    static @Nullable Exact together(List<Scored> parts) {
        List<Weighed> weighed = parts.stream()
                .map(one -> new Weighed(one.exact(), one.part().weightSeconds()))
                .toList();
        return weighed(weighed);
    }

    /** A figure and the live time by which it counts. */
    record Weighed(@Nullable Exact figure, long seconds) {}

    static @Nullable Exact weighed(List<Weighed> parts) {
        Exact sum = Exact.ZERO;
        long seconds = 0;
        for (Weighed part : parts) {
            Exact figure = part.figure();
            if (figure != null && part.seconds() > 0) {
                sum = sum.plus(figure.times(Exact.of(part.seconds())));
                seconds += part.seconds();
            }
        }
        if (seconds > 0) {
            return sum.by(Exact.of(seconds));
        }
        // Without live time there may still be figures, such as of after-sale; one room's own is then the whole.
        return parts.size() == 1 ? parts.getFirst().figure() : null;
    }

    /** An indicator's points, with what it was counted from. */
    private record Counted(Exact points, Reading.Counted reading) {}

    private Map<String, Counted> counted(List<Indicator> which, Map<String, Reading> readings) {
        Map<String, Counted> counted = new LinkedHashMap<>();
        for (Indicator one : which) {
            if (readings.get(one.id()) instanceof Reading.Counted reading) {
                Exact points = counting(one).points(reading.counts());
                if (points != null) {
                    Exact bounded = points.max(Exact.ZERO).min(Exact.of(one.points()));
                    counted.put(one.id(), new Counted(bounded, reading));
                }
            }
        }
        return counted;
    }

    private Indicator.Counting counting(Indicator one) {
        Indicator.Counting counting = countings.get(one.id());
        if (counting == null) {
            throw new IllegalStateException("indicator: " + one.id() + " (expected: one of the scheme)");
        }
        return counting;
    }

    /** Points that are taken out go to the others of their dimension; where a whole one is out, to the other dimensions. */
    private Map<String, Exact> byDimension(List<Indicator> which, Map<String, Counted> counted) {
        Map<String, Integer> max = new HashMap<>();
        for (Indicator one : which) {
            if (counted.containsKey(one.id())) {
                max.merge(one.dimension(), one.points(), Integer::sum);
            }
        }
        int left = scheme.dimensions().stream()
                .filter(dimension -> max.containsKey(dimension.id()))
                .mapToInt(Scheme.Dimension::points)
                .sum();
        Map<String, Exact> weights = new HashMap<>();
        for (Scheme.Dimension dimension : scheme.dimensions()) {
            Integer sum = max.get(dimension.id());
            if (sum == null) {
                continue;
            }
            Exact share = Exact.of((long) dimension.points() * WHOLE, (long) left * sum);
            which.stream()
                    .filter(one -> one.dimension().equals(dimension.id()) && counted.containsKey(one.id()))
                    .forEach(one -> weights.put(one.id(), share.times(Exact.of(one.points()))));
        }
        return weights;
    }

    private static Map<String, Exact> overAll(List<Indicator> which, Map<String, Counted> counted) {
        List<Indicator> there =
                which.stream().filter(one -> counted.containsKey(one.id())).toList();
        int sum = there.stream().mapToInt(Indicator::points).sum();
        Map<String, Exact> weights = new HashMap<>();
        there.forEach(one -> weights.put(one.id(), Exact.of((long) WHOLE * one.points(), sum)));
        return weights;
    }

    private static @Nullable Exact total(
            List<Indicator> which, Map<String, Counted> counted, Map<String, Exact> weights) {
        if (weights.isEmpty()) {
            return null;
        }
        Exact total = Exact.ZERO;
        for (Indicator one : which) {
            total = total.plus(earned(one, counted, weights));
        }
        return total;
    }

    private static Exact earned(Indicator one, Map<String, Counted> counted, Map<String, Exact> weights) {
        Counted there = counted.get(one.id());
        Exact weight = weights.get(one.id());
        return there == null || weight == null
                ? Exact.ZERO
                : weight.times(there.points()).by(Exact.of(one.points()));
    }

    private Marking marking(Indicator one, Map<String, Counted> all, Map<String, Exact> weights) {
        Counted counted = all.get(one.id());
        if (counted == null) {
            throw new IllegalArgumentException("indicator: " + one.id() + " (expected: a counted one)");
        }
        Map<String, Exact> counts = counted.reading().counts();
        Map<String, Said> words = new HashMap<>();
        Map<String, String> shown = new TreeMap<>();
        counts.forEach((name, count) -> {
            shown.put(name, count.text(2));
            words.put(name, Said.same(count.text(2)));
        });
        counting(one).shorts(counts).forEach((name, value) -> words.put(name, Said.same(value.text(4))));
        words.put("points", Said.same(counted.points().text(2)));
        words.put("max", Said.same(Integer.toString(one.points())));
        words.putAll(counted.reading().words());
        boolean whole = counted.points().compareTo(Exact.of(one.points())) == 0;
        return new Marking(
                one.id(),
                State.COUNTED,
                one.points(),
                counted.points().cut(2),
                weights.getOrDefault(one.id(), Exact.ZERO).cut(2),
                earned(one, all, weights).cut(2),
                shown,
                one.explain().filled(words),
                whole ? null : one.winBack().filled(words),
                counted.reading().behind());
    }

    /** An indicator that is taken out, with the reason and where its points went. */
    private Marking left(Indicator one, @Nullable Reading reading, String party, Map<String, Counted> others) {
        Said why = reading == null ? UNRECORDED : why(reading);
        boolean recorded = reading instanceof Reading.Counted || reading instanceof Reading.NoOccasion;
        boolean withinDimension = party.equals(ROOM)
                && scheme.indicators().stream()
                        .anyMatch(other -> other.dimension().equals(one.dimension()) && others.containsKey(other.id()));
        Said words = recorded && withinDimension
                ? scheme.pageText("not_applicable")
                        .filled(Map.of(
                                "indicator",
                                one.name(),
                                "reason",
                                why,
                                "points",
                                Said.same(Integer.toString(one.points()))))
                : taken(one, why, recorded);
        return new Marking(
                one.id(),
                recorded ? State.NO_OCCASION : State.NOT_COMPUTED,
                one.points(),
                null,
                null,
                null,
                Map.of(),
                words,
                null,
                List.of());
    }

    private static Said why(Reading reading) {
        return switch (reading) {
            case Reading.Counted _ -> NOTHING;
            case Reading.NoOccasion no -> no.why();
            case Reading.NotComputed no -> no.why();
        };
    }

    private static Said taken(Indicator one, Said why, boolean recorded) {
        return new Said(
                (recorded ? "不适用：" : "未计算：") + why.zh() + "。" + one.points() + " 分不计入，按比例分给其他指标。",
                (recorded ? "Does not apply: " : "Not computed: ") + why.en() + ". Its " + one.points()
                        + " points are left out and spread over the others in proportion.");
    }

    private List<Sum> sums(List<Indicator> which, Map<String, Counted> counted, Map<String, Exact> weights) {
        var sums = new ArrayList<Sum>();
        scheme.headings()
                .forEach(one -> sums.add(sum(SumOf.HEADING, one.id(), Indicator::heading, which, counted, weights)));
        scheme.parties()
                .forEach(one -> sums.add(sum(SumOf.PARTY, one.id(), Indicator::party, which, counted, weights)));
        scheme.dimensions()
                .forEach(
                        one -> sums.add(sum(SumOf.DIMENSION, one.id(), Indicator::dimension, which, counted, weights)));
        sums.removeIf(sum -> sum.of() == 0);
        return sums;
    }

    private static Sum sum(
            SumOf sumOf,
            String title,
            Function<Indicator, String> under,
            List<Indicator> which,
            Map<String, Counted> counted,
            Map<String, Exact> weights) {
        Exact earned = Exact.ZERO;
        Exact weight = Exact.ZERO;
        int covered = 0;
        int of = 0;
        for (Indicator one : which) {
            if (under.apply(one).equals(title)) {
                earned = earned.plus(earned(one, counted, weights));
                weight = weight.plus(weights.getOrDefault(one.id(), Exact.ZERO));
                covered += counted.containsKey(one.id()) ? one.points() : 0;
                of += one.points();
            }
        }
        return new Sum(sumOf, title, tenth(earned), tenth(weight), covered, of);
    }

    private static BigDecimal tenth(Exact figure) {
        return figure.cut(1);
    }

    private List<View> views(Map<String, Reading> readings) {
        var views = new ArrayList<View>();
        for (Scheme.Party party : scheme.parties()) {
            List<Indicator> which = scheme.viewOf(party.id());
            Map<String, Counted> counted = counted(which, readings);
            Exact total = total(which, counted, overAll(which, counted));
            views.add(new View(
                    party.id(),
                    total == null ? null : total.cut(1),
                    total == null ? null : total.toString(),
                    which.stream()
                            .filter(one -> counted.containsKey(one.id()))
                            .mapToInt(Indicator::points)
                            .sum(),
                    party.viewPoints()));
        }
        return views;
    }
}
