package org.qiantang.app.payment.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import com.alipay.api.response.AlipayTradeCloseResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.payment.PaymentProvider;
import org.qiantang.app.payment.Wire;
import org.qiantang.event.Money;

/**
 * Alipay's own pages, for a desk (电脑网站支付) and for a phone (手机网站支付).
 *
 * <p>The id of our request is the payment's number (商户订单号), so asking twice opens one payment.
 */
final class AlipayProvider implements PaymentProvider {
    static final String NAME = "alipay";
    private static final String UTF_8 = "UTF-8";
    private static final String RSA2 = "RSA2";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int CONNECT_MILLIS = 2_000;
    private static final Set<String> PAID = Set.of("TRADE_SUCCESS", "TRADE_FINISHED");

    private final AlipayClient client;
    private final String appId;
    private final String alipayKey;

    /**
     * The account of one app.
     *
     * @param patience how long an answer may take
     */
    AlipayProvider(String gateway, String appId, String ownKey, String alipayKey, Duration patience) {
        checkKeys(ownKey, alipayKey);
        var config = new AlipayConfig();
        config.setServerUrl(gateway);
        config.setAppId(appId);
        config.setPrivateKey(ownKey);
        config.setAlipayPublicKey(alipayKey);
        config.setFormat("json");
        config.setCharset(UTF_8);
        config.setSignType(RSA2);
        config.setConnectTimeout(CONNECT_MILLIS);
        config.setReadTimeout((int) patience.toMillis());
        try {
            this.client = new DefaultAlipayClient(config);
        } catch (AlipayApiException unusable) {
            throw new IllegalArgumentException("alipay: keys that cannot be used (expected: RSA2 keys)", unusable);
        }
        this.appId = appId;
        this.alipayKey = alipayKey;
    }

    /** The SDK would notice with the first payment; whoever has mixed up the files is told at the start. */
    private static void checkKeys(String ownKey, String alipayKey) {
        try {
            KeyFactory keys = KeyFactory.getInstance("RSA");
            keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(ownKey)));
            keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(alipayKey)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "alipay: keys that cannot be used (expected: ours in PKCS #8 and Alipay's, in Base64)", unusable);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title(boolean english) {
        return english ? "Alipay" : "支付宝";
    }

    @Override
    public boolean opensAhead() {
        return false;
    }

    /** Alipay hears of the payment only when the buyer opens this address, which is signed here. */
    @Override
    public Answer<Wire.Payment> open(Wire.Open open, Payer payer) throws IOException {
        if (!open.amount().currency().equals(Money.CNY) || open.amount().minor() < 1) {
            return refused("amount", "an amount in CNY above zero");
        }
        try {
            String address = payer.phone() ? phonePage(open, payer) : deskPage(open, payer);
            return new Answer.Given<>(new Wire.Payment(open.requestId(), open.amount(), address, open.payUntil()));
        } catch (AlipayApiException trouble) {
            throw new IOException("alipay: " + trouble.getErrMsg(), trouble);
        }
    }

    private String deskPage(Wire.Open open, Payer payer) throws AlipayApiException {
        var model = new AlipayTradePagePayModel();
        model.setOutTradeNo(open.requestId());
        model.setTotalAmount(open.amount().yuan());
        model.setSubject(subject(open));
        model.setProductCode("FAST_INSTANT_TRADE_PAY");
        model.setTimeExpire(TIME.format(open.payUntil()));
        var request = new AlipayTradePagePayRequest();
        request.setNotifyUrl(open.callback());
        request.setReturnUrl(payer.back());
        request.setBizModel(model);
        return client.pageExecute(request, "GET").getBody();
    }

    private String phonePage(Wire.Open open, Payer payer) throws AlipayApiException {
        var model = new AlipayTradeWapPayModel();
        model.setOutTradeNo(open.requestId());
        model.setTotalAmount(open.amount().yuan());
        model.setSubject(subject(open));
        model.setProductCode("QUICK_WAP_WAY");
        model.setTimeExpire(TIME.format(open.payUntil()));
        model.setQuitUrl(payer.back());
        var request = new AlipayTradeWapPayRequest();
        request.setNotifyUrl(open.callback());
        request.setReturnUrl(payer.back());
        request.setBizModel(model);
        return client.pageExecute(request, "GET").getBody();
    }

    /** What buyers see in their bills; some signs make Alipay refuse the whole. */
    private static String subject(Wire.Open open) {
        String payee = open.payee().replaceAll("[/=&\\p{Cntrl}]", " ").strip();
        return (payee.isEmpty() ? "" : payee + " ") + open.orderNo();
    }

    @Override
    public Answer<Wire.Standing> query(String paymentNo) throws IOException {
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo(paymentNo);
        var request = new AlipayTradeQueryRequest();
        request.setBizModel(model);
        AlipayTradeQueryResponse answer = send(request);
        if (!answer.isSuccess()) {
            // The buyer has not opened the page yet.
            return isUnknown(answer) ? standing(paymentNo, Wire.State.WAITING) : refused(answer);
        }
        String status = answer.getTradeStatus();
        if (PAID.contains(status)) {
            return new Answer.Given<>(
                    new Wire.Standing(paymentNo, Wire.State.PAID, money(answer.getTotalAmount()), answer.getTradeNo()));
        }
        return standing(paymentNo, "TRADE_CLOSED".equals(status) ? Wire.State.EXPIRED : Wire.State.WAITING);
    }

    @Override
    public Answer<Wire.Standing> close(String paymentNo) throws IOException {
        var model = new AlipayTradeCloseModel();
        model.setOutTradeNo(paymentNo);
        var request = new AlipayTradeCloseRequest();
        request.setBizModel(model);
        AlipayTradeCloseResponse answer = send(request);
        // One that nobody opened needs no closing; in a state that cannot be closed it may have been paid.
        return answer.isSuccess() || isUnknown(answer) ? standing(paymentNo, Wire.State.EXPIRED) : query(paymentNo);
    }

    @Override
    public Answer<Wire.Refund> refund(Wire.RefundAsked asked) throws IOException {
        var model = new AlipayTradeRefundModel();
        model.setOutTradeNo(asked.paymentNo());
        model.setRefundAmount(asked.amount().yuan());
        model.setOutRequestNo(asked.requestId());
        var request = new AlipayTradeRefundRequest();
        request.setBizModel(model);
        AlipayTradeRefundResponse answer = send(request);
        return answer.isSuccess()
                ? new Answer.Given<>(new Wire.Refund(asked.requestId(), asked.paymentNo(), asked.amount()))
                : refused(answer);
    }

    @Override
    public Notice read(Callback callback) {
        Map<String, String> words = form(new String(callback.body(), StandardCharsets.UTF_8));
        try {
            if (!AlipaySignature.rsaCheckV1(new HashMap<>(words), alipayKey, UTF_8, RSA2)) {
                return new Notice.Forged("signature");
            }
        } catch (AlipayApiException | RuntimeException unreadable) {
            return new Notice.Forged("signature unreadable");
        }
        if (!appId.equals(words.get("app_id"))) {
            return new Notice.Forged("another app");
        }
        String no = words.get("out_trade_no");
        String amount = words.get("total_amount");
        String trade = words.get("trade_no");
        String status = words.get("trade_status");
        if (no == null || amount == null || trade == null || status == null) {
            return new Notice.Unreadable("a field is missing");
        }
        if (!PAID.contains(status)) {
            return new Notice.Other(status);
        }
        try {
            return new Notice.Paid(new Wire.Report(no, money(amount), trade));
        } catch (ArithmeticException | NumberFormatException nonsense) {
            return new Notice.Unreadable("total_amount");
        }
    }

    /** Alipay looks for the one word {@code success} and calls again on any other. */
    @Override
    public Reply reply(Outcome outcome, String why) {
        return new Reply(200, "text/plain;charset=UTF-8", outcome == Outcome.HEARD ? "success" : "failure");
    }

    private <T extends AlipayResponse> T send(AlipayRequest<T> request) throws IOException {
        T answer;
        try {
            answer = client.execute(request);
        } catch (AlipayApiException trouble) {
            throw new IOException("alipay: " + trouble.getErrMsg(), trouble);
        }
        // 20000: nobody knows whether it was done.
        if ("20000".equals(answer.getCode()) || "ACQ.SYSTEM_ERROR".equals(answer.getSubCode())) {
            throw new IOException("alipay: " + answer.getSubCode());
        }
        return answer;
    }

    private static boolean isUnknown(AlipayResponse answer) {
        return "ACQ.TRADE_NOT_EXIST".equals(answer.getSubCode());
    }

    private static Answer<Wire.Standing> standing(String paymentNo, Wire.State state) {
        return new Answer.Given<>(new Wire.Standing(paymentNo, state, null, null));
    }

    private static <T> Answer<T> refused(AlipayResponse answer) {
        return refused(text(answer.getSubCode()), text(answer.getSubMsg()));
    }

    private static <T> Answer<T> refused(String code, String message) {
        return new Answer.Refused<>(new Wire.Refusal(code, message));
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words;
    }

    private static Money money(String yuan) {
        return Money.cny(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    private static Map<String, String> form(String body) {
        var words = new HashMap<String, String>();
        for (String pair : body.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                try {
                    words.put(decode(pair.substring(0, sign)), decode(pair.substring(sign + 1)));
                } catch (IllegalArgumentException broken) {
                    return Map.of();
                }
            }
        }
        return words;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
