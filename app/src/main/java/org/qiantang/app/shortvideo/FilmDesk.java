package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmPart;
import org.qiantang.app.copywriting.FilmScripts;
import org.qiantang.app.takedown.TakedownDesk;
import org.qiantang.app.takedown.Takedowns;
import org.qiantang.app.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a shop's films are written, worked on, made and published. Whoever wrote a sentence, it is checked when it is
 * written, before it is rendered and before anybody else sees it.
 */
final class FilmDesk {
    private static final Logger LOG = LoggerFactory.getLogger(FilmDesk.class);
    private static final long MEGABYTE = 1 << 20;
    /** What the pictures and the silence around sentences take of a film's time. */
    private static final double REST_SHARE = 0.80;

    private final FilmTable table;
    private final FilmScripts scripts;
    private final CutRoom cuts;
    private final FilmStandings standings;
    private final Takedowns takedowns;
    private final TakedownDesk takedownDesk;
    private final Catalog catalog;
    private final FilmArchive archive;
    private final FilmMaker maker;
    private final FilmJobs jobs;
    private final FilmSettings settings;
    private final LongSupplier ids;
    private final InstantSource clock;
    private final RandomGenerator seeds;

    FilmDesk(
            FilmTable table,
            FilmScripts scripts,
            CutRoom cuts,
            FilmStandings standings,
            Takedowns takedowns,
            TakedownDesk takedownDesk,
            Catalog catalog,
            FilmArchive archive,
            FilmMaker maker,
            FilmSettings settings,
            LongSupplier ids,
            InstantSource clock,
            RandomGenerator seeds) {
        this.table = table;
        this.scripts = scripts;
        this.cuts = cuts;
        this.standings = standings;
        this.takedowns = takedowns;
        this.takedownDesk = takedownDesk;
        this.catalog = catalog;
        this.archive = archive;
        this.maker = maker;
        this.jobs = new FilmJobs(settings.queue(), this::make);
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.seeds = seeds;
    }

    FilmJobs jobs() {
        return jobs;
    }

    /**
     * Has a film written for a plan; its storyboard waits for people.
     *
     * @param first the keys of the facts that are told before others
     */
    Film write(long merchantId, Film.Plan plan, List<String> first, long personId) {
        ownProduct(merchantId, plan.productId());
        if (plan.template().needsTwo()) {
            Long beside = plan.besideId();
            if (beside == null || beside == plan.productId()) {
                throw Problem.nonsense("beside", "请再选一件要对比的商品", "choose a second product to compare with");
            }
            ownProduct(merchantId, beside);
        }
        FilmScripts.Draft draft = scripts.write(order(plan, first))
                .orElseThrow(plan.template().needsTwo() ? FilmRefusals::nothingShared : FilmRefusals::nothingToSay);
        var film = new Film(
                ids.getAsLong(),
                merchantId,
                plan,
                1,
                Storyboard.of(draft, plan.presenter()),
                Film.State.DRAFT,
                null,
                null,
                null,
                now());
        table.insert(film, personId);
        return film;
    }

    /** A product of this shop that is not put away; a refusal where there is none. */
    Product ownProduct(long merchantId, long productId) {
        return catalog.product(productId)
                .filter(product -> product.merchantId() == merchantId && !product.archived())
                .orElseThrow(Problem::notFound);
    }

    private FilmScripts.Order order(Film.Plan plan, List<String> first) {
        // Scripts count at the voice's own pace; who speaks slowly says less in the same time.
        double seconds = plan.seconds() * REST_SHARE * plan.speaker().look().pace();
        return plan.template().order(plan.productId(), plan.besideId(), seconds, first, seeds.nextLong());
    }

    /**
     * What a person wants otherwise in a scene; null leaves it as it is.
     *
     * @param picture the address of a picture of the product; empty leaves it to what the sentence speaks of again
     */
    record SceneChange(
            @Nullable String text,
            @Nullable Look look,
            @Nullable String picture) {}

    /** Another sentence, look or picture for a scene, as a person wants it. */
    Film changeScene(Film film, int version, int sceneId, SceneChange change) {
        Scene old = film.storyboard().scene(sceneId).orElseThrow(Problem::notFound);
        Look look = change.look() == null ? old.look() : change.look();
        if (look != old.look() && !(look.isFree() && old.look().isFree())) {
            throw Problem.nonsense("look", "这一句的画面不能换成它", "look: not for this sentence");
        }
        String picture = change.picture();
        if (picture != null && !picture.isEmpty()) {
            requireOwn(film, look, picture);
        }
        String text = change.text();
        Scene said = text == null ? old : old.saying(typed(old.line(), text));
        Scene seen = said.seen(look);
        Scene changed = picture == null ? seen : seen.pictured(picture.isEmpty() ? null : picture);
        return revise(film, version, film.plan(), film.storyboard().with(sceneId, _ -> changed));
    }

    private void requireOwn(Film film, Look look, String picture) {
        if (!look.isPictured()) {
            throw Problem.nonsense("picture", "对比卡的图片按资料选，不能单独换", "picture: a comparison shows both sides' own");
        }
        if (!cuts.album(film.plan().productId()).pictures().contains(picture)) {
            throw FilmRefusals.strangePicture();
        }
    }

    /**
     * One sentence more: about a fact, in the words of the grammar, or in a person's own words.
     *
     * @param after the number of the scene that it follows; null puts it before the price and the end
     */
    Film add(Film film, int version, @Nullable String fact, String text, @Nullable Integer after) {
        Storyboard now = film.storyboard();
        if (now.isFull()) {
            throw FilmRefusals.fullBoard();
        }
        if (after != null && now.scene(after).isEmpty()) {
            throw Problem.notFound();
        }
        FilmLine line = fact == null
                ? typed(new FilmLine(FilmPart.POINT, film.plan().productId(), "", true, null), text)
                : scripts.about(order(film.plan(), List.of()), now.lines(), fact)
                        .orElseThrow(FilmRefusals::untold);
        return revise(film, version, film.plan(), now.adding(line, fact == null ? Look.PICTURE : Look.FIGURES, after));
    }

    Film changeTitle(Film film, int version, String text) {
        return revise(
                film,
                version,
                film.plan(),
                film.storyboard().titled(typed(film.storyboard().title(), text)));
    }

    private FilmLine typed(FilmLine old, String text) {
        return scripts.typed(old, text).orElseThrow(FilmRefusals::malformed);
    }

    /** Another sentence of the grammar's for a scene. */
    Film sayAgain(Film film, int version, int sceneId) {
        Scene old = film.storyboard().scene(sceneId).orElseThrow(Problem::notFound);
        List<FilmLine> others = film.storyboard().lines().stream()
                .filter(line -> !line.equals(old.line()))
                .toList();
        FilmLine line =
                scripts.again(order(film.plan(), List.of()), others, old.line()).orElseThrow(FilmRefusals::nothingElse);
        return revise(film, version, film.plan(), film.storyboard().with(sceneId, scene -> scene.saying(line)));
    }

    Film drop(Film film, int version, int sceneId) {
        if (film.storyboard().scene(sceneId).isEmpty()) {
            throw Problem.notFound();
        }
        Storyboard left = film.storyboard().without(sceneId).orElseThrow(FilmRefusals::lastScene);
        return revise(film, version, film.plan(), left);
    }

    Film reorder(Film film, int version, List<Integer> scenes) {
        Storyboard ordered = film.storyboard()
                .ordered(scenes)
                .orElseThrow(() -> Problem.nonsense("scenes", "每一句都要排到，且只排一次", "scenes: each one once"));
        return revise(film, version, film.plan(), ordered);
    }

    /** The same storyboard in another shape, with or without music or a dated price. */
    Film settle(Film film, int version, Shape shape, boolean music, boolean priced) {
        Film.Plan old = film.plan();
        var plan = new Film.Plan(
                old.productId(),
                old.besideId(),
                old.template(),
                shape,
                old.seconds(),
                old.presenter(),
                music,
                priced,
                old.chosen());
        return revise(film, version, plan, film.storyboard());
    }

    private Film revise(Film film, int version, Film.Plan plan, Storyboard storyboard) {
        if (!table.revise(film.id(), version, plan, storyboard)) {
            throw FilmRefusals.changedMeanwhile(again(film).version());
        }
        return again(film);
    }

    /** Lines a film up to be made; a refusal where a sentence does not stand, or there is no room. */
    Film render(Film film) {
        if (takedowns.isHeld(film.id(), film.version())) {
            throw FilmRefusals.judged();
        }
        requirePassed(film);
        Optional<Problem> obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        if (!table.queue(film.id())) {
            throw FilmRefusals.atWork();
        }
        if (!jobs.submit(film.id())) {
            table.end(film.id(), film.state(), film.trouble());
            throw FilmRefusals.queueFull(settings.queue());
        }
        return again(film);
    }

    private void requirePassed(Film film) {
        CutRoom.Read read = cuts.read(film.storyboard());
        if (!read.hasPassed()) {
            List<Integer> scenes = IntStream.range(0, read.scenes().size())
                    .filter(i -> !read.scenes().get(i).hasPassed())
                    .mapToObj(i -> film.storyboard().scenes().get(i).id())
                    .toList();
            throw FilmRefusals.notPassed(scenes, !read.title().hasPassed());
        }
    }

    /** Why no film at all can be made now; empty where films can. */
    Optional<Problem> obstacle() {
        if (!maker.canEncode()) {
            return Optional.of(FilmRefusals.noEncoder());
        }
        return hasRoom() ? Optional.empty() : Optional.of(FilmRefusals.noRoom());
    }

    private boolean hasRoom() {
        return table.bytes() < settings.quotaMegabytes() * MEGABYTE
                && archive.free() > settings.floorMegabytes() * MEGABYTE;
    }

    Film cancel(Film film) {
        if (jobs.cancel(film.id())) {
            table.end(film.id(), Film.State.CANCELLED, null);
        }
        return again(film);
    }

    /** Shows a film to everybody, after all of it was checked once more. */
    Film publish(Film film, long personId) {
        if (film.published() != null) {
            return film;
        }
        if (takedowns.isDown(film.id())) {
            throw FilmRefusals.takenDown();
        }
        Film.Video video = film.video();
        if (film.state() != Film.State.READY || video == null || !film.isUpToDate()) {
            throw FilmRefusals.notMade();
        }
        requirePassed(film);
        if (standings.of(film) != FilmStandings.Standing.TRUE) {
            throw FilmRefusals.stale();
        }
        if (!table.publish(film.id(), ids.getAsLong(), now(), personId)) {
            throw FilmRefusals.changedMeanwhile(again(film).version());
        }
        return again(film);
    }

    Film withdraw(Film film) {
        table.withdraw(film.id());
        return again(film);
    }

    void delete(Film film) {
        boolean gone = takedownDesk
                .deleteUnlessDown(film.id(), () -> table.delete(film.id()))
                .orElseThrow(FilmRefusals::takenDown);
        if (!gone) {
            throw FilmRefusals.atWork();
        }
        archive.remove(film.id());
    }

    /** Says of what was being made when the program ended that it was interrupted. */
    void afterRestart() {
        int interrupted = table.interrupt();
        if (interrupted > 0) {
            LOG.info("films were interrupted by the restart and can be made again: films={}", interrupted);
        }
    }

    private Film again(Film film) {
        return table.find(film.id()).orElseThrow(Problem::notFound);
    }

    /** One film's turn; everything is checked anew, since facts may have moved while it waited. */
    private void make(FilmJobs.Job job) {
        if (!table.begin(job.filmId())) {
            return;
        }
        Optional<Film> found = table.find(job.filmId());
        if (found.isEmpty()) {
            return;
        }
        Film film = found.get();
        try {
            // It may have been taken down while it waited.
            if (takedowns.isHeld(film.id(), film.version())) {
                table.end(film.id(), Film.State.FAILED, "taken-down");
                return;
            }
            Optional<CutRoom.Ready> ready = cuts.ready(film);
            if (ready.isEmpty()) {
                table.end(film.id(), Film.State.FAILED, "not-passed");
                return;
            }
            Cut cut = ready.get().cut();
            FilmMaker.Outcome outcome = maker.make(
                    cut, cuts.gallery(cut), archive.video(film.id(), film.version()), job::reach, job::isCancelled);
            settle(film, ready.get().said(), outcome);
        } catch (RuntimeException | Error broken) {
            table.end(film.id(), Film.State.FAILED, "broken");
            throw broken;
        }
    }

    private void settle(Film film, Film.Said said, FilmMaker.Outcome outcome) {
        switch (outcome) {
            case FilmMaker.Outcome.Made made -> {
                var video = new Film.Video(
                        film.version(), said, made.seconds(), made.bytes(), made.heard(), made.voiced(), now());
                if (table.made(film.id(), video)) {
                    archive.keepOnly(film.id(), film.version());
                }
            }
            case FilmMaker.Outcome.TooLong _ -> table.end(film.id(), Film.State.FAILED, "too-long");
            case FilmMaker.Outcome.NoEncoder _ -> table.end(film.id(), Film.State.FAILED, "no-encoder");
            case FilmMaker.Outcome.NoFont _ -> table.end(film.id(), Film.State.FAILED, "no-font");
            // What the end of the program stopped is found by its state at the next start.
            case FilmMaker.Outcome.Cancelled _ -> {
                if (!jobs.isClosed()) {
                    table.end(film.id(), Film.State.CANCELLED, null);
                }
            }
            case FilmMaker.Outcome.Voiceless voiceless -> {
                LOG.warn("a film could not be spoken: film={} why={}", film.id(), voiceless.why());
                table.end(film.id(), Film.State.FAILED, "no-voice");
            }
            case FilmMaker.Outcome.Broken broken -> {
                LOG.warn("a film could not be made: film={} why={}", film.id(), broken.why());
                table.end(film.id(), Film.State.FAILED, "broken");
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
