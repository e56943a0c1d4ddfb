package org.qiantang.app.mall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.catalog.LegalCategory;

class AisleTest {
    @ParameterizedTest
    @CsvSource({
        "FRESH, FOOD_AND_TEA",
        "CHILDREN_COSMETICS, BEAUTY",
        "TOOTHPASTE, BEAUTY",
        "PLANTS, HOME",
        "MEDICAL_DEVICE_II, HEALTH",
        "DISINFECTANT, HEALTH",
        "PET_FOOD, MORE"
    })
    void goods_stand_where_people_look_for_them(LegalCategory category, Aisle aisle) {
        assertThat(Aisle.of(category)).isEqualTo(aisle);
    }
}
