package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
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
import org.springframework.web.bind.annotation.RestController;

/** Work on a film's storyboard. Each change names the version it was made from, and is answered with the checked whole. */
@RestController
@RequestMapping("/api/studio/films/{id}")
class StoryboardEndpoints {
    private final FilmDesk desk;
    private final FilmViews views;
    private final FilmPosts posts;
    private final Stills stills;

    StoryboardEndpoints(FilmDesk desk, FilmViews views, FilmPosts posts, Stills stills) {
        this.stills = stills;
        this.desk = desk;
        this.views = views;
        this.posts = posts;
    }

    record TitleBody(@Nullable Integer version, @Nullable String text) {}

    /**
     * A change of a scene.
     *
     * @param text its sentence; null leaves it
     * @param look what is seen: {@code presenter}, {@code picture} or {@code figures}; null leaves it
     * @param picture the address of the product's picture to show; empty has it chosen by the sentence again; null leaves it
     */
    record SceneBody(
            @Nullable Integer version,
            @Nullable String text,
            @Nullable String look,
            @Nullable String picture) {}

    /**
     * A sentence more.
     *
     * @param fact the key of the fact that it is to tell; null where the words are given
     * @param text its words, where no fact is named
     * @param after the number of the scene that it follows; null puts it before the price and the end
     */
    record MoreBody(
            @Nullable Integer version,
            @Nullable String fact,
            @Nullable String text,
            @Nullable Integer after) {}

    record VersionBody(@Nullable Integer version) {}

    record OrderBody(@Nullable Integer version, @Nullable List<Integer> scenes) {}

    record SettingBody(
            @Nullable Integer version,
            @Nullable String shape,
            @Nullable Boolean music,
            @Nullable Boolean priced) {}

    @PutMapping("/title")
    FilmViews.Whole title(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody TitleBody body,
            HttpServletRequest request) {
        Film film = posts.film(person, id);
        return whole(desk.changeTitle(film, version(body.version()), text(body.text())), request);
    }

    @PutMapping("/scenes/{scene}")
    FilmViews.Whole change(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable int scene,
            @RequestBody SceneBody body,
            HttpServletRequest request) {
        Film film = posts.film(person, id);
        Look look = body.look() == null
                ? null
                : Look.named(body.look())
                        .orElseThrow(() -> Problem.nonsense("look", "没有这种画面", "look: no such picture"));
        String text = body.text() == null ? null : text(body.text());
        var change = new FilmDesk.SceneChange(text, look, body.picture());
        return whole(desk.changeScene(film, version(body.version()), scene, change), request);
    }

    /** Adds a sentence: about a fact, written by the grammar, or in one's own words; either is judged as all others are. */
    @PostMapping("/scenes")
    FilmViews.Whole add(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody MoreBody body,
            HttpServletRequest request) {
        Film film = posts.film(person, id);
        String fact = body.fact() == null || body.fact().isBlank() ? null : body.fact();
        String text = fact == null ? text(body.text()) : "";
        return whole(desk.add(film, version(body.version()), fact, text, body.after()), request);
    }

    /** A still of a scene as it stands now, small, whether its sentence has passed or not; a JPEG. */
    @GetMapping("/scenes/{scene}/still.jpg")
    ResponseEntity<Resource> still(
            @AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable int scene) {
        return stills.answer(posts.film(person, id), scene);
    }

    /** Has the grammar say something else there. */
    @PostMapping("/scenes/{scene}/again")
    FilmViews.Whole again(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable int scene,
            @RequestBody VersionBody body,
            HttpServletRequest request) {
        Film film = posts.film(person, id);
        return whole(desk.sayAgain(film, version(body.version()), scene), request);
    }

    @DeleteMapping("/scenes/{scene}")
    FilmViews.Whole drop(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable int scene,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request) {
        Film film = posts.film(person, id);
        return whole(desk.drop(film, version(version), scene), request);
    }

    @PutMapping("/order")
    FilmViews.Whole reorder(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody OrderBody body,
            HttpServletRequest request) {
        Film film = posts.film(person, id);
        List<Integer> scenes = body.scenes() == null ? List.of() : body.scenes();
        return whole(desk.reorder(film, version(body.version()), scenes), request);
    }

    /** Sets shape, music and the dated price. */
    @PutMapping
    FilmViews.Whole settle(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody SettingBody body,
            HttpServletRequest request) {
        Film film = posts.film(person, id);
        Film.Plan plan = film.plan();
        return whole(
                desk.settle(
                        film,
                        version(body.version()),
                        body.shape() == null ? plan.shape() : StudioFilmEndpoints.shape(body.shape()),
                        body.music() == null ? plan.music() : body.music(),
                        body.priced() == null ? plan.priced() : body.priced()),
                request);
    }

    private FilmViews.Whole whole(Film film, HttpServletRequest request) {
        return views.whole(film, Language.english(request));
    }

    private static int version(@Nullable Integer version) {
        if (version == null) {
            throw Problem.nonsense("version", "请带上看到的版本号 version", "version: the one that was seen");
        }
        return version;
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw FilmRefusals.malformed();
        }
        return text;
    }
}
