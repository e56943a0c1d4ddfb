package org.qiantang.app.report;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qiantang.app.recording.Recordings;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

/** The minute of a recording around the moment that was reported. */
final class ReportFilm {
    private static final int SECONDS_BEFORE = 60;
    private static final int SECONDS_AFTER = 20;
    private static final int MOST = 120;

    private final Recordings recordings;

    ReportFilm(Recordings recordings) {
        this.recordings = recordings;
    }

    /**
     * Where the moment lies.
     *
     * @param playlist its address
     * @param playMs into the clip, at the moment itself
     * @param showMs since the show's opening
     */
    record Place(String playlist, long playMs, long showMs) {}

    /** Empty where it was not recorded, is not yet whole on disk, or is no longer kept. */
    Optional<Place> place(Report report) {
        return recordings.at(report.showId(), report.seenAt()).map(spot -> {
            int first = numbers(report).iterator().next();
            long before = recordings
                    .begunAt(report.showId(), first)
                    .map(from -> spot.segment().from().toEpochMilli() - from.toEpochMilli())
                    .orElse(0L);
            return new Place(
                    "/api/reports/" + report.id() + "/index.m3u8",
                    Math.max(0, before) + spot.offsetMs(),
                    spot.showMs());
        });
    }

    ResponseEntity<String> playlist(Report report) {
        return recordings.clip(report.showId(), numbers(report));
    }

    ResponseEntity<Resource> piece(Report report, int number) {
        if (!numbers(report).contains(number)) {
            throw Problem.notFound();
        }
        return recordings.piece(report.showId(), number);
    }

    private Set<Integer> numbers(Report report) {
        Recordings.Spot spot = recordings.at(report.showId(), report.seenAt()).orElseThrow(Problem::notFound);
        int middle = spot.segment().number();
        Instant from = report.seenAt().minusSeconds(SECONDS_BEFORE);
        Instant until = report.seenAt().plusSeconds(SECONDS_AFTER);
        var numbers = new TreeSet<Integer>();
        numbers.add(middle);
        for (int number = middle - 1; number > 0 && numbers.size() < MOST; number--) {
            if (recordings
                            .begunAt(report.showId(), number + 1)
                            .filter(from::isBefore)
                            .isEmpty()
                    || recordings.begunAt(report.showId(), number).isEmpty()) {
                break;
            }
            numbers.add(number);
        }
        for (int number = middle + 1; numbers.size() < MOST; number++) {
            if (recordings
                    .begunAt(report.showId(), number)
                    .filter(until::isAfter)
                    .isEmpty()) {
                break;
            }
            numbers.add(number);
        }
        return numbers;
    }
}
