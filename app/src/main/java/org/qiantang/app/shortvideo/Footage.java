package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.FilmLine;

/**
 * A film that was filmed and not drawn: a clip of a show, or what somebody uploaded.
 *
 * @param merchantId the shop that it is shown for; null for a person's own
 * @param productId what may be bought from it; null where nothing is
 * @param title with the slots of its facts; of no product where {@code productId} is null
 * @param lines what is said in it, as far as it is known, with the times of a film that begins with it
 * @param ai whether a machine made picture or voice
 * @param version of title and ends, from 1
 * @param trouble why it could not be made, in a word; null where nothing is wrong
 * @param video what was made last; null until something was
 * @param published since when everybody may see it; null while nobody may, be it since an officer took it down
 * @param review what machines took down of the video that was made last; null where that was never begun
 */
record Footage(
        long id,
        Origin origin,
        @Nullable Long merchantId,
        @Nullable Long productId,
        Source source,
        FilmLine title,
        List<Cue> lines,
        boolean ai,
        int version,
        Film.State state,
        @Nullable String trouble,
        @Nullable Video video,
        Film.@Nullable Published published,
        long madeBy,
        Instant madeAt,
        @Nullable Review review) {
    static final int LONGEST_TITLE = 60;

    Footage {
        lines = List.copyOf(lines);
    }

    /** A film whose newest video nobody has listened to yet. */
    Footage(
            long id,
            Origin origin,
            @Nullable Long merchantId,
            @Nullable Long productId,
            Source source,
            FilmLine title,
            List<Cue> lines,
            boolean ai,
            int version,
            Film.State state,
            @Nullable String trouble,
            @Nullable Video video,
            Film.@Nullable Published published,
            long madeBy,
            Instant madeAt) {
        this(
                id,
                origin,
                merchantId,
                productId,
                source,
                title,
                lines,
                ai,
                version,
                state,
                trouble,
                video,
                published,
                madeBy,
                madeAt,
                null);
    }

    /** Where the picture is from. */
    sealed interface Source {
        /**
         * A stretch of a show, by its recording.
         *
         * @param fromMs since the show's opening
         * @param at when it happened
         */
        record Clip(long showId, String showTitle, long fromMs, long toMs, Instant at) implements Source {
            static final long SHORTEST_MS = 5_000;
            static final long LONGEST_MS = 90_000;

            public Clip {
                if (toMs - fromMs < SHORTEST_MS || toMs - fromMs > LONGEST_MS) {
                    throw new IllegalArgumentException("fromMs, toMs: " + fromMs + ", " + toMs + " (expected: "
                            + SHORTEST_MS + ".." + LONGEST_MS + " ms apart)");
                }
            }
        }

        /**
         * A file.
         *
         * @param name as its sender called it
         */
        record Upload(String name, long bytes) implements Source {}
    }

    /**
     * A video that was made.
     *
     * @param version of title and ends that it shows
     * @param heard whether it has sound
     */
    record Video(int version, Shape shape, Film.Said said, double seconds, long bytes, boolean heard, Instant madeAt) {}

    /** The same with what is said in it, as far as it is known by now. */
    Footage saying(List<Cue> said) {
        return new Footage(
                id,
                origin,
                merchantId,
                productId,
                source,
                title,
                said,
                ai,
                version,
                state,
                trouble,
                video,
                published,
                madeBy,
                madeAt);
    }

    boolean isUpToDate() {
        return video != null && video.version() == version;
    }

    /** What is written below the picture: lines are said whole and read clause by clause. */
    List<Cue> cues() {
        return lines.stream()
                .flatMap(line -> Cue.of(line.fromMs(), line.toMs(), line.text()).stream())
                .toList();
    }
}
