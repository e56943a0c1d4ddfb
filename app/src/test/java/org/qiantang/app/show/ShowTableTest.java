package org.qiantang.app.show;

import java.util.List;
import org.qiantang.app.journal.OneByOneContract;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.EventCodec;

class ShowTableTest extends OneByOneContract {
    @Override
    protected Table table() {
        return new ShowTable(new EventCodec());
    }

    @Override
    protected List<String> leaves() {
        return List.of("show_row", "show_item", "show_sku", "show_buyer", "show_spender", "show_price");
    }
}
