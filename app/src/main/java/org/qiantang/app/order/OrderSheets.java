package org.qiantang.app.order;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.parcel.ParcelRows;
import org.qiantang.app.parcel.ParcelTable;
import org.qiantang.app.parcel.Scan;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.Money;
import org.qiantang.event.Streams;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes out sheets from the rows, the address from beside the journal, and the names of people. */
final class OrderSheets {
    private static final Duration OWN_WRITE = Duration.ofMillis(500);

    private final Orders orders;
    private final ParcelRows parcels;
    private final OrderNumbers numbers;
    private final People people;
    private final Journal journal;
    private final ObjectProvider<Followers> followers;
    private final InstantSource clock;
    private final JsonMapper json;

    OrderSheets(
            Orders orders,
            ParcelRows parcels,
            OrderNumbers numbers,
            People people,
            Journal journal,
            ObjectProvider<Followers> followers,
            InstantSource clock,
            JsonMapper json) {
        this.orders = orders;
        this.parcels = parcels;
        this.numbers = numbers;
        this.people = people;
        this.journal = journal;
        this.followers = followers;
        this.clock = clock;
        this.json = json;
    }

    /** Waits a moment until the rows show what stands at this place; false if they do not yet. */
    boolean show(At at) {
        try {
            Followers all = followers.getObject();
            return all.awaitFolded(OrderTable.NAME, at.shard(), at.position(), OWN_WRITE)
                    && (at.shard() != Streams.OFFICE
                            || all.awaitFolded(ParcelTable.NAME, at.shard(), at.position(), OWN_WRITE));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<OrderSheet> of(List<Orders.Row> rows) {
        List<Long> ids = rows.stream().map(Orders.Row::orderId).toList();
        Map<Long, List<Orders.Line>> lines = orders.lines(ids);
        Map<Long, List<ParcelRows.Row>> sent = parcels.of(ids);
        Map<Long, List<Scan>> scans = parcels.scans(sent.values().stream()
                .flatMap(List::stream)
                .map(ParcelRows.Row::parcelId)
                .toList());
        return rows.stream()
                .map(row -> sheet(
                        row,
                        lines.getOrDefault(row.orderId(), List.of()),
                        sent.getOrDefault(row.orderId(), List.of()).stream()
                                .map(one -> parcel(one, scans.getOrDefault(one.parcelId(), List.of())))
                                .toList()))
                .toList();
    }

    OrderSheet of(Orders.Row row) {
        return of(List.of(row)).getFirst();
    }

    private OrderSheet sheet(Orders.Row row, List<Orders.Line> lines, List<OrderSheet.Parcel> parcels) {
        String currency = row.total().currency();
        long goods = lines.stream()
                .mapToLong(line -> line.price().minor() * line.pieces())
                .sum();
        return new OrderSheet(
                Long.toString(row.orderId()),
                numbers.numberOf(row.orderId()),
                Long.toString(row.showId()),
                Long.toString(row.merchantId()),
                row.shop(),
                row.state(),
                lines.stream().map(OrderSheets::line).toList(),
                row.total(),
                new Money(Math.max(0, row.total().minor() - goods), currency),
                new Money(row.backMinor(), currency),
                row.payUntil(),
                cashier(row),
                row.paidAt(),
                parcels,
                row.someSentAt() != null && row.sentAt() == null,
                row.packedAt(),
                row.shipBy(),
                row.isLate(clock.instant()),
                row.deliverBy(),
                row.sentAt() == null ? null : row.deliveredAt(),
                row.isDeliveredLate(clock.instant()),
                row.sentAt(),
                row.receivedAt(),
                row.closedAt(),
                row.createdAt(),
                row.voucher(),
                address(row).orElse(null),
                people.nickname(row.buyerId()),
                people.isSimulated(row.buyerId()));
    }

    private static OrderSheet.Parcel parcel(ParcelRows.Row row, List<Scan> scans) {
        Long caseId = row.caseId();
        return new OrderSheet.Parcel(
                Long.toString(row.parcelId()),
                row.carrier(),
                row.trackingNo(),
                row.sentAt(),
                row.deliveredAt(),
                row.homeward(),
                caseId == null ? null : Long.toString(caseId),
                row.lines(),
                scans);
    }

    private static OrderSheet.Line line(Orders.Line line) {
        return new OrderSheet.Line(
                Long.toString(line.productId()),
                Long.toString(line.itemId()),
                Long.toString(line.skuId()),
                line.title(),
                line.skuName(),
                line.picture().isEmpty() ? null : line.picture(),
                line.pieces(),
                line.price());
    }

    /** Nobody is sent to a cashier who would no longer take the money. */
    private @Nullable String cashier(Orders.Row row) {
        var until = row.cashierUntil();
        return row.state().equals("held") && until != null && clock.instant().isBefore(until) ? row.cashier() : null;
    }

    /** The phone that an order's carrier may call; empty as its address may be. */
    Optional<String> phone(Orders.Row row) {
        return address(row).map(address -> address.path("phone").asString("")).filter(phone -> !phone.isBlank());
    }

    /**
     * Empty where none was given, or where it has been forgotten. Of a buyer whose account is closed it is only stored, as long as
     * the law asks for it, and shown to nobody.
     */
    private Optional<JsonNode> address(Orders.Row row) {
        if (people.isGone(row.buyerId())) {
            return Optional.empty();
        }
        return journal.asides(row.shard(), row.position()).stream()
                .filter(aside -> aside.slot() == 0)
                .findFirst()
                .map(Aside::body)
                .map(json::readTree);
    }
}
