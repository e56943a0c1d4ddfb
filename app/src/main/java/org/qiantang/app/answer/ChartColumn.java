package org.qiantang.app.answer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.qiantang.app.catalog.SizeTable;

/** Which column of a size chart a question asks for: 胸围多少, 多高, 长发能洗几次. */
final class ChartColumn {
    /** How much goes in: 装多少毫升, 能装多少. */
    private static final Pattern CAPACITY =
            Pattern.compile("装(?:得下|下)?多少(?![斤个只件袋包盒瓶罐块片张本双人钱])|能装多[少大]|容量|(?:多少|几)(?:毫升|ml|升)(?!级)");

    private static final Pattern OF_CAPACITY = Pattern.compile("容量|容积");

    /** What is asked, and the columns that say so. */
    private static final Map<Pattern, Pattern> ASKED = columns();

    /** Asks for the only thing that a chart of two columns can tell of a size. */
    private static final Pattern OF_THE_ONLY = Pattern.compile("多[大粗长]");

    /** What is counted, and what the cells of a chart count: 几颗, 能洗几次. */
    private static final Pattern COUNTED = Pattern.compile("(?:几|多少)([颗次粒朵勺杯碗])");

    private static final Pattern A_DAY = Pattern.compile("[一1每][天周日]|[一1每]个月");

    private ChartColumn() {}

    private static Map<Pattern, Pattern> columns() {
        Map<Pattern, Pattern> columns = new LinkedHashMap<>();
        columns.put(Pattern.compile("多大(?:的)?头|头(?:围)?(?:有)?多大"), Pattern.compile("头"));
        for (String part : List.of("腰", "胸", "臀", "肩", "袖", "裤长", "衣长", "裙长")) {
            columns.put(Pattern.compile(part + "(?!带|果|针|垫|口|章)"), Pattern.compile(part));
        }
        columns.put(Pattern.compile("(?:几|多少)片"), Pattern.compile("片"));
        columns.put(Pattern.compile("(?:几|多少)[支只个张包袋]"), Pattern.compile("[支只个张包袋]数|数量"));
        columns.put(Pattern.compile("喂|吃(?:多少|几)|每天|一天"), Pattern.compile("喂|食|量|克"));
        columns.put(Pattern.compile("几斤|多少斤|多重|体重|几公斤|多少公斤|几kg|多少kg"), Pattern.compile("重"));
        columns.put(Pattern.compile("身高|多高的人|多高能"), Pattern.compile("身高"));
        columns.put(Pattern.compile("几岁|多大(?:的)?(?:孩|娃|宝)|年龄|几个月"), Pattern.compile("年龄|岁|月龄"));
        columns.put(Pattern.compile("脚长|多长的?脚"), Pattern.compile("脚长"));
        columns.put(Pattern.compile("多大(?!码|号)|尺寸|撑开|展开|打开"), Pattern.compile("尺寸|展开|大小|长"));
        columns.put(Pattern.compile("内径|多粗|圈多大"), Pattern.compile("内径|直径"));
        columns.put(Pattern.compile("锅底[^,，]{0,3}(?:宽|多大|直径|几|多少)"), Pattern.compile("锅底|底径"));
        columns.put(CAPACITY, OF_CAPACITY);
        columns.put(Pattern.compile("周长|手围"), Pattern.compile("周长|围"));
        columns.put(Pattern.compile("什么车|车型|哪些车"), Pattern.compile("车"));
        columns.put(Pattern.compile("几个人|几人|多少人"), Pattern.compile("人"));
        columns.put(Pattern.compile("多长(?!时间)"), Pattern.compile("长"));
        columns.put(Pattern.compile("多宽|(?:几|多少)(?:公分|厘米|cm|米)宽"), Pattern.compile("宽"));
        columns.put(Pattern.compile("多高"), Pattern.compile("高"));
        columns.put(Pattern.compile("多重|重量|几克|多少克"), Pattern.compile("重|克"));
        return columns;
    }

    /** The column that the question asks for by what it is about; 0 where it asks for none. */
    static int askedFor(String text, SizeTable table) {
        for (Map.Entry<Pattern, Pattern> asked : ASKED.entrySet()) {
            if (!asked.getKey().matcher(text).find()) {
                continue;
            }
            for (int column = 1; column < table.columns().size(); column++) {
                if (asked.getValue().matcher(table.columns().get(column)).find()) {
                    return column;
                }
            }
            if (table.columns().size() == 2 && OF_THE_ONLY.matcher(text).find()) {
                return 1;
            }
        }
        return counting(text, table);
    }

    /** Whether the question asks how much goes in, and a column of the chart says so. */
    static boolean asksForCapacity(String text, SizeTable table) {
        int column = askedFor(text, table);
        return CAPACITY.matcher(text).find()
                && column > 0
                && OF_CAPACITY.matcher(table.columns().get(column)).find();
    }

    /** The column whose cells count what is asked for, and of several the one whose name shares words with the question; 0 for none. */
    private static int counting(String text, SizeTable table) {
        Matcher counted = COUNTED.matcher(text);
        if (A_DAY.matcher(text).find() || !counted.find()) {
            return 0;
        }
        Pattern cell = Pattern.compile("\\d\\s*" + counted.group(1));
        int[] columns = IntStream.range(1, table.columns().size())
                .filter(column -> table.rows().stream()
                        .allMatch(row -> cell.matcher(row.get(column)).find()))
                .toArray();
        long shared = Arrays.stream(columns)
                .mapToLong(column -> pairs(text, table, column))
                .max()
                .orElse(0);
        int[] likeliest = Arrays.stream(columns)
                .filter(column -> pairs(text, table, column) == shared)
                .toArray();
        return likeliest.length == 1 ? likeliest[0] : 0;
    }

    /** How many pairs of characters of a column's name the text has. */
    private static long pairs(String text, SizeTable table, int column) {
        String name = table.columns().get(column);
        return IntStream.range(0, name.length() - 1)
                .filter(at -> text.contains(name.substring(at, at + 2)))
                .count();
    }
}
