package org.qiantang.app.shipping;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.order.OrderFiles;
import org.qiantang.app.sheet.Marked;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.multipart.MultipartFile;

/** Sending by file: brought, looked through, sent, and given back marked. */
@RestController
@RequestMapping("/api/studio/ship-files")
class ShipEndpoints {
    private static final long MOST_BYTES = 5L << 20;
    private static final int SHOWN_ROWS = 200;
    private static final int MOST_NAME = 120;

    private final ShipJobs jobs;
    private final Team team;

    ShipEndpoints(ShipJobs jobs, Team team) {
        this.jobs = jobs;
        this.team = team;
    }

    record FaultView(int row, String column, String value, String code, String message) {}

    /** {@code state} is {@code checking}, {@code checked}, {@code sending}, {@code done} or {@code interrupted}. */
    record ShipFileView(
            String id,
            String fileName,
            String format,
            String state,
            int done,
            int total,
            int rows,
            int good,
            int bad,
            int sent,
            Instant begunAt,
            @Nullable Instant endedAt,
            List<FaultView> faults,
            boolean moreFaults) {}

    record Sending(@Nullable String mode) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ShipFileView take(
            @RequestParam MultipartFile file,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person)
            throws IOException {
        long shop = team.shopFor(person, Act.ORDERS);
        if (file.getSize() > MOST_BYTES) {
            throw new Problem(
                    413, "too-large", "文件太大，最多 5 MB", "the file is too large; 5 MB at most", Map.of("field", "file"));
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        SheetFormat format = SheetFormat.ofFile(name)
                .orElseThrow(() -> new Problem(
                        415,
                        "unknown-format",
                        "只支持 CSV、XLSX 文件",
                        "only CSV and XLSX files are supported",
                        Map.of("field", "file")));
        long id = jobs.take(shop, person == null ? 0 : person.id(), plain(name), format, file.getBytes());
        return view(one(shop, id), request);
    }

    @GetMapping
    Page<ShipFileView> all(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person) {
        int most = Page.limit(limit);
        List<ShipJob> found = jobs.page(team.shopFor(person, Act.ORDERS), Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, job -> Long.toString(job.id())).map(job -> view(job, request));
    }

    @GetMapping("/{id}")
    ShipFileView one(
            @PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal @Nullable Person person) {
        return view(one(team.shopFor(person, Act.ORDERS), id), request);
    }

    @PostMapping("/{id}/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ShipFileView send(
            @PathVariable long id,
            @RequestBody Sending body,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ORDERS);
        jobs.send(one(shop, id), mode(body.mode()));
        return view(one(shop, id), request);
    }

    /** The three columns that counted, and what became of each row; names and addresses were never kept. */
    @GetMapping("/{id}/marked")
    ResponseEntity<byte[]> marked(
            @PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal @Nullable Person person) {
        ShipJob job = one(team.shopFor(person, Act.ORDERS), id);
        String name = "marked-" + job.fileName();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, job.format().contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(marked(job, jobs.rows(id), Language.english(request)));
    }

    private static byte[] marked(ShipJob job, List<ShipJob.Row> rows, boolean english) {
        int language = english ? 1 : 0;
        var table = new ArrayList<List<String>>();
        table.add(List.of(
                OrderFiles.NUMBER.get(language), OrderFiles.CARRIER.get(language), OrderFiles.TRACKING.get(language)));
        Map<Integer, String> words = new HashMap<>();
        for (ShipJob.Row row : rows) {
            String mark = job.format() == SheetFormat.CSV ? "'" : "";
            ShipRow given = row.row();
            table.add(List.of(mark + given.orderNo(), given.carrier(), mark + given.trackingNo()));
            words.put(table.size(), row.sent() ? (english ? "sent" : "已发货") : row.words(english));
        }
        return job.format().bytes("发货 shipped", Marked.rows(table, words, english ? "result" : "结果", -1));
    }

    private ShipJob one(long shop, long id) {
        return jobs.find(shop, id).orElseThrow(Problem::notFound);
    }

    private static ShipJobs.Mode mode(@Nullable String mode) {
        return switch (mode == null ? "all-or-nothing" : mode) {
            case "all-or-nothing" -> ShipJobs.Mode.ALL_OR_NOTHING;
            case "good-rows" -> ShipJobs.Mode.GOOD_ROWS;
            case String _ ->
                throw Problem.nonsense("mode", "应为 all-or-nothing 或 good-rows", "all-or-nothing or good-rows");
        };
    }

    private ShipFileView view(ShipJob job, HttpServletRequest request) {
        boolean english = Language.english(request);
        List<ShipJob.Row> rows = jobs.rows(job.id());
        ShipJob.Counts counts = ShipJob.Counts.of(rows);
        List<FaultView> faults = rows.stream()
                .flatMap(row -> row.fault() == null ? Stream.empty() : Stream.of(fault(row, row.fault(), english)))
                .limit(SHOWN_ROWS)
                .toList();
        return new ShipFileView(
                Long.toString(job.id()),
                job.fileName(),
                job.format().extension(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.done(),
                job.total(),
                counts.rows(),
                counts.good(),
                counts.bad(),
                counts.sent(),
                job.begunAt(),
                job.endedAt(),
                faults,
                counts.bad() > SHOWN_ROWS);
    }

    private static FaultView fault(ShipJob.Row row, ShipFault fault, boolean english) {
        return new FaultView(
                row.row().row(), fault.column(english), fault.valueOf(row.row()), fault.code(), row.words(english));
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}/\\\\]", " ").strip();
        return plain.length() > MOST_NAME ? plain.substring(plain.length() - MOST_NAME) : plain;
    }
}
