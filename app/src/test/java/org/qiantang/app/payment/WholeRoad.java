package org.qiantang.app.payment;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Role;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.At;
import org.qiantang.app.order.Parcels;
import org.qiantang.app.order.Postage;
import org.qiantang.app.order.Shops;
import org.qiantang.app.parcel.CarrierSettings;
import org.qiantang.app.parcel.Scans;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.team.Places;
import org.qiantang.app.team.ShowShops;
import org.qiantang.app.web.TextFinding;
import org.qiantang.app.web.TextJudge;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real process as far as buying and paying goes, with a clock that can be moved and a shop desk of one table. */
final class WholeRoad implements AutoCloseable {
    static final long SHOP = 2;
    static final long ITEM = 70;
    static final Money PRICE = Money.cny(8_800);
    private static final JsonMapper JSON = new JsonMapper();

    /** Moved by tests; the process reads it everywhere. */
    static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private final ConfigurableApplicationContext process;
    private final URI address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigurationProperties({Settings.class, CarrierSettings.class})
    @ComponentScan({
        "org.qiantang.app.account",
        "org.qiantang.app.journal",
        "org.qiantang.app.order",
        "org.qiantang.app.parcel",
        "org.qiantang.app.team",
        "org.qiantang.app.payment",
        "org.qiantang.app.room",
        "org.qiantang.app.web"
    })
    static class Program {
        @Bean
        @Primary
        InstantSource movableClock() {
            return () -> Instant.now().plus(AHEAD.get());
        }

        @Bean
        WordHash wordHash() {
            return new WordHash(new byte[16]);
        }

        @Bean
        Shops shops(Office office, JdbcClient jdbc, InstantSource clock) {
            return (order, show, merchant, buyer, lines, amount) -> office.write(pen -> {
                jdbc.sql("insert into test_handed_over (order_id, lines) values (:order, :lines)")
                        .param("order", order)
                        .param("lines", lines.toString())
                        .update();
                pen.write(
                        Streams.shop(merchant),
                        new ShopEvent.OrderTaken(clock.instant(), order, show, buyer, lines, amount));
                return true;
            });
        }

        @Bean
        Postage postage(People people) {
            return (_, buyer, _) -> new Postage.Ready(people.address(buyer).orElse("{}"), null);
        }

        @Bean
        TextJudge textJudge() {
            return new TextJudge() {
                @Override
                public List<TextFinding> title(@Nullable Long merchantId, String field, String text) {
                    return List.of();
                }

                @Override
                public List<TextFinding> words(@Nullable Long merchantId, String field, String text) {
                    return List.of();
                }
            };
        }

        @Bean
        Scans scans() {
            return (shipment, scan) -> {};
        }

        @Bean
        Places places() {
            return new Places() {
                @Override
                public Optional<String> shopName(long merchantId) {
                    return Optional.of("shop " + merchantId);
                }

                @Override
                public String standing(long merchantId) {
                    return "open";
                }

                @Override
                public Optional<ShowReport> show(long showId) {
                    return Optional.empty();
                }
            };
        }

        @Bean
        ShowShops showShops() {
            return show -> Optional.empty();
        }

        @Bean
        Parcels parcels(Office office, InstantSource clock) {
            return (merchant, order, carrier, number) -> {
                Office.Written<Boolean> written = office.write(pen -> {
                    pen.write(
                            Streams.shop(merchant), new ShopEvent.ParcelSent(clock.instant(), order, carrier, number));
                    return true;
                });
                return new At(written.shard(), written.position());
            };
        }
    }

    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    private WholeRoad(ConfigurableApplicationContext process, URI address) {
        this.process = process;
        this.address = address;
    }

    static WholeRoad start(OneDatabase database, Map<String, Object> manners) throws IOException {
        int port = freePort();
        var settings = new LinkedHashMap<String, Object>();
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", "postgres");
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("qiantang.bind", "127.0.0.1");
        settings.put("qiantang.port", port);
        settings.put("qiantang.socket-port", 1);
        settings.put("qiantang.rtmp-port", 1);
        settings.put("qiantang.data", "target");
        settings.put("qiantang.simpay.soonest", "10ms");
        settings.put("qiantang.simpay.latest", "60ms");
        settings.put("qiantang.simpay.late", 0);
        settings.put("qiantang.simpay.twice", 1);
        settings.put("qiantang.simpay.first-retry", "100ms");
        settings.putAll(manners);
        var application = new SpringApplication(Program.class);
        application.setDefaultProperties(settings);
        ConfigurableApplicationContext process = application.run(arguments(settings));
        process.getBean(JdbcClient.class)
                .sql("create table if not exists test_handed_over (order_id bigint, lines text)")
                .update();
        return new WholeRoad(process, URI.create("http://127.0.0.1:" + port));
    }

    /** As arguments they win over what the program's own properties say. */
    private static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return address;
    }

    <T> T bean(Class<T> type) {
        return process.getBean(type);
    }

    /** An open show with so many pieces of one SKU, whose id is the show's times ten. */
    void openShow(long show, int pieces) {
        office().write(pen -> {
            pen.write(Streams.shop(SHOP), new ShopEvent.ShopOpened(Instant.now(), SHOP, "西湖茶庄"));
            return true;
        });
        ask(show, new RoomRequest.Plan(show, 1, SHOP, 3, "晚场", ShowEvent.HostKind.HUMAN, 300));
        ask(
                show,
                new RoomRequest.LineUp(
                        ITEM + show,
                        4,
                        ShowEvent.ItemRole.HERO,
                        "明前龙井",
                        "/pictures/longjing",
                        5,
                        List.of(new ShowEvent.SkuOffer(show * 10, "50 克", 1, PRICE))));
        ask(show, new RoomRequest.TakeAllotment(show, ITEM + show, show * 10, pieces));
        ask(show, new RoomRequest.Open());
    }

    Receipt ask(long show, RoomRequest request) {
        return bean(Rooms.class)
                .ask(show, request)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private Office office() {
        return bean(Office.class);
    }

    long join(String name, @Nullable Long merchant) {
        People people = bean(People.class);
        Set<Role> roles = merchant == null ? Set.of(Role.VIEWER) : Set.of(Role.MERCHANT);
        people.join(name, "a long password", name, roles, merchant);
        return people.byName(name).orElseThrow().id();
    }

    void signIn(long person) {
        cookies.getCookieStore().removeAll();
        var session = new HttpCookie("qt_session", bean(People.class).open(person));
        session.setPath("/");
        session.setVersion(0);
        cookies.getCookieStore().add(address, session);
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    Answer post(String path, String body) throws Exception {
        get("/api/orders"); // hands out the token that every post has to show
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
        return send(request);
    }

    Answer callBack(String body, Signature.Seal seal) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/api/payments/callback/simpay"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(seal.on(request));
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response =
                http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    long count(String query) {
        return bean(JdbcClient.class)
                .sql(query)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    long events(String type, long order) {
        return count("select count(*) from event where type = '" + type
                + "' and convert_from(body, 'UTF8')::jsonb ->> 'orderId' = '" + order + "'");
    }

    @Override
    public void close() {
        process.close();
    }
}
