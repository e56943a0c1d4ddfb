package org.qiantang.app.aftersale;

import java.util.Map;
import org.qiantang.app.web.Problem;

/** Why an order's desk says no. */
enum CareRefusal {
    UNKNOWN(404, "not-found", "没有找到，或者不属于您", "not found, or not yours"),
    CLOSED(409, "order-closed", "交易已经关闭", "the deal is closed"),
    NOTHING_TO_SEND(409, "nothing-to-send", "没有待发的商品，或者数量超过待发数", "there is nothing to send, or not so many pieces"),
    NOT_CORRECTABLE(409, "not-correctable", "包裹已经送达，不能再改单号", "the parcel is delivered; its number stays"),
    NOT_SHIPPED(409, "not-shipped", "商品还没有全部发出，不能确认收货", "not everything has been sent yet"),
    NOT_AVAILABLE(409, "not-available", "这些商品正在售后中，或者数量不够", "these pieces are in another case, or not so many"),
    MIXED(409, "mixed", "已发和未发的商品请分开申请", "ask for sent and unsent pieces apart"),
    RECEIVED(409, "received", "已经确认收货，请申请退货退款", "it was received: ask for a return"),
    NOT_SENT(409, "not-sent", "商品还没有发出，请申请仅退款", "it has not been sent: ask for a refund only"),
    EXCLUDED(409, "excluded", "这类商品依法不适用七日无理由退货", "by law these goods cannot be returned without a reason"),
    REASON_WANTED(409, "reason-wanted", "不退货只退款，需要写明原因", "a refund for goods that are kept needs a reason"),
    TOO_LATE(409, "too-late", "已经超过可以申请的时间", "the time for it has passed"),
    TOO_MUCH(409, "too-much", "金额超过可退的上限", "more than can be given back"),
    NOTHING_LOWER(409, "nothing-lower", "没有承诺价保，或者价格没有变低", "the price is not protected, or has not fallen"),
    NOT_NOW(409, "not-now", "这个售后现在不能这样处理", "the case is not at that point"),
    NO_STOCK(409, "no-stock", "仓库没有足够的同款可换，请改为退款", "not enough of the same in the warehouse: refund instead"),
    ENOUGH_ASKED(
            409,
            "enough-asked",
            "这笔订单的售后次数已达上限，请联系客服",
            "no more can be asked for this order: talk to customer service"),
    VOUCHER_USED(409, "voucher-used", "这张券已经核销", "this voucher has been used"),
    VOUCHER_REFUNDED(409, "voucher-refunded", "这张券已经退款", "the money of this voucher has gone back"),
    VOUCHER_EXPIRED(409, "voucher-expired", "这张券已经过期", "the time of this voucher is over"),
    VOUCHER_ELSEWHERE(409, "voucher-elsewhere", "这张券不在这家门店使用", "this voucher is not for this place"),
    VOUCHER_UNUSED(409, "voucher-unused", "没用过的券可以直接退，不用和商家商量金额", "what has not been used can simply be given back"),
    NOT_RETURNABLE(409, "voucher-not-sent", "到店券不寄送，不能退货或换货", "a voucher is not sent, so it cannot be returned"),
    ENOUGH_SAID(409, "enough-said", "举证次数已达上限", "no more can be added");

    private final int status;
    private final String code;
    private final String zh;
    private final String en;

    CareRefusal(int status, String code, String zh, String en) {
        this.status = status;
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    Problem problem() {
        return switch (this) {
            case TOO_MUCH -> about("minor");
            case NOT_AVAILABLE, MIXED, NOT_SENT, RECEIVED, VOUCHER_UNUSED, NOT_RETURNABLE -> about("lines");
            case EXCLUDED, REASON_WANTED, TOO_LATE -> about("reason");
            case UNKNOWN,
                    CLOSED,
                    NOTHING_TO_SEND,
                    NOT_CORRECTABLE,
                    NOT_SHIPPED,
                    NOTHING_LOWER,
                    NOT_NOW,
                    NO_STOCK,
                    ENOUGH_ASKED,
                    VOUCHER_USED,
                    VOUCHER_REFUNDED,
                    VOUCHER_EXPIRED,
                    VOUCHER_ELSEWHERE,
                    ENOUGH_SAID -> new Problem(status, code, zh, en);
        };
    }

    /** What the asker can mend, by the name of its field. */
    private Problem about(String field) {
        return new Problem(status, code, zh, en, Map.of("field", field));
    }
}
