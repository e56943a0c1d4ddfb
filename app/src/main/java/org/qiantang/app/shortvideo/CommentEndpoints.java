package org.qiantang.app.shortvideo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people say below films: judged by the guard like a line in a room, before anybody else sees it. */
@RestController
@RequestMapping("/api/films/{id}/comments")
class CommentEndpoints {
    private static final int MOST_A_MINUTE = 6;

    private final CommentTable table;
    private final FilmTable films;
    private final FootageTable footage;
    private final FootageWords words;
    private final People people;
    private final Team team;
    private final LongSupplier ids;
    private final InstantSource clock;

    CommentEndpoints(
            CommentTable table,
            FilmTable films,
            FootageTable footage,
            FootageWords words,
            People people,
            Team team,
            CommentIds ids,
            InstantSource clock) {
        this.table = table;
        this.films = films;
        this.footage = footage;
        this.words = words;
        this.people = people;
        this.team = team;
        this.ids = ids::next;
        this.clock = clock;
    }

    /** Where the numbers of comments come from. */
    @FunctionalInterface
    interface CommentIds {
        long next();
    }

    /**
     * What somebody said.
     *
     * @param byAuthor whether who shows the film said it
     * @param mine whether the asker said it
     * @param mayHide whether the asker may take it away: it is theirs, or below a film of theirs
     */
    record CommentView(
            String id, String nickname, String words, Instant at, boolean byAuthor, boolean mine, boolean mayHide) {}

    record Body(@Nullable String words) {}

    /** A film as far as its comments need it; {@code merchantId} 0 for a person's own. */
    private record Below(
            long filmId,
            long merchantId,
            long madeBy,
            @Nullable Long productId) {}

    /** What stands below a film, newest first. */
    @GetMapping
    Page<CommentView> comments(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Below film = below(id);
        int most = Page.limit(limit);
        List<Comment> found = table.below(id, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, comment -> Long.toString(comment.id())).map(comment -> view(comment, film, person));
    }

    /** Says something; what the law forbids is refused with its article, and nobody sees it. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CommentView say(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Body body) {
        long personId = FilmPosts.idOf(person);
        Below film = below(id);
        String said = body.words();
        String text = Comment.clean(said == null ? "" : said).orElseThrow(CommentEndpoints::malformed);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (table.countOf(personId, now.minus(Duration.ofMinutes(1))) >= MOST_A_MINUTE) {
            throw new Problem(429, "too-often", "说得太快了，歇一会儿再说", "too many at once; wait a little");
        }
        FilmReading judged = words.said(text, isOwner(person, film), film.productId());
        if (judged.state() == FilmReading.State.VIOLATES) {
            throw refused(judged);
        }
        var comment = new Comment(ids.getAsLong(), id, personId, text, now);
        table.insert(comment, FilmViews.word(judged.state()));
        return view(comment, film, person);
    }

    /** Takes one's own words back, or hides what others say below one's film. */
    @DeleteMapping("/{comment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @PathVariable long comment) {
        long personId = FilmPosts.idOf(person);
        Below film = below(id);
        Comment found = table.find(id, comment).orElseThrow(Problem::notFound);
        if (found.personId() == personId) {
            table.delete(comment);
        } else if (isOwner(person, film)) {
            table.hide(comment, personId, clock.instant().truncatedTo(ChronoUnit.MICROS));
        } else {
            throw Problem.notFound();
        }
    }

    private CommentView view(Comment comment, Below film, @Nullable Person person) {
        boolean mine = person != null && person.id() == comment.personId();
        return new CommentView(
                Long.toString(comment.id()),
                people.nickname(comment.personId()),
                comment.words(),
                comment.at(),
                isAuthor(comment.personId(), film),
                mine,
                mine || isOwner(person, film));
    }

    private boolean isAuthor(long personId, Below film) {
        return film.merchantId() == 0
                ? film.madeBy() == personId
                : people.byId(personId).filter(one -> isOwner(one, film)).isPresent();
    }

    /** Whether somebody keeps order below a film: in its shop's name, or since it is their own. */
    private boolean isOwner(@Nullable Person person, Below film) {
        return person != null
                && (film.merchantId() == 0
                        ? film.madeBy() == person.id()
                        : team.mayInShop(person, film.merchantId(), Act.MUTE));
    }

    /** Only below what everybody may see. */
    private Below below(long id) {
        return films.find(id)
                .filter(film -> film.published() != null)
                .map(film -> new Below(id, film.merchantId(), 0, film.plan().productId()))
                .or(() -> footage.find(id)
                        .filter(film -> film.published() != null)
                        .map(CommentEndpoints::below))
                .orElseThrow(Problem::notFound);
    }

    private static Below below(Footage film) {
        Long shop = film.origin() == Origin.PGC ? film.merchantId() : null;
        return new Below(film.id(), shop == null ? 0 : shop, film.madeBy(), film.productId());
    }

    private static Problem malformed() {
        return new Problem(
                422,
                "malformed",
                "评论 1–" + Comment.LONGEST + " 个字",
                "a comment has 1.." + Comment.LONGEST + " characters",
                Map.of("field", "words"));
    }

    private static Problem refused(FilmReading judged) {
        FilmReading.Why why = judged.reasons().stream()
                .filter(one -> one.code().equals("violates"))
                .findFirst()
                .orElseThrow();
        return new Problem(
                422,
                "guard",
                why.zh(),
                why.en(),
                Map.of("article", String.valueOf(why.article()), "words", why.words()));
    }
}
