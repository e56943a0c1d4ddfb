package org.qiantang.app.answer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Which size of bedding is for a bed of so many metres: 1米5的床拍哪个 is told of no body, though it sounds like one's height. */
final class BedSize {
    private static final Pattern BED = Pattern.compile("床(?!头|底|边|垫子?脏)");
    /** As Typing leaves them: 1.5米, 1米5, 150cm, and 150 of 150乘2米, 2米乘150 or 床150. */
    private static final Pattern METRES = Pattern.compile(
            "(?<![\\d.])([12])(?:(?:米|m|\\.)(\\d)(?!\\d)|米(?!\\d)|(\\d)0(?:厘米|cm|公分|(?=[乘x×*])|(?<=[乘x×*床]\\d{3})))");

    private static final Pattern FIGURE = Pattern.compile("\\d");
    private static final Pattern BY = Pattern.compile("[乘x×*]");
    private static final Pattern QUILT = Pattern.compile("被子|被芯|褥");
    /** Somebody's height beside the bed: 我1米8 床1米5的. */
    private static final Pattern HEIGHT =
            Pattern.compile("我(?:身高|高|有)?[12](?:米|m|\\.)?\\d{1,2}(?:cm|厘米|公分|米)?(?!\\d|[^,，\\d]{0,3}床(?!\\d))");

    private BedSize() {}

    /** What a chart of sizes has for the bed; not where one of its columns is asked for. */
    static Optional<Piece> of(Question question, Offer offer) {
        SizeTable table = offer.sizes();
        OptionalDouble asked = asked(question.text());
        if (table == null
                || asked.isEmpty()
                || SizeAdvice.asksForColumn(question, offer)
                || SizeAdvice.tells(question, offer)) {
            return Optional.empty();
        }
        return byColumn(table, asked.getAsDouble()).or(() -> byName(table, asked));
    }

    private static Optional<Piece> byName(SizeTable table, OptionalDouble asked) {
        List<String> beds = table.rows().stream()
                .map(List::getFirst)
                .filter(name -> BED.matcher(name).find() && !widths(name).isEmpty())
                .toList();
        List<String> fitting = beds.stream().filter(name -> isFor(name, asked)).toList();
        return beds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Piece.of(fitting.isEmpty() ? "只有" + joined(beds) + "的" : "拍" + joined(fitting) + "的", "sizes"));
    }

    /** By the column that says for which bed a size is: 适合床宽 1.5 米. */
    private static Optional<Piece> byColumn(SizeTable table, double asked) {
        int column = IntStream.range(1, table.columns().size())
                .filter(at -> BED.matcher(table.columns().get(at)).find())
                .findFirst()
                .orElse(-1);
        if (column < 0) {
            return Optional.empty();
        }
        List<String> fitting = table.rows().stream()
                .filter(row -> fits(row.get(column), asked))
                .map(row -> sized(row, column))
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(Piece.of("拍" + joined(fitting) + "的", "sizes"));
    }

    /** The name of a size; where that says no measure, with those that the chart has of it. */
    private static String sized(List<String> row, int column) {
        String name = row.getFirst();
        String measures = IntStream.range(1, row.size())
                .filter(at -> at != column)
                .mapToObj(row::get)
                .filter(cell -> FIGURE.matcher(cell).find())
                .collect(Collectors.joining("，"));
        return FIGURE.matcher(name).find() || measures.isEmpty() ? name : name + "（" + measures + "）";
    }

    private static boolean fits(String cell, double asked) {
        List<Double> widths = widths(cell);
        if (BY.matcher(cell).find()) {
            return widths.stream().mapToDouble(Double::doubleValue).min().orElse(0) == asked;
        }
        return widths.contains(asked)
                || (cell.contains("以下") && widths.stream().allMatch(width -> asked <= width) && !widths.isEmpty());
    }

    /** The kinds for a bed of that width; none where they are not told apart by it, or several beds are asked about. */
    static List<Kind> kinds(String question, Offer offer) {
        OptionalDouble asked = asked(question);
        return asked.isEmpty()
                ? List.of()
                : offer.kinds().stream()
                        .filter(kind -> BED.matcher(kind.name()).find() && isFor(kind.name(), asked))
                        .toList();
    }

    /** What else is asked for than the bed. */
    static String without(String question) {
        return BED.matcher(METRES.matcher(question).replaceAll("◇")).replaceAll("◇");
    }

    private static boolean isFor(String name, OptionalDouble asked) {
        return widths(name).stream().anyMatch(width -> width == asked.getAsDouble());
    }

    /** The width of the one bed that is asked about: of 1米5乘2米 the smaller. */
    private static OptionalDouble asked(String text) {
        String rest = HEIGHT.matcher(text).replaceAll("");
        boolean isOfAQuilt = BY.matcher(rest).find() && QUILT.matcher(rest).find();
        List<Double> widths = BED.matcher(rest).find() && !isOfAQuilt ? widths(rest) : List.of();
        return widths.size() == 1 || BY.matcher(rest).find()
                ? widths.stream().mapToDouble(Double::doubleValue).min()
                : OptionalDouble.empty();
    }

    private static List<Double> widths(String text) {
        return METRES.matcher(Lexicon.plain(text))
                .results()
                .map(found -> Double.valueOf(found.group(1) + "." + tenths(found)))
                .distinct()
                .toList();
    }

    private static String tenths(MatchResult found) {
        return Optional.ofNullable(found.group(2))
                .or(() -> Optional.ofNullable(found.group(3)))
                .orElse("0");
    }

    private static String joined(List<String> names) {
        return names.stream().map(Spoken::text).collect(Collectors.joining("、"));
    }
}
