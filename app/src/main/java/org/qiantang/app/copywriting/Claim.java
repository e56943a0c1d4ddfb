package org.qiantang.app.copywriting;

/**
 * What a sentence says of goods or of the shop, so that somebody could ask how it is known.
 *
 * @param words as they are said; {@code from} is where they begin
 * @param core what must be found where it is borne: the material, the gift, the ingredient
 */
record Claim(Kind kind, String words, String core, int from) {
    enum Kind {
        MATERIAL("材质", "material"),
        AWARD("奖项荣誉", "award"),
        AUTHORITY("媒体、机构或权威", "authority"),
        GIFT("赠品或活动", "gift or offer"),
        PROMISE("售后承诺", "promise"),
        DELIVERY("发货、到货时间或运费", "delivery"),
        DEADLINE("期限或紧缺", "deadline or shortage"),
        INGREDIENT("成分配料", "ingredient"),
        ORIGIN("产地来源", "origin"),
        COLOUR("颜色", "colour"),
        PROPERTY("说法", "claim");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    int to() {
        return from + words.length();
    }
}
