package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Listens to a show from its first line to its last, joins what belongs together and hears corrections. */
final class Watch {
    /** A correction counts that comes within this time. */
    private static final double SECONDS = LastMinute.MILLIS / 1000.0;

    private final Guard alone;
    private final Guard across;

    Watch(Guard guard) {
        this(guard, guard);
    }

    /**
     * @param alone judges a line by itself
     * @param across judges what it says only together with the lines before
     */
    Watch(Guard alone, Guard across) {
        this.alone = alone;
        this.across = across;
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
        var minute = new LastMinute();
        var stands = new ArrayList<Stand>();
        for (int index = 0; index < stretch.said().size(); index++) {
            Stretch.Utterance one = stretch.said().get(index);
            LastMinute.Said said = said(index, one);
            Judgement judgement = judge(one.line(), minute.before(said));
            for (Finding finding : judgement.standing()) {
                add(stands, index, finding);
            }
            minute.hear(said, RunUp.Mark.of(index, judgement));
        }
        return heardBack(stands, stretch);
    }

    private static LastMinute.Said said(int index, Stretch.Utterance one) {
        Line line = one.line();
        boolean isSpoken = line.channel() == Channel.SPEECH && line.speaker() != Speaker.VIEWER;
        return new LastMinute.Said(
                index, Math.round(one.at() * 1000), line.speaker(), one.link(), line.text(), isSpoken);
    }

    private Judgement judge(Line line, RunUp before) {
        Goods goods = line.goods();
        return across.goingOn(
                alone.judge(line),
                before,
                goods == null ? List.of() : List.of(goods),
                of -> new Line(before.text(), line.channel(), line.speaker(), line.on(), of, List.of(), line.room()));
    }

    private static void add(List<Stand> stands, int index, Finding finding) {
        var lines = new TreeSet<Integer>();
        finding.earlier().forEach(earlier -> lines.add((int) earlier.line()));
        lines.add(index);
        Optional<Stand> open = stands.stream()
                .filter(stand -> stand.finding().category().equals(finding.category()))
                .filter(stand -> stand.finding().verdict() == finding.verdict())
                .filter(stand -> stand.lines().stream().anyMatch(lines::contains))
                .reduce((_, latest) -> latest);
        if (open.isEmpty()) {
            stands.add(new Stand(List.copyOf(lines), finding, null));
        } else if (!open.get().lines().containsAll(lines)) {
            lines.addAll(open.get().lines());
            Finding worst = finding.severity().compareTo(open.get().finding().severity()) > 0
                    ? finding
                    : open.get().finding();
            stands.set(stands.indexOf(open.get()), new Stand(List.copyOf(lines), worst, null));
        }
    }

    /**
     * The same findings, with the line that took each back where one did: what is nearest to its words, with all that stands
     * in the same line.
     */
    private static List<Stand> heardBack(List<Stand> stands, Stretch stretch) {
        var heard = new ArrayList<Stand>(stands);
        for (int index = 0; index < stretch.said().size(); index++) {
            Stretch.Utterance later = stretch.said().get(index);
            Speaker speaker = later.line().speaker();
            boolean ours = speaker == Speaker.HOST || speaker == Speaker.STAFF;
            if (ours && Correction.isMadeIn(later.line().text())) {
                takeBack(heard, index, stretch);
            }
        }
        return heard;
    }

    private static void takeBack(List<Stand> stands, int correction, Stretch stretch) {
        Stretch.Utterance said = stretch.said().get(correction);
        List<Stand> open = stands.stream()
                .filter(stand -> stand.correctedAt() == null && stand.lines().getLast() < correction)
                .filter(stand -> stretch.said().get(stand.lines().getLast()).at() + SECONDS >= said.at())
                .filter(stand -> nearness(said, stand, stretch) != Correction.Nearness.OTHER)
                .toList();
        open.stream()
                .max(Comparator.<Stand, Correction.Nearness>comparing(stand -> nearness(said, stand, stretch))
                        .thenComparing(stand -> stand.lines().getLast()))
                .ifPresent(meant -> stands.replaceAll(stand -> open.contains(stand)
                                && stand.lines().getLast().equals(meant.lines().getLast())
                        ? new Stand(stand.lines(), stand.finding(), correction)
                        : stand));
    }

    /** Whole lines repeat more than what was wrong in them: their words alone make nothing nearer than the matter does. */
    private static Correction.Nearness nearness(Stretch.Utterance correction, Stand stand, Stretch stretch) {
        String words = correction.line().text();
        Correction.Nearness nearest = Correction.nearness(words, stand.finding().matched());
        if (stand.lines().size() == 1 || nearest.compareTo(Correction.Nearness.MATTER) >= 0) {
            return nearest;
        }
        return stand.lines().stream()
                .map(line -> Correction.nearness(
                        words, stretch.said().get(line).line().text()))
                .map(near -> near == Correction.Nearness.WORDS ? Correction.Nearness.MATTER : near)
                .reduce(nearest, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
