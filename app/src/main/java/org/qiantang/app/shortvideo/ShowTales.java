package org.qiantang.app.shortvideo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.qiantang.app.room.Story;

/** The tales of the shows that were asked for last; each is read on from where it was left. */
final class ShowTales {
    private static final int MOST_KEPT = 20;

    private final Story story;
    private final Map<Long, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    ShowTales(Story story) {
        this.story = story;
    }

    private static final class Kept {
        private final ShowTale tale = new ShowTale();
        private long position;
    }

    /** Asks something of a show's tale as far as it is written down. */
    <T> T of(long showId, Function<ShowTale, T> question) {
        Kept one;
        synchronized (kept) {
            one = kept.computeIfAbsent(showId, _ -> new Kept());
        }
        synchronized (one) {
            story.tell(showId, one.position, happened -> {
                one.tale.happened(happened.event());
                one.position = happened.position();
                return true;
            });
            return question.apply(one.tale);
        }
    }
}
