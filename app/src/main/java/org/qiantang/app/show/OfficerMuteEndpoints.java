package org.qiantang.app.show;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.show.ShowDoor.Planned;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Viewers whom officers keep from speaking in a show, with a reason and a term; and the history of it. */
@RestController
@RequestMapping("/api/officer")
class OfficerMuteEndpoints {
    private static final int MOST_REASON = 200;

    private final ShowDoor door;
    private final ShowDirector director;
    private final OfficerMuteRows rows;
    private final People people;
    private final InstantSource clock;

    OfficerMuteEndpoints(
            ShowDoor door, ShowDirector director, OfficerMuteRows rows, People people, InstantSource clock) {
        this.door = door;
        this.director = director;
        this.rows = rows;
        this.people = people;
        this.clock = clock;
    }

    /** The viewer and the room's staff read the reason. */
    record OfficerMuteBody(
            @Nullable Integer minutes, @Nullable String reason) {}

    record OfficerUnmuteBody(@Nullable String reason) {}

    /**
     * A mute by an officer, or one that an officer lifted.
     *
     * @param until null where it was lifted
     * @param inForce whether the person may not speak in the show now, by this mute
     */
    record OfficerMute(
            long showId,
            String showTitle,
            long personId,
            String nickname,
            @Nullable Instant until,
            boolean inForce,
            String reason,
            long officerId,
            String officerName,
            Instant at) {}

    /** What officers did about who may speak in shows, the newest first. */
    @GetMapping("/mutes")
    Page<OfficerMute> officerMutes(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        int most = Page.limit(limit);
        return Page.of(
                        rows.history(clock.instant(), Bookmark.read(after, Bookmark.NEWEST), most + 1),
                        most,
                        row -> row.place().cursor())
                .map(this::told);
    }

    /** Keeps a viewer from speaking in a show; the room's staff cannot lift or change it while it lasts. */
    @PutMapping("/shows/{id}/mutes/{viewer}")
    Planned muteByOfficer(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @PathVariable long viewer,
            @RequestBody OfficerMuteBody body) {
        Person officer = Officers.only(person);
        Instant until = StudioTalkEndpoints.muteEnd(body.minutes(), clock.instant());
        String reason = Fields.text(body.reason(), "reason", MOST_REASON);
        requireThere(viewer);
        return door.answer(viewer, director.run(id, new RoomRequest.Mute(viewer, until, officer.id(), reason)));
    }

    /** Lets a viewer speak in a show again, whoever muted them. */
    @PostMapping("/shows/{id}/mutes/{viewer}/lift")
    Planned unmuteByOfficer(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @PathVariable long viewer,
            @RequestBody OfficerUnmuteBody body) {
        Person officer = Officers.only(person);
        String reason = Fields.text(body.reason(), "reason", MOST_REASON);
        requireThere(viewer);
        return door.answer(viewer, director.run(id, new RoomRequest.Unmute(viewer, officer.id(), reason)));
    }

    private void requireThere(long viewer) {
        if (people.byId(viewer).isEmpty()) {
            throw Problem.notFound();
        }
    }

    private OfficerMute told(OfficerMuteRows.Row row) {
        return new OfficerMute(
                row.showId(),
                row.title(),
                row.personId(),
                people.nickname(row.personId()),
                row.until(),
                row.inForce(),
                row.reason(),
                row.officerId(),
                people.nickname(row.officerId()),
                row.at());
    }
}
