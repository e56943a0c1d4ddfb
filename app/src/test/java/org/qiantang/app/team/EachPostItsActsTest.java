package org.qiantang.app.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;

/** Every door of the studio, and every post before it. */
class EachPostItsActsTest {
    private static final long SHOP = 920L;
    private static final String FORM = "people";
    /** What all of a shop's people may do, whatever their posts: to look, and to see to their own place in it. */
    private static final String EVERYBODY = "everybody";

    /** What some doors must be able to read before they ask who has sent it; the others leave it alone. */
    private static final String ENOUGH = """
            {"itemId": "1", "productId": "1", "skuId": "1", "pieces": 1, "target": 1, "onShelf": true, "archived": false}
            """;

    /** The act that each door needs; a new door has to say its own here. */
    private static final Map<String, String> NEEDED = needed();

    private static WholeHouse house;
    private static String show = "";
    private static final Map<Post, Visitor> MEMBERS = new EnumMap<>(Post.class);

    private static Map<String, String> needed() {
        var needed = new TreeMap<String, String>();
        put(needed, EVERYBODY, """
                GET /api/studio/me
                PUT /api/studio/me/shop
                GET /api/studio/team
                POST /api/studio/team/leave
                GET /api/studio/shop
                GET /api/studio/closing
                GET /api/studio/freight
                GET /api/studio/shows
                GET /api/studio/shows/{id}
                GET /api/studio/shows/{id}/posts
                GET /api/studio/shows/{id}/findings
                GET /api/studio/shows/{id}/lines
                GET /api/studio/shows/{id}/prices
                GET /api/studio/shows/{id}/flashes
                GET /api/studio/shows/{id}/allowed-flashes
                GET /api/studio/shows/{id}/preair
                GET /api/studio/shows/{id}/video
                GET /api/studio/shows/{showId}/host
                GET /api/studio/shows/{showId}/next-items
                GET /api/studio/shows/{showId}/presenter
                GET /api/studio/shows/{showId}/presenter/preview
                GET /api/studio/shows/{showId}/presenter/voice
                GET /api/studio/shows/{id}/ear
                PUT /api/studio/shows/{id}/ear
                GET /api/studio/shows/{id}/notices
                GET /api/studio/shows/{id}/helpdesk
                GET /api/studio/notices
                GET /api/studio/notices/now
                GET /api/studio/notices/{id}
                GET /api/studio/complaints
                GET /api/studio/complaints/owed
                POST /api/studio/notices/{id}/read
                GET /api/studio/self-check
                GET /api/studio/courses
                POST /api/studio/courses/{course}/attempts
                GET /api/studio/courses/attempts/{attemptId}
                POST /api/studio/courses/attempts/{attemptId}
                """);
        put(needed, Act.MEMBERS.name(), """
                PUT /api/studio/shop/licence
                POST /api/studio/closing
                DELETE /api/studio/closing
                POST /api/studio/team/invitations
                DELETE /api/studio/team/invitations/{id}
                PUT /api/studio/team/members/{personId}
                DELETE /api/studio/team/members/{personId}
                PUT /api/studio/shows/{id}/posts/{personId}
                POST /api/studio/shows/{id}/invitations
                """);
        put(needed, Act.GOODS.name(), """
                POST /api/studio/products/judgement
                POST /api/studio/self-check
                POST /api/studio/products
                PUT /api/studio/products/{id}
                POST /api/studio/products/{id}/archive
                POST /api/studio/products/{id}/unarchive
                POST /api/studio/products/many
                PUT /api/studio/products/{id}/shelf
                GET /api/studio/products/export
                GET /api/studio/products/template
                GET /api/studio/skus/{skuId}/prices
                GET /api/studio/skus/{skuId}/price-history
                POST /api/studio/skus/{skuId}/prices
                PUT /api/studio/skus/{skuId}/comparison
                PUT /api/studio/skus/{skuId}/cost
                DELETE /api/studio/skus/{skuId}/cost
                GET /api/studio/products/{id}/costs
                POST /api/studio/skus/{skuId}/stock
                POST /api/studio/pictures
                POST /api/studio/proofs
                POST /api/studio/manuals
                GET /api/studio/manuals/{id}
                PUT /api/studio/manuals/{id}/product
                GET /api/studio/products/{id}/manuals
                GET /api/studio/products/{id}/fact-sources
                POST /api/studio/products/import
                POST /api/studio/imports
                GET /api/studio/imports
                GET /api/studio/imports/{id}
                POST /api/studio/imports/{id}/write
                GET /api/studio/imports/{id}/marked
                GET /api/studio/suppliers
                POST /api/studio/suppliers
                PUT /api/studio/suppliers/{id}
                PUT /api/studio/suppliers/{id}/archived
                GET /api/studio/shelf
                PUT /api/studio/shelf
                PUT /api/studio/freight
                GET /api/studio/offers
                POST /api/studio/offers
                GET /api/studio/offers/{id}
                PUT /api/studio/offers/{id}
                POST /api/studio/offers/{id}/withdraw
                GET /api/studio/offers/samples
                POST /api/studio/offers/samples/{id}/send
                POST /api/studio/offers/samples/{id}/refuse
                """);
        put(needed, Act.MONEY.name(), """
                GET /api/studio/offers/commissions
                GET /api/studio/offers/commission-sums
                """);
        // The goods are looked up, and written about, by those who keep them and by those who line them up.
        put(needed, Act.GOODS + "/" + Act.LINE_UP, """
                GET /api/studio/products
                GET /api/studio/products/count
                GET /api/studio/products/{id}
                GET /api/studio/copy/choices
                GET /api/studio/copy/texts
                POST /api/studio/copy/texts
                GET /api/studio/copy/texts/{id}
                POST /api/studio/copy/texts/{id}/stop
                PUT /api/studio/copy/texts/{id}/sentences/{sentence}
                DELETE /api/studio/copy/texts/{id}/sentences/{sentence}
                POST /api/studio/copy/texts/{id}/sentences/{sentence}/again
                PUT /api/studio/copy/texts/{id}/sentences/{sentence}/marks
                POST /api/studio/copy/texts/{id}/again
                GET /api/studio/copy/texts/{id}/versions
                POST /api/studio/copy/texts/{id}/restore
                PUT /api/studio/copy/texts/{id}/approval
                DELETE /api/studio/copy/texts/{id}/approval
                POST /api/studio/copy/texts/{id}/uses
                GET /api/studio/copy/texts/{id}/export
                GET /api/studio/films
                POST /api/studio/films
                GET /api/studio/films/batches
                POST /api/studio/films/batches
                GET /api/studio/films/batches/{id}
                POST /api/studio/films/batches/{id}/cancel
                POST /api/studio/films/batches/{id}/resume
                GET /api/studio/films/pictures/{product}
                PUT /api/studio/films/pictures/{product}
                POST /api/studio/films/{id}/scenes
                GET /api/studio/films/{id}/scenes/{scene}/still.jpg
                POST /api/studio/films/wish
                GET /api/studio/films/choices
                GET /api/studio/films/{id}
                PUT /api/studio/films/{id}
                DELETE /api/studio/films/{id}
                PUT /api/studio/films/{id}/title
                PUT /api/studio/films/{id}/order
                PUT /api/studio/films/{id}/scenes/{scene}
                DELETE /api/studio/films/{id}/scenes/{scene}
                POST /api/studio/films/{id}/scenes/{scene}/again
                POST /api/studio/films/{id}/render
                POST /api/studio/films/{id}/cancel
                PUT /api/studio/films/{id}/published
                DELETE /api/studio/films/{id}/published
                POST /api/studio/films/{id}/objection
                GET /api/studio/films/{id}/film.mp4
                GET /api/studio/films/{id}/cover.jpg
                """);
        put(needed, Act.ORDERS.name(), """
                GET /api/studio/orders
                GET /api/studio/order-counts
                GET /api/studio/orders/{id}
                POST /api/studio/orders/{id}/parcel
                GET /api/studio/order-punctuality
                GET /api/studio/orders/export
                GET /api/studio/orders/to-ship
                GET /api/studio/orders/{id}/to-send
                POST /api/studio/orders/{id}/pack
                POST /api/studio/orders/{id}/parcels
                PUT /api/studio/orders/{id}/parcels/{parcelId}
                POST /api/studio/ship-files
                GET /api/studio/ship-files
                GET /api/studio/ship-files/{id}
                POST /api/studio/ship-files/{id}/send
                GET /api/studio/ship-files/{id}/marked
                """);
        put(needed, Act.AFTER_SALE.name(), """
                GET /api/studio/return-place
                PUT /api/studio/return-place
                GET /api/studio/after-sales
                POST /api/studio/after-sales/{id}/agree
                POST /api/studio/after-sales/{id}/refuse
                POST /api/studio/after-sales/{id}/offer
                POST /api/studio/after-sales/{id}/confirm
                POST /api/studio/after-sales/{id}/replace
                """);
        put(needed, Act.REDEEM.name(), """
                POST /api/studio/vouchers/look
                POST /api/studio/vouchers/redeem
                GET /api/studio/vouchers/redeemed
                GET /api/studio/vouchers/redeemed/sum
                GET /api/studio/vouchers/redeemed/export
                """);
        put(needed, Act.FIGURES.name(), """
                GET /api/studio/green
                GET /api/studio/sales
                GET /api/studio/insight/events
                GET /api/studio/shows/{id}/report
                GET /api/studio/shows/{id}/insight
                GET /api/studio/copy/texts/{id}/comparison
                GET /api/studio/audience
                GET /api/studio/audience/churn
                GET /api/studio/audience/alike
                GET /api/studio/audience/lists
                POST /api/studio/audience/lists
                DELETE /api/studio/audience/lists/{id}
                GET /api/studio/shows/{id}/insight/audience
                GET /api/studio/shows/{id}/insight/report
                GET /api/studio/shows/{id}/insight/report.pdf
                GET /api/studio/shows/{id}/insight/report.xlsx
                GET /api/studio/shows/{id}/insight/events
                """);
        put(needed, Act.PLAN.name(), """
                POST /api/studio/complaints/{id}/answer
                POST /api/studio/notices/{id}/replies
                POST /api/studio/notices/{id}/measures/{measure}/appeal
                POST /api/studio/limits/{show}/{limit}/objection
                POST /api/studio/shows
                PUT /api/studio/shows/{id}
                POST /api/studio/shows/{id}/announce
                """);
        put(needed, Act.OPEN_CLOSE.name(), """
                POST /api/studio/shows/{id}/open
                POST /api/studio/shows/{id}/close
                POST /api/studio/shows/{showId}/host/start
                POST /api/studio/shows/{showId}/host/pause
                POST /api/studio/shows/{showId}/host/resume
                POST /api/studio/shows/{showId}/host/stop
                POST /api/studio/shows/{showId}/host/script
                PUT /api/studio/shows/{showId}/presenter
                PUT /api/studio/shows/{showId}/host/setting
                """);
        put(needed, Act.SPEAK.name(), """
                POST /api/studio/shows/{id}/lines
                POST /api/studio/shows/{showId}/host/say
                POST /api/studio/shows/{showId}/host/cursor
                POST /api/studio/shows/{showId}/host/calls/{call}/done
                """);
        put(needed, Act.LINE_UP.name(), """
                POST /api/studio/shows/{id}/items
                PUT /api/studio/shows/{id}/items/{item}
                DELETE /api/studio/shows/{id}/items/{item}
                PUT /api/studio/shows/{id}/order
                POST /api/studio/shows/{id}/preair
                """);
        put(needed, Act.PIECES.name(), """
                POST /api/studio/shows/{id}/items/{item}/pieces
                POST /api/studio/shows/{id}/items/{item}/pieces/back
                """);
        put(needed, Act.PRICE.name(), """
                POST /api/studio/shows/{id}/prices
                POST /api/studio/shows/{id}/flashes
                DELETE /api/studio/shows/{id}/flashes/{flash}
                POST /api/studio/shows/{id}/allowed-flashes
                DELETE /api/studio/shows/{id}/allowed-flashes/{allowed}
                POST /api/studio/shows/{id}/allowed-flashes/{allowed}/begin
                """);
        put(needed, Act.PIN.name(), """
                POST /api/studio/shows/{id}/pin
                POST /api/studio/shows/{id}/unpin
                """);
        put(needed, Act.MUTE.name(), """
                GET /api/studio/shows/{id}/mutes
                PUT /api/studio/shows/{id}/mutes/{viewer}
                DELETE /api/studio/shows/{id}/mutes/{viewer}
                DELETE /api/studio/shows/{id}/talk/{line}
                """);
        put(needed, Act.ANSWER.name(), """
                PUT /api/studio/shows/{id}/helpdesk
                POST /api/studio/shows/{id}/helpdesk/{suggestion}/say
                POST /api/studio/shows/{id}/helpdesk/{suggestion}/hand-over
                DELETE /api/studio/shows/{id}/helpdesk/{suggestion}
                GET /api/studio/helpdesk/counts
                GET /api/studio/helpdesk/questions
                POST /api/studio/helpdesk/questions/{id}/answer
                POST /api/studio/helpdesk/questions/{id}/dismiss
                GET /api/studio/helpdesk/faq
                POST /api/studio/helpdesk/faq
                PUT /api/studio/helpdesk/faq/{id}
                POST /api/studio/helpdesk/faq/import
                POST /api/studio/helpdesk/faq/{id}/reject
                POST /api/studio/helpdesk/faq/{id}/retire
                """);
        put(needed, Act.CAMERA.name(), """
                GET /api/studio/shows/{id}/stream-key
                POST /api/studio/shows/{id}/stream-key
                POST /api/studio/shows/{id}/video/take-over
                GET /api/studio/shows/{id}/simulcast
                POST /api/studio/shows/{id}/simulcast
                PUT /api/studio/shows/{id}/simulcast/{targetId}
                DELETE /api/studio/shows/{id}/simulcast/{targetId}
                POST /api/studio/shows/{id}/simulcast/{targetId}/start
                POST /api/studio/shows/{id}/simulcast/{targetId}/stop
                """);
        put(needed, Act.RECORDING.name(), """
                GET /api/studio/shows/{id}/recording
                PUT /api/studio/shows/{id}/recording
                GET /api/studio/shows/{id}/recording/segments
                GET /api/studio/shows/{id}/recording/at
                GET /api/studio/shows/{id}/recording/index.m3u8
                GET /api/studio/shows/{id}/recording/{number}.ts
                GET /api/studio/films/clips
                POST /api/studio/films/clips
                GET /api/studio/films/clips/moments
                GET /api/studio/films/clips/{id}
                PUT /api/studio/films/clips/{id}
                DELETE /api/studio/films/clips/{id}
                POST /api/studio/films/clips/{id}/render
                POST /api/studio/films/clips/{id}/cancel
                PUT /api/studio/films/clips/{id}/published
                DELETE /api/studio/films/clips/{id}/published
                POST /api/studio/films/clips/{id}/objection
                POST /api/studio/films/clips/{id}/review
                POST /api/studio/films/clips/{id}/review/stop
                POST /api/studio/films/clips/{id}/review/ask
                GET /api/studio/films/clips/{id}/film.mp4
                GET /api/studio/films/clips/{id}/cover.jpg
                GET /api/studio/films/clips/{id}/subtitles.vtt
                """);
        return Map.copyOf(needed);
    }

    private static void put(Map<String, String> needed, String act, String doors) {
        doors.lines().forEach(door -> needed.put(door, act));
    }

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        house.bean(ShopDesk.class).openShop(SHOP, "钱塘试验店");
        Visitor owner = house.comes("walker", SHOP, Role.VIEWER, Role.MERCHANT, Role.HOST);
        show = owner.post("/api/studio/shows", "{\"title\": \"走门\"}")
                .body()
                .get("id")
                .asString();
        for (Post post : Post.values()) {
            String name = post.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Visitor member = house.comes("walker-" + name, null, Role.VIEWER);
            String code = owner.post("/api/studio/team/invitations", "{\"posts\": [\"" + post.name() + "\"]}")
                    .body()
                    .get("code")
                    .asString();
            assertThat(member.post("/api/invitations/" + code + "/accept", "{}").status())
                    .isEqualTo(200);
            MEMBERS.put(post, member);
        }
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @Test
    void every_door_of_the_studio_has_said_which_act_it_needs() {
        assertThat(new TreeSet<>(NEEDED.keySet()))
                .isEqualTo(house.doors("/api/studio").collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }

    @ParameterizedTest
    @EnumSource
    void a_post_passes_the_doors_of_its_own_acts_and_is_told_who_may_at_all_others(Post post) {
        Visitor member = Objects.requireNonNull(MEMBERS.get(post));
        var wrong = new TreeSet<String>();

        NEEDED.forEach((door, act) -> {
            // It ends the membership, which the last of the walkers would miss.
            if (door.equals("POST /api/studio/team/leave")) {
                return;
            }
            boolean may = act.equals(EVERYBODY)
                    || Stream.of(act.split("/", -1)).map(Act::valueOf).anyMatch(post.acts()::contains);
            Answer answer = knock(member, door);
            boolean refused = answer.status() == 403 && answer.text().contains("\"not-your-post\"");
            if (refused == may) {
                wrong.add(door + " (" + act + "): " + answer.status() + " " + answer.text());
            }
            if (refused && !answer.text().contains("who may")) {
                wrong.add(door + ": refused without words");
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void somebody_who_works_in_two_shops_acts_for_one_at_a_time() {
        house.bean(ShopDesk.class).openShop(921L, "第二家店");
        Visitor other = house.comes("walker-two", 921L, Role.VIEWER, Role.MERCHANT, Role.HOST);
        Visitor member = house.comes("walker-both", null, Role.VIEWER);
        Visitor first = house.comes("walker-first", SHOP, Role.VIEWER, Role.MERCHANT, Role.HOST);
        for (Visitor owner : List.of(first, other)) {
            String code = owner.post("/api/studio/team/invitations", "{\"posts\": [\"SERVICE\"]}")
                    .body()
                    .get("code")
                    .asString();
            member.post("/api/invitations/" + code + "/accept", "{}");
        }

        var before = member.get("/api/studio/me").body();
        Answer switched = member.put("/api/studio/me/shop", "{\"merchantId\": \"921\"}");
        Answer strangers = member.put("/api/studio/me/shop", "{\"merchantId\": \"999\"}");
        other.delete("/api/studio/team/members/" + member.id());
        var after = member.get("/api/studio/me").body();

        assertThat(before.get("shops").size()).isEqualTo(2);
        assertThat(before.get("shop").get("name").asString()).isEqualTo("钱塘试验店");
        assertThat(switched.body().get("shop").get("name").asString()).isEqualTo("第二家店");
        assertThat(strangers.status()).isEqualTo(404);
        assertThat(after.get("shops").size()).isEqualTo(1);
        assertThat(after.get("shop").get("name").asString()).isEqualTo("钱塘试验店");
        assertThat(other.put("/api/studio/me/shop", "{\"merchantId\": \"920\"}").status())
                .isEqualTo(404);
    }

    private static Answer knock(Visitor member, String door) {
        String method = door.substring(0, door.indexOf(' '));
        String path = door.substring(door.indexOf(' ') + 1)
                .replaceAll("/shows/\\{(id|showId)}", "/shows/" + show)
                .replaceAll("\\{[^}]*}", "1")
                .replace("/recording/at", "/recording/at?t=2026-01-01T00:00:00Z");
        boolean form = door.endsWith("/pictures")
                || door.endsWith("/proofs")
                || door.equals("POST /api/studio/manuals")
                || door.endsWith("/products/import")
                || door.endsWith("/faq/import")
                || door.equals("POST /api/studio/imports")
                || door.equals("POST /api/studio/ship-files");
        if (form) {
            String body = "--" + FORM + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                    + "Content-Type: text/csv\r\n\r\na,b\r\n--" + FORM + "--\r\n";
            return member.ask(method, path, body, Map.of("Content-Type", "multipart/form-data; boundary=" + FORM));
        }
        String body = method.equals("GET") || method.equals("DELETE") ? null : ENOUGH;
        return member.ask(method, path, body, Map.of());
    }
}
