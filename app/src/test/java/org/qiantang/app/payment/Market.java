package org.qiantang.app.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.journal.Office;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole program with shows that sell, and buyers who have an address: what tests of checkout and payment stand on. */
public final class Market implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ADDRESS = """
            {"recipient":"梅","phone":"13800000000","province":"浙江","city":"杭州市","district":"西湖区",
             "street":"龙井路 1 号","isDefault":true}
            """;

    private final WholeHouse house;
    private final AtomicLong numbers = new AtomicLong(9_000);

    /** One SKU on sale in an open show of its own shop. */
    public record Goods(long shop, long show, long item, long sku, Money price) {
        public String want(int pieces, long version) {
            return "{\"itemId\":\"%d\",\"skuId\":\"%d\",\"pieces\":%d,\"priceVersion\":\"%d\"}"
                    .formatted(item, sku, pieces, version);
        }
    }

    private Market(WholeHouse house) {
        this.house = house;
    }

    /** With callbacks that come at once, and a clock that can be moved. */
    public static Market open(Map<String, Object> own) throws IOException {
        var settings = new LinkedHashMap<String, Object>();
        settings.put(MovableClock.SETTING, true);
        settings.put("qiantang.simpay.soonest", "10ms");
        settings.put("qiantang.simpay.latest", "60ms");
        settings.put("qiantang.simpay.late", 0);
        settings.put("qiantang.simpay.first-retry", "200ms");
        settings.putAll(own);
        return new Market(WholeHouse.open(settings));
    }

    public WholeHouse house() {
        return house;
    }

    public <T> T bean(Class<T> type) {
        return house.bean(type);
    }

    public void forward(Duration by) {
        bean(MovableClock.Hand.class).forward(by);
    }

    /** A show on air with so many pieces at this price; holds last five minutes. */
    public Goods goods(int pieces, long priceMinor) {
        long shop = numbers.incrementAndGet();
        long show = numbers.incrementAndGet();
        var goods = new Goods(shop, show, numbers.incrementAndGet(), numbers.incrementAndGet(), Money.cny(priceMinor));
        bean(Office.class).write(pen -> {
            pen.write(Streams.shop(shop), new ShopEvent.ShopOpened(Instant.now(), shop, "西湖茶庄" + shop));
            return true;
        });
        ask(show, new RoomRequest.Plan(show, 1, shop, 3, "晚场", ShowEvent.HostKind.HUMAN, 300));
        ask(
                show,
                new RoomRequest.LineUp(
                        goods.item(),
                        numbers.incrementAndGet(),
                        ShowEvent.ItemRole.HERO,
                        "明前龙井",
                        "/pictures/longjing",
                        50,
                        List.of(new ShowEvent.SkuOffer(goods.sku(), "50 克", 1, goods.price()))));
        ask(show, new RoomRequest.TakeAllotment(show, goods.item(), goods.sku(), pieces));
        ask(show, new RoomRequest.Open());
        return goods;
    }

    public Receipt ask(long show, RoomRequest request) {
        return bean(Rooms.class)
                .ask(show, request)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Somebody new with an address. */
    public Visitor buyer() {
        Visitor buyer = house.comes("buyer" + numbers.incrementAndGet(), null, Role.VIEWER);
        WholeHouse.Answer added = buyer.post("/api/me/addresses", ADDRESS);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return buyer;
    }

    /** An order of so many pieces, held. */
    public long claim(Visitor buyer, Goods goods, int pieces) {
        String intent = "wish-" + numbers.incrementAndGet();
        WholeHouse.Answer answer = buyer.post(
                "/api/shows/" + goods.show() + "/claims",
                "{\"intent\":\"" + intent + "\",\"wants\":[" + goods.want(pieces, 1) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return Long.parseLong(answer.body().get("orderId").asString());
    }

    public JsonNode order(Visitor buyer, long order) {
        return buyer.get("/api/orders/" + order).body();
    }

    /** Where the order is paid for, once that is known. */
    public String cashier(Visitor buyer, long order) throws Exception {
        eventually(() -> order(buyer, order).path("cashier").isString());
        return order(buyer, order).path("cashier").asString();
    }

    /** Confirms at the simulated provider's cashier. */
    public void pay(String cashier) {
        assertThat(house.guest().post(cashier + "/pay", "").status()).isEqualTo(303);
    }

    public void untilState(Visitor buyer, long order, String... states) throws Exception {
        eventually(
                () -> List.of(states).contains(order(buyer, order).path("state").asString("")));
    }

    public long count(String query) {
        return bean(JdbcClient.class)
                .sql(query)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    public long events(String type, long order) {
        return count("select count(*) from event where type = '" + type
                + "' and convert_from(body, 'UTF8')::jsonb ->> 'orderId' = '" + order + "'");
    }

    /** What went back of one order, in fen, as the journal tells it. */
    public long refunded(long order) {
        return count("select coalesce(sum((convert_from(body, 'UTF8')::jsonb -> 'amount' ->> 'minor')::bigint), 0)"
                + " from event where type = 'RefundDone' and convert_from(body, 'UTF8')::jsonb ->> 'orderId' = '"
                + order + "'");
    }

    public static void eventually(Callable<Boolean> condition) throws Exception {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(giveUp);
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws IOException {
        house.close();
    }
}
