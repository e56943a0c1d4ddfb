package org.qiantang.engine.guard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the goods on sale: their legal category in Chinese (普通食品, 保健食品, 普通化妆品, 特殊化妆品,
 * 医疗器械, 服饰 …), their fact sheet (keys: {@link Fact}), stock and prices. Null means unknown.
 */
public record Goods(
        String legalCategory,
        Map<String, String> facts,
        @Nullable Long piecesLeft,
        @Nullable Long priceMinor,
        @Nullable Long lowestDealMinor7d) {

    /** The category of goods of which something is known, but not what kind they are. */
    static final String UNKNOWN_KIND = "商品未知";

    public Goods {
        if (legalCategory.isBlank()) {
            throw new IllegalArgumentException("legalCategory: blank (expected: a legal category)");
        }
        mustNotBeNegative("piecesLeft", piecesLeft);
        mustNotBeNegative("priceMinor", priceMinor);
        mustNotBeNegative("lowestDealMinor7d", lowestDealMinor7d);
        facts = Fact.inChinese(facts);
    }

    public static Goods of(String legalCategory) {
        return new Goods(legalCategory, Map.of(), null, null, null);
    }

    /**
     * The value on the sheet: under the key's Chinese or English name, or one of the others that are documented, or else under a
     * name of its form ({@link FactNames}); empty when the sheet does not say.
     */
    public Optional<String> fact(String key) {
        return Fact.namesOf(Fact.inChinese(key)).stream()
                .flatMap(name -> Stream.ofNullable(facts.get(Fact.inChinese(name))))
                .findFirst()
                .or(() -> FactNames.look(Fact.inChinese(key), facts));
    }

    boolean isKindKnown() {
        return !legalCategory.equals(UNKNOWN_KIND);
    }

    /** Whether they count as one of these legal categories, under whatever name they are filed. */
    boolean countAs(Set<String> categories) {
        return LegalNames.shipped().countAs(legalCategory, categories);
    }

    private static void mustNotBeNegative(String name, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0.." + Long.MAX_VALUE + ")");
        }
    }
}
