package org.qiantang.app.insight;

import java.util.List;
import org.qiantang.app.journal.OneByOneContract;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.EventCodec;

class InsightTableTest extends OneByOneContract {
    @Override
    protected Table table() {
        return new InsightTable(new EventCodec());
    }

    @Override
    protected List<String> leaves() {
        return List.of(
                "insight_show",
                "insight_item",
                "insight_order",
                "insight_line",
                "insight_trade",
                "insight_item_trade",
                "insight_orderer",
                "insight_buyer",
                "insight_refund",
                "insight_presence",
                "insight_sitting",
                "insight_item_sitting",
                "insight_source_sitting",
                "insight_minute",
                "insight_speaker",
                "insight_mark");
    }
}
