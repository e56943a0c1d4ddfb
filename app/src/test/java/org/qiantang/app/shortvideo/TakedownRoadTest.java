package org.qiantang.app.shortvideo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.shipping.OpenShop.until;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Archive;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmPart;
import org.qiantang.app.takedown.TakedownAnswer;
import org.qiantang.app.takedown.TakedownDesk;
import org.qiantang.app.takedown.Takedowns;
import org.qiantang.engine.journal.Followers;
import org.qiantang.event.FilmEvent;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Officers take films down and hide comments; owners read why and object once; all of it is told by the journal. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class TakedownRoadTest {
    private static final long SHOP = 1131;
    private static final String ALL = "/api/officer/films";
    private static final String MINE = "/api/films/mine";
    private static final String CLIPS = "/api/studio/films/clips";
    private static final String WORDS = "{\"words\": \"复核后认为没有问题\"}";

    private static WholeHouse house;
    private static Visitor officer;
    private static Visitor second;
    private static Visitor seller;
    private static Visitor rival;
    private static Visitor viewer;
    private static Visitor other;
    private static ShopDesk desk;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "断桥丝坊");
        desk.openShop(SHOP + 1, "隔壁丝坊");
        officer = house.comes("law-officer", null, Role.OFFICER);
        second = house.comes("law-second", null, Role.OFFICER);
        seller = house.comes("law-shop", SHOP, Role.MERCHANT);
        rival = house.comes("law-rival", SHOP + 1, Role.MERCHANT);
        viewer = house.comes("law-viewer", null, Role.VIEWER);
        other = house.comes("law-other", null, Role.VIEWER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    /** The film of somebody's file, as it stands once it was converted; a shop's where one is named. */
    private static String uploaded(Visitor who, Long shop, String title) throws IOException {
        long id = house.bean(Ids.class).next();
        FootageTable table = house.bean(FootageTable.class);
        table.insert(new Footage(
                id,
                shop == null ? Origin.UGC : Origin.PGC,
                shop,
                null,
                new Footage.Source.Upload("a.mp4", 9),
                new FilmLine(FilmPart.HOOK, 0, title, true, null),
                List.of(),
                false,
                1,
                Film.State.QUEUED,
                null,
                null,
                null,
                who.id(),
                now()));
        converted(id, List.of(new Cue(200, 1_500, "今天泡茶")));
        return Long.toString(id);
    }

    private static void converted(long id, List<Cue> lines) throws IOException {
        FootageTable table = house.bean(FootageTable.class);
        FootageWords words = house.bean(FootageWords.class);
        table.queue(id);
        table.begin(id);
        Footage told = table.find(id).orElseThrow().saying(lines);
        var video =
                new Footage.Video(told.version(), Shape.TALL, words.said(told, words.read(told)), 3, 9, true, now());
        files(id, told.version());
        assertThat(table.made(id, video, lines, false)).isTrue();
        house.bean(JdbcClient.class)
                .sql("""
                        insert into film_review (film_id, version, state, queued_at, sound, picture)
                        values (:id, :version, 'DONE', now(), cast(:taken as jsonb), cast(:taken as jsonb))
                        on conflict (film_id, version) do nothing
                        """)
                .param("id", id)
                .param("version", told.version())
                .param("taken", "{\"reach\": \"OFF\", \"words\": [], \"looks\": 0}")
                .update();
    }

    private static void files(long id, int version) throws IOException {
        FilmArchive archive = house.bean(FilmArchive.class);
        Path video = archive.video(id, version);
        Files.createDirectories(Objects.requireNonNull(video.getParent()));
        Files.writeString(video, "film " + id + " " + version);
        Files.writeString(archive.cover(id, version), "cover " + id);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static String shown(Visitor who, Long shop, String title) throws IOException {
        String id = uploaded(who, shop, title);
        ok(who.put((shop == null ? MINE : CLIPS) + "/" + id + "/published", "{}"));
        return id;
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static Answer takeDown(Visitor who, String id) {
        return who.post(
                ALL + "/" + id + "/takedown",
                "{\"ground\": \"rule\", \"rule\": \"AD-01\", \"words\": \"字幕里有绝对化用语，请改好再来\", \"version\": "
                        + version(id) + "}");
    }

    private static int version(String id) {
        return house.bean(FilmRoll.class).one(Long.parseLong(id)).orElseThrow().version();
    }

    private static String q(String words) {
        return "?q=" + URLEncoder.encode(words, UTF_8);
    }

    /** Whether a film is found by these words within some seconds: names are read anew every few. */
    private static boolean found(String words, String id) throws InterruptedException {
        for (int look = 0; look < 100; look++) {
            if (idsOf(viewer, "/api/search/films" + q(words)).contains(id)) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private static List<String> idsOf(Visitor who, String path) {
        return ok(who.get(path))
                .get("items")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    @Test
    void what_is_taken_down_is_gone_for_everybody_in_every_list_and_file_and_closed_below()
            throws IOException, InterruptedException {
        String id = shown(seller, SHOP, "店里的一天");
        String comment = ok(viewer.post("/api/films/" + id + "/comments", "{\"words\": \"好看\"}"))
                .get("id")
                .asString();
        assertThat(idsOf(viewer, "/api/films?shop=" + SHOP)).contains(id);
        assertThat(found("店里的一天", id)).isTrue();

        JsonNode sheet = ok(takeDown(officer, id));

        assertThat(sheet.at("/row/standing").asString()).isEqualTo("down");
        assertThat(sheet.at("/takedown/article").asString()).contains("广告法");
        assertThat(sheet.at("/takedown/videoHash").asString()).hasSize(64);
        for (Visitor who : List.of(viewer, house.guest(), seller, rival)) {
            for (String file : List.of("", "/film.mp4", "/cover.jpg", "/subtitles.vtt", "/comments")) {
                assertThat(who.get("/api/films/" + id + file).status()).as(file).isEqualTo(404);
            }
            assertThat(idsOf(who, "/api/films")).doesNotContain(id);
            assertThat(idsOf(who, "/api/search/films" + q("店里的一天"))).doesNotContain(id);
            assertThat(idsOf(who, "/api/films?shop=" + SHOP)).doesNotContain(id);
        }
        assertThat(viewer.put("/api/films/" + id + "/like", "{}").status()).isEqualTo(404);
        assertThat(viewer.post("/api/films/" + id + "/comments", "{\"words\": \"在吗\"}")
                        .status())
                .isEqualTo(404);
        assertThat(viewer.delete("/api/films/" + id + "/comments/" + comment).status())
                .isEqualTo(404);
        assertThat(seller.get(CLIPS + "/" + id + "/film.mp4").status()).isEqualTo(200);
        assertThat(officer.get(ALL + "/" + id + "/film.mp4").status()).isEqualTo(200);
        assertThat(officer.get(ALL + "/" + id + "/cover.jpg").status()).isEqualTo(200);
        assertThat(officer.get(ALL + "/" + id + "/subtitles.vtt").status()).isEqualTo(200);
        assertThat(takeDown(second, id).text()).contains("down-already");
    }

    @Test
    void films_are_found_by_words_and_pinyin_and_by_their_shop_and_only_while_they_are_shown()
            throws IOException, InterruptedException {
        String own = shown(seller, SHOP, "清晨采茶记");
        String others = shown(viewer, null, "宝石山看日出");
        String unseen = uploaded(seller, SHOP, "清晨采茶花絮");

        assertThat(found("采茶", own)).isTrue();
        assertThat(found("baoshishan", others)).isTrue();
        assertThat(idsOf(viewer, "/api/search/films" + q("采茶"))).contains(own).doesNotContain(others, unseen);
        assertThat(idsOf(house.guest(), "/api/search/films" + q("断桥丝坊")))
                .contains(own)
                .doesNotContain(others);
        assertThat(idsOf(viewer, "/api/search/films" + q("law-viewer"))).doesNotContain(others);
        assertThat(idsOf(viewer, "/api/search/films" + q("鼗罘"))).isEmpty();
        assertThat(idsOf(viewer, "/api/search/films")).contains(own, others);

        ok(seller.delete(CLIPS + "/" + own + "/published"));

        assertThat(idsOf(viewer, "/api/search/films" + q("采茶"))).doesNotContain(own);
        assertThat(viewer.get("/api/search/films?after=here").status()).isEqualTo(400);
        assertThat(viewer.get("/api/search/films?limit=0").status()).isEqualTo(400);
        assertThat(viewer.get("/api/search/films" + q("茶".repeat(201))).status())
                .isEqualTo(400);
    }

    @Test
    void its_owner_reads_why_by_which_article_and_how_to_object_and_another_shop_reads_nothing() throws IOException {
        String id = shown(seller, SHOP, "店里的猫");
        ok(takeDown(officer, id));

        JsonNode own = ok(seller.get(CLIPS + "/" + id)).get("row");

        assertThat(own.get("published").asBoolean()).isFalse();
        assertThat(own.at("/takedown/inForce").asBoolean()).isTrue();
        assertThat(own.at("/takedown/ground").asString()).isEqualTo("rule");
        assertThat(own.at("/takedown/rule").asString()).isEqualTo("AD-01");
        assertThat(own.at("/takedown/article").asString()).contains("广告法");
        assertThat(own.at("/takedown/words").asString()).contains("绝对化用语");
        assertThat(own.at("/takedown/mayObject").asBoolean()).isTrue();
        assertThat(own.toString()).doesNotContain("law-officer").doesNotContain("officerId");
        assertThat(rival.get(CLIPS + "/" + id).status()).isEqualTo(404);
        assertThat(rival.post(CLIPS + "/" + id + "/objection", "{\"words\": \"这是我们的影片\"}")
                        .status())
                .isEqualTo(404);
        assertThat(viewer.post(MINE + "/" + id + "/objection", "{\"words\": \"这是我的影片啊\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void while_it_is_down_it_is_neither_published_nor_deleted_and_a_new_version_lifts_nothing() throws IOException {
        String id = shown(viewer, null, "我家的茶席");
        ok(takeDown(officer, id));

        assertThat(viewer.put(MINE + "/" + id + "/published", "{}").text()).contains("taken-down");
        assertThat(viewer.delete(MINE + "/" + id).text()).contains("taken-down");
        for (String rest : List.of("", "/stop")) {
            assertThat(viewer.post(MINE + "/" + id + "/review" + rest, "{}").text())
                    .as("what was heard in it stays as it was judged")
                    .contains("taken-down");
        }
        assertThat(ok(viewer.get(MINE + "/" + id)).at("/row/review/state").asString())
                .isEqualTo("done");
        ok(viewer.put(MINE + "/" + id, "{\"version\": 1, \"title\": \"改过的标题\"}"));
        converted(Long.parseLong(id), List.of());

        assertThat(viewer.put(MINE + "/" + id + "/published", "{}").text()).contains("taken-down");
        assertThat(other.get("/api/films/" + id).status()).isEqualTo(404);
        JsonNode sheet = ok(officer.get(ALL + "/" + id));
        assertThat(sheet.get("version").asInt()).isEqualTo(2);
        assertThat(sheet.at("/takedown/version").asInt()).isEqualTo(1);
        assertThat(officer.get(sheet.get("judged").asString()).text()).isEqualTo("film " + id + " 1");
        ok(officer.post(ALL + "/" + id + "/takedown/lift", WORDS));
        ok(viewer.put(MINE + "/" + id + "/published", "{}"));
        assertThat(other.get("/api/films/" + id).status()).isEqualTo(200);
    }

    @Test
    void its_owner_cannot_make_what_was_judged_anew_and_the_very_file_stays_whatever_lies_in_its_place()
            throws Exception {
        String shops = shown(seller, SHOP, "店里的午后");
        String id = shown(viewer, null, "我家的午后");
        ok(takeDown(officer, shops));
        JsonNode sheet = ok(takeDown(officer, id));
        assertThat(sheet.get("judged").isNull()).isTrue();

        assertThat(seller.post(CLIPS + "/" + shops + "/render", "{}").text()).contains("taken-down");
        assertThat(viewer.post(MINE + "/" + id + "/render", "{}").text()).contains("taken-down");
        // As a maker that was at work all the time puts its file there.
        FilmArchive archive = house.bean(FilmArchive.class);
        Path video = archive.video(Long.parseLong(id), 1);
        Path part = video.resolveSibling("1.part");
        Files.writeString(part, "another film");
        Files.move(part, video, StandardCopyOption.REPLACE_EXISTING);
        archive.keepOnly(Long.parseLong(id), 1);

        String judged = ok(officer.get(ALL + "/" + id)).get("judged").asString();
        String kept = officer.get(judged).text();
        assertThat(kept).isEqualTo("film " + id + " 1");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept.getBytes(UTF_8))))
                .isEqualTo(sheet.at("/takedown/videoHash").asString());
        assertThat(takeDown(second, id).text()).contains("down-already");
        assertThat(officer.get(judged).status()).isEqualTo(200);
        ok(officer.post(ALL + "/" + id + "/takedown/lift", WORDS));
        assertThat(officer.get(judged).status()).isEqualTo(404);
        try (Stream<Path> left = Files.list(Objects.requireNonNull(video.getParent()))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("1.mp4", "1.jpg");
        }
    }

    @Test
    void an_owner_objects_once_and_another_officer_decides_and_puts_it_back_where_it_was() throws IOException {
        String id = shown(viewer, null, "巷口的桂花");
        ok(other.put("/api/films/" + id + "/like", "{}"));
        ok(takeDown(officer, id));
        assertThat(idsOf(officer, ALL + "?standing=contested")).doesNotContain(id);
        assertThat(viewer.post(MINE + "/" + id + "/objection", "{\"words\": \"短\"}")
                        .status())
                .isEqualTo(422);

        JsonNode own = ok(viewer.post(MINE + "/" + id + "/objection", "{\"words\": \"只说了桂花香，没有绝对化\"}"));

        assertThat(own.at("/takedown/mayObject").asBoolean()).isFalse();
        assertThat(viewer.post(MINE + "/" + id + "/objection", "{\"words\": \"再申诉一次可以吗\"}")
                        .text())
                .contains("contested-already");
        assertThat(idsOf(officer, ALL + "?standing=contested")).contains(id);
        assertThat(ok(officer.get(ALL + "/" + id))
                        .at("/takedown/objection/words")
                        .asString())
                .isEqualTo("只说了桂花香，没有绝对化");
        assertThat(officer.post(ALL + "/" + id + "/takedown/uphold", WORDS).text())
                .contains("another-decides");
        ok(second.post(ALL + "/" + id + "/takedown/uphold", "{\"words\": \"复核后维持下架\"}"));
        assertThat(idsOf(officer, ALL + "?standing=contested")).doesNotContain(id);
        assertThat(ok(viewer.get(MINE + "/" + id))
                        .at("/row/takedown/upheld/words")
                        .asString())
                .isEqualTo("复核后维持下架");
        assertThat(other.get("/api/films/" + id).status()).isEqualTo(404);

        ok(second.post(ALL + "/" + id + "/takedown/lift", WORDS));

        assertThat(ok(other.get("/api/films/" + id)).get("likes").asInt()).isEqualTo(1);
        JsonNode lifted = ok(viewer.get(MINE + "/" + id)).at("/row/takedown");
        assertThat(lifted.get("inForce").asBoolean()).isFalse();
        assertThat(lifted.at("/putBack/words").asString()).isEqualTo("复核后认为没有问题");
        List<String> acts = ok(officer.get(ALL + "/" + id + "/history"))
                .get("items")
                .valueStream()
                .map(act -> act.get("kind").asString())
                .toList();
        assertThat(acts).containsExactly("put-back", "upheld", "contested", "taken-down");
        ok(takeDown(officer, id));
        assertThat(ok(viewer.get(MINE + "/" + id)).at("/row/takedown/mayObject").asBoolean())
                .isTrue();
    }

    @Test
    void an_officer_takes_down_only_the_version_that_they_saw() throws IOException {
        String id = shown(viewer, null, "河边的早晨");
        String door = ALL + "/" + id + "/takedown";
        String order = "{\"ground\": \"vulgar\", \"words\": \"画面不合适，请改好\"%s}";
        ok(viewer.put(MINE + "/" + id, "{\"version\": 1, \"title\": \"河边的傍晚\"}"));
        converted(Long.parseLong(id), List.of());
        ok(viewer.put(MINE + "/" + id + "/published", "{}"));

        assertThat(officer.post(door, order.formatted("")).text()).contains("changed-meanwhile");
        assertThat(officer.post(door, order.formatted(", \"version\": 1")).text())
                .contains("changed-meanwhile", "\"version\":2");
        ok(officer.post(door, order.formatted(", \"version\": 2")));
    }

    /** What is asked in a second thread, once that waits for the turn which the caller holds. */
    private static CompletableFuture<Answer> waiting(Supplier<Answer> asked) {
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(asked);
        JdbcClient jdbc = house.bean(JdbcClient.class);
        until(() -> {
            // Within a transaction what others do is looked at once, unless it is forgotten.
            jdbc.sql("select pg_stat_clear_snapshot()").query().singleRow();
            return jdbc.sql("""
                            select exists (select from pg_stat_activity
                                            where wait_event_type = 'Lock' and query like '%insert into film_turn%')
                            """).query(Boolean.class).single();
        });
        return answer;
    }

    @Test
    void an_officer_who_is_slower_than_the_owners_deletion_is_told_that_the_film_is_gone() throws Exception {
        String id = shown(viewer, null, "转眼就删的影片");
        long film = Long.parseLong(id);
        var answer = new AtomicReference<CompletableFuture<Answer>>();

        Optional<Boolean> deleted = house.bean(TakedownDesk.class).deleteUnlessDown(film, () -> {
            answer.set(waiting(() -> takeDown(officer, id)));
            return house.bean(FootageTable.class).delete(film);
        });

        assertThat(deleted).contains(true);
        Answer told = answer.get().get(1, TimeUnit.MINUTES);
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.text()).contains("\"gone\"");
        assertThat(house.bean(Takedowns.class).isDown(film)).isFalse();
        assertThat(house.bean(Takedowns.class).history(film, Long.MAX_VALUE, 9)).isEmpty();
        assertThat(house.bean(FilmArchive.class).video(film, 1).getParent()).doesNotExist();
    }

    @Test
    void an_owner_who_is_slower_than_the_takedown_deletes_nothing_and_what_was_judged_stays() throws Exception {
        String id = shown(viewer, null, "转眼就下架的影片");
        long film = Long.parseLong(id);
        TakedownDesk takedowns = house.bean(TakedownDesk.class);
        long takedown = takedowns.number();
        String hash = house.bean(FilmArchive.class).hold(film, 1, takedown).orElseThrow();
        var order = new TakedownDesk.Order(
                takedown, film, FilmEvent.Ground.VULGAR, null, "", "画面低俗，请改好再来", 1, hash, null, viewer.id());
        var answer = new AtomicReference<CompletableFuture<Answer>>();

        TakedownAnswer taken = takedowns.takeDown(order, officer.id(), () -> {
            answer.set(waiting(() -> viewer.delete(MINE + "/" + id)));
            return true;
        });

        assertThat(taken).isEqualTo(new TakedownAnswer.Done());
        assertThat(answer.get().get(1, TimeUnit.MINUTES).text()).contains("taken-down");
        assertThat(house.bean(FilmArchive.class).judged(film, takedown)).hasContent("film " + id + " 1");
        ok(officer.post(ALL + "/" + id + "/takedown/lift", WORDS));
        assertThat(viewer.get("/api/films/" + id).status()).isEqualTo(200);
        assertThat(viewer.delete(MINE + "/" + id).status()).isBetween(200, 204);
    }

    @Test
    void who_took_a_film_down_decides_upon_the_objection_where_every_other_officer_is_of_the_shop() throws IOException {
        JdbcClient jdbc = house.bean(JdbcClient.class);
        String id = shown(rival, SHOP + 1, "隔壁的一天");
        ok(takeDown(officer, id));
        ok(rival.post(CLIPS + "/" + id + "/objection", "{\"words\": \"这部影片没有问题\"}"));
        List<Long> others = house
                .bean(People.class)
                .ofEitherBeside(Role.OFFICER, Role.OFFICER, List.of(officer.id(), second.id()))
                .stream()
                .map(Person::id)
                .toList();

        others.forEach(other -> joins(jdbc, other));
        assertThat(officer.post(ALL + "/" + id + "/takedown/uphold", WORDS).text())
                .contains("another-decides");
        joins(jdbc, second.id());
        assertThat(second.post(ALL + "/" + id + "/takedown/uphold", WORDS).text())
                .contains("own-film");
        ok(officer.post(ALL + "/" + id + "/takedown/uphold", WORDS));

        jdbc.sql("delete from shop_member where merchant_id = :shop")
                .param("shop", SHOP + 1)
                .update();
    }

    private static void joins(JdbcClient jdbc, long personId) {
        jdbc.sql("insert into shop_member (merchant_id, person_id) values (:shop, :person)")
                .param("shop", SHOP + 1)
                .param("person", personId)
                .update();
    }

    @Test
    void a_takedown_needs_a_ground_that_holds_and_words_to_the_owner() throws IOException {
        String id = shown(viewer, null, "周末的湖边");
        String door = ALL + "/" + id + "/takedown";

        assertThat(officer.post(door, "{\"words\": \"没有写理由是什么\", \"version\": 1}")
                        .status())
                .isEqualTo(400);
        assertThat(officer.post(
                                door,
                                "{\"ground\": \"rule\", \"rule\": \"ZZ-99\", \"words\": \"没有这条规则\", \"version\": 1}")
                        .text())
                .contains("rule");
        assertThat(officer.post(door, "{\"ground\": \"rights\", \"words\": \"四个字啊\", \"version\": 1}")
                        .status())
                .isEqualTo(422);
        assertThat(officer.post(door + "/lift", WORDS).text()).contains("not-down");
        assertThat(viewer.post(MINE + "/" + id + "/objection", "{\"words\": \"还没有被下架呢\"}")
                        .text())
                .contains("not-down");
        JsonNode sheet = ok(officer.post(
                door,
                "{\"ground\": \"rights\", \"article\": \"《民法典》第一千零一十九条\", \"words\": \"画面里的人没有同意\", \"version\": 1}"));
        assertThat(sheet.at("/takedown/rule").isNull()).isTrue();
        assertThat(sheet.at("/takedown/article").asString()).isEqualTo("《民法典》第一千零一十九条");
        assertThat(officer.post(door + "/uphold", WORDS).text()).contains("not-contested");
        String unseen = uploaded(viewer, null, "还没发布");
        assertThat(officer.post(ALL + "/" + unseen + "/takedown", "{\"ground\": \"vulgar\", \"words\": \"没有发布过的影片\"}")
                        .status())
                .isEqualTo(404);
        for (String path : List.of("", "/history", "/comments", "/film.mp4", "/cover.jpg", "/subtitles.vtt")) {
            assertThat(officer.get(ALL + "/" + unseen + path).status()).as(path).isEqualTo(404);
        }
        ok(viewer.put(MINE + "/" + unseen + "/published", "{}"));
        ok(other.post("/api/reports", "{\"kind\": \"film\", \"filmId\": \"" + unseen + "\", \"reason\": \"vulgar\"}"));
        ok(viewer.delete(MINE + "/" + unseen + "/published"));
        assertThat(takeDown(officer, unseen).text()).contains("not-published");
    }

    @Test
    void only_officers_come_in_and_none_decides_about_a_film_of_their_own() throws IOException {
        Visitor both = house.comes("law-both", null, Role.OFFICER, Role.VIEWER);
        String id = shown(both, null, "治理员自己的猫");

        for (Visitor who : List.of(viewer, seller, house.comes("law-admin", null, Role.ADMIN))) {
            for (String path :
                    List.of("", "/" + id, "/" + id + "/comments", "/" + id + "/history", "/" + id + "/film.mp4")) {
                assertThat(who.get(ALL + path).status()).as(path).isEqualTo(403);
            }
            assertThat(takeDown(who, id).status()).isEqualTo(403);
        }
        assertThat(house.guest().get(ALL).status()).isEqualTo(401);
        assertThat(takeDown(both, id).text()).contains("own-film");
        String below = ok(viewer.post("/api/films/" + id + "/comments", "{\"words\": \"这猫拍得一般\"}"))
                .get("id")
                .asString();
        for (String door : List.of("/takedown/uphold", "/takedown/lift", "/comments/" + below + "/show")) {
            assertThat(both.post(ALL + "/" + id + door, WORDS).text()).as(door).contains("own-film");
        }
        String hiding = "{\"ground\": \"vulgar\", \"words\": \"不想让人看到它\"}";
        assertThat(both.post(ALL + "/" + id + "/comments/" + below + "/hide", hiding)
                        .text())
                .contains("own-film");
        String elsewhere = shown(viewer, null, "别人家的猫");
        String own = ok(both.post("/api/films/" + elsewhere + "/comments", "{\"words\": \"你家猫真难看\"}"))
                .get("id")
                .asString();
        String door = ALL + "/" + elsewhere + "/comments/" + own;
        assertThat(both.post(door + "/hide", hiding).text()).contains("own-comment");
        assertThat(officer.post(door + "/hide", hiding).status()).isEqualTo(204);
        assertThat(both.post(door + "/show", WORDS).text()).contains("own-comment");
    }

    @Test
    void officers_find_films_by_kind_origin_standing_owner_and_words_page_by_page() throws IOException {
        String shops = shown(seller, SHOP, "断桥新品·一");
        String viewers = shown(viewer, null, "断桥散步·二");

        assertThat(idsOf(officer, ALL + q("断桥") + "&origin=pgc"))
                .contains(shops)
                .doesNotContain(viewers);
        assertThat(idsOf(officer, ALL + q("散步") + "&kind=upload")).containsExactly(viewers);
        assertThat(idsOf(officer, ALL + q("散步") + "&kind=made")).isEmpty();
        assertThat(idsOf(officer, ALL + "?shop=" + SHOP)).contains(shops).doesNotContain(viewers);
        assertThat(idsOf(officer, ALL + "?person=" + viewer.id()))
                .contains(viewers)
                .doesNotContain(shops);
        assertThat(idsOf(officer, ALL + q("断桥") + "&standing=down")).isEmpty();
        JsonNode page = ok(officer.get(ALL + q("断桥") + "&limit=1"));
        assertThat(page.at("/items/0/id").asString()).isEqualTo(viewers);
        assertThat(page.at("/items/0/by").asString()).isEqualTo("law-viewer");
        assertThat(idsOf(
                        officer,
                        ALL + q("断桥") + "&limit=1&after=" + page.get("next").asString()))
                .containsExactly(shops);
        assertThat(officer.get(ALL + "?kind=song").status()).isEqualTo(400);
    }

    @Test
    void an_officer_reads_a_film_word_by_word_with_the_rule_that_each_breaks() throws IOException {
        String id = uploaded(viewer, null, "我的新茶");
        house.bean(JdbcClient.class)
                .sql("update footage set feed_place = :id, published_at = now() where id = :id")
                .param("id", Long.parseLong(id))
                .update();
        converted(Long.parseLong(id), List.of(new Cue(200, 1_500, "这是全国最好的茶")));
        house.bean(JdbcClient.class)
                .sql("update footage set feed_place = :id, published_at = now() where id = :id")
                .param("id", Long.parseLong(id))
                .update();

        JsonNode sheet = ok(officer.get(ALL + "/" + id));

        assertThat(sheet.at("/words/0/text").asString()).isEqualTo("我的新茶");
        assertThat(sheet.at("/words/0/verdict").asString()).isEqualTo("clear");
        assertThat(sheet.at("/words/1/fromMs").asLong()).isEqualTo(200);
        assertThat(sheet.at("/words/1/verdict").asString()).isEqualTo("violates");
        assertThat(sheet.at("/words/1/findings/0/article").asString()).contains("广告法");
        assertThat(sheet.at("/row/heldBack").asString()).isEqualTo("rules-changed");
    }

    @Test
    void a_film_of_goods_leaves_its_products_page_too_and_comes_back_there() throws IOException {
        String product = Long.toString(((Listing.Listed) desk.list(SHOP, scarf("LAW-1"))).productId());
        String id = made(seller, product);
        assertThat(idsOf(viewer, "/api/films?product=" + product)).containsExactly(id);

        ok(officer.post(
                ALL + "/" + id + "/takedown",
                "{\"ground\": \"misleading\", \"words\": \"画面里的不是这件商品\", \"version\": " + version(id) + "}"));

        assertThat(idsOf(viewer, "/api/films?product=" + product)).isEmpty();
        assertThat(viewer.get("/api/films/" + id + "/film.mp4").status()).isEqualTo(404);
        assertThat(seller.put("/api/studio/films/" + id + "/published", "{}").text())
                .contains("taken-down");
        assertThat(seller.delete("/api/studio/films/" + id).text()).contains("taken-down");
        assertThat(seller.post("/api/studio/films/" + id + "/render", "{}").text())
                .contains("taken-down");
        assertThat(ok(seller.get("/api/studio/films/" + id))
                        .at("/row/takedown/ground")
                        .asString())
                .isEqualTo("misleading");
        ok(seller.post("/api/studio/films/" + id + "/objection", "{\"words\": \"画面就是这件商品的\"}"));
        ok(officer.post(ALL + "/" + id + "/takedown/lift", WORDS));
        assertThat(idsOf(viewer, "/api/films?product=" + product)).containsExactly(id);
    }

    /** The film of a product, written by the grammar and shown. */
    private static String made(Visitor who, String product) throws IOException {
        JsonNode film = ok(who.post(
                "/api/studio/films", "{\"product\": \"" + product + "\", \"template\": \"reasons\", \"seconds\": 20}"));
        String id = film.at("/row/id").asString();
        FilmTable table = house.bean(FilmTable.class);
        Film written = table.find(Long.parseLong(id)).orElseThrow();
        Film.Said said = house.bean(CutRoom.class).ready(written).orElseThrow().said();
        table.queue(written.id());
        table.begin(written.id());
        files(written.id(), written.version());
        table.made(written.id(), new Film.Video(written.version(), said, 20, 9, false, null, now()));
        ok(who.put("/api/studio/films/" + id + "/published", "{}"));
        return id;
    }

    @Test
    void a_page_asks_the_database_as_often_however_many_films_stand_on_it() throws Exception {
        String product = Long.toString(((Listing.Listed) desk.list(SHOP + 1, scarf("LAW-2"))).productId());
        for (int i = 0; i < 4; i++) {
            made(rival, product);
            shown(rival, SHOP + 1, "隔壁的第" + i + "部");
        }
        String newest = listed(1).getFirst().id();
        ok(viewer.post("/api/films/" + newest + "/comments", "{\"words\": \"好看\"}"));
        viewer.put("/api/films/" + newest + "/like", "{}");
        DataSource database = house.bean(DataSource.class);
        // What nobody has judged by this edition yet is judged now, film by film, and then no more.
        listed(8);

        int two = Statements.during(database, () -> listed(2));
        int eight = Statements.during(database, () -> listed(8));

        assertThat(listed(8))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.heldBack()).isNull());
        assertThat(listed(8)).extracting(FilmSheets.Row::likes).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        assertThat(listed(8)).extracting(FilmSheets.Row::comments).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        assertThat(eight).isEqualTo(two).isPositive();
        house.bean(Archive.class).archive(SHOP + 1, Long.parseLong(product), "不卖了");
        assertThat(listed(8)).extracting(FilmSheets.Row::heldBack).containsOnly(null, "gone");
    }

    private static List<FilmSheets.Row> listed(int most) {
        var filter = new FilmRoll.Filter("", "", "shown", SHOP + 1, null, "");
        return house.bean(FilmSheets.class).rows(house.bean(FilmRoll.class).list(filter, Long.MAX_VALUE, most));
    }

    private static ProductDraft scarf(String code) {
        var facts = new FactSheet(List.of(
                new Fact("material", "100% 桑蚕丝", null, null),
                new Fact("dimensions", "90×90 厘米", null, null),
                new Fact("care", "冷水手洗", null, null),
                new Fact("origin", "浙江湖州", null, null)));
        return new ProductDraft(
                code,
                "桑蚕丝方巾",
                "服饰",
                "方巾",
                List.of(),
                facts,
                List.of("七天无理由退货"),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new SkuDraft(code + "-1", "烟青", Money.cny(23_900), 40)));
    }

    @Test
    void a_comment_is_hidden_with_a_reason_kept_for_officers_and_shown_again() throws IOException {
        String id = shown(seller, SHOP, "评论区");
        String below = "/api/films/" + id + "/comments";
        String said =
                ok(viewer.post(below, "{\"words\": \"你们真是没水平\"}")).get("id").asString();
        String door = ALL + "/" + id + "/comments/" + said;

        assertThat(officer.post(door + "/hide", "{\"ground\": \"rule\", \"words\": \"不是这种理由\"}")
                        .status())
                .isEqualTo(400);
        assertThat(officer.post(door + "/hide", "{\"ground\": \"vulgar\", \"words\": \"贬低他人，已隐藏\"}")
                        .status())
                .isEqualTo(204);

        assertThat(idsOf(other, below)).isEmpty();
        assertThat(ok(other.get("/api/films/" + id)).get("comments").asInt()).isZero();
        assertThat(viewer.delete(below + "/" + said).status()).isEqualTo(404);
        JsonNode kept = ok(officer.get(ALL + "/" + id + "/comments")).at("/items/0");
        assertThat(kept.get("words").asString()).isEqualTo("你们真是没水平");
        assertThat(kept.at("/hidden/ground").asString()).isEqualTo("vulgar");
        assertThat(officer.post(door + "/hide", "{\"ground\": \"vulgar\", \"words\": \"贬低他人，再隐藏\"}")
                        .text())
                .contains("hidden-already");
        assertThat(officer.post(door + "/show", WORDS).status()).isEqualTo(204);
        assertThat(idsOf(other, below)).containsExactly(said);
        assertThat(officer.post(door + "/show", WORDS).text()).contains("not-hidden");
    }

    @Test
    void a_film_and_a_comment_are_reported_once_each_and_come_to_the_officers_with_the_film() throws IOException {
        String id = shown(seller, SHOP, "被举报的短视频");
        String comment = ok(viewer.post("/api/films/" + id + "/comments", "{\"words\": \"加群有更便宜的货源\"}"))
                .get("id")
                .asString();
        String film = "{\"kind\": \"film\", \"filmId\": \"" + id + "\", \"reason\": \"false-claim\"}";
        String below = "{\"kind\": \"comment\", \"filmId\": \"" + id + "\", \"commentId\": \"" + comment
                + "\", \"quoted\": \"别的话\", \"reason\": \"off-platform\"}";

        JsonNode one = ok(other.post("/api/reports", film));
        JsonNode again = ok(other.post("/api/reports", film));
        JsonNode two = ok(other.post("/api/reports", below));

        assertThat(again.get("id")).isEqualTo(one.get("id"));
        assertThat(one.get("showTitle").asString()).isEqualTo("被举报的短视频");
        assertThat(two.get("quoted").asString()).isEqualTo("加群有更便宜的货源");
        assertThat(idsOf(officer, "/api/reports?q=" + id))
                .containsExactly(two.get("id").asString(), one.get("id").asString());
        JsonNode sheet = ok(officer.get("/api/reports/" + two.get("id").asString()));
        assertThat(sheet.at("/report/target/filmId").asString()).isEqualTo(id);
        assertThat(sheet.at("/report/target/commentId").asString()).isEqualTo(comment);
        assertThat(sheet.get("ofShow").asInt()).isEqualTo(2);
        assertThat(sheet.get("clip").isNull()).isTrue();
        String looked = "film/" + id + " report/" + two.get("id").asString();
        until(() -> ok(officer.get("/api/officer/proof/custody?act=read&limit=100"))
                .get("items")
                .valueStream()
                .anyMatch(look -> look.get("about").asString().equals(looked)
                        && look.get("person").asString().equals("law-officer")));
        ok(takeDown(officer, id));
        assertThat(viewer.post("/api/reports", film).status()).isEqualTo(404);
        assertThat(ok(officer.get("/api/reports/" + one.get("id").asString()))
                        .at("/report/target/showTitle")
                        .asString())
                .isEqualTo("被举报的短视频");
        ok(officer.post(
                "/api/reports/" + one.get("id").asString() + "/close",
                "{\"outcome\": \"upheld\", \"answer\": \"属实，影片已下架\"}"));
        assertThat(ok(other.get("/api/me/reports")).at("/items/1/outcome").asString())
                .isEqualTo("upheld");
        assertThat(other.post("/api/reports", "{\"kind\": \"film\", \"reason\": \"fraud\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_reporter_goes_on_reading_the_title_that_was_reported_and_none_that_is_not_shown() throws IOException {
        String id = shown(viewer, null, "报上去的标题");
        String said = ok(viewer.post("/api/films/" + id + "/comments", "{\"words\": \"下面的话\"}"))
                .get("id")
                .asString();
        Visitor reporter = house.comes("law-reporter", null, Role.VIEWER);
        ok(reporter.post("/api/reports", "{\"kind\": \"film\", \"filmId\": \"" + id + "\", \"reason\": \"vulgar\"}"));
        ok(reporter.post(
                "/api/reports",
                "{\"kind\": \"comment\", \"filmId\": \"" + id + "\", \"commentId\": \"" + said
                        + "\", \"reason\": \"abuse\"}"));
        ok(viewer.put(MINE + "/" + id, "{\"version\": 1, \"title\": \"没有发布的标题\"}"));
        converted(Long.parseLong(id), List.of());

        JsonNode own = ok(reporter.get("/api/me/reports")).get("items");

        assertThat(own.at("/1/showTitle").asString()).isEqualTo("报上去的标题");
        assertThat(own.at("/1/quoted").asString()).isEmpty();
        assertThat(own.at("/0/showTitle").asString()).isEmpty();
        assertThat(own.at("/0/quoted").asString()).isEqualTo("下面的话");
        JsonNode seen = ok(officer.get("/api/reports?q=" + id)).at("/items/1/target");
        assertThat(seen.get("showTitle").asString()).isEqualTo("没有发布的标题");
        assertThat(seen.get("quoted").asString()).isEqualTo("报上去的标题");
    }

    @Test
    void nobody_decides_a_report_of_what_they_made_or_said_themselves() throws IOException {
        Visitor both = house.comes("law-judge", null, Role.OFFICER, Role.VIEWER);
        String own = shown(both, null, "治理员拍的湖");
        String id = shown(viewer, null, "别人拍的湖");
        String said = ok(both.post("/api/films/" + id + "/comments", "{\"words\": \"拍得不怎么样\"}"))
                .get("id")
                .asString();
        String about = "{\"kind\": \"comment\", \"filmId\": \"" + id + "\", \"commentId\": \"" + said
                + "\", \"reason\": \"abuse\"}";
        String film = ok(other.post(
                        "/api/reports", "{\"kind\": \"film\", \"filmId\": \"" + own + "\", \"reason\": \"vulgar\"}"))
                .get("id")
                .asString();
        String comment = ok(other.post("/api/reports", about)).get("id").asString();

        String mine = ok(both.post("/api/films/" + id + "/comments", "{\"words\": \"我说的\"}"))
                .get("id")
                .asString();
        String gone = ok(other.post("/api/reports", about.replace(said, mine)))
                .get("id")
                .asString();
        assertThat(both.delete("/api/films/" + id + "/comments/" + mine).status())
                .isBetween(200, 204);

        for (String report : List.of(film, comment, gone)) {
            String door = "/api/reports/" + report + "/close";
            String closing = "{\"outcome\": \"unfounded\", \"answer\": \"看过了，没有问题\"}";
            assertThat(both.post(door, closing).text()).contains("own-matter");
            ok(officer.post(door, closing));
        }
    }

    @Test
    void what_is_down_stays_down_while_the_lists_of_takedowns_are_behind() throws Exception {
        String id = shown(viewer, null, "还没有折叠");
        ok(takeDown(officer, id));
        JdbcClient jdbc = house.bean(JdbcClient.class);
        // Its row is there once the table has read the event, and gone for good then.
        String behind = "delete from film_takedown where film_id = :id";
        until(() -> jdbc.sql(behind).param("id", Long.parseLong(id)).update() == 1);

        assertThat(other.get("/api/films/" + id).status()).isEqualTo(404);
        assertThat(idsOf(other, "/api/films")).doesNotContain(id);
        assertThat(viewer.put(MINE + "/" + id + "/published", "{}").text()).contains("taken-down");
        assertThat(viewer.post(MINE + "/" + id + "/render", "{}").text()).contains("taken-down");
        assertThat(viewer.delete(MINE + "/" + id).text()).contains("taken-down");
        assertThat(officer.get(ALL + "/" + id + "/judged.mp4").status()).isEqualTo(200);
        assertThat(other.post("/api/reports", "{\"kind\": \"film\", \"filmId\": \"" + id + "\", \"reason\": \"fraud\"}")
                        .status())
                .isEqualTo(404);
        ok(officer.post(ALL + "/" + id + "/takedown/lift", WORDS));
        assertThat(other.get("/api/films/" + id).status()).isEqualTo(200);
        toldAnew(jdbc);
    }

    private static void toldAnew(JdbcClient jdbc) throws InterruptedException {
        String acts = "select count(*) from film_act";
        long all = jdbc.sql(acts).query(Long.class).single();
        house.bean(Followers.class).rebuild("takedowns");
        until(() -> jdbc.sql(acts).query(Long.class).single() == all);
    }

    @Test
    void told_anew_from_the_journal_all_rows_are_the_same() throws Exception {
        String id = shown(viewer, null, "重放");
        ok(takeDown(officer, id));
        ok(viewer.post(MINE + "/" + id + "/objection", "{\"words\": \"请再看一遍影片\"}"));
        ok(second.post(ALL + "/" + id + "/takedown/uphold", WORDS));
        JdbcClient jdbc = house.bean(JdbcClient.class);
        List<String> all = List.of(
                "select * from film_takedown order by takedown_id",
                "select * from film_comment_hidden order by comment_id",
                "select * from film_act order by place");
        List<List<Map<String, Object>>> before =
                all.stream().map(sql -> jdbc.sql(sql).query().listOfRows()).toList();

        toldAnew(jdbc);

        List<List<Map<String, Object>>> after =
                all.stream().map(sql -> jdbc.sql(sql).query().listOfRows()).toList();
        assertThat(before.getFirst()).isNotEmpty();
        assertThat(after).isEqualTo(before);
        assertThat(other.get("/api/films/" + id).status()).isEqualTo(404);
    }
}
