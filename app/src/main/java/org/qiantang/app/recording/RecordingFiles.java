package org.qiantang.app.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a recording's playlist and its pieces, for whoever has been let in. */
final class RecordingFiles {
    /** Longer than any show: 12 days in pieces of ten seconds. */
    private static final int MOST = 100_000;

    private final RecordingRows rows;
    private final Archive archive;

    RecordingFiles(RecordingRows rows, Archive archive) {
        this.rows = rows;
        this.archive = archive;
    }

    Reel reel(long showId) {
        return new Reel(rows.segments(showId, 0, MOST));
    }

    ResponseEntity<String> playlist(long showId, boolean whole) {
        List<Segment> segments = rows.segments(showId, 0, MOST);
        if (segments.isEmpty()) {
            throw Problem.notFound();
        }
        return answer(segments, whole);
    }

    /** Some pieces of a recording; where others lie between two of them, the picture is cut. */
    ResponseEntity<String> clip(long showId, Set<Integer> numbers) {
        var chosen = new ArrayList<Segment>();
        for (Segment segment : rows.segments(showId, 0, MOST)) {
            if (numbers.contains(segment.number())) {
                boolean next = !chosen.isEmpty() && chosen.getLast().number() == segment.number() - 1;
                chosen.add(next ? segment : segment.afterCut());
            }
        }
        if (chosen.isEmpty()) {
            throw Problem.notFound();
        }
        return answer(chosen, true);
    }

    private static ResponseEntity<String> answer(List<Segment> segments, boolean whole) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Playlist.TYPE))
                .cacheControl(CacheControl.noStore())
                .body(Playlist.of(segments, whole));
    }

    ResponseEntity<Resource> piece(long showId, int number) {
        Path file = file(showId, number).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("video/mp2t"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(new FileSystemResource(file));
    }

    /** The file of a piece; empty where it is no longer kept. */
    Optional<Path> file(long showId, int number) {
        return rows.segment(showId, number)
                .map(segment -> archive.file(showId, segment.file()))
                .filter(Files::isRegularFile);
    }
}
