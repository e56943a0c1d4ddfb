package org.qiantang.app.shortvideo;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed of films for everybody: only what is published and still true in every word. */
@RestController
@RequestMapping("/api/films")
class FilmFeedEndpoints {
    private static final int MOST_LOOKED_AT = 100;
    private static final int MOST_NAMED = 60;

    private final FilmTable table;
    private final FilmViews views;
    private final FootageTable footage;
    private final FootageViews footageViews;
    private final ShownFilms films;
    private final FilmFiles files;
    private final InstantSource clock;

    FilmFeedEndpoints(
            FilmTable table,
            FilmViews views,
            FootageTable footage,
            FootageViews footageViews,
            ShownFilms films,
            FilmFiles files,
            InstantSource clock) {
        this.table = table;
        this.views = views;
        this.footage = footage;
        this.footageViews = footageViews;
        this.films = films;
        this.files = files;
        this.clock = clock;
    }

    /** A film of either kind at its place in the feed. */
    private record Placed(long place, Supplier<Optional<FilmViews.Shown>> shown) {}

    record Likes(long likes, boolean liked) {}

    /**
     * Published films, newest first; of one product or one shop where that is asked for.
     *
     * @param ids only these, in this order, those that may no longer be shown left out; all else is then of no meaning
     */
    @GetMapping
    Page<FilmViews.Shown> feed(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable Long product,
            @RequestParam(required = false) @Nullable Long shop,
            @RequestParam(required = false) @Nullable List<@Nullable Long> ids,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (ids != null) {
            return named(person, ids);
        }
        int most = Page.limit(limit);
        long before = Page.after(after, Long.MAX_VALUE);
        var shown = new ArrayList<FilmViews.Shown>();
        // What no longer holds is passed over, so a page may need to look at more than it shows.
        for (int looked = 0; looked < MOST_LOOKED_AT; ) {
            List<Placed> found = placed(person, product, shop, before, most + 1);
            for (Placed film : found) {
                if (shown.size() == most) {
                    return new Page<>(shown, Long.toString(before));
                }
                before = film.place();
                film.shown().get().ifPresent(shown::add);
            }
            looked += found.size();
            if (found.size() <= most) {
                return new Page<>(shown, null);
            }
        }
        return new Page<>(shown, Long.toString(before));
    }

    private Page<FilmViews.Shown> named(@Nullable Person person, List<@Nullable Long> ids) {
        if (ids.size() > MOST_NAMED) {
            throw Problem.nonsense("ids", "一次最多 " + MOST_NAMED + " 个编号", "ids: at most " + MOST_NAMED);
        }
        List<Long> asked = ids.stream().flatMap(Stream::ofNullable).distinct().toList();
        Map<Long, FilmViews.Shown> shown = films.of(asked, person);
        return new Page<>(
                asked.stream().flatMap(id -> Stream.ofNullable(shown.get(id))).toList(), null);
    }

    /** The next films of both kinds, newest first. */
    private List<Placed> placed(
            @Nullable Person person, @Nullable Long product, @Nullable Long shop, long before, int limit) {
        long about = product == null ? 0 : product;
        long of = shop == null ? 0 : shop;
        return Stream.concat(
                        table.feed(about, of, before, limit).stream()
                                .map(film -> placed(film.published(), () -> views.shown(film, person))),
                        footage.feed(about, of, before, limit).stream()
                                .map(film -> placed(film.published(), () -> footageViews.shown(film, person))))
                .sorted(Comparator.comparingLong(Placed::place).reversed())
                .limit(limit)
                .toList();
    }

    private static Placed placed(Film.@Nullable Published published, Supplier<Optional<FilmViews.Shown>> shown) {
        // Between being found and being read it may have been withdrawn; then it shows nothing.
        return new Placed(published == null ? 0 : published.place(), shown);
    }

    @GetMapping("/{id}")
    FilmViews.Shown film(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        return shown(person, id);
    }

    /** The video; parts of it can be asked for. */
    @GetMapping("/{id}/film.mp4")
    ResponseEntity<Resource> video(@PathVariable long id) {
        Optional<Footage> filmed = filmed(id);
        return filmed.isPresent() ? files.video(filmed.get()) : files.video(published(id));
    }

    @GetMapping("/{id}/cover.jpg")
    ResponseEntity<Resource> cover(@PathVariable long id) {
        Optional<Footage> filmed = filmed(id);
        return filmed.isPresent() ? files.cover(filmed.get()) : files.cover(published(id));
    }

    /** What is said in a clip or an upload, as WebVTT. */
    @GetMapping("/{id}/subtitles.vtt")
    ResponseEntity<String> subtitles(@PathVariable long id) {
        return files.subtitles(filmed(id).orElseThrow(Problem::notFound));
    }

    @PutMapping("/{id}/like")
    Likes like(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        long personId = FilmPosts.idOf(person);
        shown(person, id);
        table.like(id, personId, clock.instant());
        return new Likes(table.likes(id), true);
    }

    @DeleteMapping("/{id}/like")
    Likes unlike(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        long personId = FilmPosts.idOf(person);
        shown(person, id);
        table.unlike(id, personId);
        return new Likes(table.likes(id), false);
    }

    private FilmViews.Shown shown(@Nullable Person person, long id) {
        return find(person, id).orElseThrow(Problem::notFound);
    }

    private Optional<FilmViews.Shown> find(@Nullable Person person, long id) {
        return table.find(id)
                .flatMap(film -> views.shown(film, person))
                .or(() -> footage.find(id).flatMap(film -> footageViews.shown(film, person)));
    }

    private Optional<Footage> filmed(long id) {
        return footage.find(id).filter(film -> film.published() != null);
    }

    /** Files are asked for many times a film: whether its words hold is seen to where it is listed. */
    private Film published(long id) {
        return table.find(id).filter(film -> film.published() != null).orElseThrow(Problem::notFound);
    }
}
