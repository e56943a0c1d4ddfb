package org.qiantang.app.shortvideo;

import org.jspecify.annotations.Nullable;
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
    private final FilmSearch search;

    FilmSearchEndpoints(FilmSearch search) {
        this.search = search;
    }

    /** Films of the feed by title, product and shop; all of them, the newest first, without words. */
    @GetMapping("/api/search/films")
    FilmSearch.Films searchFilms(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return search.find(person, Names.asked(q), after, Page.limit(limit));
    }
}
