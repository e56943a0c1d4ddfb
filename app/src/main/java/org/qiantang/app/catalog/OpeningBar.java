package org.qiantang.app.catalog;

import org.jspecify.annotations.Nullable;

/** Knows who may not open a shop for now. */
@FunctionalInterface
public interface OpeningBar {
    /**
     * Lets pass who may; else a refusal says why not, and until when.
     *
     * @param personId null for somebody who comes with a new account, or whose shop is open already
     * @param licenceNumber null where none was shown yet
     */
    void requireMayOpen(@Nullable Long personId, @Nullable String licenceNumber);
}
