package org.qiantang.app.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

/** Where in a recording a moment of a show can be seen: for evidence, and for jumping to it. */
public final class Recordings {
    /** A moment this short after a piece's end belongs to it: the wall clock and the picture's do not agree to the frame. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final RecordingRows rows;
    private final RecordingFiles files;

    Recordings(RecordingRows rows, RecordingFiles files) {
        this.rows = rows;
        this.files = files;
    }

    /**
     * A place in a recording.
     *
     * @param offsetMs into the piece
     * @param showMs since the show's opening
     */
    public record Spot(Segment segment, long offsetMs, long showMs) {}

    /** Where this moment of a show was recorded; empty if it was not, or is no longer kept. */
    public Optional<Spot> at(long showId, Instant moment) {
        return rows.at(showId, moment)
                .filter(segment -> !moment.isAfter(segment.to().plus(SLACK)))
                .map(segment -> {
                    long offset = Math.min(
                            segment.millis(),
                            Duration.between(segment.from(), moment).toMillis());
                    return new Spot(segment, offset, segment.fromMs() + offset);
                });
    }

    /** Up to which number the pieces of a show are no longer kept. */
    public int trimmed(long showId) {
        return rows.trimmed(showId);
    }

    /** When a piece that is kept was begun. */
    public Optional<Instant> begunAt(long showId, int number) {
        return rows.segment(showId, number).map(Segment::from);
    }

    /** Some pieces of a recording as one playlist, in the order of their numbers. */
    public ResponseEntity<String> clip(long showId, Set<Integer> numbers) {
        return files.clip(showId, numbers);
    }

    public ResponseEntity<Resource> piece(long showId, int number) {
        return files.piece(showId, number);
    }

    /** The file of a piece; empty where it is no longer kept. */
    public Optional<Path> file(long showId, int number) {
        return files.file(showId, number);
    }

    /** The pieces that hold anything between two times of a show, in order; times in milliseconds since its opening. */
    public List<Segment> pieces(long showId, long fromMs, long toMs) {
        return files.reel(showId).segments().stream()
                .filter(segment -> segment.fromMs() < toMs && segment.toMs() > fromMs)
                .toList();
    }

    /** Whether anything of a show is kept. */
    public boolean has(long showId) {
        return rows.sum(showId).pieces() > 0;
    }
}
