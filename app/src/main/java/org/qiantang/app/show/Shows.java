package org.qiantang.app.show;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;
import org.qiantang.event.ShowEvent.ShowKind;

/** What the rest of the house asks about shows and rooms. */
public final class Shows {
    private final ShowRows rows;
    private final RoomTable places;
    private final HostRows hosts;

    Shows(ShowRows rows, RoomTable places, HostRows hosts) {
        this.rows = rows;
        this.places = places;
        this.hosts = hosts;
    }

    /** A show in a few words. */
    public record Brief(
            long showId, long roomId, long merchantId, String title, String state, String hostKind, ShowKind kind) {
        public boolean isShelf() {
            return kind == ShowKind.SHELF;
        }
    }

    public Optional<Brief> brief(long showId) {
        return rows.one(showId).map(Shows::brief);
    }

    /** How a show went, or goes; what is simulated is a demo's crowd's part of each figure. */
    public record Report(
            long showId,
            long merchantId,
            String title,
            String state,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            int peak,
            long visits,
            int orders,
            long paidMinor,
            int simulatedPeak,
            long simulatedVisits,
            int simulatedOrders,
            long simulatedPaidMinor) {}

    public Optional<Report> report(long showId) {
        return rows.one(showId).map(show -> {
            ShowRows.Figures figures = show.figures();
            return new Report(
                    show.id(),
                    show.merchantId(),
                    show.title(),
                    show.state(),
                    show.openedAt(),
                    show.closedAt(),
                    figures.peak(),
                    figures.visits(),
                    figures.orders(),
                    figures.paid().minor(),
                    figures.simulatedPeak(),
                    figures.simulatedVisits(),
                    figures.simulatedOrders(),
                    figures.simulatedPaid().minor());
        });
    }

    /** How staff set the digital host of a show; {@code labelSeconds} is the longest time between two reminders. */
    public record HostSet(HostUse use, HostTurn turn, int labelSeconds) {}

    /** A flash sale that is to come or under way. */
    public record FlashAhead(long flashId, long itemId, Instant from, Instant until) {}

    /** How staff set a show's digital host; empty where nobody did. */
    public Optional<HostSet> hostSet(long showId) {
        return hosts.set(showId);
    }

    /** The flash sales of a show that are to come or under way, the first to begin first. */
    public List<FlashAhead> flashesAhead(long showId) {
        return hosts.flashesAhead(showId);
    }

    /** Whether machines may listen to and read a show's picture; empty while its owner has not said. */
    public Optional<Boolean> watched(long showId) {
        return rows.watched(showId);
    }

    /** The show that a room is having, or will have next. */
    public Optional<Brief> currentOf(long roomId) {
        return rows.currentOfRoom(roomId).map(Shows::brief);
    }

    /** The shelf (货架) through which a merchant's shop sells; empty until {@link Shelves} has opened it. */
    public Optional<Brief> shelfOf(long merchantId) {
        return rows.shelfOf(merchantId).map(Shows::brief);
    }

    public Optional<Long> roomOf(String streamKey) {
        return places.roomOf(streamKey);
    }

    /** A merchant's room; empty until it was opened. */
    public Optional<Long> roomOfMerchant(long merchantId) {
        return places.ofMerchant(merchantId).map(RoomTable.Room::id);
    }

    public Optional<String> streamKey(long merchantId) {
        return places.ofMerchant(merchantId).map(RoomTable.Room::streamKey);
    }

    /** Shows that have not closed, whose desks may have something to do after a restart. */
    public List<Long> notClosed() {
        return rows.notClosed();
    }

    public List<Brief> onAir() {
        return rows.onAir(Sunk.NONE, ShowRows.MOST_WATCHED, 1_000).stream()
                .map(Shows::brief)
                .toList();
    }

    /** A show with the person who planned it. */
    public record Planned(Brief show, long hostId) {}

    /** Shows on air of any of these shops or planners, the most watched first. */
    public List<Planned> onAirOf(Set<Long> shops, Set<Long> hosts) {
        return rows.onAirOf(shops, hosts, 1_000).stream()
                .map(show -> new Planned(brief(show), show.hostId()))
                .toList();
    }

    private static Brief brief(ShowRows.ShowRow show) {
        return new Brief(
                show.id(),
                show.roomId(),
                show.merchantId(),
                show.title(),
                show.state(),
                show.hostKind(),
                ShowKind.valueOf(show.kind()));
    }
}
