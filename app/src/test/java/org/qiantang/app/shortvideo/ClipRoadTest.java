package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.TakenDown;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

/** A show is held, its best moment is proposed, cut from its recording, titled from facts, published, and leaves when untrue. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class ClipRoadTest {
    private static final long SHOP = 1102;
    private static final String CLIPS = "/api/studio/films/clips";
    private static final int PIECE_SECONDS = 10;

    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor rival;
    private static Visitor viewer;
    private static ShopDesk desk;
    private static String product;
    private static String show;
    private static Instant openedAt;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(
                MediaPrograms.ffmpeg().isPresent() && MediaPrograms.ffprobe().isPresent(), "ffmpeg is not installed");
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false, "qiantang.films.short-side", 96));
        desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "断桥丝坊");
        desk.openShop(SHOP + 1, "隔壁丝坊");
        seller = house.comes("clip-shop", SHOP, Role.MERCHANT, Role.HOST);
        rival = house.comes("clip-rival", SHOP + 1, Role.MERCHANT, Role.HOST);
        viewer = house.comes("clip-viewer", null, Role.VIEWER);
        product = Long.toString(((Listing.Listed) desk.list(SHOP, draft("100% 桑蚕丝"))).productId());
        show = onAir();
    }

    @AfterAll
    static void close() throws IOException {
        if (house != null) {
            house.close();
        }
    }

    private static ProductDraft draft(String material) {
        return new ProductDraft(
                "K-1",
                "桑蚕丝方巾",
                "服饰",
                "方巾",
                List.of(),
                new FactSheet(List.of(
                        new Fact("material", material, null, new Proof("检测报告", "纺检-2026-8", "省纺检院", "成分", null)),
                        new Fact("care", "冷水手洗", null, null),
                        new Fact("origin", "浙江湖州", null, null))),
                List.of("七天无理由退货"),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new SkuDraft("K-1-1", "烟青", Money.cny(23_900), 40)));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.body();
    }

    private static void until(String what, BooleanSupplier look) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(60));
        while (!look.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(giveUp);
            Thread.sleep(50);
        }
    }

    /** A show on air with one product on screen, three pieces of a recording, and a few words. */
    private static String onAir() throws Exception {
        String id = ok(seller.post("/api/studio/shows", "{\"title\": \"丝巾专场\"}"))
                .get("id")
                .asString();
        String shelf = "/api/studio/products/" + product;
        until("the product is known", () -> seller.get(shelf).status() == 200);
        String sku = ok(seller.get(shelf)).at("/skus/0/skuId").asString();
        ok(seller.put(shelf + "/shelf", "{\"onShelf\": false}"));
        String studio = "/api/studio/shows/" + id;
        until(
                "the item is lined up",
                () -> seller.post(studio + "/items", """
                        {"productId": "%s", "perBuyerLimit": 9,
                         "allot": [{"skuId": "%s", "pieces": 5, "price": {"minor": 23900, "currency": "CNY"}}]}""".formatted(product, sku))
                                .status()
                        < 300);
        until("the show opens", () -> seller.post(studio + "/open", "{}").status() < 300);
        until(
                "the show is open",
                () -> ok(seller.get(studio)).at("/state").asString().equals("open"));
        openedAt = Instant.parse(ok(seller.get(studio)).get("openedAt").asString());
        String item = ok(seller.get(studio)).at("/items/0/itemId").asString();
        ok(seller.post(studio + "/pin", "{\"itemId\": \"" + item + "\"}"));
        long showId = Long.parseLong(id);
        for (int piece = 1; piece <= 3; piece++) {
            record(showId, piece);
        }
        say(showId, 1, 5, "面料是100% 桑蚕丝，摸起来滑。");
        say(showId, 6, 9, "冷水手洗就可以。");
        say(showId, 12, 15, "这是全国最好的方巾。");
        say(showId, 16, 20, "现在只要239元。");
        for (int line = 0; line < 5; line++) {
            ask(showId, new RoomRequest.Say(viewer.id(), "怎么洗" + line, "clear"));
        }
        return id;
    }

    private static void ask(long showId, RoomRequest request)
            throws ExecutionException, InterruptedException, TimeoutException {
        house.bean(Rooms.class).ask(showId, request).get(20, TimeUnit.SECONDS);
    }

    private static void say(long showId, int from, int to, String text) throws Exception {
        ask(
                showId,
                new RoomRequest.HostLine(
                        ShowEvent.HostKind.HUMAN,
                        null,
                        text,
                        "clear",
                        List.of(),
                        false,
                        null,
                        new TakenDown(
                                TakenDown.Means.HEARD,
                                "test-ear",
                                "1",
                                openedAt.plusSeconds(from),
                                openedAt.plusSeconds(to),
                                null),
                        null));
    }

    private static void record(long showId, int number) throws Exception {
        Path folder = house.bean(Settings.class).data().resolve("recordings").resolve(Long.toString(showId));
        Files.createDirectories(folder);
        Path file = folder.resolve("%06d.ts".formatted(number));
        run(List.of(
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=180x320:rate=20",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440",
                "-t",
                Integer.toString(PIECE_SECONDS),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "20",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-f",
                "mpegts",
                file.toString()));
        long fromMs = 1_000L * PIECE_SECONDS * (number - 1);
        ask(
                showId,
                new RoomRequest.RecordSegment(
                        number,
                        file.getFileName().toString(),
                        openedAt.plusMillis(fromMs),
                        openedAt.plusMillis(fromMs + PIECE_SECONDS * 1_000L),
                        fromMs,
                        fromMs + PIECE_SECONDS * 1_000L,
                        number > 1,
                        Files.size(file),
                        HexFormat.of().formatHex(new byte[32])));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static JsonNode cut(int from, int to) throws InterruptedException {
        until(
                "the pieces are known",
                () -> seller.get("/api/studio/shows/" + show + "/recording/segments")
                                .body()
                                .get("items")
                                .size()
                        == 3);
        JsonNode row = ok(seller.post(
                CLIPS,
                "{\"show\": \"%s\", \"fromMs\": %d, \"toMs\": %d, \"product\": \"%s\"}"
                        .formatted(show, from * 1_000, to * 1_000, product)));
        return made(row.get("id").asString());
    }

    private static JsonNode made(String id) throws InterruptedException {
        until("the clip is made and looked through", () -> {
            JsonNode row = ok(seller.get(CLIPS + "/" + id)).get("row");
            String state = row.at("/state").asString();
            String review = row.at("/review/state").asString("");
            return !state.equals("queued")
                    && !state.equals("rendering")
                    && !review.equals("queued")
                    && !review.equals("running");
        });
        JsonNode whole = ok(seller.get(CLIPS + "/" + id));
        assertThat(whole.at("/row/state").asString()).as(whole.toString()).isEqualTo("ready");
        return whole;
    }

    @Test
    void during_the_show_its_best_moments_are_proposed_with_reasons_figures_and_what_was_said_in_them()
            throws InterruptedException {
        String path = CLIPS + "/moments?show=" + show;
        until(
                "ten seconds of the show are over",
                () -> ok(seller.get(path)).get("moments").size() > 0);

        JsonNode told = ok(seller.get(path));
        JsonNode best = told.at("/moments/0");

        assertThat(told.get("recordedMs").asLong()).isEqualTo(30_000);
        assertThat(best.get("productId").asString()).isEqualTo(product);
        assertThat(best.at("/reasons/0/sort").asString()).isEqualTo("talk");
        assertThat(best.at("/figures/lines").asInt()).isEqualTo(5);
        assertThat(best.get("lines").size()).isPositive();
        assertThat(rival.get(path).status()).isEqualTo(404);
        assertThat(viewer.get(path).status()).isEqualTo(403);
    }

    @Test
    void a_clip_is_cut_with_subtitles_a_title_from_facts_and_its_minutes_and_is_bought_from_in_the_feed()
            throws Exception {
        JsonNode clip = cut(2, 11);
        String id = clip.at("/row/id").asString();

        assertThat(clip.get("passed").asBoolean()).as(clip.toString()).isTrue();
        assertThat(clip.at("/row/title").asString())
                .contains("方巾")
                .doesNotContain("239")
                .doesNotContain("{");
        assertThat(clip.at("/row/seconds").asDouble()).isBetween(8.5, 9.6);
        assertThat(clip.at("/row/shape").asString()).isEqualTo("9:16");
        assertThat(clip.at("/row/ai").asBoolean()).isFalse();
        assertThat(clip.at("/lines/1/fromMs").asLong()).isEqualTo(4_000);
        assertThat(clip.at("/row/review/sound/reach").asString()).isEqualTo("known");
        assertThat(clip.at("/row/review/picture/reach").asString()).isEqualTo("whole");
        Path film = house.bean(FilmArchive.class).video(Long.parseLong(id), 1);
        String probed = run(List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=codec_name,width,height:format_tags",
                film.toString()));
        assertThat(probed)
                .contains("codec_name=h264", "codec_name=aac", "codec_name=mov_text", "width=96", "height=170")
                .contains("\"show\":\"" + show + "\",\"fromMs\":2000,\"toMs\":11000")
                .doesNotContain("AIGC");
        assertThat(Files.readString(
                        house.bean(FilmArchive.class).cover(Long.parseLong(id), 1), StandardCharsets.ISO_8859_1))
                .contains("JFIF")
                .doesNotContain("AIGC");

        ok(seller.put(CLIPS + "/" + id + "/published", "{}"));
        JsonNode shown = ok(viewer.get("/api/films?product=" + product)).at("/items/0");
        assertThat(shown.get("id").asString()).isEqualTo(id);
        assertThat(shown.get("kind").asString()).isEqualTo("clip");
        assertThat(shown.get("ai").asBoolean()).isFalse();
        assertThat(shown.at("/clip/showTitle").asString()).isEqualTo("丝巾专场");
        assertThat(shown.get("productId").asString()).isEqualTo(product);
        assertThat(viewer.get("/api/films/" + id + "/subtitles.vtt").text())
                .startsWith("WEBVTT")
                .contains("00:00:04.000 --> ")
                .contains("冷水手洗");
        assertThat(ok(viewer.put("/api/films/" + id + "/like", "{}"))
                        .get("likes")
                        .asInt())
                .isEqualTo(1);
        assertThat(viewer.ask("GET", "/api/films/" + id + "/film.mp4", null, Map.of("Range", "bytes=0-99"))
                        .status())
                .isEqualTo(206);
        assertThat(rival.get(CLIPS + "/" + id).status()).isEqualTo(404);
        ListedFilms.Listed listed = house.bean(ListedFilms.class).now().getFirst();
        assertThat(listed.filmId()).isEqualTo(Long.parseLong(id));
        assertThat(listed.productId()).isEqualTo(Long.parseLong(product));
        assertThat(listed.shopId()).isEqualTo(SHOP);
        JsonNode named = ok(viewer.get("/api/films?ids=404," + id + "," + id));
        assertThat(named.get("items").size()).isEqualTo(1);
        assertThat(named.at("/items/0/id").asString()).isEqualTo(id);
        assertThat(viewer.post("/api/feed/acts", """
                {"acts": [{"act": "watch", "filmId": "%s"}]}""".formatted(id)).status()).isEqualTo(204);
        assertThat(viewer.post("/api/feed/acts", """
                {"acts": [{"act": "watch", "filmId": "%s", "showId": "%s"}]}""".formatted(id, show)).status())
                .isEqualTo(400);
        assertThat(ok(viewer.get("/api/feed/films")).get("items").isArray()).isTrue();
        ok(seller.delete(CLIPS + "/" + id + "/published"));
        assertThat(viewer.get("/api/films/" + id).status()).isEqualTo(404);
        assertThat(ok(viewer.get("/api/films?ids=" + id)).get("items").size()).isZero();
        assertThat(house.bean(ListedFilms.class).now())
                .extracting(ListedFilms.Listed::filmId)
                .doesNotContain(Long.parseLong(id));
    }

    @Test
    void however_many_films_are_asked_for_by_their_ids_each_kind_is_read_once() throws Exception {
        ShownFilms films = house.bean(ShownFilms.class);
        DataSource database = house.bean(DataSource.class);
        List<Long> many = LongStream.rangeClosed(1, 60).boxed().toList();

        int one = Statements.during(database, () -> films.of(List.of(1L), null));
        int all = Statements.during(database, () -> films.of(many, null));

        assertThat(all).isEqualTo(one).isEqualTo(2);
    }

    @Test
    void one_address_searches_for_films_so_often_a_minute() {
        var now = new AtomicReference<>(Instant.parse("2026-11-24T04:00:00Z"));
        var endpoints = new FilmSearchEndpoints(house.bean(FilmSearch.class), now::get);
        var request = new MockHttpServletRequest();
        for (int i = 0; i < FilmSearchEndpoints.PER_MINUTE; i++) {
            endpoints.searchFilms(null, "没有这一部", null, 1, request);
        }

        Throwable refused = catchThrowable(() -> endpoints.searchFilms(null, "没有这一部", null, 1, request));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(429));
        now.updateAndGet(then -> then.plusSeconds(61));
        assertThat(endpoints.searchFilms(null, "没有这一部", null, 1, request).items())
                .isEmpty();
    }

    @Test
    void a_sentence_that_the_law_forbids_keeps_a_clip_from_being_published_until_its_ends_leave_it_out()
            throws InterruptedException {
        JsonNode clip = cut(2, 15);
        String at = CLIPS + "/" + clip.at("/row/id").asString();

        Answer refused = seller.put(at + "/published", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("not-passed");
        assertThat(clip.at("/lines/2/state").asString()).isEqualTo("violates");
        assertThat(clip.at("/lines/2/passes").asBoolean()).isFalse();

        ok(seller.put(at, "{\"version\": 1, \"toMs\": 11500}"));
        assertThat(seller.put(at + "/published", "{}").text()).contains("not-made");
        ok(seller.post(at + "/render", "{}"));
        assertThat(made(clip.at("/row/id").asString()).get("passed").asBoolean())
                .isTrue();
        assertThat(ok(seller.put(at + "/published", "{}")).get("published").asBoolean())
                .isTrue();
        assertThat(seller.put(at, "{\"version\": 1, \"title\": \"别的\"}").text()).contains("changed-meanwhile");
        seller.delete(at + "/published");
        assertThat(seller.delete(at).status()).isEqualTo(204);
    }

    @Test
    void a_title_with_a_claim_that_no_fact_bears_is_not_published_and_a_stretch_that_was_not_recorded_not_cut()
            throws InterruptedException {
        JsonNode clip = cut(0, 10);
        String at = CLIPS + "/" + clip.at("/row/id").asString();

        JsonNode titled = ok(seller.put(at, "{\"version\": 1, \"title\": \"全国销量第一的方巾\"}"));
        Answer gone = seller.post(
                CLIPS,
                "{\"show\": \"%s\", \"fromMs\": 60000, \"toMs\": 70000, \"product\": \"%s\"}".formatted(show, product));
        Answer longer = seller.post(
                CLIPS,
                "{\"show\": \"%s\", \"fromMs\": 0, \"toMs\": 95000, \"product\": \"%s\"}".formatted(show, product));

        assertThat(titled.get("passed").asBoolean()).isFalse();
        assertThat(gone.text()).contains("not-recorded");
        assertThat(longer.status()).isEqualTo(400);
    }

    @Test
    void a_price_that_was_said_stands_only_as_long_as_it_is_the_price() throws InterruptedException {
        JsonNode clip = cut(16, 24);
        String id = clip.at("/row/id").asString();
        assertThat(clip.at("/lines/0/state").asString()).isEqualTo("live");
        assertThat(clip.at("/lines/0/passes").asBoolean()).as(clip.toString()).isTrue();
        ok(seller.put(CLIPS + "/" + id + "/published", "{}"));
        ok(viewer.get("/api/films/" + id));

        String sku = ok(seller.get("/api/studio/products/" + product))
                .at("/skus/0/skuId")
                .asString();
        ok(seller.post(
                "/api/studio/skus/" + sku + "/prices",
                "{\"price\": {\"minor\": 25900, \"currency\": \"CNY\"}, \"reason\": \"成本上涨\"}"));

        until("the clip has left the feed", () -> viewer.get("/api/films/" + id).status() == 404);
        assertThat(ok(seller.get(CLIPS + "/" + id)).at("/row/standing").asString())
                .isEqualTo("price-changed");
    }
}
