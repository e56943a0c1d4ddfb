package org.qiantang.app.gateway;

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
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.stage.Story;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

/** One show whose story is a list in memory: what a room does, without its care. */
final class PlayedRooms implements Rooms, Story {
    static final long SHOW = 7_000_000_000_000_000_007L;
    static final long ITEM = 11;
    static final long SKU = 111;
    static final Instant EVENING = Instant.parse("2026-11-23T12:00:00Z");
    static final Money PRICE = Money.cny(8_800);

    final List<RoomRequest> asked = new CopyOnWriteArrayList<>();
    private final List<Happened> story = new ArrayList<>();
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();
    private final Map<Long, RoomRequest.Claim> holds = new ConcurrentHashMap<>();
    private int left;
    private long ids = 1_000;

    /** A show that is open, with one item and so many pieces. */
    PlayedRooms(int pieces) {
        happens(new ShowEvent.ShowPlanned(EVENING, SHOW, 1, 2, 3, "开播", HostKind.HUMAN, 900));
        happens(new ShowEvent.ItemLinedUp(
                EVENING,
                ITEM,
                1_111,
                1,
                ItemRole.HERO,
                "西湖龙井",
                "/p/1.jpg",
                2,
                List.of(new SkuOffer(SKU, "250 克", 1, PRICE))));
        happens(new ShowEvent.AllotmentTaken(EVENING, 5, ITEM, SKU, pieces));
        happens(new ShowEvent.ShowOpened(EVENING));
        left = pieces;
    }

    synchronized long happens(ShowEvent event, String... words) {
        // Other shows take places in between.
        long position = story.isEmpty() ? 3 : story.getLast().position() + 2;
        var happened = new Happened(position, event, List.of(words));
        story.add(happened);
        audiences.forEach(audience -> audience.happened(SHOW, List.of(happened)));
        return position;
    }

    @Override
    public synchronized CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
        asked.add(request);
        return CompletableFuture.completedFuture(answer(request));
    }

    private Receipt answer(RoomRequest request) {
        if (request instanceof RoomRequest.Say say) {
            long line = ids++;
            var talk = List.of(new ShowEvent.TalkLine(line, say.personId(), "00", say.verdict()));
            return new Receipt.Done(1, happens(new ShowEvent.TalkHeard(EVENING, talk), say.text()), line);
        }
        if (request instanceof RoomRequest.Claim claim) {
            return hold(claim);
        }
        if (request instanceof RoomRequest.CancelHold cancel) {
            RoomRequest.Claim claim = holds.remove(cancel.orderId());
            if (claim == null) {
                return new Receipt.Refused(new Refusal.NoSuchHold(cancel.orderId()));
            }
            left += claim.wants().getFirst().pieces();
            return new Receipt.Done(
                    1,
                    happens(new ShowEvent.HoldReleased(
                            EVENING, cancel.orderId(), cancel.buyerId(), ShowEvent.ReleaseReason.CANCELLED)),
                    cancel.orderId());
        }
        return new Receipt.Done(1, story.getLast().position(), null);
    }

    private Receipt hold(RoomRequest.Claim claim) {
        RoomRequest.Want want = claim.wants().getFirst();
        if (want.pieces() > left) {
            return new Receipt.Refused(new Refusal.SoldOut(want.skuId(), left));
        }
        Money freight = claim.freight();
        Money seen = claim.freightSeen();
        if (freight != null && seen != null && freight.minor() > seen.minor()) {
            return new Receipt.Refused(new Refusal.FreightMoved(seen, freight));
        }
        left -= want.pieces();
        long order = ids++;
        holds.put(order, claim);
        Money goods = PRICE.times(want.pieces());
        Money total = freight == null ? goods : goods.plus(freight);
        var line = new HeldLine(want.itemId(), want.skuId(), want.pieces(), 1, PRICE);
        Instant until = EVENING.plusSeconds(900);
        long position = happens(new ShowEvent.PiecesHeld(
                EVENING,
                order,
                claim.buyerId(),
                List.of(line),
                total,
                claim.intent(),
                "00",
                until,
                claim.checkoutId(),
                claim.freight()));
        return new Receipt.Held(1, position, order, total, until);
    }

    @Override
    public void wake(long showId) {}

    @Override
    public void tell(Audience audience) {
        audiences.add(audience);
    }

    @Override
    public synchronized void tell(long showId, Consumer<Happened> listener) {
        if (showId == SHOW) {
            story.forEach(happened -> listener.accept(new Happened(happened.position(), happened.event(), List.of())));
        }
    }

    @Override
    public synchronized List<String> words(long position, int lines) {
        return story.stream()
                .filter(happened -> happened.position() == position)
                .findFirst()
                .orElseThrow()
                .words();
    }
}
