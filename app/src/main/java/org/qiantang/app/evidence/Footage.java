package org.qiantang.app.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.evidence.ShowEvidence.Kind;
import org.qiantang.app.evidence.ShowEvidence.Mark;
import org.qiantang.app.evidence.ShowEvidence.Piece;
import org.qiantang.app.evidence.ShowEvidence.Spot;
import org.qiantang.app.room.Audience;
import org.qiantang.event.ShowEvent;

/** The pieces of a show's recording as the journal tells of them, and those that show some moments. */
final class Footage {
    private static final Duration BEFORE = Duration.ofSeconds(10);
    static final Duration BEHIND = Duration.ofSeconds(20);
    /** The wall clock and the picture's do not agree to the frame. */
    private static final Duration SLACK = Duration.ofSeconds(2);
    /** Two hours of pieces of ten seconds; of more, the last. */
    private static final int MOST = 720;

    private final List<Piece> pieces = new ArrayList<>();

    void hear(Audience.Happened happened) {
        if (happened.event() instanceof ShowEvent.SegmentRecorded segment) {
            pieces.add(new Piece(
                    segment.number(),
                    happened.position(),
                    segment.from(),
                    segment.to(),
                    segment.fromMs(),
                    segment.toMs(),
                    segment.bytes(),
                    segment.sha256(),
                    true));
        }
    }

    /** The pieces around these moments, and all of an item's time on screen; those up to a number are no longer kept. */
    Clip clip(List<Mark> marks, int trimmed) {
        List<Span> spans = spans(marks);
        List<Piece> chosen = pieces.stream()
                .filter(piece -> spans.stream().anyMatch(span -> span.touches(piece)))
                .map(piece -> piece.number() > trimmed ? piece : gone(piece))
                .toList();
        return new Clip(chosen.subList(Math.max(0, chosen.size() - MOST), chosen.size()));
    }

    private record Span(Instant from, Instant to) {
        boolean touches(Piece piece) {
            return piece.from().isBefore(to) && piece.to().isAfter(from);
        }
    }

    private static List<Span> spans(List<Mark> marks) {
        var spans = new ArrayList<Span>();
        Instant onScreenSince = null;
        for (Mark mark : marks) {
            if (mark.kind() == Kind.LINED_UP || mark.kind() == Kind.OPENED || mark.kind() == Kind.CLOSED) {
                continue;
            }
            spans.add(new Span(mark.at().minus(BEFORE), mark.at().plus(BEHIND)));
            if (mark.kind() == Kind.PINNED) {
                onScreenSince = mark.at();
            } else if (mark.kind() == Kind.UNPINNED && onScreenSince != null) {
                spans.add(new Span(onScreenSince, mark.at()));
                onScreenSince = null;
            }
        }
        if (onScreenSince != null && !marks.isEmpty()) {
            spans.add(new Span(onScreenSince, marks.getLast().at().plus(BEHIND)));
        }
        return spans;
    }

    private static Piece gone(Piece piece) {
        return new Piece(
                piece.number(),
                piece.position(),
                piece.from(),
                piece.to(),
                piece.fromMs(),
                piece.toMs(),
                piece.bytes(),
                piece.sha256(),
                false);
    }

    /** Some pieces, of which those that are kept are played end to end. */
    record Clip(List<Piece> pieces) {
        Clip {
            pieces = List.copyOf(pieces);
        }

        long millis() {
            return pieces.stream().filter(Piece::kept).mapToLong(Piece::millis).sum();
        }

        Set<Integer> numbers() {
            return pieces.stream().filter(Piece::kept).map(Piece::number).collect(Collectors.toSet());
        }

        /** Where a moment can be seen; empty where it was not recorded or is no longer kept. */
        Optional<Spot> spot(Instant moment) {
            long before = 0;
            @Nullable Spot found = null;
            for (Piece piece : pieces) {
                if (!piece.kept()) {
                    continue;
                }
                if (!moment.isBefore(piece.from()) && !moment.isAfter(piece.to().plus(SLACK))) {
                    long offset = Math.min(
                            piece.millis(),
                            Duration.between(piece.from(), moment).toMillis());
                    found = new Spot(piece.number(), offset, before + offset);
                }
                before += piece.millis();
            }
            return Optional.ofNullable(found);
        }
    }
}
