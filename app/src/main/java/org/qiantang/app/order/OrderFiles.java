package org.qiantang.app.order;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.sheet.SheetWriter;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;

/** A shop's orders as files: the list as it is shown, and what waits to be sent, with places for carrier and number. */
public final class OrderFiles {
    /** The columns that are read again when a filled-in file comes back, in both languages. */
    public static final List<String> NUMBER = List.of("订单号", "order_no");

    public static final List<String> CARRIER = List.of("快递公司", "carrier");
    public static final List<String> TRACKING = List.of("快递单号", "tracking_no");

    private static final int PAGE = 200;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(CHINA);
    private static final Map<String, String> STATES = Map.of(
            "held", "待付款",
            "paid", "已付款",
            "taken", "待发货",
            "issued", "待使用",
            "shipped", "已发货",
            "received", "已收货",
            "closed", "已全部退款",
            "released", "已取消",
            "refunding", "退款中",
            "refunded", "已退款");
    private static final List<List<String>> LISTED = List.of(
            NUMBER,
            List.of("状态", "state"),
            List.of("商品", "product"),
            List.of("规格", "sku"),
            List.of("件数", "pieces"),
            List.of("单价（元）", "price"),
            List.of("运费（元）", "freight"),
            List.of("订单金额（元）", "total"),
            List.of("已退款（元）", "given_back"),
            List.of("买家", "buyer"),
            List.of("模拟买家", "simulated_buyer"),
            List.of("下单时间", "ordered_at"),
            List.of("付款时间", "paid_at"),
            List.of("承诺发货", "ship_by"),
            List.of("发货时间", "sent_at"),
            List.of("承诺送达", "deliver_by"),
            List.of("送达时间", "delivered_at"),
            List.of("是否晚于承诺", "late"),
            CARRIER,
            TRACKING);
    private static final List<List<String>> TO_SHIP = List.of(
            NUMBER,
            CARRIER,
            TRACKING,
            List.of("商品", "goods"),
            List.of("收货人", "recipient"),
            List.of("电话", "phone"),
            List.of("地址", "address"),
            List.of("承诺发货", "ship_by"));

    private final Orders orders;
    private final OrderSheets sheets;
    private final InstantSource clock;

    OrderFiles(Orders orders, OrderSheets sheets, InstantSource clock) {
        this.orders = orders;
        this.sheets = sheets;
        this.clock = clock;
    }

    /** Writes a file of orders. */
    interface Writing {
        void write(SheetFormat format, boolean english, OutputStream to);
    }

    /** An order as a file of parcels is checked against it. */
    public record Sendable(long orderId, long merchantId, String state, boolean hasAddress, List<String> trackingNos) {
        public Sendable {
            trackingNos = List.copyOf(trackingNos);
        }
    }

    /** How these orders stand, whosever they are; those that are not there are left out. */
    public Map<Long, Sendable> sendable(List<Long> ids) {
        return sheets.of(List.copyOf(orders.ofIds(ids).values())).stream()
                .map(sheet -> new Sendable(
                        Long.parseLong(sheet.id()),
                        Long.parseLong(sheet.merchantId()),
                        sheet.state(),
                        sheet.address() != null,
                        sheet.parcels().stream()
                                .filter(parcel -> !parcel.homeward())
                                .map(OrderSheet.Parcel::trackingNo)
                                .toList()))
                .collect(Collectors.toMap(Sendable::orderId, one -> one));
    }

    /** All orders that are wanted, however many, the newest first. */
    Writing list(long merchantId, Orders.Wanted wanted) {
        return (format, english, to) -> {
            try (SheetWriter file = format.writer(to, "订单 orders", header(LISTED, english))) {
                each(
                        merchantId,
                        wanted,
                        order -> order.lines().forEach(line -> file.row(listed(order, line, format, english))));
            }
        };
    }

    /** All orders that wait to be sent and have an address. */
    Writing toShip(long merchantId) {
        return (format, english, to) -> {
            try (SheetWriter file = format.writer(to, "待发货 to ship", header(TO_SHIP, english))) {
                each(merchantId, Orders.Wanted.in("taken"), order -> {
                    JsonNode address = order.address();
                    if (address != null) {
                        file.row(List.of(
                                format.code(order.orderNo()),
                                "",
                                "",
                                goods(order),
                                address.path("recipient").asString(""),
                                format.code(address.path("phone").asString("")),
                                address.path("region").asString("") + " "
                                        + address.path("street").asString(""),
                                time(order.shipBy())));
                    }
                });
            }
        };
    }

    /**
     * A file written beside and then handed out: it is whole or not there at all, and as long as it has to be without
     * being in memory.
     */
    static Resource kept(Writing writing, SheetFormat format, boolean english) {
        try {
            Path beside = Files.createTempFile("qiantang-orders-", "." + format.extension());
            try {
                try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(beside))) {
                    writing.write(format, english, to);
                }
                long length = Files.size(beside);
                return new InputStreamResource(Files.newInputStream(beside, StandardOpenOption.DELETE_ON_CLOSE)) {
                    @Override
                    public long contentLength() {
                        return length;
                    }
                };
            } catch (IOException | RuntimeException trouble) {
                Files.deleteIfExists(beside);
                throw trouble;
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** All of them, the newest first, a few at a time. */
    private void each(long merchantId, Orders.Wanted wanted, Consumer<OrderSheet> taker) {
        Instant now = clock.instant();
        List<Orders.Row> rows = orders.ofShop(merchantId, wanted, now, Long.MAX_VALUE, PAGE);
        while (!rows.isEmpty()) {
            sheets.of(rows).forEach(taker);
            rows = rows.size() < PAGE
                    ? List.of()
                    : orders.ofShop(merchantId, wanted, now, rows.getLast().orderId(), PAGE);
        }
    }

    private static List<String> header(List<List<String>> columns, boolean english) {
        return columns.stream().map(column -> column.get(english ? 1 : 0)).toList();
    }

    private static List<String> listed(OrderSheet order, OrderSheet.Line line, SheetFormat format, boolean english) {
        List<OrderSheet.Parcel> parcels =
                order.parcels().stream().filter(parcel -> !parcel.homeward()).toList();
        boolean late = order.late() || order.deliveryLate();
        return List.of(
                format.code(order.orderNo()),
                english ? order.state() : STATES.getOrDefault(order.state(), order.state()),
                line.title(),
                line.skuName(),
                Integer.toString(line.pieces()),
                line.price().yuan(),
                order.freight().yuan(),
                order.total().yuan(),
                order.givenBack().yuan(),
                order.buyerNickname(),
                order.simulatedBuyer() ? (english ? "simulated" : "模拟") : "",
                time(order.createdAt()),
                time(order.paidAt()),
                time(order.shipBy()),
                time(order.sentAt()),
                time(order.deliverBy()),
                time(order.deliveredAt()),
                late ? (english ? "late" : "晚于承诺") : "",
                parcels.stream().map(OrderSheet.Parcel::carrier).distinct().collect(Collectors.joining(" ")),
                format.code(parcels.stream().map(OrderSheet.Parcel::trackingNo).collect(Collectors.joining(" "))));
    }

    private static String goods(OrderSheet order) {
        return order.lines().stream()
                .map(line -> line.title() + " " + line.skuName() + " × " + line.pieces())
                .collect(Collectors.joining("\n"));
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }
}
