package org.qiantang.app.radar;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.sheet.Csv;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Reports of other platforms (外部数据), as CSV in UTF-8 or GB18030: looked at first, then kept, each row with its file. */
@RestController
@RequestMapping("/api/radar/outside")
class OutsideEndpoints {
    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int MOST_FILES = 500;
    private static final int SAMPLE = 10;
    private static final int LONGEST_NAME = 100;

    private final Lookers lookers;
    private final OutsideTable table;
    private final Ids ids;
    private final InstantSource clock;

    OutsideEndpoints(Lookers lookers, OutsideTable table, Ids ids, InstantSource clock) {
        this.lookers = lookers;
        this.table = table;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a file would bring, were it kept with this mapping; {@code knownFileId} where its bytes are here already. */
    record Preview(
            List<String> header,
            Map<String, Integer> mapping,
            int rows,
            List<OutsideRow> sample,
            List<OutsideSheet.Fault> faults,
            boolean moreFaults,
            @Nullable Long knownFileId) {}

    record KeptReport(long id, boolean isNew) {}

    record Row(
            long fileId,
            String fileName,
            int row,
            LocalDate day,
            String platform,
            String kind,
            String name,
            String campaign,
            @Nullable Long exposures,
            @Nullable Long clicks,
            @Nullable Long orders,
            @Nullable Long gmvMinor,
            @Nullable Long spendMinor) {
        static Row of(OutsideTable.KeptRow kept) {
            OutsideRow row = kept.row();
            return new Row(
                    kept.fileId(),
                    kept.fileName(),
                    row.row(),
                    row.day(),
                    row.platform(),
                    row.kind().name(),
                    row.name(),
                    row.campaign(),
                    row.exposures(),
                    row.clicks(),
                    row.orders(),
                    row.gmvMinor(),
                    row.spendMinor());
        }
    }

    private record Opened(List<List<String>> table, String sha256, Map<Column, Integer> mapping, OutsideSheet sheet) {}

    /**
     * Reads a file and keeps nothing. {@code mapping} says by column its place from 0, as {@code day:0,name:3}; without it the
     * heads are asked. {@code platform} and {@code kind} hold for rows that name none.
     */
    @PostMapping("/preview")
    Preview preview(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "") String platform,
            @RequestParam(defaultValue = "") String kind,
            @AuthenticationPrincipal @Nullable Person person)
            throws IOException {
        Looker owner = lookers.brings(person);
        Opened opened = opened(file, mapping, platform, kind);
        var places = new TreeMap<String, Integer>();
        opened.mapping().forEach((column, at) -> places.put(column.word(), at));
        List<OutsideRow> rows = opened.sheet().rows();
        return new Preview(
                opened.table().getFirst(),
                places,
                rows.size(),
                rows.stream().limit(SAMPLE).toList(),
                opened.sheet().faults(),
                opened.sheet().hasMoreFaults(),
                table.known(owner, opened.sha256()).orElse(null));
    }

    /** Keeps a file, all of it or nothing; the same bytes a second time are the file that is here already. */
    @PostMapping("/files")
    KeptReport keep(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "") String platform,
            @RequestParam(defaultValue = "") String kind,
            @AuthenticationPrincipal @Nullable Person person)
            throws IOException {
        Looker owner = lookers.brings(person);
        Opened opened = opened(file, mapping, platform, kind);
        if (table.known(owner, opened.sha256()).isEmpty()) {
            refuse(opened.sheet(), owner);
            long id = ids.next();
            var brought = new OutsideTable.Brought(
                    id,
                    name(file),
                    opened.sha256(),
                    clock.instant(),
                    Fields.signedIn(person).id(),
                    opened.sheet().rows());
            if (table.keep(owner, brought)) {
                return new KeptReport(id, true);
            }
        }
        return new KeptReport(table.known(owner, opened.sha256()).orElseThrow(Problem::notFound), false);
    }

    /** The files, the newest first. */
    @GetMapping("/files")
    Page<OutsideTable.KeptFile> files(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        int most = Page.limit(limit);
        Looker owner = lookers.looks(person);
        return Page.of(
                table.files(owner, Page.after(after, Long.MAX_VALUE), most + 1),
                most,
                file -> Long.toString(file.id()));
    }

    /** Takes a file away with all its rows. */
    @DeleteMapping("/files/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        if (!table.forget(lookers.brings(person), id)) {
            throw Problem.notFound();
        }
    }

    /** Rows, the newest day first; of one kind, name or file where these are given. */
    @GetMapping("/rows")
    Page<Row> rows(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String file,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Looker owner = lookers.looks(person);
        int most = Page.limit(limit);
        long skip = Math.max(0, Page.after(after, 0));
        OutsideKind of = kindOf(kind);
        List<Row> found = table
                .rows(
                        owner,
                        of == null ? "" : of.name(),
                        Fields.optional(name, "name", LONGEST_NAME),
                        file.isEmpty() ? null : (Long) Page.after(file, 0),
                        skip,
                        most + 1)
                .stream()
                .map(Row::of)
                .toList();
        return Page.of(found, most, _ -> Long.toString(skip + most));
    }

    private Opened opened(MultipartFile file, String mapping, String platform, String kind) throws IOException {
        if (file.getSize() > MOST_BYTES) {
            throw new Problem(
                    413, "too-large", "文件太大，最多 5 MB", "the file is too large; 5 MB at most", Map.of("field", "file"));
        }
        byte[] bytes = file.getBytes();
        List<List<String>> rows = Csv.rows(bytes, OutsideSheet.MOST_ROWS + 2)
                .filter(found -> found.size() > 1)
                .orElseThrow(() -> Problem.nonsense(
                        "file",
                        "不是 UTF-8 或 GB18030 的 CSV，或者没有数据行",
                        "not a CSV in UTF-8 or GB18030, or without rows of data"));
        if (rows.size() > OutsideSheet.MOST_ROWS + 1) {
            throw Problem.nonsense("file", "最多 20000 行，请分成几个文件", "20,000 rows at most; split it into several files");
        }
        Map<Column, Integer> places = mapping.isEmpty()
                ? OutsideSheet.guess(rows.getFirst())
                : places(mapping, rows.getFirst().size());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Span.ZONE);
        var sheet = OutsideSheet.read(
                rows, places, Fields.optional(platform, "platform", LONGEST_NAME), kindOf(kind), today);
        return new Opened(rows, sha256(bytes), places, sheet);
    }

    private void refuse(OutsideSheet sheet, Looker owner) {
        if (!sheet.faults().isEmpty() || sheet.rows().isEmpty()) {
            throw new Problem(
                    422,
                    "faulty-file",
                    "文件里有读不懂的地方，没有导入",
                    "parts of the file could not be read; nothing was imported",
                    Map.of("faults", sheet.faults()));
        }
        if (table.files(owner) >= MOST_FILES) {
            throw new Problem(
                    409, "too-many", "文件太多，请先删除一些", "too many files; delete some first", Map.of("most", MOST_FILES));
        }
    }

    private static Map<Column, Integer> places(String mapping, int columns) {
        var places = new EnumMap<Column, Integer>(Column.class);
        for (String one : mapping.split(",", -1)) {
            String[] parts = one.split(":", -1);
            Column column = parts.length == 2 ? Column.named(parts[0]).orElse(null) : null;
            if (column == null || !parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) >= columns) {
                throw Problem.nonsense(
                        "mapping", "列的对应关系不对", "mapping: such as day:0,name:3, within the file's columns");
            }
            places.put(column, Integer.parseInt(parts[1]));
        }
        return places;
    }

    private static @Nullable OutsideKind kindOf(String kind) {
        return kind.isEmpty()
                ? null
                : OutsideKind.named(kind).orElseThrow(() -> Problem.nonsense("kind", "没有这种类型", "kind: no such kind"));
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return plain.isBlank() ? "report.csv" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
