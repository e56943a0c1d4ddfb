package org.qiantang.app.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a script fit what the host is there for: lines left out, lines added, or all but the opening left out. */
final class Shaping {
    /** How a slot begins that tells a long fact in few words. */
    private static final String IN_FEW_WORDS = "{brief:";

    private Shaping() {}

    static Script shaped(Script script, HostManner manner, long showId, VisitLines visits) {
        List<Segment> round = script.round();
        var shaped = new ArrayList<Segment>();
        for (Segment segment : round) {
            if (segment.itemId() == Segment.NO_ITEM) {
                shaped.add(segment);
            } else if (manner.script()) {
                shaped.add(item(segment, manner, showId, visits));
            }
        }
        if (!script.farewell().isEmpty() && !shaped.isEmpty()) {
            shaped.add(script.segments().getLast());
        }
        return new Script(shaped);
    }

    private static Segment item(Segment segment, HostManner manner, long showId, VisitLines visits) {
        var lines = new ArrayList<>(segment.lines().stream()
                .filter(line -> line.facts().stream().noneMatch(manner.leavesOut()::contains))
                .toList());
        if (manner.visits()) {
            List<ScriptLine> visit = visits.of(showId, segment.itemId());
            // Told whole in place of in few words, and nothing twice.
            Set<String> whole = facts(visit);
            lines.removeIf(line -> line.text().contains(IN_FEW_WORDS) && whole.containsAll(line.facts()));
            Set<String> told = facts(lines.stream()
                    .filter(line -> !line.text().contains(IN_FEW_WORDS))
                    .toList());
            List<ScriptLine> untold = visit.stream()
                    .filter(line -> line.facts().isEmpty() || !told.containsAll(line.facts()))
                    .toList();
            // After what it is and before what it costs.
            int price = 0;
            while (price < lines.size() && !lines.get(price).facts().contains("price")) {
                price++;
            }
            lines.addAll(price, untold);
        }
        return new Segment(segment.itemId(), segment.title(), lines);
    }

    private static Set<String> facts(List<ScriptLine> lines) {
        return lines.stream().flatMap(line -> line.facts().stream()).collect(Collectors.toSet());
    }
}
