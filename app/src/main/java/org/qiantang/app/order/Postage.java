package org.qiantang.app.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.Money;

/** Where a buyer's parcel goes and what sending it costs; throws a {@code Problem} where it cannot go. */
@FunctionalInterface
public interface Postage {
    /** The address as JSON, null for vouchers, which go nowhere; and the freight, null for nothing. */
    record Ready(@Nullable String address, @Nullable Money freight) {}

    Ready of(long showId, long buyerId, List<RoomRequest.Want> wants);
}
