package org.qiantang.app.green;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subject's score on one day, with all that it was counted from.
 *
 * @param points one decimal, the rest cut off; null where nothing at all could be counted
 * @param grade null without enough data
 * @param covered how many of the points {@code of} rest on indicators that could be counted
 * @param pending findings that nobody has decided; they cost nothing
 * @param digest of the inputs, SHA-256 in hexadecimal: the same inputs give the same
 */
record Score(
        String version,
        LocalDate day,
        Instant from,
        Instant until,
        Instant madeAt,
        long liveSeconds,
        boolean enough,
        @Nullable BigDecimal points,
        @Nullable String grade,
        int covered,
        int of,
        int pending,
        List<VetoMark> vetoes,
        List<Part> parts,
        String digest) {
    Score {
        vetoes = List.copyOf(vetoes);
        parts = List.copyOf(parts);
    }

    /** As the shop may see it. */
    Score forShop() {
        return new Score(
                version,
                day,
                from,
                until,
                madeAt,
                liveSeconds,
                enough,
                points,
                grade,
                covered,
                of,
                pending,
                vetoes.stream().map(VetoMark::forShop).toList(),
                parts,
                digest);
    }

    enum State {
        COUNTED,
        NO_OCCASION,
        NOT_COMPUTED
    }

    enum VetoState {
        STANDS,
        CLEAR,
        /** What it would follow from is not recorded, so that nobody can say. */
        NOT_WATCHED
    }

    record VetoMark(String id, VetoState state, Said words, List<Behind> behind) {
        VetoMark {
            behind = List.copyOf(behind);
        }

        /** Minutes and numbers of a doubt would tell the shop which orders and whose are meant. */
        VetoMark forShop() {
            List<Behind> shown = behind.stream()
                    .filter(one -> one.what() != Behind.What.DOUBT)
                    .toList();
            return new VetoMark(id, state, words, shown);
        }
    }

    /**
     * What one room adds to it.
     *
     * @param weightSeconds live time by which it counts
     * @param points of it alone, cut as the whole
     * @param markings empty where the room's own page has them
     * @param sums the same points under the standard's headings, and by who answers for them
     * @param views how the room stands on each party's own page
     */
    record Part(
            long shopId,
            long weightSeconds,
            @Nullable BigDecimal points,
            int covered,
            List<Marking> markings,
            List<Sum> sums,
            List<View> views) {
        Part {
            markings = List.copyOf(markings);
            sums = List.copyOf(sums);
            views = List.copyOf(views);
        }
    }

    /**
     * One indicator.
     *
     * @param points of its own maximum, two decimals, the rest cut off; null where it was not counted
     * @param weight what its maximum is worth in the whole once other points were taken out
     * @param earned what its points add to the whole
     * @param behind the facts that it was counted from
     */
    record Marking(
            String id,
            State state,
            int max,
            @Nullable BigDecimal points,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal earned,
            Map<String, String> counts,
            Said why,
            @Nullable Said winBack,
            List<Behind> behind) {
        Marking {
            behind = List.copyOf(behind);
        }
    }

    enum SumOf {
        HEADING,
        PARTY,
        DIMENSION
    }

    /** Points under one title; {@code covered} of its {@code of} points could be counted. */
    record Sum(SumOf sumOf, String title, BigDecimal earned, BigDecimal weight, int covered, int of) {}

    /** A party's own figure for the room; {@code exact} is the same before it was cut. */
    record View(
            String party,
            @Nullable BigDecimal points,
            @Nullable String exact,
            int covered,
            int of) {}
}
