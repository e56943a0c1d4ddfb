package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Role;
import org.qiantang.app.hearing.Camera;
import org.qiantang.app.settings.Settings;
import tools.jackson.databind.JsonNode;

/**
 * A person's show on air in the whole program, for measurements: goods on screen, a camera, an ear whose recogniser is
 * handed its sentences, viewers who chat, and one of the staff at a socket of the control room.
 */
final class ShowAtWork implements AutoCloseable {
    private static final String PASSWORD = "a-long-password";
    private static final int CHAT_MILLIS = 2_000;
    private static final int PING_SECONDS = 10;
    private static final List<String> CHAT =
            List.of("多少钱一罐", "还有货吗", "包邮吗", "什么时候发货", "是今年的茶吗", "主播讲得很清楚", "送长辈合适吗", "买过一次，挺香的");

    final PromptedRecogniser recogniser = new PromptedRecogniser();
    private final WholeProgram program;
    private final String owner;
    private final String show;
    private final RoomSocket staff;
    private final List<RoomSocket> viewers = new ArrayList<>();
    private final Camera camera;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger chatted = new AtomicInteger();

    /**
     * @param people viewers, of whom each says something every two seconds
     * @param desk gets each message that the control room gets, on the socket's thread
     */
    ShowAtWork(Path data, int people, Consumer<String> desk) throws Exception {
        program = WholeProgram.start(
                data, Map.of("qiantang.ear.kind", "funasr", "qiantang.ear.url", recogniser.address()));
        program.ok(
                null,
                "POST",
                "/api/shops",
                "{\"name\": \"teahouse\", \"password\": \"" + PASSWORD + "\", \"shopName\": \"西湖茶铺\"}");
        owner = program.session("teahouse");
        show = onAir(program, owner);
        staff = RoomSocket.enter(program, show, "", owner, desk);
        for (int number = 1; number <= people; number++) {
            viewers.add(RoomSocket.enter(program, show, "", comes(program, "viewer" + number), _ -> {}));
        }
        String key =
                program.ok(owner, "GET", path("/stream-key"), "").get("key").asString();
        camera = Camera.film(program.bean(Settings.class).rtmpPort(), key, true);
    }

    /** Returns when the ear takes the camera's sound; from then on viewers chat. */
    void awaitHearing() throws Exception {
        program.until(
                owner,
                path("/ear"),
                ear -> recogniser.isHearing() && ear.get("state").asString().equals("listening"));
        int millis = CHAT_MILLIS / viewers.size();
        var _ = ticker.scheduleAtFixedRate(this::chat, millis, millis, TimeUnit.MILLISECONDS);
        // A socket that says nothing for half a minute is taken for one that nobody looks at.
        var _ = ticker.scheduleAtFixedRate(
                () -> staff.send("{\"k\":\"ping\",\"id\":1}"), PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    /** A line of the host that staff type; the answer is what the guard says of it. */
    JsonNode type(String text) throws Exception {
        return program.ok(owner, "POST", path("/lines"), "{\"text\": \"" + text + "\"}");
    }

    /** The host's lines that are in the tables. */
    List<JsonNode> lines() throws Exception {
        return all("/lines");
    }

    /** Those of them in which something was found. */
    List<JsonNode> findings() throws Exception {
        return all("/findings");
    }

    /** Waits until what is in the journal is in the tables. */
    void awaitTables() throws InterruptedException {
        program.awaitFollowers();
    }

    /** So many lines viewers have sent. */
    int chatted() {
        return chatted.get();
    }

    @Override
    public void close() throws IOException {
        ticker.shutdownNow();
        camera.close();
        viewers.forEach(RoomSocket::close);
        staff.close();
        program.close();
        recogniser.close();
    }

    private void chat() {
        int number = chatted.getAndIncrement();
        viewers.get(number % viewers.size())
                .send("{\"k\":\"say\",\"id\":" + number + ",\"text\":\"" + CHAT.get(number % CHAT.size()) + "\"}");
    }

    private List<JsonNode> all(String end) throws Exception {
        var all = new ArrayList<JsonNode>();
        String after = "";
        do {
            JsonNode page = program.ok(owner, "GET", path(end) + "?limit=100" + after, "");
            page.get("items").forEach(all::add);
            after = page.hasNonNull("next") ? "&after=" + page.get("next").asString() : "";
        } while (!after.isEmpty());
        return all;
    }

    private String path(String end) {
        return "/api/studio/shows/" + show + end;
    }

    /** Somebody who joins, past the limit of accounts from one address; the answer is their session. */
    private static String comes(WholeProgram program, String name) {
        assertThat(program.bean(People.class).join(name, PASSWORD, "小满", Set.of(Role.VIEWER), null))
                .isInstanceOf(People.Joining.Joined.class);
        return program.session(name);
    }

    private static String onAir(WholeProgram program, String owner) throws Exception {
        JsonNode product = program.ok(owner, "POST", "/api/studio/products", """
                {"code": "T1", "title": "明前龙井", "legalCategory": "农产品",
                 "facts": [{"key": "origin", "value": "杭州"}], "afterSale": [],
                 "delivery": {"from": "浙江杭州", "hoursToShip": 48, "freeShipping": true, "excluded": []},
                 "skus": [{"code": "T1-1", "name": "一罐", "price": {"minor": 10000, "currency": "CNY"}, "free": 100}]}""");
        String id = product.get("id").asString();
        program.ok(owner, "PUT", "/api/studio/products/" + id + "/shelf", "{\"onShelf\": false}");
        program.until(
                owner, "/api/studio/products/" + id, now -> now.get("free").asInt() == 100);
        String show = program.ok(owner, "POST", "/api/studio/shows", "{\"title\": \"晚场\"}")
                .get("id")
                .asString();
        String there = "/api/studio/shows/" + show;
        String item = program.ok(owner, "POST", there + "/items", """
                        {"productId": "%s", "perBuyerLimit": 9,
                         "allot": [{"skuId": "%s", "pieces": 50, "price": {"minor": 9900, "currency": "CNY"}}]}""".formatted(
                                id, product.get("skus").get(0).get("skuId").asString()))
                .get("itemId")
                .asString();
        program.ok(owner, "POST", there + "/open", "");
        program.until(owner, there, now -> now.get("state").asString().equals("open"));
        program.ok(owner, "POST", there + "/pin", "{\"itemId\": \"" + item + "\"}");
        return show;
    }
}
