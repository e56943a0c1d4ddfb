package org.qiantang.app.radar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of another platform's report may say, with the heads under which such reports have it. */
enum Column {
    DAY("日期", "day", "日期", "统计日期", "数据日期", "时间", "date", "day"),
    PLATFORM("平台", "platform", "平台", "来源平台", "投放平台", "platform", "source"),
    KIND("类型", "kind", "类型", "对象类型", "kind", "type"),
    NAME(
            "名称", "name", "名称", "对象名称", "主播", "主播昵称", "达人", "达人昵称", "直播间", "直播标题", "商品", "商品名称", "品牌", "品牌名称", "渠道",
            "渠道名称", "计划名称", "name", "title", "host", "product", "brand", "channel"),
    CAMPAIGN("活动", "campaign", "活动", "活动名称", "推广活动", "campaign"),
    EXPOSURES("曝光", "exposures", "曝光", "曝光数", "曝光次数", "曝光量", "展示数", "展示次数", "展现", "展现量", "exposures", "impressions"),
    CLICKS("点击", "clicks", "点击", "点击数", "点击次数", "点击量", "clicks"),
    ORDERS("订单", "orders", "订单", "订单数", "订单量", "成交订单数", "成交单量", "支付订单数", "orders"),
    GMV("成交额", "sales", "成交额", "成交金额", "支付金额", "销售额", "gmv", "sales", "revenue"),
    SPEND("花费", "spend", "花费", "消耗", "消费", "投放金额", "投放花费", "总花费", "spend", "cost");

    private final String zh;
    private final String en;
    // List.of makes a list that nobody changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> heads;

    Column(String zh, String en, String... heads) {
        this.zh = zh;
        this.en = en;
        this.heads = List.of(heads);
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    /** As in a mapping. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> named(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst();
    }

    /** The column that a head stands for, its unit in brackets aside. */
    static Optional<Column> of(String head) {
        String plain = head.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*[（(\\[][^）)\\]]*[）)\\]]\\s*$", "")
                .strip();
        return Arrays.stream(values())
                .filter(column -> column.heads.contains(plain))
                .findFirst();
    }

    /** Whether it is a number. */
    boolean isFigure() {
        return switch (this) {
            case DAY, PLATFORM, KIND, NAME, CAMPAIGN -> false;
            case EXPOSURES, CLICKS, ORDERS, GMV, SPEND -> true;
        };
    }
}
