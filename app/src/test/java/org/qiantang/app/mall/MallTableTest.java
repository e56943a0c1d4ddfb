package org.qiantang.app.mall;

import java.util.List;
import org.qiantang.app.journal.OneByOneContract;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.EventCodec;

class MallTableTest extends OneByOneContract {
    @Override
    protected Table table() {
        return new MallTable(new EventCodec());
    }

    @Override
    protected List<String> leaves() {
        return List.of("mall_show", "mall_offer", "mall_deal", "mall_changed");
    }
}
