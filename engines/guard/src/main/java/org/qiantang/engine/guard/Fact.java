package org.qiantang.engine.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys of a fact sheet that rules look up. Sheets may use the Chinese key or its English name; a value of
 * {@link #NONE} says that the thing is known to be absent, which is not the same as unknown.
 */
public final class Fact {
    public static final String NONE = "无";

    public static final String MATERIAL = "材质";
    public static final String ORIGIN = "产地";
    public static final String WEIGHT = "净含量";
    /** What is within, and what the cover and the lining are made of, where a sheet tells them apart. */
    public static final String FILLING = "填充物";

    public static final String LINING = "里料";
    public static final String SHELL = "面层";
    public static final String GRADE = "等级";
    public static final String REGISTRATION = "注册证号";
    public static final String FUNCTION = "注册功能";
    public static final String AD_REVIEW = "广告审查号";
    public static final String AUTHORISATION = "授权证明";
    public static final String CERTIFICATE = "证书";
    public static final String TEST_REPORT = "检测报告";
    public static final String SOURCE = "数据来源";
    public static final String SUBSTANTIATION = "绝对化依据";
    public static final String COMPARISON = "比较依据";
    public static final String REFERENCE_PRICE = "参考价依据";
    public static final String NUTRITION = "营养成分";
    public static final String TIMER_RESTARTS = "倒计时重启次数";
    public static final String AUTO_CLOSE = "自动关闭";

    /** What the goods were sold for at most, ever; in yuan. */
    public static final String HIGHEST_DEAL = "历史最高成交价";

    public static final String YESTERDAY_DEAL = "昨日成交价";
    public static final String PAGE_PRICE = "页面价";

    /** What is asked in the end, freight and all that must be paid with it. */
    public static final String CHECKOUT_PRICE = "结算价";

    public static final String GIFT = "赠品";
    public static final String GIFT_COST = "赠品进价";

    /** What shows that a gift is worth what is said of it. */
    public static final String GIFT_PROOF = "赠品市价凭据";

    /** What the person on air is paid by. */
    public static final String CONTRACT = "合同";

    public static final String AD_LABEL = "广告标识";

    /** The class of safety of textiles by GB 31701 or GB 18401: A类, B类, C类. */
    public static final String SAFETY_CLASS = "安全类别";

    /** Of the sale that runs: how long it lasts still; {@link #NONE} where the room runs none. */
    public static final String SECONDS_LEFT = "倒计时剩余秒数";

    /** What is asked once the clock has run down, in yuan. */
    static final String PRICE_AFTER = "倒计时后价格";

    public static final String DEADLINE = "截止时间";
    public static final String VIEWERS = "在线人数";
    public static final String VISITS = "进房人次";
    public static final String LIKES = "点赞数";
    public static final String SOLD = "已售";
    public static final String SOLD_IN_SHOW = "本场已售";
    public static final String PER_BUYER = "每人限购";

    public static final String HOST_AGE = "主播年龄";
    public static final String CHILD_AGE = "儿童年龄";
    public static final String WARRANTY = "质保";
    public static final String SHIP_HOURS = "发货时效";
    public static final String SHELF_LIFE = "保质期";
    public static final String CAPACITY = "容量";
    /** What the kinds of the goods are called: a size, power or volume in it is one of theirs. */
    public static final String SKU_NAMES = "规格名称";

    public static final String BATTERY = "电池容量";
    public static final String POWER = "功率";
    public static final String FABRIC_WEIGHT = "面料克重";
    public static final String THICKNESS = "厚度";
    public static final String DIMENSIONS = "外形尺寸";
    public static final String INGREDIENTS = "配料";

    public static final String AI_PERSON = "AI人物";
    public static final String HOST_TYPE = "主播类型";

    /** What a finding names that needs no fact: the numbers of the line stand against each other. */
    static final String IN_THE_LINE = "话里的数";

    /** What a rule reports missing when it does not even know what kind of goods is spoken of. */
    static final String LEGAL_CATEGORY = "商品法定类别";

    static final String PIECES_LEFT = "现有库存";
    static final String PRICE = "成交价";
    static final String LOWEST_DEAL = "七日最低成交价";

    /** The keys of files, in English or by another Chinese name; rules look them up by the name on the right. */
    private static final Map<String, String> IN_CHINESE = Map.ofEntries(
            Map.entry("material", MATERIAL),
            Map.entry("成分", MATERIAL),
            Map.entry("面料", MATERIAL),
            Map.entry("origin", ORIGIN),
            Map.entry("weight", WEIGHT),
            Map.entry("净重", WEIGHT),
            Map.entry("filling", FILLING),
            Map.entry("lining", LINING),
            Map.entry("shell", SHELL),
            Map.entry("grade", GRADE),
            Map.entry("registration", REGISTRATION),
            Map.entry("批准文号", REGISTRATION),
            Map.entry("function", FUNCTION),
            Map.entry("ad_review", AD_REVIEW),
            Map.entry("authorisation", AUTHORISATION),
            Map.entry("authorization", AUTHORISATION),
            Map.entry("certificate", CERTIFICATE),
            Map.entry("test_report", TEST_REPORT),
            Map.entry("source", SOURCE),
            Map.entry("substantiation", SUBSTANTIATION),
            Map.entry("comparison", COMPARISON),
            Map.entry("reference_price", REFERENCE_PRICE),
            Map.entry("nutrition", NUTRITION),
            Map.entry("timer_restarts", TIMER_RESTARTS),
            Map.entry("auto_close", AUTO_CLOSE),
            Map.entry("page_price", PAGE_PRICE),
            Map.entry("checkout_price", CHECKOUT_PRICE),
            Map.entry("now", "现价"),
            Map.entry("price", "售价"),
            Map.entry("yesterday_deal", YESTERDAY_DEAL),
            Map.entry("min_deal_7d", "近七日最低成交"),
            Map.entry("lowest_deal_7d", "近七日最低成交"),
            Map.entry("last_deal", "上次成交价"),
            Map.entry("history_max_deal", HIGHEST_DEAL),
            Map.entry("history_min_deal", "历史最低成交价"),
            Map.entry("list_price", "划线价"),
            Map.entry("msrp_doc", "建议零售价文件"),
            Map.entry("gift_cost", GIFT_COST),
            Map.entry("purchase_cost", "进价"),
            Map.entry("subsidy_doc", "补贴文件"),
            Map.entry("market_check", "同期比价"),
            Map.entry("rules_disclosed", "规则公示"),
            Map.entry("stock", "库存"),
            Map.entry("stock_in_size", "本码库存"),
            Map.entry("stock_left", "剩余库存"),
            Map.entry("inventory", "库存量"),
            Map.entry("pieces_left", "剩余件数"),
            Map.entry("sold", SOLD),
            Map.entry("sold_in_show", SOLD_IN_SHOW),
            Map.entry("visits", VISITS),
            Map.entry("per_buyer_limit", PER_BUYER),
            Map.entry("ship_hours", SHIP_HOURS),
            Map.entry("battery_capacity", BATTERY),
            Map.entry("dimensions", DIMENSIONS),
            Map.entry("restock_plan", "补货计划"),
            Map.entry("deadline", DEADLINE),
            Map.entry("online_count", VIEWERS),
            Map.entry("order_log", "订单记录"),
            Map.entry("delivery_log", "发货记录"),
            Map.entry("contract", CONTRACT),
            Map.entry("licence", "许可证"),
            Map.entry("license", "许可证"),
            Map.entry("goods_type", "商品类型"),
            Map.entry("reg_class", "备案类别"),
            Map.entry("registered_scope", "注册范围"),
            Map.entry("registered_function", "注册功能范围"),
            Map.entry("efficacy_summary", "功效评价摘要"),
            Map.entry("standard", "执行标准"),
            Map.entry("label", "标签"),
            Map.entry("label_ingredients", "配料表"),
            Map.entry("patent", "专利"),
            Map.entry("trademark", "商标"),
            Map.entry("spec_verified", "规格已核实"),
            Map.entry("verified", "已核实"),
            Map.entry("self_comparison_verified", "自比已核实"),
            Map.entry("ad_label", AD_LABEL),
            Map.entry("ai_label", "AI标识"),
            Map.entry("ai_person", AI_PERSON),
            Map.entry("host_type", HOST_TYPE),
            Map.entry("host_identity", "主播身份"),
            Map.entry("host_age", HOST_AGE),
            Map.entry("child_age", CHILD_AGE),
            Map.entry("viewer_age", "观众年龄"),
            Map.entry("recommends", "由其推荐"),
            Map.entry("product_link", "商品链接"),
            Map.entry("required_statement", "必需声明"),
            Map.entry("energy_label", "能效标识"),
            Map.entry("batch_record", "批次记录"),
            Map.entry("customs_doc", "报关单"),
            Map.entry("import_doc", "进口单证"),
            Map.entry("down_test", "含绒量检测"),
            Map.entry("timer_seconds_left", SECONDS_LEFT));

    /**
     * Keys that a check reads under the name that they have in files. They are not put into Chinese: the second reader was
     * trained on sheets that have them as they are.
     */
    private static final Map<String, List<String>> ALSO = Map.ofEntries(
            Map.entry(LIKES, List.of("like_count")),
            Map.entry(WARRANTY, List.of("warranty")),
            Map.entry(SHELF_LIFE, List.of("shelf_life")),
            Map.entry(CAPACITY, List.of("capacity")),
            Map.entry(POWER, List.of("power")),
            Map.entry(FABRIC_WEIGHT, List.of("fabric_weight")),
            Map.entry(THICKNESS, List.of("thickness")),
            Map.entry(INGREDIENTS, List.of("配料表", "ingredients")),
            Map.entry(GIFT, List.of("gift")),
            Map.entry(GIFT_PROOF, List.of("gift_market_proof")),
            Map.entry(AD_LABEL, List.of("ad_mark_on_page")),
            Map.entry(SAFETY_CLASS, List.of("safety_class")));

    private Fact() {}

    static String inChinese(String key) {
        return IN_CHINESE.getOrDefault(key, key);
    }

    /** All names under which a sheet may have this, the usual one first. */
    static List<String> namesOf(String key) {
        return Stream.concat(Stream.of(key), ALSO.getOrDefault(key, List.of()).stream())
                .toList();
    }

    /** The same facts under their Chinese keys; of two of one key the first counts. */
    static Map<String, String> inChinese(Map<String, String> facts) {
        var inChinese = new LinkedHashMap<String, String>();
        facts.forEach((key, value) -> inChinese.putIfAbsent(inChinese(key), value));
        return Map.copyOf(inChinese);
    }

    /** Whether a key of a file is one that is documented; others are still read, but by the second reader alone. */
    static boolean isKnown(String key) {
        return IN_CHINESE.containsKey(key)
                || IN_CHINESE.containsValue(key)
                || ALSO.containsKey(key)
                || ALSO.values().stream().anyMatch(names -> names.contains(key))
                || FactNames.isKnown(key)
                || Disclosures.isKnown(key);
    }
}
