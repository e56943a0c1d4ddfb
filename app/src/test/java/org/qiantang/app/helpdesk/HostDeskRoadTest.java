package org.qiantang.app.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.host.Answered;
import org.qiantang.app.host.Answerer;
import org.qiantang.app.host.QuestionDesk;
import org.qiantang.app.host.QuestionDesk.InHand;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.shipping.OpenShop;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.HelpdeskEvent.AskedLine;
import org.qiantang.event.HelpdeskEvent.HelpKind;
import org.qiantang.event.HelpdeskEvent.HelpMode;
import org.qiantang.event.ShowEvent.HelpdeskSpoke;
import org.qiantang.event.ShowEvent.TalkHeard;
import org.qiantang.event.ShowEvent.TalkLine;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a digital host has of the helpdesk where that is off: people, approved answers, and peace in a quarrel. */
class HostDeskRoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String QUEUE = "/api/studio/helpdesk/questions";

    private static WholeHouse house;
    private static int shops;
    private static long people = 12_000;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    /** A shop with a scarf in an open show whose helpdesk is off, and its owner. */
    private record Evening(OpenShop shop, Visitor owner, String path) {
        static Evening begun() {
            OpenShop shop = HostDeskRoadTest.shop();
            Visitor owner =
                    house.comes("host-desk-owner-" + shops, shop.merchantId, Role.VIEWER, Role.MERCHANT, Role.HOST);
            var evening = new Evening(shop, owner, "/api/studio/shows/" + shop.showId + "/helpdesk");
            eventually(() -> owner.get(evening.path()).status() == 200 ? true : null);
            ok(owner.put(evening.path(), "{\"mode\": \"off\", \"thanksSeconds\": 0}"));
            return evening;
        }

        /** The line in which somebody new says this in the room. */
        TalkLine says(String text) {
            long person = ++people;
            assertThat(house.bean(Rooms.class)
                            .ask(shop.showId, new RoomRequest.Say(person, text, "clear"))
                            .join())
                    .isInstanceOf(Receipt.Done.class);
            return eventually(() -> told(Streams.FLOOR, Streams.show(shop.showId)).stream()
                    .filter(TalkHeard.class::isInstance)
                    .flatMap(event -> ((TalkHeard) event).lines().stream())
                    .filter(line -> line.personId() == person)
                    .findFirst()
                    .orElse(null));
        }

        InHand handsOver(TalkLine line, String text) {
            return house.bean(QuestionDesk.class)
                    .handOver(
                            shop.showId,
                            new QuestionDesk.Open(line.lineId(), line.personId(), shop.itemId, text, "care"));
        }

        JsonNode queue() {
            return ok(owner.get(QUEUE + "?state=open")).get("items");
        }
    }

    private static OpenShop shop() {
        return new OpenShop(house, "主播铺" + ++shops, "桑蚕丝方巾", new Delivery("浙江杭州", 48, true, List.of("西藏")), 29_900);
    }

    private static List<Event> told(int shard, String stream) {
        var codec = new EventCodec();
        return house.bean(Journal.class).readStream(shard, stream, 0, 1_000).stream()
                .map(one -> codec.read(one.type(), one.version(), one.body()))
                .toList();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static <T> T eventually(Supplier<@Nullable T> look) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T seen = look.get();
            if (seen != null) {
                return seen;
            }
            assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(giveUp);
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Test
    void what_her_facts_do_not_tell_is_one_card_for_all_who_ask_it_and_a_persons_answer_goes_into_the_talk() {
        Evening evening = Evening.begun();
        TalkLine first = evening.says("这款怎么洗");
        TalkLine second = evening.says("请问这款怎么洗呀");

        InHand opened = evening.handsOver(first, "这款怎么洗");
        InHand again = evening.handsOver(first, "这款怎么洗");
        InHand joined = evening.handsOver(second, "请问这款怎么洗呀");
        JsonNode queue = evening.queue();
        String id = queue.get(0).get("id").asString();
        ok(evening.owner().post(QUEUE + "/" + id + "/answer", "{\"text\": \"冷水手洗，阴凉处晾干\"}"));

        assertThat(List.of(opened, again, joined)).containsExactly(InHand.NEWLY, InHand.ALREADY, InHand.ALREADY);
        assertThat(queue).hasSize(1);
        assertThat(queue.get(0).get("question").asString()).isEqualTo("这款怎么洗");
        assertThat(queue.get(0).get("askers").asInt()).isEqualTo(2);
        HelpdeskSpoke reply = eventually(() -> told(Streams.FLOOR, Streams.show(evening.shop().showId)).stream()
                .filter(HelpdeskSpoke.class::isInstance)
                .map(HelpdeskSpoke.class::cast)
                .findFirst()
                .orElse(null));
        assertThat(reply.kind()).isEqualTo(HelpKind.REPLY);
        assertThat(reply.mode()).isEqualTo(HelpMode.WRITTEN);
        assertThat(reply.text()).contains("阴凉处晾干");
        assertThat(reply.questions())
                .containsExactlyInAnyOrder(new AskedLine(first.lineId()), new AskedLine(second.lineId()));
        assertThat(told(Streams.OFFICE, Streams.help(Long.parseLong(id))))
                .hasExactlyElementsOfTypes(
                        HelpdeskEvent.QuestionHandedOver.class, HelpdeskEvent.HandOverAnswered.class);
    }

    @Test
    void the_answer_to_one_asker_reaches_that_one() {
        Evening evening = Evening.begun();
        TalkLine line = evening.says("这款怎么洗");
        evening.handsOver(line, "这款怎么洗");

        ok(evening.owner()
                .post(QUEUE + "/" + evening.queue().get(0).get("id").asString() + "/answer", "{\"text\": \"冷水手洗\"}"));

        HelpdeskSpoke reply = eventually(() -> told(Streams.FLOOR, Streams.show(evening.shop().showId)).stream()
                .filter(HelpdeskSpoke.class::isInstance)
                .map(HelpdeskSpoke.class::cast)
                .findFirst()
                .orElse(null));
        assertThat(reply.askerId()).isEqualTo(line.personId());
    }

    @Test
    void where_nobody_of_the_shop_may_answer_viewers_nothing_is_put_into_its_queue() {
        OpenShop nobodys = shop();
        var question = new QuestionDesk.Open(1, 2, nobodys.itemId, "这款怎么洗", "care");
        QuestionDesk desk = house.bean(QuestionDesk.class);
        eventually(() -> house.bean(Shows.class).brief(nobodys.showId).isPresent() ? true : null);

        InHand before = desk.handOver(nobodys.showId, question);
        Visitor owner = house.comes("late-owner", nobodys.merchantId, Role.VIEWER, Role.MERCHANT);
        JsonNode queue = ok(owner.get(QUEUE)).get("items");

        assertThat(before).isEqualTo(InHand.NOT);
        assertThat(queue).isEmpty();
        assertThat(desk.handOver(nobodys.showId, question)).isEqualTo(InHand.NEWLY);
        assertThat(desk.handOver(1, question)).as("no such show").isEqualTo(InHand.NOT);
    }

    @Test
    void whose_account_was_deactivated_answers_nobody() {
        Evening evening = Evening.begun();
        TalkLine line = evening.says("这款怎么洗");
        deactivated(evening.owner(), "now()");

        InHand gone = evening.handsOver(line, "这款怎么洗");
        deactivated(evening.owner(), "null");

        assertThat(gone).isEqualTo(InHand.NOT);
        assertThat(evening.handsOver(line, "这款怎么洗")).isEqualTo(InHand.NEWLY);
    }

    private static void deactivated(Visitor who, String at) {
        house.bean(JdbcClient.class)
                .sql("update person set deactivated_at = " + at + " where id = :id")
                .param("id", who.id())
                .update();
    }

    @Test
    void where_as_many_wait_as_people_can_keep_up_with_nothing_new_is_put_there_and_who_asks_the_same_still_joins() {
        Evening evening = Evening.begun();
        for (int n = 1; n <= HostDesk.MOST_OPEN; n++) {
            assertThat(evening.handsOver(invented(n), "第" + n + "样会过敏吗")).isEqualTo(InHand.NEWLY);
        }

        InHand other = evening.handsOver(invented(201), "这款怎么洗");
        InHand same = evening.handsOver(invented(202), "第1样会过敏吗");

        assertThat(other).isEqualTo(InHand.NOT);
        assertThat(same).isEqualTo(InHand.ALREADY);
        assertThat(house.bean(JdbcClient.class)
                        .sql("""
                                select cardinality(asker_ids) from help_handover
                                 where show_id = :show and question = '第1样会过敏吗'
                                """)
                        .param("show", evening.shop().showId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** A line that nobody has to have said. */
    private static TalkLine invented(int number) {
        return new TalkLine(number, 900_000 + number, "hash", "clear");
    }

    @Test
    void what_the_shop_has_approved_she_says_before_people_are_asked() {
        Evening evening = Evening.begun();
        String body = """
                {"question": "怎么洗", "answer": "冷水手洗，阴凉处晾干", "productId": "%d"}
                """.formatted(evening.shop().productId);
        Answered before = answered(evening, "这款怎么洗");

        String id = ok(evening.owner().post("/api/studio/helpdesk/faq", body))
                .get("id")
                .asString();
        ok(evening.owner().put("/api/studio/helpdesk/faq/" + id, body));

        Answered after = eventually(() -> {
            Answered now = answered(evening, "怎么洗呀");
            return now.kind() == Answered.Kind.TOLD ? now : null;
        });
        assertThat(before.kind()).isEqualTo(Answered.Kind.UNSURE);
        assertThat(before.reason()).isNotEmpty();
        assertThat(after.text()).contains("冷水手洗，阴凉处晾干");
        assertThat(after.facts()).containsExactly("faq/" + id);
    }

    private static Answered answered(Evening evening, String question) {
        OpenShop shop = evening.shop();
        return eventually(() -> house.bean(Answerer.class)
                .answer(shop.showId, new Answerer.Around(shop.itemId, null, List.of()), question)
                .orElse(null));
    }

    @Test
    void a_quarrel_is_known_though_the_helpdesk_is_off() {
        Evening evening = Evening.begun();
        QuestionDesk desk = house.bean(QuestionDesk.class);
        boolean calm = !desk.isQuarrelling(evening.shop().showId);

        for (int n = 0; n < Quarrel.HEATED; n++) {
            evening.says("主播是骗子 " + n);
        }

        eventually(() -> desk.isQuarrelling(evening.shop().showId) ? true : null);
        assertThat(calm).isTrue();
        assertThat(desk.isQuarrelling(1)).isFalse();
    }
}
