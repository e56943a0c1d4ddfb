package org.qiantang.app.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.proof.Custody;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ExportEvent.Scope;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports for the regulator: asked for, consented to by another, fetched, and each fetching noted in the evidence log. */
@RestController
@RequestMapping("/api/officer/exports")
class ExportEndpoints {
    private static final int MOST_REASON = 200;
    private static final int MOST_YEARS = 10;

    private final ExportTable exports;
    private final ExportDesk desk;
    private final ExportWork work;
    private final Custody custody;
    private final FourEyes eyes;
    private final People people;
    private final InstantSource clock;

    ExportEndpoints(
            ExportTable exports,
            ExportDesk desk,
            ExportWork work,
            Custody custody,
            FourEyes eyes,
            People people,
            InstantSource clock) {
        this.exports = exports;
        this.desk = desk;
        this.work = work;
        this.custody = custody;
        this.eyes = eyes;
        this.people = people;
        this.clock = clock;
    }

    /** {@code scope} is ALL, SHOP, HOST or AGENCY; days as {@code 2026-12-01}, both of them included. */
    record AskBody(
            @Nullable String scope,
            @Nullable Long subjectId,
            @Nullable String from,
            @Nullable String until,
            @Nullable Boolean clear,
            @Nullable String reason) {}

    record DeclineBody(@Nullable String reason) {}

    record TakenView(Instant at, String by) {}

    /** @param consentable whether the asker of this page may consent, as far as persons go */
    record View(
            long id,
            String scope,
            @Nullable Long subjectId,
            String subjectName,
            LocalDate from,
            LocalDate until,
            boolean clear,
            String reason,
            String state,
            String askedBy,
            Instant askedAt,
            @Nullable String consentedBy,
            @Nullable Instant consentedAt,
            boolean alone,
            @Nullable String declinedBy,
            @Nullable String declinedWhy,
            @Nullable String stoppedBy,
            int sheets,
            int sheetsDone,
            long rows,
            @Nullable Instant endedAt,
            @Nullable String trouble,
            @Nullable Long bytes,
            @Nullable String sha256,
            @Nullable Long checkpointSize,
            @Nullable Instant keptUntil,
            boolean mine,
            boolean consentable,
            List<TakenView> taken) {
        View {
            taken = List.copyOf(taken);
        }
    }

    @GetMapping
    Page<View> all(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person reader = Officers.orAdmin(person);
        int most = Page.limit(limit);
        return Page.of(
                        exports.listed(Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        export -> Long.toString(export.id()))
                .map(export -> view(export, reader));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View ask(@RequestBody AskBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        Scope scope = scope(body.scope());
        Long subject = scope == Scope.ALL ? null : body.subjectId();
        if (scope != Scope.ALL && subject == null) {
            throw Problem.nonsense("subjectId", "请选择要导出的店铺、主播或机构", "subjectId: whom it is about");
        }
        String name = exports.nameOf(scope, subject == null ? 0 : subject).orElseThrow(Problem::notFound);
        LocalDate from = Fields.neededDay(body.from(), "from");
        LocalDate until = Fields.neededDay(body.until(), "until");
        LocalDate today = LocalDate.ofInstant(clock.instant(), Cells.CHINA);
        if (until.isBefore(from) || until.isAfter(today) || from.isBefore(until.minusYears(MOST_YEARS))) {
            throw Problem.nonsense(
                    "until",
                    "期间应不晚于今天、首日不晚于末日、不超过 " + MOST_YEARS + " 年",
                    "a period that ends today at the latest and is " + MOST_YEARS + " years long at most");
        }
        String reason = Fields.publicText(body.reason(), "reason", MOST_REASON);
        var asking =
                new ExportDesk.Asking(scope, subject, name, from, until, Boolean.TRUE.equals(body.clear()), reason);
        return view(ExportRefusals.done(desk.ask(asking, officer.id())), officer);
    }

    @GetMapping("/{id}")
    View one(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Person reader = Officers.orAdmin(person);
        return view(exports.one(id).orElseThrow(Problem::notFound), reader);
    }

    /** Another person lets names, phones and addresses stand in clear; with one officer alone an administrator may. */
    @PostMapping("/{id}/consent")
    View consent(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Person reader = Officers.orAdmin(person);
        return view(ExportRefusals.done(desk.consent(id, reader.id(), reader.is(Role.OFFICER))), reader);
    }

    @PostMapping("/{id}/decline")
    View decline(
            @PathVariable long id, @RequestBody DeclineBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person reader = Officers.orAdmin(person);
        String reason = Fields.text(body.reason(), "reason", MOST_REASON);
        return view(ExportRefusals.done(desk.decline(id, reader.id(), reader.is(Role.OFFICER), reason)), reader);
    }

    @PostMapping("/{id}/stop")
    View stop(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        return view(ExportRefusals.done(desk.stop(id, officer.id())), officer);
    }

    /** The file; that it was taken along is an event, and a leaf in the evidence log. */
    @GetMapping("/{id}/file")
    ResponseEntity<Resource> file(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person)
            throws IOException {
        Person officer = Officers.only(person);
        Export known = exports.one(id).orElseThrow(Problem::notFound);
        Instant until = known.keptUntil();
        boolean over = until != null && !clock.instant().isBefore(until);
        if (known.state() == Export.State.GONE || (known.state() == Export.State.DONE && over)) {
            throw ExportRefusals.noFile();
        }
        if (known.state() != Export.State.DONE) {
            ExportRefusals.done(new ExportAnswer.NotNow(known.state()));
        }
        Path path = work.file(id).orElseThrow(ExportRefusals::noFile);
        Export export = ExportRefusals.done(desk.taken(id, officer.id()));
        String sha256 = export.sha256();
        if (sha256 != null) {
            custody.exported(officer.id(), "export/" + id, export.reason(), sha256, Files.size(path));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .contentLength(Files.size(path))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("qiantang-export-" + id + ".zip")
                                .build()
                                .toString())
                .body(new FileSystemResource(path));
    }

    private View view(Export export, Person reader) {
        return new View(
                export.id(),
                export.scope().name(),
                export.subjectId(),
                export.subjectName(),
                export.from(),
                export.until(),
                export.clear(),
                export.reason(),
                export.state().name().toLowerCase(Locale.ROOT),
                people.nickname(export.askedBy()),
                export.askedAt(),
                name(export.consentedBy()),
                export.consentedAt(),
                export.alone(),
                name(export.declinedBy()),
                export.declinedWhy(),
                name(export.stoppedBy()),
                export.sheets(),
                export.sheetsDone(),
                export.rows(),
                export.endedAt(),
                export.trouble(),
                export.bytes(),
                export.sha256(),
                export.checkpointSize(),
                export.keptUntil(),
                export.askedBy() == reader.id(),
                export.state() == Export.State.WAITING && eyes.allow(Set.of(export.askedBy()), reader),
                exports.takers(export.id()).stream()
                        .map(taken -> new TakenView(taken.at(), people.nickname(taken.personId())))
                        .toList());
    }

    private @Nullable String name(@Nullable Long personId) {
        return personId == null ? null : people.nickname(personId);
    }

    private static Scope scope(@Nullable String word) {
        for (Scope scope : Scope.values()) {
            if (scope.name().equals(word)) {
                return scope;
            }
        }
        throw Problem.nonsense("scope", "范围应为 ALL、SHOP、HOST 或 AGENCY", "scope: ALL, SHOP, HOST or AGENCY");
    }
}
