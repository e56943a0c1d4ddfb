package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.takedown.TakedownAnswer;
import org.qiantang.app.takedown.TakedownDesk;
import org.qiantang.app.takedown.Takedowns;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.RuleNotice;
import org.qiantang.event.FilmEvent.Ground;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What officers do about films: take down, decide upon an objection, put back; and hide comments, and show them again. */
@RestController
@RequestMapping("/api/officer/films/{id}")
class TakedownEndpoints {
    private static final int MOST_ARTICLE = 100;

    private final FilmRoll roll;
    private final FilmSheets sheets;
    private final FilmArchive archive;
    private final HeldFile heldFile;
    private final FootageWords words;
    private final CommentTable comments;
    private final TakedownDesk desk;
    private final Takedowns takedowns;
    private final FilmPosts posts;

    TakedownEndpoints(
            FilmRoll roll,
            FilmSheets sheets,
            FilmArchive archive,
            FootageWords words,
            CommentTable comments,
            TakedownDesk desk,
            Takedowns takedowns,
            FilmPosts posts) {
        this.roll = roll;
        this.sheets = sheets;
        this.archive = archive;
        this.heldFile = new HeldFile(archive, roll, takedowns);
        this.words = words;
        this.comments = comments;
        this.desk = desk;
        this.takedowns = takedowns;
        this.posts = posts;
    }

    /**
     * Why a film is taken down.
     *
     * @param ground {@code rule}, {@code rights}, {@code misleading}, {@code minors}, {@code vulgar}, {@code authority} or
     *     {@code other}
     * @param rule of the rule book, where that is the ground; its article of today is cited
     * @param article of the law, for any other ground; it may be left out
     * @param words to the owner, 5 to 500 characters
     * @param version of the video that the officer has seen
     */
    record Order(
            @Nullable String ground,
            @Nullable String rule,
            @Nullable String article,
            @Nullable String words,
            @Nullable Integer version) {}

    /** Words to the owner, 5 to 500 characters. */
    record Saying(@Nullable String words) {}

    /** Why a comment is hidden; {@code ground} as with films, but none of the book's rules. */
    record Hiding(@Nullable String ground, @Nullable String words) {}

    @PostMapping("/takedown")
    FilmSheets.Sheet takeDown(
            @PathVariable long id,
            @RequestBody Order body,
            @AuthenticationPrincipal @Nullable Person person,
            HttpServletRequest request) {
        Person officer = Officers.only(person);
        FilmRoll.Entry film = film(id, officer);
        if (film.publishedAt() == null && !film.isDown()) {
            throw TakedownRefusals.notPublished();
        }
        Integer seen = body.version();
        if (!film.isDown() && (seen == null || seen != film.version())) {
            throw TakedownRefusals.anotherVersion(film.version());
        }
        Ground ground = ground(body.ground());
        RuleNotice rule = ground == Ground.RULE ? rule(body.rule()) : null;
        String article = rule == null
                ? Fields.optional(body.article(), "article", MOST_ARTICLE)
                : rule.source() + rule.article();
        String said = TakedownRefusals.words(body.words());
        // First the file, then the word: what the journal names lies there, whatever the owner makes meanwhile.
        long takedownId = desk.number();
        TakedownAnswer answer = heldFile.judging(id, film.version(), takedownId, hash -> {
            int now = film(id, officer).version();
            if (hash.isEmpty() && now != film.version()) {
                throw TakedownRefusals.anotherVersion(now);
            }
            var order = new TakedownDesk.Order(
                    takedownId,
                    id,
                    ground,
                    rule == null ? null : rule.id(),
                    article,
                    said,
                    film.version(),
                    hash,
                    film.shop(),
                    film.makerId());
            return desk.takeDown(order, officer.id(), () -> roll.brief(id).isPresent());
        });
        TakedownRefusals.done(answer);
        return sheet(id, request);
    }

    /** The film stays down upon its owner's objection. */
    @PostMapping("/takedown/uphold")
    FilmSheets.Sheet upholdTakedown(
            @PathVariable long id,
            @RequestBody Saying body,
            @AuthenticationPrincipal @Nullable Person person,
            HttpServletRequest request) {
        Person officer = Officers.only(person);
        film(id, officer);
        TakedownRefusals.done(desk.uphold(id, TakedownRefusals.words(body.words()), officer.id()));
        return sheet(id, request);
    }

    /** The film may be seen again. */
    @PostMapping("/takedown/lift")
    FilmSheets.Sheet liftTakedown(
            @PathVariable long id,
            @RequestBody Saying body,
            @AuthenticationPrincipal @Nullable Person person,
            HttpServletRequest request) {
        Person officer = Officers.only(person);
        film(id, officer);
        Optional<Takedowns.Held> held = takedowns.held(id);
        TakedownRefusals.done(desk.putBack(id, TakedownRefusals.words(body.words()), officer.id()));
        held.ifPresent(one -> archive.letGo(id, one.takedownId()));
        return sheet(id, request);
    }

    @PostMapping("/comments/{comment}/hide")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hideComment(
            @PathVariable long id,
            @PathVariable long comment,
            @RequestBody Hiding body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        Comment said = comment(id, comment, officer);
        Ground ground = ground(body.ground());
        if (ground == Ground.RULE) {
            throw TakedownRefusals.noGround();
        }
        String reason = TakedownRefusals.words(body.words());
        TakedownRefusals.done(desk.hide(
                new TakedownDesk.Said(id, said.id(), said.personId(), said.words()), ground, reason, officer.id()));
    }

    @PostMapping("/comments/{comment}/show")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void showComment(
            @PathVariable long id,
            @PathVariable long comment,
            @RequestBody Saying body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        Comment said = comment(id, comment, officer);
        TakedownRefusals.done(desk.showAgain(id, said.id(), TakedownRefusals.words(body.words()), officer.id()));
    }

    /** A film that the officer may decide about: neither their own nor of a shop that they work in. */
    private FilmRoll.Entry film(long id, Person officer) {
        return posts.othersFilm(officer, roll.one(id).orElseThrow(Problem::notFound));
    }

    /** A comment that the officer may decide about: neither their own nor below a film of their own. */
    private Comment comment(long filmId, long commentId, Person officer) {
        film(filmId, officer);
        Comment said = comments.any(filmId, commentId).orElseThrow(Problem::notFound);
        if (said.personId() == officer.id()) {
            throw TakedownRefusals.ownComment();
        }
        return said;
    }

    private FilmSheets.Sheet sheet(long id, HttpServletRequest request) {
        return roll.one(id)
                .flatMap(entry -> sheets.sheet(entry, Language.english(request)))
                .orElseThrow(Problem::notFound);
    }

    private static Ground ground(@Nullable String word) {
        return Arrays.stream(Ground.values())
                .filter(one -> FilmViews.word(one).equals(word))
                .findFirst()
                .orElseThrow(TakedownRefusals::noGround);
    }

    private RuleNotice rule(@Nullable String id) {
        return words.rule(id == null ? "" : id).orElseThrow(TakedownRefusals::noRule);
    }
}
