package org.qiantang.app.mall;

import static org.qiantang.app.catalog.LegalCategory.ALCOHOL;
import static org.qiantang.app.catalog.LegalCategory.APPLIANCE;
import static org.qiantang.app.catalog.LegalCategory.BAGS;
import static org.qiantang.app.catalog.LegalCategory.BOOKS;
import static org.qiantang.app.catalog.LegalCategory.CHILDREN_COSMETICS;
import static org.qiantang.app.catalog.LegalCategory.CLOTHING;
import static org.qiantang.app.catalog.LegalCategory.COLLECTIBLES;
import static org.qiantang.app.catalog.LegalCategory.COSMETICS;
import static org.qiantang.app.catalog.LegalCategory.DIGITAL;
import static org.qiantang.app.catalog.LegalCategory.DISINFECTANT;
import static org.qiantang.app.catalog.LegalCategory.FARM_PRODUCE;
import static org.qiantang.app.catalog.LegalCategory.FOOD;
import static org.qiantang.app.catalog.LegalCategory.FRESH;
import static org.qiantang.app.catalog.LegalCategory.HEALTH_FOOD;
import static org.qiantang.app.catalog.LegalCategory.HOUSEHOLD;
import static org.qiantang.app.catalog.LegalCategory.INFANT_FOOD;
import static org.qiantang.app.catalog.LegalCategory.JEWELLERY;
import static org.qiantang.app.catalog.LegalCategory.MEDICAL_BEAUTY;
import static org.qiantang.app.catalog.LegalCategory.MEDICAL_DEVICE;
import static org.qiantang.app.catalog.LegalCategory.MEDICAL_DEVICE_I;
import static org.qiantang.app.catalog.LegalCategory.MEDICAL_DEVICE_II;
import static org.qiantang.app.catalog.LegalCategory.MEDICAL_DEVICE_III;
import static org.qiantang.app.catalog.LegalCategory.MEDICAL_FOOD;
import static org.qiantang.app.catalog.LegalCategory.MEDICINE;
import static org.qiantang.app.catalog.LegalCategory.MOTHER_AND_BABY;
import static org.qiantang.app.catalog.LegalCategory.OTHER;
import static org.qiantang.app.catalog.LegalCategory.PLANTS;
import static org.qiantang.app.catalog.LegalCategory.SERVICES;
import static org.qiantang.app.catalog.LegalCategory.SPECIAL_COSMETICS;
import static org.qiantang.app.catalog.LegalCategory.TOOTHPASTE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.catalog.LegalCategory;

/** The aisles that buyers walk through: what goods are in law, grouped as people look for them. */
enum Aisle {
    FOOD_AND_TEA("food", "食品茶酒", "Food, tea and drinks", EnumSet.of(FOOD, FARM_PRODUCE, FRESH, ALCOHOL)),
    WEAR("wear", "服饰箱包", "Clothing and bags", EnumSet.of(CLOTHING, BAGS)),
    BEAUTY("beauty", "美妆护肤", "Beauty", EnumSet.of(COSMETICS, SPECIAL_COSMETICS, CHILDREN_COSMETICS, TOOTHPASTE)),
    HOME("home", "家居日用", "Home", EnumSet.of(HOUSEHOLD, PLANTS)),
    ELECTRIC("electric", "家电数码", "Appliances and electronics", EnumSet.of(APPLIANCE, DIGITAL)),
    BABY("baby", "母婴玩具", "Mother and baby", EnumSet.of(MOTHER_AND_BABY, INFANT_FOOD)),
    HEALTH(
            "health",
            "保健医药",
            "Health",
            EnumSet.of(
                    HEALTH_FOOD,
                    MEDICAL_FOOD,
                    MEDICINE,
                    DISINFECTANT,
                    MEDICAL_DEVICE,
                    MEDICAL_DEVICE_I,
                    MEDICAL_DEVICE_II,
                    MEDICAL_DEVICE_III,
                    MEDICAL_BEAUTY)),
    JEWELS("jewels", "珠宝收藏", "Jewellery and collectibles", EnumSet.of(JEWELLERY, COLLECTIBLES)),
    MORE("more", "图书更多", "Books and more", EnumSet.of(BOOKS, SERVICES, OTHER));

    private final String key;
    private final String zh;
    private final String en;
    // A copy that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<LegalCategory> categories;

    Aisle(String key, String zh, String en, Set<LegalCategory> categories) {
        this.key = key;
        this.zh = zh;
        this.en = en;
        this.categories = Set.copyOf(categories);
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
        return Arrays.stream(values())
                .filter(aisle -> aisle.categories.contains(category))
                .findFirst()
                .orElse(MORE);
    }

    static Optional<Aisle> named(String key) {
        return Arrays.stream(values()).filter(aisle -> aisle.key.equals(key)).findFirst();
    }
}
