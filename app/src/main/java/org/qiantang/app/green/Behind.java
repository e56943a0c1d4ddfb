package org.qiantang.app.green;

import org.jspecify.annotations.Nullable;

/**
 * One fact that a figure was counted from, so that it can be opened.
 *
 * @param ofId the show of a finding or a product; null where nothing more is needed to find it
 * @param words what it is, without anybody's name
 */
record Behind(What what, long id, @Nullable Long ofId, Said words) {
    enum What {
        FINDING,
        SHOW,
        PRODUCT,
        AFTER_SALE,
        COMPLAINT,
        DOSSIER,
        DOUBT
    }
}
