package org.qiantang.app.radar;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.sheet.NumberBook;
import org.qiantang.app.sheet.SheetFormat;

/** A ranking as a file: what the page shows, in its order; money of others in bands, what is not told left empty. */
final class RankingSheet {
    private final boolean english;

    RankingSheet(boolean english) {
        this.english = english;
    }

    byte[] of(SheetFormat format, Asked asked, List<RadarRow> rows) {
        List<List<Object>> table = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            table.add(row(place + 1, rows.get(place), format));
        }
        String title = say("数据雷达", "radar") + " " + asked.kind().path();
        return format == SheetFormat.XLSX ? book(title, table) : text(title, table);
    }

    private byte[] book(String title, List<List<Object>> table) {
        var bytes = new ByteArrayOutputStream();
        try (var file = new NumberBook(bytes)) {
            file.sheet(title, header(), table);
        }
        return bytes.toByteArray();
    }

    private byte[] text(String title, List<List<Object>> table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        table.forEach(row -> lines.add(row.stream().map(Object::toString).toList()));
        return SheetFormat.CSV.bytes(title, lines);
    }

    private List<String> header() {
        return english
                ? List.of(
                        "place",
                        "id",
                        "name",
                        "shop",
                        "category",
                        "own",
                        "simulated within",
                        "views",
                        "likes",
                        "pieces",
                        "growth",
                        "sales from (yuan)",
                        "sales below (yuan)",
                        "own sales (yuan)",
                        "own orders")
                : List.of(
                        "名次",
                        "编号",
                        "名称",
                        "店铺",
                        "类目",
                        "本店",
                        "含模拟",
                        "观看人次",
                        "点赞",
                        "成交件数",
                        "增长率",
                        "成交额下限（元）",
                        "成交额上限（元）",
                        "本店成交额（元）",
                        "本店订单数");
    }

    private List<Object> row(int place, RadarRow one, SheetFormat format) {
        Band band = one.band();
        return List.of(
                place,
                format.code(Long.toString(one.id())),
                one.title(),
                one.shopName(),
                one.category(),
                one.mine() ? say("是", "yes") : "",
                one.simulated() ? say("是", "yes") : "",
                one.views(),
                number(one.likes()),
                one.pieces(),
                one.growth() == null ? "" : BigDecimal.valueOf(one.growth()).setScale(4, RoundingMode.HALF_UP),
                band == null ? "" : yuan(band.fromMinor()),
                band == null ? "" : yuan(band.untilMinor()),
                one.sales() == null ? "" : yuan(one.sales()),
                number(one.orders()));
    }

    private static Object number(@Nullable Long count) {
        return count == null ? "" : count;
    }

    private static Object yuan(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    private String say(String zh, String en) {
        return english ? en : zh;
    }
}
