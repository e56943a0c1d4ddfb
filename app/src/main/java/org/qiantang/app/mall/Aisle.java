package org.qiantang.app.mall;

import java.util.Arrays;
import java.util.Optional;
import org.qiantang.app.catalog.LegalCategory;

/** The aisles that buyers walk through: what goods are in law, grouped as people look for them. */
enum Aisle {
    FOOD_AND_TEA("food", "食品茶酒", "Food, tea and drinks"),
    WEAR("wear", "服饰箱包", "Clothing and bags"),
    BEAUTY("beauty", "美妆护肤", "Beauty"),
    HOME("home", "家居日用", "Home"),
    ELECTRIC("electric", "家电数码", "Appliances and electronics"),
    BABY("baby", "母婴玩具", "Mother and baby"),
    HEALTH("health", "保健医药", "Health"),
    JEWELS("jewels", "珠宝收藏", "Jewellery and collectibles"),
    MORE("more", "图书更多", "Books and more");

    private final String key;
    private final String zh;
    private final String en;

    Aisle(String key, String zh, String en) {
        this.key = key;
        this.zh = zh;
        this.en = en;
    }

    String key() {
        return key;
    }

    String name(boolean english) {
        return english ? en : zh;
    }

    String zh() {
        return zh;
    }

    static Aisle of(LegalCategory category) {
        return switch (category) {
            case FOOD, FARM_PRODUCE, FRESH, ALCOHOL -> FOOD_AND_TEA;
            case CLOTHING, BAGS -> WEAR;
            case COSMETICS, SPECIAL_COSMETICS, CHILDREN_COSMETICS, TOOTHPASTE -> BEAUTY;
            case HOUSEHOLD, PLANTS -> HOME;
            case APPLIANCE, DIGITAL -> ELECTRIC;
            case MOTHER_AND_BABY, INFANT_FOOD -> BABY;
            case HEALTH_FOOD,
                    MEDICAL_FOOD,
                    MEDICINE,
                    DISINFECTANT,
                    MEDICAL_DEVICE,
                    MEDICAL_DEVICE_I,
                    MEDICAL_DEVICE_II,
                    MEDICAL_DEVICE_III,
                    MEDICAL_BEAUTY -> HEALTH;
            case JEWELLERY, COLLECTIBLES -> JEWELS;
            case BOOKS, SERVICES, PET, PET_FOOD, SPORTS, CAR, MADE_TO_ORDER, OTHER -> MORE;
        };
    }

    static Optional<Aisle> named(String key) {
        return Arrays.stream(values()).filter(aisle -> aisle.key.equals(key)).findFirst();
    }
}
