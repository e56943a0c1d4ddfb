package org.qiantang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher (到店券) entitles to, where, and how long.
 *
 * @param validDays days after that of the payment through which it can be used; null where it ends on a date
 * @param validUntil the ISO date of its last day in China; null where days are counted
 * @param excluded days and hours on which it cannot be used, in words; may be empty
 */
public record VoucherTerms(
        String entitles,
        List<Place> places,
        @Nullable Integer validDays,
        @Nullable String validUntil,
        String excluded) {
    public VoucherTerms {
        places = List.copyOf(places);
    }

    /** A shop that one can walk into (门店), with its opening hours in words. */
    public record Place(String name, String address, String hours, String phone) {}
}
