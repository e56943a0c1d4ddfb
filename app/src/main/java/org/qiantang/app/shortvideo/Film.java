package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.FilmLine;

/**
 * A film of goods: its storyboard as it is worked on, and the newest video made of it.
 *
 * @param plan what was asked for
 * @param version of the storyboard, from 1
 * @param trouble why it could not be made, in a word; null where nothing is wrong
 * @param video what was made last; null until something was
 * @param published since when everybody may see it; null while nobody may, be it since an officer took it down
 */
record Film(
        long id,
        long merchantId,
        Plan plan,
        int version,
        Storyboard storyboard,
        State state,
        @Nullable String trouble,
        @Nullable Video video,
        @Nullable Published published,
        Instant madeAt) {

    enum State {
        DRAFT,
        QUEUED,
        RENDERING,
        READY,
        FAILED,
        CANCELLED,
        /** The program ended while it was made; it can be made again. */
        INTERRUPTED;

        boolean isAtWork() {
            return this == QUEUED || this == RENDERING;
        }
    }

    /**
     * What was asked for.
     *
     * @param besideId the product it is compared with; null where it is not
     * @param seconds how long it may be
     * @param presenter whether somebody appears who speaks
     * @param priced whether its price card has a price, with its day; else it only says where to see it
     * @param chosen who speaks, as she was when it was written; null in plans of a time when nobody could be chosen
     */
    record Plan(
            long productId,
            @Nullable Long besideId,
            Template template,
            Shape shape,
            int seconds,
            boolean presenter,
            boolean music,
            boolean priced,
            @Nullable FilmSpeaker chosen) {
        static final int SHORTEST = 15;
        static final int LONGEST = 60;

        Plan {
            if (seconds < SHORTEST || seconds > LONGEST) {
                throw new IllegalArgumentException("seconds: " + seconds + " (expected: 15..60)");
            }
        }

        /** Who speaks. */
        FilmSpeaker speaker() {
            return chosen == null ? FilmSpeaker.FIRST : chosen;
        }

        /** The same of another product. */
        Plan of(long otherProductId) {
            return new Plan(otherProductId, besideId, template, shape, seconds, presenter, music, priced, chosen);
        }
    }

    /**
     * What a video shows and says, word for word, the title first; kept as the record of what a machine has made.
     *
     * @param slots the same with their slots, by which it is seen whether the words still hold
     * @param priceMinor the price on its card, in fen; null where there is none
     * @param several whether that is the least of several prices
     * @param edition of the rule book by which every sentence passed
     */
    record Said(
            List<String> words,
            List<FilmLine> slots,
            @Nullable Long priceMinor,
            boolean several,
            String edition) {
        Said {
            words = List.copyOf(words);
            slots = List.copyOf(slots);
        }

        String title() {
            return words.getFirst();
        }

        List<String> script() {
            return words.subList(1, words.size());
        }
    }

    /**
     * A video that was made.
     *
     * @param version of the storyboard that it shows
     * @param heard whether it has a voice
     * @param voiced by whom it is spoken; null where it has no voice, or where that was not yet noted
     */
    record Video(
            int version,
            Said said,
            double seconds,
            long bytes,
            boolean heard,
            @Nullable Voiced voiced,
            Instant madeAt) {}

    /**
     * Which speech engine speaks in a video.
     *
     * @param engine by its name
     * @param failed those that were tried before it and failed, in that order
     */
    record Voiced(String engine, List<String> failed) {
        Voiced {
            failed = List.copyOf(failed);
        }
    }

    /**
     * That everybody may see it.
     *
     * @param place in the feed, the newest highest
     */
    record Published(long place, Instant at) {}

    /** Whether the video shows the storyboard as it is now. */
    boolean isUpToDate() {
        return video != null && video.version() == version;
    }
}
