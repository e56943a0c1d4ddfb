package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.ok;
import static org.qiantang.app.dossier.DossierHouse.until;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.gateway.LineJudge;
import org.qiantang.app.show.Restraints;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A provisional limit of traffic over real HTTP: what sets it, who is told, and how officers carry it on or lift it. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class ProvisionalLimitTest extends DossierEvening {
    private static final String GRAVE = "喝半个月就能停药";
    private static final String GRAVE_TOO = "贴上这个，不用打针就能好";

    @Test
    void
            a_room_in_which_the_host_tells_people_to_stop_their_medicine_stands_last_at_once_and_comes_back_when_it_is_lifted() {
        String neighbour = town.onAir(town.rival, "隔壁专场");
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        until("the neighbour is told", () -> town.state(neighbour).equals("open"));
        until("it stands first", () -> firstOf(jdbc).equals(show));

        String grave = town.says(town.seller, show, GRAVE);
        JsonNode limit = limited();
        assertThat(limit.get("corrected").asBoolean()).isFalse();
        assertThat(limit.get("confirmBy").asString())
                .isEqualTo(limit.get("until").asString());
        assertThat(ok(town.officer.get("/api/officer/limits")).get("mostHours").asInt())
                .isEqualTo(720);

        until("it sinks", () -> firstOf(jdbc).equals(neighbour));
        assertThat(limit.get("limitId").asString()).isEqualTo(grave);
        assertThat(limit.at("/rules/0/rule").asString()).isEqualTo("HL-02");
        assertThat(limit.at("/rules/0/article").asString()).contains("广告法");
        assertThat(limit.get("shopName").asString()).isEqualTo("西湖茶庄");
        assertThat(limit.get("secondsLeft").asLong()).isBetween(1L, 1_800L);
        assertThat(town.house.guest().get("/api/shows/" + show).status())
                .as("whoever has the link comes in")
                .isEqualTo(200);
        assertThat(town.house.bean(Restraints.class).sunkShops())
                .as("its goods and other rooms are left alone")
                .isEmpty();

        lift(grave);

        until("it is back", () -> firstOf(jdbc).equals(show));
        town.close(town.rival, neighbour);
    }

    @Test
    void the_shop_is_told_rule_article_and_end_and_objects_once_where_officers_read_it() {
        String grave = town.says(town.seller, show, GRAVE);
        limited();

        JsonNode told = ok(town.seller.get("/api/studio/shows/" + show + "/notices"))
                .get("limits")
                .get(0);
        Answer objection = object(grave, "我们说的是停用旧茶");
        Answer again = object(grave, "再说一次");

        assertThat(told.at("/rules/0/article").asString()).contains("广告法");
        assertThat(told.at("/rules/0/messageEn").asString()).isNotEmpty();
        assertThat(told.get("until").asString()).isNotEmpty();
        assertThat(ok(town.seller.get("/api/studio/notices/now")).get("limits").findValuesAsString("showId"))
                .as("among those of the shop's other rooms, which bind for half an hour each")
                .containsOnlyOnce(show);
        assertThat(ok(town.seller.get("/api/studio/shows/" + town.plan(town.seller, "明晚") + "/notices"))
                        .get("limits"))
                .as("another room of the shop")
                .isEmpty();
        assertThat(ok(town.rival.get("/api/studio/notices/now")).get("limits")).isEmpty();
        assertThat(objection.status()).as(objection.text()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(409);
        assertThat(town.rival
                        .post("/api/studio/limits/" + show + "/" + grave + "/objection", "{\"words\": \"不是我们的\"}")
                        .status())
                .isEqualTo(404);
        assertThat(limited().at("/objection/words").asString()).isEqualTo("我们说的是停用旧茶");
    }

    @Test
    void what_an_officer_lifted_the_same_rule_does_not_set_again_in_this_show() {
        String grave = town.says(town.seller, show, GRAVE);
        limited();
        lift(grave);

        town.says(town.seller, show, GRAVE_TOO);
        untilCarried();

        assertThat(limits()).hasSize(1);
        assertThat(limits().getFirst().get("state").asString()).isEqualTo("ended");
        assertThat(limits().getFirst().get("endCause").asString()).isEqualTo("LIFTED");
        assertThat(limits().getFirst().get("endReason").asString()).isEqualTo("说的是停用旧茶");
        assertThat(limits().getFirst().get("endedByName").asString()).isEqualTo("officer-one");
        assertThat(town.officer
                        .post(path(grave) + "/lift", "{\"reason\": \"再来\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_host_who_takes_it_back_shortens_it_and_host_and_officers_are_told_till_when_it_may_be_confirmed() {
        String grave = town.says(town.seller, show, GRAVE);
        Instant whole = Instant.parse(limited().get("until").asString());

        ok(town.seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"对不起，刚才说错了\"}"));

        JsonNode limit = until(
                "officers are told",
                () -> limits().stream()
                        .filter(one -> one.get("corrected").asBoolean())
                        .findFirst());
        assertThat(limit.get("limitId").asString()).isEqualTo(grave);
        assertThat(limit.get("state").asString()).isEqualTo("binding");
        assertThat(limit.get("secondsLeft").asLong()).isBetween(1L, LimitDesk.AFTER_CORRECTION.toSeconds());
        assertThat(Instant.parse(limit.get("until").asString())).isBefore(whole);
        assertThat(limit.get("confirmBy").asString()).isEqualTo(whole.toString());
        JsonNode told = ok(town.seller.get("/api/studio/shows/" + show + "/notices"))
                .get("limits")
                .get(0);
        assertThat(told.get("corrected").asBoolean()).isTrue();
        assertThat(told.get("until").asString()).isEqualTo(limit.get("until").asString());
        assertThat(told.get("confirmBy").asString()).isEqualTo(whole.toString());
    }

    @Test
    void confirmed_it_goes_on_as_the_measure_of_a_dossier_with_all_lines_behind_it() {
        String grave = town.says(town.seller, show, GRAVE);
        limited();
        String more = town.says(town.seller, show, GRAVE_TOO);
        until("the second joins", () -> limits().getFirst().get("moreLines").asInt() == 1);

        String dossier = ok(town.officer.post(path(grave) + "/confirm", "{\"reason\": \"劝人停药，属实\", \"termHours\": 48}"))
                .get("dossierId")
                .asString();

        until(
                "the measure has taken its place",
                () -> limits().getFirst().get("state").asString().equals("ended"));
        JsonNode ended = limits().getFirst();
        JsonNode sheet = ok(town.officer.get("/api/officer/dossiers/" + dossier));
        assertThat(ended.get("endCause").asString()).isEqualTo("MEASURED");
        assertThat(ended.get("dossierId").asString()).isEqualTo(dossier);
        assertThat(sheet.at("/measures/0/kind").asString()).isEqualTo("TRAFFIC_LIMIT");
        assertThat(town.house
                        .bean(MeasureRows.class)
                        .first(DossierHouse.SHOP, EnumSet.of(MeasureKind.TRAFFIC_LIMIT), Instant.now()))
                .isPresent();
        assertThat(ok(town.officer.get("/api/officer/findings/" + show + "/" + grave))
                        .at("/line/state")
                        .asString())
                .isEqualTo("confirmed");
        JsonNode other = ok(town.officer.get("/api/officer/findings/" + show + "/" + more));
        assertThat(other.at("/line/state").asString())
                .as("nobody looked at it yet")
                .isEqualTo("new");
        assertThat(other.at("/dossiers/0/dossierId").asString()).isEqualTo(dossier);
    }

    @Test
    void where_an_officer_withdraws_the_only_finding_behind_it_it_ends() {
        String grave = town.says(town.seller, show, GRAVE);
        limited();

        ok(town.judge(town.second, show, grave, "withdrawn"));

        until("it is over", () -> limits().getFirst().get("state").asString().equals("ended"));
        assertThat(limits().getFirst().get("endCause").asString()).isEqualTo("LIFTED");
    }

    @Test
    void neither_a_lesser_breach_nor_a_viewers_line_nor_a_denial_sets_one() {
        town.house.bean(LineJudge.class).judge(Long.parseLong(show), town.viewer.id(), GRAVE);
        ok(town.seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"停药的事请遵医嘱，茶就是茶\"}"));
        town.says(town.seller, show, "全网第一的好茶");
        untilCarried();

        assertThat(limits()).isEmpty();
    }

    @Test
    void told_again_from_the_journal_the_limits_are_the_same() throws InterruptedException {
        town.says(town.seller, show, GRAVE);
        limited();
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        String rows = "select * from provisional_limit where show_id = " + show;
        var before = jdbc.sql(rows).query().listOfRows();

        town.house.bean(Followers.class).rebuild(FindingTable.NAME);

        until(
                "it is told again",
                () -> jdbc.sql(rows).query().listOfRows().toString().equals(before.toString()));
        assertThat(before).hasSize(1);
    }

    @Test
    void only_officers_see_and_end_limits() {
        String grave = town.says(town.seller, show, GRAVE);
        limited();

        assertThat(town.house.guest().get("/api/officer/limits").status()).isEqualTo(401);
        assertThat(town.seller.get("/api/officer/limits").status()).isEqualTo(403);
        assertThat(town.seller
                        .post(path(grave) + "/lift", "{\"reason\": \"误报\"}")
                        .status())
                .isEqualTo(403);
        assertThat(town.viewer
                        .post(path(grave) + "/confirm", "{\"reason\": \"属实\"}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \" \"}",
                "{\"reason\": \"属实\", \"termHours\": 0}",
                "{\"reason\": \"属实\", \"termHours\": 721}"
            })
    void to_confirm_it_takes_a_reason_and_a_term_that_the_ladder_has_and_else_nothing_happens(String body) {
        String grave = town.says(town.seller, show, GRAVE);
        limited();

        assertThat(town.officer.post(path(grave) + "/confirm", body).status()).isEqualTo(400);

        assertThat(limited().hasNonNull("dossierId")).isFalse();
    }

    private String path(String limit) {
        return "/api/officer/limits/" + show + "/" + limit;
    }

    private void lift(String limit) {
        Answer lifted = town.officer.post(path(limit) + "/lift", "{\"reason\": \"说的是停用旧茶\"}");
        assertThat(lifted.status()).as(lifted.text()).isEqualTo(204);
    }

    private Answer object(String limit, String words) {
        return town.seller.post(
                "/api/studio/limits/" + show + "/" + limit + "/objection", "{\"words\": \"" + words + "\"}");
    }

    /** The limits of this test's show, as officers see them. */
    private List<JsonNode> limits() {
        return ok(town.officer.get("/api/officer/limits"))
                .get("limits")
                .valueStream()
                .filter(one -> one.get("showId").asString().equals(show))
                .toList();
    }

    /** The one that binds, once it is told. */
    private JsonNode limited() {
        return until(
                "the room is limited",
                () -> limits().stream()
                        .filter(one -> one.get("state").asString().equals("binding"))
                        .findFirst());
    }

    private String firstOf(JdbcClient jdbc) {
        jdbc.sql("update show_row set viewers = 9 where show_id = :show")
                .param("show", Long.parseLong(show))
                .update();
        return ok(town.house.guest().get("/api/shows?limit=1"))
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    /** Until what hosts have said so far has been looked at, and the rows tell what came of it. */
    private static void untilCarried() {
        PostgresJournal journal = town.house.bean(PostgresJournal.class);
        Followers followers = town.house.bean(Followers.class);
        long floor = journal.head(Streams.FLOOR);
        until(
                "all is looked at",
                () -> followers.states().stream()
                        .filter(state -> state.name().equals("provisional-limits") && state.shard() == Streams.FLOOR)
                        .allMatch(state -> state.position() >= floor));
        long office = journal.head(Streams.OFFICE);
        until(
                "all is told",
                () -> followers.states().stream()
                        .filter(state -> state.name().equals(FindingTable.NAME))
                        .allMatch(state -> state.position() >= office));
    }
}
