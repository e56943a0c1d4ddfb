package org.qiantang.app.recording;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.show.Shows;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A show's recording for those who may see it: state, setting, pieces, and playing. */
@RestController
@RequestMapping("/api/studio/shows/{id}/recording")
class StudioRecordingEndpoints {
    private final RecordingRows rows;
    private final Recordings recordings;
    private final Recorder recorder;
    private final RecordingFiles files;
    private final RecordingSettings settings;
    private final Shows shows;
    private final Team team;

    StudioRecordingEndpoints(
            RecordingRows rows,
            Recordings recordings,
            Recorder recorder,
            RecordingFiles files,
            RecordingSettings settings,
            Shows shows,
            Team team) {
        this.rows = rows;
        this.recordings = recordings;
        this.recorder = recorder;
        this.files = files;
        this.settings = settings;
        this.shows = shows;
        this.team = team;
    }

    /**
     * How a recording stands.
     *
     * @param on whether the show is to be recorded
     * @param running whether a piece is being written now
     * @param trouble what stands in the way: {@code disk-full}, {@code cannot-write}
     * @param published whether viewers may see it after the show
     * @param keepDays how long it is kept after the closing; 0 for ever
     */
    record State(
            boolean on,
            boolean running,
            @Nullable String trouble,
            boolean published,
            int keepDays,
            int pieces,
            long bytes,
            long millis,
            @Nullable String playlist) {}

    record SettingBody(@Nullable Boolean on, @Nullable Boolean published) {}

    record Piece(
            int number, Instant from, Instant to, long fromMs, long toMs, long bytes, String sha256, String file) {}

    record Spot(int number, long offsetMs, long showMs, long playMs) {}

    @GetMapping
    State state(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return state(allowed(person, id));
    }

    @PutMapping
    State settle(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody SettingBody body) {
        Shows.Brief show = allowed(person, id);
        RecordingRows.Setting now = rows.setting(id);
        rows.settle(
                id,
                new RecordingRows.Setting(
                        body.on() == null ? now.recording() : body.on(),
                        body.published() == null ? now.published() : body.published()));
        return state(show);
    }

    @GetMapping("/segments")
    Page<Piece> segments(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        allowed(person, id);
        int most = Page.limit(limit);
        int from = Math.clamp(Page.after(after, 0), 0, Integer.MAX_VALUE - 1);
        List<Segment> found = rows.segments(id, from, most + 1);
        return Page.of(found, most, segment -> Integer.toString(segment.number()))
                .map(segment -> new Piece(
                        segment.number(),
                        segment.from(),
                        segment.to(),
                        segment.fromMs(),
                        segment.toMs(),
                        segment.bytes(),
                        segment.sha256(),
                        segment.number() + ".ts"));
    }

    /** Where a moment of the show, told as wall-clock time, can be seen. */
    @GetMapping("/at")
    Spot at(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestParam Instant t) {
        allowed(person, id);
        Recordings.Spot spot = recordings.at(id, t).orElseThrow(Problem::notFound);
        return new Spot(
                spot.segment().number(),
                spot.offsetMs(),
                spot.showMs(),
                files.reel(id).placeOf(spot.showMs()));
    }

    @GetMapping("/index.m3u8")
    ResponseEntity<String> playlist(@AuthenticationPrincipal Person person, @PathVariable long id) {
        Shows.Brief show = allowed(person, id);
        return files.playlist(id, show.state().equals("closed"));
    }

    @GetMapping("/{number:[0-9]{1,9}}.ts")
    ResponseEntity<Resource> piece(
            @AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable int number) {
        allowed(person, id);
        return files.piece(id, number);
    }

    private State state(Shows.Brief show) {
        RecordingRows.Setting setting = rows.setting(show.showId());
        RecordingRows.Sum sum = rows.sum(show.showId());
        boolean open = show.state().equals("open") || show.state().equals("closing");
        boolean running = open && setting.recording() && recorder.isRecording(show.roomId());
        String trouble = open && setting.recording()
                ? recorder.trouble(show.roomId())
                        .map(StudioRecordingEndpoints::word)
                        .orElse(null)
                : null;
        return new State(
                setting.recording(),
                running,
                trouble,
                setting.published(),
                settings.keepDays(),
                sum.pieces(),
                sum.bytes(),
                sum.millis(),
                sum.pieces() == 0 ? null : "/api/studio/shows/" + show.showId() + "/recording/index.m3u8");
    }

    private static String word(Trouble trouble) {
        return switch (trouble) {
            case DISK_FULL -> "disk-full";
            case CANNOT_WRITE -> "cannot-write";
        };
    }

    private Shows.Brief allowed(Person person, long id) {
        Shows.Brief show = shows.brief(id).orElseThrow(Problem::notFound);
        team.require(person, id, Act.RECORDING);
        return show;
    }
}
