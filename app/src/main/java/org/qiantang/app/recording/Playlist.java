package org.qiantang.app.recording;

import java.util.List;
import java.util.Locale;

/** A recording as HLS tells it: its pieces in order, with marks where the picture does not go on without a cut. */
final class Playlist {
    static final String TYPE = "application/vnd.apple.mpegurl";

    private Playlist() {}

    /**
     * The playlist's text.
     *
     * @param whole whether nothing will be added any more
     */
    static String of(List<Segment> segments, boolean whole) {
        long longest = segments.stream().mapToLong(Segment::millis).max().orElse(1_000);
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n")
                .append("#EXT-X-PLAYLIST-TYPE:")
                .append(whole ? "VOD" : "EVENT")
                .append("\n#EXT-X-TARGETDURATION:")
                .append((longest + 999) / 1_000)
                .append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(segments.isEmpty() ? 0 : segments.getFirst().number())
                .append("\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        boolean first = true;
        for (Segment segment : segments) {
            if (!first && !segment.follows()) {
                text.append("#EXT-X-DISCONTINUITY\n");
            }
            first = false;
            text.append("#EXT-X-PROGRAM-DATE-TIME:").append(segment.from()).append('\n');
            text.append(String.format(Locale.ROOT, "#EXTINF:%.3f,%n", segment.millis() / 1000.0)
                    .replace("\r", ""));
            text.append(segment.number()).append(".ts\n");
        }
        return whole ? text.append("#EXT-X-ENDLIST\n").toString() : text.toString();
    }
}
