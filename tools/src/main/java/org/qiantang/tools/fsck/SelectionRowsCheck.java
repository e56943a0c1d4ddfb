package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;
import org.qiantang.tools.Snapshot;

/** Holds the rows of offers and samples, and what is noted as owed for sales, against the events. */
final class SelectionRowsCheck {
    static final String FOLLOWER = "selection";

    private static final String OFFERS = """
            select offer_id::text,
                   concat_ws(' ', 'shop', merchant_id, 'product', product_id, 'rate', basis_points, 'samples', samples,
                             'promised', pieces_promised, case when withdrawn_at is null then 'open' else 'withdrawn' end)
              from offer
            """;
    private static final String SAMPLES = """
            select sample_id::text,
                   concat_ws(' ', 'shop', merchant_id, 'offer', offer_id, 'asker', asker_id, 'pieces', pieces, state)
              from offer_sample
            """;
    private static final String LINES = """
            select concat(l.order_id, '/', l.number), concat_ws(' ', 'kept', l.kept_minor, 'owed', l.commission_minor)
              from commission_line l
              join commission_order o on o.order_id = l.order_id
             where o.paid_at is not null
            """;

    private final Snapshot snapshot;
    private final SelectionCount selection;
    private final Followed followed;
    private final Check check;

    SelectionRowsCheck(Snapshot snapshot, SelectionCount selection, Followed followed, Check check) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.followed = followed;
        this.check = check;
    }

    void run() throws SQLException {
        selection.promises();
        var rows = new Rows(snapshot, check);
        var offers = new HashMap<String, String>();
        selection.offers.forEach((id, offer) -> offers.put(
                Long.toString(id),
                "shop " + offer.shopId + " product " + offer.productId + " rate "
                        + offer.terms.commissionBasisPoints() + " samples " + offer.terms.samples() + " promised "
                        + offer.terms.piecesPromised() + (offer.withdrawn ? " withdrawn" : " open")));
        rows.mustBe("offer", offers, OFFERS);
        var samples = new HashMap<String, String>();
        selection.samples.forEach((id, sample) -> samples.put(
                Long.toString(id),
                "shop " + sample.shopId + " offer " + sample.asked.offerId() + " asker " + sample.asked.askerId()
                        + " pieces " + sample.asked.pieces() + " " + sample.state));
        rows.mustBe("offer_sample", samples, SAMPLES);
        owed(rows);
    }

    private void owed(Rows rows) throws SQLException {
        var lines = new HashMap<String, String>();
        for (PiecesHeld order : selection.paid.values()) {
            List<SelectionCount.Owed> owed = selection.owed(order);
            for (int number = 0; number < owed.size(); number++) {
                SelectionCount.Owed one = owed.get(number);
                var line = order.lines().get(number);
                check.must(
                        one.commission() >= 0
                                && one.commission() <= one.kept()
                                && one.kept() <= line.price().minor() * line.pieces(),
                        "order {}: {} fen owed for a line of which {} were kept",
                        order.orderId(),
                        one.commission(),
                        one.kept());
                lines.put(order.orderId() + "/" + number, "kept " + one.kept() + " owed " + one.commission());
            }
        }
        boolean caughtUp = followed.upTo(FOLLOWER, Streams.FLOOR) >= followed.head(Streams.FLOOR)
                && followed.upTo(FOLLOWER, Streams.OFFICE) >= followed.head(Streams.OFFICE);
        if (caughtUp) {
            rows.mustBe("commission_line", lines, LINES);
        } else {
            check.note("what is owed for sales is not compared: its follower is behind");
        }
    }
}
