package org.qiantang.app.gateway;

import java.util.HashMap;
import java.util.Map;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.stage.Counts;
import org.qiantang.app.stage.Stage;

/** Writes likes, presence and footfall to the rooms, where they have changed since the last time. */
final class Tally {
    private static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0);

    private final Stage stage;
    private final Rooms rooms;
    private Map<Long, Counts> written = new HashMap<>();

    Tally(Stage stage, Rooms rooms) {
        this.stage = stage;
        this.rooms = rooms;
    }

    synchronized void write() {
        Map<Long, Counts> now = stage.counts();
        now.forEach((show, counts) -> {
            Counts before = written.getOrDefault(show, NOTHING);
            // A refusal or trouble changes nothing: the next change brings the whole number again.
            if (counts.likes() != before.likes()) {
                var _ = rooms.ask(show, new RoomRequest.CountLikes(counts.likes(), counts.simulatedLikes()));
            }
            if (counts.viewers() != before.viewers()
                    || counts.simulated() != before.simulated()
                    || counts.visits() != before.visits()) {
                var _ = rooms.ask(
                        show,
                        new RoomRequest.CountPresence(
                                counts.viewers(), counts.simulated(), counts.visits(), counts.simulatedVisits()));
            }
        });
        stage.untold().forEach((show, sitting) -> {
            var _ = rooms.ask(show, new RoomRequest.CountAudience(sitting)).whenComplete((receipt, trouble) -> {
                if (trouble == null && receipt instanceof Receipt.Done) {
                    stage.told(show, sitting);
                }
            });
        });
        written = now;
    }
}
