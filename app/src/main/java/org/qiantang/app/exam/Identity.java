package org.qiantang.app.exam;

/** A name that tells whose words a line was: of a shop, a person or a brand; or a number that does. */
record Identity(Kind kind, String name) {
    /** What it is, and what may stand in its place. */
    enum Kind {
        SHOP("某店", "店铺名称"),
        PERSON("某人", "人名或账号"),
        BRAND("某品牌", "品牌"),
        NUMBER("某号码", "号码");

        private final String instead;
        private final String zh;

        Kind(String instead, String zh) {
            this.instead = instead;
            this.zh = zh;
        }

        String instead() {
            return instead;
        }

        String zh() {
            return zh;
        }
    }
}
