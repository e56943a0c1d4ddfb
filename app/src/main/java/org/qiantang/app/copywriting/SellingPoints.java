package org.qiantang.app.copywriting;

import static org.qiantang.app.catalog.FactKey.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Which facts a host speaks of: those that the law lets one advertise with for this category, telling ones first. */
final class SellingPoints {
    private static final int LONGEST_SPOKEN = 64;
    private static final int ALWAYS = 2;

    private static final List<FactKey> CLOTHES = List.of(
            MATERIAL,
            LINING,
            FABRIC_WEIGHT,
            PROCESS,
            FIT,
            SAFETY_CLASS,
            GRADE,
            SEASON,
            DIMENSIONS,
            ORIGIN,
            CARE,
            PACKAGE);
    private static final List<FactKey> FOODS = List.of(
            ORIGIN,
            INGREDIENTS,
            VARIETY,
            HARVEST,
            PROCESS,
            GRADE,
            TEST_REPORT,
            FLAVOUR,
            NET_WEIGHT,
            HOW_TO_USE,
            SHELF_LIFE,
            STORAGE,
            PACKAGE);
    private static final List<FactKey> COSMETIC = List.of(
            EFFECT_CLASS,
            SUITED_TO,
            REGISTRATION,
            TEST_REPORT,
            NET_WEIGHT,
            HOW_TO_USE,
            STORAGE,
            SHELF_LIFE,
            ORIGIN,
            PACKAGE);
    private static final List<FactKey> PET_FOODS = List.of(
            INGREDIENTS,
            SUITED_TO,
            FLAVOUR,
            TEST_REPORT,
            NET_WEIGHT,
            GRADE,
            HOW_TO_USE,
            SHELF_LIFE,
            STORAGE,
            ORIGIN,
            PACKAGE);
    private static final List<FactKey> REGISTERED =
            List.of(FUNCTION, REGISTRATION, SUITED_TO, HOW_TO_USE, NET_WEIGHT, SHELF_LIFE, ORIGIN);
    // Goods that may hardly be advertised: nothing but what they are and who stands behind them.
    private static final List<FactKey> STRICT = List.of(REGISTRATION, MAKER, NET_WEIGHT, SHELF_LIFE, STORAGE, ORIGIN);
    private static final List<FactKey> GOODS = List.of(
            MATERIAL,
            FILLING,
            CAPACITY,
            BATTERY,
            RUNNING_TIME,
            POWER,
            PROCESS,
            GRADE,
            HARDNESS,
            NOISE,
            CHARGING,
            COMPULSORY_MARK,
            TEST_REPORT,
            DIMENSIONS,
            WEIGHT,
            ORIGIN,
            SEASON,
            SAFETY_CLASS,
            CARE,
            WARRANTY,
            PACKAGE);

    /** What must be said along with the praise, where the sheet has it. */
    private static final List<FactKey> WARNINGS = List.of(ALLERGENS, NOT_SUITED_TO);

    private SellingPoints() {}

    /** The keys of what is told word for word, for who writes of it in words of its own. */
    static List<String> whole(Offer offer) {
        return spokenOf(offer)
                .filter(key ->
                        offer.facts().fact(key).filter(SellingPoints::isShort).isPresent())
                .toList();
    }

    /** The line about this fact, in few words where it is too long to be told whole. */
    static LineTemplate about(Offer offer, LineTemplate line, String key) {
        LineTemplate told = line.with(key);
        return mayBeCut(offer, key)
                        && offer.facts()
                                .fact(key)
                                .filter(fact -> fact.text().length() > Spoken.BRIEF)
                                .isPresent()
                ? told.brief(key)
                : told;
    }

    /** The keys to speak of, the most telling first; those after them are chosen by chance, so that scripts differ. */
    static List<String> of(Offer offer, int count, RandomGenerator random) {
        List<String> keys = spokenOf(offer).toList();
        var chosen = new ArrayList<>(keys.subList(0, Math.min(ALWAYS, keys.size())));
        var others = new ArrayList<>(keys.subList(chosen.size(), keys.size()));
        Collections.shuffle(others, java.util.Random.from(random));
        chosen.addAll(others.subList(0, Math.min(Math.max(0, count - chosen.size()), others.size())));
        Set<String> kept = Set.copyOf(chosen);
        return keys.stream().filter(kept::contains).toList();
    }

    static List<String> warningsOf(Offer offer) {
        return WARNINGS.stream()
                .filter(key -> offer.fact(key).filter(SellingPoints::isShort).isPresent())
                .map(FactKey::key)
                .toList();
    }

    /**
     * Of a voucher first where, when and what for, whatever it is of: these stand in fields of their own, are checked there and
     * are judged sentence by sentence like all else. What a merchant typed beside them passes only where it does for goods.
     */
    private static Stream<String> spokenOf(Offer offer) {
        List<FactKey> known = keys(offer.category());
        Stream<String> own = known.equals(GOODS)
                ? offer.facts().facts().stream()
                        .map(Fact::key)
                        .filter(key -> FactKey.named(key).isEmpty())
                : Stream.empty();
        Set<String> warnings = WARNINGS.stream().map(FactKey::key).collect(Collectors.toSet());
        return Stream.of(visit(offer).stream(), known.stream().map(FactKey::key), own)
                .flatMap(keys -> keys)
                .distinct()
                .filter(key -> !warnings.contains(key))
                .filter(key -> offer.facts()
                        .fact(key)
                        .filter(fact -> isShort(fact) || mayBeCut(offer, key))
                        .isPresent());
    }

    /** What a voucher tells to somebody who thinks of going there, without a key that cannot stand in a slot. */
    static List<String> visit(Offer offer) {
        return Voucher.visit(offer.facts()).stream()
                .filter(key -> key.chars().noneMatch(sign -> "{}@".indexOf(sign) >= 0))
                .toList();
    }

    private static boolean mayBeCut(Offer offer, String key) {
        return visit(offer).contains(key)
                && offer.facts().fact(key).filter(Voucher::mayBeCut).isPresent();
    }

    private static boolean isShort(Fact fact) {
        return fact.text().length() <= LONGEST_SPOKEN;
    }

    static List<FactKey> keys(LegalCategory category) {
        return switch (category) {
            case CLOTHING, BAGS -> CLOTHES;
            case FOOD, FARM_PRODUCE, FRESH, ALCOHOL -> FOODS;
            case PET_FOOD -> PET_FOODS;
            case COSMETICS, TOOTHPASTE -> COSMETIC;
            case SPECIAL_COSMETICS, CHILDREN_COSMETICS, HEALTH_FOOD -> REGISTERED;
            case INFANT_FOOD,
                    MEDICAL_FOOD,
                    MEDICINE,
                    DISINFECTANT,
                    MEDICAL_DEVICE,
                    MEDICAL_DEVICE_I,
                    MEDICAL_DEVICE_II,
                    MEDICAL_DEVICE_III,
                    MEDICAL_BEAUTY,
                    SERVICES -> STRICT;
            case APPLIANCE,
                    DIGITAL,
                    HOUSEHOLD,
                    MOTHER_AND_BABY,
                    JEWELLERY,
                    COLLECTIBLES,
                    BOOKS,
                    PLANTS,
                    PET,
                    SPORTS,
                    CAR,
                    MADE_TO_ORDER,
                    OTHER -> GOODS;
        };
    }
}
