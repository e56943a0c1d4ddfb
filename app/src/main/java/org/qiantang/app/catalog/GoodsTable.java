package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.event.Money;

/** Goods as rows of a table, one to a SKU; read with {@link #read}. */
final class GoodsTable {
    private static final List<String> FACT_MARKS = List.of("属性:", "属性：", "fact:");

    static final String ERRORS_ZH = "导入错误";
    static final String ERRORS_EN = "import errors";
    private static final Pattern LOST_DIGITS = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d{2,3}");
    private static final Pattern NO_RESULT = Pattern.compile("#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!)");

    private final List<RowError> errors = new ArrayList<>();
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final Map<String, Integer> factPlaces = new LinkedHashMap<>();
    private final List<List<String>> rows;

    private GoodsTable(List<List<String>> rows) {
        this.rows = rows;
    }

    static GoodsRead read(List<List<String>> rows) {
        return rows.isEmpty()
                ? GoodsRead.nothing(new RowError(1, "", new Flaw("", Fault.MISSING)))
                : new GoodsTable(rows).read();
    }

    /** The fact's header in a file that this program writes. */
    static String factHeader(String key, boolean english) {
        return english ? "fact:" + key : "属性:" + FactKey.labelOf(key);
    }

    private GoodsRead read() {
        header();
        var groups = new LinkedHashMap<String, List<Integer>>();
        int filled = 0;
        for (int row = 1; row < rows.size(); row++) {
            if (rows.get(row).stream().allMatch(String::isBlank)) {
                continue;
            }
            filled++;
            String code = cell(row, Column.PRODUCT_CODE);
            if (isOdd(row)) {
                continue;
            }
            if (code.isEmpty()) {
                flaw(row, Column.PRODUCT_CODE, Fault.MISSING, "");
            } else {
                groups.computeIfAbsent(code, _ -> new ArrayList<>()).add(row);
            }
        }
        List<Candidate> candidates = groups.values().stream()
                .map(this::candidate)
                .flatMap(Optional::stream)
                .toList();
        return new GoodsRead(candidates, errors, filled, this::columnAt, this::valueAt);
    }

    private void header() {
        List<String> header = rows.getFirst();
        for (int place = 0; place < header.size(); place++) {
            String text = header.get(place).strip();
            Optional<Column> column = Column.headed(text);
            Optional<String> fact = factKey(text);
            if (column.isPresent()) {
                twice(places.putIfAbsent(column.get(), place), text);
            } else if (fact.isPresent()) {
                twice(factPlaces.putIfAbsent(fact.get(), place), text);
            } else if (!text.isEmpty() && !isErrors(text)) {
                errors.add(new RowError(1, text, new Flaw("", Fault.UNKNOWN_COLUMN)));
            }
        }
        for (Column column : Column.values()) {
            if (!column.optional() && !places.containsKey(column)) {
                errors.add(new RowError(1, column.header(false), new Flaw("", Fault.MISSING)));
            }
        }
    }

    /** The column that a marked file has; whoever mends the file need not take it out. */
    private static boolean isErrors(String header) {
        String first = header.lines().findFirst().orElse("").strip();
        return first.equals(ERRORS_ZH) || first.equals(ERRORS_EN);
    }

    /** Where a marked file's column is; -1 where there is none. */
    static int errorsPlace(List<String> header) {
        for (int place = 0; place < header.size(); place++) {
            if (isErrors(header.get(place))) {
                return place;
            }
        }
        return -1;
    }

    /** What spreadsheets do to cells: codes as powers of ten, formulas without a result. */
    private boolean isOdd(int row) {
        int before = errors.size();
        for (Column column : List.of(Column.PRODUCT_CODE, Column.SKU_CODE)) {
            if (LOST_DIGITS.matcher(cell(row, column)).matches()) {
                flaw(row, column, Fault.LOST_DIGITS, "");
            }
        }
        for (int place = 0;
                place < rows.get(row).size() && place < rows.getFirst().size();
                place++) {
            if (NO_RESULT.matcher(cell(row, place)).matches() && !isErrors(headerAt(place))) {
                errors.add(new RowError(row + 1, headerAt(place), new Flaw("", Fault.BAD_FORMULA), cell(row, place)));
            }
        }
        return errors.size() > before;
    }

    private void twice(@Nullable Integer before, String header) {
        if (before != null) {
            errors.add(new RowError(1, header, new Flaw("", Fault.TWICE)));
        }
    }

    private static Optional<String> factKey(String header) {
        return FACT_MARKS.stream()
                .filter(mark -> header.length() > mark.length() && header.startsWith(mark))
                .map(mark -> FactKey.keyOf(header.substring(mark.length()).strip()))
                .findFirst();
    }

    private Optional<Candidate> candidate(List<Integer> group) {
        int first = group.getFirst();
        Optional<ProductDraft> product = product(first);
        var skus = new ArrayList<SkuDraft>();
        var skuRows = new ArrayList<Integer>();
        for (int row : group) {
            if (row == first || agrees(first, row)) {
                sku(row).ifPresent(sku -> {
                    skus.add(sku);
                    skuRows.add(row + 1);
                });
            }
        }
        if (product.isEmpty()) {
            // The product's flaw stands at its first row; the others cannot be had without it.
            group.stream().skip(1).forEach(row -> flaw(row, Column.PRODUCT_CODE, Fault.CONFLICT, "row " + (first + 1)));
            return Optional.empty();
        }
        return skus.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidate(product.get().withSkus(skus), skuRows, false));
    }

    /** A blank cell says the same as the product's first row. */
    private boolean agrees(int first, int row) {
        int before = errors.size();
        for (Map.Entry<Column, Integer> place : places.entrySet()) {
            if (place.getKey().ofProduct()) {
                agree(first, row, place.getValue());
            }
        }
        factPlaces.values().forEach(place -> agree(first, row, place));
        return errors.size() == before;
    }

    private void agree(int first, int row, int place) {
        String here = cell(row, place);
        if (!here.isEmpty() && !here.equals(cell(first, place))) {
            errors.add(new RowError(
                    row + 1,
                    headerAt(place),
                    new Flaw("", Fault.CONFLICT, RowError.shortened(cell(first, place))),
                    here));
        }
    }

    private Optional<ProductDraft> product(int row) {
        int before = errors.size();
        Integer hours = Readings.whole(cell(row, Column.SHIP_HOURS));
        if (hours == null) {
            flaw(row, Column.SHIP_HOURS, Fault.NOT_A_NUMBER, "");
        }
        Boolean free = Readings.yesOrNo(cell(row, Column.FREE_SHIPPING));
        if (free == null) {
            flaw(row, Column.FREE_SHIPPING, Fault.NOT_YES_OR_NO, "");
        }
        var facts = new ArrayList<Fact>();
        factPlaces.forEach((key, place) -> {
            String cell = cell(row, place);
            if (!cell.isEmpty()) {
                fact(row, place, key, cell).ifPresent(facts::add);
            }
        });
        Promises promises = promises(row);
        String supplier = cell(row, Column.SUPPLIER);
        if (errors.size() > before || hours == null || free == null) {
            return Optional.empty();
        }
        return Optional.of(new ProductDraft(
                cell(row, Column.PRODUCT_CODE),
                cell(row, Column.TITLE),
                cell(row, Column.CATEGORY),
                cell(row, Column.DESCRIPTION),
                Cells.lines(cell(row, Column.PICTURES)),
                new FactSheet(facts),
                Cells.lines(cell(row, Column.AFTER_SALE)),
                sizes(cell(row, Column.SIZES)),
                new Delivery(cell(row, Column.SHIP_FROM), hours, free, Cells.lines(cell(row, Column.EXCLUDED))),
                List.of(),
                promises,
                supplier.isEmpty() ? null : supplier));
    }

    private Optional<Fact> fact(int row, int place, String key, String cell) {
        var flaws = new ArrayList<Flaw>();
        Optional<Fact> fact = FactCell.read(key, cell, flaws);
        flaws.forEach(flaw -> errors.add(new RowError(row + 1, headerAt(place), flaw, cell)));
        return fact;
    }

    private Promises promises(int row) {
        var promises = new ArrayList<Promise>();
        for (String line : Cells.lines(cell(row, Column.PROMISES))) {
            List<String> parts = Cells.parts(line);
            Integer amount = parts.size() < 2 ? Integer.valueOf(0) : Readings.whole(parts.get(1));
            var flaws = new ArrayList<Flaw>();
            if (amount == null || parts.size() > 2) {
                flaws.add(new Flaw("", Fault.NOT_A_NUMBER));
            } else {
                PromiseReading.read("", parts.getFirst(), amount, flaws).ifPresent(promises::add);
            }
            flaws.forEach(flaw -> flaw(row, Column.PROMISES, flaw.fault(), flaw.expected()));
        }
        return new Promises(promises);
    }

    private static @Nullable SizeTable sizes(String cell) {
        List<List<String>> lines = Cells.lines(cell).stream().map(Cells::parts).toList();
        return lines.isEmpty() ? null : new SizeTable(lines.getFirst(), lines.subList(1, lines.size()));
    }

    private Optional<SkuDraft> sku(int row) {
        Optional<Money> price = Readings.yuan(cell(row, Column.PRICE));
        if (price.isEmpty()) {
            boolean blank = cell(row, Column.PRICE).isEmpty();
            flaw(row, Column.PRICE, blank ? Fault.MISSING : Fault.NOT_A_NUMBER, "");
        }
        Optional<Money> cost = Readings.yuan(cell(row, Column.COST));
        boolean odd = cost.isEmpty() && !cell(row, Column.COST).isEmpty();
        if (odd) {
            flaw(row, Column.COST, Fault.NOT_A_NUMBER, "");
        }
        String stock = cell(row, Column.STOCK);
        Integer free = stock.isEmpty() ? Integer.valueOf(0) : Readings.whole(stock);
        if (free == null) {
            flaw(row, Column.STOCK, Fault.NOT_A_NUMBER, "");
        }
        if (price.isEmpty() || free == null || odd) {
            return Optional.empty();
        }
        return Optional.of(new SkuDraft(
                cell(row, Column.SKU_CODE), cell(row, Column.SKU_NAME), price.get(), free, cost.orElse(null)));
    }

    private void flaw(int row, Column column, Fault fault, String expected) {
        Integer place = places.get(column);
        String header = place == null ? column.header(false) : headerAt(place);
        errors.add(new RowError(row + 1, header, new Flaw("", fault, expected), place == null ? "" : cell(row, place)));
    }

    private String cell(int row, Column column) {
        Integer place = places.get(column);
        return place == null ? "" : cell(row, place);
    }

    private String cell(int row, int place) {
        List<String> cells = rows.get(row);
        return place < cells.size() ? cells.get(place).strip().replace("\r\n", "\n") : "";
    }

    private String headerAt(int place) {
        return rows.getFirst().get(place).strip();
    }

    private String valueAt(int row, String column) {
        for (int place = 0; place < rows.getFirst().size(); place++) {
            if (headerAt(place).equals(column)) {
                return row - 1 < rows.size() ? cell(row - 1, place) : "";
            }
        }
        return "";
    }

    private String columnAt(ProductDraft draft, String path) {
        if (path.startsWith("facts[")) {
            int place = Integer.parseInt(path.substring("facts[".length(), path.indexOf(']')));
            Integer column = factPlaces.get(draft.facts().facts().get(place).key());
            return column == null ? path : headerAt(column);
        }
        boolean ofProduct = !path.startsWith("skus[");
        String within = ofProduct ? path : path.substring(path.indexOf('.') + 1);
        Optional<Integer> place = Column.at(within, ofProduct).map(places::get);
        return place.map(this::headerAt).orElse(path);
    }
}
