package org.qiantang.app.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiantang.app.gateway.PlayedRooms.EVENING;
import static org.qiantang.app.gateway.PlayedRooms.ITEM;
import static org.qiantang.app.gateway.PlayedRooms.SHOW;
import static org.qiantang.app.gateway.PlayedRooms.SKU;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.host.DrawnMoment;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.stage.Counts;
import org.qiantang.event.FactThen;
import org.qiantang.event.HeldAgainst;
import org.qiantang.event.Money;
import org.qiantang.event.SaidEarlier;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import tools.jackson.databind.JsonNode;

class GatewayTest {
    private final PlayedRooms rooms = new PlayedRooms(10);
    private House house = new House(rooms);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_first_message_is_the_state_of_the_show() {
        JsonNode hello = house.open("lin").next("hello");

        assertThat(hello.get("you").toString()).isEqualTo("{\"id\":\"21\",\"nickname\":\"林小满\"}");
        assertThat(hello.get("resumed").booleanValue()).isFalse();
        JsonNode state = hello.get("state");
        assertThat(state.at("/show/id").stringValue()).isEqualTo(Long.toString(SHOW));
        assertThat(state.at("/show/state").stringValue()).isEqualTo("open");
        assertThat(state.at("/pinned").isNull()).isTrue();
        assertThat(state.at("/items/0/skus/0/left").intValue()).isEqualTo(10);
        assertThat(state.at("/items/0/skus/0/price/minor").longValue()).isEqualTo(8_800);
        assertThat(state.at("/viewers").intValue()).isEqualTo(1);
    }

    @Test
    void what_is_seen_before_the_joining_has_come_back_to_the_socket_counts() {
        // The handshake is let through, and the joining is late.
        house.held.hold(1);
        Page lin = house.open("lin");
        lin.send("{\"id\":1,\"k\":\"seen\",\"shown\":[\"11\"],\"opened\":[\"11\"]}");
        assertThat(lin.next("receipt").get("ok").booleanValue()).isTrue();
        house.held.letGo();
        lin.next("hello");

        Waiting.until(() -> house.stage
                        .sitting(SHOW)
                        .map(sitting -> sitting.reach().clickers())
                        .orElse(0L)
                == 1);
    }

    @Test
    void a_pin_a_price_and_the_stock_reach_everybody() {
        Page guest = house.guest();
        guest.next("hello");

        long pinned = rooms.happens(new ShowEvent.ItemPinned(EVENING, ITEM));
        rooms.happens(new ShowEvent.PriceChanged(EVENING, ITEM, SKU, 2, Money.cny(6_600), "福利"));
        rooms.happens(new ShowEvent.AllotmentTaken(EVENING, 6, ITEM, SKU, 5));

        JsonNode pin = guest.must("pin");
        assertThat(pin.get("o").longValue()).isEqualTo(pinned);
        assertThat(pin.at("/d/item/itemId").stringValue()).isEqualTo("11");
    }

    @Test
    void what_happens_at_one_moment_comes_in_one_frame_and_in_order() {
        Page guest = house.guest();
        guest.next("hello");
        rooms.happens(new ShowEvent.ItemPinned(EVENING, ITEM));
        rooms.happens(new ShowEvent.PriceChanged(EVENING, ITEM, SKU, 2, Money.cny(6_600), "福利"));
        long last = rooms.happens(new ShowEvent.AllotmentTaken(EVENING, 6, ITEM, SKU, 5));

        guest.next(frame -> frame.path("at").asLong(-1) == last && frame.has("must"));

        List<String> types = guest.heard().stream()
                .flatMap(message -> message.path("must").valueStream())
                .map(must -> must.get("t").stringValue())
                .toList();
        assertThat(types).containsExactly("pin", "price", "stock");
    }

    @Test
    void a_line_reaches_everybody_and_its_author_as_their_own() {
        Page lin = house.open("lin");
        Page guest = house.guest();
        lin.next("hello");
        guest.next("hello");

        lin.send("{\"id\":1,\"k\":\"say\",\"text\":\"  这款多少钱\\u0000 \"}");

        JsonNode receipt = lin.next("receipt");
        assertThat(receipt.get("ok").booleanValue()).isTrue();
        JsonNode own = house.open("lin").next("hello").at("/state/talk/0");
        assertThat(own.get("text").stringValue()).isEqualTo("这款多少钱");
        JsonNode seen = guest.talk("这款多少钱");
        assertThat(seen.get("who").stringValue()).isEqualTo("林小满");
        assertThat(seen.get("own").booleanValue()).isFalse();
        assertThat(seen.get("kind").stringValue()).isEqualTo("say");
        JsonNode mine = heardLine(lin, "这款多少钱");
        assertThat(mine.get("own").booleanValue()).isTrue();
        assertThat(mine.get("id")).isEqualTo(receipt.at("/d/lineId"));
    }

    private static JsonNode heardLine(Page page, String text) {
        return page.heard().stream()
                .flatMap(message -> message.path("talk").valueStream())
                .filter(line -> line.get("text").stringValue().equals(text))
                .findFirst()
                .orElseGet(() -> page.talk(text));
    }

    @Test
    void a_line_that_the_guard_refuses_is_heard_by_nobody() {
        Page lin = house.open("lin");

        lin.send("{\"id\":2,\"k\":\"say\",\"text\":\"全网最便宜\"}");

        JsonNode refusal = lin.next("receipt").get("refusal");
        assertThat(refusal.get("code").stringValue()).isEqualTo("guard");
        assertThat(refusal.get("article").stringValue()).isEqualTo("广告法第九条");
        assertThat(rooms.asked).noneMatch(RoomRequest.Say.class::isInstance);
    }

    @Test
    void a_guest_may_watch_and_like_but_not_talk_or_buy() {
        Page guest = house.guest();
        guest.next("hello");

        guest.send("{\"id\":1,\"k\":\"say\",\"text\":\"你好\"}");
        guest.send(buy(2, "w1", 1));
        guest.send("{\"id\":3,\"k\":\"like\",\"n\":7}");

        assertThat(guest.next("receipt").at("/refusal/code").stringValue()).isEqualTo("guest");
        assertThat(guest.next("receipt").at("/refusal/code").stringValue()).isEqualTo("guest");
        guest.next(message -> message.at("/latest/likes").asInt(-1) == 7);
        Waiting.until(() -> rooms.asked.contains(new RoomRequest.CountLikes(7, 0)));
        Waiting.until(() -> rooms.asked.contains(new RoomRequest.CountPresence(1, 0, 1, 0)));
        assertThat(rooms.asked)
                .allMatch(request -> request instanceof RoomRequest.CountLikes
                        || request instanceof RoomRequest.CountPresence
                        || request instanceof RoomRequest.CountAudience);
    }

    @Test
    void a_buyer_gets_a_receipt_their_own_order_and_everybody_the_stock() {
        Page lin = house.open("lin");
        Page wang = house.open("wang");
        lin.next("hello");
        wang.next("hello");

        lin.send(buy(5, "w1", 2));

        JsonNode bought = lin.next("receipt").get("d");
        assertThat(bought.at("/total/minor").longValue()).isEqualTo(17_600);
        assertThat(bought.get("payUntil").stringValue()).isEqualTo("2026-11-23T12:15:00Z");
        assertThat(bought.get("at").stringValue()).isEqualTo("1:11");
        assertThat(wang.must("stock").at("/d/left").intValue()).isEqualTo(8);
        String order = bought.get("orderId").stringValue();
        rooms.happens(new ShowEvent.OrderPaid(EVENING, Long.parseLong(order), 21, "p1", Money.cny(17_600)));
        JsonNode sold = wang.must("sold");
        assertThat(sold.at("/d/who").stringValue()).isEqualTo("林**");
        assertThat(sold.at("/d/left").intValue()).isEqualTo(8);
        Page again = house.open("wang");
        assertThat(again.next("hello").at("/state/items/0/skus/0/left").intValue())
                .isEqualTo(8);
        assertThat(ownStates(lin)).containsExactly("held", "paid");
        assertThat(ownStates(wang)).isEmpty();
        assertThat(rooms.asked)
                .anyMatch(request -> request instanceof RoomRequest.Claim claim
                        && Objects.equals(claim.address(), "{\"to\":\"21\"}"));
    }

    private static List<String> ownStates(Page page) {
        Waiting.until(() -> page.heard().stream()
                        .anyMatch(message -> message.at("/d/state").asString("").equals("paid"))
                || page.heard().stream()
                        .noneMatch(message -> message.get("k").stringValue().equals("own")));
        return page.heard().stream()
                .filter(message -> message.get("k").stringValue().equals("own"))
                .map(message -> message.at("/d/state").stringValue())
                .toList();
    }

    @Test
    void refusals_come_in_the_askers_language_with_their_values() {
        Page lin = Page.open(house.gateway.port(), "show=" + SHOW + "&lang=en", "lin");

        lin.send(buy(1, "w1", 11));
        JsonNode soldOut = lin.next("receipt").get("refusal");
        lin.send("{\"id\":2,\"k\":\"cancel\",\"orderId\":\"99\"}");
        JsonNode noHold = lin.next("receipt").get("refusal");

        assertThat(soldOut.toString())
                .isEqualTo("{\"code\":\"sold-out\",\"message\":\"not enough left: 10\",\"skuId\":\"111\",\"left\":10}");
        assertThat(noHold.get("code").stringValue()).isEqualTo("no-such-hold");
    }

    @Test
    void one_who_may_not_buy_is_told_so() {
        Page young = house.open("young");

        young.send(buy(1, "w1", 1));

        assertThat(young.next("receipt").at("/refusal/code").stringValue()).isEqualTo("may-not-buy");
    }

    @Test
    void what_makes_no_sense_is_answered_and_harms_nobody() {
        Page lin = house.open("lin");
        lin.next("hello");

        lin.send("not json");
        lin.send("{\"k\":\"ping\"}");
        lin.send("{\"id\":3,\"k\":\"dance\"}");
        lin.send("{\"id\":4,\"k\":\"say\",\"text\":\"" + "长".repeat(101) + "\"}");
        lin.send("{\"id\":5,\"k\":\"like\",\"n\":51}");
        lin.send("{\"id\":6,\"k\":\"buy\",\"intent\":\"a\",\"wants\":[{\"itemId\":\"x\"}]}");
        lin.send("[".repeat(2_000));
        lin.send("{\"id\":8,\"k\":\"ping\"}");

        assertThat(List.of("frame", "id", "k", "text", "n", "wants", "frame"))
                .allSatisfy(field -> assertThat(
                                lin.next("receipt").at("/refusal/field").stringValue())
                        .isEqualTo(field));
        assertThat(lin.next("receipt").toString()).isEqualTo("{\"k\":\"receipt\",\"ok\":true,\"id\":8}");
    }

    @Test
    void one_who_comes_back_gets_what_was_missed_and_no_state() throws InterruptedException {
        Page page = house.open("lin");
        page.next("hello");
        long seen = rooms.happens(new ShowEvent.ItemPinned(EVENING, ITEM));
        page.must("pin");
        page.vanish();
        Waiting.until(() -> house.stage.viewers(SHOW) == 0);
        rooms.happens(new ShowEvent.ItemUnpinned(EVENING, ITEM));
        rooms.happens(new ShowEvent.AllotmentTaken(EVENING, 6, ITEM, SKU, 5));

        Page back = Page.open(house.gateway.port(), "show=" + SHOW + "&from=" + seen, "lin");

        JsonNode hello = back.next("hello");
        assertThat(hello.get("resumed").booleanValue()).isTrue();
        assertThat(hello.has("state")).isFalse();
        JsonNode missed = back.next("frame");
        assertThat(missed.at("/must/0/t").stringValue()).isEqualTo("unpin");
        assertThat(missed.at("/must/1/d/left").intValue()).isEqualTo(15);
        assertThat(house.stage.counts()).containsEntry(SHOW, new Counts(1, 0, 1, 0, 0, 0));
    }

    @Test
    void the_staff_see_the_desk_and_nobody_else_does() {
        Page staff = house.open("staff");
        Page lin = house.open("lin");
        staff.next("hello");
        lin.next("hello");
        var earlier = List.of(new SaidEarlier(76, 0, 2, "全网", true));
        var held = new HeldAgainst(List.of(new FactThen("七日最低成交价", "59.00")), List.of(), null);
        var finding = new FoundInLine(
                "absolute", "绝对化用语", "广告法第九条", 0, 3, "high", "warn", "不能说最便宜", "改为：价格实惠", null, earlier, null, held);

        rooms.happens(
                new ShowEvent.HostSpoke(EVENING, 77, HostKind.HUMAN, ITEM, "最便宜", "violates", List.of(finding), null));
        lin.send(buy(1, "w1", 2));

        JsonNode desk = staff.next(message -> message.path("t").asString("").equals("finding"));
        assertThat(desk.at("/d/lineId").stringValue()).isEqualTo("77");
        assertThat(desk.at("/d/findings/0/rewrite").stringValue()).isEqualTo("改为：价格实惠");
        assertThat(desk.at("/d/findings/0/earlier/0/lineId").stringValue()).isEqualTo("76");
        assertThat(desk.at("/d/findings/0/against/used/0/value").stringValue()).isEqualTo("59.00");
        JsonNode stock = staff.next(message -> message.at("/d/held").asInt(-1) == 2);
        assertThat(stock.get("d").toString())
                .isEqualTo("{\"itemId\":\"11\",\"skuId\":\"111\",\"allotted\":10,\"held\":2,\"sold\":0,\"left\":8}");
        lin.must("stock");
        assertThat(lin.heard())
                .noneMatch(message -> message.get("k").stringValue().equals("desk"));
        assertThat(lin.heard()).noneMatch(message -> message.toString().contains("最便宜"));
    }

    @Test
    void the_sentence_being_spoken_is_shown_with_its_label_also_to_those_who_come_later() {
        house.guest().next("hello");
        house.stage.spoken(SHOW, HostKind.DIGITAL, "欢迎来到直播间", ITEM);

        JsonNode host = house.guest()
                .next(message -> message.at("/latest/host").isObject())
                .at("/latest/host");

        assertThat(host.get("text").stringValue()).isEqualTo("欢迎来到直播间");
        assertThat(host.get("speaker").stringValue()).isEqualTo("DIGITAL");
        assertThat(host.get("itemId").stringValue()).isEqualTo("11");
        assertThat(host.get("label").stringValue()).contains("AI");
    }

    @Test
    void how_a_drawn_host_s_sentence_stands_is_told_at_once_and_to_those_who_come_later_or_come_back() {
        Page first = house.guest();
        first.next("hello");
        DrawnMoment speaks = new DrawnMoment("one", 0, false, EVENING, List.of());

        house.stage.setLatest(SHOW, "drawn", speaks);
        JsonNode told = first.next(message -> message.at("/latest/drawn").isObject());
        assertThat(told.at("/latest/drawn/id").stringValue()).isEqualTo("one");
        assertThat(told.at("/latest/drawn/at").stringValue()).isEqualTo(EVENING.toString());

        house.stage.setLatest(SHOW, "drawn", new DrawnMoment(null, 0, false, EVENING, List.of("one")));
        JsonNode cut = first.next(message -> message.at("/latest/drawn/id").isNull());
        assertThat(cut.at("/latest/drawn/cut/0").stringValue()).isEqualTo("one");
        JsonNode later =
                house.guest().next(message -> message.at("/latest/drawn").isObject());
        assertThat(later.at("/latest/drawn/cut/0").stringValue()).isEqualTo("one");

        house.stage.setLatest(SHOW, "drawn", null);
        first.next(message -> message.path("latest").has("drawn")
                && message.at("/latest/drawn").isNull());
    }

    @Test
    void persons_are_counted_once_and_guests_by_their_sockets() {
        house.open("lin");
        house.open("lin");
        house.guest();
        Page last = house.guest();

        last.next(message -> message.at("/latest/viewers").asInt(-1) == 3);

        assertThat(house.stage.viewers(SHOW)).isEqualTo(3);
    }

    @Test
    void a_page_of_another_site_may_not_open_a_socket() {
        assertThatThrownBy(() -> Page.open(house.gateway.port(), "show=" + SHOW, "lin", "https://elsewhere.example")
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void there_is_no_door_to_a_show_that_does_not_exist() {
        assertThatThrownBy(() -> Page.open(house.gateway.port(), "show=12", "lin"))
                .hasMessageContaining("WebSocketHandshakeException");
        assertThatThrownBy(() -> Page.open(house.gateway.port(), "show=x", "lin"))
                .hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void a_frame_that_is_too_long_ends_the_connection() throws InterruptedException {
        Page lin = house.open("lin");
        lin.next("hello");

        lin.send("{\"id\":1,\"k\":\"say\",\"text\":\"" + "x".repeat(5_000) + "\"}");

        assertThat(lin.isClosed()).isTrue();
        assertThat(rooms.asked).noneMatch(RoomRequest.Say.class::isInstance);
    }

    @Test
    void one_who_talks_too_fast_is_told_to_wait_on_any_socket() {
        Page lin = house.open("lin");
        Page linsPhone = house.open("lin");
        for (int line = 0; line < 5; line++) {
            lin.send("{\"id\":" + line + ",\"k\":\"say\",\"text\":\"第" + line + "句\"}");
            assertThat(lin.next("receipt").get("ok").booleanValue()).isTrue();
        }

        linsPhone.send("{\"id\":9,\"k\":\"say\",\"text\":\"再来一句\"}");

        assertThat(linsPhone.next("receipt").at("/refusal/code").stringValue()).isEqualTo("too-fast");
    }

    @Test
    void a_flood_is_first_refused_and_then_ended() throws InterruptedException {
        Page lin = house.open("lin");
        lin.next("hello");

        for (int request = 0; request < 100 && lin.closed.getCount() > 0; request++) {
            try {
                lin.send("{\"id\":" + request + ",\"k\":\"ping\"}");
            } catch (CompletionException closed) {
                break;
            }
        }

        assertThat(lin.next(message -> message.at("/refusal/code").asString("").equals("too-fast")))
                .isNotNull();
        assertThat(lin.next("bye").get("reason").stringValue()).isEqualTo("flood");
        assertThat(lin.isClosed()).isTrue();
    }

    @Test
    void a_socket_ends_with_the_session_by_which_it_came_and_others_stay() {
        Page lin = house.open("lin");
        Page other = house.open("wang");
        Page guest = house.guest();
        for (Page page : List.of(lin, other, guest)) {
            page.next("hello");
        }

        house.door.end("lin");

        assertThat(lin.next("bye").get("reason").stringValue()).isEqualTo("signed-out");
        other.send("{\"id\":1,\"k\":\"ping\"}");
        guest.send("{\"id\":1,\"k\":\"ping\"}");
        assertThat(other.next("receipt").get("ok").booleanValue()).isTrue();
        assertThat(guest.next("receipt").get("ok").booleanValue()).isTrue();
    }

    @Test
    void one_who_is_silent_for_too_long_is_sent_away() {
        house.close();
        house = new House(rooms, House.settings(Duration.ofMillis(300)), Duration.ofMillis(50), List.of());

        Page guest = house.guest();

        assertThat(guest.next("bye").get("reason").stringValue()).isEqualTo("idle");
        Waiting.until(() -> house.stage.viewers(SHOW) == 0);
    }

    @Test
    void one_who_drips_a_request_is_not_waited_for() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.gateway.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /live?show=".getBytes(US_ASCII));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void one_address_may_not_take_all_sockets() {
        house.close();
        var settings = new GatewaySettings(
                "127.0.0.1", 0, 3, 100, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(10));
        house = new House(rooms, settings, Duration.ofMillis(50), List.of());
        Page first = house.guest();
        house.guest().next("hello");
        house.guest().next("hello");

        assertThatThrownBy(() -> house.guest()).isInstanceOf(CompletionException.class);
        first.vanish();
        Waiting.until(() -> house.gateway.open() == 2);
        house.guest().next("hello");
    }

    @Test
    void a_viewer_who_stops_reading_is_closed_in_bounds_and_the_others_miss_nothing() throws IOException {
        Page healthy = house.open("wang");
        healthy.next("hello");
        try (Socket stalled = new Socket()) {
            stalled.setReceiveBufferSize(4_096);
            stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), house.gateway.port()));
            stalled.getOutputStream().write(handshake().getBytes(US_ASCII));
            Waiting.until(() -> house.stage.viewers(SHOW) == 2);
            int said = 0;
            while (house.stage.deliveries().closedSlow() == 0 && said < 20_000) {
                rooms.happens(new ShowEvent.PriceChanged(
                        EVENING, ITEM, SKU, 2 + said++, Money.cny(6_600), "价".repeat(1_000)));
                Waiting.millis(2);
            }

            assertThat(house.stage.deliveries().closedSlow()).isEqualTo(1);
            Waiting.until(() -> house.stage.viewers(SHOW) == 1);
            int all = said;
            healthy.next(message -> message.path("must").toString().contains("\"priceVersion\":\"" + (1 + all) + "\""));
            long heard = healthy.heard().stream()
                    .mapToLong(message -> message.path("must").size())
                    .sum();
            assertThat(heard).isEqualTo(all);
        }
    }

    private static String handshake() {
        return "GET /live?show=" + SHOW + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nOrigin: " + Page.ORIGIN
                + "\r\n\r\n";
    }

    @Test
    void others_may_serve_plain_http_on_the_same_port() throws IOException, InterruptedException {
        house.close();
        house = new House(rooms, House.settings(Duration.ofSeconds(30)), Duration.ofMillis(50), List.of(new Teapot()));
        var client = HttpClient.newHttpClient();
        String here = "http://127.0.0.1:" + house.gateway.port();

        int video = status(client, here + "/live/1.flv");
        int other = status(client, here + "/other");

        assertThat(video).isEqualTo(418);
        assertThat(other).isEqualTo(404);
    }

    private static int status(HttpClient client, String url) throws IOException, InterruptedException {
        var request = java.net.http.HttpRequest.newBuilder(URI.create(url)).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Serves video that is none. */
    private static final class Teapot implements PlainHttp {
        @Override
        public boolean accepts(HttpRequest request) {
            return request.uri().endsWith(".flv");
        }

        @Override
        public void handle(ChannelHandlerContext context, HttpRequest request) {
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(418));
            var _ = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Test
    void when_the_house_closes_everybody_is_told() {
        Page guest = house.guest();
        guest.next("hello");

        house.gateway.close();

        assertThat(guest.next("bye").get("reason").stringValue()).isEqualTo("shutdown");
    }

    private static String buy(int id, String intent, int pieces) {
        return "{\"id\":" + id + ",\"k\":\"buy\",\"intent\":\"" + intent + "\",\"wants\":[{\"itemId\":\"" + ITEM
                + "\",\"skuId\":\"" + SKU + "\",\"pieces\":" + pieces + ",\"priceVersion\":\"1\"}]}";
    }
}
