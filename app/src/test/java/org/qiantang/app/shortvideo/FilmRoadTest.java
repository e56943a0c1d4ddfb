package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.Pictures;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A shop has a film written, is refused a false sentence, makes the film, shows it, and it leaves the feed once it is untrue. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class FilmRoadTest {
    private static final long SHOP = 1101;
    private static final String FILMS = "/api/studio/films";
    private static final String PROVIDER = "001191330100TEST";

    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor rival;
    private static Visitor viewer;
    private static ShopDesk desk;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open(Map.of(
                "qiantang.shops.approval",
                false,
                "qiantang.films.short-side",
                96,
                "qiantang.films.queue",
                3,
                "qiantang.aigc.provider",
                PROVIDER));
        desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "断桥丝坊");
        desk.openShop(SHOP + 1, "隔壁丝坊");
        seller = house.comes("film-shop", SHOP, Role.MERCHANT, Role.HOST);
        rival = house.comes("film-rival", SHOP + 1, Role.MERCHANT, Role.HOST);
        viewer = house.comes("film-viewer", null, Role.VIEWER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static ProductDraft draft(String code, String material) {
        var report = new Proof("检测报告", "纺检-2026-7", "省纺检院", "成分", null);
        var facts = new FactSheet(List.of(
                new Fact("material", material, null, report),
                new Fact("dimensions", "90×90 厘米", null, null),
                new Fact("care", "冷水手洗", null, null),
                new Fact("maker", "湖州断桥丝绸有限公司", null, null),
                new Fact("origin", "浙江湖州", null, null)));
        return new ProductDraft(
                code,
                "桑蚕丝方巾 " + code,
                "服饰",
                "方巾",
                List.of(),
                facts,
                List.of("七天无理由退货"),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new SkuDraft(code + "-1", "烟青", Money.cny(23_900), 40)));
    }

    private static String scarf(String code) {
        return Long.toString(((Listing.Listed) desk.list(SHOP, draft(code, "100% 桑蚕丝"))).productId());
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static JsonNode written(String product, String template) {
        return ok(seller.post(
                FILMS,
                "{\"product\": \"" + product + "\", \"template\": \"" + template
                        + "\", \"seconds\": 20, \"priced\": true}"));
    }

    private static String at(JsonNode film) {
        return FILMS + "/" + film.at("/row/id").asString();
    }

    private static void until(String what, BooleanSupplier look) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(60));
        while (!look.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(giveUp);
            Thread.sleep(50);
        }
    }

    private static JsonNode made(JsonNode film) throws InterruptedException {
        ok(seller.post(at(film) + "/render", "{}"));
        until("the film is made", () -> {
            String state = ok(seller.get(at(film))).at("/row/state").asString();
            return !state.equals("queued") && !state.equals("rendering");
        });
        JsonNode now = ok(seller.get(at(film)));
        assertThat(now.at("/row/state").asString()).as(now.toString()).isEqualTo("ready");
        return now;
    }

    private static void needsFfmpeg() {
        assumeTrue(MediaPrograms.ffmpeg().isPresent(), "ffmpeg is not installed");
    }

    @Test
    void each_template_writes_its_own_words_and_every_sentence_stands_on_facts_and_says_no_price() {
        String product = scarf("T-1");
        var firsts = new java.util.HashSet<String>();

        for (String template : List.of("reasons", "unboxing", "how-to", "local", "brand")) {
            JsonNode film = written(product, template);
            assertThat(film.get("passed").asBoolean()).as(film.toString()).isTrue();
            assertThat(film.get("scenes").size()).isGreaterThan(3);
            firsts.add(film.at("/scenes/0/text").asString());
            film.get("scenes").forEach(scene -> {
                assertThat(scene.get("state").asString()).isEqualTo("passed");
                assertThat(scene.get("reads").asString()).doesNotContain("239").doesNotContain("{");
            });
        }

        assertThat(firsts).hasSize(5);
    }

    /** A dinner at a place, which is no goods that are sent. */
    private static String dinner(String code) {
        var place = new Voucher.Place("西湖店", "杭州市西湖区演示路 1 号", "11:00–21:30", "0571-00000001");
        var licence = new Proof("许可证", "JY13301060000001", "杭州市市场监管局", "餐饮服务", null);
        var facts = new FactSheet(List.of(
                new Fact("licence", "JY13301060000001", null, licence),
                new Fact("standard", "GB 31654", null, new Proof("标准", "GB 31654", "国家卫生健康委", "餐饮服务", null))));
        var draft = new ProductDraft(
                        code,
                        "双人晚市套餐 " + code,
                        "普通食品",
                        "到店用餐",
                        List.of(),
                        facts,
                        List.of(),
                        null,
                        new Delivery("到店使用", 48, true, List.of()),
                        List.of(new SkuDraft(code + "-1", "一份", Money.cny(9_900), 40)))
                .withVoucher(new Voucher("锅底、肥牛和时蔬各一份", List.of(place), 90, null, ""));
        Listing listing = desk.list(SHOP, draft);
        assertThat(listing).isInstanceOf(Listing.Listed.class);
        return Long.toString(((Listing.Listed) listing).productId());
    }

    @Test
    void a_film_of_a_dinner_at_a_local_shop_tells_what_is_included_where_when_and_how_long() {
        JsonNode film = ok(seller.post(
                FILMS,
                "{\"product\": \"" + dinner("D-1")
                        + "\", \"template\": \"local\", \"seconds\": 60, \"priced\": false}"));
        String said = String.join("\n", texts(film.get("scenes"), "reads"));

        assertThat(film.get("passed").asBoolean()).as(film.toString()).isTrue();
        assertThat(said).contains("锅底、肥牛和时蔬各一份", "杭州市西湖区演示路1号", "11:00–21:30", "付款后90天内可用");
        assertThat(said.indexOf("锅底")).isLessThan(said.indexOf("演示路"));
        assertThat(said.indexOf("演示路")).isLessThan(said.indexOf("11:00"));
        assertThat(said).doesNotContain("发货");
    }

    private static JsonNode wished(String line) {
        return ok(seller.post(FILMS + "/wish", "{\"line\": \"" + line + "\"}"));
    }

    private static List<String> texts(JsonNode list, String name) {
        var texts = new java.util.ArrayList<String>();
        list.forEach(
                one -> texts.add(name.isEmpty() ? one.asString() : one.get(name).asString()));
        return texts;
    }

    @Test
    void a_line_is_read_as_goods_form_and_facts_and_what_no_fact_bears_is_told() {
        String product = scarf("W-1");

        JsonNode wish = wished("给桑蚕丝方巾W-1拍个20秒的开箱，重点讲产地和怎么洗，说它防水，全网最低价，不要音乐");
        JsonNode film = ok(seller.post(
                FILMS,
                "{\"product\": \"" + product
                        + "\", \"template\": \"unboxing\", \"seconds\": 20, \"facts\": [\"origin\", \"care\"]}"));

        assertThat(texts(wish.get("products"), "id")).containsExactly(product);
        assertThat(wish.get("template").asString()).isEqualTo("unboxing");
        assertThat(wish.get("seconds").asInt()).isEqualTo(20);
        assertThat(wish.get("music").asBoolean()).isFalse();
        assertThat(texts(wish.get("facts"), "key")).containsExactly("origin", "care");
        assertThat(texts(wish.get("unused"), "")).containsExactly("防水", "全网最低价");
        var told = new java.util.ArrayList<String>();
        film.get("scenes").forEach(scene -> {
            if (List.of("point", "how").contains(scene.get("part").asString())) {
                told.add(scene.at("/facts/0/key").asString());
            }
        });
        assertThat(told).startsWith("origin").contains("care");
        assertThat(film.get("passed").asBoolean()).isTrue();
    }

    @Test
    void what_is_not_to_be_told_is_not_and_a_word_that_was_not_understood_is_said_so() {
        String product = scarf("U-1");

        JsonNode wish = wished("给U-1拍一条，重点讲做工、版型，不要讲材质，产地");
        JsonNode brand = wished("U-1的品牌故事，讲生产企业");

        assertThat(texts(wish.get("products"), "id")).containsExactly(product);
        assertThat(texts(wish.get("facts"), "key")).containsExactly("origin");
        assertThat(texts(wish.get("unused"), "")).containsExactly("做工", "版型", "不要讲材质");
        assertThat(texts(brand.get("facts"), "key")).containsExactly("maker");
    }

    @Test
    void of_two_that_a_line_compares_the_first_is_filmed_and_the_other_held_beside_it() {
        String first = scarf("QA-1");
        String second = scarf("QB-2");

        JsonNode wish = wished("QB-2和QA-1对比，讲讲产地");

        assertThat(texts(wish.get("products"), "id")).containsExactly(second);
        assertThat(wish.at("/beside/id").asString()).isEqualTo(first);
        assertThat(texts(wish.get("facts"), "key")).containsExactly("origin");
    }

    @Test
    void too_many_facts_or_none_of_a_name_are_refused_in_words() {
        String product = scarf("Y-1");

        Answer nothing = seller.post(FILMS, "{\"product\": \"" + product + "\", \"facts\": [null]}");
        Answer foreign = rival.post(FILMS + "/wish", "{\"line\": \"讲讲材质\", \"product\": \"" + product + "\"}");

        assertThat(nothing.status()).isEqualTo(400);
        assertThat(foreign.status()).isEqualTo(404);
    }

    @Test
    void a_line_that_fits_several_goods_or_none_says_so_and_another_shop_s_goods_are_none() {
        String one = scarf("V-1");
        scarf("V-2");
        scarf("N-2026");

        JsonNode several = wished("方巾拍一条");
        JsonNode byAnotherWord = wished("给丝巾拍个开箱");
        JsonNode byAnotherWordFirst = wished("给丝巾拍个开箱，讲讲 V-2 那条");
        JsonNode none = wished("羽绒服拍一条，讲讲充绒量");
        JsonNode onlyANumber = wished("给羽绒服拍个20秒的开箱");
        JsonNode chosen = ok(seller.post(FILMS + "/wish", "{\"line\": \"讲讲材质\", \"product\": \"" + one + "\"}"));
        JsonNode rivals = ok(rival.post(FILMS + "/wish", "{\"line\": \"桑蚕丝方巾 V-1 拍一条\"}"));
        Answer empty = seller.post(FILMS + "/wish", "{\"line\": \" \"}");
        Answer strangers = viewer.post(FILMS + "/wish", "{\"line\": \"方巾拍一条\"}");

        assertThat(several.get("products").size()).isGreaterThan(1);
        assertThat(texts(byAnotherWord.get("products"), "id")).isEqualTo(texts(several.get("products"), "id"));
        assertThat(texts(byAnotherWordFirst.get("products"), "title")).containsExactly("桑蚕丝方巾 V-2");
        assertThat(none.get("products").size()).isZero();
        assertThat(onlyANumber.get("products").size())
                .as("of goods whose title has a 2026")
                .isZero();
        assertThat(texts(chosen.get("facts"), "key")).containsExactly("material");
        assertThat(rivals.get("products").size()).isZero();
        assertThat(empty.status()).isEqualTo(400);
        assertThat(strangers.status()).isEqualTo(403);
    }

    @Test
    void a_comparison_holds_the_same_fact_of_both_goods_side_by_side() {
        String one = scarf("C-1");
        String other = scarf("C-2");

        JsonNode film = ok(seller.post(
                FILMS, "{\"product\": \"" + one + "\", \"beside\": \"" + other + "\", \"template\": \"comparison\"}"));
        Answer alone = seller.post(FILMS, "{\"product\": \"" + one + "\", \"template\": \"comparison\"}");

        var keys = new java.util.ArrayList<String>();
        film.get("scenes").forEach(scene -> {
            if (scene.get("look").asString().equals("compare")) {
                keys.add(scene.at("/facts/0/key").asString());
            }
        });
        assertThat(keys.size()).isPositive().isEven();
        for (int i = 0; i < keys.size(); i += 2) {
            assertThat(keys.get(i)).isEqualTo(keys.get(i + 1));
        }
        assertThat(alone.status()).isEqualTo(400);
    }

    @Test
    void what_no_fact_says_and_what_the_law_forbids_and_a_live_price_keep_a_film_from_being_made() {
        JsonNode film = written(scarf("E-1"), "reasons");
        String scene = at(film) + "/scenes/" + film.at("/scenes/2/id").asInt();

        JsonNode figure = ok(seller.put(scene, "{\"version\": 1, \"text\": \"这条方巾重 300 克。\"}"));
        Answer refused = seller.post(at(film) + "/render", "{}");
        JsonNode best = ok(seller.put(scene, "{\"version\": 2, \"text\": \"全国最好的方巾。\"}"));
        JsonNode price = ok(seller.put(scene, "{\"version\": 3, \"text\": \"现在只要239元。\"}"));
        JsonNode mended = ok(seller.put(scene, "{\"version\": 4, \"text\": \"面料是{fact:material}。\"}"));

        assertThat(figure.at("/scenes/2/state").asString()).isEqualTo("needs-evidence");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("not-passed");
        assertThat(best.at("/scenes/2/state").asString()).isEqualTo("violates");
        assertThat(price.at("/scenes/2/state").asString()).isEqualTo("live");
        assertThat(mended.at("/scenes/2/state").asString()).isEqualTo("passed");
        assertThat(mended.at("/scenes/2/reads").asString()).contains("桑蚕丝");
    }

    @Test
    void scenes_are_dropped_moved_said_again_and_shown_otherwise_each_from_the_version_that_was_seen() {
        JsonNode film = written(scarf("S-1"), "unboxing");
        int scenes = film.get("scenes").size();
        int third = film.at("/scenes/2/id").asInt();

        JsonNode shown = ok(seller.put(at(film) + "/scenes/" + third, "{\"version\": 1, \"look\": \"figures\"}"));
        JsonNode again = ok(seller.post(at(film) + "/scenes/" + third + "/again", "{\"version\": 2}"));
        JsonNode dropped = ok(seller.delete(at(film) + "/scenes/" + third + "?version=3"));
        Answer late = seller.delete(at(film) + "/scenes/1?version=3");
        Answer title = seller.put(at(film) + "/scenes/1", "{\"version\": 4, \"look\": \"figures\"}");

        assertThat(shown.at("/scenes/2/look").asString()).isEqualTo("figures");
        assertThat(again.at("/scenes/2/text").asString())
                .isNotEqualTo(shown.at("/scenes/2/text").asString());
        assertThat(dropped.get("scenes").size()).isEqualTo(scenes - 1);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("changed-meanwhile");
        assertThat(title.status()).isEqualTo(400);
    }

    @Test
    void another_shop_sees_nothing_of_it() {
        JsonNode film = written(scarf("R-1"), "reasons");

        assertThat(rival.get(at(film)).status()).isEqualTo(404);
        assertThat(rival.post(at(film) + "/render", "{}").status()).isEqualTo(404);
        assertThat(rival.post(
                                FILMS,
                                "{\"product\": \"" + film.at("/row/productId").asString() + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(viewer.get("/api/films/" + film.at("/row/id").asString()).status())
                .isEqualTo(404);
    }

    @Test
    void a_film_is_made_marked_published_liked_and_leaves_the_feed_when_it_is_no_longer_true()
            throws IOException, InterruptedException {
        needsFfmpeg();
        String product = scarf("F-1");
        JsonNode film = made(written(product, "reasons"));
        String id = film.at("/row/id").asString();
        Path video = house.bean(FilmArchive.class)
                .video(Long.parseLong(id), film.get("version").asInt());

        String probed = probe(video);
        assertThat(probed)
                .contains("codec_name=h264")
                .contains("codec_name=aac")
                .contains("r_frame_rate=25/1");
        assertThat(probed).contains("\"Label\":\"1\"").contains("\"ProduceID\":\"film-" + id + "\"");
        assertThat(probed).contains("\"ContentProducer\":\"" + PROVIDER + "\"");
        assertThat(film.at("/row/seconds").asDouble()).isBetween(15.0, 60.0);
        Answer cover = seller.get(at(film) + "/cover.jpg");
        assertThat(cover.status()).isEqualTo(200);
        assertThat(cover.text()).contains(inPicture(id));
        assertThat(viewer.get("/api/films/" + id).status()).isEqualTo(404);

        ok(seller.put(at(film) + "/published", "{}"));
        JsonNode shown = ok(viewer.get("/api/films/" + id));
        assertThat(shown.get("script").size()).isEqualTo(film.get("scenes").size());
        assertThat(ok(viewer.put("/api/films/" + id + "/like", "{}"))
                        .get("likes")
                        .asInt())
                .isEqualTo(1);
        assertThat(ok(viewer.put("/api/films/" + id + "/like", "{}"))
                        .get("likes")
                        .asInt())
                .isEqualTo(1);
        assertThat(ok(viewer.get("/api/films?product=" + product)).get("items").size())
                .isEqualTo(1);
        until("it is found by its product, in pinyin", () -> found(id));
        Answer part = viewer.ask("GET", "/api/films/" + id + "/film.mp4", null, Map.of("Range", "bytes=0-99"));
        assertThat(part.status()).isEqualTo(206);

        changed(product, "70% 桑蚕丝");
        assertThat(ok(seller.get(at(film))).at("/row/standing").asString()).isEqualTo("facts-changed");
        assertThat(ok(viewer.get("/api/films?product=" + product)).get("items").size())
                .isZero();
        assertThat(found(id)).isFalse();
        assertThat(viewer.get("/api/films/" + id).status()).isEqualTo(404);
    }

    /** The implicit label of a picture of this film. */
    private static String inPicture(String film) {
        return "<TC260:AIGC>{\"Label\":\"1\",\"ContentProducer\":\"" + PROVIDER + "\",\"ProduceID\":\"film-" + film
                + "\"";
    }

    @ParameterizedTest
    @CsvSource({"16:9, 170, 96", "1:1, 96, 96"})
    void a_wide_and_a_square_film_are_encoded_in_their_shape(String shape, int width, int height)
            throws IOException, InterruptedException {
        needsFfmpeg();
        JsonNode film = ok(seller.post(
                FILMS,
                "{\"product\": \"" + scarf("S-" + width)
                        + "\", \"template\": \"reasons\", \"seconds\": 15, \"shape\": \"" + shape
                        + "\", \"priced\": false}"));
        JsonNode made = made(film);
        Path video = house.bean(FilmArchive.class)
                .video(
                        Long.parseLong(film.at("/row/id").asString()),
                        made.get("version").asInt());

        assertThat(probe(video)).contains("codec_name=h264", "width=" + width, "height=" + height, "codec_name=aac");
        BufferedImage cover = ImageIO.read(FilmMaker.coverOf(video).toFile());
        assertThat(cover.getWidth()).isEqualTo(width);
        assertThat(cover.getHeight()).isEqualTo(height);
    }

    private static boolean found(String id) {
        return texts(ok(viewer.get("/api/search/films?q=fangjin")).get("items"), "id")
                .contains(id);
    }

    private static void changed(String product, String material) {
        assertThat(desk.revise(SHOP, Long.parseLong(product), draft("F-1", material)))
                .isInstanceOf(Listing.Listed.class);
    }

    private static String probe(Path video) throws IOException, InterruptedException {
        Process probe = new ProcessBuilder(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "stream=codec_name,r_frame_rate,width,height:format_tags",
                        video.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(probe.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void a_film_that_was_being_made_when_the_program_ended_can_be_made_again() throws InterruptedException {
        needsFfmpeg();
        JsonNode film = written(scarf("I-1"), "brand");
        long id = Long.parseLong(film.at("/row/id").asString());
        house.bean(JdbcClient.class)
                .sql("update film set state = 'RENDERING' where id = :id")
                .param("id", id)
                .update();

        house.bean(FilmDesk.class).afterRestart();

        assertThat(ok(seller.get(at(film))).at("/row/state").asString()).isEqualTo("interrupted");
        assertThat(made(film).at("/row/upToDate").asBoolean()).isTrue();
        assertThat(Files.exists(house.bean(FilmArchive.class).video(id, 1))).isTrue();
    }

    private static String kept(int rgb) throws IOException {
        var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 1_600; at++) {
            picture.setRGB(at % 40, at / 40, rgb);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return house.bean(Pictures.class).keep(SHOP, bytes.toByteArray()).orElseThrow();
    }

    private static String pictured(String code, List<String> pictures) {
        ProductDraft plain = draft(code, "100% 桑蚕丝");
        var draft = new ProductDraft(
                plain.code(),
                plain.title(),
                plain.legalCategory(),
                plain.description(),
                pictures,
                plain.facts(),
                plain.afterSale(),
                plain.sizes(),
                plain.delivery(),
                plain.skus());
        return Long.toString(((Listing.Listed) desk.list(SHOP, draft)).productId());
    }

    private static JsonNode told(JsonNode film, String fact) {
        for (JsonNode scene : film.get("scenes")) {
            if (scene.at("/facts/0/key").asString().equals(fact)) {
                return scene;
            }
        }
        throw new AssertionError("no scene tells of " + fact + ": " + film);
    }

    @Test
    void pictures_follow_what_a_person_says_they_show_and_stay_with_their_sentences() throws IOException {
        String cover = kept(0xCC2222);
        String chart = kept(0x22CC22);
        String weave = kept(0x2222CC);
        String product = pictured("P-1", List.of(cover, chart, weave));
        String album = FILMS + "/pictures/" + product;

        JsonNode said = ok(seller.put(
                album,
                "{\"pictures\": [{\"picture\": \"" + chart + "\", \"aspects\": [\"size-chart\"]}, {\"picture\": \""
                        + weave + "\", \"facts\": [\"material\"]}]}"));
        JsonNode film = ok(seller.post(
                FILMS,
                "{\"product\": \"" + product
                        + "\", \"seconds\": 60, \"facts\": [\"material\", \"origin\", \"dimensions\"]}"));
        List<Integer> ids = new java.util.ArrayList<>();
        film.get("scenes").forEach(scene -> ids.add(scene.get("id").asInt()));
        JsonNode moved = ok(seller.put(at(film) + "/order", "{\"version\": 1, \"scenes\": " + ids.reversed() + "}"));

        assertThat(said.get("pictures").size()).isEqualTo(3);
        assertThat(said.at("/pictures/2/facts/0").asString()).isEqualTo("material");
        for (JsonNode seen : List.of(film, moved)) {
            assertThat(told(seen, "material").get("picture").asString()).isEqualTo(weave);
            assertThat(told(seen, "material").get("fit").asString()).isEqualTo("shows");
            assertThat(told(seen, "origin").get("picture").asString()).isEqualTo(cover);
        }
        assertThat(rival.get(album).status()).isEqualTo(404);
        assertThat(viewer.put(album, "{}").status()).isEqualTo(403);
        assertThat(seller.put(album, "{\"pictures\": [{\"picture\": \"" + chart + "\", \"aspects\": [\"nonsense\"]}]}")
                        .status())
                .isEqualTo(400);
        assertThat(seller.put(album, "{\"pictures\": [{\"picture\": \"/pictures/other.png\"}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_person_picks_the_picture_of_a_scene_and_leaves_it_to_the_sentence_again() throws IOException {
        String cover = kept(0xAA1111);
        String other = kept(0x11AA11);
        JsonNode film = written(pictured("P-2", List.of(cover, other)), "reasons");
        String scene = at(film) + "/scenes/" + film.at("/scenes/2/id").asInt();

        JsonNode picked = ok(seller.put(scene, "{\"version\": 1, \"picture\": \"" + other + "\"}"));
        Answer strange = seller.put(scene, "{\"version\": 2, \"picture\": \"/pictures/other.png\"}");
        JsonNode left = ok(seller.put(scene, "{\"version\": 2, \"picture\": \"\"}"));

        assertThat(picked.at("/scenes/2/picture").asString()).isEqualTo(other);
        assertThat(picked.at("/scenes/2/picked").asBoolean()).isTrue();
        assertThat(strange.status()).isEqualTo(400);
        assertThat(left.at("/scenes/2/picked").asBoolean()).isFalse();
        assertThat(left.at("/scenes/2/picture").asString()).isEqualTo(cover);
    }

    @Test
    void each_scene_has_a_still_for_its_shop_alone_that_is_another_after_an_edit() {
        JsonNode film = written(scarf("P-3"), "reasons");
        String still = film.at("/scenes/2/still").asString();
        String scene = at(film) + "/scenes/" + film.at("/scenes/2/id").asInt();

        Answer drawn = seller.get(still);
        Answer again = seller.get(still);
        JsonNode said = ok(seller.put(scene, "{\"version\": 1, \"text\": \"这条方巾重 300 克。\"}"));
        Answer unproved = seller.get(said.at("/scenes/2/still").asString());

        assertThat(drawn.status()).isEqualTo(200);
        assertThat(drawn.text()).contains("JFIF").isEqualTo(again.text());
        assertThat(drawn.text()).contains(inPicture(film.at("/row/id").asString()));
        assertThat(said.at("/scenes/2/still").asString()).isNotEqualTo(still);
        assertThat(unproved.status()).as("a sentence that has not passed").isEqualTo(200);
        assertThat(unproved.text()).isNotEqualTo(drawn.text());
        assertThat(rival.get(still).status()).isEqualTo(404);
        assertThat(viewer.get(still).status()).isEqualTo(403);
        assertThat(seller.get(at(film) + "/scenes/99/still.jpg").status()).isEqualTo(404);
        assertThat(film.at("/title/still").isNull()).isTrue();
    }

    @Test
    void a_sentence_is_added_about_a_fact_or_in_own_words_which_are_judged() {
        JsonNode film = written(scarf("P-4"), "reasons");
        int before = film.get("scenes").size();
        var known = texts(film.get("tellable"), "key");

        JsonNode about = ok(seller.post(at(film) + "/scenes", "{\"version\": 1, \"fact\": \"origin\"}"));
        JsonNode own = ok(seller.post(at(film) + "/scenes", "{\"version\": 2, \"text\": \"全国最好的方巾。\", \"after\": 1}"));
        Answer none = seller.post(at(film) + "/scenes", "{\"version\": 3, \"fact\": \"battery\"}");
        Answer empty = seller.post(at(film) + "/scenes", "{\"version\": 3, \"text\": \" \"}");

        assertThat(known).contains("material", "origin", "care");
        assertThat(about.get("scenes").size()).isEqualTo(before + 1);
        JsonNode added = null;
        for (JsonNode scene : about.get("scenes")) {
            added = scene.get("id").asInt() == before + 1 ? scene : added;
        }
        assertThat(added.at("/facts/0/key").asString()).isEqualTo("origin");
        assertThat(added.get("state").asString()).isEqualTo("passed");
        assertThat(added.get("look").asString()).isEqualTo("figures");
        assertThat(own.at("/scenes/1/state").asString()).isEqualTo("violates");
        assertThat(own.get("passed").asBoolean()).isFalse();
        assertThat(none.status()).isEqualTo(422);
        assertThat(empty.status()).isEqualTo(422);
    }

    private static JsonNode batch(String id) {
        return ok(seller.get(FILMS + "/batches/" + id));
    }

    private static void untilDone(String id) throws InterruptedException {
        until("the batch is done", () -> batch(id).get("state").asString().equals("done"));
    }

    @Test
    void films_of_many_products_are_written_one_by_one_and_one_that_fails_does_not_stop_the_others()
            throws InterruptedException {
        String one = scarf("M-1");
        String other = scarf("M-2");

        JsonNode begun = ok(seller.post(
                FILMS + "/batches",
                "{\"products\": [\"" + one + "\", \"4711\", \"" + other + "\"], \"like\": {\"template\": \"local\"}}"));
        String id = begun.get("id").asString();
        untilDone(id);
        JsonNode done = batch(id);

        assertThat(begun.get("total").asInt()).isEqualTo(3);
        assertThat(done.get("written").asInt()).isEqualTo(2);
        assertThat(done.get("refused").asInt()).isEqualTo(1);
        assertThat(done.at("/refusals/0/productId").asString()).isEqualTo("4711");
        assertThat(done.at("/refusals/0/code").asString()).isEqualTo("not-found");
        assertThat(ok(seller.get(FILMS + "?product=" + other)).get("items").size())
                .isEqualTo(1);
        assertThat(ok(seller.get(FILMS + "/batches")).at("/items/0/id").asString())
                .isEqualTo(id);
        assertThat(rival.get(FILMS + "/batches/" + id).status()).isEqualTo(404);
        assertThat(rival.post(FILMS + "/batches/" + id + "/cancel", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void all_goods_that_a_search_finds_are_filmed_and_none_found_is_refused() throws InterruptedException {
        for (int i = 0; i < 23; i++) {
            scarf("扫-" + i);
        }

        JsonNode begun = ok(seller.post(
                FILMS + "/batches",
                "{\"all\": {\"q\": \"扫-\", \"category\": \"服饰\"}, \"like\": {\"template\": \"reasons\"}}"));
        untilDone(begun.get("id").asString());
        Answer none = seller.post(FILMS + "/batches", "{\"all\": {\"q\": \"没有这种商品\"}, \"like\": {}}");
        Answer unsaid = seller.post(FILMS + "/batches", "{\"like\": {}}");

        assertThat(batch(begun.get("id").asString()).get("written").asInt()).isEqualTo(23);
        assertThat(none.status()).isEqualTo(400);
        assertThat(unsaid.status()).isEqualTo(400);
    }

    @Test
    void a_batch_that_is_cancelled_begins_nothing_more_and_goes_on_when_asked_to() throws InterruptedException {
        needsFfmpeg();
        String first = scarf("K-1");
        String second = scarf("K-2");
        String third = scarf("K-3");
        String fourth = scarf("K-4");

        String id = ok(seller.post(
                        FILMS + "/batches",
                        "{\"products\": [\"" + String.join("\", \"", first, second, third, fourth)
                                + "\"], \"like\": {\"seconds\": 15}, \"render\": true}"))
                .get("id")
                .asString();
        until("a film of it is at work", () -> batch(id).get("atWork").asInt() > 0);
        JsonNode cancelled = ok(seller.post(FILMS + "/batches/" + id + "/cancel", "{}"));
        JsonNode resumed = ok(seller.post(FILMS + "/batches/" + id + "/resume", "{}"));
        until("all of it has had its turn", () -> {
            JsonNode now = batch(id);
            return now.get("state").asString().equals("done")
                    && now.get("atWork").asInt() == 0;
        });

        assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.get("waiting").asInt()).isPositive();
        assertThat(resumed.get("state").asString()).isEqualTo("running");
        JsonNode done = batch(id);
        assertThat(done.get("made").asInt() + done.get("failed").asInt()).isEqualTo(4);
        assertThat(done.get("made").asInt()).isPositive();
    }

    @Test
    void where_the_room_for_films_ends_a_batch_halts_and_says_why() throws InterruptedException {
        needsFfmpeg();
        JsonNode big = written(scarf("O-1"), "brand");
        long film = Long.parseLong(big.at("/row/id").asString());
        String product = scarf("O-2");
        takes(film, 9L << 40);

        String id = ok(seller.post(
                        FILMS + "/batches",
                        "{\"products\": [\"" + product + "\"], \"like\": {\"seconds\": 15}, \"render\": true}"))
                .get("id")
                .asString();
        until("it is halted", () -> batch(id).get("state").asString().equals("halted"));
        Answer still = seller.post(FILMS + "/batches/" + id + "/resume", "{}");
        takes(film, 0);
        JsonNode resumed = ok(seller.post(FILMS + "/batches/" + id + "/resume", "{}"));
        until("it is done", () -> batch(id).get("made").asInt() == 1);

        assertThat(still.status()).isEqualTo(507);
        assertThat(resumed.get("halt").isNull()).isTrue();
    }

    private static void takes(long film, long bytes) {
        house.bean(JdbcClient.class)
                .sql("update film set bytes = :bytes where id = :id")
                .param("bytes", bytes)
                .param("id", film)
                .update();
    }
}
