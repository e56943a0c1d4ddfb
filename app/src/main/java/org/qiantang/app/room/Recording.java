package org.qiantang.app.room;

import java.time.Instant;
import java.util.regex.Pattern;
import org.qiantang.event.ShowEvent;

/** What a show's desk decides about the recording: pieces are told once, in the order of their numbers. */
final class Recording {
    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z._-]{1,80}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Recording() {}

    static Outcome segment(Show show, RoomRequest.RecordSegment segment, Instant now) {
        if (segment.number() <= show.segments()) {
            return Outcome.stands((long) segment.number());
        }
        if (!FILE.matcher(segment.file()).matches()) {
            return nonsense("file", "a plain file name");
        }
        if (!HASH.matcher(segment.sha256()).matches()) {
            return nonsense("sha256", "64 hexadecimal digits");
        }
        if (segment.bytes() < 1 || segment.toMs() < segment.fromMs()) {
            return nonsense("bytes", "a piece with bytes that does not end before it begins");
        }
        return Outcome.happens(
                new ShowEvent.SegmentRecorded(
                        now,
                        segment.number(),
                        segment.file(),
                        segment.from(),
                        segment.to(),
                        segment.fromMs(),
                        segment.toMs(),
                        segment.follows(),
                        segment.bytes(),
                        segment.sha256()),
                (long) segment.number());
    }

    static Outcome trim(Show show, RoomRequest.TrimRecording trim, Instant now) {
        if (trim.upTo() > show.segments()) {
            return nonsense("upTo", "at most " + show.segments());
        }
        return trim.upTo() <= show.trimmed()
                ? Outcome.stands((long) trim.upTo())
                : Outcome.happens(new ShowEvent.RecordingTrimmed(now, trim.upTo()), (long) trim.upTo());
    }

    private static Outcome nonsense(String field, String expected) {
        // Asked by the program itself, never by a person: nobody reads it in Chinese.
        return Outcome.refused(new Refusal.Nonsense(field, expected, expected));
    }
}
