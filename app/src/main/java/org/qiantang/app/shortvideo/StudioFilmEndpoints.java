package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.takedown.TakedownDesk;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.performance.presenter.Cast;
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

/** A shop's films: having them written and made, looking at them, and showing them to everybody. */
@RestController
@RequestMapping("/api/studio/films")
class StudioFilmEndpoints {
    private static final int MOST_FACTS = 40;

    private final FilmDesk desk;
    private final FilmTable table;
    private final FilmViews views;
    private final FilmPosts posts;
    private final FilmFiles files;
    private final TakedownDesk takedowns;
    private final FilmCast cast;

    StudioFilmEndpoints(
            FilmDesk desk,
            FilmTable table,
            FilmViews views,
            FilmPosts posts,
            FilmFiles files,
            TakedownDesk takedowns,
            FilmCast cast) {
        this.takedowns = takedowns;
        this.cast = cast;
        this.desk = desk;
        this.table = table;
        this.views = views;
        this.posts = posts;
        this.files = files;
    }

    /** What a film's owner says against its being taken down, 5 to 500 characters. */
    record Objection(@Nullable String words) {}

    record Choice(String code, String zh, String en) {}

    /**
     * What one may choose from.
     *
     * @param speakers the house's people who may speak in place of the shop's own presenter
     */
    record Choices(
            List<Choice> templates,
            List<Choice> looks,
            List<Choice> speakers,
            List<String> shapes,
            int shortest,
            int longest) {}

    /**
     * What is to be made.
     *
     * @param beside the second product of a comparison
     * @param shape {@code 9:16}, {@code 16:9} or {@code 1:1}
     * @param seconds 15 to 60, how long it may be
     * @param priced whether its price card has the day's price; else it says where to see it
     * @param facts keys of the facts that are told before others, as far as a film may tell them
     * @param speaker who speaks: {@code own}, the shop's own presenter as she is now, or one of the choice's speakers by
     *     code; her own where absent
     */
    record Order(
            @Nullable String product,
            @Nullable String beside,
            @Nullable String template,
            @Nullable String shape,
            @Nullable Integer seconds,
            @Nullable Boolean presenter,
            @Nullable Boolean music,
            @Nullable Boolean priced,
            @Nullable List<String> facts,
            @Nullable String speaker) {}

    /** What one may choose from. */
    @GetMapping("/choices")
    Choices choices(@AuthenticationPrincipal Person person) {
        posts.shopOf(person);
        return new Choices(
                Arrays.stream(Template.values())
                        .map(one -> new Choice(one.word(), one.zh(), one.en()))
                        .toList(),
                Arrays.stream(Look.values())
                        .map(one -> new Choice(one.word(), one.zh(), one.en()))
                        .toList(),
                Arrays.stream(Cast.values())
                        .map(one -> new Choice(FilmCast.idOf(one), one.chinese(), one.english()))
                        .toList(),
                Arrays.stream(Shape.values()).map(Shape::word).toList(),
                Film.Plan.SHORTEST,
                Film.Plan.LONGEST);
    }

    /** The shop's films, newest first. */
    @GetMapping
    Page<FilmViews.Row> films(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        long merchantId = posts.shopOf(person);
        int most = Page.limit(limit);
        long about = product.isEmpty() ? 0 : id(product, "product");
        List<Film> found = table.ofShop(merchantId, about, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, film -> Long.toString(film.id())).map(views::row);
    }

    /** Has a film written; its storyboard waits to be looked through. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FilmViews.Whole write(@AuthenticationPrincipal Person person, @RequestBody Order body, HttpServletRequest request) {
        long merchantId = posts.shopOf(person);
        Film.Plan plan = plan(body, body.product(), cast.choose(merchantId, body.speaker()));
        Film film = desk.write(merchantId, plan, first(body), FilmPosts.idOf(person));
        return views.whole(film, Language.english(request));
    }

    /** A film with its storyboard as it stands now. */
    @GetMapping("/{id}")
    FilmViews.Whole film(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        return views.whole(posts.film(person, id), Language.english(request));
    }

    /** Lines a film up to be made. */
    @PostMapping("/{id}/render")
    FilmViews.Row render(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return views.row(desk.render(posts.film(person, id)));
    }

    /** Takes a film out of the line, or stops it. */
    @PostMapping("/{id}/cancel")
    FilmViews.Row cancel(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return views.row(desk.cancel(posts.film(person, id)));
    }

    /** Shows a film to everybody, once all of it has been checked again. */
    @PutMapping("/{id}/published")
    FilmViews.Row publish(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return views.row(desk.publish(posts.film(person, id), FilmPosts.idOf(person)));
    }

    @DeleteMapping("/{id}/published")
    FilmViews.Row withdraw(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return views.row(desk.withdraw(posts.film(person, id)));
    }

    /** Objects, once, to its being taken down. */
    @PostMapping("/{id}/objection")
    FilmViews.Row object(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody Objection body) {
        Film film = posts.film(person, id);
        String words = TakedownRefusals.words(body.words());
        TakedownRefusals.done(takedowns.contest(film.id(), FilmPosts.idOf(person), words));
        return views.row(film);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Person person, @PathVariable long id) {
        desk.delete(posts.film(person, id));
    }

    /** The newest video, for its shop; parts of it can be asked for. */
    @GetMapping("/{id}/film.mp4")
    ResponseEntity<Resource> video(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return files.video(posts.film(person, id));
    }

    @GetMapping("/{id}/cover.jpg")
    ResponseEntity<Resource> cover(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return files.cover(posts.film(person, id));
    }

    static Film.Plan plan(Order body, @Nullable String product, FilmSpeaker speaker) {
        Template template = Template.named(body.template() == null ? "reasons" : body.template())
                .orElseThrow(() -> Problem.nonsense("template", "没有这种模板", "no such template"));
        Shape shape = shape(body.shape());
        int seconds = body.seconds() == null ? 30 : body.seconds();
        if (seconds < Film.Plan.SHORTEST || seconds > Film.Plan.LONGEST) {
            throw Problem.nonsense("seconds", "时长 15–60 秒", "seconds: 15..60");
        }
        Long beside =
                template.needsTwo() && body.beside() != null && !body.beside().isBlank()
                        ? Long.valueOf(id(body.beside(), "beside"))
                        : null;
        return new Film.Plan(
                id(product, "product"),
                beside,
                template,
                shape,
                seconds,
                body.presenter() == null || body.presenter(),
                body.music() == null || body.music(),
                body.priced() != null && body.priced(),
                speaker);
    }

    static List<String> first(Order body) {
        List<String> keys = body.facts() == null ? List.of() : body.facts();
        if (keys.size() > MOST_FACTS || keys.stream().anyMatch(Objects::isNull)) {
            throw Problem.nonsense("facts", "先讲的资料最多 " + MOST_FACTS + " 项", "facts: at most " + MOST_FACTS + " keys");
        }
        return List.copyOf(keys);
    }

    static Shape shape(@Nullable String word) {
        return Shape.named(word == null ? "9:16" : word)
                .orElseThrow(() -> Problem.nonsense("shape", "画幅应为 9:16、16:9 或 1:1", "shape: 9:16, 16:9 or 1:1"));
    }

    static long id(@Nullable String given, String field) {
        try {
            return Long.parseLong(given == null ? "" : given);
        } catch (NumberFormatException _) {
            throw Problem.nonsense(field, field + " 不是编号", field + ": not an id");
        }
    }
}
