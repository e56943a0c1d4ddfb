package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.Correction;
import org.qiantang.event.Corrections;
import org.qiantang.event.SaidEarlier;
import org.qiantang.event.ShowEvent;

/**
 * The host's lines of the last minute that violated and that nobody has taken back. Talk is not read again when a room
 * is rebuilt, so a correction that comes after a restart is written down without the line that it corrects.
 */
final class Breaches {
    private static final Duration TIME_TO_CORRECT = Duration.ofSeconds(60);

    /** @param wrong the words that violated, with those of earlier lines that they go on from */
    private record Breach(long lineId, Instant at, List<String> wrong) {}

    private final Deque<Breach> open = new ArrayDeque<>();

    void hear(ShowEvent.HostSpoke spoke) {
        while (!open.isEmpty() && isOver(open.getFirst(), spoke.saidAt())) {
            open.removeFirst();
        }
        List<Long> corrects = Corrections.in(spoke);
        open.removeIf(breach -> corrects.contains(breach.lineId()));
        if (spoke.verdict().equals("violates")) {
            open.addLast(new Breach(spoke.lineId(), spoke.saidAt(), wrongWords(spoke)));
        }
    }

    /**
     * Those that these words may take back: the nearest to what they name, and the latest among equals, first, then the others of
     * the minute that said the same; empty if there is none.
     *
     * @param words in which something is taken back
     */
    List<Long> takenBackBy(String words, Instant now) {
        Breach meant = nearest(words, now);
        if (meant == null) {
            return List.of();
        }
        Stream<Breach> alike = open.stream()
                .filter(other -> other.lineId() != meant.lineId() && !isOver(other, now) && saysTheSame(other, meant));
        return Stream.concat(Stream.of(meant), alike).map(Breach::lineId).toList();
    }

    private static boolean saysTheSame(Breach one, Breach other) {
        return one.wrong().stream()
                .anyMatch(wrong -> other.wrong().stream().anyMatch(words -> Correction.isSameClaim(wrong, words)));
    }

    private @Nullable Breach nearest(String words, Instant now) {
        Breach nearest = null;
        var near = Correction.Nearness.OTHER;
        for (Breach breach : (Iterable<Breach>) open::descendingIterator) {
            Correction.Nearness nearness = isOver(breach, now) ? Correction.Nearness.OTHER : nearness(words, breach);
            if (nearness.compareTo(near) > 0) {
                nearest = breach;
                near = nearness;
            }
        }
        return nearest;
    }

    private static Correction.Nearness nearness(String words, Breach breach) {
        return breach.wrong().stream()
                .map(wrong -> Correction.nearness(words, wrong))
                .max(Comparator.naturalOrder())
                .orElse(Correction.Nearness.UNTOLD);
    }

    private List<String> wrongWords(ShowEvent.HostSpoke spoke) {
        int end = spoke.text().length();
        return spoke.findings().stream()
                .filter(found -> found.doubtPercent() == null && found.from() < found.to() && found.to() <= end)
                .flatMap(found ->
                        Stream.concat(Stream.of(spoke.text().substring(found.from(), found.to())), earlierWords(found)))
                .toList();
    }

    /** Words of a line that is open itself are that line's: who takes them back means it, and not the later one. */
    private Stream<String> earlierWords(ShowEvent.FoundInLine found) {
        List<SaidEarlier> earlier = found.earlier();
        return earlier == null
                ? Stream.empty()
                : earlier.stream()
                        .filter(part -> open.stream().noneMatch(breach -> breach.lineId() == part.lineId()))
                        .map(SaidEarlier::words);
    }

    /** As those compare it who hold a room's memory against what its events say. */
    @Override
    public String toString() {
        return open.toString();
    }

    private static boolean isOver(Breach breach, Instant now) {
        return breach.at().plus(TIME_TO_CORRECT).isBefore(now);
    }
}
