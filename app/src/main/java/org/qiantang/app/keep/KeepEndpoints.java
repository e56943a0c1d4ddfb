package org.qiantang.app.keep;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.web.Problem;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is kept and for how long, for officers and administrators; and going through the recordings' files. */
@RestController
@RequestMapping("/api/officer/retention")
class KeepEndpoints {
    private static final int MOST_SAMPLE = 100_000;
    private static final int MOST_CHECKS = 20;
    private static final int MOST_SHOWN = 200;

    private final KeepReport report;
    private final FileChecks checks;
    private final CheckTable table;
    private final People people;

    KeepEndpoints(KeepReport report, FileChecks checks, CheckTable table, People people) {
        this.report = report;
        this.checks = checks;
        this.table = table;
        this.people = people;
    }

    /** So many pieces by chance; left out, all are gone through. */
    record CheckBody(@Nullable Integer sample) {}

    record FaultyView(long showId, int number, String fault) {}

    record CheckView(
            long id,
            @Nullable Integer sample,
            String state,
            String by,
            Instant begunAt,
            @Nullable Instant endedAt,
            long total,
            long done,
            long bytes,
            long absent,
            long differs,
            List<FaultyView> faults) {
        CheckView {
            faults = List.copyOf(faults);
        }
    }

    @GetMapping
    KeepReport.Whole retention(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return report.draw();
    }

    @GetMapping("/table.csv")
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return file(
                "retention.csv",
                MediaType.parseMediaType(SheetFormat.CSV.contentType()),
                SheetFormat.CSV.bytes("retention", KeepSheet.of(report.draw())));
    }

    /** The same as is shown, as a file. */
    @GetMapping("/table.json")
    ResponseEntity<KeepReport.Whole> json(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return file("retention.json", MediaType.APPLICATION_JSON, report.draw());
    }

    @GetMapping("/checks")
    List<CheckView> checks(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return table.newest(MOST_CHECKS).stream().map(this::view).toList();
    }

    @PostMapping("/checks")
    @ResponseStatus(HttpStatus.CREATED)
    CheckView check(@RequestBody CheckBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person who = Officers.orAdmin(person);
        Integer sample = body.sample();
        if (sample != null && (sample < 1 || sample > MOST_SAMPLE)) {
            throw Problem.nonsense("sample", "抽查数量须在 1–" + MOST_SAMPLE + " 之间", "sample: 1.." + MOST_SAMPLE);
        }
        return view(checks.begin(sample, who.id())
                .orElseThrow(() -> new Problem(
                        409, "check-under-way", "已有一次核对在进行，请等它结束", "a check is under way already; let it end first")));
    }

    @PostMapping("/checks/{id}/stop")
    CheckView stop(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        FileCheck known = table.one(id).orElseThrow(Problem::notFound);
        if (!table.stop(id)) {
            throw new Problem(409, "check-over", "这次核对已经结束", "this check is over already");
        }
        return view(table.one(id).orElse(known));
    }

    private CheckView view(FileCheck check) {
        return new CheckView(
                check.id(),
                check.sample(),
                check.state().name().toLowerCase(Locale.ROOT),
                people.nickname(check.personId()),
                check.begunAt(),
                check.endedAt(),
                check.total(),
                check.done(),
                check.bytes(),
                check.absent(),
                check.differs(),
                table.faults(check.id(), MOST_SHOWN).stream()
                        .map(one -> new FaultyView(
                                one.showId(), one.number(), one.fault().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private static <T> ResponseEntity<T> file(String name, MediaType type, T body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}
