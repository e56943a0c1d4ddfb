package org.qiantang.app.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

/** The seconds of a recording around a moment; of a show that still runs, what has been recorded so far. */
public final class Clips {
    /** Pieces of some ten seconds each: over a minute before, and half of one after. */
    private static final int BEFORE = 7;

    private static final int AFTER = 4;

    private final Recordings recordings;
    private final RecordingRows rows;

    Clips(Recordings recordings, RecordingRows rows) {
        this.recordings = recordings;
        this.rows = rows;
    }

    /**
     * Where the moment lies.
     *
     * @param playMs into the clip, at the moment itself
     * @param showMs since the show's opening
     * @param millis how long the clip is
     */
    public record Place(long playMs, long showMs, long millis) {}

    /** Empty where it was not recorded, is not yet whole on disk, or is no longer kept. */
    public Optional<Place> place(long showId, Instant moment) {
        return recordings.at(showId, moment).map(spot -> {
            long before = 0;
            long all = 0;
            for (Segment segment : pieces(showId, spot.segment().number())) {
                if (segment.number() < spot.segment().number()) {
                    before += segment.millis();
                }
                all += segment.millis();
            }
            return new Place(before + spot.offsetMs(), spot.showMs(), all);
        });
    }

    public ResponseEntity<String> playlist(long showId, Instant moment) {
        return recordings.clip(showId, numbers(showId, moment));
    }

    public ResponseEntity<Resource> piece(long showId, Instant moment, int number) {
        if (!numbers(showId, moment).contains(number)) {
            throw Problem.notFound();
        }
        return recordings.piece(showId, number);
    }

    private Set<Integer> numbers(long showId, Instant moment) {
        Recordings.Spot spot = recordings.at(showId, moment).orElseThrow(Problem::notFound);
        return pieces(showId, spot.segment().number()).stream()
                .map(Segment::number)
                .collect(Collectors.toSet());
    }

    private List<Segment> pieces(long showId, int middle) {
        return rows.segments(showId, middle - BEFORE - 1, BEFORE + 1 + AFTER).stream()
                .filter(segment -> segment.number() <= middle + AFTER)
                .toList();
    }
}
