package org.qiantang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was promised with one line when it was bought: its category in law, the hours to ship, the after-sale.
 *
 * @param daysToDeliver days from payment until the parcel is there; null where none were promised
 * @param voucher what a voucher (到店券) entitles to; null for goods that are sent
 */
public record LineTerms(
        int line,
        String legalCategory,
        int hoursToShip,
        List<String> promises,
        @Nullable Integer daysToDeliver,
        @Nullable VoucherTerms voucher) {
    public LineTerms {
        promises = List.copyOf(promises);
    }

    public LineTerms(int line, String legalCategory, int hoursToShip, List<String> promises) {
        this(line, legalCategory, hoursToShip, promises, null, null);
    }
}
