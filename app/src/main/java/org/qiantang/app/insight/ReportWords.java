package org.qiantang.app.insight;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a report says beside its figures when it is written into a file, in the reader's language. */
final class ReportWords {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MOMENT_ZH = DateTimeFormatter.ofPattern(
                    "yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE)
            .withZone(ZONE);
    private static final DateTimeFormatter MOMENT_EN =
            DateTimeFormatter.ofPattern("MMM d, yyyy, HH:mm", Locale.ENGLISH).withZone(ZONE);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZONE);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZONE);

    private static final Map<String, Metric.Said> STATES = Map.of(
            "planned", new Metric.Said("未开播", "planned"),
            "open", new Metric.Said("直播中", "on air"),
            "closing", new Metric.Said("收尾中", "closing"),
            "closed", new Metric.Said("已结束", "over"));
    private static final Map<String, Metric.Said> MARKS = Map.of(
            "opened", new Metric.Said("开播", "opened"),
            "closing", new Metric.Said("收尾", "closing"),
            "closed", new Metric.Said("收播", "closed"),
            "pin", new Metric.Said("讲解", "pinned"),
            "unpin", new Metric.Said("停止讲解", "unpinned"),
            "withdrawn", new Metric.Said("撤下", "withdrawn"),
            "price", new Metric.Said("改价", "price"),
            "flash", new Metric.Said("秒杀", "flash sale"),
            "flash-end", new Metric.Said("秒杀结束", "flash sale over"),
            "warning", new Metric.Said("合规提醒", "warning"));
    private static final Map<String, Metric.Said> WAYS = Map.of(
            "HOME", new Metric.Said("首页推荐", "Home page"),
            "FOLLOWS", new Metric.Said("关注列表", "Followed"),
            "SEARCH", new Metric.Said("搜索", "Search"),
            "MALL", new Metric.Said("商城", "Mall"),
            "SHOP", new Metric.Said("店铺页", "Shop page"),
            "PRODUCT", new Metric.Said("商品页", "Product page"),
            "FILM", new Metric.Said("短视频", "Short film"),
            "NEXT", new Metric.Said("上下滑动", "Next room"),
            "SHARE", new Metric.Said("分享链接", "Shared link"),
            "DIRECT", new Metric.Said("直接打开", "Direct"));
    private static final Map<String, Metric.Said> BUYERS = Map.ofEntries(
            Map.entry("recency", new Metric.Said("上次购买", "Bought before")),
            Map.entry("frequency", new Metric.Said("购买次数", "Orders")),
            Map.entry("money", new Metric.Said("累计金额", "Spent in all")),
            Map.entry("first", new Metric.Said("首次购买", "first time")),
            Map.entry("upTo30", new Metric.Said("30 天内", "within 30 days")),
            Map.entry("upTo90", new Metric.Said("31–90 天", "31–90 days ago")),
            Map.entry("longer", new Metric.Said("90 天以前", "longer ago")),
            Map.entry("once", new Metric.Said("1 次", "one")),
            Map.entry("upTo3", new Metric.Said("2–3 次", "2–3")),
            Map.entry("more", new Metric.Said("4 次以上", "4 or more")),
            Map.entry("under100", new Metric.Said("不满 ¥100", "below ¥100")),
            Map.entry("under500", new Metric.Said("¥100–500", "¥100–500")),
            Map.entry("above", new Metric.Said("¥500 以上", "¥500 or more")));

    private final boolean zh;

    ReportWords(boolean english) {
        this.zh = !english;
    }

    String say(String chinese, String english) {
        return zh ? chinese : english;
    }

    List<String> say(List<String> chinese, List<String> english) {
        return zh ? chinese : english;
    }

    String say(Metric.Said words) {
        return say(words.zh(), words.en());
    }

    String name(Metric metric) {
        return say(metric.zh(), metric.en());
    }

    String state(String state) {
        return of(STATES, state);
    }

    String mark(String kind) {
        return of(MARKS, kind);
    }

    String way(String source) {
        return of(WAYS, source);
    }

    /** A dimension of buyers, or a group of one. */
    String buyers(String id) {
        return of(BUYERS, id);
    }

    /** Why a report has no advice. */
    String none(Advice.State state) {
        return switch (state) {
            case NOT_OVER -> say("收播后才有建议", "There is advice once the show is over");
            case TOO_FEW ->
                say(
                        "下单不足 " + Least.ORDERS + " 单，数字太小，说不出什么",
                        "Fewer than " + Least.ORDERS + " orders placed: too little to say anything");
            case TOLD -> say("没有明显高于或低于对照的地方", "Nothing stands out against what it is compared with");
        };
    }

    /** What a figure of advice is held against. */
    String against(Advice.Against against) {
        return switch (against) {
            case PAST -> say("本直播间往场中位数", "median of the room's past shows");
            case MARKET -> say("其他店铺中位数", "median of other shops");
            case SHOW -> say("本场其余部分折算", "what the rest of the show comes to");
            case NONE -> "";
        };
    }

    String moment(Instant at) {
        return (zh ? MOMENT_ZH : MOMENT_EN).format(at);
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** What came newly and has no name yet keeps its own. */
    private String of(Map<String, Metric.Said> names, String id) {
        Metric.Said name = names.get(id);
        return name == null ? id : say(name);
    }
}
