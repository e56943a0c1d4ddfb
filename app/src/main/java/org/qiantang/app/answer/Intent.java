package org.qiantang.app.answer;

import static org.qiantang.app.catalog.FactKey.*;

import java.util.List;
import java.util.Locale;
import org.qiantang.app.catalog.FactKey;

/** What a viewer wants to know; for most, the facts that tell it. */
enum Intent {
    PRICE,
    STOCK,
    SIZE,
    VARIANTS,
    DELIVERY_TIME,
    SHIP_FROM,
    COURIER,
    POSTAGE,
    REGION,
    AFTER_SALE,
    PRICE_PROTECTION,
    FAKE_PAYS,
    LATE_PAYS,
    FREIGHT_INSURANCE,
    LINK,
    HOW_TO_BUY,
    LIMIT,
    SUITED,
    PROVED,
    MATERIAL(FactKey.MATERIAL, FactKey.FILLING),
    LINING(FactKey.LINING),
    FILLING(FILLING_WEIGHT, FactKey.FILLING),
    ELASTIC(FactKey.FIT, FactKey.MATERIAL),
    FABRIC_WEIGHT(FactKey.FABRIC_WEIGHT, THICKNESS),
    INGREDIENTS(FactKey.INGREDIENTS),
    ALLERGENS(FactKey.ALLERGENS),
    NUTRITION(FactKey.NUTRITION),
    ORIGIN(FactKey.ORIGIN),
    MAKER(FactKey.MAKER),
    BRAND(FactKey.BRAND),
    MODEL(FactKey.MODEL),
    NET_CONTENT(NET_WEIGHT, WEIGHT),
    DIMENSIONS(FactKey.DIMENSIONS, CAPACITY),
    HOLDS(CAPACITY),
    SHELF_LIFE(FactKey.SHELF_LIFE),
    MADE_ON(FactKey.MADE_ON),
    HARVEST(FactKey.HARVEST),
    STORAGE(FactKey.STORAGE),
    USAGE(HOW_TO_USE),
    CARE(FactKey.CARE),
    GRADE(FactKey.GRADE),
    FLAVOUR(FactKey.FLAVOUR),
    VARIETY(FactKey.VARIETY),
    PROCESS(FactKey.PROCESS),
    FIT(FactKey.FIT),
    SEASON(FactKey.SEASON),
    STANDARD(FactKey.STANDARD),
    SAFETY(SAFETY_CLASS),
    POWER(FactKey.POWER),
    ENERGY(FactKey.ENERGY),
    VOLTAGE(FactKey.VOLTAGE),
    BATTERY(FactKey.BATTERY, RUNNING_TIME),
    CHARGING(FactKey.CHARGING),
    NOISE(FactKey.NOISE),
    HARDNESS(FactKey.HARDNESS),
    WARRANTY(FactKey.WARRANTY),
    PACKAGE(FactKey.PACKAGE),
    EFFECT(EFFECT_CLASS, FUNCTION),
    COUPON,
    INVOICE,
    PAYMENT,
    COMPATIBLE,
    CUSTOM_MADE,
    TITLE;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of and never given anything else
    private final List<FactKey> facts;

    Intent(FactKey... facts) {
        this.facts = List.of(facts);
    }

    /** The facts that answer it; none for those that the shelf answers otherwise. */
    List<FactKey> facts() {
        return facts;
    }

    /** The name as the word list has it: {@code net-content}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
