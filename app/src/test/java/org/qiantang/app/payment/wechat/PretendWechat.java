package org.qiantang.app.payment.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.qiantang.app.payment.Loopback;
import org.qiantang.app.payment.PaymentProvider;
import org.qiantang.app.payment.Rsa;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WeChat Pay's API v3 as far as its documents tell: signed questions, signed answers, sealed notices. */
public final class PretendWechat implements AutoCloseable {
    public static final String MERCHANT = "1900000001";
    public static final String APP = "wx0000000000000001";
    public static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    public static final String KEY_ID = "PUB_KEY_ID_0119000000012026112400000000000001";
    public static final String API_KEY = "0123456789abcdef0123456789abcdef";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern MARK = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final KeyPair shop = Rsa.pair();
    private final KeyPair wechat = Rsa.pair();
    private final Map<String, Trade> trades = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Loopback.Answer> instead = new ConcurrentLinkedQueue<>();
    private final AtomicInteger nonces = new AtomicInteger();
    private final Loopback server = new Loopback(this::answer);
    private volatile Duration slowness = Duration.ZERO;

    static final class Trade {
        final JsonNode bill;
        final Map<String, Long> refunds = new LinkedHashMap<>();
        String state = "NOTPAY";

        Trade(JsonNode bill) {
            this.bill = bill;
        }

        long total() {
            return bill.get("amount").get("total").asLong();
        }

        long refunded() {
            return refunds.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public String address() {
        return server.address();
    }

    public String shopKey() {
        return Rsa.pem(shop.getPrivate(), "PRIVATE KEY");
    }

    public String wechatKey() {
        return Rsa.pem(wechat.getPublic(), "PUBLIC KEY");
    }

    RSAPublicKeyConfig keys() {
        return keys(wechatKey());
    }

    /** Our keys, and what is taken for WeChat's. */
    RSAPublicKeyConfig keys(String wechatKey) {
        return new RSAPublicKeyConfig.Builder()
                .merchantId(MERCHANT)
                .merchantSerialNumber(SERIAL)
                .privateKey(shopKey())
                .publicKey(wechatKey)
                .publicKeyId(KEY_ID)
                .apiV3Key(API_KEY)
                .build();
    }

    void answerInstead(int status, String body) {
        instead.add(sealed(status, body));
    }

    void slow(Duration by) {
        slowness = by;
    }

    Trade trade(String no) {
        return Objects.requireNonNull(trades.get(no), no);
    }

    public void pay(String no) {
        trade(no).state = "SUCCESS";
    }

    public String notifyUrl(String no) {
        return trade(no).bill.get("notify_url").asString();
    }

    public long refunded(String no) {
        return trade(no).refunded();
    }

    /** The notice of a payment, some of its words changed before it is sealed. */
    public PaymentProvider.Callback notice(String no, Map<String, Object> changed) {
        return notice(no, changed, Instant.now());
    }

    PaymentProvider.Callback notice(String no, Map<String, Object> changed, Instant at) {
        var words = new LinkedHashMap<>(
                JSON.readValue(transaction(no, trade(no)), new TypeReference<Map<String, Object>>() {}));
        words.putAll(changed);
        String nonce = "%012d".formatted(nonces.incrementAndGet());
        String body = """
                {"id":"EV-%s","create_time":"2026-11-24T12:00:00+08:00","resource_type":"encrypt-resource",\
                "event_type":"TRANSACTION.SUCCESS","summary":"支付成功","resource":{"original_type":"transaction",\
                "algorithm":"AEAD_AES_256_GCM","ciphertext":"%s","associated_data":"transaction","nonce":"%s"}}""".formatted(no, encrypted(JSON.writeValueAsString(words), nonce), nonce);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(marks(body, at));
        return new PaymentProvider.Callback("/api/payments/callback/wechat", headers::get, body.getBytes(UTF_8));
    }

    private Map<String, String> marks(String body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        String nonce = "nonce" + nonces.incrementAndGet();
        return Map.of(
                "Wechatpay-Serial", KEY_ID,
                "Wechatpay-Timestamp", time,
                "Wechatpay-Nonce", nonce,
                "Wechatpay-Signature", Rsa.sign(wechat.getPrivate(), time + "\n" + nonce + "\n" + body + "\n"));
    }

    private static String encrypted(String text, String nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(API_KEY.getBytes(UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(UTF_8)));
            cipher.updateAAD("transaction".getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Loopback.Answer answer(Loopback.Asked asked) {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Loopback.Answer other = instead.poll();
        if (other != null) {
            return other;
        }
        if (!isSigned(asked)) {
            return refusal(401, "SIGN_ERROR");
        }
        String path = asked.address().getPath();
        return switch (path) {
            case "/v3/pay/transactions/native" -> prepay(asked, "code_url", "weixin://wxpay/bizpayurl?pr=");
            case "/v3/pay/transactions/h5" ->
                prepay(asked, "h5_url", "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=");
            case "/v3/refund/domestic/refunds" -> refund(JSON.readTree(asked.body()));
            default -> path.startsWith("/v3/pay/transactions/out-trade-no/") ? about(path) : refusal(404, "NO");
        };
    }

    private Loopback.Answer prepay(Loopback.Asked asked, String name, String where) {
        JsonNode bill = JSON.readTree(asked.body());
        boolean right = MERCHANT.equals(bill.path("mchid").asString(""))
                && APP.equals(bill.path("appid").asString(""))
                && bill.path("amount").path("total").asLong(0) > 0
                && bill.path("out_trade_no").asString("").matches("[0-9A-Za-z_|*-]{6,32}");
        if (!right) {
            return refusal(400, "PARAM_ERROR");
        }
        String no = bill.get("out_trade_no").asString();
        trades.putIfAbsent(no, new Trade(bill));
        return sealed(200, "{\"" + name + "\":\"" + where + no + "\"}");
    }

    private Loopback.Answer about(String path) {
        String rest = path.substring("/v3/pay/transactions/out-trade-no/".length());
        boolean closes = rest.endsWith("/close");
        String no = closes ? rest.substring(0, rest.length() - "/close".length()) : rest;
        Trade trade = trades.get(no);
        if (trade == null) {
            return refusal(404, "ORDER_NOT_EXIST");
        }
        if (!closes) {
            return sealed(200, transaction(no, trade));
        }
        if (trade.state.equals("SUCCESS")) {
            return refusal(400, "ORDERPAID");
        }
        trade.state = "CLOSED";
        return sealed(204, "");
    }

    private Loopback.Answer refund(JsonNode asked) {
        Trade trade = trades.get(asked.path("out_trade_no").asString(""));
        if (trade == null) {
            return refusal(404, "RESOURCE_NOT_EXISTS");
        }
        String request = asked.get("out_refund_no").asString();
        long amount = asked.get("amount").get("refund").asLong();
        boolean known = trade.refunds.containsKey(request);
        boolean right = trade.state.equals("SUCCESS")
                && asked.get("amount").get("total").asLong() == trade.total()
                && (known || trade.refunded() + amount <= trade.total());
        if (!right) {
            return refusal(403, "NOT_ENOUGH");
        }
        trade.refunds.putIfAbsent(request, amount);
        return sealed(
                200,
                "{\"refund_id\":\"50%s\",\"out_refund_no\":\"%s\",\"status\":\"PROCESSING\",\"amount\":{\"total\":%d,\"refund\":%d}}"
                        .formatted(request.hashCode(), request, trade.total(), amount));
    }

    private static String transaction(String no, Trade trade) {
        String paid = trade.state.equals("SUCCESS")
                ? ",\"transaction_id\":\"42000%s\",\"success_time\":\"2026-11-24T12:00:00+08:00\"".formatted(no)
                : "";
        return """
                {"appid":"%s","mchid":"%s","out_trade_no":"%s","trade_state":"%s","trade_state_desc":"x",\
                "amount":{"total":%d,"payer_total":%d,"currency":"CNY","payer_currency":"CNY"}%s}""".formatted(APP, MERCHANT, no, trade.state, trade.total(), trade.total(), paid);
    }

    private Loopback.Answer refusal(int status, String code) {
        return sealed(status, "{\"code\":\"" + code + "\",\"message\":\"" + code + "\"}");
    }

    private Loopback.Answer sealed(int status, String body) {
        var headers = new LinkedHashMap<>(marks(body, Instant.now()));
        headers.put("Content-Type", "application/json; charset=utf-8");
        return new Loopback.Answer(status, headers, body);
    }

    private boolean isSigned(Loopback.Asked asked) {
        String head = asked.headers().getOrDefault("Authorization", "");
        var marks = new TreeMap<String, String>();
        Matcher matcher = MARK.matcher(head);
        while (matcher.find()) {
            marks.put(matcher.group(1), matcher.group(2));
        }
        String query = asked.address().getRawQuery();
        String text = asked.method() + "\n" + asked.address().getRawPath() + (query == null ? "" : "?" + query) + "\n"
                + marks.get("timestamp") + "\n" + marks.get("nonce_str") + "\n" + asked.body() + "\n";
        return head.startsWith("WECHATPAY2-SHA256-RSA2048 ")
                && MERCHANT.equals(marks.get("mchid"))
                && SERIAL.equals(marks.get("serial_no"))
                && Rsa.isGenuine(shop.getPublic(), text, marks.getOrDefault("signature", ""));
    }

    @Override
    public void close() {
        server.close();
    }
}
