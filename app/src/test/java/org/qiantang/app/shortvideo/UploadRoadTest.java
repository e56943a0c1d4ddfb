package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.media.MediaPrograms;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files come in piece by piece, are looked into, made into films, judged, shown and talked about. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class UploadRoadTest {
    private static final long SHOP = 1103;
    private static final String UPLOADS = "/api/films/uploads";
    private static final String MINE = "/api/films/mine";
    private static final String TOKEN = "3e5f9c1e-0000-4000-8000-000000000000";

    @TempDir
    static Path files;

    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor host;
    private static Visitor viewer;
    private static Visitor other;
    private static byte[] good;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(
                MediaPrograms.ffmpeg().isPresent() && MediaPrograms.ffprobe().isPresent(), "ffmpeg is not installed");
        house = WholeHouse.open(Map.of(
                "qiantang.shops.approval",
                false,
                "qiantang.films.short-side",
                96,
                "qiantang.films.upload-megabytes",
                4,
                "qiantang.films.upload-seconds",
                5));
        house.bean(ShopDesk.class).openShop(SHOP, "断桥丝坊");
        seller = house.comes("up-shop", SHOP, Role.MERCHANT);
        host = house.comes("up-host", null, Role.VIEWER, Role.HOST);
        viewer = house.comes("up-viewer", null, Role.VIEWER);
        other = house.comes("up-other", null, Role.VIEWER);
        good = video("good.mp4", "180x320", 3, List.of("-metadata", "location=+30.25+120.15/"));
    }

    @AfterAll
    static void close() throws IOException {
        if (house != null) {
            house.close();
        }
    }

    private static byte[] video(String name, String size, int seconds, List<String> more) throws Exception {
        Path file = files.resolve(name);
        var command = new ArrayList<>(List.of(
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=rate=10:size=" + size,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440",
                "-t",
                Integer.toString(seconds),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                "use_metadata_tags"));
        command.addAll(more);
        command.add(file.toString());
        run(command);
        return Files.readAllBytes(file);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static HttpResponse<String> tus(
            Visitor who, String method, String path, byte[] body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        who.house().address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Tus-Resumable", "1.0.0")
                .header("Accept-Language", "en")
                .header("Cookie", "XSRF-TOKEN=" + TOKEN + "; qt_session=" + who.session())
                .header("X-XSRF-TOKEN", TOKEN);
        headers.forEach(request::setHeader);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String metadata(Map<String, String> said) {
        return said.entrySet().stream()
                .map(one -> one.getKey() + " "
                        + Base64.getEncoder().encodeToString(one.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(java.util.stream.Collectors.joining(","));
    }

    private static HttpResponse<String> begin(Visitor who, long bytes, Map<String, String> said) throws Exception {
        return tus(
                who,
                "POST",
                UPLOADS,
                new byte[0],
                Map.of("Upload-Length", Long.toString(bytes), "Upload-Metadata", metadata(said)));
    }

    private static HttpResponse<String> add(Visitor who, String at, long offset, byte[] bytes) throws Exception {
        return tus(
                who,
                "PATCH",
                at,
                bytes,
                Map.of("Upload-Offset", Long.toString(offset), "Content-Type", "application/offset+octet-stream"));
    }

    /** Sends a whole file and gives the number that it has as a film. */
    static String sent(Visitor who, byte[] bytes, Map<String, String> said) throws Exception {
        HttpResponse<String> begun = begin(who, bytes.length, said);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String at =
                URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
        HttpResponse<String> added = add(who, at, 0, bytes);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(204);
        return at.substring(at.lastIndexOf('/') + 1);
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

    private static JsonNode made(Visitor who, String path) throws InterruptedException {
        until("the film is made and looked through, or refused", () -> {
            JsonNode row = ok(who.get(path)).get("row");
            String state = row.at("/state").asString();
            String review = row.at("/review/state").asString("");
            return !state.equals("queued")
                    && !state.equals("rendering")
                    && !review.equals("queued")
                    && !review.equals("running");
        });
        return ok(who.get(path));
    }

    /** Its trouble, with nothing of the file left on disk. */
    private static String trouble(byte[] bytes) throws Exception {
        String id = sent(viewer, bytes, Map.of("filename", "a.mp4", "title", "试试"));
        JsonNode whole = made(viewer, MINE + "/" + id);
        assertThat(whole.at("/row/state").asString()).isEqualTo("failed");
        until(
                "nothing is left",
                () -> !Files.exists(house.bean(UploadFolder.class).file(Long.parseLong(id))));
        Path folder = house.bean(FilmArchive.class).video(Long.parseLong(id), 1).getParent();
        try (var left = Files.exists(folder) ? Files.list(folder) : java.util.stream.Stream.<Path>empty()) {
            assertThat(left).isEmpty();
        }
        return whole.at("/row/trouble").asString();
    }

    @Test
    void a_file_that_broke_off_goes_on_from_where_it_was_and_becomes_a_film_of_its_shape_without_its_place()
            throws Exception {
        HttpResponse<String> begun =
                begin(viewer, good.length, Map.of("filename", "../../IMG 1.mov", "title", "我家的茶席"));
        String at =
                URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
        int half = good.length / 2;
        assertThat(add(viewer, at, 0, Arrays.copyOf(good, half)).statusCode()).isEqualTo(204);
        HttpResponse<String> where = tus(viewer, "HEAD", at, new byte[0], Map.of());
        assertThat(where.headers().firstValue("Upload-Offset")).contains(Integer.toString(half));
        HttpResponse<String> wrong = add(viewer, at, 0, good);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.body()).contains("wrong-offset");
        assertThat(tus(other, "HEAD", at, new byte[0], Map.of()).statusCode()).isEqualTo(404);
        HttpResponse<String> rest = add(viewer, at, half, Arrays.copyOfRange(good, half, good.length));
        assertThat(rest.headers().firstValue("Upload-Offset")).contains(Integer.toString(good.length));

        String id = at.substring(at.lastIndexOf('/') + 1);
        JsonNode whole = made(viewer, MINE + "/" + id);
        assertThat(whole.at("/row/state").asString()).as(whole.toString()).isEqualTo("ready");
        assertThat(whole.at("/row/origin").asString()).isEqualTo("ugc");
        assertThat(whole.at("/row/shape").asString()).isEqualTo("9:16");
        assertThat(whole.at("/row/fileName").asString()).doesNotContain("/");
        String probed = run(List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=codec_name,width,height:format_tags",
                house.bean(FilmArchive.class).video(Long.parseLong(id), 1).toString()));
        assertThat(probed)
                .contains("codec_name=h264", "codec_name=aac", "width=96")
                .doesNotContain("location", "AIGC");
        assertThat(Files.exists(house.bean(UploadFolder.class).file(Long.parseLong(id))))
                .isFalse();

        ok(viewer.put(MINE + "/" + id + "/published", "{}"));
        JsonNode shown = ok(other.get("/api/films/" + id));
        assertThat(shown.get("kind").asString()).isEqualTo("upload");
        assertThat(shown.get("shopName").asString()).isEqualTo("up-viewer");
        assertThat(shown.get("productId").isNull()).isTrue();
        assertThat(other.put(MINE + "/" + id, "{\"version\": 1, \"title\": \"别人的\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shops_hosts_and_viewers_are_told_apart_and_each_shape_is_kept() throws Exception {
        byte[] wide = video("wide.mp4", "320x180", 2, List.of());
        byte[] square = video("square.mp4", "200x200", 2, List.of());

        String shops = sent(seller, wide, Map.of("filename", "w.mp4", "title", "店里的一天", "as", "shop"));
        String hosts = sent(host, square, Map.of("filename", "s.mp4", "title", "今天开箱"));

        JsonNode shop = made(seller, "/api/studio/films/clips/" + shops);
        JsonNode own = made(host, MINE + "/" + hosts);
        assertThat(shop.at("/row/origin").asString()).isEqualTo("pgc");
        assertThat(shop.at("/row/shape").asString()).isEqualTo("16:9");
        assertThat(own.at("/row/origin").asString()).isEqualTo("pugc");
        assertThat(own.at("/row/shape").asString()).isEqualTo("1:1");
        assertThat(begin(viewer, 9, Map.of("filename", "a", "title", "假装店铺", "as", "shop"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_a_machine_made_stays_marked_whoever_sends_it() throws Exception {
        byte[] marked =
                video("ai.mp4", "180x320", 2, List.of("-metadata", "AIGC={\"Label\":\"1\",\"ContentProducer\":\"x\"}"));

        String id = sent(viewer, marked, Map.of("filename", "ai.mp4", "title", "没说是机器做的"));

        JsonNode whole = made(viewer, MINE + "/" + id);
        assertThat(whole.at("/row/ai").asBoolean()).isTrue();
        assertThat(run(List.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "format_tags",
                        house.bean(FilmArchive.class)
                                .video(Long.parseLong(id), 1)
                                .toString())))
                .contains("AIGC={\"Label\":\"1\"");
        Path cover = house.bean(FilmArchive.class).cover(Long.parseLong(id), 1);
        assertThat(Files.readString(cover, StandardCharsets.ISO_8859_1))
                .contains("<TC260:AIGC>{\"Label\":\"1\"", "\"ProduceID\":\"film-" + id + "\"");
    }

    @Test
    void what_is_no_film_or_torn_or_too_long_or_too_large_is_refused_with_a_word_and_leaves_nothing_behind()
            throws Exception {
        byte[] noise = new byte[50_000];
        new java.util.SplittableRandom(7).nextBytes(noise);
        byte[] list = "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".getBytes(StandardCharsets.UTF_8);

        assertThat(trouble(noise)).isEqualTo("not-a-video");
        assertThat(trouble(list)).isEqualTo("not-a-video");
        assertThat(trouble(Arrays.copyOf(good, good.length / 3))).isEqualTo("not-a-video");
        assertThat(trouble(video("long.mp4", "64x64", 8, List.of()))).isEqualTo("too-long");
        assertThat(trouble(video("large.mp4", "5000x3000", 1, List.of("-crf", "51"))))
                .isIn("not-a-video", "picture-too-large");
    }

    @Test
    void a_file_too_long_for_the_house_without_a_title_or_without_tus_is_refused_before_a_byte_of_it_comes()
            throws Exception {
        HttpResponse<String> large = begin(other, 5 << 20, Map.of("filename", "a.mp4", "title", "大"));
        HttpResponse<String> untitled = begin(other, 9, Map.of("filename", "a.mp4"));
        HttpResponse<String> torn = tus(
                other,
                "POST",
                UPLOADS,
                new byte[0],
                Map.of("Upload-Length", "9", "Upload-Metadata", "title *not base64*"));
        Answer plain = other.post(UPLOADS, "{}");

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("too-large");
        assertThat(untitled.statusCode()).isEqualTo(422);
        assertThat(torn.statusCode()).isEqualTo(400);
        assertThat(plain.status()).isEqualTo(412);
        assertThat(house.guest().post(UPLOADS, "{}").status()).isEqualTo(401);
    }

    @Test
    void no_more_than_was_said_is_kept_and_what_does_not_go_on_for_a_day_is_removed() throws Exception {
        HttpResponse<String> begun = begin(host, 10, Map.of("filename", "a.mp4", "title", "短"));
        String at =
                URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
        long id = Long.parseLong(at.substring(at.lastIndexOf('/') + 1));

        assertThat(add(host, at, 0, new byte[5]).statusCode()).isEqualTo(204);
        assertThat(add(host, at, 5, new byte[50]).statusCode()).isEqualTo(413);
        assertThat(Files.size(house.bean(UploadFolder.class).file(id))).isEqualTo(10);
        house.bean(JdbcClient.class)
                .sql("update film_upload set begun_at = begun_at - interval '2 days' where id = :id")
                .param("id", id)
                .update();
        house.bean(UploadDesk.class).sweep();

        assertThat(tus(host, "HEAD", at, new byte[0], Map.of()).statusCode()).isEqualTo(404);
        assertThat(Files.exists(house.bean(UploadFolder.class).file(id))).isFalse();
    }

    @Test
    void a_title_that_the_law_forbids_keeps_a_film_from_everybody_until_it_is_mended() throws Exception {
        String id = sent(viewer, good, Map.of("filename", "a.mp4", "title", "全国最好的茶，根治高血压"));
        String at = MINE + "/" + id;
        JsonNode whole = made(viewer, at);

        Answer refused = viewer.put(at + "/published", "{}");
        assertThat(whole.get("passed").asBoolean()).as(whole.toString()).isFalse();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(viewer.get("/api/films/" + id).status()).isEqualTo(404);

        ok(viewer.put(at, "{\"version\": 1, \"title\": \"晒晒我的茶\"}"));
        ok(viewer.post(at + "/render", "{}"));
        assertThat(made(viewer, at).get("passed").asBoolean()).isTrue();
        assertThat(ok(viewer.put(at + "/published", "{}")).get("title").asString())
                .isEqualTo("晒晒我的茶");
    }

    @Test
    void subtitles_in_a_file_are_judged_like_its_title_and_stand_below_the_film() throws Exception {
        Path words = files.resolve("words.srt");
        Files.writeString(words, """
                1
                00:00:00,200 --> 00:00:01,500
                <i>今天泡茶</i>

                2
                00:00:01,600 --> 00:00:02,800
                这是全国最好的茶

                """);
        Path subtitled = files.resolve("subtitled.mkv");
        run(List.of(
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-i",
                files.resolve("good.mp4").toString(),
                "-i",
                words.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c",
                "copy",
                "-c:s",
                "subrip",
                subtitled.toString()));

        String id = sent(host, Files.readAllBytes(subtitled), Map.of("filename", "s.mkv", "title", "泡茶"));

        JsonNode whole = made(host, MINE + "/" + id);
        assertThat(whole.at("/lines/0/text").asString()).as(whole.toString()).isEqualTo("今天泡茶");
        assertThat(whole.at("/lines/0/fromMs").asLong()).isBetween(150L, 300L);
        assertThat(whole.at("/lines/1/passes").asBoolean()).isFalse();
        assertThat(host.put(MINE + "/" + id + "/published", "{}").text()).contains("not-passed");
    }

    @Test
    void below_a_film_people_talk_what_is_forbidden_is_seen_by_nobody_and_its_owner_keeps_order() throws Exception {
        String id = sent(seller, good, Map.of("filename", "a.mp4", "title", "店里的猫", "as", "shop"));
        made(seller, "/api/studio/films/clips/" + id);
        String below = "/api/films/" + id + "/comments";
        assertThat(viewer.post(below, "{\"words\": \"在吗\"}").status()).isEqualTo(404);
        ok(seller.put("/api/studio/films/clips/" + id + "/published", "{}"));

        String first =
                ok(viewer.post(below, "{\"words\": \"  好可爱\\n啊 \"}")).get("id").asString();
        String second =
                ok(other.post(below, "{\"words\": \"它叫什么名字\"}")).get("id").asString();
        Answer forbidden = other.post(below, "{\"words\": \"主播贵，加我微信便宜一半\"}");
        Answer empty = other.post(below, "{\"words\": \" \\u202e \"}");

        assertThat(forbidden.status()).as(forbidden.text()).isEqualTo(422);
        assertThat(forbidden.text()).contains("article");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(house.guest().post(below, "{\"words\": \"路过\"}").status()).isEqualTo(401);
        JsonNode page = ok(other.get(below + "?limit=1"));
        assertThat(page.at("/items/0/id").asString()).isEqualTo(second);
        assertThat(page.at("/items/0/mine").asBoolean()).isTrue();
        JsonNode rest =
                ok(other.get(below + "?limit=1&after=" + page.get("next").asString()));
        assertThat(rest.at("/items/0/words").asString()).isEqualTo("好可爱 啊");
        assertThat(rest.at("/items/0/mayHide").asBoolean()).isFalse();
        assertThat(ok(other.get("/api/films/" + id)).get("comments").asInt()).isEqualTo(2);

        assertThat(other.delete(below + "/" + first).status()).isEqualTo(404);
        assertThat(other.delete(below + "/" + second).status()).isEqualTo(204);
        assertThat(seller.delete(below + "/" + first).status()).isEqualTo(204);
        assertThat(ok(viewer.get(below)).get("items").size()).isZero();
        for (int said = 0; said < 4; said++) {
            ok(viewer.post(below, "{\"words\": \"再说一句" + said + "\"}"));
        }
        ok(viewer.post(below, "{\"words\": \"还有\"}"));
        assertThat(viewer.post(below, "{\"words\": \"太快了\"}").status()).isEqualTo(429);
    }
}
