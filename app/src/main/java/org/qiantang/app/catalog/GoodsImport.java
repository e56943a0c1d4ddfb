package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.catalog.Flaw.Fault;

/** Takes files of goods into a shop; products and SKUs are known by their codes, so that a file may come twice. */
public final class GoodsImport {
    public static final int MAX_BYTES = 10 << 20;

    /** A whole file is one piece of the desk's work, of up to three events a row; the journal takes 10,000 at once. */
    public static final int MAX_ROWS = 3_000;

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
        GoodsRead read = read(format, file);
        if (read.rows() > MAX_ROWS) {
            return refused(read.rows(), new RowError(MAX_ROWS + 2, "", new Flaw("", Fault.RANGE, "1–" + MAX_ROWS)));
        }
        var errors = new ArrayList<>(read.errors());
        boolean headerIsBroken = errors.stream().anyMatch(GoodsImport::breaksAll);
        List<Candidate> sound = headerIsBroken ? List.of() : sound(merchantId, read, errors);
        int good = sound.stream().mapToInt(GoodsImport::weight).sum();
        boolean write = !dryRun && good > 0 && (errors.isEmpty() || mode == Mode.GOOD_ROWS);
        int imported = write ? write(merchantId, sound, mode) : 0;
        errors.sort(Comparator.comparingInt(RowError::row));
        return new ImportReport(read.rows(), good, read.rows() - good, imported, errors);
    }

    private static ImportReport refused(int rows, RowError why) {
        return new ImportReport(rows, 0, rows, 0, List.of(why));
    }

    private static GoodsRead read(GoodsFormat format, byte[] file) {
        var unreadable = GoodsRead.nothing(new RowError(1, "", new Flaw("", Fault.UNREADABLE)));
        return switch (format) {
            case JSON -> GoodsJson.read(file);
            case CSV ->
                Csv.text(file).map(text -> GoodsTable.read(Csv.rows(text))).orElse(unreadable);
            // One row more than allowed, beside the header, so that too many are seen to be too many.
            case XLSX -> Xlsx.rows(file, MAX_ROWS + 2).map(GoodsTable::read).orElse(unreadable);
        };
    }

    /** Without its column nothing can be read; a column too many does no harm to the good rows. */
    private static boolean breaksAll(RowError error) {
        return error.row() == 1
                && error.flaw().path().isEmpty()
                && (error.flaw().fault() == Fault.MISSING || error.flaw().fault() == Fault.TWICE);
    }

    private static int weight(Candidate candidate) {
        return candidate.whole() ? 1 : candidate.rows().size();
    }

    /** The candidates without their flawed SKUs; every flaw found on the way is added to the errors. */
    private List<Candidate> sound(long merchantId, GoodsRead read, List<RowError> errors) {
        List<ProductDraft> drafts =
                read.candidates().stream().map(Candidate::draft).toList();
        List<List<Flaw>> flaws = desk.examine(merchantId, drafts);
        var sound = new ArrayList<Candidate>();
        for (int i = 0; i < drafts.size(); i++) {
            Candidate candidate = read.candidates().get(i);
            for (Flaw flaw : flaws.get(i)) {
                int row = skuPlace(flaw)
                        .map(candidate.rows()::get)
                        .orElseGet(() -> candidate.rows().getFirst());
                errors.add(new RowError(row, read.columns().at(candidate.draft(), flaw.path()), flaw));
            }
            withoutFlawed(candidate, flaws.get(i)).ifPresent(sound::add);
        }
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

    private int write(long merchantId, List<Candidate> sound, Mode mode) {
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
