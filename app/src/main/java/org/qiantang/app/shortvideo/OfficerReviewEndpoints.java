package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Films that wait for a person: machines found something in them, or could not hear and see all. */
@RestController
@RequestMapping("/api/officer/films/{id}/review")
class OfficerReviewEndpoints {
    private final FilmRoll roll;
    private final FilmPosts posts;
    private final FootageTable table;
    private final FilmSheets sheets;
    private final ReviewDesk reviews;

    OfficerReviewEndpoints(FilmRoll roll, FilmPosts posts, FootageTable table, FilmSheets sheets, ReviewDesk reviews) {
        this.roll = roll;
        this.posts = posts;
        this.table = table;
        this.sheets = sheets;
        this.reviews = reviews;
    }

    /**
     * What was decided.
     *
     * @param version of the video that the officer has seen
     * @param pass whether its owner may publish it
     * @param words to the owner, 5 to 500 characters
     */
    record Decision(
            @Nullable Integer version,
            @Nullable Boolean pass,
            @Nullable String words) {}

    /** Lets a film's owner publish it, or not; another version has to be asked for anew. */
    @PostMapping
    FilmSheets.Sheet decideFilmReview(
            @PathVariable long id,
            @RequestBody Decision body,
            @AuthenticationPrincipal @Nullable Person person,
            HttpServletRequest request) {
        Person officer = Officers.only(person);
        FilmRoll.Entry film = posts.othersFilm(officer, roll.one(id).orElseThrow(Problem::notFound));
        Integer seen = body.version();
        Boolean pass = body.pass();
        if (seen == null) {
            throw TakedownRefusals.anotherVersion(film.version());
        }
        if (pass == null) {
            throw Problem.nonsense("pass", "请写明是否通过", "pass: true or false");
        }
        Footage footage = table.find(id).orElseThrow(Problem::notFound);
        reviews.decide(footage, seen, pass, TakedownRefusals.words(body.words()), officer.id());
        return roll.one(id)
                .flatMap(entry -> sheets.sheet(entry, Language.english(request)))
                .orElseThrow(Problem::notFound);
    }
}
