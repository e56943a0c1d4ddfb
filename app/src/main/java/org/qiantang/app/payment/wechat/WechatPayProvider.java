package org.qiantang.app.payment.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.h5.model.H5Info;
import com.wechat.pay.java.service.payments.h5.model.SceneInfo;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.model.TransactionAmount;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.payment.PaymentProvider;
import org.qiantang.app.payment.Wire;
import org.qiantang.event.Money;

/**
 * WeChat Pay: a code to scan at a desk (Native 支付), and its page on a phone (H5 支付).
 *
 * <p>The id of our request is the payment's number (商户订单号), so asking twice opens one payment.
 */
final class WechatPayProvider implements PaymentProvider {
    static final String NAME = "wechat";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MAX_WORDS = 40;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneId.of("Asia/Shanghai"));

    private final NativePayService codes;
    private final H5Service pages;
    private final RefundService refunds;
    private final NotificationParser notices;
    private final String merchantId;
    private final String appId;
    private final InstantSource clock;

    /**
     * The account of one merchant.
     *
     * @param patience how long an answer may take
     */
    WechatPayProvider(
            RSAPublicKeyConfig keys,
            String merchantId,
            String appId,
            URI address,
            Duration patience,
            InstantSource clock) {
        var http = new WechatHttp(keys, address, patience);
        this.codes = new NativePayService.Builder().httpClient(http).build();
        this.pages = new H5Service.Builder().httpClient(http).build();
        this.refunds = new RefundService.Builder().httpClient(http).build();
        this.notices = new NotificationParser(keys);
        this.merchantId = merchantId;
        this.appId = appId;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title(boolean english) {
        return english ? "WeChat Pay" : "微信支付";
    }

    @Override
    public boolean opensAhead() {
        return false;
    }

    @Override
    public Answer<Wire.Payment> open(Wire.Open open, Payer payer) throws IOException {
        long minor = open.amount().minor();
        if (!open.amount().currency().equals(Money.CNY) || minor < 1 || minor > Integer.MAX_VALUE) {
            return refused("amount", "an amount in CNY above zero");
        }
        return asked(() -> new Wire.Payment(
                open.requestId(),
                open.amount(),
                payer.phone() ? phonePage(open, payer) : deskCode(open),
                open.payUntil()));
    }

    private String deskCode(Wire.Open open) {
        var amount = new com.wechat.pay.java.service.payments.nativepay.model.Amount();
        amount.setTotal((int) open.amount().minor());
        amount.setCurrency(Money.CNY);
        var request = new com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest();
        request.setMchid(merchantId);
        request.setAppid(appId);
        request.setDescription(description(open));
        request.setOutTradeNo(open.requestId());
        request.setTimeExpire(TIME.format(open.payUntil()));
        request.setNotifyUrl(open.callback());
        request.setAmount(amount);
        return codes.prepay(request).getCodeUrl();
    }

    private String phonePage(Wire.Open open, Payer payer) {
        var amount = new com.wechat.pay.java.service.payments.h5.model.Amount();
        amount.setTotal((int) open.amount().minor());
        amount.setCurrency(Money.CNY);
        var kind = new H5Info();
        kind.setType("Wap");
        var scene = new SceneInfo();
        scene.setPayerClientIp(payer.address());
        scene.setH5Info(kind);
        var request = new com.wechat.pay.java.service.payments.h5.model.PrepayRequest();
        request.setMchid(merchantId);
        request.setAppid(appId);
        request.setDescription(description(open));
        request.setOutTradeNo(open.requestId());
        request.setTimeExpire(TIME.format(open.payUntil()));
        request.setNotifyUrl(open.callback());
        request.setAmount(amount);
        request.setSceneInfo(scene);
        String page = pages.prepay(request).getH5Url();
        return page + "&redirect_url=" + URLEncoder.encode(payer.back(), StandardCharsets.UTF_8);
    }

    @Override
    public Answer<Wire.Standing> query(String paymentNo) throws IOException {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(merchantId);
        request.setOutTradeNo(paymentNo);
        return asked(() -> standing(paymentNo, codes.queryOrderByOutTradeNo(request)));
    }

    @Override
    public Answer<Wire.Standing> close(String paymentNo) throws IOException {
        var request = new CloseOrderRequest();
        request.setMchid(merchantId);
        request.setOutTradeNo(paymentNo);
        Answer<Wire.Standing> closed = asked(() -> {
            codes.closeOrder(request);
            return new Wire.Standing(paymentNo, Wire.State.EXPIRED, null, null);
        });
        // What cannot be closed may have been paid: how it stands is what counts.
        return switch (closed) {
            case Answer.Given<Wire.Standing> given -> given;
            case Answer.Refused<Wire.Standing> _ -> query(paymentNo);
        };
    }

    @Override
    public Answer<Wire.Refund> refund(Wire.RefundAsked asked) throws IOException {
        var amount = new AmountReq();
        amount.setRefund(asked.amount().minor());
        amount.setTotal(asked.paid().minor());
        amount.setCurrency(asked.amount().currency());
        var request = new CreateRequest();
        request.setOutTradeNo(asked.paymentNo());
        request.setOutRefundNo(asked.requestId());
        request.setAmount(amount);
        Answer<Refund> answer = asked(() -> refunds.create(request));
        return switch (answer) {
            case Answer.Given<Refund>(Refund refund) ->
                switch (refund.getStatus()) {
                    case SUCCESS, PROCESSING ->
                        new Answer.Given<>(new Wire.Refund(refund.getRefundId(), asked.paymentNo(), asked.amount()));
                    case CLOSED, ABNORMAL -> refused(refund.getStatus().name(), "the refund came to nothing");
                };
            case Answer.Refused<Refund>(Wire.Refusal refusal) -> new Answer.Refused<>(refusal);
        };
    }

    @Override
    public Notice read(Callback callback) {
        String time = header(callback, "Wechatpay-Timestamp");
        if (!time.matches("[0-9]{1,12}")) {
            return new Notice.Forged("no time");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant());
        if (age.abs().compareTo(WINDOW) > 0) {
            return new Notice.Forged("stale");
        }
        RequestParam param = new RequestParam.Builder()
                .serialNumber(header(callback, "Wechatpay-Serial"))
                .nonce(header(callback, "Wechatpay-Nonce"))
                .signature(header(callback, "Wechatpay-Signature"))
                .signType("WECHATPAY2-SHA256-RSA2048")
                .timestamp(time)
                .body(new String(callback.body(), StandardCharsets.UTF_8))
                .build();
        try {
            return notice(notices.parse(param, Transaction.class));
        } catch (ValidationException forged) {
            return new Notice.Forged("signature");
        } catch (MalformedMessageException unreadable) {
            return new Notice.Unreadable("malformed");
        } catch (WechatPayException | IllegalArgumentException unreadable) {
            return new Notice.Forged("cannot be opened");
        }
    }

    private Notice notice(Transaction told) {
        TransactionAmount amount = told.getAmount();
        if (!merchantId.equals(told.getMchid()) || !appId.equals(told.getAppid())) {
            return new Notice.Forged("another merchant or app");
        }
        if (told.getTradeState() != Transaction.TradeStateEnum.SUCCESS) {
            return new Notice.Other(String.valueOf(told.getTradeState()));
        }
        if (amount == null || amount.getTotal() == null || told.getOutTradeNo() == null) {
            return new Notice.Unreadable("a field is missing");
        }
        return new Notice.Paid(
                new Wire.Report(told.getOutTradeNo(), money(amount), String.valueOf(told.getTransactionId())));
    }

    /** WeChat takes 2xx for heard, and anything else with a reason for call again. */
    @Override
    public Reply reply(Outcome outcome, String why) {
        String type = "application/json;charset=UTF-8";
        return switch (outcome) {
            case HEARD -> new Reply(200, type, "{\"code\":\"SUCCESS\"}");
            case FORGED -> new Reply(401, type, failure("signature"));
            case UNREADABLE -> new Reply(400, type, failure("unreadable"));
            case UNKNOWN_PAYMENT -> new Reply(404, type, failure("no such payment"));
            case BUSY -> new Reply(503, type, failure("busy"));
        };
    }

    private static String failure(String why) {
        return "{\"code\":\"FAIL\",\"message\":\"" + why + "\"}";
    }

    private static Wire.Standing standing(String paymentNo, Transaction now) {
        return switch (now.getTradeState()) {
            case SUCCESS, REFUND ->
                new Wire.Standing(paymentNo, Wire.State.PAID, money(now.getAmount()), now.getTransactionId());
            case NOTPAY, USERPAYING, ACCEPT -> new Wire.Standing(paymentNo, Wire.State.WAITING, null, null);
            case CLOSED, REVOKED, PAYERROR -> new Wire.Standing(paymentNo, Wire.State.EXPIRED, null, null);
        };
    }

    private static Money money(TransactionAmount amount) {
        String currency = amount.getCurrency();
        return new Money(amount.getTotal(), currency == null ? Money.CNY : currency);
    }

    private static String description(Wire.Open open) {
        String words = open.payee().isEmpty() ? open.orderNo() : open.payee();
        return words.length() <= MAX_WORDS ? words : words.substring(0, MAX_WORDS);
    }

    /** Its refusals are answers; what is not known to have been done or not is an {@link IOException}. */
    private static <T> Answer<T> asked(Supplier<T> request) throws IOException {
        try {
            return new Answer.Given<>(request.get());
        } catch (ServiceException refusal) {
            int status = refusal.getHttpStatusCode();
            if (status == 429 || status >= 500) {
                throw new IOException("wechat: " + status + " " + refusal.getErrorCode(), refusal);
            }
            return refused(text(refusal.getErrorCode()), text(refusal.getErrorMessage()));
        } catch (HttpException | ValidationException | MalformedMessageException trouble) {
            throw new IOException("wechat: " + trouble.getMessage(), trouble);
        }
    }

    private static <T> Answer<T> refused(String code, String message) {
        return new Answer.Refused<>(new Wire.Refusal(code, message));
    }

    private static String header(Callback callback, String name) {
        return text(callback.headers().apply(name));
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words;
    }
}
