package org.qiantang.app.catalog;

import org.qiantang.event.Money;

/**
 * What a price may be compared with where the comparison is not explained: 明码标价和禁止价格欺诈规定 (总局令第 56 号, 2022-07-01)
 * art. 16 and 规范促销行为暂行规定 art. 21.
 */
public sealed interface BasePrice {
    String SOURCE = "《明码标价和禁止价格欺诈规定》第十六条、《规范促销行为暂行规定》第二十一条";

    /** The lowest deal of the seven days before. */
    record LowestOfSevenDays(Money price) implements BasePrice {}

    /** There was no deal in seven days: the last one before. */
    record LastDeal(Deal deal) implements BasePrice {}

    /** There never was one: there is nothing lawful to compare with. */
    record NoDeal() implements BasePrice {}
}
