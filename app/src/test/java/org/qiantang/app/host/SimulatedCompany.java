package org.qiantang.app.host;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.ItemRole;

/** All that a host leans on, from any thread and for a long time: it keeps numbers, and nothing that grows. */
final class SimulatedCompany implements Rooms, OnStage {
    static final long ITEM = 1;

    /** What {@code {price}} in a line stands for, in yuan. */
    final AtomicInteger price = new AtomicInteger(88);

    final AtomicLong recorded = new AtomicLong();
    private final AtomicLong positions = new AtomicLong();

    /** Whatever begins with 问 is a question, and is answered with its own words. */
    Performance.Company by(InstantSource clock) {
        return new Performance.Company(
                (_, line) -> Optional.of(line.text().replace("{price}", price.get() + "元")),
                (_, _, question) -> question.startsWith("问")
                        ? Optional.of(new Answered("答" + question + "。", null, List.of()))
                        : Optional.empty(),
                QuestionDesk.NOBODY,
                (_, _, _) -> new Passed(true, "clear", List.of(), null),
                this,
                _ -> Optional.of(board()),
                this,
                _ -> false,
                clock);
    }

    @Override
    public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
        if (request instanceof RoomRequest.HostLine) {
            recorded.incrementAndGet();
        }
        return CompletableFuture.completedFuture(new Receipt.Done(1, positions.incrementAndGet(), null));
    }

    @Override
    public void wake(long showId) {}

    @Override
    public void tell(Audience audience) {}

    @Override
    public void speaking(long showId, String text, @Nullable Long itemId) {}

    @Override
    public void drawn(long showId, @Nullable DrawnMoment moment) {}

    @Override
    public void finding(long showId, String text, @Nullable Long itemId, String verdict, List<FoundInLine> findings) {}

    private Board board() {
        var sku = new Board.Sku(10, "一盒", 1, Money.cny(100L * price.get()), 1_000, 0, 0);
        var item = new Board.Item(ITEM, ITEM, 1, ItemRole.HERO, "春茶", 2, List.of(sku));
        return new Board(Rehearsal.SHOW, "open", 1, ITEM, List.of(item));
    }
}
