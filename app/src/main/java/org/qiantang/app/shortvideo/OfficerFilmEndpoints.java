package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.takedown.Takedowns;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Films of all shops and people for officers: the list, one with its words by the rules of today, comments and history. */
@RestController
@RequestMapping("/api/officer/films")
class OfficerFilmEndpoints {
    private static final Set<String> KINDS = Set.of("", "MADE", "CLIP", "UPLOAD");
    private static final Set<String> STANDINGS = Set.of("", "shown", "down", "contested");
    private static final int LONGEST_SEARCH = 60;

    private final FilmRoll roll;
    private final FilmSheets sheets;
    private final FilmTable films;
    private final FootageTable footage;
    private final CommentTable comments;
    private final Takedowns takedowns;
    private final FilmFiles files;

    OfficerFilmEndpoints(
            FilmRoll roll,
            FilmSheets sheets,
            FilmTable films,
            FootageTable footage,
            CommentTable comments,
            Takedowns takedowns,
            FilmFiles files) {
        this.roll = roll;
        this.sheets = sheets;
        this.films = films;
        this.footage = footage;
        this.comments = comments;
        this.takedowns = takedowns;
        this.files = files;
    }

    /** Films that are published or were taken down, newest first; {@code q} stands in the title. */
    @GetMapping
    Page<FilmSheets.Row> officerFilms(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam @Nullable Long shop,
            @RequestParam @Nullable Long person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person asker) {
        Officers.only(asker);
        int most = Page.limit(limit);
        List<FilmRoll.Entry> found =
                roll.list(filter(kind, origin, standing, shop, person, q), Page.after(after, Long.MAX_VALUE), most + 1);
        Page<FilmRoll.Entry> page = Page.of(found, most, entry -> Long.toString(entry.place()));
        return new Page<>(sheets.rows(page.items()), page.next());
    }

    private static FilmRoll.Filter filter(
            String kind, String origin, String standing, @Nullable Long shop, @Nullable Long person, String q) {
        String asked = kind.toUpperCase(Locale.ROOT);
        if (!KINDS.contains(asked)) {
            throw Problem.nonsense("kind", "类型应为 made、clip 或 upload", "kind: made, clip or upload");
        }
        String whose = origin.toUpperCase(Locale.ROOT);
        if (!whose.isEmpty()
                && Arrays.stream(Origin.values()).noneMatch(one -> one.name().equals(whose))) {
            throw Problem.nonsense("origin", "来源应为 pgc、pugc 或 ugc", "origin: pgc, pugc or ugc");
        }
        if (!STANDINGS.contains(standing)) {
            throw Problem.nonsense("standing", "状态应为 shown、down 或 contested", "standing: shown, down or contested");
        }
        String words = q.strip();
        if (words.length() > LONGEST_SEARCH) {
            throw Problem.nonsense("q", "最多 " + LONGEST_SEARCH + " 个字", "q: up to " + LONGEST_SEARCH + " characters");
        }
        return new FilmRoll.Filter(asked, whose, standing, shop, person, words);
    }

    /** One film, shown or not, with all that it says and what was done about it last. */
    @GetMapping("/{id}")
    FilmSheets.Sheet officerFilm(
            @PathVariable long id, @AuthenticationPrincipal @Nullable Person person, HttpServletRequest request) {
        Officers.only(person);
        return roll.one(id)
                .flatMap(entry -> sheets.sheet(entry, Language.english(request)))
                .orElseThrow(Problem::notFound);
    }

    /** What was done about it, newest first. */
    @GetMapping("/{id}/history")
    Page<FilmSheets.ActView> officerFilmHistory(
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        requireKnown(id);
        int most = Page.limit(limit);
        return Page.of(
                        takedowns.history(id, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        act -> Long.toString(act.place()))
                .map(sheets::act);
    }

    /** All that is said below it, hidden or not, newest first. */
    @GetMapping("/{id}/comments")
    Page<FilmSheets.CommentView> officerFilmComments(
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        requireKnown(id);
        int most = Page.limit(limit);
        return Page.of(
                        comments.ofFilm(id, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        kept -> Long.toString(kept.comment().id()))
                .map(sheets::comment);
    }

    /** The newest video, whether it is shown or not; parts of it can be asked for. */
    @GetMapping("/{id}/film.mp4")
    ResponseEntity<Resource> officerFilmVideo(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        requireKnown(id);
        return films.find(id)
                .map(files::video)
                .or(() -> footage.find(id).map(files::video))
                .orElseThrow(Problem::notFound);
    }

    /** The video that was judged when the film was taken down, as long as it is down. */
    @GetMapping("/{id}/judged.mp4")
    ResponseEntity<Resource> officerFilmJudged(
            @PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        requireKnown(id);
        return takedowns
                .held(id)
                .map(held -> files.judged(id, held.takedownId()))
                .orElseThrow(Problem::notFound);
    }

    @GetMapping("/{id}/cover.jpg")
    ResponseEntity<Resource> officerFilmCover(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        requireKnown(id);
        return films.find(id)
                .map(files::cover)
                .or(() -> footage.find(id).map(files::cover))
                .orElseThrow(Problem::notFound);
    }

    @GetMapping("/{id}/subtitles.vtt")
    ResponseEntity<String> officerFilmSubtitles(
            @PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        requireKnown(id);
        return files.subtitles(footage.find(id).orElseThrow(Problem::notFound));
    }

    private void requireKnown(long id) {
        if (roll.one(id).isEmpty()) {
            throw Problem.notFound();
        }
    }
}
