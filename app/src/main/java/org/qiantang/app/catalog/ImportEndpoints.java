package org.qiantang.app.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
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

/** Imports of goods as work in the background: brought, looked through, written, with their reports. */
@RestController
@RequestMapping("/api/studio/imports")
class ImportEndpoints {
    private static final int SHOWN_ERRORS = 200;

    private final ImportJobs jobs;
    private final GoodsPosts posts;

    ImportEndpoints(ImportJobs jobs, GoodsPosts posts) {
        this.jobs = jobs;
        this.posts = posts;
    }

    record ErrorView(int row, String column, String value, String code, String message) {}

    /** {@code state} is {@code checking}, {@code checked}, {@code writing}, {@code done} or {@code interrupted}. */
    record ImportView(
            String id,
            String fileName,
            String format,
            String mode,
            String state,
            int done,
            int total,
            int rows,
            int good,
            int bad,
            int imported,
            Instant begunAt,
            @Nullable Instant endedAt,
            List<ErrorView> errors,
            boolean moreErrors) {}

    record Writing(@Nullable String mode) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView take(
            @AuthenticationPrincipal Person person,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "all-or-nothing") String mode,
            HttpServletRequest request)
            throws IOException {
        long merchantId = posts.merchantOf(person);
        if (file.getSize() > GoodsImport.MOST_BYTES) {
            throw new Problem(
                    413, "too-large", "文件太大，最多 20 MB", "the file is too large; 20 MB at most", Map.of("field", "file"));
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        GoodsFormat format = GoodsFormat.ofFile(name).orElseThrow(ImportEndpoints::unknownFormat);
        var brought = new ImportFile(GoodsWords.fileName(name), format, file.getBytes());
        return answer(merchantId, jobs.take(merchantId, person.id(), brought, GoodsWords.mode(mode)), request);
    }

    @GetMapping
    Page<ImportView> all(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        List<ImportJob> found = jobs.page(posts.merchantOf(person), Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, job -> Long.toString(job.id())).map(job -> view(job, List.of(), false));
    }

    @GetMapping("/{id}")
    ImportView one(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        return view(posts.merchantOf(person), id, request);
    }

    @PostMapping("/{id}/write")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView write(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody Writing body,
            HttpServletRequest request) {
        long merchantId = posts.merchantOf(person);
        if (jobs.find(merchantId, id).isEmpty()) {
            throw Problem.notFound();
        }
        String mode = body.mode() == null ? "all-or-nothing" : body.mode();
        return answer(merchantId, jobs.write(merchantId, id, GoodsWords.mode(mode)), request);
    }

    @GetMapping("/{id}/marked")
    ResponseEntity<byte[]> marked(
            @AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        ImportJob job = jobs.find(posts.merchantOf(person), id).orElseThrow(Problem::notFound);
        byte[] bytes = jobs.marked(job, Language.english(request))
                .orElseThrow(() -> new Problem(
                        410,
                        "file-gone",
                        "这个文件已经不在了，只保留最近一次导入的文件",
                        "the file is gone; only the newest import's file is kept"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, job.format().contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("errors-" + job.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    private ImportView answer(long merchantId, ImportJobs.Taking taking, HttpServletRequest request) {
        return switch (taking) {
            case ImportJobs.Taking.Taken(long id) -> view(merchantId, id, request);
            case ImportJobs.Taking.Busy() ->
                throw new Problem(
                        409, "import-under-way", "已有导入正在进行，请等它完成", "an import is under way; wait until it is done");
            case ImportJobs.Taking.NotWaiting() ->
                throw new Problem(
                        409,
                        "not-waiting",
                        "这次导入不在等待写入，请重新上传文件",
                        "this import does not wait to be written; send the file again");
        };
    }

    private ImportView view(long merchantId, long id, HttpServletRequest request) {
        ImportJob job = jobs.find(merchantId, id).orElseThrow(Problem::notFound);
        boolean english = Language.english(request);
        List<RowError> errors = jobs.errors(id, SHOWN_ERRORS + 1);
        List<ErrorView> shown = errors.stream()
                .limit(SHOWN_ERRORS)
                .map(error -> new ErrorView(
                        error.row(),
                        error.column(),
                        error.value(),
                        error.flaw().fault().code(),
                        error.flaw().message(english)))
                .toList();
        return view(job, shown, errors.size() > SHOWN_ERRORS);
    }

    private static ImportView view(ImportJob job, List<ErrorView> errors, boolean more) {
        return new ImportView(
                Long.toString(job.id()),
                job.fileName(),
                job.format().extension(),
                job.mode() == GoodsImport.Mode.GOOD_ROWS ? "good-rows" : "all-or-nothing",
                job.state().name().toLowerCase(Locale.ROOT),
                job.done(),
                job.total(),
                job.rows(),
                job.good(),
                job.bad(),
                job.imported(),
                job.begunAt(),
                job.endedAt(),
                errors,
                more);
    }

    private static Problem unknownFormat() {
        return new Problem(
                415,
                "unknown-format",
                "只支持 CSV、XLSX、JSON 文件",
                "only CSV, XLSX and JSON files are supported",
                Map.of("field", "file"));
    }
}
