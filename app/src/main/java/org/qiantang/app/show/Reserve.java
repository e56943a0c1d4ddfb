package org.qiantang.app.show;

import java.util.Map;
import java.util.function.Supplier;

/** Where a show finds pieces that the warehouse has no more of: the shop's own shelf. */
public interface Reserve {
    /**
     * Does a work that needs free pieces, while the shelf takes none; before, the shelf gives back what is lacking.
     *
     * @param wanted pieces that must be free, by SKU
     */
    <T> T lend(long merchantId, Map<Long, Integer> wanted, Supplier<T> work);
}
