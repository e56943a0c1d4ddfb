package org.qiantang.engine.performance.presenter;

import org.qiantang.engine.performance.presenter.Look.Age;
import org.qiantang.engine.performance.presenter.Look.Build;
import org.qiantang.engine.performance.presenter.Look.Dye;
import org.qiantang.engine.performance.presenter.Look.FaceShape;
import org.qiantang.engine.performance.presenter.Look.Glasses;
import org.qiantang.engine.performance.presenter.Look.HairColour;
import org.qiantang.engine.performance.presenter.Look.HairStyle;
import org.qiantang.engine.performance.presenter.Look.Light;
import org.qiantang.engine.performance.presenter.Look.Manner;
import org.qiantang.engine.performance.presenter.Look.Outfit;
import org.qiantang.engine.performance.presenter.Look.Scene;
import org.qiantang.engine.performance.presenter.Look.Skin;

/** The presenters that come with the house: people to choose from, and to begin one's own from. */
public enum Cast {
    XIAOCHAO("小潮", "Xiaochao", Look.DEFAULT),
    ZHIXIA(
            "知夏",
            "Zhixia",
            new Look(
                    Build.WOMAN,
                    Age.YOUNG,
                    FaceShape.ROUND,
                    Skin.FAIR,
                    HairStyle.BOB,
                    HairColour.CHESTNUT,
                    Outfit.CARDIGAN,
                    Dye.JADE,
                    Glasses.ROUND,
                    Scene.SHOP,
                    Light.DAY,
                    "",
                    1.08,
                    Manner.LIVELY)),
    SHIFU(
            "陈师傅",
            "Master Chen",
            new Look(
                    Build.MAN,
                    Age.MATURE,
                    FaceShape.SQUARE,
                    Skin.TAN,
                    HairStyle.CROP,
                    HairColour.INK,
                    Outfit.APRON,
                    Dye.CHARCOAL,
                    Glasses.NONE,
                    Scene.KITCHEN,
                    Light.DAY,
                    "",
                    0.96,
                    Manner.WARM)),
    YUAN(
            "阿远",
            "Yuan",
            new Look(
                    Build.MAN,
                    Age.YOUNG,
                    FaceShape.OVAL,
                    Skin.FAIR,
                    HairStyle.QUIFF,
                    HairColour.COCOA,
                    Outfit.SWEATER,
                    Dye.SAND,
                    Glasses.NONE,
                    Scene.STUDIO,
                    Light.DAY,
                    "",
                    1.05,
                    Manner.LIVELY)),
    SULAOSHI(
            "苏老师",
            "Teacher Su",
            new Look(
                    Build.WOMAN,
                    Age.SENIOR,
                    FaceShape.OVAL,
                    Skin.FAIR,
                    HairStyle.BUN,
                    HairColour.SILVER,
                    Outfit.TANG_JACKET,
                    Dye.PLUM,
                    Glasses.SQUARE,
                    Scene.TEA_ROOM,
                    Light.NIGHT,
                    "",
                    0.9,
                    Manner.CALM)),
    MANNI(
            "曼妮",
            "Manni",
            new Look(
                    Build.WOMAN,
                    Age.MATURE,
                    FaceShape.HEART,
                    Skin.WARM,
                    HairStyle.WAVES,
                    HairColour.COCOA,
                    Outfit.BLAZER,
                    Dye.VERMILION,
                    Glasses.NONE,
                    Scene.COUNTER,
                    Light.DAY,
                    "",
                    1,
                    Manner.EXPERT));

    private final String chinese;
    private final String english;

    @SuppressWarnings("ImmutableEnumChecker") // a record of enums, a text and a number
    private final Look look;

    Cast(String chinese, String english, Look look) {
        this.chinese = chinese;
        this.english = english;
        this.look = look;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public Look look() {
        return look;
    }
}
