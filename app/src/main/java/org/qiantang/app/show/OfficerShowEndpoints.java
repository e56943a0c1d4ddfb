package org.qiantang.app.show;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
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

/** The officers' wall: shows on air by what the guard found in them, and the lines in which it did. */
@RestController
@RequestMapping("/api/govern/shows")
class OfficerShowEndpoints {
    private static final TypeReference<List<FoundInLine>> FINDINGS = new TypeReference<>() {};

    private final OfficerRows rows;
    private final People people;
    private final Catalog catalog;
    private final JsonMapper json;

    OfficerShowEndpoints(OfficerRows rows, People people, Catalog catalog, JsonMapper json) {
        this.rows = rows;
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
            @Nullable FoundLine last) {}

    @GetMapping
    Page<Room> onAir(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        int most = Page.limit(limit);
        return Page.of(
                        rows.onAir(Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        show -> Long.toString(show.showId()))
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
                        rows.found(id, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        line -> Long.toString(line.lineId()))
                .map(this::line);
    }

    private Room room(OfficerRows.OnAir show) {
        ShowRows.LineRow last = show.last();
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
                show.found(),
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
