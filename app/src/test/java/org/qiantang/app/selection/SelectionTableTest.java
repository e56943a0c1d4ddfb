package org.qiantang.app.selection;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.qiantang.app.insight.PlayedInsight;
import org.qiantang.app.journal.OneByOne;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.ItemLinedUp;

class SelectionTableTest {
    private static final List<String> ROWS =
            List.of("commission_show", "commission_item", "commission_order", "commission_line", "commission_refund");
    private static final int BASIS_POINTS = 1_535;

    private static OneByOne rows;
    private final EventCodec codec = new EventCodec();

    @BeforeAll
    static void start() throws Exception {
        rows = new OneByOne();
    }

    @AfterAll
    static void stop() throws Exception {
        rows.close();
    }

    @ForEachSeed(count = 12)
    void events_told_one_by_one_leave_the_rows_that_many_told_at_once_do(long seed) throws SQLException {
        var played = new PlayedInsight(seed);
        List<Recorded> floor = played.floor().stream().map(this::offered).toList();

        rows.leavesTheSame(new SelectionTable(codec), ROWS, floor, played.office(), seed);
    }

    /** Every other item is another shop's, sold for a commission. */
    private Recorded offered(Recorded place) {
        if (codec.read(place.type(), place.version(), place.body()) instanceof ItemLinedUp item
                && item.itemId() % 2 == 0) {
            var offered = new ItemLinedUp(
                    item.at(),
                    item.itemId(),
                    item.productId(),
                    item.place(),
                    item.role(),
                    item.title(),
                    item.picture(),
                    item.perBuyerLimit(),
                    item.skus(),
                    item.itemId() + 70,
                    BASIS_POINTS,
                    item.itemId() + 90);
            return new Recorded(
                    place.shard(),
                    place.position(),
                    place.stream(),
                    place.type(),
                    place.version(),
                    place.at(),
                    codec.bytes(offered));
        }
        return place;
    }
}
