package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Reads a size off the chart: for a body's height and weight, for a bed's width, or a measure of a size. */
final class SizeAdvice {
    private static final Pattern METRES = Pattern.compile("1\\.(\\d{2})(?!\\d)|1米(\\d{2})|(?:一米)([四五六七八九])");
    private static final Pattern CENTIMETRES = Pattern.compile("(?<![\\d.])(1[3-9]\\d)(?!\\d|斤)");
    private static final Pattern JIN = Pattern.compile("(?<![\\d.])(\\d{2,3}(?:\\.\\d)?)斤");
    private static final Pattern KILOGRAMS = Pattern.compile("(?<![\\d.])(\\d{2,3}(?:\\.\\d)?)(?:kg|公斤|千克)");
    private static final Pattern BARE_AFTER_HEIGHT = Pattern.compile("1[3-9]\\d\\D{1,4}(\\d{2,3})(?!\\d)");
    private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*[–—~～-]\\s*(\\d+(?:\\.\\d+)?)");
    private static final Pattern BED = Pattern.compile("(\\d(?:\\.\\d+)?)米");
    private static final String DIGITS = "零一二三四五六七八九";

    private SizeAdvice() {}

    static Optional<Piece> of(Question question, Offer offer) {
        SizeTable table = offer.sizes();
        if (table == null || table.rows().isEmpty()) {
            return offer.fact(FactKey.SIZE)
                    .or(() -> offer.fact(FactKey.DIMENSIONS))
                    .map(fact -> Piece.of(fact.label() + "是" + Spoken.fact(fact), fact.key()));
        }
        String text = question.text();
        Matcher bed = BED.matcher(text);
        int bedColumn = column(table, "床");
        if (text.contains("床") && bedColumn >= 0 && bed.find()) {
            return forBed(table, bedColumn, bed.group(1));
        }
        OptionalDouble height = height(text);
        OptionalDouble kilograms = kilograms(text);
        if (height.isPresent() || kilograms.isPresent()) {
            return forBody(table, height, kilograms);
        }
        return measure(text, table).or(() -> Optional.of(overview(table)));
    }

    private static Optional<Piece> forBed(SizeTable table, int column, String metres) {
        return table.rows().stream()
                .filter(row -> row.get(column).replaceAll("\\s", "").startsWith(metres + "米"))
                .findFirst()
                .map(row -> Piece.of(metres + "米的床，尺寸表上对应" + row.getFirst() + "款，" + Spoken.text(row.get(1)), "sizes"));
    }

    private static Optional<Piece> forBody(SizeTable table, OptionalDouble height, OptionalDouble kilograms) {
        int byHeight = column(table, "身高");
        int byWeight = column(table, "体重");
        if ((byHeight < 0 || height.isEmpty()) && (byWeight < 0 || kilograms.isEmpty())) {
            return Optional.empty();
        }
        var fitting = new ArrayList<List<String>>();
        for (List<String> row : table.rows()) {
            boolean tall = byHeight < 0 || height.isEmpty() || within(row.get(byHeight), height.getAsDouble());
            boolean heavy = byWeight < 0
                    || kilograms.isEmpty()
                    || within(row.get(byWeight), inUnitOf(table.columns().get(byWeight), kilograms.getAsDouble()));
            if (tall && heavy) {
                fitting.add(row);
            }
        }
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        int shown = byHeight < 0 || height.isEmpty() ? byWeight : byHeight;
        String sizes = fitting.stream()
                .map(row -> row.getFirst() + "码" + table.columns().get(shown) + row.get(shown))
                .collect(Collectors.joining("，"));
        String both = fitting.size() > 1 ? "，两个码都对得上" : "";
        String unweighed = kilograms.isPresent() && byWeight < 0 ? "；尺码表没写体重，偏胖或喜欢宽松请对一下胸围" : "";
        return Optional.of(Piece.of("按尺码表，" + sizes + both + unweighed, "sizes"));
    }

    /** One measure of one size, as in M码胸围多少, or of all. */
    private static Optional<Piece> measure(String text, SizeTable table) {
        for (int column = 1; column < table.columns().size(); column++) {
            String name = table.columns().get(column);
            if (!text.contains(bare(name))) {
                continue;
            }
            @Nullable List<String> named = namedRow(text, table);
            List<List<String>> rows = named == null ? table.rows() : List.of(named);
            int at = column;
            String cells =
                    rows.stream().map(row -> row.getFirst() + "码" + row.get(at)).collect(Collectors.joining("，"));
            return Optional.of(Piece.of(name + "，" + cells, "sizes"));
        }
        return Optional.empty();
    }

    private static @Nullable List<String> namedRow(String text, SizeTable table) {
        for (List<String> row : table.rows()) {
            String size = row.getFirst().toLowerCase(java.util.Locale.ROOT);
            if (Pattern.compile("(?<![a-z0-9])" + Pattern.quote(size) + "(?![a-z0-9])")
                    .matcher(text)
                    .find()) {
                return row;
            }
        }
        return null;
    }

    private static Piece overview(SizeTable table) {
        int shown = Math.max(column(table, "身高"), 1);
        String rows = table.rows().stream()
                .map(row -> row.getFirst()
                        + (shown < row.size()
                                ? "，" + bare(table.columns().get(shown)) + Spoken.text(row.get(shown))
                                : ""))
                .collect(Collectors.joining("；"));
        return Piece.of("尺码表上是" + rows, "sizes");
    }

    private static String bare(String column) {
        return column.replaceAll("[（(].*", "").replaceAll("\\s", "");
    }

    private static int column(SizeTable table, String word) {
        for (int column = 0; column < table.columns().size(); column++) {
            if (table.columns().get(column).contains(word)) {
                return column;
            }
        }
        return -1;
    }

    private static boolean within(String cell, double number) {
        Matcher range = RANGE.matcher(cell);
        return range.find()
                && number >= Double.parseDouble(range.group(1))
                && number <= Double.parseDouble(range.group(2));
    }

    private static double inUnitOf(String column, double kilograms) {
        return column.contains("斤") && !column.contains("公斤") ? kilograms * 2 : kilograms;
    }

    static OptionalDouble height(String text) {
        Matcher metres = METRES.matcher(text);
        if (metres.find()) {
            if (metres.group(3) != null) {
                return OptionalDouble.of(100 + 10.0 * DIGITS.indexOf(metres.group(3)));
            }
            String centimetres = metres.group(1) == null ? metres.group(2) : metres.group(1);
            return OptionalDouble.of(100 + Double.parseDouble(centimetres));
        }
        Matcher plain = CENTIMETRES.matcher(text);
        return plain.find() ? OptionalDouble.of(Double.parseDouble(plain.group(1))) : OptionalDouble.empty();
    }

    /** A weight without a unit beside a height is in 斤, as people in China say it. */
    static OptionalDouble kilograms(String text) {
        Matcher kilograms = KILOGRAMS.matcher(text);
        if (kilograms.find()) {
            return OptionalDouble.of(Double.parseDouble(kilograms.group(1)));
        }
        Matcher jin = JIN.matcher(text);
        if (jin.find()) {
            return OptionalDouble.of(Double.parseDouble(jin.group(1)) / 2);
        }
        Matcher bare = BARE_AFTER_HEIGHT.matcher(text);
        return bare.find() ? OptionalDouble.of(Double.parseDouble(bare.group(1)) / 2) : OptionalDouble.empty();
    }
}
