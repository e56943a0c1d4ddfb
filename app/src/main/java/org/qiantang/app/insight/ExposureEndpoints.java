package org.qiantang.app.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where watch pages tell which rooms' cards were on a screen; only numbers are kept of it, never who looked. */
@RestController
class ExposureEndpoints {
    private static final int MOST_SHOWS = 50;
    /** One address is believed so many exposures a minute; a whole office behind one address stays below it. */
    private static final int PER_MINUTE = 600;

    private static final int MOST_ADDRESSES = 10_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final InsightRows rows;
    private final Exposed exposed;
    private final InstantSource clock;
    private final Map<String, Pace> paces = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pace> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** Counts an exposure of a show on air. */
    interface Exposed {
        void once(long showId, boolean simulated);
    }

    private record Pace(long since, int count) {}

    ExposureEndpoints(InsightRows rows, Exposed exposed, InstantSource clock) {
        this.rows = rows;
        this.exposed = exposed;
        this.clock = clock;
    }

    record Seen(@Nullable List<Long> shows) {}

    /** Cards of rooms that were half on screen for a second, each once for one opening of the page. */
    @PostMapping("/api/exposures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@RequestBody Seen body, HttpServletRequest request, @AuthenticationPrincipal @Nullable Person person) {
        List<Long> shows = body.shows();
        if (shows == null || shows.isEmpty() || shows.size() > MOST_SHOWS || shows.contains(null)) {
            throw Problem.nonsense("shows", "一次 1–" + MOST_SHOWS + " 个场次", "shows: 1.." + MOST_SHOWS + " ids");
        }
        List<Long> different = shows.stream().distinct().toList();
        if (!isBelieved(request.getRemoteAddr(), different.size())) {
            return;
        }
        boolean simulated = person != null && person.simulated();
        different.stream()
                .filter(show ->
                        rows.show(show).filter(InsightRows.Show::isOnAir).isPresent())
                .forEach(show -> exposed.once(show, simulated));
    }

    private synchronized boolean isBelieved(String address, int more) {
        long now = clock.millis();
        Pace before = paces.get(address);
        Pace pace = before == null || now - before.since() >= MINUTE_MILLIS
                ? new Pace(now, more)
                : new Pace(before.since(), before.count() + more);
        paces.put(address, pace);
        return pace.count() <= PER_MINUTE;
    }
}
