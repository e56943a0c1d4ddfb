package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Attempts;
import org.qiantang.app.account.Person;
import org.qiantang.app.mall.Names;
import org.qiantang.app.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looking for films. */
@RestController
class FilmSearchEndpoints {
    /** So many searches one address may ask for in a minute; a whole office behind one address stays below it. */
    static final int PER_MINUTE = 600;

    private final FilmSearch search;
    private final Attempts pace;

    FilmSearchEndpoints(FilmSearch search, InstantSource clock) {
        this.search = search;
        this.pace = new Attempts(clock, PER_MINUTE, Duration.ofMinutes(1));
    }

    /** Films of the feed by title, product and shop; all of them, the newest first, without words. */
    @GetMapping("/api/search/films")
    FilmSearch.Films searchFilms(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletRequest request) {
        pace.require(request.getRemoteAddr());
        return search.find(person, Names.asked(q), after, Page.limit(limit));
    }
}
