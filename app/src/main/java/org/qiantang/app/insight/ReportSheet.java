package org.qiantang.app.insight;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.sheet.NumberBook;

/** A show's report as a workbook: figures with their definitions, advice, items, minutes and marks, numbers as numbers. */
final class ReportSheet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ReportWords.ZONE);
    private static final BigDecimal FEN = BigDecimal.valueOf(100);
    private static final int RATE_PLACES = 6;

    private final MetricBook book;
    private final ReportWords words;
    private final boolean zh;

    ReportSheet(MetricBook book, boolean english) {
        this.book = book;
        this.words = new ReportWords(english);
        this.zh = !english;
    }

    byte[] of(ShowReport report) {
        var bytes = new ByteArrayOutputStream();
        try (var file = new NumberBook(bytes)) {
            file.sheet(say("指标", "figures"), figuresHead(), figures(report));
            file.sheet(say("建议（本系统方案）", "advice (our proposal)"), adviceHead(), advice(report.advice()));
            file.sheet(say("单品", "items"), itemsHead(), items(report.screen()));
            file.sheet(say("分钟", "minutes"), minutesHead(), minutes(report.screen()));
            file.sheet(say("标记", "marks"), marksHead(), marks(report.screen()));
        }
        return bytes.toByteArray();
    }

    private List<String> figuresHead() {
        return zh
                ? List.of("指标", "编号", "数值", "不含模拟", "除去存疑", "单位", "往场中位数", "其他店铺中位数（真人、除去存疑）", "公式", "退款", "版本")
                : List.of(
                        "metric",
                        "id",
                        "value",
                        "without crowd",
                        "without doubtful",
                        "unit",
                        "median of past shows",
                        "median of other shops (people, without doubtful)",
                        "formula",
                        "refunds",
                        "version");
    }

    private List<List<Object>> figures(ShowReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (Metric metric : book.metrics()) {
            Screen.Figure figure = report.screen().figures().get(metric.id());
            if (figure != null) {
                rows.add(List.of(
                        words.name(metric),
                        metric.id(),
                        number(figure.value(), metric.unit()),
                        number(figure.people(), metric.unit()),
                        number(figure.sound(), metric.unit()),
                        unit(metric.unit()),
                        number(report.past().medians().get(metric.id()), metric.unit()),
                        number(report.market().medians().get(metric.id()), metric.unit()),
                        words.say(metric.formula()),
                        words.say(metric.refunds()),
                        report.screen().version()));
            }
        }
        return rows;
    }

    private List<String> adviceHead() {
        return zh
                ? List.of("序号", "建议（不保证结果）", "依据指标", "编号", "对象", "数值", "对照", "对照值", "单位", "何时说", "定义")
                : List.of(
                        "number",
                        "advice (no promise of results)",
                        "metric",
                        "id",
                        "about",
                        "value",
                        "held against",
                        "its value",
                        "unit",
                        "said",
                        "definition");
    }

    /** One row for each figure that a sentence stands on; where there is no advice, one row that says why. */
    private List<List<Object>> advice(Advice.Told told) {
        List<List<Object>> rows = new ArrayList<>();
        for (Advice one : told.list()) {
            for (Advice.Ground ground : one.grounds()) {
                Metric metric = book.metric(ground.metric())
                        .orElseThrow(() -> new IllegalStateException(ground.metric() + ": not in the dictionary"));
                rows.add(List.of(
                        told.list().indexOf(one) + 1,
                        words.say(one.words()),
                        words.name(metric),
                        metric.id(),
                        words.say(ground.about()),
                        number(ground.value(), metric.unit()),
                        words.against(ground.against()),
                        number(ground.compared(), metric.unit()),
                        unit(metric.unit()),
                        words.say(one.when()),
                        "/studio/metrics#" + metric.id()));
            }
        }
        if (rows.isEmpty()) {
            rows.add(List.of("", words.none(told.state())));
        }
        return rows;
    }

    private List<String> itemsHead() {
        return zh
                ? List.of("商品", "讲解秒数", "曝光", "点击", "点击率", "件数", "买家", "订单", "成交额（元）", "千次曝光成交额（元）")
                : List.of(
                        "item",
                        "seconds explained",
                        "exposures",
                        "clicks",
                        "click rate",
                        "pieces",
                        "buyers",
                        "orders",
                        "sales (yuan)",
                        "sales per thousand exposures (yuan)");
    }

    private static List<List<Object>> items(Screen screen) {
        return screen.items().stream()
                .map(item -> List.<Object>of(
                        item.title(),
                        item.explained(),
                        item.seen(),
                        item.clicks(),
                        number(item.clickRate(), Metric.Unit.RATE),
                        item.pieces(),
                        item.buyers(),
                        item.orders(),
                        yuan(item.gmv()),
                        number(item.gpm(), Metric.Unit.MONEY)))
                .toList();
    }

    private List<String> minutesHead() {
        return zh
                ? List.of("时间", "成交额（元）", "成交单", "下单", "退款（元）", "在线", "进入", "离开", "曝光", "点赞", "评论")
                : List.of(
                        "time",
                        "sales (yuan)",
                        "paid orders",
                        "orders placed",
                        "refunds (yuan)",
                        "online",
                        "entries",
                        "exits",
                        "exposures",
                        "likes",
                        "lines");
    }

    private static List<List<Object>> minutes(Screen screen) {
        return screen.minutes().stream()
                .map(minute -> List.<Object>of(
                        time(minute.at()),
                        yuan(minute.gmv()),
                        minute.paid(),
                        minute.placed(),
                        yuan(minute.refunded()),
                        minute.online(),
                        minute.entries(),
                        minute.exits(),
                        minute.exposures(),
                        minute.likes(),
                        minute.lines()))
                .toList();
    }

    private List<String> marksHead() {
        return words.say(List.of("时间", "标记", "商品", "文字"), List.of("time", "mark", "item", "words"));
    }

    private static List<List<Object>> marks(Screen screen) {
        return screen.marks().stream()
                .map(mark -> List.<Object>of(time(mark.at()), mark.kind(), mark.title(), mark.words()))
                .toList();
    }

    private String unit(Metric.Unit unit) {
        return switch (unit) {
            case MONEY -> say("元", "yuan");
            case COUNT -> say("个", "number");
            case RATE -> say("比率", "ratio");
            case SECONDS -> say("秒", "seconds");
        };
    }

    private static Object number(@Nullable Double value, Metric.Unit unit) {
        if (value == null) {
            return "";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        return unit == Metric.Unit.MONEY
                ? exact.divide(FEN, 2, RoundingMode.HALF_UP)
                : exact.setScale(RATE_PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static BigDecimal yuan(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private String say(String chinese, String english) {
        return words.say(chinese, english);
    }
}
