package org.qiantang.app.shortvideo;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.recording.Recordings;
import org.qiantang.app.recording.Segment;
import org.qiantang.app.show.Shows;

/** What of a show can be cut: its best moments, what was said in them, and the pieces of its recording that hold them. */
final class Clips {
    /** A cut between two pieces shorter than this is not seen. */
    private static final long SEAM_MS = 1_500;
    /** How far an end may move so that no sentence is cut. */
    private static final long SNAP_MS = 8_000;
    /** A stretch of which more is missing is not a film of it. */
    private static final double LEAST_SHARE = 0.8;

    private final ShowTales tales;
    private final Recordings recordings;
    private final Shows shows;
    private final FootageWords words;
    private final InstantSource clock;

    Clips(ShowTales tales, Recordings recordings, Shows shows, FootageWords words, InstantSource clock) {
        this.tales = tales;
        this.recordings = recordings;
        this.shows = shows;
        this.words = words;
        this.clock = clock;
    }

    /** A moment, and the sentences in it as they stand now. */
    record Proposed(Moment moment, List<Heard> lines) {
        Proposed {
            lines = List.copyOf(lines);
        }

        boolean passes() {
            return lines.stream().allMatch(Heard::passes);
        }
    }

    /** A sentence, and whether it may be told again. */
    record Heard(ShowTale.Said said, FilmReading reading) {
        boolean passes() {
            return !said.takenBack() && FootageWords.passes(reading);
        }
    }

    /**
     * A show as it may be cut.
     *
     * @param millis how long it has run
     * @param recordedMs how much of that was recorded and is kept
     */
    record Cuttable(Shows.Brief show, long millis, long recordedMs, List<Proposed> moments) {
        Cuttable {
            moments = List.copyOf(moments);
        }
    }

    /** The best moments of a show, during it too: what has been written down and recorded so far. */
    Optional<Cuttable> of(long showId) {
        return shows.brief(showId).filter(show -> !show.isShelf()).map(show -> {
            List<MomentFinder.Recorded> recorded = recorded(showId);
            return tales.of(showId, tale -> {
                long now = tale.openedAt() == null ? 0 : tale.millis(clock.instant());
                List<Proposed> moments = MomentFinder.find(tale, now, recorded).stream()
                        .map(moment -> fitted(tale, moment, recorded))
                        .toList();
                long kept = recorded.stream()
                        .mapToLong(one -> one.toMs() - one.fromMs())
                        .sum();
                return new Cuttable(show, now, kept, moments);
            });
        });
    }

    private List<MomentFinder.Recorded> recorded(long showId) {
        var all = new ArrayList<MomentFinder.Recorded>();
        for (Segment piece : recordings.pieces(showId, 0, Long.MAX_VALUE)) {
            if (!all.isEmpty() && piece.fromMs() - all.getLast().toMs() < SEAM_MS) {
                MomentFinder.Recorded before = all.removeLast();
                all.add(new MomentFinder.Recorded(before.fromMs(), Math.max(before.toMs(), piece.toMs())));
            } else {
                all.add(new MomentFinder.Recorded(piece.fromMs(), piece.toMs()));
            }
        }
        return List.copyOf(all);
    }

    /** A moment whose ends cut no sentence; where some do not stand, the longest stretch without them. */
    private Proposed fitted(ShowTale tale, Moment moment, List<MomentFinder.Recorded> recorded) {
        List<Heard> lines = heard(tale, moment.item().productId(), moment.fromMs(), moment.toMs());
        MomentFinder.Recorded film = recorded.stream()
                .filter(one -> one.fromMs() <= moment.fromMs() && moment.toMs() <= one.toMs())
                .findFirst()
                .orElse(new MomentFinder.Recorded(moment.fromMs(), moment.toMs()));
        long from = moment.fromMs();
        long to = moment.toMs();
        if (!lines.isEmpty()) {
            ShowTale.Said first = lines.getFirst().said();
            ShowTale.Said last = lines.getLast().said();
            from = Math.max(film.fromMs(), Math.max(from - SNAP_MS, Math.min(from, first.fromMs())));
            to = Math.min(film.toMs(), Math.min(to + SNAP_MS, Math.max(to, last.toMs())));
        }
        long begins = from;
        long bestFrom = from;
        long bestTo = from;
        for (Heard line : lines) {
            if (!line.passes()) {
                if (line.said().fromMs() - begins > bestTo - bestFrom) {
                    bestFrom = begins;
                    bestTo = line.said().fromMs();
                }
                begins = Math.max(begins, line.said().toMs());
            }
        }
        if (to - begins > bestTo - bestFrom) {
            bestFrom = begins;
            bestTo = to;
        }
        Moment fitted = bestTo - bestFrom >= MomentFinder.SHORTEST_MS
                ? moment.within(bestFrom, bestTo)
                : moment.within(from, to);
        return new Proposed(fitted, heard(tale, moment.item().productId(), fitted.fromMs(), fitted.toMs()));
    }

    private List<Heard> heard(ShowTale tale, long productId, long fromMs, long toMs) {
        List<ShowTale.Said> said = tale.said(fromMs, toMs);
        List<FilmReading> readings =
                words.read(productId, said.stream().map(ShowTale.Said::text).toList());
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < said.size(); i++) {
            heard.add(new Heard(said.get(i), readings.get(i)));
        }
        return heard;
    }

    /**
     * A stretch of a show's recording, ready to be cut.
     *
     * @param skipMs from the first piece's beginning to the stretch's
     * @param lengthMs how long it plays; what was not recorded is left out
     * @param lines what was said in it, in its own time
     * @param at when it happened
     * @param byMachine whether the digital host said any of it
     */
    record Stretch(List<Path> files, long skipMs, long lengthMs, List<Cue> lines, Instant at, boolean byMachine) {
        Stretch {
            files = List.copyOf(files);
            lines = List.copyOf(lines);
        }
    }

    /** Whether a product was lined up in a show. */
    boolean wasShown(long showId, long productId) {
        return tales.of(showId, tale -> tale.hasProduct(productId));
    }

    /** Empty where too much of it was not recorded, or is no longer kept. */
    Optional<Stretch> stretch(long showId, long fromMs, long toMs) {
        List<Segment> pieces = recordings.pieces(showId, fromMs, toMs);
        var files = new ArrayList<Path>();
        for (Segment piece : pieces) {
            Optional<Path> file = recordings.file(showId, piece.number());
            if (file.isEmpty()) {
                return Optional.empty();
            }
            files.add(file.get());
        }
        long covered = pieces.stream()
                .mapToLong(piece -> Math.min(toMs, piece.toMs()) - Math.max(fromMs, piece.fromMs()))
                .sum();
        if (covered < LEAST_SHARE * (toMs - fromMs)) {
            return Optional.empty();
        }
        long skip = Math.max(0, fromMs - pieces.getFirst().fromMs());
        return tales.of(showId, tale -> {
            Instant opened = tale.openedAt();
            if (opened == null) {
                return Optional.empty();
            }
            List<ShowTale.Said> said = tale.said(fromMs, toMs);
            return Optional.of(new Stretch(
                    files,
                    skip,
                    covered,
                    cues(said, pieces, fromMs, covered),
                    opened.plusMillis(fromMs),
                    said.stream().anyMatch(ShowTale.Said::byMachine)));
        });
    }

    private static List<Cue> cues(List<ShowTale.Said> said, List<Segment> pieces, long fromMs, long covered) {
        var cues = new ArrayList<Cue>();
        for (ShowTale.Said line : said) {
            long from = Math.clamp(placeOf(pieces, fromMs, line.fromMs()), 0, covered);
            long to = Math.clamp(placeOf(pieces, fromMs, line.toMs()), 0, covered);
            if (to > from) {
                cues.add(new Cue(from, to, line.text()));
            }
        }
        return cues;
    }

    /** Where a moment of the show lies in pieces put end to end, from {@code fromMs} on. */
    private static long placeOf(List<Segment> pieces, long fromMs, long showMs) {
        long before = 0;
        for (Segment piece : pieces) {
            long begins = Math.max(fromMs, piece.fromMs());
            if (showMs < piece.toMs()) {
                return before + Math.max(0, showMs - begins);
            }
            before += piece.toMs() - begins;
        }
        return before;
    }
}
