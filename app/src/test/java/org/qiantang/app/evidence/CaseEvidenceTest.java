package org.qiantang.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.show.ShowDirector;
import org.qiantang.app.show.Shows;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A case over real HTTP, from the show to the decision: what its parties see, and that nobody else sees anything. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class CaseEvidenceTest {
    private static final long SHOP = 901;
    private static final String PICTURE =
            "RIFF\u0010\u0000\u0000\u0000WEBPVP8L\u0005\u0000\u0000\u0000/\u0007\u0000\u0001\u0000-and-so-on";

    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor buyer;
    private static Visitor officer;
    private static Visitor stranger;
    private static long onAir;
    private static long product;
    private static long sku;

    @BeforeAll
    static void open() throws IOException {
        onAir = 0;
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        ShopDesk desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "西湖茶庄");
        desk.openShop(902, "别家");
        seller = house.comes("teashop", SHOP, Role.MERCHANT, Role.HOST);
        house.comes("elsewhere", 902L, Role.MERCHANT);
        buyer = house.comes("buyer", null, Role.VIEWER);
        stranger = house.comes("stranger", null, Role.VIEWER);
        officer = house.comes("officer-one", null, Role.VIEWER, Role.OFFICER);
        buyer.put("/api/me/address", """
                {"recipient": "小满", "phone": "13800000000", "region": "浙江省 杭州市 西湖区", "street": "龙井路 1 号"}""");
        product = ((Listing.Listed) desk.list(SHOP, draft("特级"))).productId();
        sku = house.bean(Catalog.class)
                .product(product)
                .orElseThrow()
                .skus()
                .getFirst()
                .skuId();
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static ProductDraft draft(String grade) {
        var sheet =
                new FactSheet(List.of(new Fact("grade", grade, null, new Proof("检测报告", "T-1", "演示检测中心", "等级", null))));
        return new ProductDraft(
                "TEA",
                "明前龙井 罐装",
                "普通食品",
                "一罐茶",
                List.of("/pictures/demo-tea.svg"),
                sheet,
                List.of("七天无理由退货"),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new SkuDraft("TEA-1", "250 克", Money.cny(8_800), 100)));
    }

    private static <T> T until(String what, Supplier<Optional<T>> look) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new AssertionError(what + ": not in time");
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    /** A room has one show on air at a time. */
    private static synchronized long openShow() {
        if (onAir != 0) {
            ok(seller.post("/api/studio/shows/" + onAir + "/close", ""));
            until(
                    "the show before is over",
                    () -> house.bean(Shows.class)
                            .brief(onAir)
                            .filter(show -> show.state().equals("closed")));
        }
        ShowDirector director = house.bean(ShowDirector.class);
        long show = director.plan(seller.person(), "晚场", HostKind.HUMAN, 300).id();
        director.lineUp(
                seller.person(),
                show,
                product,
                ItemRole.HERO,
                5,
                List.of(new ShowDirector.Allot(sku, 5, Money.cny(6_600))));
        // It was planned by the desk itself, which does not wait for the tables as the doors do.
        until("the tables know the show", () -> house.bean(Shows.class).brief(show));
        ok(seller.post("/api/studio/shows/" + show + "/open", ""));
        onAir = show;
        return show;
    }

    /** Claims one piece and has it paid and taken by the shop. */
    private static String buy(long show, String intent) {
        Boards boards = house.bean(Boards.class);
        Board.Item item = until(
                "pieces at the show",
                () -> boards.of(show).stream()
                        .flatMap(board -> board.items().stream())
                        .filter(one -> one.productId() == product && one.left() > 0)
                        .findFirst());
        Board.Sku kind = item.skus().getFirst();
        String claim = """
                {"intent": "%s", "wants": [{"itemId": "%d", "skuId": "%d", "pieces": 1, "priceVersion": "%d"}]}""".formatted(intent, item.itemId(), kind.skuId(), kind.priceVersion());
        JsonNode held = ok(buyer.post("/api/shows/" + show + "/claims", claim));
        String order = held.get("orderId").asString();
        long minor = held.get("total").get("minor").asLong();
        house.bean(Rooms.class)
                .ask(show, new RoomRequest.HearPayment(Long.parseLong(order), "P" + order, Money.cny(minor), true))
                .join();
        until(
                "the shop has taken the order",
                () -> Optional.of(buyer.get("/api/orders/" + order))
                        .filter(answer -> answer.status() == 200)
                        .map(Answer::body)
                        .filter(sheet -> sheet.get("state").asString().equals("taken")));
        return order;
    }

    private static String ask(String order) {
        JsonNode placed = ok(buyer.post("/api/orders/" + order + "/after-sales", """
                {"kind": "REFUND_ONLY", "reason": "LATE", "lines": [{"line": 0, "pieces": 1}], "words": "说的是特级"}"""));
        String id = placed.get("caseId").asString();
        until(
                "the case is there",
                () -> Optional.of(buyer.get("/api/after-sales/" + id + "?at="
                                + placed.get("at").asString()))
                        .filter(answer -> answer.status() == 200));
        return id;
    }

    /** Sent, so that a refund is the shop's to refuse. */
    private static void send(String order) {
        ok(seller.post("/api/studio/orders/" + order + "/parcel", """
                {"carrier": "顺丰速运", "trackingNo": "SF1234567890"}"""));
    }

    @Test
    void what_a_party_did_is_read_by_its_next_look_though_the_table_comes_late() throws Exception {
        String order = buy(openShow(), "late-table");
        send(order);
        String id = ask(order);
        try (Connection holder = house.bean(DataSource.class).getConnection()) {
            holder.setAutoCommit(false);
            try (Statement lock = holder.createStatement()) {
                lock.execute("LOCK TABLE after_sale IN EXCLUSIVE MODE");
            }
            Thread release = Thread.startVirtualThread(() -> releaseIn(Duration.ofMillis(250), holder));

            ok(seller.post("/api/studio/after-sales/" + id + "/refuse", "{\"words\": \"就是特级\"}"));
            JsonNode next = ok(seller.get("/api/after-sales/" + id));

            release.join();
            assertThat(next.get("state").asString()).isEqualTo("REFUSED");
        }
    }

    private static void releaseIn(Duration pause, Connection holder) {
        try {
            Thread.sleep(pause);
            holder.rollback();
        } catch (InterruptedException | SQLException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    @Test
    void both_sides_and_the_officer_see_the_same_facts_of_the_day_and_others_see_nothing() {
        long show = openShow();
        Boards boards = house.bean(Boards.class);
        long item = boards.of(show).orElseThrow().items().getFirst().itemId();
        ok(seller.post("/api/studio/shows/" + show + "/pin", "{\"itemId\": \"" + item + "\"}"));
        ok(seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"这是全网最好的龙井\"}"));
        String order = buy(show, "one");
        house.bean(ShopDesk.class).revise(SHOP, product, draft("一级"));
        send(order);
        String id = ask(order);
        String path = "/api/after-sales/" + id + "/show-evidence";

        assertThat(officer.get(path).status()).as("before a dispute").isEqualTo(404);
        ok(seller.post("/api/studio/after-sales/" + id + "/refuse", "{\"words\": \"就是特级\"}"));
        ok(buyer.post("/api/after-sales/" + id + "/dispute", "{\"words\": \"请裁决\"}"));
        until(
                "the officer sees the dispute",
                () -> Optional.of(officer.get(path)).filter(answer -> answer.status() == 200));
        JsonNode seen = ok(buyer.get(path));

        assertThat(ok(seller.get(path))).isEqualTo(seen);
        assertThat(ok(officer.get(path))).isEqualTo(seen);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(house.guest().get(path).status()).isEqualTo(401);
        assertThat(stranger.get(path + "/index.m3u8").status()).isEqualTo(404);
        assertThat(stranger.get(path + "/1.ts").status()).isEqualTo(404);
        JsonNode line = seen.get("lines").get(0);
        assertThat(line.get("title").asString()).isEqualTo("明前龙井 罐装");
        assertThat(line.get("price").get("minor").asLong()).isEqualTo(6_600);
        assertThat(line.get("inCase").asBoolean()).isTrue();
        assertThat(line.get("promised").toString()).contains("七天无理由退货");
        assertThat(line.get("listing").get("facts").get(0).get("value").asString())
                .as("as it stood when it was bought")
                .isEqualTo("特级");
        assertThat(line.get("prices").size()).isEqualTo(2);
        List<String> kinds = seen.get("marks")
                .valueStream()
                .map(mark -> mark.get("kind").asString())
                .toList();
        assertThat(kinds).containsExactly("LINED_UP", "OPENED", "PINNED", "HOST_LINE", "CLAIMED", "PAID");
        assertThat(seen.get("marks")
                        .get(3)
                        .get("said")
                        .get("findings")
                        .get(0)
                        .get("rule")
                        .asString())
                .isEqualTo("AD-01");
        assertThat(seen.get("playlist").isNull()).isTrue();

        assertThat(ok(officer.get("/api/disputes/" + id))
                        .get("most")
                        .get("minor")
                        .asLong())
                .isEqualTo(6_600);
        assertThat(stranger.get("/api/disputes/" + id).status()).isEqualTo(403);
        ok(officer.post("/api/disputes/" + id + "/decide", """
                {"verdict": "BUYER_PARTLY", "minor": 3301, "words": "广告法第九条"}"""));
        JsonNode decided = until(
                "the decision is shown",
                () -> Optional.of(ok(officer.get("/api/disputes/" + id)))
                        .filter(dispute -> !dispute.get("sheet").get("verdict").isNull()));
        assertThat(decided.get("sheet").get("verdict").asString()).isEqualTo("BUYER_PARTLY");
        assertThat(ok(buyer.get("/api/orders/" + order))
                        .get("givenBack")
                        .get("minor")
                        .asLong())
                .isEqualTo(3_301);
    }

    @Test
    void an_order_from_the_shelf_has_the_page_of_the_day_and_no_words() {
        Shows shows = house.bean(Shows.class);
        long shelf = until("the shelf is open", () -> shows.shelfOf(SHOP)).showId();
        String order = buy(shelf, "shelf");
        send(order);
        String id = ask(order);

        JsonNode seen = ok(buyer.get("/api/after-sales/" + id + "/show-evidence"));

        assertThat(seen.get("shelf").asBoolean()).isTrue();
        assertThat(seen.get("lines").get(0).get("listing").get("title").asString())
                .isEqualTo("明前龙井 罐装");
        assertThat(seen.get("marks").valueStream().map(mark -> mark.get("kind").asString()))
                .containsExactly("CLAIMED", "PAID");
    }

    @Test
    void pictures_are_the_parties_own_and_are_pictures() {
        String order = buy(openShow(), "pictures");
        send(order);
        String id = ask(order);
        String path = "/api/after-sales/" + id + "/pictures";

        Answer brought = bring(buyer, path, PICTURE);
        String hash = brought.body().get("hash").asString();
        Answer noPicture = bring(buyer, path, "<svg onload=alert(1)>");
        Answer tooLarge = bring(buyer, path, PICTURE + "x".repeat(2 << 20));
        Answer strangers = bring(stranger, path, PICTURE);
        Answer unknown = buyer.post("/api/after-sales/" + id + "/evidence", """
                {"words": "", "pictures": ["%s"]}""".formatted("0".repeat(64)));
        Answer nothing = buyer.post("/api/after-sales/" + id + "/evidence", "{\"words\": \" \", \"pictures\": []}");
        Answer shown = buyer.post("/api/after-sales/" + id + "/evidence", """
                {"words": "", "pictures": ["%s"]}""".formatted(hash));

        assertThat(brought.status()).as(brought.text()).isEqualTo(201);
        assertThat(noPicture.status()).isEqualTo(415);
        assertThat(noPicture.body().get("field").asString()).isEqualTo("file");
        assertThat(tooLarge.status()).isEqualTo(415);
        assertThat(strangers.status()).isEqualTo(404);
        assertThat(unknown.body().get("field").asString()).isEqualTo("pictures");
        assertThat(nothing.body().get("field").asString()).isEqualTo("words");
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(seller.get(path + "/" + hash).status()).isEqualTo(200);
        assertThat(stranger.get(path + "/" + hash).status()).isEqualTo(404);
        assertThat(officer.get(path + "/" + hash).status()).as("not in dispute").isEqualTo(404);
        until(
                "the picture is among the steps",
                () -> Optional.of(ok(seller.get("/api/after-sales/" + id)))
                        .filter(sheet -> sheet.get("steps").toString().contains(hash)));
    }

    private static Answer bring(Visitor who, String path, String bytes) {
        String body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.webp\"\r\n"
                + "Content-Type: image/webp\r\n\r\n" + bytes + "\r\n--edge--\r\n";
        return who.ask("POST", path, body, Map.of("Content-Type", "multipart/form-data; boundary=edge"));
    }

    @Test
    void what_only_its_meaning_speaks_against_is_a_doubt_for_the_staff_and_no_breach() {
        long show = openShow();

        JsonNode judged =
                ok(seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"贴肚脐上一宿，宫寒十年怀不上的都怀上了\"}"));

        assertThat(judged.get("verdict").asString()).isEqualTo("needs_evidence");
        assertThat(judged.get("findings").get(0).get("doubtPercent").asInt()).isBetween(80, 100);
        JsonNode calm = ok(seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"今天风大，大家出门多穿点\"}"));
        assertThat(calm.get("verdict").asString()).isEqualTo("clear");
    }

    @Test
    void the_wall_is_for_officers_and_shows_what_was_last_found() {
        long show = openShow();
        ok(seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"这是全国第一的茶\"}"));

        JsonNode room = until(
                "the finding is on the wall",
                () -> ok(officer.get("/api/govern/shows?limit=100"))
                        .get("items")
                        .valueStream()
                        .filter(one -> one.get("id").asString().equals(Long.toString(show)))
                        .filter(one -> one.get("found").asInt() == 1)
                        .findFirst());

        assertThat(room.get("last").get("text").asString()).isEqualTo("这是全国第一的茶");
        assertThat(room.get("shopName").asString()).isEqualTo("西湖茶庄");
        assertThat(room.get("risk").get("score").asInt()).isPositive();
        assertThat(room.get("risk").get("parts").get(0).get("why").asString()).isEqualTo("findings");
        assertThat(onWall("group=absolute_claim&uncorrected=yes")).contains(Long.toString(show));
        assertThat(onWall("group=minors")).doesNotContain(Long.toString(show));
        assertThat(officer.get("/api/govern/shows?severity=S9").status()).isEqualTo(400);
        assertThat(ok(officer.get("/api/govern/shows/" + show + "/findings"))
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(stranger.get("/api/govern/shows").status()).isEqualTo(403);
        assertThat(seller.get("/api/govern/shows/" + show + "/findings").status())
                .isEqualTo(403);
        assertThat(house.guest().get("/api/govern/shows").status()).isEqualTo(401);
    }

    @Test
    void the_wall_orders_lines_by_when_they_were_said_and_tells_that_a_machine_took_one_down() {
        long show = openShow();
        ok(seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"这是全国第一的茶\"}"));
        String path = "/api/govern/shows/" + show + "/findings";
        until(
                "the finding is read",
                () -> Optional.of(ok(officer.get(path)))
                        .filter(page -> page.get("items").size() == 1));

        // Said long before, and written down after.
        house.bean(JdbcClient.class).sql("""
                insert into host_line (show_id, line_id, at, speaker, text, verdict, findings, taken_down)
                select show_id, line_id + 1, at + interval '5 seconds', speaker, '早先说的', verdict, findings,
                       '{"means": "HEARD", "engine": "funasr", "version": "2pass", "from": "2026-01-01T00:00:00Z",
                         "to": "2026-01-01T00:00:02Z", "confidence": null}'::jsonb
                  from host_line
                 where show_id = :show
                """).param("show", show).update();

        JsonNode first = ok(officer.get(path + "?limit=1"));
        JsonNode second =
                ok(officer.get(path + "?limit=1&after=" + first.get("next").asString()));
        assertThat(first.at("/items/0/text").asString()).isEqualTo("这是全国第一的茶");
        assertThat(first.at("/items/0").hasNonNull("takenDown")).isFalse();
        assertThat(second.at("/items/0/text").asString()).isEqualTo("早先说的");
        assertThat(second.at("/items/0/takenDown/means").asString()).isEqualTo("HEARD");
        assertThat(second.hasNonNull("next")).isFalse();
        JsonNode room = ok(officer.get("/api/govern/shows?limit=100"))
                .get("items")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(Long.toString(show)))
                .findFirst()
                .orElseThrow();
        assertThat(room.at("/last/text").asString()).isEqualTo("这是全国第一的茶");
    }

    private List<String> onWall(String filter) {
        return ok(officer.get("/api/govern/shows?limit=100&" + filter))
                .get("items")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }
}
