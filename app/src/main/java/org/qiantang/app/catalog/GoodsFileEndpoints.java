package org.qiantang.app.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A merchant's goods as files, in and out. */
@RestController
@RequestMapping("/api/studio/products")
class GoodsFileEndpoints {
    private final GoodsImport goodsImport;
    private final GoodsExport goodsExport;
    private final GoodsPosts posts;

    GoodsFileEndpoints(GoodsImport goodsImport, GoodsExport goodsExport, GoodsPosts posts) {
        this.posts = posts;
        this.goodsImport = goodsImport;
        this.goodsExport = goodsExport;
    }

    record ErrorView(int row, String column, String code, String message) {}

    record ReportView(int rows, int good, int bad, int imported, List<ErrorView> errors) {}

    @PostMapping("/import")
    ReportView take(
            @AuthenticationPrincipal Person person,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "all-or-nothing") String mode,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request)
            throws IOException {
        long merchantId = posts.merchantOf(person);
        if (file.getSize() > GoodsImport.MAX_BYTES) {
            throw new Problem(413, "too-large", "文件太大，最多 10 MB", "the file is too large; 10 MB at most");
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        GoodsFormat format = GoodsFormat.ofFile(name).orElseThrow(() -> unknownFormat("file"));
        ImportReport report = goodsImport.run(merchantId, format, file.getBytes(), GoodsWords.mode(mode), dryRun);
        boolean english = Language.english(request);
        return new ReportView(
                report.rows(),
                report.good(),
                report.bad(),
                report.imported(),
                report.errors().stream()
                        .map(error -> new ErrorView(
                                error.row(),
                                error.column(),
                                error.flaw().fault().code(),
                                error.flaw().message(english)))
                        .toList());
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> give(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String ids,
            HttpServletRequest request) {
        long merchantId = posts.merchantOf(person);
        GoodsFormat known = GoodsFormat.named(format).orElseThrow(() -> unknownFormat("format"));
        boolean english = Language.english(request);
        return file(
                "goods",
                known,
                ids.isEmpty()
                        ? goodsExport.all(merchantId, known, english)
                        : goodsExport.chosen(merchantId, chosen(ids), known, english));
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletRequest request) {
        posts.merchantOf(person);
        GoodsFormat known = GoodsFormat.named(format).orElseThrow(() -> unknownFormat("format"));
        return file("goods-template", known, GoodsExport.template(known, Language.english(request)));
    }

    private static List<Long> chosen(String ids) {
        String[] parts = ids.split(",", GoodsActs.MOST + 2);
        if (parts.length > GoodsActs.MOST) {
            throw Problem.nonsense(
                    "ids", "一次请选 1–" + GoodsActs.MOST + " 件商品", "ids: 1.." + GoodsActs.MOST + " at once");
        }
        return Arrays.stream(parts).map(id -> GoodsWords.id(id, "ids")).toList();
    }

    private static ResponseEntity<byte[]> file(String name, GoodsFormat format, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + format.extension())
                                .build()
                                .toString())
                .body(bytes);
    }

    private static Problem unknownFormat(String field) {
        return new Problem(
                415,
                "unknown-format",
                "只支持 CSV、XLSX、JSON 文件",
                "only CSV, XLSX and JSON files are supported",
                Map.of("field", field));
    }
}
