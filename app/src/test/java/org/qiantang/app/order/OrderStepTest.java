package org.qiantang.app.order;

import java.util.List;
import org.qiantang.app.journal.OneByOneContract;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.EventCodec;

class OrderStepTest extends OneByOneContract {
    @Override
    protected Table table() {
        return new OrderTable(new EventCodec());
    }

    @Override
    protected List<String> leaves() {
        return List.of("placed_order", "order_line", "order_show", "order_item", "order_sku");
    }
}
