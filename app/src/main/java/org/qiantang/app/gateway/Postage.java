package org.qiantang.app.gateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.Money;

/** Knows where a buyer's parcel goes and what sending it costs. May block. */
@FunctionalInterface
public interface Postage {
    /** What it says of one buy. */
    sealed interface Answer {
        /** The address as JSON, null where nothing is sent; and the freight, null for nothing. */
        record Ready(@Nullable String address, @Nullable Money freight) implements Answer {}

        /** It cannot go there, or nobody has said where: a code, a sentence in both languages, and its values. */
        record Refused(String code, String zh, String en, Map<String, Object> values) implements Answer {}
    }

    Answer of(long showId, long personId, List<RoomRequest.Want> wants);
}
