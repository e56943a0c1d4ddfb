package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.takedown.TakedownDesk;
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

/** What a viewer, a host or somebody of an agency has uploaded for themselves. */
@RestController
@RequestMapping("/api/films/mine")
class OwnFilmEndpoints {
    private static final String BASE = "/api/films/mine";

    private final FootageDesk desk;
    private final FootageTable table;
    private final FootageViews views;
    private final FilmFiles files;
    private final TakedownDesk takedowns;
    private final ReviewDesk reviews;

    OwnFilmEndpoints(
            FootageDesk desk,
            FootageTable table,
            FootageViews views,
            FilmFiles files,
            TakedownDesk takedowns,
            ReviewDesk reviews) {
        this.takedowns = takedowns;
        this.reviews = reviews;
        this.desk = desk;
        this.table = table;
        this.views = views;
        this.files = files;
    }

    /**
     * Another title.
     *
     * @param version that was seen
     */
    record Change(@Nullable Integer version, @Nullable String title) {}

    /** One's own films, newest first. */
    @GetMapping
    Page<FootageViews.Row> all(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        long personId = FilmPosts.idOf(person);
        int most = Page.limit(limit);
        List<Footage> found = table.ofMaker(personId, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, film -> Long.toString(film.id())).map(film -> views.row(film, BASE));
    }

    /** One's own film, with why it may not be shown where it may not. */
    @GetMapping("/{id}")
    FootageViews.Whole one(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, HttpServletRequest request) {
        return views.whole(film(person, id), BASE, Language.english(request));
    }

    @PutMapping("/{id}")
    FootageViews.Whole change(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestBody Change body,
            HttpServletRequest request) {
        Footage film = film(person, id);
        Integer version = body.version();
        if (version == null) {
            throw Problem.nonsense("version", "请带上看到的版本号", "version: the one that was seen");
        }
        return views.whole(desk.revise(film, version, body.title(), null, null), BASE, Language.english(request));
    }

    @PostMapping("/{id}/render")
    FootageViews.Row render(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        return views.row(desk.render(film(person, id)), BASE);
    }

    @PostMapping("/{id}/cancel")
    FootageViews.Row cancel(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        return views.row(desk.cancel(film(person, id)), BASE);
    }

    /** Shows it to everybody, once its words have been judged. */
    @PutMapping("/{id}/published")
    FootageViews.Row publish(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Footage film = film(person, id);
        return views.row(desk.publish(film, FilmPosts.idOf(person)), BASE);
    }

    @DeleteMapping("/{id}/published")
    FootageViews.Row withdraw(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        return views.row(desk.withdraw(film(person, id)), BASE);
    }

    /** Has it listened to and looked at again, as long as nobody sees it. */
    @PostMapping("/{id}/review")
    FootageViews.Row reviewOwn(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        reviews.again(film(person, id));
        return views.row(film(person, id), BASE);
    }

    /** Stops listening and looking; it has to be done before the film is published. */
    @PostMapping("/{id}/review/stop")
    FootageViews.Row stopReviewOwn(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        reviews.stop(film(person, id));
        return views.row(film(person, id), BASE);
    }

    /** Wants an officer to look at what machines found in it, or could not hear and see. */
    @PostMapping("/{id}/review/ask")
    FootageViews.Row askReviewOwn(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        reviews.ask(film(person, id), FilmPosts.idOf(person));
        return views.row(film(person, id), BASE);
    }

    /** Objects, once, to its being taken down. */
    @PostMapping("/{id}/objection")
    FootageViews.Row object(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestBody StudioFilmEndpoints.Objection body) {
        Footage film = film(person, id);
        String words = TakedownRefusals.words(body.words());
        TakedownRefusals.done(takedowns.contest(film.id(), FilmPosts.idOf(person), words));
        return views.row(film, BASE);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        desk.delete(film(person, id));
    }

    @GetMapping("/{id}/film.mp4")
    ResponseEntity<Resource> video(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        return files.video(film(person, id));
    }

    @GetMapping("/{id}/cover.jpg")
    ResponseEntity<Resource> cover(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        return files.cover(film(person, id));
    }

    private Footage film(@Nullable Person person, long id) {
        long personId = FilmPosts.idOf(person);
        return table.find(id)
                .filter(film -> film.origin() != Origin.PGC && film.madeBy() == personId)
                .orElseThrow(Problem::notFound);
    }
}
