package org.qiantang.app.selection;

import java.util.List;
import org.qiantang.app.insight.PlayedInsight;
import org.qiantang.app.journal.OneByOneContract;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.ItemLinedUp;

class SelectionTableTest extends OneByOneContract {
    private static final int BASIS_POINTS = 1_535;

    private final EventCodec codec = new EventCodec();

    @Override
    protected Table table() {
        return new SelectionTable(codec);
    }

    @Override
    protected List<String> leaves() {
        return List.of(
                "commission_show", "commission_item", "commission_order", "commission_line", "commission_refund");
    }

    @Override
    protected List<Recorded> floor(PlayedInsight played) {
        return played.floor().stream().map(this::offered).toList();
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
