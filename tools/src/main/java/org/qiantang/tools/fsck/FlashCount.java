package org.qiantang.tools.fsck;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.FlashEnd;
import org.qiantang.event.ShowEvent.FlashAllowed;
import org.qiantang.event.ShowEvent.FlashChosen;
import org.qiantang.event.ShowEvent.FlashDisallowed;
import org.qiantang.event.ShowEvent.FlashEnded;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashStarted;

/**
 * The flash sales of one show followed from their plan to their end: none overlaps, none begins early or stays, and those
 * that are begun when the moment is good keep to what a person allowed.
 */
final class FlashCount {
    private static final String PLANNED = "planned";
    private static final String RUNNING = "running";
    private static final String OVER = "over";

    private final Findings findings;
    final Map<Long, FlashPlanned> windows = new TreeMap<>();
    final Map<Long, String> states = new TreeMap<>();

    private final Map<Long, Allowance> allowances = new TreeMap<>();

    /** Those that were chosen and not planned yet, which is of the same moment. */
    private final Map<Long, Chosen> chosen = new TreeMap<>();

    /** When the last flash sale of an item that had begun was over. */
    private final Map<Long, Instant> ends = new TreeMap<>();

    /** What a person allowed, and how often it was begun. */
    private static final class Allowance {
        private final FlashTerms terms;
        private int begun;
        private boolean takenBack;

        private Allowance(FlashTerms terms) {
            this.terms = terms;
        }

        /** When one that begins now is over. */
        private Instant until(Instant from) {
            return from.plus(Duration.ofMinutes(terms.minutes()));
        }
    }

    private record Chosen(FlashChosen flash, Allowance allowance) {}

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
        Chosen one = chosen.remove(flash.flashId());
        if (one != null) {
            holdTo(one, place, flash);
        }
        windows.put(flash.flashId(), flash);
        states.put(flash.flashId(), PLANNED);
    }

    void allow(FlashAllowed flash) {
        allowances.put(flash.allowedId(), new Allowance(flash.terms()));
    }

    void disallow(Recorded place, FlashDisallowed flash) {
        Allowance allowance = allowances.get(flash.allowedId());
        if (allowance == null) {
            findings.flashes.fault("{}: flash {} is taken back, was not allowed", Story.at(place), flash.allowedId());
            return;
        }
        allowance.takenBack = true;
    }

    /** Those that are begun when the moment is good are counted from one on, and none is begun twice. */
    void choose(Recorded place, FlashChosen flash) {
        Allowance allowance = allowances.get(flash.opening().allowedId());
        if (allowance == null) {
            findings.flashes.fault("{}: flash {} is begun, was not allowed", Story.at(place), flash.flashId());
            return;
        }
        allowance.begun++;
        FlashTerms terms = allowance.terms;
        findings.flashes.must(
                flash.opening().number() == allowance.begun && allowance.begun <= terms.most(),
                "{}: flash {} is begun out of turn, or too often",
                Story.at(place),
                flash.flashId());
        findings.flashes.must(
                !allowance.takenBack, "{}: flash {} is begun, was taken back", Story.at(place), flash.flashId());
        findings.flashes.must(
                !flash.at().isBefore(terms.from())
                        && !allowance.until(flash.at()).isAfter(terms.until()),
                "{}: flash {} is begun outside its window",
                Story.at(place),
                flash.flashId());
        Instant end = ends.get(terms.itemId());
        findings.flashes.must(
                end == null || !flash.at().isBefore(end.plus(Duration.ofMinutes(terms.pauseMinutes()))),
                "{}: flash {} is begun within its pause",
                Story.at(place),
                flash.flashId());
        chosen.put(flash.flashId(), new Chosen(flash, allowance));
    }

    private void holdTo(Chosen one, Recorded place, FlashPlanned flash) {
        FlashTerms terms = one.allowance().terms;
        Instant from = one.flash().at();
        findings.flashes.must(
                flash.itemId() == terms.itemId()
                        && flash.from().equals(from)
                        && flash.until().equals(one.allowance().until(from)),
                "{}: flash {} is of another item or time than was allowed",
                Story.at(place),
                flash.flashId());
        List<FlashOffer> prices = flash.prices().stream()
                .map(price -> new FlashOffer(price.skuId(), price.price()))
                .toList();
        findings.flashes.must(
                prices.equals(terms.prices()),
                "{}: flash {} has other prices than were allowed",
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
        if (window != null && RUNNING.equals(state)) {
            ends.put(window.itemId(), flash.at());
        }
        states.put(flash.flashId(), OVER);
    }

    void close(Recorded place, long showId) {
        long open =
                states.values().stream().filter(state -> !OVER.equals(state)).count();
        findings.flashes.must(open == 0, "{}: show {} closed with {} flash sales open", Story.at(place), showId, open);
        findings.flashes.must(
                chosen.isEmpty(),
                "{}: show {} begun flashes {}, never planned",
                Story.at(place),
                showId,
                chosen.keySet());
    }
}
