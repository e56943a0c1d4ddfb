package org.qiantang.app.catalog;

/** Whether a show still sells before a camera; met by the shows' front door. */
@FunctionalInterface
public interface StageShows {
    /** True while the show is planned, open or closing; a shop's shelf is none, since its keeper clears it. */
    boolean isUnderWay(long showId);
}
