package org.qiantang.engine.guard;

import java.util.Map;

/**
 * The keys of a fact sheet that rules look up. Sheets may use the Chinese key or its English name; a value of
 * {@link #NONE} says that the thing is known to be absent, which is not the same as unknown.
 */
public final class Fact {
    public static final String NONE = "无";

    public static final String MATERIAL = "材质";
    public static final String ORIGIN = "产地";
    public static final String WEIGHT = "净含量";
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

    /** What a rule reports missing when it does not even know what kind of goods is spoken of. */
    static final String LEGAL_CATEGORY = "商品法定类别";

    static final String PIECES_LEFT = "现有库存";
    static final String PRICE = "成交价";
    static final String LOWEST_DEAL = "七日最低成交价";

    private static final Map<String, String> IN_CHINESE = Map.ofEntries(
            Map.entry("material", MATERIAL),
            Map.entry("成分", MATERIAL),
            Map.entry("面料", MATERIAL),
            Map.entry("origin", ORIGIN),
            Map.entry("weight", WEIGHT),
            Map.entry("净重", WEIGHT),
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
            Map.entry("auto_close", AUTO_CLOSE));

    private Fact() {}

    static String inChinese(String key) {
        return IN_CHINESE.getOrDefault(key, key);
    }
}
