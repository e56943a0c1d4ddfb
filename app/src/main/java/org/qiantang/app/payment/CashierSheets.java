package org.qiantang.app.payment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.qiantang.app.web.QrCode;
import org.springframework.web.util.HtmlUtils;

/** The cashier's pages as HTML, in Chinese or English. */
final class CashierSheets {
    private static final String FRAME = """
            <!doctype html>
            <html lang="{lang}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="robots" content="noindex">
            {refresh}
            <title>{title}</title>
            <link rel="stylesheet" href="/simpay/cashier.css">
            <script src="/simpay/cashier.js" defer></script>
            </head>
            <body>
            <header>
            <span class="brand">{title}</span>
            <a class="lang" href="{self}?lang={otherLang}" hreflang="{otherLang}">{otherName}</a>
            </header>
            <main>{body}</main>
            </body>
            </html>
            """;
    private static final String SHEET = """
            <section class="sheet {state}">
            <h1>{heading}</h1>
            {amount}
            <dl>
            <div><dt>{payeeLabel}</dt><dd>{payee}</dd></div>
            <div><dt>{orderLabel}</dt><dd class="figures">{order}</dd></div>
            {left}
            </dl>
            {act}
            <p class="hint">{hint}</p>
            </section>
            """;
    private static final String LEFT = """
            <div><dt>{leftLabel}</dt><dd class="figures left" role="timer" data-left="{seconds}">{clock}</dd></div>
            """;
    private static final String WAY = """
            <form method="post" action="{address}?lang={lang}">\
            <button class="way {name}" type="submit">{title}</button></form>
            """;

    private final InstantSource clock;

    CashierSheets(InstantSource clock) {
        this.clock = clock;
    }

    /** The ways to pay. */
    String open(CashierTable.Row bill, List<PaymentProvider> ways, boolean trouble, boolean english) {
        String buttons = ways.stream()
                .map(way -> WAY.replace("{address}", address(bill) + "/" + way.name())
                        .replace("{lang}", english ? "en" : "zh")
                        .replace("{name}", way.name())
                        .replace("{title}", HtmlUtils.htmlEscape(way.title(english))))
                .collect(Collectors.joining());
        String alert = english
                ? "<p class=\"alert\" role=\"alert\">That way did not answer. Try again, or pay another way.</p>"
                : "<p class=\"alert\" role=\"alert\">这种支付方式暂时没有响应，请重试或换一种方式。</p>";
        return frame(
                bill,
                english,
                "",
                sheet(
                        bill,
                        english,
                        "waiting",
                        english ? "Choose how to pay" : "请选择支付方式",
                        left(bill, english),
                        (trouble ? alert : "") + buttons,
                        english ? "The goods are kept for you until the time is up." : "商品已为您保留，请在倒计时结束前完成支付。"));
    }

    /** A code to scan; the page looks by itself whether it was paid. */
    String code(CashierTable.Row bill, String text, String way, boolean english) {
        String other = "<a class=\"other\" href=\"" + address(bill) + language(english) + "\">"
                + (english ? "Pay another way" : "换一种方式支付") + "</a>";
        String refresh = "<meta http-equiv=\"refresh\" content=\"3;url=" + codeAddress(bill, way, english) + "\">";
        return frame(
                bill,
                english,
                refresh,
                sheet(
                        bill,
                        english,
                        "waiting",
                        english ? "Scan with WeChat to pay" : "请用微信“扫一扫”支付",
                        left(bill, english),
                        QrCode.svg(text) + other,
                        english
                                ? "This page sees by itself when it is paid; it may also be closed."
                                : "支付完成后本页会自动更新，也可以直接关闭。"));
    }

    String codeAddress(CashierTable.Row bill, String way, boolean english) {
        return address(bill) + "/" + way + language(english);
    }

    private static String language(boolean english) {
        return "?lang=" + (english ? "en" : "zh");
    }

    String paid(CashierTable.Row bill, boolean english) {
        return frame(
                bill,
                english,
                "",
                sheet(
                        bill,
                        english,
                        "paid",
                        english ? "Paid" : "支付成功",
                        "",
                        "",
                        english ? "You can close this page; your order updates by itself." : "可以关闭本页，订单状态会自动更新。"));
    }

    String over(CashierTable.Row bill, boolean english) {
        return frame(
                bill,
                english,
                "",
                sheet(
                        bill,
                        english,
                        "expired",
                        english ? "No longer open" : "支付已关闭",
                        "",
                        "",
                        english
                                ? "No money was taken. If the goods are still on sale, order again."
                                : "没有扣款。商品如仍在售，请重新下单。"));
    }

    String unknown(boolean english) {
        return FRAME.replace("{refresh}", "")
                .replace("{self}", "")
                .replace(
                        "{body}",
                        "<section class=\"sheet expired\"><h1>"
                                + (english ? "There is no such payment" : "没有这笔支付") + "</h1><p class=\"hint\">"
                                + (english ? "Open the payment again from your order." : "请回到订单页重新打开。")
                                + "</p></section>")
                .replace("{title}", english ? "Cashier" : "收银台")
                .replace("{lang}", english ? "en" : "zh-CN")
                .replace("{otherLang}", english ? "zh" : "en")
                .replace("{otherName}", english ? "中文" : "English");
    }

    private String left(CashierTable.Row bill, boolean english) {
        long seconds =
                Math.max(0, Duration.between(clock.instant(), bill.payUntil()).toSeconds());
        return LEFT.replace("{leftLabel}", english ? "Time left" : "剩余时间")
                .replace("{seconds}", Long.toString(seconds))
                .replace("{clock}", String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60));
    }

    private static String sheet(
            CashierTable.Row bill,
            boolean english,
            String state,
            String heading,
            String left,
            String act,
            String hint) {
        String payee = bill.payee().isEmpty() ? (english ? "Qiantang" : "钱塘") : bill.payee();
        // What comes from outside goes in last, escaped: nothing in it is then looked at again.
        return SHEET.replace("{state}", state)
                .replace("{heading}", heading)
                .replace("{amount}", amount(bill))
                .replace("{payeeLabel}", english ? "Payee" : "收款方")
                .replace("{orderLabel}", english ? "Order" : "订单号")
                .replace("{left}", left)
                .replace("{act}", act)
                .replace("{hint}", hint)
                .replace("{order}", HtmlUtils.htmlEscape(bill.orderNo()))
                .replace("{payee}", HtmlUtils.htmlEscape(payee));
    }

    private static String frame(CashierTable.Row bill, boolean english, String refresh, String body) {
        return FRAME.replace("{refresh}", refresh)
                .replace("{self}", address(bill))
                .replace("{title}", english ? "Cashier" : "收银台")
                .replace("{lang}", english ? "en" : "zh-CN")
                .replace("{otherLang}", english ? "zh" : "en")
                .replace("{otherName}", english ? "中文" : "English")
                .replace("{body}", body);
    }

    private static String address(CashierTable.Row bill) {
        return CashierDesk.PATH + bill.cashierNo();
    }

    private static String amount(CashierTable.Row bill) {
        long minor = bill.amount().minor();
        return String.format(
                Locale.ROOT,
                "<p class=\"amount\"><small>¥</small><b>%,d</b><small>.%02d</small></p>",
                minor / 100,
                minor % 100);
    }
}
