package org.qiantang.app.payment.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.payment.Loopback;
import org.qiantang.app.payment.Market;
import org.qiantang.app.payment.PaymentProvider;
import org.qiantang.app.payment.ProviderClient;
import org.qiantang.app.payment.ProviderContract;
import org.qiantang.app.payment.Signature;
import org.qiantang.app.payment.Wire;
import tools.jackson.databind.json.JsonMapper;

/** The contract over the simulated provider as it is reached: HTTP to its API, and the callbacks that it really makes. */
class SimulatedProviderTest extends ProviderContract {
    private static final Map<String, Loopback.Asked> CALLS = new ConcurrentHashMap<>();
    private static Market market;
    private static Loopback shop;
    private static PaymentProvider provider;

    @BeforeAll
    static void open_the_house() throws Exception {
        market = Market.open(Map.of());
        shop = new Loopback(asked -> {
            CALLS.put(new JsonMapper().readTree(asked.body()).get("paymentNo").asString(), asked);
            return new Loopback.Answer(200, Map.of(), "");
        });
        provider = client(market.house().address() + "/simpay/api");
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
        market.close();
    }

    @Test
    void a_request_that_is_asked_again_is_answered_in_the_same_words_also_when_its_time_is_over() throws Exception {
        Wire.Open plain = bill(PRICE);
        var asked = new Wire.Open(
                plain.requestId(),
                plain.orderNo(),
                plain.payee(),
                plain.amount(),
                Instant.now().plusSeconds(4).plusNanos(123),
                plain.callback());

        Wire.Payment first = given(provider.open(asked, AT_A_DESK));
        Market.eventually(() -> Instant.now().isAfter(asked.payUntil()));

        assertThat(given(provider.open(asked, AT_A_DESK))).isEqualTo(first);
    }

    private static ProviderClient client(String address) {
        byte[] secret = market.bean(Secrets.class).of("simpay");
        var signature = new Signature(secret, InstantSource.system(), new SecureRandom());
        return new ProviderClient(
                "simpay", URI.create(address), HttpClient.newHttpClient(), signature, new JsonMapper());
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected PaymentProvider unreachable() {
        return client(Loopback.nowhere());
    }

    @Override
    protected String callbackAddress() {
        return shop.address() + "/called";
    }

    @Override
    protected void pay(Wire.Payment payment) {
        market.pay(payment.cashier());
    }

    @Override
    protected PaymentProvider.Callback callback(Wire.Payment payment) throws Exception {
        Market.eventually(() -> CALLS.containsKey(payment.paymentNo()));
        Loopback.Asked call = Objects.requireNonNull(CALLS.get(payment.paymentNo()));
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(call.headers());
        return new PaymentProvider.Callback(
                call.address().getPath(), headers::get, call.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
