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
            case FRESH -> "生鲜";
            case PLANTS -> "花草绿植";
            case COSMETICS, SPECIAL_COSMETICS, CHILDREN_COSMETICS, TOOTHPASTE -> "洗护美妆";
            case MEDICINE -> "药品";
            case DISINFECTANT -> "消毒用品";
            case MEDICAL_DEVICE, MEDICAL_DEVICE_I, MEDICAL_DEVICE_II, MEDICAL_DEVICE_III -> "医疗器械";
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
            case PET -> "宠物用品";
            case PET_FOOD -> "宠物吃的";
            case SPORTS -> "运动户外";
            case CAR -> "车上用的";
            case MADE_TO_ORDER -> "定制的";
            case BOOKS -> "书和文具";
            case SERVICES -> "服务";
            case OTHER -> "其他小东西";
        };
    }
}
