package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.Optional;

/** What goods are in law; the same sentence may be lawful for one category and forbidden for another. */
public enum LegalCategory {
    FOOD("普通食品", "food"),
    HEALTH_FOOD("保健食品", "health-food"),
    INFANT_FOOD("婴幼儿配方食品", "infant-food"),
    MEDICAL_FOOD("特殊医学用途配方食品", "medical-food"),
    FARM_PRODUCE("农产品", "farm-produce"),
    COSMETICS("普通化妆品", "cosmetics"),
    SPECIAL_COSMETICS("特殊化妆品", "special-cosmetics"),
    MEDICINE("药品", "medicine"),
    MEDICAL_DEVICE("医疗器械", "medical-device"),
    MEDICAL_BEAUTY("医美", "medical-beauty"),
    ALCOHOL("酒类", "alcohol"),
    CLOTHING("服饰", "clothing"),
    BAGS("箱包", "bags"),
    APPLIANCE("家电", "appliance"),
    DIGITAL("数码", "digital"),
    HOUSEHOLD("家居日用", "household"),
    MOTHER_AND_BABY("玩具母婴", "mother-and-baby"),
    JEWELLERY("珠宝", "jewellery"),
    COLLECTIBLES("收藏品", "collectibles"),
    BOOKS("图书文具", "books"),
    SERVICES("服务招商", "services"),
    OTHER("其他", "other");

    private final String zh;
    private final String en;

    LegalCategory(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The name that is stored, shown and judged by. */
    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The category of this name, in either language. */
    public static Optional<LegalCategory> named(String name) {
        return Arrays.stream(values())
                .filter(category -> category.zh.equals(name) || category.en.equalsIgnoreCase(name))
                .findFirst();
    }
}
