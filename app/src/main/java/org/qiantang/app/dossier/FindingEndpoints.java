package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.recording.Clips;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.FindingEvent.Ruling;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Findings of all rooms, for officers: the stream, one with all around it, its seconds of the recording, and judging. */
@RestController
@RequestMapping("/api/officer/findings")
class FindingEndpoints {
    static final int MOST_REASON = 200;

    private static final int MOST_JUDGED = 100;
    private static final Map<String, Ruling> RULINGS =
            Map.of("confirmed", Ruling.CONFIRMED, "withdrawn", Ruling.WITHDRAWN);

    private final FoundRows rows;
    private final FindingSheets sheets;
    private final FindingDesk desk;
    private final Clips clips;
    private final FindingReaders readers;
    private final OwnWrites ownWrites;

    FindingEndpoints(
            FoundRows rows,
            FindingSheets sheets,
            FindingDesk desk,
            Clips clips,
            FindingReaders readers,
            OwnWrites ownWrites) {
        this.rows = rows;
        this.sheets = sheets;
        this.desk = desk;
        this.clips = clips;
        this.readers = readers;
        this.ownWrites = ownWrites;
    }

    record LineBody(long showId, long lineId) {}

    /** {@code ruling} is confirmed or withdrawn. */
    record JudgingBody(
            @Nullable List<LineBody> lines,
            @Nullable String ruling,
            @Nullable String reason) {}

    record Judged(int judged) {}

    /** The newest first, 30 at most. */
    record RelatedFindings(List<RelatedFinding> findings) {
        RelatedFindings {
            findings = List.copyOf(findings);
        }
    }

    static String playlistOf(long showId, long lineId) {
        return "/api/officer/findings/" + showId + "/" + lineId + "/index.m3u8";
    }

    @GetMapping
    Page<FindingSheet.Brief> findingsOfAllRooms(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable Long show,
            @RequestParam @Nullable Long shop,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String corrected,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        int most = Page.limit(limit);
        var filter = new FoundFilter(q, show, shop, severity, category, verdict, corrected, state, from, until);
        Page<FindingSheet.Brief> page = Page.of(
                        rows.stream(filter, Bookmark.read(after, Bookmark.NEWEST), most + 1),
                        most,
                        row -> row.place().cursor())
                .map(sheets::brief);
        readers.listed(filter.told("findings"), officer.id());
        return page;
    }

    /** One finding with all around it; that it was opened, and by whom, comes into the ledger of custody. */
    @GetMapping("/{show}/{line}")
    FindingSheet findingSheet(
            @PathVariable long show, @PathVariable long line, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        FindingSheet sheet = sheets.whole(rows.one(show, line).orElseThrow(Problem::notFound));
        readers.opened(show, line, officer.id());
        return sheet;
    }

    /** Findings of the same shop within 30 days that may belong into one dossier with it; an officer joins them. */
    @GetMapping("/{show}/{line}/related")
    RelatedFindings relatedFindings(
            @PathVariable long show, @PathVariable long line, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        List<RelatedFinding> related = sheets.related(rows.one(show, line).orElseThrow(Problem::notFound));
        readers.listed("related show/" + show + " line/" + line, officer.id());
        return new RelatedFindings(related);
    }

    @GetMapping("/{show}/{line}/index.m3u8")
    ResponseEntity<String> findingPlaylist(
            @PathVariable long show, @PathVariable long line, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        FoundRows.Row row = rows.one(show, line).orElseThrow(Problem::notFound);
        readers.opened(show, line, officer.id());
        return clips.playlist(show, row.at());
    }

    @GetMapping("/{show}/{line}/{number:[0-9]{1,9}}.ts")
    ResponseEntity<Resource> findingPiece(
            @PathVariable long show,
            @PathVariable long line,
            @PathVariable int number,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.officer(person);
        return clips.piece(
                show, rows.one(show, line).orElseThrow(Problem::notFound).at(), number);
    }

    /** Confirms or withdraws what was found in some lines; what stands so already is left as it is. */
    @PostMapping("/judgements")
    Judged judgeFindings(@RequestBody JudgingBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        String word = body.ruling();
        Ruling ruling = word == null ? null : RULINGS.get(word);
        if (ruling == null) {
            throw Problem.nonsense("ruling", "结论应为 confirmed 或 withdrawn", "ruling: confirmed or withdrawn");
        }
        String reason = Fields.text(body.reason(), "reason", MOST_REASON);
        List<FoundLine> lines = chosen(body.lines(), "lines", MOST_JUDGED, rows);
        Office.Written<Integer> written =
                desk.judge(lines, new FindingDesk.Judging(ruling, reason, officer.id(), null));
        ownWrites.await(written);
        return new Judged(written.value());
    }

    /** The findings that somebody chose, each once; all must be there. */
    static List<FoundLine> chosen(@Nullable List<LineBody> asked, String field, int most, FoundRows rows) {
        if (asked == null || asked.isEmpty() || asked.size() > most) {
            throw Problem.nonsense(field, "一次选择 1–" + most + " 条线索", "1–" + most + " findings at a time");
        }
        List<FoundLine> lines = asked.stream()
                .map(line -> new FoundLine(line.showId(), line.lineId()))
                .distinct()
                .toList();
        if (rows.of(lines).size() < lines.size()) {
            throw Problem.notFound();
        }
        return lines;
    }
}
