package org.qiantang.app.search;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.mall.Names;
import org.qiantang.app.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may find beside goods and films. */
@RestController
@RequestMapping("/api/search")
class ViewerSearchEndpoints {
    private final ShowSearch shows;
    private final HostSearch hosts;

    ViewerSearchEndpoints(ShowSearch shows, HostSearch hosts) {
        this.shows = shows;
        this.hosts = hosts;
    }

    /** Shows on air, then those announced, then those with a replay, by title, shop, host and goods; all without words. */
    @GetMapping("/shows")
    ShowSearch.Shows searchShows(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return shows.find(person, Names.asked(q), after, Page.limit(limit));
    }

    /** Hosts by name, those on air first; all without words. */
    @GetMapping("/hosts")
    HostSearch.Hosts searchHosts(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return hosts.find(Names.asked(q), after, Page.limit(limit));
    }
}
