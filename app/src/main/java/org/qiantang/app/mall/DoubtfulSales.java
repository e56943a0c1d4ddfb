package org.qiantang.app.mall;

import java.util.Map;

/** Pieces whose sale is in doubt (刷单), so that they lift nothing in an order by sales. What a page says was sold stays as it is. */
@FunctionalInterface
public interface DoubtfulSales {
    /** By product; asked at each search. */
    Map<Long, Long> pieces();
}
