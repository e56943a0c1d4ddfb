package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.app.sheet.Csv;
import org.qiantang.app.sheet.Xlsx;

/** Takes files of goods into a shop; products and SKUs are known by their codes, so that a file may come twice. */
public final class GoodsImport {
    public static final int MAX_BYTES = 10 << 20;

    /** The largest file, and the most rows, that are taken as work in the background. */
    public static final int MOST_BYTES = 20 << 20;

    public static final int MOST_ROWS = 20_000;

    /** A whole file is one piece of the desk's work, of up to three events a row; the journal takes 10,000 at once. */
    public static final int MAX_ROWS = 3_000;

    /** Nobody mends more at once; a file may have one in every cell. */
    static final int MOST_ERRORS = 5_000;

    /** Up to so many rows are written as one piece of the desk's work, where all or none is wanted. */
    static final int ONE_PIECE = MAX_ROWS;

    private final ShopDesk desk;

    public GoodsImport(ShopDesk desk) {
        this.desk = desk;
    }

    /** What to do with the good rows of a file that has bad ones. */
    public enum Mode {
        ALL_OR_NOTHING,
        GOOD_ROWS
    }

    public ImportReport run(long merchantId, GoodsFormat format, byte[] file, Mode mode, boolean dryRun) {
        if (file.length > MAX_BYTES) {
            throw new IllegalArgumentException("file: " + file.length + " bytes (expected: up to " + MAX_BYTES + ")");
        }
        Checked checked = check(merchantId, format, file, MAX_ROWS, (_, _) -> {});
        boolean write = !dryRun && checked.good() > 0 && (checked.errors().isEmpty() || mode == Mode.GOOD_ROWS);
        return checked.report(write ? write(merchantId, checked.sound(), mode) : 0);
    }

    /** Told how many rows of all have been come past. */
    @FunctionalInterface
    interface Progress {
        void come(int done, int total);
    }

    /** A file that was looked through: what can be written, and what is wrong with the rest, from the top down. */
    record Checked(int rows, List<Candidate> sound, List<RowError> errors) {
        int good() {
            return sound.stream().mapToInt(GoodsImport::weight).sum();
        }

        ImportReport report(int imported) {
            List<RowError> told = errors.subList(0, Math.min(errors.size(), MOST_ERRORS));
            return new ImportReport(rows, good(), rows - good(), imported, told);
        }
    }

    /** Looks through a file and writes nothing. */
    Checked check(long merchantId, GoodsFormat format, byte[] file, int mostRows, Progress progress) {
        GoodsRead read = read(format, file, mostRows);
        if (read.rows() > mostRows) {
            var why = new RowError(mostRows + 2, "", new Flaw("", Fault.RANGE, "1–" + mostRows));
            return new Checked(read.rows(), List.of(), List.of(why));
        }
        var errors = new ArrayList<>(read.errors());
        boolean headerIsBroken = errors.stream().anyMatch(GoodsImport::breaksAll);
        List<Candidate> sound = headerIsBroken ? List.of() : sound(merchantId, read, errors, progress);
        errors.sort(Comparator.comparingInt(RowError::row));
        return new Checked(read.rows(), sound, List.copyOf(errors));
    }

    private static GoodsRead read(GoodsFormat format, byte[] file, int mostRows) {
        var unreadable = GoodsRead.nothing(new RowError(1, "", new Flaw("", Fault.UNREADABLE)));
        return switch (format) {
            case JSON -> GoodsJson.read(file, mostRows);
            // One row more than allowed, beside the header, so that too many are seen to be too many.
            case CSV -> Csv.rows(file, mostRows + 2).map(GoodsTable::read).orElse(unreadable);
            case XLSX -> Xlsx.rows(file, mostRows + 2).map(GoodsTable::read).orElse(unreadable);
        };
    }

    /** Without its column nothing can be read; a column too many does no harm to the good rows. */
    private static boolean breaksAll(RowError error) {
        return error.row() == 1
                && error.flaw().path().isEmpty()
                && (error.flaw().fault() == Fault.MISSING || error.flaw().fault() == Fault.TWICE);
    }

    static int weight(Candidate candidate) {
        return candidate.whole() ? 1 : candidate.rows().size();
    }

    /** The candidates without their flawed SKUs; every flaw found on the way is added to the errors. */
    private List<Candidate> sound(long merchantId, GoodsRead read, List<RowError> errors, Progress progress) {
        List<ProductDraft> drafts =
                read.candidates().stream().map(Candidate::draft).toList();
        int total = read.rows();
        int[] done = {0};
        List<List<Flaw>> flaws = desk.examine(merchantId, drafts, draft -> {
            done[0] = Math.min(total, done[0] + draft.skus().size());
            progress.come(done[0], total);
        });
        var sound = new ArrayList<Candidate>();
        for (int i = 0; i < drafts.size(); i++) {
            Candidate candidate = read.candidates().get(i);
            for (Flaw flaw : flaws.get(i)) {
                int row = skuPlace(flaw)
                        .map(candidate.rows()::get)
                        .orElseGet(() -> candidate.rows().getFirst());
                String column = read.columns().at(candidate.draft(), flaw.path());
                errors.add(new RowError(row, column, flaw, read.values().at(row, column)));
            }
            withoutFlawed(candidate, flaws.get(i)).ifPresent(sound::add);
        }
        progress.come(total, total);
        return sound;
    }

    private static Optional<Integer> skuPlace(Flaw flaw) {
        String path = flaw.path();
        return path.startsWith("skus[")
                ? Optional.of(Integer.parseInt(path.substring("skus[".length(), path.indexOf(']'))))
                : Optional.empty();
    }

    private static Optional<Candidate> withoutFlawed(Candidate candidate, List<Flaw> flaws) {
        if (flaws.isEmpty()) {
            return Optional.of(candidate);
        }
        if (candidate.whole() || flaws.stream().anyMatch(flaw -> skuPlace(flaw).isEmpty())) {
            return Optional.empty();
        }
        Set<Integer> flawed = new HashSet<>();
        flaws.forEach(flaw -> skuPlace(flaw).ifPresent(flawed::add));
        var skus = new ArrayList<SkuDraft>();
        var rows = new ArrayList<Integer>();
        for (int place = 0; place < candidate.rows().size(); place++) {
            if (!flawed.contains(place)) {
                skus.add(candidate.draft().skus().get(place));
                rows.add(candidate.rows().get(place));
            }
        }
        return skus.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidate(candidate.draft().withSkus(skus), rows, false));
    }

    /** Writes what is sound, as one piece of the desk's work; tells how many rows are in the catalogue now. */
    int write(long merchantId, List<Candidate> sound, Mode mode) {
        List<ProductDraft> drafts = sound.stream().map(Candidate::draft).toList();
        List<Listing> answers = desk.listAll(merchantId, drafts, mode == Mode.ALL_OR_NOTHING);
        boolean someoneWasFaster = answers.stream().anyMatch(answer -> !(answer instanceof Listing.Listed));
        if (someoneWasFaster && mode == Mode.ALL_OR_NOTHING) {
            return 0;
        }
        int imported = 0;
        for (int i = 0; i < answers.size(); i++) {
            imported += answers.get(i) instanceof Listing.Listed ? weight(sound.get(i)) : 0;
        }
        return imported;
    }
}
