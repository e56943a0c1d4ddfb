package org.qiantang.app.radar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Another platform's report, read: its rows, and what is wrong in it by row and column. Reports write days and numbers in many
 * ways; what is read is what they commonly write, and nothing is guessed.
 */
final class OutsideSheet {
    static final int MOST_ROWS = 20_000;
    static final int MOST_FAULTS = 100;

    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_SAID = 40;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))(?:[ T]00?:00(?::00)?)?");
    private static final Pattern NUMBER =
            Pattern.compile("[¥￥]?\\s*((?:\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?:\\.\\d{1,6})?)\\s*(万|w|W)?\\s*(?:元)?");

    private final Map<Column, Integer> mapping;
    private final String platform;
    private final @Nullable OutsideKind kind;
    private final LocalDate today;
    private final List<OutsideRow> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<OutsideRow.Key, Integer> met = new HashMap<>();
    private int wrong;

    private OutsideSheet(Map<Column, Integer> mapping, String platform, @Nullable OutsideKind kind, LocalDate today) {
        this.mapping = mapping;
        this.platform = platform;
        this.kind = kind;
        this.today = today;
    }

    /**
     * Something that cannot be read.
     *
     * @param row as spreadsheets number it: the header is 1
     * @param said what stands there, shortened
     */
    record Fault(int row, String column, String said, String zh, String en) {}

    /**
     * Reads the rows under the header.
     *
     * @param mapping by column its place in the file, from 0
     * @param platform what holds for rows that name none; empty for nothing
     * @param kind the same
     * @param today no row may be of a later day
     */
    static OutsideSheet read(
            List<List<String>> table,
            Map<Column, Integer> mapping,
            String platform,
            @Nullable OutsideKind kind,
            LocalDate today) {
        var sheet = new OutsideSheet(mapping, platform, kind, today);
        for (int at = 1; at < table.size(); at++) {
            List<String> cells = table.get(at);
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                sheet.row(at + 1, cells);
            }
        }
        return sheet;
    }

    /** Which column stands where, as far as the heads tell; of several for one the first. */
    static Map<Column, Integer> guess(List<String> header) {
        var found = new EnumMap<Column, Integer>(Column.class);
        for (int at = 0; at < header.size(); at++) {
            Optional<Column> column = Column.of(header.get(at));
            if (column.isPresent()) {
                found.putIfAbsent(column.get(), at);
            }
        }
        return found;
    }

    List<OutsideRow> rows() {
        return List.copyOf(rows);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    boolean hasMoreFaults() {
        return wrong > faults.size();
    }

    private void row(int number, List<String> cells) {
        int before = wrong;
        LocalDate day = day(number, cells);
        String of = mapping.containsKey(Column.PLATFORM) ? text(number, cells, Column.PLATFORM) : "";
        String where = of.isEmpty() ? platform : of;
        if (where.isEmpty()) {
            fault(number, Column.PLATFORM, "", "没有写平台", "no platform is named");
        }
        OutsideKind what = kind(number, cells);
        String name = text(number, cells, Column.NAME);
        if (name.isEmpty()) {
            fault(number, Column.NAME, "", "没有写名称", "no name is given");
        }
        String campaign = text(number, cells, Column.CAMPAIGN);
        Long exposures = count(number, cells, Column.EXPOSURES);
        Long clicks = count(number, cells, Column.CLICKS);
        Long orders = count(number, cells, Column.ORDERS);
        Long gmv = fen(number, cells, Column.GMV);
        Long spend = fen(number, cells, Column.SPEND);
        if (wrong > before || day == null || what == null) {
            return;
        }
        if (exposures == null && clicks == null && orders == null && gmv == null && spend == null) {
            fault(number, Column.EXPOSURES, "", "这一行没有任何数字", "there is no figure in this row");
            return;
        }
        var row = new OutsideRow(number, day, where, what, name, campaign, exposures, clicks, orders, gmv, spend);
        Integer earlier = met.putIfAbsent(row.key(), number);
        if (earlier != null) {
            fault(number, Column.NAME, name, "与第 " + earlier + " 行重复", "the same as row " + earlier);
            return;
        }
        rows.add(row);
    }

    private @Nullable LocalDate day(int number, List<String> cells) {
        String said = cell(cells, Column.DAY);
        Matcher day = DAY.matcher(said);
        if (day.matches()) {
            try {
                LocalDate found = LocalDate.of(
                        Integer.parseInt(day.group(1)),
                        Integer.parseInt(day.group(2) == null ? day.group(4) : day.group(2)),
                        Integer.parseInt(day.group(3) == null ? day.group(5) : day.group(3)));
                if (!found.isAfter(today) && !found.isBefore(FIRST_DAY)) {
                    return found;
                }
                fault(number, Column.DAY, said, "日期在今天之后或太早", "the day is after today, or too long ago");
                return null;
            } catch (DateTimeException _) {
                // Said below, with all that is no day.
            }
        }
        fault(number, Column.DAY, said, "不是日期，如 2026-11-24", "not a day such as 2026-11-24");
        return null;
    }

    private @Nullable OutsideKind kind(int number, List<String> cells) {
        String said = cell(cells, Column.KIND);
        if (said.isEmpty() && kind != null) {
            return kind;
        }
        Optional<OutsideKind> found = OutsideKind.named(said);
        if (found.isEmpty()) {
            fault(
                    number,
                    Column.KIND,
                    said,
                    "类型须是主播、直播间、场次、商品、品牌或渠道",
                    "kind: host, room, show, product, brand or channel");
        }
        return found.orElse(null);
    }

    private String text(int number, List<String> cells, Column column) {
        String said = cell(cells, column);
        boolean isLine = said.codePoints().noneMatch(letter -> Character.isISOControl(letter));
        if (said.codePointCount(0, said.length()) > LONGEST_TEXT || !isLine) {
            fault(number, column, said, "太长或有换行，最多 100 个字", "too long or of several lines; 100 characters at most");
        }
        return said;
    }

    private @Nullable Long count(int number, List<String> cells, Column column) {
        BigDecimal found = number(number, cells, column);
        if (found == null) {
            return null;
        }
        if (found.stripTrailingZeros().scale() > 0) {
            fault(number, column, cell(cells, column), "须是整数", "must be a whole number");
            return null;
        }
        return found.longValueExact();
    }

    private @Nullable Long fen(int number, List<String> cells, Column column) {
        BigDecimal found = number(number, cells, column);
        return found == null
                ? null
                : (Long) found.movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** A number of none or more; null where nothing stands there, or a dash as reports write for nothing. */
    private @Nullable BigDecimal number(int number, List<String> cells, Column column) {
        String said = cell(cells, column);
        if (said.isEmpty() || said.equals("-") || said.equals("--") || said.equals("—")) {
            return null;
        }
        Matcher match = NUMBER.matcher(said);
        if (match.matches()) {
            var plain = new BigDecimal(match.group(1).replace(",", ""));
            BigDecimal found = match.group(2) == null ? plain : plain.multiply(TEN_THOUSAND);
            if (found.compareTo(MOST) <= 0) {
                return found;
            }
        }
        fault(number, column, said, "不是数字，如 1280、1,280 或 1.2万", "not a number such as 1280, 1,280 or 1.2万");
        return null;
    }

    private String cell(List<String> cells, Column column) {
        Integer at = mapping.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    private void fault(int number, Column column, String said, String zh, String en) {
        wrong++;
        if (faults.size() < MOST_FAULTS) {
            String shown = said.codePointCount(0, said.length()) > LONGEST_SAID
                    ? said.substring(0, said.offsetByCodePoints(0, LONGEST_SAID)) + "…"
                    : said;
            faults.add(new Fault(number, column.word(), shown, zh, en));
        }
    }
}
