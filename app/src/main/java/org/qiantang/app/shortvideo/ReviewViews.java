package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.hearing.Taken;

/** What was heard and seen in clips and uploads, as the pages are told of it. */
final class ReviewViews {
    private final ReviewDesk desk;

    ReviewViews(ReviewDesk desk) {
        this.desk = desk;
    }

    /**
     * How far the sound or the picture was taken down.
     *
     * @param reach {@code whole}, {@code part}, {@code not} (it failed), {@code off} (the house has no engine), {@code silent}
     *     (there is no sound) or {@code known} (from the show that it was cut from); null while that is not known yet
     * @param looks how many frames were read; 0 for sound
     */
    record SenseView(@Nullable String reach, @Nullable String engine, int looks) {}

    /** What an officer decided, in words to the owner. */
    record DecidedView(Instant at, boolean passed, String words) {}

    /**
     * How listening and looking stand.
     *
     * @param state {@code queued}, {@code running}, {@code done}, {@code stopped}, or {@code none} where it was never begun
     * @param ahead how many films come before it; null where it does not wait
     * @param percent how far it is; null where it is not at work
     * @param held whether it waits for an officer because it was not heard or seen whole, as this house wants it
     * @param mayAsk whether an officer may be asked to look at it; only its own page says so
     * @param askedAt since when an officer is to look at it; null where nobody asked
     */
    record ReviewView(
            String state,
            @Nullable Integer ahead,
            @Nullable Integer percent,
            SenseView sound,
            SenseView picture,
            boolean held,
            boolean mayAsk,
            @Nullable Instant askedAt,
            @Nullable DecidedView decided) {}

    /**
     * Words that were heard or seen, as they stand now.
     *
     * @param sense {@code heard} or {@code seen}
     * @param fromMs since the film's beginning
     * @param confidence how sure the engine is, in percent; null where it does not say
     * @param state as with the lines of a film; what only lacks its evidence passes here
     * @param waved whether an officer let pass what was found in them
     */
    record FoundView(
            String sense,
            long fromMs,
            long toMs,
            String text,
            @Nullable Integer confidence,
            String state,
            boolean passes,
            boolean waved,
            List<FilmViews.WhyView> reasons) {}

    /**
     * Null where no video was made yet.
     *
     * @param read its words as they stand now; null in lists, which do not judge them all each time they are asked for
     */
    @Nullable
    ReviewView review(Footage film, FootageWords.@Nullable Read read) {
        if (film.video() == null) {
            return null;
        }
        Review review = film.review();
        Optional<FilmJobs.Progress> progress = desk.progress(film);
        return new ReviewView(
                review == null ? "none" : FilmViews.word(review.state()),
                progress.map(FilmJobs.Progress::ahead).orElse(null),
                progress.map(FilmJobs.Progress::percent).orElse(null),
                sense(review == null ? null : review.sound()),
                sense(review == null ? null : review.picture()),
                desk.isHeld(film),
                read != null && desk.mayAsk(film, read),
                askedAt(review),
                decided(review));
    }

    private static SenseView sense(@Nullable Taken taken) {
        return taken == null
                ? new SenseView(null, null, 0)
                : new SenseView(FilmViews.word(taken.reach()), taken.engine(), taken.looks());
    }

    private static @Nullable Instant askedAt(@Nullable Review review) {
        Review.Asked asked = review == null ? null : review.asked();
        return asked == null ? null : asked.at();
    }

    private static @Nullable DecidedView decided(@Nullable Review review) {
        Review.Decided decided = review == null ? null : review.decided();
        return decided == null ? null : new DecidedView(decided.at(), decided.passed(), decided.words());
    }

    static List<FoundView> found(Footage film, FootageWords.Read read, boolean english) {
        Review review = film.review();
        if (review == null) {
            return List.of();
        }
        List<Review.Found> found = review.found();
        var views = new ArrayList<FoundView>();
        for (int i = 0; i < found.size(); i++) {
            Taken.Word word = found.get(i).word();
            FilmReading reading = read.found().get(i);
            boolean passes = read.foundPasses(reading);
            views.add(new FoundView(
                    FilmViews.word(found.get(i).sense()),
                    word.fromMs(),
                    word.toMs(),
                    word.text(),
                    word.confidence(),
                    FilmViews.word(reading.state()),
                    passes,
                    passes && reading.state() == FilmReading.State.VIOLATES,
                    FootageViews.reasons(reading, english)));
        }
        return views;
    }
}
