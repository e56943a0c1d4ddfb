package org.qiantang.app.copywriting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qiantang.app.copywriting.StretchFigures.Outcome;
import org.qiantang.app.copywriting.StretchFigures.Stretch;

/** Finds the turns that a script and its variants had on air, and compares them. */
final class Comparisons {
    /** What is bought in a turn's first minute may be the fruit of the turn before. */
    private static final Duration CARRIED_OVER = Duration.ofMinutes(1);

    private final CopyTable table;
    private final StretchFigures figures;
    private final InstantSource clock;

    Comparisons(CopyTable table, StretchFigures figures, InstantSource clock) {
        this.table = table;
        this.figures = figures;
        this.clock = clock;
    }

    /** Of the variants that were written together with this script. */
    Comparison of(CopyText script, boolean crowd) {
        long showId = script.subject().id();
        Map<Long, CopyText> pair =
                table.pair(script.pairId()).stream().collect(Collectors.toMap(CopyText::id, Function.identity()));
        List<CopyTable.OnAir> uses = table.onAir(showId);
        Instant now = clock.instant();
        List<Stretch> stretches = IntStream.range(0, uses.size())
                .mapToObj(i -> new Stretch(
                        uses.get(i).at().plus(CARRIED_OVER),
                        i + 1 < uses.size() ? uses.get(i + 1).at() : now))
                .toList();
        List<Outcome> outcomes = figures.of(showId, stretches, crowd);
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < uses.size(); i++) {
            CopyTable.OnAir use = uses.get(i);
            CopyText variant = pair.get(use.textId());
            if (variant != null) {
                turns.add(new Turn(
                        variant.variant(),
                        use.version(),
                        use.at(),
                        stretches.get(i).until(),
                        outcomes.get(i)));
            }
        }
        return Comparison.of(turns);
    }
}
