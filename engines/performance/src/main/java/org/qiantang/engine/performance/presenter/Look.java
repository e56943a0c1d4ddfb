package org.qiantang.engine.performance.presenter;

import java.util.regex.Pattern;

/**
 * How a presenter looks, where she stands and how she speaks: everything that an avatar builder lets a shop choose.
 *
 * <p>Plain values only, so that it can be kept as JSON and drawn the same way again.
 *
 * @param voice the name by which a speech engine knows the voice; empty for the engine's own
 * @param pace how fast she speaks, {@value #SLOWEST} to {@value #FASTEST}; 1 is the voice's own pace
 */
public record Look(
        Build build,
        Age age,
        FaceShape face,
        Skin skin,
        HairStyle hair,
        HairColour hairColour,
        Outfit outfit,
        Dye dye,
        Glasses glasses,
        Scene scene,
        Light light,
        String voice,
        double pace,
        Manner manner) {

    public static final double SLOWEST = 0.7;
    public static final double FASTEST = 1.4;
    private static final Pattern VOICE = Pattern.compile("[\\p{L}\\p{N} ._:/+-]{0,64}");

    /** The one who was here first: a woman in a qipao in her tea room. */
    public static final Look DEFAULT = new Look(
            Build.WOMAN,
            Age.YOUNG,
            FaceShape.OVAL,
            Skin.PORCELAIN,
            HairStyle.KNOT,
            HairColour.INK,
            Outfit.QIPAO,
            Dye.TIDE,
            Glasses.NONE,
            Scene.TEA_ROOM,
            Light.DAY,
            "",
            1,
            Manner.WARM);

    public Look {
        if (!VOICE.matcher(voice).matches()) {
            throw new IllegalArgumentException("voice: \"" + voice + "\" (expected: " + VOICE.pattern() + ")");
        }
        if (!(pace >= SLOWEST && pace <= FASTEST)) {
            throw new IllegalArgumentException("pace: " + pace + " (expected: " + SLOWEST + ".." + FASTEST + ")");
        }
    }

    /** The bones: shoulders, neck, jaw and brows. */
    public enum Build {
        WOMAN,
        MAN
    }

    public enum Age {
        YOUNG,
        MATURE,
        SENIOR
    }

    public enum FaceShape {
        OVAL,
        ROUND,
        HEART,
        SQUARE
    }

    public enum Skin {
        PORCELAIN,
        FAIR,
        WARM,
        TAN,
        DEEP
    }

    public enum HairStyle {
        /** Long, with a knot and a jade pin. */
        KNOT,
        /** To the chin, with a fringe. */
        BOB,
        PONYTAIL,
        /** Long and wavy. */
        WAVES,
        /** Put up behind the head. */
        BUN,
        /** Cut short all round. */
        CROP,
        SIDE_PART,
        /** Short sides and a raised front. */
        QUIFF
    }

    public enum HairColour {
        INK,
        COCOA,
        CHESTNUT,
        HONEY,
        GREY,
        SILVER
    }

    public enum Outfit {
        QIPAO,
        CARDIGAN,
        BLAZER,
        /** A shirt under a bib apron. */
        APRON,
        /** A jacket with a standing collar and knotted buttons. */
        TANG_JACKET,
        SWEATER
    }

    /** The colour of the outfit. */
    public enum Dye {
        TIDE,
        JADE,
        VERMILION,
        PLUM,
        SAND,
        CHARCOAL,
        CREAM
    }

    public enum Glasses {
        NONE,
        ROUND,
        SQUARE
    }

    public enum Scene {
        TEA_ROOM,
        SHOP,
        KITCHEN,
        STUDIO,
        COUNTER
    }

    /** The time of day in the scene. */
    public enum Light {
        DAY,
        NIGHT,
        /** Day from six to six by the clock of the place, night otherwise. */
        BY_CLOCK
    }

    /** How she carries herself. */
    public enum Manner {
        WARM,
        LIVELY,
        CALM,
        EXPERT
    }

    /** The same person at a settled time of day; {@code hour} is that of the place, 0 to 23. */
    public Look litAt(int hour) {
        return light == Light.BY_CLOCK ? lit(hour >= 6 && hour < 18 ? Light.DAY : Light.NIGHT) : this;
    }

    public Look lit(Light other) {
        return new Look(
                build, age, face, skin, hair, hairColour, outfit, dye, glasses, scene, other, voice, pace, manner);
    }

    public Look in(Scene other) {
        return new Look(
                build, age, face, skin, hair, hairColour, outfit, dye, glasses, other, light, voice, pace, manner);
    }

    public Look heardAs(String otherVoice) {
        return new Look(
                build, age, face, skin, hair, hairColour, outfit, dye, glasses, scene, light, otherVoice, pace, manner);
    }

    boolean isMan() {
        return build == Build.MAN;
    }

    boolean atNight() {
        return light == Light.NIGHT;
    }
}
