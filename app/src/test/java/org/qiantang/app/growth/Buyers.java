package org.qiantang.app.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Buyers drawn from a model: when each buys again after the first time, in weeks. */
final class Buyers {
    private Buyers() {}

    static List<Double> times(BgNbd model, double weeks, SplittableRandom random) {
        double rate = gamma(model.r(), random) / model.alpha();
        double one = gamma(model.a(), random);
        double stops = one / (one + gamma(model.b(), random));
        List<Double> times = new ArrayList<>();
        double at = 0;
        while (true) {
            at += -Math.log(1 - random.nextDouble()) / rate;
            if (!(at <= weeks)) {
                return times;
            }
            times.add(at);
            if (random.nextDouble() < stops) {
                return times;
            }
        }
    }

    static Rhythm rhythm(List<Double> times, double weeks) {
        List<Double> seen = times.stream().filter(time -> time <= weeks).toList();
        return new Rhythm(seen.size(), seen.isEmpty() ? 0 : seen.getLast(), weeks);
    }

    /** The same with the last purchase at the end of its day. */
    static Rhythm inDays(Rhythm rhythm) {
        double last = Math.min(rhythm.weeks(), Math.ceil(rhythm.lastWeeks() * 7) / 7);
        return new Rhythm(rhythm.again(), last, rhythm.weeks());
    }

    /** G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", 2000. */
    private static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
