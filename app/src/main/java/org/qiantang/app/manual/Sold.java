package org.qiantang.app.manual;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.LegalCategory;

/** Whether what is bought is so much of something (净含量), or a thing that weighs so much (重量). */
enum Sold {
    BY_CONTENT,
    BY_PIECE;

    /** What only a manual of something that is used up tells. */
    private static final Set<String> SIGNS = Set.of(
            FactKey.INGREDIENTS.key(),
            FactKey.NUTRITION.key(),
            FactKey.SHELF_LIFE.key(),
            FactKey.LICENCE.key(),
            FactKey.NET_WEIGHT.key());

    /** By what the goods are; among household goods and the like there are both, and what the manual tells decides. */
    static Sold of(@Nullable LegalCategory category, List<Proposal> told) {
        return switch (category) {
            case FOOD,
                    FARM_PRODUCE,
                    FRESH,
                    ALCOHOL,
                    HEALTH_FOOD,
                    INFANT_FOOD,
                    MEDICAL_FOOD,
                    PET_FOOD,
                    COSMETICS,
                    SPECIAL_COSMETICS,
                    CHILDREN_COSMETICS,
                    TOOTHPASTE,
                    MEDICINE,
                    DISINFECTANT -> BY_CONTENT;
            case CLOTHING, BAGS, APPLIANCE, DIGITAL, JEWELLERY, COLLECTIBLES, BOOKS, PLANTS -> BY_PIECE;
            case HOUSEHOLD,
                    MOTHER_AND_BABY,
                    PET,
                    SPORTS,
                    CAR,
                    MADE_TO_ORDER,
                    SERVICES,
                    MEDICAL_DEVICE,
                    MEDICAL_DEVICE_I,
                    MEDICAL_DEVICE_II,
                    MEDICAL_DEVICE_III,
                    MEDICAL_BEAUTY,
                    OTHER -> bySigns(told);
            case null -> bySigns(told);
        };
    }

    private static Sold bySigns(List<Proposal> told) {
        return told.stream().map(Proposal::key).anyMatch(SIGNS::contains) ? BY_CONTENT : BY_PIECE;
    }
}
