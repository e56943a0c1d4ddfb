package org.qiantang.tools.fsck;

import java.util.Map;
import java.util.TreeMap;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.FlashEnd;
import org.qiantang.event.ShowEvent.FlashAllowed;
import org.qiantang.event.ShowEvent.FlashChosen;
import org.qiantang.event.ShowEvent.FlashEnded;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashStarted;

/** The flash sales of one show followed from their plan to their end: none overlaps, none begins early or stays. */
final class FlashCount {
    private static final String PLANNED = "planned";
    private static final String RUNNING = "running";
    private static final String OVER = "over";

    private final Findings findings;
    final Map<Long, FlashPlanned> windows = new TreeMap<>();
    final Map<Long, String> states = new TreeMap<>();

    /** How many of each that was allowed were begun, and how many may be. */
    private final Map<Long, Integer> begun = new TreeMap<>();

    private final Map<Long, Integer> most = new TreeMap<>();

    FlashCount(Findings findings) {
        this.findings = findings;
    }

    void plan(Recorded place, FlashPlanned flash) {
        boolean overlaps = windows.values().stream()
                .anyMatch(other -> other.itemId() == flash.itemId()
                        && !OVER.equals(states.get(other.flashId()))
                        && other.from().isBefore(flash.until())
                        && flash.from().isBefore(other.until()));
        findings.flashes.must(!overlaps, "{}: flash {} overlaps another of its item", Story.at(place), flash.flashId());
        findings.flashes.must(
                flash.from().isBefore(flash.until()) && !states.containsKey(flash.flashId()),
                "{}: flash {} planned twice, or ending before it begins",
                Story.at(place),
                flash.flashId());
        windows.put(flash.flashId(), flash);
        states.put(flash.flashId(), PLANNED);
    }

    void allow(FlashAllowed flash) {
        most.put(flash.allowedId(), flash.terms().most());
    }

    /** Those that are begun when the moment is good are counted from one on, and none is begun twice. */
    void choose(Recorded place, FlashChosen flash) {
        int number = begun.merge(flash.opening().allowedId(), 1, Integer::sum);
        findings.flashes.must(
                flash.opening().number() == number
                        && number <= most.getOrDefault(flash.opening().allowedId(), 0),
                "{}: flash {} is begun out of turn, or was not allowed",
                Story.at(place),
                flash.flashId());
    }

    void start(Recorded place, FlashStarted flash) {
        FlashPlanned window = windows.get(flash.flashId());
        boolean due = window != null
                && PLANNED.equals(states.get(flash.flashId()))
                && !place.at().isBefore(window.from());
        findings.flashes.must(due, "{}: flash {} begins, not planned or too early", Story.at(place), flash.flashId());
        states.put(flash.flashId(), RUNNING);
    }

    void end(Recorded place, FlashEnded flash) {
        FlashPlanned window = windows.get(flash.flashId());
        String state = states.get(flash.flashId());
        boolean standing = window != null && (PLANNED.equals(state) || RUNNING.equals(state));
        findings.flashes.must(standing, "{}: flash {} ends, which does not stand", Story.at(place), flash.flashId());
        findings.flashes.must(
                window == null || flash.reason() != FlashEnd.TIME || !place.at().isBefore(window.until()),
                "{}: flash {} ends before its time",
                Story.at(place),
                flash.flashId());
        states.put(flash.flashId(), OVER);
    }

    void close(Recorded place, long showId) {
        long open =
                states.values().stream().filter(state -> !OVER.equals(state)).count();
        findings.flashes.must(open == 0, "{}: show {} closed with {} flash sales open", Story.at(place), showId, open);
    }
}
