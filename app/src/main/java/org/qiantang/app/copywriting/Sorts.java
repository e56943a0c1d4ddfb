package org.qiantang.app.copywriting;

import org.qiantang.app.catalog.LegalCategory;

/** What people call goods of a legal category; it claims nothing, so it can be said without naming an item. */
final class Sorts {
    private Sorts() {}

    static String spoken(LegalCategory category) {
        return switch (category) {
            case FOOD -> "吃的";
            case HEALTH_FOOD -> "保健食品";
            case INFANT_FOOD, MEDICAL_FOOD -> "配方食品";
            case FARM_PRODUCE -> "农产品";
            case COSMETICS, SPECIAL_COSMETICS -> "洗护美妆";
            case MEDICINE -> "药品";
            case MEDICAL_DEVICE -> "医疗器械";
            case MEDICAL_BEAUTY -> "医美";
            case ALCOHOL -> "酒";
            case CLOTHING -> "穿的戴的";
            case BAGS -> "箱包";
            case APPLIANCE -> "小家电";
            case DIGITAL -> "数码";
            case HOUSEHOLD -> "家里用的";
            case MOTHER_AND_BABY -> "母婴用品";
            case JEWELLERY -> "首饰";
            case COLLECTIBLES -> "收藏品";
            case BOOKS -> "书和文具";
            case SERVICES -> "服务";
            case OTHER -> "其他小东西";
        };
    }
}
