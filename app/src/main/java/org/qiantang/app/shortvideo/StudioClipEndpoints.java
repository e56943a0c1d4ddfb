package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.show.Shows;
import org.qiantang.app.takedown.TakedownDesk;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A shop's clips and uploads: the best moments of its shows, having them cut, titling them, and showing them. */
@RestController
@RequestMapping("/api/studio/films/clips")
class StudioClipEndpoints {
    static final String BASE = "/api/studio/films/clips";

    private final FootageDesk desk;
    private final FootageTable table;
    private final FootageViews views;
    private final Clips clips;
    private final FilmFiles files;
    private final Shows shows;
    private final Team team;
    private final TakedownDesk takedowns;
    private final ReviewDesk reviews;

    StudioClipEndpoints(
            FootageDesk desk,
            FootageTable table,
            FootageViews views,
            Clips clips,
            FilmFiles files,
            Shows shows,
            Team team,
            TakedownDesk takedowns,
            ReviewDesk reviews) {
        this.desk = desk;
        this.table = table;
        this.views = views;
        this.clips = clips;
        this.files = files;
        this.shows = shows;
        this.team = team;
        this.takedowns = takedowns;
        this.reviews = reviews;
    }

    /** Figures of a stretch; money in fen. */
    record Figures(long paidMinor, int orders, int lines, long likes) {
        static Figures of(ShowTale.Step step) {
            return new Figures(step.minor(), step.orders(), step.lines(), step.likes());
        }
    }

    /**
     * What stands out in a moment.
     *
     * @param sort {@code sales}, {@code talk} or {@code likes}
     * @param times how many times the show's average it is
     */
    record ReasonView(String sort, double times) {}

    /**
     * A moment that is worth being seen again.
     *
     * @param fromMs since the show's opening
     * @param average of the show in as much time
     * @param passes whether all that is said in it may be published as it stands
     * @param lines what is said in it, with times since the show's opening
     */
    record MomentView(
            long fromMs,
            long toMs,
            String productId,
            String productTitle,
            Figures figures,
            Figures average,
            List<ReasonView> reasons,
            boolean passes,
            List<FootageViews.LineView> lines) {}

    /**
     * A show with its best moments, ten at most.
     *
     * @param recordedMs how much of it was recorded and is kept; without a recording nothing can be cut
     */
    record Moments(
            String showId,
            String title,
            String state,
            @Nullable Instant openedAt,
            long millis,
            long recordedMs,
            List<MomentView> moments) {}

    /** What is to be cut; titled from the product's facts where no title is given. */
    record Wish(
            @Nullable String show,
            @Nullable Long fromMs,
            @Nullable Long toMs,
            @Nullable String product,
            @Nullable String title) {}

    /**
     * Another title, or other ends; what is absent stays.
     *
     * @param version that was seen
     */
    record Change(
            @Nullable Integer version,
            @Nullable String title,
            @Nullable Long fromMs,
            @Nullable Long toMs) {}

    /** The best moments of a show by sales, talk and likes in a minute; during the show those so far. */
    @GetMapping("/moments")
    Moments moments(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String show,
            HttpServletRequest request) {
        Shows.Brief brief = show(person, show);
        boolean english = Language.english(request);
        Clips.Cuttable cuttable = clips.of(brief.showId()).orElseThrow(Problem::notFound);
        return new Moments(
                Long.toString(brief.showId()),
                brief.title(),
                brief.state(),
                shows.report(brief.showId()).map(Shows.Report::openedAt).orElse(null),
                cuttable.millis(),
                cuttable.recordedMs(),
                cuttable.moments().stream().map(one -> view(one, english)).toList());
    }

    private static MomentView view(Clips.Proposed proposed, boolean english) {
        Moment moment = proposed.moment();
        return new MomentView(
                moment.fromMs(),
                moment.toMs(),
                Long.toString(moment.item().productId()),
                moment.item().title(),
                Figures.of(moment.figures()),
                Figures.of(moment.average()),
                moment.reasons().stream()
                        .map(reason -> new ReasonView(FilmViews.word(reason.sort()), reason.times()))
                        .toList(),
                proposed.passes(),
                proposed.lines().stream()
                        .map(line -> FootageViews.line(
                                line.said().fromMs(),
                                line.said().toMs(),
                                line.said().text(),
                                line.reading(),
                                line.passes(),
                                english))
                        .toList());
    }

    /** The shop's clips and uploads, newest first. */
    @GetMapping
    Page<FootageViews.Row> all(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        long merchantId = team.shopFor(person, Act.RECORDING);
        int most = Page.limit(limit);
        List<Footage> found = table.ofShop(merchantId, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, film -> Long.toString(film.id())).map(film -> views.row(film, BASE));
    }

    /** Has a stretch of a show cut. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FootageViews.Row cut(@AuthenticationPrincipal Person person, @RequestBody Wish body) {
        Shows.Brief brief = show(person, body.show());
        return views.row(
                desk.clip(
                        brief,
                        body.fromMs() == null ? 0 : body.fromMs(),
                        body.toMs() == null ? 0 : body.toMs(),
                        id(body.product(), "product"),
                        body.title(),
                        FilmPosts.idOf(person)),
                BASE);
    }

    /** A clip or an upload with all that is said in it, as it stands now. */
    @GetMapping("/{id}")
    FootageViews.Whole one(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        return views.whole(film(person, id), BASE, Language.english(request));
    }

    /** Titles it otherwise, or moves its ends; then it is made again. */
    @PutMapping("/{id}")
    FootageViews.Whole change(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody Change body,
            HttpServletRequest request) {
        Footage film = film(person, id);
        Integer version = body.version();
        if (version == null) {
            throw Problem.nonsense("version", "请带上看到的版本号", "version: the one that was seen");
        }
        Footage changed = desk.revise(film, version, body.title(), body.fromMs(), body.toMs());
        return views.whole(changed, BASE, Language.english(request));
    }

    @PostMapping("/{id}/render")
    FootageViews.Row render(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return views.row(desk.render(film(person, id)), BASE);
    }

    @PostMapping("/{id}/cancel")
    FootageViews.Row cancel(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return views.row(desk.cancel(film(person, id)), BASE);
    }

    /** Shows it to everybody, once all of its words have been checked again. */
    @PutMapping("/{id}/published")
    FootageViews.Row publish(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return views.row(desk.publish(film(person, id), FilmPosts.idOf(person)), BASE);
    }

    @DeleteMapping("/{id}/published")
    FootageViews.Row withdraw(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return views.row(desk.withdraw(film(person, id)), BASE);
    }

    /** Has it listened to and looked at again, as long as nobody sees it. */
    @PostMapping("/{id}/review")
    FootageViews.Row reviewClip(@AuthenticationPrincipal Person person, @PathVariable long id) {
        reviews.again(film(person, id));
        return views.row(film(person, id), BASE);
    }

    /** Stops listening and looking; it has to be done before the film is published. */
    @PostMapping("/{id}/review/stop")
    FootageViews.Row stopReviewClip(@AuthenticationPrincipal Person person, @PathVariable long id) {
        reviews.stop(film(person, id));
        return views.row(film(person, id), BASE);
    }

    /** Wants an officer to look at what machines found in it, or could not hear and see. */
    @PostMapping("/{id}/review/ask")
    FootageViews.Row askReviewClip(@AuthenticationPrincipal Person person, @PathVariable long id) {
        reviews.ask(film(person, id), FilmPosts.idOf(person));
        return views.row(film(person, id), BASE);
    }

    /** Objects, once, to its being taken down. */
    @PostMapping("/{id}/objection")
    FootageViews.Row object(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody StudioFilmEndpoints.Objection body) {
        Footage film = film(person, id);
        String words = TakedownRefusals.words(body.words());
        TakedownRefusals.done(takedowns.contest(film.id(), FilmPosts.idOf(person), words));
        return views.row(film, BASE);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Person person, @PathVariable long id) {
        desk.delete(film(person, id));
    }

    @GetMapping("/{id}/film.mp4")
    ResponseEntity<Resource> video(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return files.video(film(person, id));
    }

    @GetMapping("/{id}/cover.jpg")
    ResponseEntity<Resource> cover(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return files.cover(film(person, id));
    }

    @GetMapping("/{id}/subtitles.vtt")
    ResponseEntity<String> subtitles(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return files.subtitles(film(person, id));
    }

    private Shows.Brief show(Person person, @Nullable String show) {
        long merchantId = team.shopFor(person, Act.RECORDING);
        return shows.brief(id(show, "show"))
                .filter(one -> one.merchantId() == merchantId && !one.isShelf())
                .orElseThrow(Problem::notFound);
    }

    private Footage film(Person person, long id) {
        long merchantId = team.shopFor(person, Act.RECORDING);
        return table.find(id)
                .filter(film ->
                        film.origin() == Origin.PGC && Long.valueOf(merchantId).equals(film.merchantId()))
                .orElseThrow(Problem::notFound);
    }

    private static long id(@Nullable String given, String field) {
        try {
            return Long.parseLong(given == null ? "" : given);
        } catch (NumberFormatException _) {
            throw Problem.nonsense(field, field + " 不是编号", field + ": not an id");
        }
    }
}
