package org.qiantang.app.payment.simulated;

import java.time.Duration;
import java.util.Locale;
import org.qiantang.event.Money;
import org.springframework.web.util.HtmlUtils;

/** The cashier page as HTML, in Chinese or English, in the state that its payment is in. */
final class CashierPage {
    private static final String FRAME = """
            <!doctype html>
            <html lang="{lang}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            <link rel="stylesheet" href="/simpay/cashier.css">
            <script src="/simpay/cashier.js" defer></script>
            </head>
            <body>
            <header>
            <span class="brand"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M3 23c5 0 6-13 13-13 6 0 7 7 3 7-3 0-3-4 0-5m-16 11c8 2 20 2 26-6"/></svg>{brand}</span>
            <a class="lang" href="?lang={otherLang}" hreflang="{otherLang}">{otherName}</a>
            </header>
            <main>
            <p class="notice">{notice}</p>
            {body}
            </main>
            <footer>{footer}</footer>
            </body>
            </html>
            """;
    private static final String SHEET = """
            <section class="sheet {state}">
            {mark}
            <h1>{heading}</h1>
            <p class="amount" aria-label="{amountWords}"><small>{sign}</small><b>{whole}</b><small>{fraction}</small></p>
            <dl>
            <div><dt>{payeeLabel}</dt><dd>{payee}</dd></div>
            <div><dt>{orderLabel}</dt><dd class="figures">{order}</dd></div>
            {lastRow}
            </dl>
            {act}
            </section>
            """;
    private static final String WAITING_ROW =
            "<div><dt>{leftLabel}</dt><dd class=\"figures left\" role=\"timer\" data-left=\"{seconds}\">{left}</dd></div>";
    private static final String ROW = "<div><dt>{label}</dt><dd class=\"figures\">{value}</dd></div>";
    private static final String BUTTON = """
            <form method="post" action="/simpay/cashier/{no}/pay?lang={lang}">
            <button type="submit">{confirm} <span class="figures">{amount}</span></button>
            </form>
            <p class="hint">{hint}</p>
            """;
    private static final String TICK =
            "<svg class=\"mark\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><circle cx=\"24\" cy=\"24\" r=\"22\"/><path d=\"M14 25l7 7 14-15\"/></svg>";
    private static final String CLOCK =
            "<svg class=\"mark\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><circle cx=\"24\" cy=\"24\" r=\"22\"/><path d=\"M24 13v12l8 5\"/></svg>";

    String of(Ledger.Payment payment, boolean english, boolean over, Duration left) {
        String sheet;
        if (payment.paidAt() != null) {
            sheet = paid(payment, english);
        } else if (over) {
            sheet = expired(payment, english);
        } else {
            sheet = waiting(payment, english, left);
        }
        return frame(sheet, english);
    }

    String unknown(boolean english) {
        String heading = english ? "There is no such payment" : "没有这笔支付";
        String hint =
                english ? "The link may be cut short. Open the payment again from your order." : "链接可能不完整，请回到订单页重新打开。";
        return frame(
                "<section class=\"sheet expired\">" + CLOCK + "<h1>" + heading + "</h1><p class=\"hint\">" + hint
                        + "</p></section>",
                english);
    }

    private static String waiting(Ledger.Payment payment, boolean english, Duration left) {
        long seconds = left.toSeconds();
        String row = WAITING_ROW
                .replace("{leftLabel}", english ? "Time left" : "剩余时间")
                .replace("{seconds}", Long.toString(seconds))
                .replace("{left}", String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60));
        String button = BUTTON.replace("{no}", HtmlUtils.htmlEscape(payment.paymentNo()))
                .replace("{lang}", english ? "en" : "zh")
                .replace("{confirm}", english ? "Confirm payment" : "确认支付")
                .replace("{amount}", plain(payment.amount()))
                .replace(
                        "{hint}",
                        english ? "The goods are kept for you until the time is up." : "商品已为您保留，请在倒计时结束前完成支付。");
        return sheet(payment, english, "waiting", "", english ? "Amount due" : "应付金额", row, button);
    }

    private static String paid(Ledger.Payment payment, boolean english) {
        boolean back = payment.refundedMinor() >= payment.paid().minor();
        String trade = payment.tradeNo() == null ? "" : payment.tradeNo();
        String row =
                ROW.replace("{label}", english ? "Trade no." : "交易号").replace("{value}", HtmlUtils.htmlEscape(trade));
        String hint = back
                ? (english ? "The order was no longer open, so the money went back." : "订单已失效，款项已原路退回。")
                : (english ? "You can go back to the show now; your order updates by itself." : "可以回到直播间了，订单状态会自动更新。");
        String heading = back ? (english ? "Refunded" : "已退款") : (english ? "Paid" : "支付成功");
        return sheet(payment, english, "paid", TICK, heading, row, "<p class=\"hint\">" + hint + "</p>");
    }

    private static String expired(Ledger.Payment payment, boolean english) {
        String hint = english
                ? "No money was taken. If the goods are still on sale, order again in the show."
                : "没有扣款。商品如仍在售，可回到直播间重新下单。";
        return sheet(
                payment,
                english,
                "expired",
                CLOCK,
                payment.closedAt() != null
                        ? (english ? "The order was cancelled" : "订单已取消")
                        : (english ? "The time is up" : "支付已超时"),
                "",
                "<p class=\"hint\">" + hint + "</p>");
    }

    private static String sheet(
            Ledger.Payment payment,
            boolean english,
            String state,
            String mark,
            String heading,
            String lastRow,
            String act) {
        String amount = digits(payment.amount());
        int point = amount.indexOf('.');
        // What comes from outside goes in last, escaped: nothing in it is then looked at again.
        return SHEET.replace("{state}", state)
                .replace("{mark}", mark)
                .replace("{heading}", heading)
                .replace("{amountWords}", plain(payment.amount()))
                .replace("{sign}", sign(payment.amount()))
                .replace("{whole}", amount.substring(0, point))
                .replace("{fraction}", amount.substring(point))
                .replace("{payeeLabel}", english ? "Payee" : "收款方")
                .replace("{orderLabel}", english ? "Order" : "订单号")
                .replace("{lastRow}", lastRow)
                .replace("{act}", act)
                .replace("{order}", HtmlUtils.htmlEscape(payment.orderNo()))
                .replace("{payee}", HtmlUtils.htmlEscape(payee(payment, english)));
    }

    private static String frame(String body, boolean english) {
        return FRAME.replace("{lang}", english ? "en" : "zh-CN")
                .replace("{title}", english ? "Cashier · simulated payment" : "收银台 · 模拟支付")
                .replace("{brand}", english ? "Tide Pay cashier" : "潮信支付收银台")
                .replace("{otherLang}", english ? "zh" : "en")
                .replace("{otherName}", english ? "中文" : "English")
                .replace("{notice}", english ? "Simulated payment · no money is taken" : "模拟支付 · 不会扣款")
                .replace(
                        "{footer}",
                        english ? "This cashier stands in for a real payment provider." : "本页代替真实的支付机构，仅供体验与测试。")
                .replace("{body}", body);
    }

    private static String payee(Ledger.Payment payment, boolean english) {
        return payment.payee().isEmpty() ? (english ? "Qiantang" : "钱塘") : payment.payee();
    }

    private static String plain(Money amount) {
        return sign(amount) + digits(amount);
    }

    private static String sign(Money amount) {
        return amount.currency().equals(Money.CNY) ? "¥" : HtmlUtils.htmlEscape(amount.currency()) + " ";
    }

    private static String digits(Money amount) {
        return String.format(Locale.ROOT, "%,d.%02d", amount.minor() / 100, amount.minor() % 100);
    }
}
