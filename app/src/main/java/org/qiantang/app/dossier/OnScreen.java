package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Story;
import org.qiantang.event.ShowEvent;

/** Which item of a show was being explained (讲解中) at a moment, read back from the show itself. */
final class OnScreen {
    private final Story story;

    OnScreen(Story story) {
        this.story = story;
    }

    Optional<Long> at(long showId, Instant moment) {
        var watch = new Watch(moment);
        story.tellTrade(showId, happened -> watch.see(happened.event()));
        return Optional.ofNullable(watch.pinned);
    }

    private static final class Watch {
        private final Instant moment;
        private @Nullable Long pinned;

        Watch(Instant moment) {
            this.moment = moment;
        }

        void see(ShowEvent event) {
            if (event.at().isAfter(moment)) {
                return;
            }
            if (event instanceof ShowEvent.ItemPinned pin) {
                pinned = pin.itemId();
            } else if (event instanceof ShowEvent.ItemUnpinned) {
                pinned = null;
            }
        }
    }
}
