package org.qiantang.app.shortvideo;

import static org.qiantang.app.catalog.FactKey.BATTERY;
import static org.qiantang.app.catalog.FactKey.CAPACITY;
import static org.qiantang.app.catalog.FactKey.COLOUR;
import static org.qiantang.app.catalog.FactKey.DIMENSIONS;
import static org.qiantang.app.catalog.FactKey.FABRIC_WEIGHT;
import static org.qiantang.app.catalog.FactKey.FILLING;
import static org.qiantang.app.catalog.FactKey.FIT;
import static org.qiantang.app.catalog.FactKey.GRADE;
import static org.qiantang.app.catalog.FactKey.HOW_TO_USE;
import static org.qiantang.app.catalog.FactKey.INGREDIENTS;
import static org.qiantang.app.catalog.FactKey.LINING;
import static org.qiantang.app.catalog.FactKey.MADE_ON;
import static org.qiantang.app.catalog.FactKey.MATERIAL;
import static org.qiantang.app.catalog.FactKey.NET_WEIGHT;
import static org.qiantang.app.catalog.FactKey.NUTRITION;
import static org.qiantang.app.catalog.FactKey.PROCESS;
import static org.qiantang.app.catalog.FactKey.SEASON;
import static org.qiantang.app.catalog.FactKey.SHELF_LIFE;
import static org.qiantang.app.catalog.FactKey.SIZE;
import static org.qiantang.app.catalog.FactKey.STORAGE;
import static org.qiantang.app.catalog.FactKey.SUITED_TO;
import static org.qiantang.app.catalog.FactKey.THICKNESS;
import static org.qiantang.app.catalog.FactKey.VARIETY;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.catalog.FactKey;

/** What a picture of goods shows of them where no single fact is named, and the facts that are usually seen there. */
enum Aspect {
    WHOLE("整件", "the whole", List.of(COLOUR)),
    DETAIL("细节", "a detail", List.of(MATERIAL, LINING, FILLING, FABRIC_WEIGHT, PROCESS, THICKNESS, GRADE, VARIETY)),
    WORN("上身或使用中", "worn or in use", List.of(FIT, SEASON, SUITED_TO, HOW_TO_USE)),
    PACKAGE(
            "包装",
            "the package",
            List.of(
                    FactKey.PACKAGE,
                    NET_WEIGHT,
                    CAPACITY,
                    SHELF_LIFE,
                    MADE_ON,
                    STORAGE,
                    INGREDIENTS,
                    NUTRITION,
                    BATTERY)),
    SIZE_CHART("尺码表", "the size chart", List.of(SIZE, DIMENSIONS));

    /** What sentences with the names of the sizes stand on. */
    private static final String SIZES = "sizes";

    private final String zh;
    private final String en;

    // List.of makes lists that nobody changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> keys;

    Aspect(String zh, String en, List<FactKey> keys) {
        this.zh = zh;
        this.en = en;
        this.keys = keys.stream().map(FactKey::key).toList();
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether one of these facts is usually seen in such a picture. */
    boolean shows(Set<String> facts) {
        return keys.stream().anyMatch(facts::contains) || (this == SIZE_CHART && facts.contains(SIZES));
    }

    static Optional<Aspect> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
