package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.ok;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import tools.jackson.databind.JsonNode;

/** Officers mute viewers in shows over real HTTP: whom it binds, who may lift it, and where it is read afterwards. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class OfficerMutesTest {
    private static final String HOUR = "{\"minutes\": 60, \"reason\": \"多次辱骂其他观众\"}";
    private static DossierHouse town;
    private static String show;
    private static String mute;
    private static String staffMute;

    @BeforeAll
    static void open() throws IOException {
        town = new DossierHouse();
        show = town.onAir(town.seller, "晚场");
        mute = "/api/officer/shows/" + show + "/mutes/" + town.viewer.id();
        staffMute = "/api/studio/shows/" + show + "/mutes/" + town.viewer.id();
    }

    @AfterAll
    static void close() throws IOException {
        town.close();
    }

    private static List<JsonNode> history() {
        return ok(town.officer.get("/api/officer/mutes"))
                .get("items")
                .valueStream()
                .toList();
    }

    private static List<JsonNode> mutedHere() {
        return ok(town.seller.get("/api/studio/shows/" + show + "/mutes"))
                .get("items")
                .valueStream()
                .toList();
    }

    @Test
    void an_officers_mute_stands_in_the_history_and_with_the_staff_who_cannot_lift_it_until_an_officer_does() {
        ok(town.officer.put(mute, HOUR));

        assertThat(mutedHere()).singleElement().satisfies(one -> {
            assertThat(one.get("personId").asString()).isEqualTo(Long.toString(town.viewer.id()));
            assertThat(one.get("officerReason").asString()).isEqualTo("多次辱骂其他观众");
        });
        JsonNode muted = history().getFirst();
        assertThat(muted.get("inForce").asBoolean()).isTrue();
        assertThat(muted.get("officerName").asString()).isEqualTo("officer-one");
        assertThat(muted.get("showTitle").asString()).isEqualTo("晚场");
        Answer shorter = town.seller.put(staffMute, "{\"minutes\": 1}");
        assertThat(shorter.status()).isEqualTo(409);
        assertThat(shorter.body().get("code").asString()).isEqualTo("muted-by-officer");
        assertThat(town.seller.delete(staffMute).status()).isEqualTo(409);

        ok(town.second.post(mute + "/lift", "{\"reason\": \"本人已经道歉\"}"));

        assertThat(mutedHere()).isEmpty();
        JsonNode lifted = history().getFirst();
        assertThat(lifted.get("until").isNull()).isTrue();
        assertThat(lifted.get("reason").asString()).isEqualTo("本人已经道歉");
        assertThat(lifted.get("officerName").asString()).isEqualTo("officer-two");
        assertThat(history().get(1).get("inForce").asBoolean()).isFalse();
    }

    @Test
    void what_the_staff_muted_stands_without_a_reason_and_in_no_history_of_officers() {
        String other = "/api/studio/shows/" + show + "/mutes/" + town.rival.id();
        ok(town.seller.put(other, "{\"minutes\": 10}"));

        assertThat(mutedHere())
                .filteredOn(one -> one.get("personId").asString().equals(Long.toString(town.rival.id())))
                .singleElement()
                .satisfies(one -> assertThat(one.get("officerReason").isNull()).isTrue());
        assertThat(history()).noneMatch(one -> one.get("personId").asString().equals(Long.toString(town.rival.id())));
        ok(town.seller.delete(other));
    }

    @Test
    void whom_an_officer_muted_objects_by_a_report_which_another_officer_decides() {
        Visitor muted = town.house.comes("talkative", null, Role.VIEWER);
        ok(town.officer.put("/api/officer/shows/" + show + "/mutes/" + muted.id(), HOUR));
        String report = "/api/reports/"
                + ok(muted.post("/api/reports", """
                                {"kind": "show", "showId": "%s", "reason": "other", "words": "我没有辱骂谁"}
                                """.formatted(show))).get("id").asString();
        String decision = "{\"outcome\": \"upheld\", \"answer\": \"已解除禁言\", \"basis\": \"看过弹幕\"}";

        Answer own = town.officer.post(report + "/close", decision);

        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body().get("code").asString()).isEqualTo("own-mute");
        assertThat(ok(town.officer.get(report)).get("barred").asString()).isEqualTo("own-mute");
        assertThat(ok(town.second.get(report)).hasNonNull("barred")).isFalse();
        ok(town.second.post(report + "/close", decision));
    }

    @Test
    void only_officers_mute_as_officers_and_read_the_history() {
        for (var visitor : List.of(town.viewer, town.seller, town.head)) {
            assertThat(visitor.put(mute, HOUR).status()).isEqualTo(403);
            assertThat(visitor.post(mute + "/lift", "{\"reason\": \"x\"}").status())
                    .isEqualTo(403);
            assertThat(visitor.get("/api/officer/mutes").status()).isEqualTo(403);
        }
        assertThat(town.house.guest().get("/api/officer/mutes").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minutes\": 0, \"reason\": \"x\"}",
                "{\"minutes\": 20000, \"reason\": \"x\"}",
                "{\"reason\": \"x\"}",
                "{\"minutes\": 10, \"reason\": \" \"}"
            })
    void a_mute_needs_a_term_and_a_reason(String body) {
        assertThat(town.officer.put(mute, body).status()).isEqualTo(400);
    }

    @Test
    void nobody_is_muted_who_is_not_there_or_in_a_show_that_is_not_there() {
        assertThat(town.officer
                        .put("/api/officer/shows/" + show + "/mutes/1", HOUR)
                        .status())
                .isEqualTo(404);
        assertThat(town.officer
                        .put("/api/officer/shows/1/mutes/" + town.viewer.id(), HOUR)
                        .status())
                .isEqualTo(404);
    }
}
