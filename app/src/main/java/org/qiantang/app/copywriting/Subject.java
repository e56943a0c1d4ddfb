package org.qiantang.app.copywriting;

import java.util.Locale;

/** What a text is about: a product, or a show with its line-up. */
record Subject(Party party, long id, long merchantId) {
    enum Party {
        PRODUCT,
        SHOW;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isShow() {
        return party == Party.SHOW;
    }
}
