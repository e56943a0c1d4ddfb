package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.ok;
import static org.qiantang.app.dossier.DossierHouse.until;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A finding is in one open dossier at most, over real HTTP. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class OneDossierTest extends DossierEvening {
    private static final String GRAVE = "喝半个月就能停药";
    private static final String GRAVE_TOO = "贴上这个，不用打针就能好";

    private Answer open(Visitor who, String found) {
        return who.post("/api/officer/dossiers", """
                {"findings": [{"showId": "%s", "lineId": "%s"}], "facts": "晚场称茶能治百病"}
                """.formatted(show, found));
    }

    private static Answer close(String dossier) {
        return town.officer.post(
                "/api/officer/dossiers/" + dossier + "/close", "{\"end\": \"UNFOUNDED\", \"reason\": \"已说明\"}");
    }

    private static void assertHeldBy(Answer refused, String dossier) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("in-another-dossier");
        assertThat(refused.body().get("dossierId").asString()).isEqualTo(dossier);
        assertThat(refused.text()).contains("a finding is in dossier " + dossier);
    }

    @Test
    void what_one_open_dossier_has_a_second_does_not_get_until_the_first_is_closed() {
        String first = town.dossier(show, line);

        Answer refused = open(town.second, line);

        assertHeldBy(refused, first);
        ok(close(first));
        String second = ok(open(town.second, line)).get("dossierId").asString();
        assertThat(ok(town.officer.get("/api/officer/findings/" + show + "/" + line))
                        .get("dossiers")
                        .valueStream()
                        .map(one -> one.get("dossierId").asString() + " "
                                + one.get("state").asString()))
                .containsExactly(second + " open", first + " closed");
    }

    @Test
    void what_one_open_dossier_has_does_not_join_another() {
        String first = town.dossier(show, line);
        String other = town.says(town.seller, show, "全国第一的好茶");
        String second = ok(open(town.officer, other)).get("dossierId").asString();

        Answer refused = town.second.post("/api/officer/dossiers/" + second + "/findings", """
                {"findings": [{"showId": "%s", "lineId": "%s"}]}
                """.formatted(show, line));

        assertHeldBy(refused, first);
        assertThat(ok(town.officer.get("/api/officer/dossiers/" + second)).get("findings"))
                .hasSize(1);
    }

    @Test
    void of_officers_who_ask_at_the_same_time_one_opens_a_dossier() throws Exception {
        List<Future<Answer>> asked;
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = Stream.of(town.officer, town.second, town.third, town.fourth)
                    .map(who -> askers.submit(() -> open(who, line)))
                    .toList();
        }

        var statuses = asked.stream().map(Future::resultNow).map(Answer::status);
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void a_limit_is_not_carried_on_in_a_second_dossier_and_what_it_has_stays_out_of_a_third() {
        String grave = town.says(town.seller, show, GRAVE);
        until("the room is limited", () -> !limit(grave).isMissingNode());
        String more = town.says(town.seller, show, GRAVE_TOO);
        until("the second joins", () -> limit(grave).path("moreLines").asInt() == 1);
        String first = ok(open(town.officer, grave)).get("dossierId").asString();
        String other = ok(open(town.officer, more)).get("dossierId").asString();
        String confirm = "/api/officer/limits/" + show + "/" + grave + "/confirm";

        Answer refused = town.second.post(confirm, "{\"reason\": \"劝人停药，属实\", \"termHours\": 48}");

        assertHeldBy(refused, first);
        assertThat(limit(grave).hasNonNull("dossierId")).isFalse();
        ok(close(first));
        String third = ok(town.second.post(confirm, "{\"reason\": \"劝人停药，属实\", \"termHours\": 48}"))
                .get("dossierId")
                .asString();
        assertThat(ok(town.officer.get("/api/officer/dossiers/" + third))
                        .get("findings")
                        .valueStream()
                        .map(one -> one.get("lineId").asString()))
                .containsExactly(grave);
        assertThat(ok(town.officer.get("/api/officer/dossiers/" + other))
                        .get("findings")
                        .valueStream()
                        .map(one -> one.get("lineId").asString()))
                .containsExactly(more);
    }

    private static JsonNode limit(String limit) {
        return ok(town.officer.get("/api/officer/limits"))
                .get("limits")
                .valueStream()
                .filter(one -> one.get("limitId").asString().equals(limit))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
