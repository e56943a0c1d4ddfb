package org.qiantang.app.preair;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Proof;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.ReviewFact;
import org.qiantang.event.PreAirEvent.ReviewPoint;

/**
 * Whether the number of a registration (注册证号、备案号) is of the kind that the legal category needs. The kinds of numbers
 * are those in common use; a number that none of them knows is asked about, not accused.
 */
final class Registrations {
    /** A kind of number, and the categories that it qualifies. */
    private enum Kind {
        HEALTH_FOOD("国食健[注备]|国食健字|卫食健字|食健备", EnumSet.of(LegalCategory.HEALTH_FOOD), "保健食品", "health food"),
        INFANT("国食注字\\s*YP", EnumSet.of(LegalCategory.INFANT_FOOD), "婴幼儿配方", "infant formula"),
        MEDICAL_FOOD("国食注字\\s*TY", EnumSet.of(LegalCategory.MEDICAL_FOOD), "特医食品", "medical food"),
        SPECIAL_COSMETIC(
                "国妆特[字进]?",
                EnumSet.of(LegalCategory.SPECIAL_COSMETICS, LegalCategory.CHILDREN_COSMETICS),
                "特殊化妆品",
                "special cosmetics"),
        COSMETIC(
                "妆网备[字进]|国妆备",
                EnumSet.of(LegalCategory.COSMETICS, LegalCategory.CHILDREN_COSMETICS, LegalCategory.TOOTHPASTE),
                "普通化妆品",
                "cosmetics"),
        MEDICINE("国药准字|国药管字", EnumSet.of(LegalCategory.MEDICINE), "药品", "medicine"),
        DEVICE_FILING("械备", EnumSet.of(LegalCategory.MEDICAL_DEVICE_I), "第一类医疗器械", "class I device"),
        DEVICE(
                "械注[准进许]",
                EnumSet.of(
                        LegalCategory.MEDICAL_DEVICE,
                        LegalCategory.MEDICAL_DEVICE_II,
                        LegalCategory.MEDICAL_DEVICE_III),
                "医疗器械",
                "medical device");

        private final Pattern looks;
        // EnumSet is filled here and nowhere else.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<LegalCategory> qualifies;

        private final String zh;
        private final String en;

        Kind(String looks, Set<LegalCategory> qualifies, String zh, String en) {
            this.looks = Pattern.compile(looks);
            this.qualifies = qualifies;
            this.zh = zh;
            this.en = en;
        }
    }

    /** Of a device's number: 械注准 and the year, then the class. */
    private static final Pattern DEVICE_CLASS = Pattern.compile("械注[准进许]\\s*[0-9]{4}([123])");

    private static final Map<LegalCategory, String> CLASS_OF =
            Map.of(LegalCategory.MEDICAL_DEVICE_II, "2", LegalCategory.MEDICAL_DEVICE_III, "3");

    private Registrations() {}

    static List<ReviewPoint> misfits(LegalCategory category, FactSheet sheet) {
        var points = new ArrayList<ReviewPoint>();
        Fact fact = sheet.fact(FactKey.REGISTRATION).orElse(null);
        if (fact == null) {
            return points;
        }
        Proof proof = fact.proof();
        String number = fact.value() + (proof == null ? "" : " " + proof.number());
        boolean needs = category.needs().stream().anyMatch(need -> need.key() == FactKey.REGISTRATION);
        Kind kind = kindOf(number);
        if (kind != null && !kind.qualifies.contains(category)) {
            points.add(misfit(
                    category,
                    number,
                    "注册或备案编号是" + kind.zh + "的，商品却按“" + category.zh() + "”上架",
                    "the number is one of " + kind.en + ", but the product is listed as " + category.en(),
                    Fitness.MEND));
        } else if (kind == Kind.DEVICE && isOtherClass(category, number)) {
            points.add(misfit(
                    category,
                    number,
                    "注册证编号的管理类别与“" + category.zh() + "”不一致",
                    "the class in the number is not that of " + category.en(),
                    Fitness.MEND));
        } else if (kind == null && needs) {
            points.add(misfit(
                    category,
                    number,
                    "编号不像“" + category.zh() + "”常用的注册或备案编号，请核对",
                    "the number does not look like one for " + category.en() + "; please check",
                    Fitness.NEEDS_EVIDENCE));
        }
        return points;
    }

    private static @Nullable Kind kindOf(String number) {
        for (Kind kind : Kind.values()) {
            if (kind.looks.matcher(number).find()) {
                return kind;
            }
        }
        return null;
    }

    private static boolean isOtherClass(LegalCategory category, String number) {
        String expected = CLASS_OF.get(category);
        Matcher device = DEVICE_CLASS.matcher(number);
        return expected != null && device.find() && !device.group(1).equals(expected);
    }

    private static ReviewPoint misfit(LegalCategory category, String number, String zh, String en, Fitness fitness) {
        return new ReviewPoint(
                "category",
                fitness,
                "",
                category.law(),
                null,
                zh,
                en,
                List.of(new ReviewFact("number", number.strip()), new ReviewFact("category", category.zh())),
                "核对证件，改正商品的法律类别或事实表里的编号",
                "compare with the paper, then correct the legal category or the number",
                false);
    }
}
