package org.qiantang.app.order;

/** Where a seller says that an order's parcel is on its way. */
@FunctionalInterface
public interface Parcels {
    /** Notes the parcel and tells where in the journal; throws a {@code Problem} where the shop refuses. */
    At send(long merchantId, long orderId, String carrier, String trackingNo);
}
