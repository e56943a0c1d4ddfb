package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Reads a size off the chart: for the measures of a body, a foot or a bed, or a measure of a size. Nothing is guessed beyond it. */
final class SizeAdvice {
    private static final List<String> EACH_OF_TWO = List.of("先说的那位", "后说的那位");
    private static final List<String> EACH = List.of("第一位", "第二位", "第三位", "第四位");
    private static final Pattern SIZE_NAME = Pattern.compile("[a-z0-9./]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGINS_WITH_A_NUMBER =
            Pattern.compile("^(\\d+(?:\\.\\d+)?)\\s*(?:米|号|码|寸|cm|(?<=\\d\\d\\s?)(?:ml|毫升))");
    private static final Pattern NUMBER_OF_A_SIZE =
            Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?)(?![\\d.]|斤|岁|块|元|kg|公斤|个|件|天)");
    private static final Pattern OF_A_BODY = Pattern.compile("身高|体重|斤|kg|[男女]生|本人|我[高是有]");
    private static final Pattern HAS_AN_END = Pattern.compile("重|头围|手围|腕围|周长|脚长|内径");
    private static final Pattern SIZES = Pattern.compile("码|号|规格|型号|尺寸");
    private static final Pattern HEIGHTS =
            Pattern.compile("(?<![\\d.])(?:1[4-9]\\d|1\\.\\d{1,2})(?![\\d.])(?!\\s*(?:斤|kg|公斤|块|元|g|克|ml|毫升|[-~到至]))");

    private static final Pattern AT_MOST = Pattern.compile("最[大多高胖重]|上限|封顶");
    private static final int MOST_CELLS = 4;
    /** What stands at the end of a size's name and not in a question: 5斤 for 5 斤装. */
    private static final Pattern PACK = Pattern.compile("(?<=\\d(?:[斤克升米]|k?g|ml))装$");

    /** A size that is called by an amount: 5斤, 300ml. */
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d.]*\\p{L}{1,4}");

    private SizeAdvice() {}

    /** Whether the question tells a measure that the offer's chart has a column for. */
    static boolean measures(Question question, Offer offer) {
        SizeTable table = offer.sizes();
        return table != null && !Measure.in(question.text(), table).isEmpty();
    }

    /** Whether the question asks for a column of the chart by its name. */
    static boolean asksForColumn(Question question, Offer offer) {
        SizeTable table = offer.sizes();
        return table != null
                && table.columns().stream()
                        .skip(1)
                        .anyMatch(column -> question.text().contains(bare(column)));
    }

    /** The sizes that the measures in the question fit, by the names of their rows. */
    static List<String> fitting(Question question, Offer offer) {
        SizeTable table = offer.sizes();
        if (table == null) {
            return List.of();
        }
        Map<Integer, Measure> measures = Measure.in(question.text(), table);
        return measures.isEmpty()
                ? List.of()
                : table.rows().stream()
                        .filter(row -> measures.entrySet().stream().allMatch(one -> fits(table, row, one)))
                        .map(row -> row.getFirst().toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** Whether the chart says what is asked of one of its rows: 一包几片 of M, 喂多少 of 9斤. */
    static boolean tells(Question question, Offer offer) {
        SizeTable table = offer.sizes();
        return table != null
                && ChartColumn.askedFor(question.text(), table) > 0
                && (namedRow(question.text(), table) != null
                        || rowOf(question.text(), table) != null
                        || ChartColumn.asksForCapacity(question.text(), table));
    }

    static Optional<Piece> of(Question question, Offer offer) {
        SizeTable table = offer.sizes();
        if (table == null || table.rows().isEmpty()) {
            return offer.fact(FactKey.SIZE)
                    .or(() -> offer.fact(FactKey.DIMENSIONS))
                    .map(fact -> Piece.of(fact.label() + "是" + Spoken.fact(fact), fact.key()));
        }
        List<String> bodies = bodies(question.text(), table);
        if (bodies.size() > 1 && bodies.size() <= EACH.size()) {
            return ofEach(bodies, table);
        }
        Optional<Piece> cell = cellOf(question.text(), table);
        if (cell.isPresent()) {
            return cell;
        }
        int asked = ChartColumn.askedFor(question.text(), table);
        if (question.has(AT_MOST) && asked > 0 && namedRow(question.text(), table) == null) {
            List<String> last = table.rows().getLast();
            return Optional.of(Piece.of("尺码表上最大是" + size(last) + cell(table, last, asked), "sizes"));
        }
        Map<Integer, Measure> measures = Measure.in(question.text(), table);
        boolean ofABed = measures.keySet().stream()
                .allMatch(column -> table.columns().get(column).contains("床"));
        if (!measures.isEmpty() && !(ofABed && asksForColumn(question, offer))) {
            return fitting(table, measures);
        }
        boolean ofASize = asksForColumn(question, offer) && !question.has(OF_A_BODY);
        if (!ofASize && Measure.isBody(question.text())) {
            // A body was described, and the chart has no column for it.
            return Optional.empty();
        }
        return measure(question.text(), table).or(() -> Optional.of(overview(table, asked)));
    }

    /** The line in as many parts as there are people in it, each told with a height and a weight; one where there is one. */
    private static List<String> bodies(String text, SizeTable table) {
        int[] starts =
                HEIGHTS.matcher(text).results().mapToInt(MatchResult::start).toArray();
        List<String> bodies = IntStream.range(0, starts.length)
                .mapToObj(place ->
                        text.substring(starts[place], place + 1 < starts.length ? starts[place + 1] : text.length()))
                .toList();
        boolean each = bodies.stream()
                .allMatch(body -> Measure.in(body, table).keySet().stream()
                        .anyMatch(column -> table.columns().get(column).contains("重")));
        return each ? bodies : List.of(text);
    }

    private static Optional<Piece> ofEach(List<String> bodies, SizeTable table) {
        List<Piece> pieces = bodies.stream()
                .flatMap(body -> fitting(table, Measure.in(body, table)).stream())
                .toList();
        List<String> each = bodies.size() == 2 ? EACH_OF_TWO : EACH;
        return pieces.size() < bodies.size()
                ? Optional.empty()
                : Optional.of(Piece.of(
                        IntStream.range(0, pieces.size())
                                .mapToObj(at ->
                                        each.get(at) + "，" + pieces.get(at).text())
                                .collect(Collectors.joining("；")),
                        "sizes"));
    }

    /** The cell that is asked for of a row that is named, or that a measure or a word of it finds. */
    private static Optional<Piece> cellOf(String text, SizeTable table) {
        boolean byName = table.columns().stream()
                .skip(1)
                .anyMatch(column -> text.contains(bare(column).replaceAll("[a-z（(].*", "")));
        if (byName) {
            return Optional.empty();
        }
        int column = ChartColumn.askedFor(text, table);
        @Nullable List<String> named = namedRow(text, table);
        @Nullable List<String> found = rowOf(text, table);
        if (named != null && column > 0) {
            return Optional.of(Piece.of(size(named) + cell(table, named, column), "sizes"));
        }
        if (found == null) {
            return Optional.empty();
        }
        int shown = column > 0 ? column : table.columns().size() - 1;
        String first = bare(table.columns().getFirst());
        String of = SIZES.matcher(first).find() ? size(found) : first + Spoken.text(found.getFirst());
        return Optional.of(Piece.of("按表上，" + of + "，" + cell(table, found, shown), "sizes"));
    }

    /** The row whose first cell is a span that a measure falls into, or one of whose cells has a word of the question. */
    private static @Nullable List<String> rowOf(String text, SizeTable table) {
        Measure first = Measure.of(text, table.columns().getFirst());
        if (first != null && table.columns().size() > 1) {
            Measure told = first;
            return table.rows().stream()
                    .filter(row -> fits(table, row, Map.entry(0, told)))
                    .findFirst()
                    .orElse(null);
        }
        for (int column = 1; column < table.columns().size(); column++) {
            int at = column;
            List<List<String>> having = table.rows().stream()
                    .filter(row -> row.get(at).chars().noneMatch(Character::isDigit))
                    .filter(row -> Recall.sharesPair(text, row.get(at)))
                    .toList();
            if (having.size() == 1) {
                return having.getFirst();
            }
        }
        return null;
    }

    private static Optional<Piece> fitting(SizeTable table, Map<Integer, Measure> measures) {
        List<List<String>> whole = table.rows().stream()
                .filter(row -> measures.entrySet().stream().allMatch(one -> fits(table, row, one)))
                .toList();
        if (!whole.isEmpty()) {
            String sizes = whole.stream()
                    .map(row -> size(row)
                            + shown(table, measures).stream()
                                    .map(column -> cell(table, row, column))
                                    .collect(Collectors.joining("、")))
                    .collect(Collectors.joining("，"));
            String both = whole.size() > 1 ? "，都对得上" : "";
            return Optional.of(Piece.of("按尺码表，" + sizes + both + unweighed(table, measures), "sizes"));
        }
        var apart = new ArrayList<String>();
        for (Map.Entry<Integer, Measure> one : measures.entrySet()) {
            List<List<String>> rows =
                    table.rows().stream().filter(row -> fits(table, row, one)).toList();
            if (rows.isEmpty()) {
                return between(table, one, measures.size()).or(() -> beyond(table, one));
            }
            apart.add("按" + bare(table.columns().get(one.getKey())) + "是"
                    + rows.stream()
                            .map(row -> size(row) + "（" + Spoken.text(row.get(one.getKey())) + "）")
                            .collect(Collectors.joining("或")));
        }
        return Optional.of(Piece.of("尺码表上" + String.join("，", apart) + "，两项不在一个码，想宽松就取大的那个", "sizes"));
    }

    /** The columns that are told: those measured, and for a bed the first, which is what fits on it. */
    private static List<Integer> shown(SizeTable table, Map<Integer, Measure> measures) {
        var columns = new ArrayList<Integer>(measures.keySet());
        if (columns.stream().allMatch(column -> table.columns().get(column).contains("床")) && !columns.contains(1)) {
            columns.add(1);
        }
        return columns;
    }

    /** For a column with one number to a row: the two sizes on either side. */
    private static Optional<Piece> between(SizeTable table, Map.Entry<Integer, Measure> one, int measures) {
        int column = one.getKey();
        double value = one.getValue()
                .in(table.columns().get(column), table.rows().getFirst().get(column));
        for (int place = 1; place < table.rows().size(); place++) {
            Span below = Span.of(table.rows().get(place - 1).get(column));
            Span above = Span.of(table.rows().get(place).get(column));
            boolean single = below.least() == below.most() && above.least() == above.most();
            if (measures == 1 && single && value > below.most() && value < above.least()) {
                List<String> lower = table.rows().get(place - 1);
                List<String> upper = table.rows().get(place);
                return Optional.of(Piece.of(
                        "尺码表上在" + size(lower) + cell(table, lower, column) + "和" + size(upper)
                                + cell(table, upper, column) + "之间",
                        "sizes"));
            }
        }
        return Optional.empty();
    }

    /** For a weight beyond all of a column: what the chart ends with. */
    private static Optional<Piece> beyond(SizeTable table, Map.Entry<Integer, Measure> one) {
        int column = one.getKey();
        if (!HAS_AN_END.matcher(table.columns().get(column)).find()) {
            return Optional.empty();
        }
        List<String> last = table.rows().getLast();
        List<String> first = table.rows().getFirst();
        double value = one.getValue().in(table.columns().get(column), last.get(column));
        if (value > Span.of(last.get(column)).most()
                && Span.of(last.get(column)).most() > 0) {
            return Optional.of(Piece.of("尺码表上最大是" + size(last) + cell(table, last, column) + "，再大就没有了", "sizes"));
        }
        return value < Span.of(first.get(column)).least()
                ? Optional.of(Piece.of("尺码表上最小是" + size(first) + cell(table, first, column) + "，再小就没有了", "sizes"))
                : Optional.empty();
    }

    private static boolean fits(SizeTable table, List<String> row, Map.Entry<Integer, Measure> one) {
        String cell = row.get(one.getKey());
        Span span = Span.of(cell);
        double value = one.getValue().in(table.columns().get(one.getKey()), cell);
        return value >= span.least() - 1e-6 && value <= span.most() + 1e-6;
    }

    private static String unweighed(SizeTable table, Map<Integer, Measure> measures) {
        boolean weighed = table.columns().stream().anyMatch(column -> column.contains("重"));
        boolean onlyHeight = measures.entrySet().stream()
                .allMatch(one -> one.getValue().isHeight()
                        && table.columns().get(one.getKey()).contains("身高"));
        return onlyHeight && !weighed ? "；表上没写体重，偏胖或喜欢宽松请对一下胸围" : "";
    }

    private static String size(List<String> row) {
        String name = Spoken.text(row.getFirst());
        return SIZE_NAME.matcher(name).matches() ? name + "码" : name;
    }

    private static String cell(SizeTable table, List<String> row, int column) {
        return bare(table.columns().get(column))
                + Spoken.text(row.get(column))
                + unit(table.columns().get(column));
    }

    /** The unit that stands in the head of a column, as in 衣长（cm）. */
    private static String unit(String column) {
        Matcher inBrackets = Pattern.compile("[（(]([^）)]{1,4})[）)]").matcher(column);
        return inBrackets.find() ? inBrackets.group(1) : "";
    }

    /** One measure of one size, as in M码胸围多少, or of all; or all measures of one size. */
    private static Optional<Piece> measure(String text, SizeTable table) {
        @Nullable List<String> named = namedRow(text, table);
        Optional<Piece> several = several(text, table, named);
        if (several.isPresent()) {
            return several;
        }
        for (int column = 1; column < table.columns().size(); column++) {
            String name = table.columns().get(column);
            if (!text.contains(bare(name))) {
                continue;
            }
            List<List<String>> rows = named == null ? table.rows() : namedRows(text, table, named);
            int at = column;
            String cells = rows.stream()
                    .map(row -> size(row) + Spoken.text(row.get(at)) + unit(name))
                    .collect(Collectors.joining("，"));
            return Optional.of(Piece.of(bare(name) + "，" + cells, "sizes"));
        }
        return named == null ? Optional.empty() : Optional.of(row(table, named));
    }

    /** Several measures of one size: 大号长宽高多少. */
    private static Optional<Piece> several(String text, SizeTable table, @Nullable List<String> named) {
        int[] asked = IntStream.range(1, table.columns().size())
                .filter(column -> text.contains(bare(table.columns().get(column))))
                .toArray();
        if (named == null || asked.length < 2 || namedRows(text, table, named).size() > 1) {
            return Optional.empty();
        }
        String cells = IntStream.of(asked)
                .mapToObj(column -> cell(table, named, column))
                .collect(Collectors.joining("，"));
        return Optional.of(Piece.of("尺码表上" + size(named) + "，" + cells, "sizes"));
    }

    private static Piece row(SizeTable table, List<String> row) {
        String cells = IntStream.range(1, Math.min(table.columns().size(), MOST_CELLS + 1))
                .mapToObj(column -> cell(table, row, column))
                .collect(Collectors.joining("，"));
        return Piece.of("尺码表上" + size(row) + "，" + cells, "sizes");
    }

    /** All rows that the text names: L跟XL衣长差多少. */
    private static List<List<String>> namedRows(String text, SizeTable table, List<String> first) {
        List<List<String>> rows = table.rows().stream()
                .filter(row -> {
                    String size = row.getFirst().toLowerCase(Locale.ROOT);
                    return Naming.isHan(size) ? text.contains(size) : Naming.isWhole(text, size);
                })
                .toList();
        return rows.isEmpty() ? List.of(first) : rows;
    }

    private static @Nullable List<String> namedRow(String text, SizeTable table) {
        String line = text.replaceAll("\\s", "");
        for (List<String> row : table.rows()) {
            String size = PACK.matcher(row.getFirst().toLowerCase(Locale.ROOT).replaceAll("\\s", ""))
                    .replaceAll("");
            if (AMOUNT.matcher(size).matches()
                    && Pattern.compile("(?<![\\d.])" + Pattern.quote(size) + "(?![a-z0-9])")
                            .matcher(line)
                            .find()) {
                return row;
            }
        }
        for (List<String> row : table.rows()) {
            // 1.8 for 1.8 米床, 12号 for 12 号: the number that the name of the size begins with.
            Matcher begins = BEGINS_WITH_A_NUMBER.matcher(row.getFirst());
            if (begins.find() && says(text, new BigDecimal(begins.group(1)))) {
                return row;
            }
        }
        for (List<String> row : table.rows()) {
            String size = row.getFirst().toLowerCase(Locale.ROOT);
            boolean named = Naming.isHan(size)
                    ? text.contains(size)
                    : Pattern.compile("(?<![a-z0-9.])" + Pattern.quote(size) + "(?![a-z.]|[0-9](?![包盒袋箱件条])|斤|岁)")
                            .matcher(text)
                            .find();
            if (named) {
                return row;
            }
        }
        return null;
    }

    private static boolean says(String text, BigDecimal number) {
        return NUMBER_OF_A_SIZE
                .matcher(text)
                .results()
                .anyMatch(found -> new BigDecimal(found.group(1)).compareTo(number) == 0);
    }

    /** The column that is asked for, or that tells most, row by row. */
    private static Piece overview(SizeTable table, int asked) {
        int telling = IntStream.range(1, table.columns().size())
                .filter(column -> table.columns().get(column).contains("身高"))
                .findFirst()
                .orElse(Math.min(1, table.columns().size() - 1));
        int shown = asked > 0 ? asked : telling;
        String rows = table.rows().stream()
                .map(row -> size(row) + (shown > 0 && shown < row.size() ? cell(table, row, shown) : ""))
                .collect(Collectors.joining("；"));
        return Piece.of("尺码表上是" + rows, "sizes");
    }

    private static String bare(String column) {
        return column.replaceAll("[（(].*", "").replaceAll("\\s", "");
    }

    /** From where to where a cell reaches; one number reaches from itself to itself. */
    record Span(double least, double most) {
        private static final Pattern RANGE =
                Pattern.compile("(\\d+(?:\\.\\d+)?)\\D{0,4}?\\s*[–—~～至到-]\\s*(\\d+(?:\\.\\d+)?)");
        private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

        static Span of(String cell) {
            Matcher range = RANGE.matcher(cell);
            if (range.find()) {
                return new Span(Double.parseDouble(range.group(1)), Double.parseDouble(range.group(2)));
            }
            Matcher number = NUMBER.matcher(cell);
            if (!number.find()) {
                return new Span(1, 0);
            }
            double value = Double.parseDouble(number.group());
            if (cell.matches(".*(?:以下|以内|≤|<|不超过).*")) {
                return new Span(0, value);
            }
            return cell.matches(".*(?:以上|≥|>|\\+).*") ? new Span(value, Double.MAX_VALUE) : new Span(value, value);
        }
    }
}
