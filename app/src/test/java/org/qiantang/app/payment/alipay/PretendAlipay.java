package org.qiantang.app.payment.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.KeyPair;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.payment.Loopback;
import org.qiantang.app.payment.Rsa;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alipay's gateway as far as its documents tell: signed questions, signed answers, signed notices. */
public final class PretendAlipay implements AutoCloseable {
    public static final String APP = "2021000000000001";
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair shop = Rsa.pair();
    private final KeyPair alipay = Rsa.pair();
    private final Map<String, Trade> trades = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> instead = new ConcurrentLinkedQueue<>();
    private final Loopback server = new Loopback(this::answer);
    private volatile Duration slowness = Duration.ZERO;

    static final class Trade {
        final String number;
        final BigDecimal amount;
        final String notifyUrl;
        final Map<String, BigDecimal> refunds = new LinkedHashMap<>();
        String status = "WAIT_BUYER_PAY";

        Trade(String number, BigDecimal amount, String notifyUrl) {
            this.number = number;
            this.amount = amount;
            this.notifyUrl = notifyUrl;
        }

        BigDecimal refunded() {
            return refunds.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    public String gateway() {
        return server.address() + "/gateway.do";
    }

    /** Ours (应用私钥), as it lies in a file. */
    public String shopKey() {
        return Rsa.base64(shop.getPrivate());
    }

    /** Alipay's (支付宝公钥). */
    public String alipayKey() {
        return Rsa.base64(alipay.getPublic());
    }

    /** The next question is answered with this, signed, whatever it was. */
    void answerInstead(String response) {
        instead.add(response);
    }

    void slow(Duration by) {
        slowness = by;
    }

    /** The buyer opens the page that Alipay was given by us; refused where our signature is wrong. */
    public String open(String address) {
        Map<String, String> words = form(URI.create(address).getRawQuery());
        if (!isSigned(words)) {
            throw new IllegalStateException("the page's signature is wrong");
        }
        JsonNode bill = JSON.readTree(words.get("biz_content"));
        String no = bill.get("out_trade_no").asString();
        trades.putIfAbsent(
                no,
                new Trade(
                        no,
                        new BigDecimal(bill.get("total_amount").asString()),
                        Objects.requireNonNull(words.get("notify_url"))));
        return no;
    }

    /** The buyer pays at that page. */
    public void pay(String address) {
        trade(open(address)).status = "TRADE_SUCCESS";
    }

    Trade trade(String no) {
        return Objects.requireNonNull(trades.get(no), no);
    }

    public String notifyUrl(String no) {
        return trade(no).notifyUrl;
    }

    /** What went back of a payment. */
    public BigDecimal refunded(String no) {
        return trade(no).refunded();
    }

    /** The notice of a payment (异步通知), with some of its words changed before it is signed. */
    public String notice(String no, Map<String, String> changed) {
        Trade trade = trade(no);
        var words = new TreeMap<String, String>();
        words.put("app_id", APP);
        words.put("notify_id", "n-" + no);
        words.put("notify_time", "2026-11-24 12:00:00");
        words.put("notify_type", "trade_status_sync");
        words.put("charset", "UTF-8");
        words.put("version", "1.0");
        words.put("out_trade_no", no);
        words.put("trade_no", "T" + no);
        words.put("trade_status", trade.status);
        words.put("total_amount", trade.amount.toPlainString());
        words.put("subject", "西湖茶庄 7");
        words.putAll(changed);
        words.put("sign", Rsa.sign(alipay.getPrivate(), sorted(words)));
        words.put("sign_type", "RSA2");
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Loopback.Answer answer(Loopback.Asked asked) {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        var words = form(asked.address().getRawQuery());
        words.putAll(form(asked.body()));
        String method = words.getOrDefault("method", "");
        String node = method.replace('.', '_') + "_response";
        String response = instead.poll();
        if (response == null) {
            response = isSigned(words)
                    ? response(method, JSON.readTree(words.get("biz_content")))
                    : refusal("40002", "isv.invalid-signature");
        }
        String mark = Rsa.sign(alipay.getPrivate(), response);
        return new Loopback.Answer(
                200,
                Map.of("Content-Type", "text/html;charset=utf-8"),
                "{\"" + node + "\":" + response + ",\"sign\":\"" + mark + "\"}");
    }

    private String response(String method, JsonNode asked) {
        String no = asked.path("out_trade_no").asString("");
        Trade trade = trades.get(no);
        if (trade == null) {
            return refusal("40004", "ACQ.TRADE_NOT_EXIST");
        }
        return switch (method) {
            case "alipay.trade.query" ->
                "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"trade_no\":\"T%s\",\"trade_status\":\"%s\",\"total_amount\":\"%s\"}"
                        .formatted(no, no, trade.status, trade.amount.toPlainString());
            case "alipay.trade.close" -> close(trade);
            case "alipay.trade.refund" -> refund(trade, asked);
            default -> refusal("40004", "isv.invalid-method");
        };
    }

    private static String close(Trade trade) {
        if (trade.status.equals("TRADE_SUCCESS")) {
            return refusal("40004", "ACQ.TRADE_STATUS_ERROR");
        }
        trade.status = "TRADE_CLOSED";
        return "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"" + trade.number + "\"}";
    }

    private static String refund(Trade trade, JsonNode asked) {
        if (!trade.status.equals("TRADE_SUCCESS")) {
            return refusal("40004", "ACQ.TRADE_STATUS_ERROR");
        }
        String request = asked.get("out_request_no").asString();
        var amount = new BigDecimal(asked.get("refund_amount").asString());
        boolean known = trade.refunds.containsKey(request);
        if (!known && trade.refunded().add(amount).compareTo(trade.amount) > 0) {
            return refusal("40004", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        }
        trade.refunds.putIfAbsent(request, amount);
        return "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"trade_no\":\"T%s\",\"fund_change\":\"%s\",\"refund_fee\":\"%s\"}"
                .formatted(
                        trade.number,
                        trade.number,
                        known ? "N" : "Y",
                        trade.refunded().toPlainString());
    }

    static String refusal(String code, String sub) {
        return "{\"code\":\"%s\",\"msg\":\"Business Failed\",\"sub_code\":\"%s\",\"sub_msg\":\"%s\"}"
                .formatted(code, sub, sub);
    }

    private boolean isSigned(Map<String, String> words) {
        String mark = words.get("sign");
        var rest = new TreeMap<>(words);
        rest.remove("sign");
        return APP.equals(words.get("app_id")) && mark != null && Rsa.isGenuine(shop.getPublic(), sorted(rest), mark);
    }

    private static String sorted(Map<String, String> words) {
        return new TreeMap<>(words)
                .entrySet().stream()
                        .filter(word -> !word.getValue().isEmpty())
                        .map(word -> word.getKey() + "=" + word.getValue())
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> form(@Nullable String text) {
        var words = new LinkedHashMap<String, String>();
        for (String pair : text == null ? List.<String>of() : List.of(text.split("&"))) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                words.put(
                        URLDecoder.decode(pair.substring(0, sign), UTF_8),
                        URLDecoder.decode(pair.substring(sign + 1), UTF_8));
            }
        }
        return words;
    }

    @Override
    public void close() {
        server.close();
    }
}
