package org.qiantang.app.growth;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.insight.Daily;
import org.qiantang.app.insight.Hiding;

/**
 * Tells which of a shop's buyers are silent for longer than their own rhythm says (流失预警), by the model that fits the shop's
 * buyers best, and holds that model against what happened in the last thirty days.
 */
final class Churn {
    private static final int AHEAD_DAYS = 30;
    private static final double AHEAD_WEEKS = AHEAD_DAYS / 7.0;

    private final GrowthRows rows;
    private final Daily<Long, Counted> counts;

    Churn(GrowthRows rows, InstantSource clock) {
        this.rows = rows;
        this.counts = new Daily<>(clock, (merchant, until) -> Optional.of(count(merchant, until)));
    }

    /** Where somebody stands: by the chance that they still buy here, or bought once, so that they have no rhythm. */
    enum Group {
        ONCE(0),
        STEADY(0.8),
        COOLING(0.5),
        LEAVING(0.2),
        LEFT(0);

        private final double from;

        Group(double from) {
            this.from = from;
        }

        private static Group of(Rhythm rhythm, BgNbd model) {
            if (rhythm.again() == 0) {
                return ONCE;
            }
            double active = model.active(rhythm);
            return active >= STEADY.from
                    ? STEADY
                    : active >= COOLING.from ? COOLING : active >= LEAVING.from ? LEAVING : LEFT;
        }
    }

    /**
     * What a shop is told, people and purchases in whole tens, and the model to three digits.
     *
     * @param buyers of the last two years; null where they are too few for a model
     * @param model null where there is none, and then nothing else is told either
     * @param check null where too few bought before the last thirty days
     */
    record Report(
            Instant asOf,
            @Nullable Integer buyers,
            @Nullable BgNbd model,
            List<Part> groups,
            @Nullable Check check) {
        Report {
            groups = List.copyOf(groups);
        }
    }

    /**
     * One group.
     *
     * @param people null where they are too few to be told
     * @param expected purchases within thirty days, all of them together; null beside people who are not told
     */
    record Part(
            Group group, @Nullable Integer people, @Nullable Integer expected) {}

    /** The purchases of the last thirty days, as they were foretold from what was known before them. */
    record Check(int foretold, int happened) {}

    private record Buyer(long id, Group group, double expected) {}

    private record Known(BgNbd model, List<Buyer> buyers) {}

    /** What was counted for a day: what is told, and of whom. */
    private record Counted(Report report, List<Buyer> buyers) {
        Counted {
            buyers = List.copyOf(buyers);
        }
    }

    /** Counted once a day, up to the last midnight. */
    Report of(long merchant) {
        return counted(merchant).report();
    }

    /**
     * Who is in some groups by the same count that {@link #of} tells, whoever is expected to buy most first; nobody where one of
     * these groups is not told, since its size must not be learnt from a list either.
     */
    Picked people(long merchant, Set<Group> groups) {
        Counted counted = counted(merchant);
        boolean hidden = counted.report().groups().stream()
                .anyMatch(part -> groups.contains(part.group()) && part.people() == null);
        return new Picked(
                counted.report().asOf(),
                counted.buyers().stream()
                        .filter(one -> !hidden && groups.contains(one.group()))
                        .sorted(Comparator.comparingDouble((Buyer one) -> -one.expected())
                                .thenComparingLong(Buyer::id))
                        .map(Buyer::id)
                        .toList());
    }

    private Counted counted(long merchant) {
        return counts.of(merchant).orElseThrow();
    }

    private Counted count(long merchant, Instant until) {
        Map<Long, List<Long>> days = rows.days(merchant, until);
        return known(days, day(until))
                .map(one -> new Counted(
                        new Report(
                                until,
                                Hiding.rounded(one.buyers().size()),
                                one.model().rounded(),
                                parts(one.buyers()),
                                check(days, day(until))),
                        one.buyers()))
                .orElseGet(() -> new Counted(new Report(until, null, null, List.of(), null), List.of()));
    }

    private static long day(Instant midnight) {
        return ZonedDateTime.ofInstant(midnight, Daily.CHINA).toLocalDate().toEpochDay();
    }

    private static Optional<Known> known(Map<Long, List<Long>> days, long today) {
        List<Rhythm> rhythms =
                days.values().stream().map(one -> Rhythm.of(one, today)).toList();
        return BgNbdFit.of(rhythms).map(model -> {
            List<Buyer> buyers = new ArrayList<>();
            days.forEach((id, bought) -> {
                Rhythm rhythm = Rhythm.of(bought, today);
                buyers.add(new Buyer(id, Group.of(rhythm, model), model.expected(rhythm, AHEAD_WEEKS)));
            });
            return new Known(model, buyers);
        });
    }

    private static List<Part> parts(List<Buyer> buyers) {
        Map<Group, List<Buyer>> grouped = buyers.stream().collect(Collectors.groupingBy(Buyer::group));
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (Group group : Group.values()) {
            counted.put(group.name(), grouped.getOrDefault(group, List.of()).size());
        }
        Map<String, Integer> told = Hiding.parts(counted);
        return Arrays.stream(Group.values())
                .map(group -> {
                    Integer people = told.get(group.name());
                    double expected = grouped.getOrDefault(group, List.of()).stream()
                            .mapToDouble(Buyer::expected)
                            .sum();
                    return people == null
                            ? new Part(group, null, null)
                            : new Part(group, Hiding.rounded(people), Hiding.rounded((int) expected));
                })
                .toList();
    }

    /** Of those who had bought by then: what they would do in these thirty days, and what they did. */
    private static @Nullable Check check(Map<Long, List<Long>> days, long today) {
        long then = today - AHEAD_DAYS;
        List<Rhythm> rhythms = new ArrayList<>();
        int happened = 0;
        for (List<Long> bought : days.values()) {
            List<Long> before = bought.stream().filter(day -> day < then).toList();
            if (!before.isEmpty()) {
                rhythms.add(Rhythm.of(before, then));
                happened += bought.size() - before.size();
            }
        }
        int bought = happened;
        return BgNbdFit.of(rhythms)
                .map(model -> new Check(
                        Hiding.rounded((int) rhythms.stream()
                                .mapToDouble(one -> model.expected(one, AHEAD_WEEKS))
                                .sum()),
                        Hiding.rounded(bought)))
                .orElse(null);
    }
}
