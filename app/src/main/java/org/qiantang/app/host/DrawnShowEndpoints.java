package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.performance.presenter.Look;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A show's digital host for pages that draw her instead of showing the video. Open to all, as the video of a show on air is; a
 * sentence is found by a name that is told in its own room only, and not before it was on air.
 */
@RestController
@RequestMapping("/api/shows/{id}/drawn")
class DrawnShowEndpoints {
    /** All who are there ask within a second or two; what was cut meanwhile is to be forgotten by caches too. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final Duration LOOK_KEPT = Duration.ofDays(7);

    private final Airtimes airtimes;
    private final Drawings drawings;
    private final InstantSource clock;

    DrawnShowEndpoints(Airtimes airtimes, Drawings drawings, InstantSource clock) {
        this.airtimes = airtimes;
        this.drawings = drawings;
        this.clock = clock;
    }

    /**
     * How the host stands.
     *
     * @param drawing where her parts are to be had, at another address whenever she looks otherwise
     * @param moment null while she has not the air: a person has it, or nobody
     * @param at the server's time
     */
    record DrawnShow(String drawing, @Nullable DrawnMoment moment, Instant at) {}

    /**
     * A sentence as it is said.
     *
     * @param text as it was judged, to be read while it is heard
     * @param pose of the body, in lower case
     * @param sound where its file is; null where the house had no voice for it
     * @param drawing as she looks now
     * @param loudness of each {@code step} seconds, 0 to 1
     */
    record DrawnSentence(
            String id,
            String text,
            String pose,
            @Nullable String sound,
            String drawing,
            double seconds,
            List<AiredSentence.Shape> mouth,
            double step,
            List<Double> loudness,
            List<AiredSentence.Hands> hands) {}

    @GetMapping
    ResponseEntity<DrawnShow> drawnShow(@PathVariable long id) {
        Airtime airtime = airtime(id);
        DrawnShow now = new DrawnShow(
                drawing(id, airtime),
                airtime.moment().orElse(null),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(now);
    }

    /** Her parts as {@code web/ui/presenter/drawing.ts} reads them; what was asked for by its tag stays as it is. */
    @GetMapping(path = "/presenter", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> drawnShowPresenter(@PathVariable long id, @RequestParam @Nullable String of) {
        Look look = airtime(id).look();
        CacheControl keep = drawings.tag(look).equals(of)
                ? CacheControl.maxAge(LOOK_KEPT).cachePublic().immutable()
                : CacheControl.noCache();
        return ResponseEntity.ok().cacheControl(keep).body(drawings.of(look));
    }

    /** What mouth and hands do to a sentence; not found where it was cut, is long over, or belongs to another show. */
    @GetMapping("/sentences/{sentence}")
    ResponseEntity<DrawnSentence> drawnSentence(@PathVariable long id, @PathVariable String sentence) {
        Airtime airtime = airtime(id);
        AiredSentence said = sentence(airtime, sentence);
        AiredSentence.Timeline timeline = said.timeline();
        DrawnSentence told = new DrawnSentence(
                said.id(),
                said.text(),
                said.pose(),
                said.isHeard() ? "/api/shows/" + id + "/drawn/sentences/" + said.id() + "/sound" : null,
                drawing(id, airtime),
                timeline.seconds(),
                timeline.mouth(),
                timeline.step(),
                timeline.loudness(),
                timeline.hands());
        return ResponseEntity.ok().cacheControl(kept()).body(told);
    }

    /** The sound that the host speaks with, without the music under it. */
    @GetMapping(
            path = "/sentences/{sentence}/sound",
            produces = {SpeechFile.MP3, SpeechFile.WAV})
    ResponseEntity<byte[]> drawnSentenceSound(@PathVariable long id, @PathVariable String sentence) {
        SpeechFile file = airtimes.sound(sentence(airtime(id), sentence)).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .cacheControl(kept())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.bytes());
    }

    private static CacheControl kept() {
        return CacheControl.maxAge(KEPT).cachePublic().immutable();
    }

    private Airtime airtime(long showId) {
        return airtimes.of(showId).orElseThrow(Problem::notFound);
    }

    private static AiredSentence sentence(Airtime airtime, String id) {
        return airtime.sentence(id).orElseThrow(Problem::notFound);
    }

    private String drawing(long showId, Airtime airtime) {
        return "/api/shows/" + showId + "/drawn/presenter?of=" + drawings.tag(airtime.look());
    }
}
