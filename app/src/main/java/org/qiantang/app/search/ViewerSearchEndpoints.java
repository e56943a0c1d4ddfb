package org.qiantang.app.search;

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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may find beside goods and films. */
@RestController
@RequestMapping("/api/search")
class ViewerSearchEndpoints {
    /** So many searches one address may ask for in a minute; a whole office behind one address stays below it. */
    static final int PER_MINUTE = 600;

    private final ShowSearch shows;
    private final HostSearch hosts;
    private final Attempts pace;

    ViewerSearchEndpoints(ShowSearch shows, HostSearch hosts, InstantSource clock) {
        this.shows = shows;
        this.hosts = hosts;
        this.pace = new Attempts(clock, PER_MINUTE, Duration.ofMinutes(1));
    }

    /** Shows on air, then those announced, then those with a replay, by title, shop, host and goods; all without words. */
    @GetMapping("/shows")
    ShowSearch.Shows searchShows(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletRequest request) {
        pace.require(request.getRemoteAddr());
        return shows.find(person, Names.asked(q), after, Page.limit(limit));
    }

    /** Hosts by name, those on air first; all without words. */
    @GetMapping("/hosts")
    HostSearch.Hosts searchHosts(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletRequest request) {
        pace.require(request.getRemoteAddr());
        return hosts.find(Names.asked(q), after, Page.limit(limit));
    }
}
