package org.qiantang.app.insight;

import static org.qiantang.app.insight.AdviceWords.count;
import static org.qiantang.app.insight.AdviceWords.say;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.qiantang.app.insight.Advice.Against;
import org.qiantang.app.insight.Advice.Ground;
import org.qiantang.app.insight.Advice.Rule;

/**
 * Advice on minutes: what went along with the best and the worst of them. A minute is near a mark if the mark lies in it or in one
 * of the two before; such minutes are held against all others of the show. What goes along is not what causes.
 */
final class MinuteAdvice {
    private static final int AFTER = 2;
    private static final double HALF_AS_MANY_AGAIN = 1.5;
    private static final Map<String, Metric.Said> KINDS = Map.of(
            "flash", new Metric.Said("秒杀", "a flash sale"),
            "price", new Metric.Said("改价", "a change of price"),
            "pin", new Metric.Said("置顶讲解", "the pinning of an item"));

    private MinuteAdvice() {}

    /**
     * Minutes near marks of a kind.
     *
     * @param number what happened in them, {@code expected} what the other minutes come to for as much
     * @param among how many of the minutes that the report names are among them
     */
    private record Near(String kind, int minutes, double number, double expected, long among) {
        boolean isMore() {
            return number >= HALF_AS_MANY_AGAIN * expected && Sure.isMore(number, expected);
        }
    }

    static Optional<Weighed> sellsAfter(Beside show) {
        double placed = Math.max(1, show.count("orders_placed"));
        int named = show.best().size();
        return Stream.of("flash", "price", "pin")
                .flatMap(kind -> near(show, kind, show.best(), _ -> 1, Screen.Minute::placed).stream())
                .filter(near -> near.minutes() >= Least.NEAR && near.isMore() && near.among() * 2 > named)
                .max(Comparator.comparingDouble(near -> near.number() - near.expected()))
                .map(near -> new Weighed(
                        Advice.of(
                                Rule.SELLS_AFTER,
                                say(
                                        "%s当分钟和后两分钟共 %s 分钟，下单 %s 单，其余分钟同样长约 %s 单；成交最好的 %s 分钟里有 %s 分钟在其中。可以想想下一场把它放在人多的时候。同时出现，不说明因果。",
                                        "In the minutes from %s on, %s in all, %s orders were placed; the other minutes come to about %s in that time. Of the best %s minutes %s are among them. Whether to have it while many are there is worth a thought. It went along, which is not to say that it was the cause.",
                                        word(near.kind()),
                                        count(near.minutes()),
                                        count(near.number()),
                                        count(near.expected()),
                                        count(named),
                                        count(near.among())),
                                List.of(new Ground(
                                        "orders_placed",
                                        near.number(),
                                        Against.SHOW,
                                        near.expected(),
                                        null,
                                        about(near)))),
                        (near.number() - near.expected()) * show.sales() / placed));
    }

    /** Exits are held against how many were there to go. */
    static Optional<Weighed> warnedAndLeft(Beside show) {
        double viewers = Math.max(1, show.count("viewers"));
        return near(show, "warning", show.worst(), minute -> minute.online() + minute.exits(), Screen.Minute::exits)
                .filter(near -> near.among() > 0 && near.isMore())
                .map(near -> new Weighed(
                        Advice.of(
                                Rule.WARNED_AND_LEFT,
                                say(
                                        "合规提示当分钟和后两分钟共 %s 分钟，离开 %s 次，其余分钟按在线人数折算约 %s 次；流失最多的分钟里有 %s 分钟在其中。提示的话见分钟里的标记，可以看看换成有依据的说法。同时出现，不说明因果。",
                                        "In the minutes from a warning on, %s in all, there were %s exits; the other minutes come to about %s for as many viewers. Of the minutes in which most left %s are among them. The words stand at the marks of these minutes; a wording with grounds is worth a thought. It went along, which is not to say that it was the cause.",
                                        count(near.minutes()),
                                        count(near.number()),
                                        count(near.expected()),
                                        count(near.among())),
                                List.of(new Ground(
                                        "exits", near.number(), Against.SHOW, near.expected(), null, about(near)))),
                        (near.number() - near.expected()) * show.sales() / viewers));
    }

    /** Empty where too few minutes lie apart from the marks, or none near them. */
    private static Optional<Near> near(
            Beside show,
            String kind,
            List<ShowReport.Moment> named,
            ToLongFunction<Screen.Minute> base,
            ToLongFunction<Screen.Minute> number) {
        Set<Instant> marked = new HashSet<>();
        show.screen().marks().stream()
                .filter(mark -> mark.kind().equals(kind))
                .map(mark -> mark.at().truncatedTo(ChronoUnit.MINUTES))
                .forEach(at -> {
                    for (int after = 0; after <= AFTER; after++) {
                        marked.add(at.plus(after, ChronoUnit.MINUTES));
                    }
                });
        List<Screen.Minute> minutes = show.onAir();
        List<Screen.Minute> inside =
                minutes.stream().filter(minute -> marked.contains(minute.at())).toList();
        List<Screen.Minute> apart =
                minutes.stream().filter(minute -> !marked.contains(minute.at())).toList();
        long bases = apart.stream().mapToLong(base).sum();
        if (inside.isEmpty() || apart.size() < Least.APART || bases == 0) {
            return Optional.empty();
        }
        double each = apart.stream().mapToLong(number).sum() / (double) bases;
        return Optional.of(new Near(
                kind,
                inside.size(),
                (double) inside.stream().mapToLong(number).sum(),
                inside.stream().mapToLong(base).sum() * each,
                named.stream().filter(moment -> marked.contains(moment.at())).count()));
    }

    private static Metric.Said about(Near near) {
        return say(
                "%s当分钟和后两分钟，共 %s 分钟",
                "%s and the two minutes after, %s minutes in all", word(near.kind()), near.minutes());
    }

    private static Metric.Said word(String kind) {
        return KINDS.getOrDefault(kind, new Metric.Said("合规提示", "a warning"));
    }
}
