package org.qiantang.bench.hotsku;

import java.io.IOException;
import java.sql.SQLException;

/** The load on one side: all of its buyers, over whatever connections they have. */
interface Buyers extends AutoCloseable {
    /** Asks all that the pace lets be asked, and returns when each request has its answer. */
    void ask(int sku, Asks asks, Pace pace, Tally tally) throws Exception;

    /** What stands in the side's own books after the run. */
    Books books(int sku) throws Exception;

    @Override
    void close() throws IOException, SQLException;

    /**
     * What a side has written down of one SKU.
     *
     * @param orders how many orders there are
     * @param sum their ids added up, wrapping around
     * @param left the pieces that nobody has
     * @param followed how long it took, after the last answer, until all was written down
     */
    record Books(long orders, long sum, long left, Followed followed) {
        /** Of a side whose books are what it answers from. */
        Books(long orders, long sum, long left) {
            this(orders, sum, left, Followed.NOTHING);
        }
    }
}
