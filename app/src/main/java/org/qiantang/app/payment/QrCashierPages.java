package org.qiantang.app.payment;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.qiantang.app.web.Language;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Our own cashier, for providers that give no page but a code to be scanned. */
@RestController
class QrCashierPages {
    static final String PATH = "/cashier/";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final int QUIET = 2;
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
            </head>
            <body>
            <header><span class="brand">{title}</span></header>
            <main><section class="sheet {state}">
            <h1>{heading}</h1>
            {body}
            <p class="hint">{hint}</p>
            </section></main>
            </body>
            </html>
            """;

    private final PaymentTable payments;
    private final InstantSource clock;

    QrCashierPages(PaymentTable payments, InstantSource clock) {
        this.payments = payments;
        this.clock = clock;
    }

    @GetMapping(PATH + "{no}")
    ResponseEntity<String> show(@PathVariable String no, HttpServletRequest request) {
        boolean english = Language.english(request);
        return payments.byNo(no)
                .filter(payment -> payment.code() != null)
                .map(payment -> html(200, page(payment, english)))
                .orElseGet(() -> html(404, unknown(english)));
    }

    private String page(PaymentTable.Row payment, boolean english) {
        String code = payment.code();
        if (payment.reportedMinor() != null) {
            return frame(
                    english,
                    "paid",
                    english ? "Paid" : "支付成功",
                    amount(payment),
                    english ? "You can close this page; your order updates by itself." : "可以关闭本页，订单状态会自动更新。");
        }
        boolean over = payment.closedAt() != null || !clock.instant().isBefore(payment.payUntil());
        if (over || code == null) {
            return frame(
                    english,
                    "expired",
                    english ? "No longer open" : "支付已关闭",
                    amount(payment),
                    english ? "No money was taken." : "没有扣款。如仍需要，请重新下单。");
        }
        long minutes = Math.max(
                1, Duration.between(clock.instant(), payment.payUntil()).toMinutes());
        return frame(
                english,
                "waiting",
                english ? "Scan with WeChat" : "请用微信扫一扫支付",
                amount(payment) + svg(code),
                english
                        ? "About " + minutes + " min left. On a phone, save this picture and open it in WeChat."
                        : "请在约 " + minutes + " 分钟内完成。手机上可截图后在微信中“扫一扫”相册识别。");
    }

    private static String unknown(boolean english) {
        return frame(
                english,
                "expired",
                english ? "There is no such payment" : "没有这笔支付",
                "",
                english ? "Open the payment again from your order." : "请回到订单页重新打开。");
    }

    private static String frame(boolean english, String state, String heading, String body, String hint) {
        return FRAME.replace("{lang}", english ? "en" : "zh-CN")
                .replace("{refresh}", state.equals("waiting") ? "<meta http-equiv=\"refresh\" content=\"3\">" : "")
                .replace("{title}", english ? "Cashier" : "收银台")
                .replace("{state}", state)
                .replace("{heading}", heading)
                .replace("{hint}", hint)
                .replace("{body}", body);
    }

    private static String amount(PaymentTable.Row payment) {
        long minor = payment.amount().minor();
        return "<p class=\"amount\"><small>¥</small><b>%d</b><small>.%02d</small></p>"
                .formatted(minor / 100, minor % 100);
    }

    /** The code as squares of one path; black on white, as scanners want it, whatever the page's colours. */
    static String svg(String text) {
        try {
            BitMatrix matrix =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
            int size = matrix.getWidth();
            var path = new StringBuilder();
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    if (matrix.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return """
                    <svg class="qr" viewBox="0 0 %d %d" width="240" height="240" shape-rendering="crispEdges" role="img" \
                    aria-label="QR"><path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>
                    """.formatted(size, size, size, size, path);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("text: " + text.length() + " characters (expected: fewer)", tooLong);
        }
    }

    private static ResponseEntity<String> html(int status, String page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(page);
    }
}
