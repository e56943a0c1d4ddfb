package org.qiantang.app.selection;

import java.util.Map;
import org.qiantang.app.web.Problem;

/** Why the desk of offers says no. */
enum OfferRefusal {
    NO_PRODUCT(404, "no-product", "productId", "没有这个商品，或者不是您店铺的", "there is no such product, or it is not your shop's"),
    NOT_FOR_SALE(
            409, "not-for-sale", "productId", "商品已归档或没有可售规格，不能报名", "the product is put away or has nothing to sell"),
    OFFERED(
            409,
            "offered",
            "productId",
            "这个商品已经在招商，请先撤回原来的报名",
            "the product is offered already; withdraw that offer first"),
    NO_OFFER(404, "no-offer", "offerId", "没有这个选品，或者不属于您", "there is no such offer, or it is not yours"),
    WITHDRAWN(409, "offer-withdrawn", "offerId", "这个选品已被商家撤回", "the shop has withdrawn this offer"),
    NOT_OPEN(409, "offer-not-open", "offerId", "这个选品还没开始或已经过期", "the offer has not begun, or is over"),
    BELOW_GIVEN(
            409,
            "below-given",
            "piecesPromised",
            "承诺件数不能少于已经送到场次的件数",
            "fewer pieces than shows have been given already"),
    BELOW_ASKED(409, "below-asked", "samples", "样品数不能少于已申请的件数", "fewer samples than have been asked for already"),
    OWN_SAMPLE(409, "own-sample", "offerId", "这是您自己店铺的商品，不用申请样品", "it is your own shop's; no sample is needed"),
    NO_SAMPLES(409, "no-samples", "pieces", "样品已经申请完了", "no samples are left"),
    ASKED(409, "sample-asked", "offerId", "您已申请过这件样品，请等商家处理或先确认收到", "you have asked for a sample of it already"),
    NO_SAMPLE(404, "no-sample", "sampleId", "没有这个样品申请，或者不属于您", "there is no such request, or it is not yours"),
    ANSWERED(409, "sample-answered", "sampleId", "这个样品申请已经处理过了", "the request has been answered already"),
    NOT_SENT(409, "sample-not-sent", "sampleId", "商家还没有寄出样品", "the sample has not been sent yet"),
    SHOP_CLOSED(
            409, "offering-shop-closed", "offerId", "供货店铺暂时不能售卖，请选别的商品", "the offering shop may not sell at present"),
    TOO_MANY_PICKS(409, "too-many-picks", "offerId", "选品车最多放 300 件，请先删去一些", "300 picks at most; remove some first");

    private final int status;
    private final String code;
    private final String field;
    private final String zh;
    private final String en;

    OfferRefusal(int status, String code, String field, String zh, String en) {
        this.status = status;
        this.code = code;
        this.field = field;
        this.zh = zh;
        this.en = en;
    }

    Problem problem() {
        return new Problem(status, code, zh, en, Map.of("field", field));
    }
}
