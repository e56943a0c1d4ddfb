package org.qiantang.app.catalog;

/**
 * What the law says of returning goods without a reason within seven days: 消费者权益保护法 art. 25 and 网络购买商品七日无理由退货暂行办法
 * art. 6 and 7.
 */
public enum ReturnRule {
    /** The buyer may return them within seven days after receipt, in good state. */
    SEVEN_DAYS,
    /** Exempt once opened or tried (暂行办法 art. 7), if the buyer has confirmed this when buying. */
    UNOPENED_ONLY,
    /** Exempt by law (art. 25: fresh, made to order, opened recordings, papers; or no goods at all). */
    EXEMPT
}
