package org.qiantang.app.shipping;

import java.util.List;
import java.util.Locale;
import org.qiantang.app.order.OrderFiles;

/** What can be wrong with a row, and in which column. */
enum ShipFault {
    NO_ORDER_NUMBER(At.NUMBER, "请填写订单号", "enter the order number"),
    SPOILT_NUMBER(
            At.NUMBER,
            "表格把订单号变成了科学计数，最后几位已经丢失；请从下载的文件里重新复制，并把这一列设为文本",
            "the spreadsheet turned the order number into a power of ten and lost its last digits; copy it again as text"),
    UNKNOWN_ORDER(At.NUMBER, "没有这个订单号", "there is no such order"),
    NOT_YOURS(At.NUMBER, "这是其他店铺的订单", "this is another shop's order"),
    TWICE(At.NUMBER, "同一个订单在文件里出现了不止一次", "the order stands in the file more than once"),
    NOT_PAID(At.NUMBER, "订单还没有付款", "the order is not paid"),
    ENDED(At.NUMBER, "订单已经取消或全部退款", "the order was cancelled or wholly refunded"),
    ALREADY_SENT(At.NUMBER, "订单已经发货", "the order has been sent"),
    NO_ADDRESS(At.NUMBER, "买家还没有填写地址", "the buyer has given no address"),
    NO_CARRIER(At.CARRIER, "请填写快递公司", "enter the carrier"),
    UNKNOWN_CARRIER(At.CARRIER, "不认识这家快递公司", "no such carrier"),
    NO_TRACKING_NUMBER(At.TRACKING, "请填写快递单号", "enter the tracking number"),
    SPOILT_TRACKING(
            At.TRACKING,
            "表格把单号变成了科学计数，请把这一列设为文本后重新填写",
            "the spreadsheet turned the number into a power of ten; set the column to text and enter it again"),
    BAD_TRACKING_NUMBER(At.TRACKING, "这不像这家快递的单号", "this does not look like a number of that carrier"),
    /** The desk refused, in its own words. */
    REFUSED(At.NUMBER, "", "");

    /** The column that a fault is shown in. */
    enum At {
        NUMBER,
        CARRIER,
        TRACKING
    }

    private final At at;
    private final String zh;
    private final String en;

    ShipFault(At at, String zh, String en) {
        this.at = at;
        this.zh = zh;
        this.en = en;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    String column(boolean english) {
        List<String> header = switch (at) {
            case NUMBER -> OrderFiles.NUMBER;
            case CARRIER -> OrderFiles.CARRIER;
            case TRACKING -> OrderFiles.TRACKING;
        };
        return header.get(english ? 1 : 0);
    }

    String valueOf(ShipRow row) {
        return switch (at) {
            case NUMBER -> row.orderNo();
            case CARRIER -> row.carrier();
            case TRACKING -> row.trackingNo();
        };
    }
}
