package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.CLAIM;
import static org.qiantang.app.dossier.DossierHouse.last;
import static org.qiantang.app.dossier.DossierHouse.ok;
import static org.qiantang.app.dossier.DossierHouse.until;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The documents of a dossier over real HTTP: what the record fills, and what it leaves to be filled by hand. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class PapersTest extends DossierEvening {
    private static JsonNode paper(String dossier, String document, String about) {
        return ok(town.officer.get("/api/officer/dossiers/" + dossier + "/papers/" + document + "?about=" + about));
    }

    private static String value(JsonNode paper, String field) {
        return paper.get("values").get(field).get("zh").asString();
    }

    private static List<String> missing(JsonNode paper) {
        return paper.get("missing").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void its_documents_are_filled_from_the_dossier_and_say_what_is_missing() {
        String dossier = town.dossier(show, line);
        String measure = town.take(dossier, "SHOW_PAUSE");
        String papers = "/api/officer/dossiers/" + dossier + "/papers";

        List<String> offered = ok(town.officer.get(papers))
                .get("papers")
                .valueStream()
                .map(one -> one.get("document").asString())
                .toList();
        JsonNode pause = ok(town.officer.get(papers + "/DOC-PAUSE?about=" + measure));
        JsonNode over = ok(town.officer.get(papers + "/DOC-HANDOVER"));

        assertThat(offered).containsExactly("DOC-PAUSE", "DOC-HANDOVER");
        assertThat(pause.get("values").get("party_name").get("zh").asString()).isEqualTo("西湖茶庄");
        assertThat(pause.get("values").get("term").get("en").asString()).isEqualTo("1 day");
        assertThat(pause.get("values").get("evidence_list").get("zh").asString())
                .contains(CLAIM);
        assertThat(pause.get("missing").size()).isZero();
        assertThat(over.get("missing").valueStream().map(JsonNode::asString)).contains("receiver", "pack_no");
        assertThat(town.officer.get(papers + "/DOC-APPEAL").status()).isEqualTo(404);
        until("the show is closed", () -> town.state(show).equals("closed"));
    }

    @Test
    void the_receipt_of_an_appeal_names_who_decided_it_and_nobody_before() {
        String dossier = town.dossier(show, line);
        String measure = town.take(dossier, "WARNING");
        ok(town.seller.post(
                "/api/studio/notices/" + dossier + "/measures/" + measure + "/appeal", "{\"words\": \"有检测报告\"}"));

        JsonNode before = paper(dossier, "DOC-APPEAL", measure);
        ok(town.third.post(
                "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/appeal",
                "{\"upheld\": false, \"reason\": \"报告与本品无关\"}"));
        JsonNode after = paper(dossier, "DOC-APPEAL", measure);

        assertThat(missing(before)).containsExactly("decider_name");
        assertThat(before.get("values").has("officer_name")).isFalse();
        assertThat(before.get("body").get("zh").asString())
                .contains("{decider_name}")
                .doesNotContain("{officer_name}");
        assertThat(missing(after)).isEmpty();
        assertThat(value(after, "decider_name")).isEqualTo("officer-three");
        assertThat(value(after, "measure_no")).isEqualTo(dossier + "-DOC-WARN-" + measure);
    }

    @Test
    void a_paper_promises_no_end_by_repair_where_a_repair_ends_nothing() {
        String dossier = town.dossier(show, line);

        JsonNode traffic = paper(dossier, "DOC-LIMIT", town.take(dossier, "TRAFFIC_LIMIT"));
        JsonNode functions = paper(dossier, "DOC-LIMIT", town.take(dossier, "FUNCTION_LIMIT"));

        assertThat(value(traffic, "lift_conditions")).contains("整改本身不使其提前结束");
        assertThat(value(functions, "lift_conditions")).contains("整改经复核通过");
    }

    @Test
    void a_limit_that_one_officer_takes_can_be_issued_without_a_second_one() {
        String dossier = town.dossier(show, line);

        JsonNode limit = paper(dossier, "DOC-LIMIT", town.take(dossier, "TRAFFIC_LIMIT"));

        assertThat(missing(limit)).isEmpty();
        assertThat(value(limit, "second_officer")).isEqualTo("（本措施不需要）");
        assertThat(limit.get("title").get("en").asString()).isEqualTo("decision to limit traffic");
        assertThat(value(limit, "document_title")).isEqualTo("限制流量决定书");
    }

    @Test
    void the_paper_of_a_measure_that_waits_lacks_who_has_not_agreed_yet() {
        String dossier = town.dossier(show, line);
        String measure = last(ok(town.propose(dossier, "ACCOUNT_CLOSURE", 24)));
        String consent = "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/consent";

        JsonNode first = paper(dossier, "DOC-LIMIT", measure);
        ok(town.second.post(consent, "{\"agreed\": true}"));
        JsonNode second = paper(dossier, "DOC-LIMIT", measure);
        ok(town.head.post(consent, "{\"agreed\": false, \"reason\": \"先限制流量\"}"));

        assertThat(missing(first)).containsExactly("second_officer", "head");
        assertThat(missing(second)).containsExactly("head");
        assertThat(value(second, "second_officer")).isEqualTo("officer-two");
        assertThat(value(second, "document_title")).isEqualTo("关闭账号决定书");
    }

    @Test
    void a_warning_tells_of_a_correction_only_where_there_was_one() {
        String dossier = town.dossier(show, line);
        JsonNode uncorrected = paper(dossier, "DOC-WARN", town.take(dossier, "WARNING"));
        String said = town.says(town.seller, show, "我们家的茶叶质量全国第一");
        ok(town.seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"更正一下，刚才说全国第一说错了，不能这么讲\"}"));
        String other = town.dossier(show, said);
        String warning = town.take(other, "WARNING");

        JsonNode corrected = until("it is corrected", () -> {
            JsonNode paper = paper(other, "DOC-WARN", warning);
            return value(paper, "correction").contains("已在") ? Optional.of(paper) : Optional.empty();
        });

        assertThat(value(uncorrected, "correction")).isEqualTo("记录里没有你（单位）的更正。");
        assertThat(value(corrected, "correction")).matches("你（单位）已在 \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} 前作出更正，已予记录。");
        assertThat(corrected.get("body").get("zh").asString()).contains("{correction}");
    }
}
