package org.qiantang.app.shortvideo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is seen while a sentence of a film is said. */
enum Look {
    TITLE("片头", "title card"),
    PRESENTER("数字人出镜", "presenter"),
    PICTURE("商品图", "picture"),
    FIGURES("资料卡", "fact card"),
    COMPARE("对比卡", "comparison"),
    PRICE("价格卡", "price card"),
    CLOSING("片尾", "closing card");

    private final String zh;
    private final String en;

    Look(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person may choose it for a sentence: the others belong to certain sentences. */
    boolean isFree() {
        return this == PRESENTER || this == PICTURE || this == FIGURES;
    }

    /** Whether a person may choose which picture of the product is seen: a comparison shows those of both sides. */
    boolean isPictured() {
        return this != COMPARE;
    }

    static Optional<Look> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
