package org.qiantang.app.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.aftersale.Cases;
import org.qiantang.app.recording.Recordings;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The evidence of a case, the same for its buyer, its seller and the officer who judges; that an officer looks is noted. */
@RestController
@RequestMapping("/api/after-sales/{id}/show-evidence")
class EvidenceEndpoints {
    private final Cases cases;
    private final Gatherer gatherer;
    private final Recordings recordings;
    private final EvidenceReaders readers;

    EvidenceEndpoints(Cases cases, Gatherer gatherer, Recordings recordings, EvidenceReaders readers) {
        this.cases = cases;
        this.gatherer = gatherer;
        this.recordings = recordings;
        this.readers = readers;
    }

    static String playlistOf(long caseId) {
        return "/api/after-sales/" + caseId + "/show-evidence/index.m3u8";
    }

    @GetMapping
    ShowEvidence evidence(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Cases.About about = cases.about(id, person);
        if (person != null && person.is(Role.OFFICER)) {
            readers.read(about.showId(), id, person.id());
        }
        return gatherer.gather(about);
    }

    @GetMapping("/index.m3u8")
    ResponseEntity<String> playlist(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Cases.About about = cases.about(id, person);
        if (person != null && person.is(Role.OFFICER)) {
            readers.played(about.showId(), id, person.id());
        }
        return recordings.clip(about.showId(), gatherer.clip(about).numbers());
    }

    /** What was on air after the purchase is not this case's. */
    @GetMapping("/{number:[0-9]{1,9}}.ts")
    ResponseEntity<Resource> piece(
            @PathVariable long id, @PathVariable int number, @AuthenticationPrincipal @Nullable Person person) {
        Cases.About about = cases.about(id, person);
        Instant begun = recordings.begunAt(about.showId(), number).orElseThrow(Problem::notFound);
        if (begun.isAfter(gatherer.seenUntil(about))) {
            throw Problem.notFound();
        }
        return recordings.piece(about.showId(), number);
    }
}
