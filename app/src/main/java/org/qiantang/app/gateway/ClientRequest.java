package org.qiantang.app.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.RoomRequest.Want;
import org.qiantang.event.Money;

/** What a viewer asks over the socket. */
sealed interface ClientRequest {
    record Say(long id, String text) implements ClientRequest {}

    record Like(long id, int times) implements ClientRequest {}

    /**
     * A buyer wants pieces.
     *
     * @param freightSeen null where the client does not say what freight its buyer saw
     */
    record Buy(
            long id,
            String intent,
            List<Want> wants,
            @Nullable Money freightSeen) implements ClientRequest {}

    record Cancel(long id, long orderId) implements ClientRequest {}

    record Ping(long id) implements ClientRequest {}

    /**
     * What cannot be understood.
     *
     * @param id null where not even that could be read
     */
    record Nonsense(@Nullable Long id, String field, String expected, String zh) implements ClientRequest {}
}
