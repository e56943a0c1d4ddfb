package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Listens to a show from its first line to its last, joins what belongs together and hears corrections. */
final class Watch {
    /** Within this time a claim of one kind goes on, whoever speaks; a correction counts that comes within it. */
    private static final double SECONDS = 60;

    private final Guard guard;

    Watch(Guard guard) {
        this.guard = guard;
    }

    /**
     * A finding over one or several lines.
     *
     * @param lines indexes into the stretch, from 0
     * @param correctedAt the line that took it back within a minute, or null
     */
    record Stand(
            List<Integer> lines, Finding finding, @Nullable Integer correctedAt) {
        Stand {
            lines = List.copyOf(lines);
        }
    }

    List<Stand> over(Stretch stretch) {
        var stands = new ArrayList<Stand>();
        for (int index = 0; index < stretch.said().size(); index++) {
            Stretch.Utterance one = stretch.said().get(index);
            for (Finding finding : guard.judge(one.line()).standing()) {
                add(stands, stretch, index, finding);
            }
        }
        return stands.stream().map(stand -> heardBack(stand, stretch)).toList();
    }

    private static void add(List<Stand> stands, Stretch stretch, int index, Finding finding) {
        Optional<Stand> open = stands.stream()
                .filter(stand -> stand.finding().category().equals(finding.category()))
                .filter(stand -> stand.finding().verdict() == finding.verdict())
                .filter(stand -> stretch.said().get(index).at()
                                - stretch.said().get(stand.lines().getLast()).at()
                        <= SECONDS)
                .reduce((_, latest) -> latest);
        if (open.isEmpty()) {
            stands.add(new Stand(List.of(index), finding, null));
        } else if (open.get().lines().getLast() != index) {
            var lines = new ArrayList<>(open.get().lines());
            lines.add(index);
            Finding worst = finding.severity().compareTo(open.get().finding().severity()) > 0
                    ? finding
                    : open.get().finding();
            stands.set(stands.indexOf(open.get()), new Stand(lines, worst, null));
        }
    }

    private static boolean mayMean(String correction, Stand stand, Stretch stretch) {
        return stand.lines().size() == 1
                ? Correction.mayMean(correction, stand.finding().matched())
                : stand.lines().stream()
                        .anyMatch(line -> Correction.mayMean(
                                correction, stretch.said().get(line).line().text()));
    }

    private static Stand heardBack(Stand stand, Stretch stretch) {
        int last = stand.lines().getLast();
        double at = stretch.said().get(last).at();
        for (int index = last + 1; index < stretch.said().size(); index++) {
            Stretch.Utterance later = stretch.said().get(index);
            if (later.at() > at + SECONDS) {
                break;
            }
            boolean ours =
                    later.line().speaker() == Speaker.HOST || later.line().speaker() == Speaker.STAFF;
            String said = later.line().text();
            if (ours && Correction.isMadeIn(said) && mayMean(said, stand, stretch)) {
                return new Stand(stand.lines(), stand.finding(), index);
            }
        }
        return stand;
    }
}
