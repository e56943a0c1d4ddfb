package org.qiantang.bench.fanout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.stage.Story;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

/** Shows that are open, whose events are told as they come and not kept: the peers keep nothing durable either. */
final class OpenShows implements Rooms, Story {
    static final long FIRST = 1_001;
    private static final long ITEM = 11;
    private static final long SKU = 111;
    private static final int SPEAKERS = 500;
    private static final Instant EVENING = Instant.parse("2026-11-23T12:00:00Z");

    private final int shows;
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();
    private final Map<Long, Long> positions = new ConcurrentHashMap<>();
    private long lines;

    OpenShows(int shows) {
        this.shows = shows;
    }

    /** A viewer's line is heard in a show. */
    void say(long show, String words) {
        lines++;
        var line = new ShowEvent.TalkLine(lines, 100 + lines % SPEAKERS, "00", "clear");
        happens(show, new ShowEvent.TalkHeard(EVENING, List.of(line)), List.of(words));
    }

    /** A price has moved, which nobody may miss; the reason travels to the viewers. */
    void price(long show, long version, String reason) {
        happens(show, new ShowEvent.PriceChanged(EVENING, ITEM, SKU, version, Money.cny(8_800), reason), List.of());
    }

    private void happens(long show, ShowEvent event, List<String> words) {
        long position = positions.merge(show, 10L, (known, _) -> known + 1);
        List<Happened> happened = List.of(new Happened(position, event, words));
        audiences.forEach(audience -> audience.happened(show, happened));
    }

    @Override
    public void tell(long showId, Consumer<Happened> listener) {
        if (showId < FIRST || showId >= FIRST + shows) {
            return;
        }
        var story = new ArrayList<ShowEvent>();
        story.add(new ShowEvent.ShowPlanned(EVENING, showId, 1, 2, 3, "开播", HostKind.HUMAN, 900));
        story.add(new ShowEvent.ItemLinedUp(
                EVENING,
                ITEM,
                1_111,
                1,
                ItemRole.HERO,
                "西湖龙井",
                "/p/1.jpg",
                2,
                List.of(new SkuOffer(SKU, "250 克", 1, Money.cny(8_800)))));
        story.add(new ShowEvent.ShowOpened(EVENING));
        for (int at = 0; at < story.size(); at++) {
            listener.accept(new Happened(at + 1, story.get(at), List.of()));
        }
    }

    @Override
    public List<String> words(long position, int count) {
        return List.of();
    }

    /** Counts of likes and presence are taken note of; nothing else is asked here. */
    @Override
    public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
        return CompletableFuture.completedFuture(new Receipt.Done(1, positions.getOrDefault(showId, 3L), null));
    }

    @Override
    public void wake(long showId) {}

    @Override
    public void tell(Audience audience) {
        audiences.add(audience);
    }
}
