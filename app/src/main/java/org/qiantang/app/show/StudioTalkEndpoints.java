package org.qiantang.app.show;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.show.ShowDoor.Planned;
import org.qiantang.app.team.Act;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.Correction;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.event.DigitalHost.Made;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.TakenDown;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The talk of a show as staff have to do with it: the host's words and their judgement, and viewers kept from talking. */
@RestController
@RequestMapping("/api/studio/shows/{id}")
class StudioTalkEndpoints {
    private static final int MAX_LINE = 500;
    private static final int LONGEST_MUTE = 7 * 24 * 60;

    private final ShowDoor door;
    private final ShowDirector director;
    private final ShowRows shows;
    private final ShowReports reports;
    private final HostRows hosts;
    private final RoomGuard guard;
    private final JsonMapper json;
    private final InstantSource clock;

    StudioTalkEndpoints(
            ShowDoor door,
            ShowDirector director,
            ShowRows shows,
            ShowReports reports,
            HostRows hosts,
            RoomGuard guard,
            JsonMapper json,
            InstantSource clock) {
        this.door = door;
        this.director = director;
        this.shows = shows;
        this.reports = reports;
        this.hosts = hosts;
        this.guard = guard;
        this.json = json;
        this.clock = clock;
    }

    /** {@code itemId} says of which item it is; left out, it is of the one on screen. */
    record LineBody(@Nullable String text, @Nullable Long itemId) {}

    record MuteBody(@Nullable Integer minutes) {}

    record Judged(@Nullable Long lineId, String verdict, List<FoundInLine> findings) {}

    record FoundLine(
            long lineId,
            Instant at,
            String speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            List<FoundInLine> findings,
            @Nullable Instant correctedAt,
            @Nullable TakenDown takenDown) {}

    /** {@code made} is how the digital host came to say it; null for a person's line. */
    record SaidLine(
            long lineId,
            Instant at,
            String speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            @Nullable String judgedBy,
            @Nullable Made made) {}

    /** What a human host said, typed or transcribed: written down with the guard's judgement, which is the answer. */
    @PostMapping("/lines")
    Judged say(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody LineBody body) {
        door.pass(person, id, Act.SPEAK);
        String text = body.text() == null ? "" : body.text().strip();
        if (text.isEmpty() || text.length() > MAX_LINE) {
            throw Problem.nonsense("text", "1–" + MAX_LINE + " 个字", "1–" + MAX_LINE + " characters");
        }
        RoomGuard.OfItem judged = guard.onAirOfItem(id, body.itemId(), Speaker.HOST, text);
        Judgement judgement = judged.judgement();
        List<FoundInLine> findings = RoomGuard.found(judgement);
        String verdict = RoomGuard.verdict(judgement);
        Receipt.Done done = director.run(
                id,
                new RoomRequest.HostLine(
                        HostKind.HUMAN,
                        judged.itemId(),
                        text,
                        verdict,
                        findings,
                        Correction.isMadeIn(text),
                        judgement.version(),
                        null));
        return new Judged(done.id(), verdict, findings);
    }

    /** All that was said as the host, the newest first; of a machine's lines why, on which facts and with whose voice. */
    @GetMapping("/lines")
    Page<SaidLine> lines(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        door.see(person, id);
        int most = Page.limit(limit);
        return Page.of(
                        hosts.lines(id, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        line -> Long.toString(line.lineId()))
                .map(line -> new SaidLine(
                        line.lineId(),
                        line.at(),
                        line.speaker(),
                        line.itemId(),
                        line.text(),
                        line.verdict(),
                        line.judgedBy(),
                        SpokenRows.made(line.made())));
    }

    /** The host's lines in which something was found, the newest first. */
    @GetMapping("/findings")
    Page<FoundLine> findings(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        door.see(person, id);
        int most = Page.limit(limit);
        return Page.of(
                        shows.found(id, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        line -> Long.toString(line.lineId()))
                .map(line -> new FoundLine(
                        line.lineId(),
                        line.at(),
                        line.speaker(),
                        line.itemId(),
                        line.text(),
                        line.verdict(),
                        json.readValue(line.findings(), new TypeReference<List<FoundInLine>>() {}),
                        line.correctedAt(),
                        SpokenRows.takenDown(line.takenDown())));
    }

    /** Those who may not speak now, newest first. */
    @GetMapping("/mutes")
    Page<ShowReports.Mute> mutes(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        door.pass(person, id, Act.MUTE);
        int most = Page.limit(limit);
        return Page.of(
                reports.mutes(id, clock.instant(), Bookmark.read(after, Bookmark.NEWEST), most + 1),
                most,
                mute -> Bookmark.at(mute.since(), mute.personId()).cursor());
    }

    @PutMapping("/mutes/{viewer}")
    Planned mute(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable long viewer,
            @RequestBody MuteBody body) {
        door.pass(person, id, Act.MUTE);
        Instant until = muteEnd(body.minutes(), clock.instant());
        return door.answer(viewer, director.run(id, new RoomRequest.Mute(viewer, until, person.id())));
    }

    /** When a mute of so many minutes ends, or a refusal that says how long it may be. */
    static Instant muteEnd(@Nullable Integer asked, Instant now) {
        int minutes = asked == null ? 0 : asked;
        if (minutes < 1 || minutes > LONGEST_MUTE) {
            throw Problem.nonsense("minutes", "禁言 1–" + LONGEST_MUTE + " 分钟", "1–" + LONGEST_MUTE + " minutes");
        }
        return now.plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.SECONDS);
    }

    @DeleteMapping("/mutes/{viewer}")
    Planned unmute(@AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable long viewer) {
        door.pass(person, id, Act.MUTE);
        return door.answer(viewer, director.run(id, new RoomRequest.Unmute(viewer, person.id())));
    }

    /** Takes a viewer's line from everybody's screen. */
    @DeleteMapping("/talk/{line}")
    Planned hide(@AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable long line) {
        door.pass(person, id, Act.MUTE);
        return door.answer(line, director.run(id, new RoomRequest.HideLine(line, person.id())));
    }
}
