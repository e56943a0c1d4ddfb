package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.copywriting.FilmFact;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.takedown.Takedowns;

/** Films as the pages are told of them. */
final class FilmViews {
    private final FilmTable table;
    private final CutRoom cuts;
    private final FilmStandings standings;
    private final Catalog catalog;
    private final FilmJobs jobs;
    private final CommentTable comments;
    private final Takedowns takedowns;

    FilmViews(
            FilmTable table,
            CutRoom cuts,
            FilmStandings standings,
            Catalog catalog,
            FilmJobs jobs,
            CommentTable comments,
            Takedowns takedowns) {
        this.comments = comments;
        this.takedowns = takedowns;
        this.table = table;
        this.cuts = cuts;
        this.standings = standings;
        this.catalog = catalog;
        this.jobs = jobs;
    }

    /**
     * A film in a list.
     *
     * @param state {@code draft}, {@code queued}, {@code rendering}, {@code ready}, {@code failed}, {@code cancelled} or
     *     {@code interrupted}
     * @param trouble {@code not-passed}, {@code too-long}, {@code no-encoder}, {@code no-font}, {@code no-voice},
     *     {@code taken-down} or {@code broken}
     * @param standing {@code true}, {@code facts-changed}, {@code price-changed}, {@code rules-changed} or {@code gone}
     * @param ahead how many are made before it; null where it does not wait
     * @param percent how far it is made; null where it is not being made
     * @param upToDate whether the video shows the storyboard as it is now
     * @param voice which speech engine speaks in the video; null where it has no voice, or where that was not yet noted
     * @param takedown the last time that an officer took it down, in force or lifted since; null where none did
     */
    record Row(
            String id,
            String productId,
            String productTitle,
            String template,
            String shape,
            String title,
            String state,
            @Nullable String trouble,
            String standing,
            @Nullable Integer ahead,
            @Nullable Integer percent,
            boolean upToDate,
            @Nullable Double seconds,
            boolean heard,
            @Nullable FilmVoice voice,
            @Nullable String video,
            @Nullable String cover,
            boolean published,
            @Nullable Instant publishedAt,
            @Nullable OwnTakedown takedown,
            long likes,
            Instant madeAt) {}

    /**
     * By which engine a video is spoken.
     *
     * @param engine {@code openai} (a server that the house brings), {@code piper} or {@code espeak} (the built-in voice)
     * @param failed those that were asked before it and failed
     */
    record FilmVoice(String engine, List<String> failed) {}

    /**
     * Who speaks, as she was when the film was written.
     *
     * @param who {@code own} for the shop's presenter, else one of the house's people by code
     * @param voice the name by which the engine is to know the voice; empty for the engine's own
     * @param pace 0.7 to 1.4; 1 is the voice's own
     */
    record FilmSpeakerView(String who, String voice, double pace) {}

    record FactView(
            String key,
            String label,
            @Nullable String value,
            @Nullable String proof) {}

    record WhyView(
            String code,
            String words,
            @Nullable String article,
            String message,
            @Nullable String rewrite) {}

    /**
     * A scene with its sentence as it stands now.
     *
     * @param state {@code passed}, {@code needs-evidence}, {@code violates}, {@code silent} or {@code live}
     * @param reads the sentence as it would be said; null where it cannot be
     * @param mayLook whether what is seen may be chosen
     * @param mayPick whether one of the product's pictures may be chosen for it
     * @param picture the address of the picture that is seen; null where none goes with the sentence
     * @param picked whether a person has chosen it
     * @param fit {@code shows} what the sentence speaks of, the goods {@code whole}, {@code free} where it speaks of nothing
     *     to be seen, {@code unknown} or {@code other} where a person has chosen it nevertheless, {@code none}
     * @param still where its still is to be had; null for the title, which the first scenes show
     */
    record SceneView(
            int id,
            String part,
            String look,
            boolean mayLook,
            boolean mayPick,
            @Nullable String picture,
            boolean picked,
            String fit,
            @Nullable String still,
            String text,
            @Nullable String reads,
            String state,
            boolean byPerson,
            double seconds,
            List<WhyView> reasons,
            List<FactView> facts) {}

    /** A picture that may be chosen for a scene, and in words what it was said to show. */
    record PictureView(String picture, List<String> shows) {}

    /**
     * A film with its storyboard.
     *
     * @param pictures the product's, as far as films can draw them
     * @param tellable the facts that a sentence may be added about
     */
    record Whole(
            Row row,
            int version,
            @Nullable String besideId,
            int wantedSeconds,
            boolean presenter,
            FilmSpeakerView speaker,
            boolean music,
            boolean priced,
            double estimatedSeconds,
            boolean passed,
            SceneView title,
            List<SceneView> scenes,
            List<PictureView> pictures,
            List<FactView> tellable) {}

    /**
     * A film as everybody may see it.
     *
     * @param kind {@code made} of facts, {@code clip} of a show, or {@code upload}
     * @param origin {@code pgc} (a shop), {@code pugc} (a host or an agency) or {@code ugc} (a viewer)
     * @param ai whether a machine made picture or voice
     * @param clip which stretch of which show it is; null where it is none
     * @param productId what can be bought from it; null where nothing can
     * @param shopId null for a person's own
     * @param shopName who shows it: the shop, or a person's nickname
     */
    record Shown(
            String id,
            String kind,
            String origin,
            boolean ai,
            String title,
            String shape,
            double seconds,
            boolean heard,
            String video,
            String cover,
            @Nullable String subtitles,
            FootageViews.@Nullable ClipView clip,
            @Nullable String productId,
            @Nullable String productTitle,
            @Nullable String productPicture,
            @Nullable String shopId,
            String shopName,
            boolean dated,
            long likes,
            boolean liked,
            long comments,
            Instant publishedAt,
            List<String> script) {}

    Row row(Film film) {
        Film.Video video = film.video();
        Optional<FilmJobs.Progress> progress = jobs.progress(film.id());
        String base = "/api/studio/films/" + film.id();
        Film.Published published = film.published();
        return new Row(
                Long.toString(film.id()),
                Long.toString(film.plan().productId()),
                catalog.product(film.plan().productId()).map(Product::title).orElse(""),
                film.plan().template().word(),
                film.plan().shape().word(),
                video == null ? cuts.title(film.storyboard()) : video.said().title(),
                word(film.state()),
                film.trouble(),
                word(standings.of(film)),
                progress.map(FilmJobs.Progress::ahead).orElse(null),
                progress.map(FilmJobs.Progress::percent).orElse(null),
                film.isUpToDate(),
                video == null ? null : video.seconds(),
                video != null && video.heard(),
                video == null ? null : voice(video),
                video == null ? null : base + "/film.mp4?v=" + video.version(),
                video == null ? null : base + "/cover.jpg?v=" + video.version(),
                published != null,
                published == null ? null : published.at(),
                OwnTakedown.newest(takedowns, film.id()),
                table.likes(film.id()),
                film.madeAt());
    }

    private static @Nullable FilmVoice voice(Film.Video video) {
        Film.Voiced voiced = video.voiced();
        return voiced == null ? null : new FilmVoice(voiced.engine(), voiced.failed());
    }

    private static FilmSpeakerView speaker(FilmSpeaker speaker) {
        return new FilmSpeakerView(
                speaker.who(), speaker.look().voice(), speaker.look().pace());
    }

    Whole whole(Film film, boolean english) {
        CutRoom.Read read = cuts.read(film.storyboard());
        Film.Plan plan = film.plan();
        Album album = cuts.album(plan.productId());
        Optional<FactSheet> sheet = catalog.factSheet(plan.productId());
        var scenes = new ArrayList<SceneView>();
        for (int i = 0; i < read.scenes().size(); i++) {
            Scene scene = film.storyboard().scenes().get(i);
            scenes.add(scene(film, scene, album.choose(scene), read.scenes().get(i), english));
        }
        Long beside = plan.besideId();
        Scene title = new Scene(0, Look.TITLE, film.storyboard().title(), null);
        return new Whole(
                row(film),
                film.version(),
                beside == null ? null : Long.toString(beside),
                plan.seconds(),
                plan.presenter(),
                speaker(plan.speaker()),
                plan.music(),
                plan.priced(),
                Math.round(read.seconds(plan.speaker().look().pace()) * 10) / 10.0,
                read.hasPassed(),
                scene(film, title, new Album.Choice(null, Album.Fit.NONE), read.title(), english),
                scenes,
                album.pictures().stream()
                        .map(one -> new PictureView(one, shows(album.labels().get(one), sheet, english)))
                        .toList(),
                facts(cuts.tellable(plan)));
    }

    /** What a picture was said to show, in words. */
    private static List<String> shows(@Nullable PictureLabel label, Optional<FactSheet> sheet, boolean english) {
        if (label == null) {
            return List.of();
        }
        return Stream.concat(
                        label.aspects().stream().sorted().map(aspect -> english ? aspect.en() : aspect.zh()),
                        label.facts().stream()
                                .map(key -> sheet.flatMap(facts -> facts.fact(key))
                                        .map(Fact::label)
                                        .orElse(key)))
                .toList();
    }

    private static SceneView scene(Film film, Scene scene, Album.Choice choice, FilmReading reading, boolean english) {
        boolean isTitle = scene.id() == 0;
        return new SceneView(
                scene.id(),
                word(reading.line().part()),
                scene.look().word(),
                scene.look().isFree(),
                !isTitle && scene.look().isPictured(),
                choice.picture(),
                scene.picture() != null && scene.picture().equals(choice.picture()),
                word(choice.fit()),
                isTitle ? null : still(film, scene, choice, reading),
                reading.line().editable(),
                reading.reads(),
                word(reading.state()),
                reading.line().byPerson(),
                Math.round(reading.seconds() / film.plan().speaker().look().pace() * 10) / 10.0,
                reading.reasons().stream()
                        .map(why -> new WhyView(
                                why.code(), why.words(), why.article(), english ? why.en() : why.zh(), why.rewrite()))
                        .toList(),
                facts(reading.facts()));
    }

    /** Its address changes with all that the scene shows, so that a page that is open shows no old one. */
    private static String still(Film film, Scene scene, Album.Choice choice, FilmReading reading) {
        int seen = Objects.hash(film.plan(), reading.reads(), reading.facts(), choice.picture());
        return "/api/studio/films/%d/scenes/%d/still.jpg?v=%d-%08x"
                .formatted(film.id(), scene.id(), film.version(), seen);
    }

    private static List<FactView> facts(List<FilmFact> facts) {
        return facts.stream()
                .map(fact -> new FactView(fact.key(), fact.label(), fact.value(), fact.proof()))
                .toList();
    }

    /** A published film whose every word still holds; empty for all others. */
    Optional<Shown> shown(Film film, @Nullable Person person) {
        Film.Video video = film.video();
        Film.Published published = film.published();
        if (video == null || published == null || standings.of(film) != FilmStandings.Standing.TRUE) {
            return Optional.empty();
        }
        return catalog.product(film.plan().productId())
                .map(product -> new Shown(
                        Long.toString(film.id()),
                        "made",
                        Origin.PGC.word(),
                        true,
                        video.said().title(),
                        film.plan().shape().word(),
                        video.seconds(),
                        video.heard(),
                        "/api/films/" + film.id() + "/film.mp4?v=" + video.version(),
                        "/api/films/" + film.id() + "/cover.jpg?v=" + video.version(),
                        null,
                        null,
                        Long.toString(product.id()),
                        product.title(),
                        product.pictures().stream().findFirst().orElse(null),
                        Long.toString(film.merchantId()),
                        catalog.merchant(film.merchantId()).map(Merchant::name).orElse(""),
                        video.said().priceMinor() != null,
                        table.likes(film.id()),
                        person != null && table.likes(film.id(), person.id()),
                        comments.countBelow(film.id()),
                        published.at(),
                        video.said().script()));
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
