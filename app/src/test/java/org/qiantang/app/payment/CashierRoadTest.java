package org.qiantang.app.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.payment.Market.eventually;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.payment.Market.Goods;
import org.qiantang.app.payment.alipay.PretendAlipay;
import org.qiantang.app.payment.wechat.PretendWechat;

/** With keys for Alipay and WeChat Pay the buyer chooses at our cashier; both companies are played on loopback. */
class CashierRoadTest {
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1";

    @TempDir
    static Path keys;

    private static PretendAlipay alipay;
    private static PretendWechat wechat;
    private static Market market;

    @BeforeAll
    static void open_the_house() throws Exception {
        alipay = new PretendAlipay();
        wechat = new PretendWechat();
        var settings = new LinkedHashMap<String, Object>();
        settings.put("qiantang.payment.first-query", "400ms");
        settings.put("qiantang.payment.simulated", true);
        settings.put("qiantang.payment.alipay.app-id", PretendAlipay.APP);
        settings.put("qiantang.payment.alipay.private-key-file", file("alipay-own", alipay.shopKey()));
        settings.put("qiantang.payment.alipay.public-key-file", file("alipay-theirs", alipay.alipayKey()));
        settings.put("qiantang.payment.alipay.gateway", alipay.gateway());
        settings.put("qiantang.payment.wechat.merchant-id", PretendWechat.MERCHANT);
        settings.put("qiantang.payment.wechat.app-id", PretendWechat.APP);
        settings.put("qiantang.payment.wechat.merchant-serial", PretendWechat.SERIAL);
        settings.put("qiantang.payment.wechat.private-key-file", file("wechat-own", wechat.shopKey()));
        settings.put("qiantang.payment.wechat.public-key-file", file("wechat-theirs", wechat.wechatKey()));
        settings.put("qiantang.payment.wechat.public-key-id", PretendWechat.KEY_ID);
        settings.put("qiantang.payment.wechat.api-v3-key-file", file("wechat-v3", PretendWechat.API_KEY + "\n"));
        settings.put("qiantang.payment.wechat.address", wechat.address());
        market = Market.open(settings);
    }

    @AfterAll
    static void close() throws Exception {
        market.close();
        alipay.close();
        wechat.close();
    }

    private static String file(String name, String text) throws Exception {
        return Files.writeString(keys.resolve(name), text).toString();
    }

    @Test
    void the_cashier_offers_every_way_in_both_languages_and_opens_no_payment_by_itself() throws Exception {
        Goods goods = market.goods(10, 8_800);
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, goods, 2);

        String cashier = market.cashier(buyer, order);

        assertThat(cashier).matches("/cashier/[a-z0-9]{24}");
        assertThat(market.house().guest().get(cashier + "?lang=zh").text())
                .contains("支付宝", "微信支付", "模拟支付", "<b>176</b>", "西湖茶庄" + goods.shop(), "请选择支付方式");
        assertThat(market.house().guest().get(cashier + "?lang=en").text()).contains("Alipay", "WeChat Pay");
        assertThat(market.events("CashierOpened", order)).isEqualTo(1);
        assertThat(market.events("PaymentOpened", order)).isZero();
        assertThat(market.house().guest().get("/cashier/nosuchcashier").status())
                .isEqualTo(404);
        assertThat(market.house().guest().post(cashier + "/nobody", "").status())
                .isEqualTo(404);
    }

    @Test
    void at_a_desk_alipays_page_is_signed_and_its_notice_makes_the_order_paid_once() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String cashier = market.cashier(buyer, order);

        String page =
                choose(cashier, "alipay", "").headers().firstValue("Location").orElseThrow();
        String no = alipay.open(page);
        alipay.pay(page);
        String notice = alipay.notice(no, Map.of());
        Answer forged = callback("alipay", notice.replace("88.00", "88.01"));
        Answer heard = callback("alipay", notice);
        Answer replayed = callback("alipay", notice);

        assertThat(alipay.notifyUrl(no)).endsWith("/api/payments/callback/alipay");
        assertThat(forged.text()).isEqualTo("failure");
        assertThat(heard.text()).isEqualTo("success");
        assertThat(replayed.text()).isEqualTo("success");
        market.untilState(buyer, order, "paid", "taken");
        assertThat(market.events("PaymentReported", order)).isEqualTo(1);
        assertThat(market.events("OrderPaid", order)).isEqualTo(1);
        assertThat(market.house().guest().get(cashier + "?lang=zh").text()).contains("支付成功");
    }

    @Test
    void at_a_desk_wechat_shows_a_code_and_a_lost_notice_is_made_good_by_asking() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 6_600), 1);
        String cashier = market.cashier(buyer, order);

        String code =
                choose(cashier, "wechat", "").headers().firstValue("Location").orElseThrow();
        String page = market.house().guest().get(code).text();
        wechat.pay(paymentOf(order, "wechat"));
        market.untilState(buyer, order, "paid", "taken");

        assertThat(code).startsWith(cashier + "/wechat");
        assertThat(page).contains("class=\"qr\"", "http-equiv=\"refresh\"");
        assertThat(market.house().guest().get(code + "&lang=zh").text()).doesNotContain("class=\"qr\"");
    }

    @Test
    void a_phone_is_sent_to_the_page_for_phones() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 6_600), 1);
        String cashier = market.cashier(buyer, order);

        assertThat(choose(cashier, "wechat", PHONE)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("https://wx.tenpay.com/");
        assertThat(choose(cashier, "alipay", PHONE)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("alipay.trade.wap.pay");
    }

    @Test
    void whoever_pays_two_ways_gets_the_second_money_back_from_where_it_came() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String cashier = market.cashier(buyer, order);
        String page =
                choose(cashier, "alipay", "").headers().firstValue("Location").orElseThrow();
        choose(cashier, "wechat", "");
        String second = paymentOf(order, "wechat");
        alipay.pay(page);
        wechat.pay(second);

        Answer first = callback("alipay", alipay.notice(alipay.open(page), Map.of()));
        eventually(() -> market.events("RefundDone", order) == 1);

        assertThat(first.text()).isEqualTo("success");
        assertThat(market.events("OrderPaid", order)).isEqualTo(1);
        assertThat(market.events("PaymentNotTaken", order)).isEqualTo(1);
        assertThat(wechat.refunded(second)).isEqualTo(8_800);
        assertThat(alipay.refunded(alipay.open(page)).signum()).isZero();
        assertThat(market.order(buyer, order).get("state").asString()).isIn("paid", "taken");
    }

    @Test
    void whoever_has_paid_one_way_finds_the_other_closed() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String cashier = market.cashier(buyer, order);
        choose(cashier, "wechat", "");
        String other = paymentOf(order, "wechat");
        String simulated =
                choose(cashier, "simpay", "").headers().firstValue("Location").orElseThrow();

        market.pay(simulated);
        market.untilState(buyer, order, "paid", "taken");

        eventually(() -> market.count(
                        "select count(*) from payment where payment_no = '" + other + "' and closed_at is not null")
                == 1);
        assertThat(market.events("RefundDone", order)).isZero();
    }

    @Test
    void a_notice_of_the_wrong_sum_pays_nothing_and_all_of_it_goes_back() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String page = choose(market.cashier(buyer, order), "alipay", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        alipay.pay(page);
        String no = alipay.open(page);

        callback("alipay", alipay.notice(no, Map.of("total_amount", "87.00")));
        eventually(() -> market.events("RefundDone", order) == 1);

        assertThat(market.events("OrderPaid", order)).isZero();
        assertThat(alipay.refunded(no)).isEqualByComparingTo("87.00");
    }

    @Test
    void no_provider_can_speak_of_another_ones_payment() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String cashier = market.cashier(buyer, order);
        choose(cashier, "wechat", "");
        String page =
                choose(cashier, "alipay", "").headers().firstValue("Location").orElseThrow();
        alipay.pay(page);

        Answer answer = callback(
                "alipay", alipay.notice(alipay.open(page), Map.of("out_trade_no", paymentOf(order, "wechat"))));

        assertThat(answer.text()).isEqualTo("failure");
        assertThat(market.events("OrderPaid", order)).isZero();
    }

    @Test
    void a_cancelled_order_takes_no_money_at_any_cashier() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String cashier = market.cashier(buyer, order);
        choose(cashier, "wechat", "");

        buyer.post("/api/orders/" + order + "/cancel", "");

        eventually(() -> market.house().guest().get(cashier + "?lang=zh").text().contains("支付已关闭"));
        eventually(() ->
                market.count("select count(*) from payment where order_id = " + order + " and closed_at is not null")
                        == 1);
        assertThat(choose(cashier, "alipay", "").statusCode()).isEqualTo(200);
        assertThat(market.count("select count(*) from payment where provider = 'alipay' and order_id = " + order))
                .isZero();
    }

    @Test
    void after_the_deadline_the_cashier_is_closed() throws Exception {
        try (Market own = Market.open(Map.of(
                "qiantang.payment.simulated",
                true,
                "qiantang.payment.alipay.app-id",
                PretendAlipay.APP,
                "qiantang.payment.alipay.private-key-file",
                keys.resolve("alipay-own").toString(),
                "qiantang.payment.alipay.public-key-file",
                keys.resolve("alipay-theirs").toString(),
                "qiantang.payment.alipay.gateway",
                Loopback.nowhere() + "/gateway.do"))) {
            Visitor buyer = own.buyer();
            long order = own.claim(buyer, own.goods(10, 8_800), 1);
            String cashier = own.cashier(buyer, order);

            own.forward(Duration.ofSeconds(241));

            assertThat(own.house().guest().get(cashier + "?lang=zh").text()).contains("支付已关闭");
        }
    }

    private static String paymentOf(long order, String provider) {
        return market.bean(PaymentTable.class).ofOrder(order).stream()
                .filter(one -> one.provider().equals(provider))
                .findFirst()
                .orElseThrow()
                .paymentNo();
    }

    private static Answer callback(String provider, String form) {
        return market.house()
                .guest()
                .ask(
                        "POST",
                        "/api/payments/callback/" + provider,
                        form,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** Presses a button of the cashier's, in a browser of this kind. */
    private static HttpResponse<String> choose(String cashier, String way, String browser) throws Exception {
        URI address = market.house().address().resolve(cashier + "/" + way + "?lang=zh");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", browser.isEmpty() ? "Mozilla/5.0 (X11; Linux x86_64)" : browser)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient browserLike = HttpClient.newHttpClient()) {
            return browserLike.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }
}
