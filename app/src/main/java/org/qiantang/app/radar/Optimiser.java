package org.qiantang.app.radar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Says of channels what the next yuan would bring, and how a day's budget would be shared out by that. It moves money only
 * between channels of which enough is known, never above the budget, and to none more than half again what was tried in a day.
 */
final class Optimiser {
    /** Further than so many times the highest tried, a curve is a guess. */
    static final double FURTHEST = 1.5;
    /** What is spent at present is the mean of the last so many days with spending; nothing where the last is long ago. */
    static final int PRESENT_DAYS = 7;

    private static final double FEN = 100;
    private static final double HAIR = 1e-6;

    private final long seed;

    /** The same seed says the same of the same days. */
    Optimiser(long seed) {
        this.seed = seed;
    }

    /**
     * A channel's days with spending, in their order; yuan.
     *
     * @param running whether the last of them is of late
     */
    record Days(String channel, double[] spent, double[] brought, boolean running) {
        Days(String channel, double[] spent, double[] brought) {
            this(channel, spent, brought, true);
        }

        double present() {
            if (!running) {
                return 0;
            }
            int from = Math.max(0, spent.length - PRESENT_DAYS);
            double sum = 0;
            for (int day = from; day < spent.length; day++) {
                sum += spent[day];
            }
            return spent.length == from ? 0 : sum / (spent.length - from);
        }

        double highest() {
            double highest = 0;
            for (double one : spent) {
                highest = Math.max(highest, one);
            }
            return highest;
        }
    }

    /** Whether something can be said of a channel, or why not. */
    enum Standing {
        KNOWN,
        TOO_FEW_DAYS,
        TOO_ALIKE,
        UNSURE
    }

    /**
     * What is said of one channel.
     *
     * @param presentMinor what is spent there in a day now, in fen
     * @param marginal what one more yuan would bring; null where no curve could be laid, as {@code low} and {@code high}
     * @param advisedMinor what to spend there in a day, in fen; as now where nothing can be said
     */
    record Channel(
            String channel,
            Standing standing,
            int days,
            long presentMinor,
            @Nullable Double marginal,
            @Nullable Double low,
            @Nullable Double high,
            long advisedMinor) {}

    /**
     * What is said of them together.
     *
     * @param best where the next yuan brings most; null where nothing is known
     * @param budgetMinor a day's, in fen
     * @param advisedMinor what of it is put somewhere
     * @param gainMinor what the known channels would bring more in a day than now, by their curves
     */
    record Advice(
            @Nullable String best,
            long budgetMinor,
            long advisedMinor,
            @Nullable Long gainMinor,
            List<Channel> channels) {
        Advice {
            channels = List.copyOf(channels);
        }
    }

    private record Looked(Days days, Standing standing, Optional<ResponseFit.Slope> slope) {
        boolean isKnown() {
            return standing == Standing.KNOWN;
        }

        Response response() {
            return slope.orElseThrow().response();
        }
    }

    /**
     * Looks at each channel, and shares a budget out over those of which enough is known.
     *
     * @param budgetMinor a day's budget in fen; null for what is spent now
     * @param worth what one more yuan has to bring at least; 0 for anything
     */
    Advice advise(List<Days> channels, @Nullable Long budgetMinor, double worth) {
        List<Looked> looked = channels.stream().map(this::look).toList();
        long present =
                looked.stream().mapToLong(one -> fen(one.days().present())).sum();
        long budget = budgetMinor == null ? present : budgetMinor;
        long unknown = looked.stream()
                .filter(one -> !one.isKnown())
                .mapToLong(one -> fen(one.days().present()))
                .sum();
        List<Looked> known = looked.stream().filter(Looked::isKnown).toList();
        double[] shares = Allocation.of(
                known.stream()
                        .map(one -> new Allocation.Channel(
                                one.response(), FURTHEST * one.days().highest()))
                        .toList(),
                Math.max(0, budget - unknown) / FEN,
                worth);
        // Where not even what is unknown fits into the budget, that is cut in proportion.
        double left = unknown <= budget ? 1 : (double) budget / unknown;
        List<Channel> told = new ArrayList<>();
        long advised = 0;
        double gain = 0;
        int at = 0;
        for (Looked one : looked) {
            long now = fen(one.days().present());
            long then = one.isKnown() ? floor(shares[at]) : (long) Math.floor(now * left);
            if (one.isKnown()) {
                gain += one.response().at(then / FEN)
                        - one.response().at(one.days().present());
                at++;
            }
            advised += then;
            told.add(channel(one, now, then));
        }
        return new Advice(best(known), budget, advised, known.isEmpty() ? null : (Long) Math.round(gain * FEN), told);
    }

    private Looked look(Days days) {
        Optional<ResponseFit.Lacking> lacking = ResponseFit.lacking(days.spent());
        if (lacking.isPresent()) {
            return new Looked(
                    days,
                    switch (lacking.get()) {
                        case TOO_FEW_DAYS -> Standing.TOO_FEW_DAYS;
                        case TOO_ALIKE -> Standing.TOO_ALIKE;
                    },
                    Optional.empty());
        }
        var random = new SplittableRandom(seed ^ days.channel().hashCode());
        ResponseFit.Slope slope = ResponseFit.slope(days.spent(), days.brought(), days.present(), random);
        return new Looked(days, slope.isSure() ? Standing.KNOWN : Standing.UNSURE, Optional.of(slope));
    }

    private static @Nullable String best(List<Looked> known) {
        return known.stream()
                .max((one, other) -> Double.compare(
                        one.slope().orElseThrow().marginal(),
                        other.slope().orElseThrow().marginal()))
                .map(one -> one.days().channel())
                .orElse(null);
    }

    private static Channel channel(Looked one, long now, long then) {
        ResponseFit.@Nullable Slope slope = one.slope().orElse(null);
        return new Channel(
                one.days().channel(),
                one.standing(),
                one.days().spent().length,
                now,
                slope == null ? null : (Double) slope.marginal(),
                slope == null ? null : (Double) slope.low(),
                slope == null ? null : (Double) slope.high(),
                then);
    }

    private static long fen(double yuan) {
        return Math.round(yuan * FEN);
    }

    /** Rounded down, so that the sum stays within the budget; what is a whole fen but for the arithmetic stays one. */
    private static long floor(double yuan) {
        return (long) Math.floor(yuan * FEN + HAIR);
    }
}
