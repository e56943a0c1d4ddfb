package org.qiantang.app.redeem;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.qiantang.app.account.People;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.sheet.SheetWriter;
import org.qiantang.app.voucher.VoucherRow;
import org.qiantang.app.voucher.VoucherRows;
import org.qiantang.app.web.Bookmark;

/** What a shop redeemed in a span of time, as a file; codes are masked there too. */
final class RedeemedFile {
    private static final int PAGE = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Till.CHINA);
    private static final List<List<String>> COLUMNS = List.of(
            List.of("核销时间", "redeemed_at"),
            List.of("券码", "code"),
            List.of("商品", "product"),
            List.of("金额（元）", "price"),
            List.of("订单号", "order_no"),
            List.of("买家", "buyer"),
            List.of("核销人", "redeemed_by"),
            List.of("门店", "place"));

    private final VoucherRows rows;
    private final People people;
    private final OrderNumbers numbers;

    RedeemedFile(VoucherRows rows, People people, OrderNumbers numbers) {
        this.rows = rows;
        this.people = people;
        this.numbers = numbers;
    }

    byte[] of(long merchantId, Instant from, Instant until, SheetFormat format, boolean english) {
        var to = new ByteArrayOutputStream();
        List<String> header =
                COLUMNS.stream().map(column -> column.get(english ? 1 : 0)).toList();
        try (SheetWriter file = format.writer(to, "核销 redeemed", header)) {
            Bookmark after = Bookmark.NEWEST;
            List<VoucherRow> page = rows.redeemed(merchantId, from, until, after, PAGE);
            while (!page.isEmpty()) {
                page.forEach(row -> file.row(cells(row, format)));
                VoucherRow last = page.getLast();
                after = Bookmark.at(TillEndpoints.redeemedAt(last), last.voucherId());
                page = page.size() < PAGE ? List.of() : rows.redeemed(merchantId, from, until, after, PAGE);
            }
        }
        return to.toByteArray();
    }

    private List<String> cells(VoucherRow row, SheetFormat format) {
        return List.of(
                TIME.format(TillEndpoints.redeemedAt(row)),
                row.code().masked(),
                row.title(),
                row.price().yuan(),
                format.code(numbers.numberOf(row.orderId())),
                people.nickname(row.buyerId()),
                people.nickname(Objects.requireNonNullElse(row.redeemedBy(), 0L)),
                Objects.requireNonNullElse(row.redeemedPlace(), ""));
    }
}
