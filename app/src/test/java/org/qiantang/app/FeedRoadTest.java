package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lists that suit the one who looks, in the whole program: what is learnt, why, and what everybody may do about it. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class FeedRoadTest {
    private static final String PASSWORD = "a-long-password";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static List<String> teas;
    private static List<String> clothes;

    @BeforeAll
    static void a_shop_with_teas_and_clothes() throws Exception {
        program = WholeProgram.start(data);
        ask("", "POST", "/api/shops", """
                {"name": "allsorts", "password": "%s", "shopName": "西湖百货", "licenceHolder": "西湖百货有限公司",
                 "licenceNumber": "91330100MA2H000000"}""".formatted(PASSWORD), 201);
        teas = listed("农产品", "龙井");
        clothes = listed("服饰", "衬衫");
        eventually(() -> feed("", "").size() == teas.size() + clothes.size());
    }

    @AfterAll
    static void close() throws Exception {
        program.close();
    }

    @Test
    void two_who_looked_at_different_things_get_different_lists_with_reasons() throws Exception {
        String drinker = viewer();
        String dresser = viewer();

        look(drinker, teas.subList(0, 2));
        look(dresser, clothes.subList(0, 2));

        assertThat(teas).contains(feed(drinker, "").getFirst());
        assertThat(clothes).contains(feed(dresser, "").getFirst());
        assertThat(whys(drinker)).containsAnyOf("interest", "viewed", "alike");
        assertThat(interests(drinker)).containsExactly("农产品");
        assertThat(interests(dresser)).containsExactly("服饰");
    }

    @Test
    void goods_that_nobody_has_seen_are_told_to_who_looked_at_goods_of_like_meaning_and_unlike_words()
            throws Exception {
        String seen = one("玩具母婴", "婴儿纸尿裤");
        String cold = one("家居日用", "宝宝拉拉裤");
        String walker = viewer();
        String dresser = viewer();
        eventually(() -> feed("", "").containsAll(List.of(seen, cold)));

        look(walker, List.of(seen));
        look(dresser, clothes.subList(0, 1));
        eventually(() -> feed(walker, "limit=1").equals(List.of(cold)));

        JsonNode first = ask(walker, "GET", "/api/feed/products?limit=1", "", 200)
                .get("items")
                .get(0)
                .get("why");
        assertThat(first.get("code").asString()).isEqualTo("alike");
        assertThat(first.get("about").asString()).isEqualTo("婴儿纸尿裤");
        assertThat(feed(dresser, "limit=3")).doesNotContain(cold);
    }

    @Test
    void of_a_stranger_nothing_is_kept_and_the_list_tells_what_is_popular_or_new() throws Exception {
        look("", teas);

        assertThat(ask("", "GET", "/api/feed/products", "", 200)
                        .get("personalised")
                        .asBoolean())
                .isFalse();
        assertThat(whys("")).isSubsetOf("popular", "new", "now");
    }

    @Test
    void with_it_off_the_list_is_a_strangers_and_nothing_more_is_kept() throws Exception {
        String viewer = viewer();
        look(viewer, teas.subList(0, 2));

        ask(viewer, "PUT", "/api/me/personalised", "{\"on\": false}", 200);
        look(viewer, clothes);

        assertThat(ask(viewer, "GET", "/api/feed/products", "", 200)
                        .get("personalised")
                        .asBoolean())
                .isFalse();
        assertThat(whys(viewer)).isSubsetOf("popular", "new", "now");
        assertThat(history(viewer)).containsExactlyInAnyOrderElementsOf(teas.subList(0, 2));

        ask(viewer, "PUT", "/api/me/personalised", "{\"on\": true}", 200);
        assertThat(interests(viewer)).containsExactly("农产品");
    }

    @Test
    void who_is_forgotten_has_no_history_no_interests_and_no_blocks() throws Exception {
        String viewer = viewer();
        look(viewer, teas);
        ask(viewer, "PUT", "/api/me/interests", "{\"category\": \"酒类\", \"said\": \"more\"}", 200);
        ask(viewer, "PUT", "/api/me/blocked/product/" + clothes.getFirst(), "{\"blocked\": true}", 200);

        JsonNode known = ask(viewer, "DELETE", "/api/me/interests", "", 200);

        assertThat(known.get("interests")).isEmpty();
        assertThat(known.get("blocked")).isEmpty();
        assertThat(known.get("forgottenAt").isNull()).isFalse();
        assertThat(history(viewer)).isEmpty();
        assertThat(feed(viewer, "")).contains(clothes.getFirst());
    }

    @Test
    void what_is_put_away_is_not_suggested_until_it_is_wanted_again() throws Exception {
        String viewer = viewer();
        String unwanted = feed(viewer, "").getFirst();

        ask(viewer, "PUT", "/api/me/blocked/product/" + unwanted, "{\"blocked\": true}", 200);
        assertThat(feed(viewer, "")).doesNotContain(unwanted);

        ask(viewer, "PUT", "/api/me/blocked/product/" + unwanted, "{\"blocked\": false}", 200);
        assertThat(feed(viewer, "")).contains(unwanted);
    }

    @Test
    void of_a_shop_that_is_put_away_nothing_is_suggested_until_it_is_wanted_again() throws Exception {
        String viewer = viewer();
        String shop = ask(viewer, "GET", "/api/feed/products?limit=1", "", 200)
                .get("items")
                .get(0)
                .get("card")
                .get("merchantId")
                .asString();

        JsonNode known = ask(viewer, "PUT", "/api/me/blocked/shop/" + shop, "{\"blocked\": true}", 200);
        assertThat(known.get("blocked").get(0).get("kind").asString()).isEqualTo("shop");
        assertThat(known.get("blocked").get(0).get("name").asString()).isEqualTo("西湖百货");
        assertThat(feed(viewer, "")).isEmpty();

        ask(viewer, "PUT", "/api/me/blocked/shop/" + shop, "{\"blocked\": false}", 200);
        assertThat(feed(viewer, "")).isNotEmpty();
    }

    @Test
    void what_was_on_the_screen_is_kept_with_its_chance_and_gone_with_the_person() throws Exception {
        String viewer = viewer();
        long person = ask(viewer, "GET", "/api/me", "", 200).get("id").asLong();
        JsonNode list = ask(viewer, "GET", "/api/feed/products?limit=4&surface=home", "", 200);
        String first = list.get("items").get(0).get("card").get("productId").asString();

        ask(viewer, "POST", "/api/feed/shown", shown(list.get("listId").asString(), first), 204);

        eventually(() -> kept(person, "surface = 'HOME' and place = 0 and propensity > 0 and item_id = " + first) == 1);
        ask(viewer, "DELETE", "/api/me/interests", "", 200);
        assertThat(kept(person, "true")).isZero();
    }

    @Test
    void a_guest_and_who_has_switched_it_off_get_no_number_to_tell_by_and_nothing_is_kept() throws Exception {
        String viewer = viewer();
        long person = ask(viewer, "GET", "/api/me", "", 200).get("id").asLong();
        JsonNode before = ask(viewer, "GET", "/api/feed/products?limit=4&surface=home", "", 200);
        String first = before.get("items").get(0).get("card").get("productId").asString();
        ask(viewer, "PUT", "/api/me/personalised", "{\"on\": false}", 200);

        ask(viewer, "POST", "/api/feed/shown", shown(before.get("listId").asString(), first), 204);
        ask("", "POST", "/api/feed/shown", shown(before.get("listId").asString(), first), 204);

        for (String who : List.of(viewer, "")) {
            assertThat(ask(who, "GET", "/api/feed/products?surface=home", "", 200)
                            .get("listId")
                            .isNull())
                    .isTrue();
        }
        // What is told thereafter is written after it.
        String another = viewer();
        JsonNode list = ask(another, "GET", "/api/feed/products?limit=4", "", 200);
        String its = list.get("items").get(0).get("card").get("productId").asString();
        ask(another, "POST", "/api/feed/shown", shown(list.get("listId").asString(), its), 204);
        long other = ask(another, "GET", "/api/me", "", 200).get("id").asLong();
        eventually(() -> kept(other, "surface = 'ELSEWHERE'") == 1);
        assertThat(kept(person, "true")).isZero();
    }

    @Test
    void what_is_taken_out_of_the_history_is_not_supposed_any_more() throws Exception {
        String viewer = viewer();
        look(viewer, List.of(teas.getFirst(), clothes.getFirst()));

        ask(viewer, "DELETE", "/api/me/history/" + teas.getFirst(), "", 204);

        assertThat(history(viewer)).containsExactly(clothes.getFirst());
        assertThat(interests(viewer)).containsExactly("服饰");
    }

    @Test
    void a_category_that_somebody_wants_none_of_is_said_so_and_comes_last() throws Exception {
        String viewer = viewer();
        look(viewer, teas.subList(0, 2));

        JsonNode known = ask(viewer, "PUT", "/api/me/interests", "{\"category\": \"农产品\", \"said\": \"none\"}", 200);

        assertThat(known.get("interests").get(0).get("said").asString()).isEqualTo("none");
        assertThat(whys(viewer)).doesNotContain("interest");
    }

    @Test
    void beside_a_product_stands_everything_but_itself_and_what_is_on_the_screen_already() throws Exception {
        String beside = teas.getFirst();

        List<String> found = feed("", "beside=" + beside + "&leaveOut=" + clothes.get(0) + "," + clothes.get(1));

        assertThat(found).isNotEmpty().doesNotContain(beside, clothes.get(0), clothes.get(1));
    }

    @Test
    void absurd_requests_are_refused_in_words() throws Exception {
        String viewer = viewer();
        for (String path : List.of(
                "/api/feed/products?limit=0",
                "/api/feed/rooms?limit=61",
                "/api/feed/products?surface=moon",
                "/api/feed/rooms?surface=HOME",
                "/api/me/history?after=-1")) {
            ask(viewer, "GET", path, "", 400);
        }
        ask(viewer, "GET", "/api/feed/rooms?leaveOut=1,,2", "", 200);
        for (String acts : List.of(
                "{\"acts\": [{\"act\": \"click\"}]}",
                "{\"acts\": [{\"act\": \"buy\", \"productId\": \"1\"}]}",
                "{\"acts\": [null]}",
                "{\"acts\": [" + "{\"act\": \"click\", \"productId\": \"1\"},".repeat(50)
                        + "{\"act\": \"click\", \"productId\": \"1\"}]}")) {
            ask(viewer, "POST", "/api/feed/acts", acts, 400);
        }
        for (String shown : List.of(
                "{}",
                "{\"listId\": \"1\"}",
                "{\"listId\": \"1\", \"itemIds\": []}",
                "{\"listId\": \"1\", \"itemIds\": [null]}",
                "{\"itemIds\": [\"1\"]}",
                "{\"listId\": \"1\", \"itemIds\": [" + "\"1\",".repeat(60) + "\"1\"]}")) {
            ask(viewer, "POST", "/api/feed/shown", shown, 400);
        }
        assertThat(feed(viewer, "show=404")).isEmpty();
        ask(viewer, "PUT", "/api/me/interests", "{\"said\": \"more\"}", 400);
        ask(viewer, "PUT", "/api/me/interests", "{\"category\": \"没有的\", \"said\": \"more\"}", 400);
        ask(viewer, "PUT", "/api/me/interests", "{\"category\": \"服饰\", \"said\": \"lots\"}", 400);
        ask(viewer, "PUT", "/api/me/blocked/room/1", "{}", 400);
        ask(viewer, "PUT", "/api/me/personalised", "{}", 400);
    }

    private static List<String> listed(String category, String title) throws Exception {
        List<String> listed = new ArrayList<>();
        for (String number : List.of("一", "二", "三", "四")) {
            listed.add(one(category, title + number + "号"));
        }
        return listed;
    }

    private static String one(String category, String title) throws Exception {
        int code = NUMBERS.incrementAndGet();
        return ask(
                        "allsorts",
                        "POST",
                        "/api/studio/products",
                        """
                        {"code": "G-%1$d", "title": "%2$s", "legalCategory": "%3$s", "description": "好物",
                         "pictures": ["/pictures/demo-longjing.svg"],
                         "facts": [{"key": "origin", "value": "杭州"}], "afterSale": [],
                         "delivery": {"from": "浙江杭州", "hoursToShip": 48, "freeShipping": true, "excluded": []},
                         "skus": [{"code": "G-%1$d-1", "name": "一件", "price": {"minor": %4$d, "currency": "CNY"}, "free": 50}]}
                        """.formatted(code, title, category, 5_000 + 100 * code),
                        201)
                .get("id")
                .asString();
    }

    private static String viewer() throws Exception {
        String name = "viewer" + NUMBERS.incrementAndGet();
        ask("", "POST", "/api/people", """
                {"name": "%s", "password": "%s", "nickname": "小满"}""".formatted(name, PASSWORD), 201);
        return name;
    }

    private static void look(String who, List<String> products) throws Exception {
        String acts = products.stream()
                .map(product -> "{\"act\": \"click\", \"productId\": \"" + product + "\"}")
                .collect(Collectors.joining(","));
        ask(who, "POST", "/api/feed/acts", "{\"acts\": [" + acts + "]}", 204);
    }

    private static List<String> feed(String who, String query) throws Exception {
        return ask(
                        who,
                        "GET",
                        "/api/feed/products?" + (query.contains("limit=") ? query : "limit=60&" + query),
                        "",
                        200)
                .get("items")
                .valueStream()
                .map(item -> item.get("card").get("productId").asString())
                .toList();
    }

    private static String shown(String list, String item) {
        return "{\"listId\": \"" + list + "\", \"itemIds\": [\"" + item + "\"]}";
    }

    private static long kept(long person, String such) {
        return program.bean(JdbcClient.class)
                .sql("select count(*) from feed_impression where person_id = :person and " + such)
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private static List<String> whys(String who) throws Exception {
        return ask(who, "GET", "/api/feed/products?limit=60", "", 200)
                .get("items")
                .valueStream()
                .map(item -> item.get("why").get("code").asString())
                .distinct()
                .toList();
    }

    private static List<String> interests(String who) throws Exception {
        return ask(who, "GET", "/api/me/interests", "", 200)
                .get("interests")
                .valueStream()
                .map(one -> one.get("category").asString())
                .toList();
    }

    private static List<String> history(String who) throws Exception {
        return ask(who, "GET", "/api/me/history", "", 200)
                .get("items")
                .valueStream()
                .map(one -> one.get("card").get("productId").asString())
                .toList();
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            if (condition.call()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it did not come to hold in 30 s");
    }

    private static JsonNode ask(String who, String method, String path, String body, Integer... statuses)
            throws Exception {
        WholeProgram.Answer answer =
                program.ask(method, path, who.isEmpty() ? Optional.empty() : Optional.of(program.session(who)), body);
        assertThat(answer.status())
                .as("%s %s %s: %s", method, path, body, answer.body())
                .isIn(List.of(statuses));
        return answer.body().isEmpty() ? null : answer.json();
    }
}
