package org.qiantang.app.copywriting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

    Comparisons(CopyTable table, StretchFigures figures) {
        this.table = table;
        this.figures = figures;
    }

    /** Of the variants that were written together with this script. */
    Comparison of(CopyText script, boolean crowd) {
        long showId = script.subject().id();
        Map<Long, CopyText> pair =
                table.pair(script.pairId()).stream().collect(Collectors.toMap(CopyText::id, Function.identity()));
        List<CopyTable.OnAir> uses = table.onAir(showId);
        var had = new HashMap<Long, Integer>();
        var turns = new ArrayList<Turn>();
        // The last round is not over, and half a round would be looked at again when it is.
        for (int i = 0; i + 1 < uses.size(); i++) {
            CopyTable.OnAir use = uses.get(i);
            int before = had.merge(use.textId(), 1, Integer::sum) - 1;
            CopyText variant = pair.get(use.textId());
            if (variant != null) {
                turns.add(new Turn(
                        variant.variant(),
                        use.version(),
                        before,
                        use.at(),
                        uses.get(i + 1).at(),
                        Outcome.NOTHING));
            }
        }
        List<Outcome> outcomes = figures.of(
                showId,
                turns.stream()
                        .map(turn -> new Stretch(turn.from().plus(CARRIED_OVER), turn.until()))
                        .toList(),
                crowd);
        return Comparison.of(IntStream.range(0, turns.size())
                .mapToObj(i -> turns.get(i).with(outcomes.get(i)))
                .toList());
    }
}
