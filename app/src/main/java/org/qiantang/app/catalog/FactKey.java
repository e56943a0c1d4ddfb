package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fixed words of a fact sheet: what is commonly known of goods, under one key whatever language it came in. */
public enum FactKey {
    BRAND("brand", "品牌", "Brand"),
    MODEL("model", "型号", "Model"),
    MATERIAL("material", "材质", "Material"),
    LINING("lining", "里料", "Lining"),
    FILLING("filling", "填充物", "Filling"),
    FILLING_WEIGHT("filling-weight", "填充重量", "Filling weight", FactType.NUMBER, "克 g 千克 kg"),
    FABRIC_WEIGHT("fabric-weight", "面料克重", "Fabric weight", FactType.NUMBER, "姆米 克/平方米 g/m²"),
    ORIGIN("origin", "产地", "Origin"),
    MAKER("maker", "生产企业", "Maker"),
    NET_WEIGHT("net-weight", "净含量", "Net content", FactType.NUMBER, "克 g 千克 kg 毫升 ml 升 L 片 粒 袋 支 枚"),
    GRADE("grade", "等级", "Grade"),
    PROCESS("process", "工艺", "Process"),
    HARVEST("harvest", "采摘时间", "Harvest"),
    VARIETY("variety", "品种", "Variety"),
    FLAVOUR("flavour", "口味", "Flavour", FactType.LIST, ""),
    INGREDIENTS("ingredients", "配料", "Ingredients", FactType.LIST, ""),
    NUTRITION("nutrition", "营养成分", "Nutrition"),
    ALLERGENS("allergens", "致敏物质提示", "Allergens", FactType.LIST, ""),
    SHELF_LIFE("shelf-life", "保质期", "Shelf life", FactType.NUMBER, "天 个月 年 days months years"),
    MADE_ON("made-on", "生产日期", "Made on", FactType.DATE, ""),
    STORAGE("storage", "储存", "Storage"),
    HOW_TO_USE("how-to-use", "使用方法", "How to use"),
    SUITED_TO("suited-to", "适用人群", "Suited to"),
    NOT_SUITED_TO("not-suited-to", "不适用人群", "Not suited to"),
    STANDARD("standard", "执行标准", "Standard"),
    LICENCE("licence", "许可证号", "Licence"),
    REGISTRATION("registration", "注册证号", "Registration"),
    FUNCTION("function", "注册功能", "Registered function"),
    EFFECT_CLASS("effect-class", "功效类别", "Effect class"),
    EFFECT_SUMMARY("effect-summary", "功效宣称依据", "Effect evaluation"),
    AD_REVIEW("ad-review", "广告审查号", "Advertisement review"),
    AUTHORISATION("authorisation", "授权证明", "Authorisation"),
    CERTIFICATE("certificate", "证书", "Certificate"),
    TEST_REPORT("test-report", "检测报告", "Test report"),
    SAFETY_CLASS("safety-class", "安全技术类别", "Safety class"),
    COMPULSORY_MARK("compulsory-mark", "强制性产品认证", "Compulsory certification"),
    SOURCE("source", "数据来源", "Source of figures"),
    COMPARISON("comparison", "比较依据", "Basis of comparison"),
    REFERENCE_PRICE("reference-price", "参考价依据", "Basis of reference price"),
    ENERGY("energy", "能效", "Energy class"),
    POWER("power", "功率", "Power", FactType.NUMBER, "瓦 W 千瓦 kW"),
    VOLTAGE("voltage", "额定电压", "Voltage", FactType.NUMBER, "伏 V"),
    BATTERY("battery", "电池容量", "Battery", FactType.NUMBER, "毫安时 mAh 瓦时 Wh"),
    RUNNING_TIME("running-time", "续航时间", "Running time", FactType.NUMBER, "分钟 小时 天 min h"),
    CHARGING("charging", "充电方式", "Charging"),
    NOISE("noise", "噪声", "Noise", FactType.NUMBER, "分贝 dB"),
    CAPACITY("capacity", "容量", "Capacity", FactType.NUMBER, "毫升 ml 升 L"),
    DIMENSIONS("dimensions", "外形尺寸", "Dimensions"),
    WEIGHT("weight", "重量", "Weight", FactType.NUMBER, "克 g 千克 kg"),
    SIZE("size", "尺码", "Sizes", FactType.LIST, ""),
    FIT("fit", "版型", "Fit"),
    COLOUR("colour", "颜色", "Colour", FactType.LIST, ""),
    SEASON("season", "适用季节", "Season", FactType.LIST, ""),
    THICKNESS("thickness", "厚度", "Thickness", FactType.NUMBER, "微米 毫米 mm 厘米 cm"),
    HARDNESS("hardness", "硬度", "Hardness"),
    CARE("care", "洗护", "Care"),
    PACKAGE("package", "包装清单", "In the box"),
    WARRANTY("warranty", "质保", "Warranty"),
    SHIP_FROM("ship-from", "发货地", "Ships from"),
    SHIP_HOURS("ship-hours", "发货时效", "Ships within", FactType.NUMBER, "小时 hours"),
    FREE_SHIPPING("free-shipping", "包邮", "Free shipping", FactType.YES_NO, ""),
    RETURN_DAYS("return-days", "无理由退货", "Free returns", FactType.NUMBER, "天 days");

    private final String key;
    private final String zh;
    private final String en;
    private final FactType type;
    // Parted by blanks.
    private final String units;

    FactKey(String key, String zh, String en) {
        this(key, zh, en, FactType.TEXT, "");
    }

    FactKey(String key, String zh, String en, FactType type, String units) {
        this.key = key;
        this.zh = zh;
        this.en = en;
        this.type = type;
        this.units = units;
    }

    /** What kind of value is usual under this key. A value that differs by SKU may say so in words. */
    public FactType type() {
        return type;
    }

    /** Whether nothing but a value of its kind will do, since others count with it. */
    public boolean isStrict() {
        return this == SHIP_HOURS || this == RETURN_DAYS || this == FREE_SHIPPING || this == MADE_ON;
    }

    /** The units that a number under this key may have; empty where any will do. */
    public List<String> units() {
        return units.isEmpty() ? List.of() : List.of(units.split(" "));
    }

    public String key() {
        return key;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The key that goes by this name: the key itself or its label in either language. */
    public static Optional<FactKey> named(String name) {
        return Arrays.stream(values())
                .filter(known ->
                        known.key.equalsIgnoreCase(name) || known.zh.equals(name) || known.en.equalsIgnoreCase(name))
                .findFirst();
    }

    /** The label in Chinese; a key outside the vocabulary is its own label. */
    static String labelOf(String key) {
        return named(key).map(FactKey::zh).orElse(key);
    }

    /** The key to store for a name from outside; a name outside the vocabulary stays as it is. */
    static String keyOf(String name) {
        return named(name).map(FactKey::key).orElse(name);
    }
}
