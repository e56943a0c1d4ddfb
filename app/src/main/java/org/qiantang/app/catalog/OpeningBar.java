package org.qiantang.app.catalog;

import org.jspecify.annotations.Nullable;

/** Knows who may not open a shop for now, nor hand in a licence for one. */
public interface OpeningBar {
    /**
     * Lets pass who may; else a refusal says why not, and until when.
     *
     * @param personId null for somebody who comes with a new account
     * @param licenceNumber null where none was shown yet
     */
    void requireMayOpen(@Nullable Long personId, @Nullable String licenceNumber);

    /** Lets pass a shop that may hand in this licence; else a refusal says why not, and until when. */
    void requireMayTakeLicence(long merchantId, String licenceNumber);
}
