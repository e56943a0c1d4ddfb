package org.qiantang.app.shipping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.order.OrderFiles;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.parcel.CarrierName;

/** Looks through all rows of a file before any is sent. */
final class ShipCheck {
    private static final int PIECE = 200;
    private static final Pattern POWER_OF_TEN = Pattern.compile("[0-9][0-9.]*[eE]\\+?[0-9]+");

    private final OrderFiles orders;
    private final OrderNumbers numbers;

    ShipCheck(OrderFiles orders, OrderNumbers numbers) {
        this.orders = orders;
        this.numbers = numbers;
    }

    /** A row, the order that it means, and what is wrong with it; a sound row has no fault and an order. */
    record Checked(
            ShipRow row, @Nullable Long orderId, @Nullable ShipFault fault) {}

    /** In the order of the rows; tells now and then how many it has come past. */
    List<Checked> check(long merchantId, List<ShipRow> rows, IntConsumer past) {
        Set<String> twice = twice(rows);
        var checked = new ArrayList<Checked>();
        for (int from = 0; from < rows.size(); from += PIECE) {
            List<ShipRow> piece = rows.subList(from, Math.min(from + PIECE, rows.size()));
            Map<String, Long> ids = new HashMap<>();
            for (ShipRow row : piece) {
                OptionalLong id = numbers.idOf(row.orderNo());
                if (id.isPresent()) {
                    ids.put(row.orderNo(), id.getAsLong());
                }
            }
            Map<Long, OrderFiles.Sendable> found = orders.sendable(List.copyOf(new HashSet<>(ids.values())));
            for (ShipRow row : piece) {
                Long id = ids.get(row.orderNo());
                Optional<OrderFiles.Sendable> order = Optional.ofNullable(id == null ? null : found.get(id));
                checked.add(new Checked(row, id, fault(merchantId, row, order, twice)));
            }
            past.accept(checked.size());
        }
        return checked;
    }

    private static Set<String> twice(List<ShipRow> rows) {
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        for (ShipRow row : rows) {
            if (!row.orderNo().isEmpty() && !seen.add(row.orderNo())) {
                twice.add(row.orderNo());
            }
        }
        return twice;
    }

    private static @Nullable ShipFault fault(
            long merchantId, ShipRow row, Optional<OrderFiles.Sendable> order, Set<String> twice) {
        if (row.orderNo().isEmpty()) {
            return ShipFault.NO_ORDER_NUMBER;
        }
        if (POWER_OF_TEN.matcher(row.orderNo()).matches()) {
            return ShipFault.SPOILT_NUMBER;
        }
        if (order.isEmpty()) {
            return ShipFault.UNKNOWN_ORDER;
        }
        if (order.get().merchantId() != merchantId) {
            return ShipFault.NOT_YOURS;
        }
        if (twice.contains(row.orderNo())) {
            return ShipFault.TWICE;
        }
        ShipFault state = stateFault(order.get(), row);
        return state == null ? labelFault(row) : state;
    }

    private static @Nullable ShipFault stateFault(OrderFiles.Sendable order, ShipRow row) {
        return switch (order.state()) {
            case "held", "paid" -> ShipFault.NOT_PAID;
            case "shipped", "received" -> ShipFault.ALREADY_SENT;
            case "taken" -> {
                // A part of it has left under this very number.
                boolean sent = order.trackingNos().contains(CarrierName.tidy(row.trackingNo()));
                yield sent ? ShipFault.ALREADY_SENT : order.hasAddress() ? null : ShipFault.NO_ADDRESS;
            }
            case String _ -> ShipFault.ENDED;
        };
    }

    private static @Nullable ShipFault labelFault(ShipRow row) {
        if (row.carrier().isEmpty()) {
            return ShipFault.NO_CARRIER;
        }
        Optional<CarrierName> carrier = CarrierName.named(row.carrier());
        if (carrier.isEmpty()) {
            return ShipFault.UNKNOWN_CARRIER;
        }
        if (row.trackingNo().isEmpty()) {
            return ShipFault.NO_TRACKING_NUMBER;
        }
        if (POWER_OF_TEN.matcher(row.trackingNo()).matches()) {
            return ShipFault.SPOILT_TRACKING;
        }
        return carrier.get().fits(CarrierName.tidy(row.trackingNo())) ? null : ShipFault.BAD_TRACKING_NUMBER;
    }
}
