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

    /** Items whose cards were on the viewer's screen, and those whose sheets were opened there. */
    record Seen(long id, List<Long> shown, List<Long> opened) implements ClientRequest {
        public Seen {
            shown = List.copyOf(shown);
            opened = List.copyOf(opened);
        }
    }

    record Ping(long id) implements ClientRequest {}

    /**
     * What cannot be understood.
     *
     * @param id null where not even that could be read
     */
    record Nonsense(@Nullable Long id, String field, String expected, String zh) implements ClientRequest {}
}
