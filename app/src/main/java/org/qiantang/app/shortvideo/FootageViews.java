package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.takedown.Takedowns;

/** Clips and uploads as the pages are told of them. */
final class FootageViews {
    private final FilmTable films;
    private final FootageWords words;
    private final FilmStandings standings;
    private final Catalog catalog;
    private final People people;
    private final FilmJobs jobs;
    private final CommentTable comments;
    private final Takedowns takedowns;
    private final ReviewViews reviews;

    FootageViews(
            FilmTable films,
            FootageWords words,
            FilmStandings standings,
            Catalog catalog,
            People people,
            FilmJobs jobs,
            CommentTable comments,
            Takedowns takedowns,
            ReviewViews reviews) {
        this.reviews = reviews;
        this.comments = comments;
        this.takedowns = takedowns;
        this.films = films;
        this.words = words;
        this.standings = standings;
        this.catalog = catalog;
        this.people = people;
        this.jobs = jobs;
    }

    /**
     * Which stretch of which show a clip is.
     *
     * @param fromMs since the show's opening
     */
    record ClipView(String showId, String showTitle, long fromMs, long toMs, Instant at) {}

    /**
     * A clip or an upload in a list.
     *
     * @param kind {@code clip} or {@code upload}
     * @param origin {@code pgc} (a shop), {@code pugc} (a host or an agency) or {@code ugc} (a viewer)
     * @param trouble why it could not be made; null where nothing is wrong
     * @param standing {@code true}, {@code facts-changed}, {@code price-changed}, {@code rules-changed} or {@code gone}
     * @param upToDate whether the video shows title and ends as they are now
     * @param fileName as its sender called it; null for a clip
     * @param takedown the last time that an officer took it down, in force or lifted since; null where none did
     * @param review how listening to it and looking at it stand; null where no video was made yet
     */
    record Row(
            String id,
            String kind,
            String origin,
            String title,
            @Nullable String productId,
            @Nullable String productTitle,
            @Nullable ClipView clip,
            @Nullable String fileName,
            @Nullable String shape,
            String state,
            @Nullable String trouble,
            String standing,
            @Nullable Integer ahead,
            @Nullable Integer percent,
            boolean upToDate,
            @Nullable Double seconds,
            boolean ai,
            @Nullable String video,
            @Nullable String cover,
            @Nullable String subtitles,
            boolean published,
            @Nullable Instant publishedAt,
            @Nullable OwnTakedown takedown,
            ReviewViews.@Nullable ReviewView review,
            long likes,
            Instant madeAt) {}

    /**
     * A sentence as it stands now.
     *
     * @param fromMs since the film's beginning; 0 for the title
     * @param state as with the scenes of films made here
     */
    record LineView(
            long fromMs, long toMs, String text, String state, boolean passes, List<FilmViews.WhyView> reasons) {}

    /**
     * A clip or an upload with all of its words.
     *
     * @param found what machines heard and saw in it
     */
    record Whole(
            Row row,
            int version,
            boolean passed,
            LineView title,
            List<LineView> lines,
            List<ReviewViews.FoundView> found) {}

    Row row(Footage film, String base) {
        return row(film, base, null);
    }

    private Row row(Footage film, String base, FootageWords.@Nullable Read read) {
        Footage.Video video = film.video();
        Film.Published published = film.published();
        Optional<FilmJobs.Progress> progress = jobs.progress(film.id());
        Long productId = film.productId();
        String files = base + "/" + film.id();
        return new Row(
                Long.toString(film.id()),
                film.source() instanceof Footage.Source.Clip ? "clip" : "upload",
                film.origin().word(),
                title(film),
                productId == null ? null : Long.toString(productId),
                productId == null
                        ? null
                        : catalog.product(productId).map(Product::title).orElse(""),
                clip(film),
                film.source() instanceof Footage.Source.Upload upload ? upload.name() : null,
                video == null ? null : video.shape().word(),
                FilmViews.word(film.state()),
                film.trouble(),
                FilmViews.word(standing(film)),
                progress.map(FilmJobs.Progress::ahead).orElse(null),
                progress.map(FilmJobs.Progress::percent).orElse(null),
                film.isUpToDate(),
                video == null ? null : video.seconds(),
                film.ai(),
                video == null ? null : files + "/film.mp4?v=" + video.version(),
                video == null ? null : files + "/cover.jpg?v=" + video.version(),
                video == null || film.lines().isEmpty() ? null : files + "/subtitles.vtt?v=" + film.version(),
                published != null,
                published == null ? null : published.at(),
                OwnTakedown.newest(takedowns, film.id()),
                reviews.review(film, read),
                films.likes(film.id()),
                film.madeAt());
    }

    /** Of what was never shown, its words say whether it may be. */
    private FilmStandings.Standing standing(Footage film) {
        return film.published() == null ? standings.ofUnshown(film) : standings.of(film);
    }

    private String title(Footage film) {
        Footage.Video video = film.video();
        if (video != null && film.isUpToDate()) {
            return video.said().title();
        }
        String reads = words.readTitle(film).reads();
        return reads == null ? film.title().text() : reads;
    }

    static @Nullable ClipView clip(Footage film) {
        return film.source() instanceof Footage.Source.Clip clip
                ? new ClipView(Long.toString(clip.showId()), clip.showTitle(), clip.fromMs(), clip.toMs(), clip.at())
                : null;
    }

    Whole whole(Footage film, String base, boolean english) {
        FootageWords.Read read = words.read(film);
        var lines = new ArrayList<LineView>();
        for (int i = 0; i < read.lines().size(); i++) {
            Cue cue = film.lines().get(i);
            FilmReading reading = read.lines().get(i);
            lines.add(line(cue.fromMs(), cue.toMs(), cue.text(), reading, read.passes(reading), english));
        }
        return new Whole(
                row(film, base, read),
                film.version(),
                read.hasPassed(),
                line(0, 0, film.title().editable(), read.title(), read.titlePasses(), english),
                lines,
                ReviewViews.found(film, read, english));
    }

    static LineView line(long fromMs, long toMs, String text, FilmReading reading, boolean passes, boolean english) {
        return new LineView(fromMs, toMs, text, FilmViews.word(reading.state()), passes, reasons(reading, english));
    }

    static List<FilmViews.WhyView> reasons(FilmReading reading, boolean english) {
        return reading.reasons().stream()
                .map(why -> new FilmViews.WhyView(
                        why.code(), why.words(), why.article(), english ? why.en() : why.zh(), why.rewrite()))
                .toList();
    }

    /** As everybody may see it; empty where a word of it no longer holds. */
    Optional<FilmViews.Shown> shown(Footage film, @Nullable Person person) {
        Footage.Video video = film.video();
        Film.Published published = film.published();
        if (video == null || published == null || standings.of(film) != FilmStandings.Standing.TRUE) {
            return Optional.empty();
        }
        Long productId = film.productId();
        Optional<Product> product = productId == null
                ? Optional.empty()
                : catalog.product(productId).filter(one -> !one.archived());
        Long shopId = film.merchantId();
        String files = "/api/films/" + film.id();
        return Optional.of(new FilmViews.Shown(
                Long.toString(film.id()),
                film.source() instanceof Footage.Source.Clip ? "clip" : "upload",
                film.origin().word(),
                film.ai(),
                video.said().title(),
                video.shape().word(),
                video.seconds(),
                video.heard(),
                files + "/film.mp4?v=" + video.version(),
                files + "/cover.jpg?v=" + video.version(),
                film.lines().isEmpty() ? null : files + "/subtitles.vtt?v=" + video.version(),
                clip(film),
                product.map(one -> Long.toString(one.id())).orElse(null),
                product.map(Product::title).orElse(null),
                product.flatMap(one -> one.pictures().stream().findFirst()).orElse(null),
                shopId == null ? null : Long.toString(shopId),
                author(film),
                false,
                films.likes(film.id()),
                person != null && films.likes(film.id(), person.id()),
                comments.countBelow(film.id()),
                published.at(),
                film.lines().stream().map(Cue::text).toList()));
    }

    private String author(Footage film) {
        Long shopId = film.merchantId();
        return film.origin() == Origin.PGC && shopId != null
                ? catalog.merchant(shopId).map(Merchant::name).orElse("")
                : people.nickname(film.madeBy());
    }
}
