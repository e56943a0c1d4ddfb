package org.qiantang.tools.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.qiantang.event.IssuedVoucher;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.tools.Snapshot;

class VoucherRowsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final Instant LAST = Instant.parse("2026-12-01T16:00:00Z");
    private static TestServer server;

    private final EventCodec codec = new EventCodec();

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /** What is found of two vouchers, one of which was used, after this was done to their rows. */
    private boolean agreesAfter(String damage) throws SQLException {
        String url = server.fresh();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into voucher (voucher_id, order_id, merchant_id, buyer_id, line, code, title, entitles, price_minor,
                                         currency, issued_at, good_until, redeemed_at, redeemed_by, redeemed_place)
                    values (1, 100, 7, 2, 0, '000000000001', '', '', 1, 'CNY', now(), '2026-12-02 00:00+08', null, null, null),
                           (2, 100, 7, 2, 0, '000000000002', '', '', 1, 'CNY', now(), '2026-12-02 00:00+08', now(), 5, '西湖店')
                    """);
            statement.execute(damage);
        }
        var findings = new Findings();
        var office = new OfficeCount(findings);
        happens(
                office,
                1,
                new ShopEvent.OrderTaken(
                        NOON, 100, 1, 2, List.of(new HeldLine(70, 700, 2, 1, Money.cny(1))), Money.cny(2)));
        happens(
                office,
                2,
                new ShopEvent.VouchersIssued(
                        NOON,
                        100,
                        List.of(new IssuedVoucher(1, 0, "one", LAST), new IssuedVoucher(2, 0, "two", LAST))));
        happens(office, 3, new ShopEvent.VoucherRedeemed(NOON, 100, 2, "西湖店", 5));
        try (Snapshot snapshot = Snapshot.of(url)) {
            new ShopRowsCheck(snapshot, office, findings.shopRows).run();
        }
        // The other tables are empty here, and that is found too.
        return findings.shopRows.looks() > 0
                && findings.shopRows.examples().stream().noneMatch(fault -> fault.startsWith("voucher "));
    }

    private void happens(OfficeCount office, long position, ShopEvent.AboutOrder event) {
        office.care.happened(
                new Recorded(0, position, "shop/7", codec.typeOf(event), EventCodec.VERSION, NOON, codec.bytes(event)),
                event);
    }

    @Test
    void rows_that_say_what_the_journal_says_are_in_order() throws SQLException {
        assertThat(agreesAfter("select 1")).isTrue();
    }

    @Test
    void a_voucher_whose_row_is_good_for_longer_than_the_journal_says_is_found() throws SQLException {
        assertThat(agreesAfter("update voucher set good_until = good_until + interval '1 day' where voucher_id = 1"))
                .isFalse();
    }

    @Test
    void a_voucher_whose_row_says_that_it_was_not_used_is_found() throws SQLException {
        assertThat(
                        agreesAfter(
                                "update voucher set redeemed_at = null, redeemed_by = null, redeemed_place = null where voucher_id = 2"))
                .isFalse();
    }
}
