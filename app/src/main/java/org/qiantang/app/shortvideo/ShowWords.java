package org.qiantang.app.shortvideo;

import java.util.Comparator;
import java.util.List;
import org.qiantang.app.hearing.Taken;

/** How far the words that are known from a show tell what is heard in a clip of it. */
final class ShowWords {
    /** In a longer pause between two lines somebody may have said what was not written down. */
    private static final long LONGEST_PAUSE_MS = 3_000;

    private ShowWords() {}

    /**
     * What is known of a clip's sound: what an ear has heard in it, and where that is not all of it, the lines of the show.
     *
     * @param lines with times since the clip's beginning
     */
    static Taken beside(List<Cue> lines, double seconds, Taken heard) {
        if (heard.reach().isWhole() || lines.isEmpty()) {
            return heard;
        }
        Taken.Reach reach = cover(lines, Math.round(seconds * 1_000)) ? Taken.Reach.KNOWN : Taken.Reach.PART;
        return new Taken(reach, heard.words(), heard.engine(), heard.version(), 0, heard.why());
    }

    private static boolean cover(List<Cue> lines, long endMs) {
        long told = 0;
        for (Cue line :
                lines.stream().sorted(Comparator.comparingLong(Cue::fromMs)).toList()) {
            if (line.fromMs() - told > LONGEST_PAUSE_MS) {
                return false;
            }
            told = Math.max(told, line.toMs());
        }
        return endMs - told <= LONGEST_PAUSE_MS;
    }
}
