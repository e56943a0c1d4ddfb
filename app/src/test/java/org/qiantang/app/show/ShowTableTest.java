package org.qiantang.app.show;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.qiantang.app.insight.PlayedInsight;
import org.qiantang.app.journal.OneByOne;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.EventCodec;

class ShowTableTest {
    private static final List<String> ROWS =
            List.of("show_row", "show_item", "show_sku", "show_buyer", "show_spender", "show_price");

    private static OneByOne rows;

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

        rows.leavesTheSame(new ShowTable(new EventCodec()), ROWS, played.floor(), played.office(), seed);
    }
}
