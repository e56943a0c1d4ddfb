package org.qiantang.app.show;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.TakenDown;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The officers' wall: shows on air by their risk, and the lines in which the guard found something. */
@RestController
@RequestMapping("/api/govern/shows")
class OfficerShowEndpoints {
    private static final TypeReference<List<FoundInLine>> FINDINGS = new TypeReference<>() {};

    private static final Bookmark TOP = new Bookmark(Long.MAX_VALUE, Long.MAX_VALUE);

    private final OfficerRows rows;
    private final Wall wall;
    private final People people;
    private final Catalog catalog;
    private final JsonMapper json;

    OfficerShowEndpoints(OfficerRows rows, Wall wall, People people, Catalog catalog, JsonMapper json) {
        this.rows = rows;
        this.wall = wall;
        this.people = people;
        this.catalog = catalog;
        this.json = json;
    }

    /** A line of a host in which something was found. */
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

    /**
     * A room on air.
     *
     * @param found how many lines of the show violate, and {@code asked} how many only want evidence, without what
     *     officers took back
     * @param risk how closely to watch it, with what it is the sum of
     */
    record Room(
            long id,
            long roomId,
            String title,
            String shopName,
            String hostName,
            String hostKind,
            Instant openedAt,
            int viewers,
            int simulatedViewers,
            int found,
            int asked,
            RoomRisk risk,
            @Nullable FoundLine last) {}

    /** Rooms on air, the riskiest first; a filter of findings asks for those of the last half hour. */
    @GetMapping
    Page<Room> onAir(
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String uncorrected,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        return wall.rooms(
                        new WallFilter(severity, group, category, uncorrected),
                        Bookmark.read(after, TOP),
                        Page.limit(limit))
                .map(this::room);
    }

    @GetMapping("/{id}/findings")
    Page<FoundLine> findings(
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        int most = Page.limit(limit);
        return Page.of(
                        rows.found(id, Bookmark.read(after, Bookmark.NEWEST), most + 1),
                        most,
                        line -> Bookmark.at(saidAt(line), line.lineId()).cursor())
                .map(this::line);
    }

    private static Instant saidAt(ShowRows.LineRow line) {
        TakenDown how = SpokenRows.takenDown(line.takenDown());
        return how == null ? line.at() : how.from();
    }

    private Room room(Wall.Tile tile) {
        OfficerRows.OnAir show = tile.show();
        ShowRows.LineRow last = tile.last();
        return new Room(
                show.showId(),
                show.roomId(),
                show.title(),
                catalog.merchant(show.merchantId()).map(Merchant::name).orElse(""),
                people.nickname(show.hostId()),
                show.hostKind(),
                show.openedAt(),
                show.viewers(),
                show.simulatedViewers(),
                tile.counted().found(),
                tile.counted().asked(),
                tile.risk(),
                last == null ? null : line(last));
    }

    private FoundLine line(ShowRows.LineRow line) {
        return new FoundLine(
                line.lineId(),
                line.at(),
                line.speaker(),
                line.itemId(),
                line.text(),
                line.verdict(),
                json.readValue(line.findings(), FINDINGS),
                line.correctedAt(),
                SpokenRows.takenDown(line.takenDown()));
    }
}
