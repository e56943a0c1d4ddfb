package org.qiantang.app.shortvideo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.show.Shows;
import org.qiantang.app.takedown.TakedownDesk;
import org.qiantang.app.takedown.Takedowns;
import org.qiantang.app.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where clips of shows are cut, titled and published; all words are judged before anybody else sees them. */
final class FootageDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FootageDesk.class);
    private static final long MEGABYTE = 1 << 20;

    private final FootageTable table;
    private final FilmTable films;
    private final Clips clips;
    private final FootageWords words;
    private final FilmStandings standings;
    private final Takedowns takedowns;
    private final TakedownDesk takedownDesk;
    private final Catalog catalog;
    private final FilmArchive archive;
    private final UploadFolder uploads;
    private final FootageMaker maker;
    private final ReviewDesk reviews;
    private final FilmSettings settings;
    private final LongSupplier ids;
    private final InstantSource clock;
    private final FilmJobs jobs;

    FootageDesk(
            FootageTable table,
            FilmTable films,
            Clips clips,
            FootageWords words,
            FilmStandings standings,
            Takedowns takedowns,
            TakedownDesk takedownDesk,
            Catalog catalog,
            FilmArchive archive,
            UploadFolder uploads,
            FootageMaker maker,
            ReviewDesk reviews,
            FilmSettings settings,
            LongSupplier ids,
            InstantSource clock) {
        this.table = table;
        this.films = films;
        this.clips = clips;
        this.words = words;
        this.standings = standings;
        this.takedowns = takedowns;
        this.takedownDesk = takedownDesk;
        this.catalog = catalog;
        this.archive = archive;
        this.uploads = uploads;
        this.maker = maker;
        this.reviews = reviews;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.jobs = new FilmJobs(settings.queue(), this::make);
    }

    FilmJobs jobs() {
        return jobs;
    }

    /** Has a stretch of a show made into a film; titled from the product's facts where nobody titles it. */
    Footage clip(Shows.Brief show, long fromMs, long toMs, long productId, @Nullable String title, long personId) {
        requireLength(fromMs, toMs);
        Product product =
                catalog.product(productId).filter(one -> !one.archived()).orElseThrow(Problem::notFound);
        if (!clips.wasShown(show.showId(), productId)) {
            throw FootageRefusals.notInShow();
        }
        Clips.Stretch stretch = clips.stretch(show.showId(), fromMs, toMs).orElseThrow(FootageRefusals::notRecorded);
        requireRoom();
        FilmLine written = words.title(product, show.showId() ^ fromMs);
        FilmLine titled = title == null || title.isBlank() ? written : typed(written, productId, title);
        var footage = new Footage(
                ids.getAsLong(),
                Origin.PGC,
                show.merchantId(),
                productId,
                new Footage.Source.Clip(show.showId(), show.title(), fromMs, toMs, micros(stretch.at())),
                titled,
                stretch.lines(),
                stretch.byMachine(),
                1,
                Film.State.DRAFT,
                null,
                null,
                null,
                personId,
                now());
        table.insert(footage);
        return render(footage);
    }

    private static void requireLength(long fromMs, long toMs) {
        if (fromMs < 0
                || toMs - fromMs < Footage.Source.Clip.SHORTEST_MS
                || toMs - fromMs > Footage.Source.Clip.LONGEST_MS) {
            throw FootageRefusals.length();
        }
    }

    private FilmLine typed(FilmLine old, @Nullable Long productId, String title) {
        return words.typed(old, productId, title).orElseThrow(FootageRefusals::title);
    }

    /**
     * Takes in a file that has come whole: it keeps its number as a film.
     *
     * @param origin whose it is
     */
    void upload(Upload upload, Origin origin) {
        FilmLine title = words.typed(FootageWords.untitled(upload.productId()), upload.productId(), upload.title())
                .orElseThrow(FootageRefusals::title);
        var footage = new Footage(
                upload.id(),
                origin,
                upload.merchantId(),
                upload.productId(),
                new Footage.Source.Upload(upload.fileName(), upload.bytes()),
                title,
                List.of(),
                upload.ai(),
                1,
                Film.State.QUEUED,
                null,
                null,
                null,
                upload.personId(),
                now());
        table.insert(footage);
        if (!jobs.submit(footage.id())) {
            // The file stays, and its sender lines it up again.
            table.end(footage.id(), Film.State.INTERRUPTED, null);
        }
    }

    private void requireRoom() {
        requireRoom(0);
    }

    /** A refusal where there is no room for so many bytes more. */
    void requireRoom(long bytes) {
        if (!maker.canWork()) {
            throw FilmRefusals.noEncoder();
        }
        if (films.bytes() + table.bytes() + bytes >= settings.quotaMegabytes() * MEGABYTE
                || archive.free() - bytes <= settings.floorMegabytes() * MEGABYTE) {
            throw FilmRefusals.noRoom();
        }
    }

    /** Another title, and for a clip other ends; what is null stays. */
    Footage revise(Footage old, int version, @Nullable String title, @Nullable Long fromMs, @Nullable Long toMs) {
        FilmLine titled = title == null ? old.title() : typed(old.title(), old.productId(), title);
        Footage.Source source = old.source();
        List<Cue> lines = old.lines();
        if (source instanceof Footage.Source.Clip clip && (fromMs != null || toMs != null)) {
            long from = fromMs == null ? clip.fromMs() : fromMs;
            long to = toMs == null ? clip.toMs() : toMs;
            requireLength(from, to);
            Clips.Stretch stretch = clips.stretch(clip.showId(), from, to).orElseThrow(FootageRefusals::notRecorded);
            source = new Footage.Source.Clip(clip.showId(), clip.showTitle(), from, to, micros(stretch.at()));
            lines = stretch.lines();
        }
        var changed = new Footage(
                old.id(),
                old.origin(),
                old.merchantId(),
                old.productId(),
                source,
                titled,
                lines,
                old.ai(),
                version + 1,
                old.state(),
                old.trouble(),
                old.video(),
                old.published(),
                old.madeBy(),
                old.madeAt());
        if (!table.revise(changed, version)) {
            throw FootageRefusals.changedMeanwhile(again(old).version());
        }
        return again(old);
    }

    /** Lines it up to be made. */
    Footage render(Footage footage) {
        if (takedowns.isHeld(footage.id(), footage.version())) {
            throw FootageRefusals.judged();
        }
        requireRoom();
        if (!table.queue(footage.id())) {
            throw FilmRefusals.atWork();
        }
        if (!jobs.submit(footage.id())) {
            table.end(footage.id(), footage.state(), footage.trouble());
            throw FilmRefusals.queueFull(settings.queue());
        }
        return again(footage);
    }

    Footage cancel(Footage footage) {
        if (jobs.cancel(footage.id())) {
            table.end(footage.id(), Film.State.CANCELLED, null);
        }
        return again(footage);
    }

    /** Shows it to everybody, after all of its words were judged once more. */
    Footage publish(Footage footage, long personId) {
        if (footage.published() != null) {
            return footage;
        }
        if (takedowns.isDown(footage.id())) {
            throw FilmRefusals.takenDown();
        }
        if (footage.state() != Film.State.READY || !footage.isUpToDate()) {
            throw FootageRefusals.notMade();
        }
        reviews.requireLookedThrough(footage);
        requirePassed(footage);
        if (standings.of(footage) != FilmStandings.Standing.TRUE) {
            throw FilmRefusals.stale();
        }
        if (!table.publish(footage.id(), ids.getAsLong(), now(), personId)) {
            throw FootageRefusals.changedMeanwhile(again(footage).version());
        }
        Footage shown = again(footage);
        // What was heard in it since it was read here is judged by whoever lists it.
        if (!Objects.equals(shown.review(), footage.review())) {
            standings.forget(footage.id());
        }
        return shown;
    }

    private void requirePassed(Footage footage) {
        FootageWords.Read read = words.read(footage);
        if (!read.hasPassed()) {
            List<Integer> lines = IntStream.range(0, read.lines().size())
                    .filter(at -> !read.passes(read.lines().get(at)))
                    .boxed()
                    .toList();
            long found =
                    read.found().stream().filter(one -> !read.foundPasses(one)).count();
            throw FootageRefusals.notPassed(!read.titlePasses(), lines, found);
        }
    }

    Footage withdraw(Footage footage) {
        table.withdraw(footage.id());
        return again(footage);
    }

    void delete(Footage footage) {
        boolean gone = takedownDesk
                .deleteUnlessDown(footage.id(), () -> table.delete(footage.id()))
                .orElseThrow(FilmRefusals::takenDown);
        if (!gone) {
            throw FilmRefusals.atWork();
        }
        archive.remove(footage.id());
        uploads.remove(footage.id());
    }

    /** Says of what was being made when the program ended that it was interrupted. */
    void afterRestart() {
        int interrupted = table.interrupt();
        if (interrupted > 0) {
            LOG.info("clips and uploads were interrupted by the restart: films={}", interrupted);
        }
    }

    @Override
    public void close() {
        jobs.close();
    }

    private Footage again(Footage footage) {
        return table.find(footage.id()).orElseThrow(Problem::notFound);
    }

    private void make(FilmJobs.Job job) {
        if (!table.begin(job.filmId())) {
            return;
        }
        Optional<Footage> found = table.find(job.filmId());
        if (found.isEmpty()) {
            return;
        }
        try {
            make(found.get(), job);
        } catch (RuntimeException | Error broken) {
            table.end(job.filmId(), Film.State.FAILED, "broken");
            throw broken;
        }
    }

    private void make(Footage footage, FilmJobs.Job job) {
        // It may have been taken down while it waited.
        if (takedowns.isHeld(footage.id(), footage.version())) {
            table.end(footage.id(), Film.State.FAILED, "taken-down");
            return;
        }
        switch (footage.source()) {
            case Footage.Source.Clip clip -> {
                Optional<Clips.Stretch> stretch = clips.stretch(clip.showId(), clip.fromMs(), clip.toMs());
                if (stretch.isEmpty()) {
                    table.end(footage.id(), Film.State.FAILED, "not-recorded");
                    return;
                }
                make(
                        footage,
                        job,
                        order(footage, clip, stretch.get()),
                        stretch.get().lines());
            }
            case Footage.Source.Upload _ -> makeUpload(footage, job);
        }
    }

    /** Of the file that came, or where that has been made already of its film; whatever becomes of it, the file goes. */
    private void makeUpload(Footage footage, FilmJobs.Job job) {
        Path file = uploads.file(footage.id());
        Footage.Video before = footage.video();
        if (!Files.exists(file) && before == null) {
            table.end(footage.id(), Film.State.FAILED, "broken-file");
            return;
        }
        var order = new FootageMaker.Order(
                footage.id(),
                List.of(before == null ? file : archive.video(footage.id(), before.version())),
                0,
                settings.uploadSeconds() * 1_000L,
                true,
                words.said(footage, words.read(footage)).title(),
                List.of(),
                footage.ai(),
                Map.of());
        make(footage, job, order, List.of());
        boolean isOver = table.find(footage.id())
                .filter(film -> film.state() == Film.State.INTERRUPTED || film.state() == Film.State.RENDERING)
                .isEmpty();
        if (isOver) {
            uploads.remove(footage.id());
        }
    }

    private FootageMaker.Order order(Footage footage, Footage.Source.Clip clip, Clips.Stretch stretch) {
        List<Cue> cues = stretch.lines().stream()
                .flatMap(line -> Cue.of(line.fromMs(), line.toMs(), line.text()).stream())
                .toList();
        return new FootageMaker.Order(
                footage.id(),
                stretch.files(),
                stretch.skipMs(),
                stretch.lengthMs(),
                false,
                words.said(footage, words.read(footage)).title(),
                cues,
                stretch.byMachine(),
                Map.of(
                        "qiantang_clip",
                        "{\"show\":\"%d\",\"fromMs\":%d,\"toMs\":%d,\"at\":\"%s\"}"
                                .formatted(clip.showId(), clip.fromMs(), clip.toMs(), clip.at())));
    }

    private void make(Footage footage, FilmJobs.Job job, FootageMaker.Order order, List<Cue> lines) {
        FootageMaker.Outcome outcome =
                maker.make(order, archive.video(footage.id(), footage.version()), job::reach, job::isCancelled);
        switch (outcome) {
            case FootageMaker.Outcome.Made made -> {
                List<Cue> below = order.isWhole() ? made.words() : lines;
                Footage told = footage.saying(below);
                Film.Said said = words.said(told, words.read(told));
                var video = new Footage.Video(
                        footage.version(), made.shape(), said, made.seconds(), made.bytes(), made.heard(), now());
                // Of an upload nothing but the title ever changes.
                reviews.expect(footage, footage.source() instanceof Footage.Source.Upload);
                if (table.made(footage.id(), video, below, made.ai())) {
                    archive.keepOnly(footage.id(), footage.version());
                    reviews.made(footage);
                } else {
                    reviews.notMade(footage);
                }
            }
            // What the end of the program stopped is found by its state at the next start.
            case FootageMaker.Outcome.Cancelled _ -> {
                if (!jobs.isClosed()) {
                    table.end(footage.id(), Film.State.CANCELLED, null);
                }
            }
            case FootageMaker.Outcome.Refused refused -> {
                LOG.warn(
                        "a film could not be made: film={} trouble={} why={}",
                        footage.id(),
                        refused.trouble(),
                        refused.why());
                table.end(footage.id(), Film.State.FAILED, refused.trouble());
            }
        }
    }

    private Instant now() {
        return micros(clock.instant());
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
