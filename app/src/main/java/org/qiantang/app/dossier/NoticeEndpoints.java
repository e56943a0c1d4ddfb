package org.qiantang.app.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.show.Shows;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.ReplyKind;
import org.qiantang.event.Ids;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices of officers (监管通知) for the shop: everybody of the shop reads, who plans its shows answers and appeals. */
@RestController
class NoticeEndpoints {
    private static final int MOST_WORDS = 1_000;
    private static final int MOST_UNREAD = 20;

    private final DossierDesk desk;
    private final DossierRows rows;
    private final DossierSheets sheets;
    private final MeasureRows measures;
    private final LimitSheets limits;
    private final Ladder ladder;
    private final Team team;
    private final Shows shows;
    private final WordHash hash;
    private final Ids ids;
    private final InstantSource clock;

    NoticeEndpoints(
            DossierDesk desk,
            DossierRows rows,
            DossierSheets sheets,
            MeasureRows measures,
            LimitSheets limits,
            Ladder ladder,
            Team team,
            Shows shows,
            WordHash hash,
            Ids ids,
            InstantSource clock) {
        this.desk = desk;
        this.rows = rows;
        this.sheets = sheets;
        this.measures = measures;
        this.limits = limits;
        this.ladder = ladder;
        this.team = team;
        this.shows = shows;
        this.hash = hash;
        this.ids = ids;
        this.clock = clock;
    }

    record Listed(
            long dossierId,
            Instant openedAt,
            String facts,
            boolean unread,
            @Nullable Instant replyBy,
            int inForce,
            String state) {}

    /** What binds the shop now; {@code goods} is the product that is off sale, null where the shop as a whole is bound. */
    record Bound(
            long measureId,
            long dossierId,
            String kind,
            Ladder.Text name,
            Ladder.Text binds,
            String reason,
            Instant since,
            Instant until,
            Instant appealBy,
            boolean appealed,
            DossierSheet.@Nullable Taken goods) {}

    /**
     * What the shop has to know at once.
     *
     * @param limits of traffic that bind rooms of the shop, or the one room that is asked about, until an officer has looked (先行限流), or have
     *     ended early and may still be confirmed
     * @param unread how many notices nobody of the shop has read, 20 at most
     */
    record Now(List<Bound> measures, List<LimitSheets.RoomLimit> limits, int unread) {
        Now {
            measures = List.copyOf(measures);
            limits = List.copyOf(limits);
        }
    }

    record ReplyBody(@Nullable String kind, @Nullable String words) {}

    record AppealBody(@Nullable String words) {}

    @GetMapping("/api/studio/notices")
    Page<Listed> notices(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = Team.shopOf(person);
        int most = Page.limit(limit);
        return Page.of(
                        rows.ofShop(shop, clock.instant(), Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        row -> Long.toString(row.dossierId()))
                .map(row -> new Listed(
                        row.dossierId(),
                        row.openedAt(),
                        row.facts(),
                        row.isUnread(),
                        row.replyBy(),
                        row.inForce(),
                        row.closedAt() == null ? "open" : "closed"));
    }

    /** What binds the shop now or may still be confirmed, and whether something waits to be read. */
    @GetMapping("/api/studio/notices/now")
    Now noticesNow(@AuthenticationPrincipal @Nullable Person person) {
        long shop = Team.shopOf(person);
        return now(shop, limits.ofShop(shop));
    }

    /** The same for whoever works at a show of the shop: what the control room has to know at once. */
    @GetMapping("/api/studio/shows/{id}/notices")
    Now noticesOfShow(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        team.requireSight(person, id);
        long shop = shows.brief(id).map(Shows.Brief::merchantId).orElseThrow(Problem::notFound);
        // A measure binds every room of the shop; a limit only its own, and others are no matter of who works at this
        // one.
        return now(
                shop,
                limits.ofShop(shop).stream().filter(one -> one.showId() == id).toList());
    }

    /** One notice, with the lines it is about. */
    @GetMapping("/api/studio/notices/{id}")
    NoticeSheet notice(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        return sheet(own(id, person));
    }

    /** Somebody of the shop has it on screen. */
    @PostMapping("/api/studio/notices/{id}/read")
    NoticeSheet readNotice(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        return after(id, new DossierRequest.ReadNotice(Fields.signedIn(person).id()));
    }

    /** Answers, or says what was put right. */
    @PostMapping("/api/studio/notices/{id}/replies")
    NoticeSheet replyToNotice(
            @PathVariable long id, @RequestBody ReplyBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person writer = writer(id, person);
        ReplyKind kind = DossierEndpoints.named(ReplyKind.values(), body.kind(), "kind");
        String words = DossierEndpoints.lines(body.words(), "words", MOST_WORDS);
        return after(
                id,
                new DossierRequest.Reply(ids.next(), kind, writer.id(), hash.of(writer.id(), words)),
                beside(writer, words));
    }

    @PostMapping("/api/studio/notices/{id}/measures/{measure}/appeal")
    NoticeSheet appealMeasure(
            @PathVariable long id,
            @PathVariable long measure,
            @RequestBody AppealBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person writer = writer(id, person);
        String words = DossierEndpoints.lines(body.words(), "words", MOST_WORDS);
        return after(
                id,
                new DossierRequest.Appeal(measure, writer.id(), hash.of(writer.id(), words)),
                beside(writer, words));
    }

    private NoticeSheet after(long id, DossierRequest request, Aside... words) {
        sheets.await(desk.ask(id, request, words));
        return sheet(sheets.told(id));
    }

    static Aside beside(Person writer, String words) {
        return new Aside(0, writer.id(), words.getBytes(StandardCharsets.UTF_8));
    }

    /** A dossier that the asker's shop has been told of. */
    private Told own(long id, @Nullable Person person) {
        long shop = Team.shopOf(person);
        Told told = desk.told(id);
        Dossier dossier = told.dossier();
        if (!dossier.isOpened() || dossier.opened().subject().merchantId() != shop || dossier.servedAt() == null) {
            throw Problem.notFound();
        }
        return told;
    }

    private Person writer(long id, @Nullable Person person) {
        team.shopFor(person, Act.PLAN);
        own(id, person);
        return Fields.signedIn(person);
    }

    private Now now(long shop, List<LimitSheets.RoomLimit> limited) {
        Instant now = clock.instant();
        List<Bound> bound = measures.ofShop(shop, now).stream()
                .map(measure -> new Bound(
                        measure.measureId(),
                        measure.dossierId(),
                        measure.kind().name(),
                        ladder.rung(measure.kind()).name(),
                        ladder.rung(measure.kind()).binds(),
                        measure.reason(),
                        measure.since(),
                        measure.until(),
                        measure.appealBy(),
                        measure.appealed(),
                        sheets.goods(measure.productId())))
                .toList();
        return new Now(bound, limited, rows.unread(shop, MOST_UNREAD));
    }

    private NoticeSheet sheet(Told told) {
        Dossier dossier = told.dossier();
        DossierSheet.Head head = sheets.head(dossier);
        ShopWords words = sheets.words(told);
        Instant now = clock.instant();
        return new NoticeSheet(
                dossier.id(),
                head.subjectKind(),
                head.subjectName(),
                head.openedAt(),
                dossier.opened().facts(),
                head.state(),
                dossier.isUnread(),
                sheets.lines(dossier).stream().map(NoticeEndpoints::line).toList(),
                DossierSheets.notices(dossier),
                dossier.measures().stream()
                        .filter(measure -> measure.taken() != null)
                        .map(measure -> measure(measure, words, now))
                        .toList(),
                DossierSheets.replies(dossier, words),
                dossier.closed() == null,
                dossier.closed() == null || dossier.isRepairable(ladder, now));
    }

    private static NoticeSheet.Line line(FoundRows.Row row) {
        String ruling = row.ruling();
        return new NoticeSheet.Line(
                row.showId(),
                row.title(),
                row.at(),
                row.text(),
                FindingSheets.found(row),
                row.correctedAt(),
                ruling == null ? "new" : ruling.toLowerCase(Locale.ROOT));
    }

    private NoticeSheet.Measure measure(Dossier.Measure measure, ShopWords words, Instant now) {
        DossierEvent.MeasureTaken taken = measure.taken();
        if (taken == null) {
            throw new IllegalStateException("measure: not taken (expected: one that was)");
        }
        Ladder.Rung rung = ladder.rung(taken.kind());
        DossierEvent.MeasureEnded ended = measure.ended();
        DossierSheet.Appeal appeal = sheets.appeal(measure, words, now, false);
        return new NoticeSheet.Measure(
                taken.measureId(),
                taken.kind().name(),
                rung.name(),
                rung.binds(),
                rung.ends(),
                DossierSheets.state(measure, now),
                measure.proposed().facts(),
                taken.reason(),
                measure.proposed().basis(),
                taken.at(),
                taken.until(),
                taken.appealBy(),
                appeal == null && !now.isAfter(taken.appealBy()),
                appeal == null
                        ? null
                        : new NoticeSheet.Appeal(
                                appeal.at(), appeal.words(), appeal.decideBy(), appeal.upheld(), appeal.reason()),
                ended == null ? null : ended.at(),
                ended == null ? null : ended.cause().name(),
                ended == null ? null : ended.reason(),
                sheets.goods(measure));
    }
}
