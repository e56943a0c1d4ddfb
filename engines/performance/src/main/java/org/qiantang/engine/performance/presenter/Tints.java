package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RadialGradientPaint;

/** The colours of one look by one light, mixed once and used for every frame. */
final class Tints {
    /** Base, shade and line of a skin. */
    private record Flesh(int base, int shade, int deep, int blush, double flush) {}

    /** Base, depth and trim of a cloth. */
    private record Cloth(int base, int deep, int trim) {}

    private static final Color LAMP = new Color(0xF3C98F);
    private static final double LAMPLIGHT = 0.08;
    private static final double DUSK = 0.93;

    private final boolean night;
    final Color skin;
    final Color skinShade;
    final Color skinDeep;
    final Color lipUpper;
    final Color lipLower;
    final Color hair;
    final Color hairDeep;
    final Color hairLight;
    final Color strand;
    final Color brow;
    final Color cloth;
    final Color clothDeep;
    final Color trim;
    final Color shirt;
    final Color shirtShade;
    final GradientPaint clothFall;
    final GradientPaint sleeve;
    final GradientPaint hairFall;
    final RadialGradientPaint blush;

    Tints(Look look) {
        night = look.atNight();
        Flesh flesh = flesh(look.skin());
        skin = lit(flesh.base);
        skinShade = lit(flesh.shade);
        skinDeep = lit(flesh.deep);
        boolean plain = look.isMan();
        lipUpper = plain ? mixed(skinDeep, lit(0xB4535A), 0.5) : mixed(lit(0xCB5660), skinDeep, 0.15);
        lipLower = plain ? mixed(skinShade, lit(0xC86B6C), 0.5) : mixed(lit(0xDD6E74), skinDeep, 0.1);
        double flush = flesh.flush * (plain ? 0.5 : 1) * (look.age() == Look.Age.SENIOR ? 0.7 : 1);
        blush = new RadialGradientPaint(0f, 0f, 25f, new float[] {0f, 1f}, new Color[] {
            Palette.clear(lit(flesh.blush), flush), Palette.clear(lit(flesh.blush), 0)
        });
        Flesh locks = locks(look.hairColour());
        hair = lit(locks.base);
        hairDeep = lit(locks.shade);
        hairLight = lit(locks.deep);
        strand = Palette.clear(mixed(hairLight, Color.WHITE, 0.12), 0.5);
        brow = mixed(lit(locks.base), lit(0x8A6A60), look.isMan() ? 0.2 : 0.5);
        hairFall = new GradientPaint(0, -60, hairDeep, 0, 240, mixed(hairDeep, hairLight, 0.4));
        Cloth dyed = dyed(look.dye());
        cloth = lit(dyed.base);
        clothDeep = lit(dyed.deep);
        trim = lit(dyed.trim);
        shirt = lit(0xFBF8F3);
        shirtShade = lit(0xD9DCE2);
        clothFall = new GradientPaint(0, 30, cloth, 0, 400, clothDeep);
        sleeve = look.outfit() == Look.Outfit.APRON ? new GradientPaint(0, 30, shirt, 0, 400, shirtShade) : clothFall;
    }

    static Color mixed(Color one, Color other, double share) {
        return new Color(
                (int) Math.round(Motion.mix(one.getRed(), other.getRed(), share)),
                (int) Math.round(Motion.mix(one.getGreen(), other.getGreen(), share)),
                (int) Math.round(Motion.mix(one.getBlue(), other.getBlue(), share)));
    }

    /** A colour as the scene's light shows it: at night lamps make it warmer and a little darker. */
    Color lit(int rgb) {
        Color day = new Color(rgb);
        if (!night) {
            return day;
        }
        Color dim = new Color(
                (int) (day.getRed() * DUSK), (int) (day.getGreen() * DUSK * 0.98), (int) (day.getBlue() * DUSK * 0.96));
        return mixed(dim, LAMP, LAMPLIGHT);
    }

    private static Flesh flesh(Look.Skin skin) {
        return switch (skin) {
            case PORCELAIN -> new Flesh(0xFCE4D4, 0xF1C6AF, 0xDE9F86, 0xF08F86, 0.42);
            case FAIR -> new Flesh(0xF9DCC4, 0xEBBE9F, 0xD3937A, 0xEC8C80, 0.40);
            case WARM -> new Flesh(0xF2CBA6, 0xDDAA83, 0xBE8160, 0xE07C6A, 0.34);
            case TAN -> new Flesh(0xE3B187, 0xC98F66, 0xA56C49, 0xCF6F58, 0.28);
            case DEEP -> new Flesh(0xA9714C, 0x8C5937, 0x683E26, 0xA94F3C, 0.26);
        };
    }

    /** Base, depth and light of a head of hair. */
    private static Flesh locks(Look.HairColour colour) {
        return switch (colour) {
            case INK -> new Flesh(0x2C2127, 0x1E161B, 0x6B4A4C, 0, 0);
            case COCOA -> new Flesh(0x46302A, 0x2E1F1C, 0x87604C, 0, 0);
            case CHESTNUT -> new Flesh(0x6B4030, 0x4A2A20, 0xB07A56, 0, 0);
            case HONEY -> new Flesh(0xA5754A, 0x7C5434, 0xDDB47C, 0, 0);
            case GREY -> new Flesh(0x6D6B70, 0x514F55, 0xA9A8AE, 0, 0);
            case SILVER -> new Flesh(0xBDBCC2, 0x94939B, 0xF0F0F4, 0, 0);
        };
    }

    private static Cloth dyed(Look.Dye dye) {
        return switch (dye) {
            case TIDE -> new Cloth(0x2F7DC4, 0x083F80, 0x9ADBC0);
            case JADE -> new Cloth(0x4FAE8B, 0x1C6B50, 0xF3E3B8);
            case VERMILION -> new Cloth(0xD9545A, 0x8E2A35, 0xF7D9B4);
            case PLUM -> new Cloth(0x7E5A97, 0x482C62, 0xE6C98B);
            case SAND -> new Cloth(0xD8BC93, 0xA98457, 0xFFF4E0);
            case CHARCOAL -> new Cloth(0x4C5867, 0x252D38, 0xC9D3DE);
            case CREAM -> new Cloth(0xF4EADA, 0xD3C1A5, 0xB98A5E);
        };
    }
}
