package org.qiantang.app.green;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject's score as its page shows it.
 *
 * @param kept whether it was kept on that day; else it was counted just now
 * @param days the figures that were kept within the window, the oldest first
 * @param rooms names of the shops whose rooms it was counted over
 */
record GreenSheet(
        String kind,
        long id,
        String name,
        boolean kept,
        Score score,
        List<DayFigure> days,
        List<Named> rooms,
        Plan scheme) {
    GreenSheet {
        days = List.copyOf(days);
        rooms = List.copyOf(rooms);
    }

    /** As the shop itself may see it. */
    GreenSheet forShop() {
        return new GreenSheet(kind, id, name, kept, score.forShop(), days, rooms, scheme);
    }

    /** The figure of one day; {@code digest} is that of its inputs, {@code revision} counts how often it was counted anew. */
    record DayFigure(
            LocalDate day,
            @Nullable BigDecimal points,
            @Nullable String grade,
            boolean vetoed,
            String digest,
            int revision) {}

    record Named(long id, String name) {}

    /** A subject in the list. */
    record Row(
            String kind,
            long id,
            String name,
            LocalDate day,
            Instant madeAt,
            @Nullable BigDecimal points,
            @Nullable String grade,
            boolean vetoed,
            long liveSeconds,
            int covered,
            int of,
            List<DayFigure> days) {
        Row {
            days = List.copyOf(days);
        }
    }

    /** The scheme as pages tell it; each thing says whether it is official or our proposal. */
    record Plan(
            String version,
            Said notice,
            int windowDays,
            Said recomputed,
            int liveHours,
            Said enough,
            Said rounding,
            Said vetoRule,
            Said partyView,
            List<Level> grades,
            List<Said> principles,
            List<Title> headings,
            List<Title> parties,
            List<Title> dimensions,
            List<Ruler> indicators,
            List<Veto> vetoes) {
        Plan {
            grades = List.copyOf(grades);
            principles = List.copyOf(principles);
            headings = List.copyOf(headings);
            parties = List.copyOf(parties);
            dimensions = List.copyOf(dimensions);
            indicators = List.copyOf(indicators);
            vetoes = List.copyOf(vetoes);
        }
    }

    record Level(String id, int from, Said name) {}

    /** A title that indicators stand under; {@code mark} is official or proposal. */
    record Title(String id, Said name, int points, String mark) {}

    /** An indicator as the scheme has it. */
    record Ruler(
            String id,
            Said name,
            int points,
            String heading,
            String party,
            String dimension,
            Said formula,
            String mark) {}

    record Veto(String id, Said name, Said condition) {}
}
