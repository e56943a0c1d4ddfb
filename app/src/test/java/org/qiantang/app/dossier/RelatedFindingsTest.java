package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.CLAIM;
import static org.qiantang.app.dossier.DossierHouse.ok;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Findings that may belong into one dossier, as they are offered to an officer. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class RelatedFindingsTest {
    private static DossierHouse town;
    private static String show;
    private static String mine;

    @BeforeAll
    static void open() throws IOException {
        town = new DossierHouse();
        show = town.onAir(town.seller, "晚场");
        mine = town.says(town.seller, show, CLAIM);
    }

    @AfterAll
    static void close() throws IOException {
        town.close();
    }

    private static List<JsonNode> related() {
        return ok(town.officer.get("/api/officer/findings/" + show + "/" + mine + "/related"))
                .get("findings")
                .valueStream()
                .toList();
    }

    private static List<String> offered() {
        return related().stream()
                .map(one -> one.get("line").get("lineId").asString())
                .toList();
    }

    private static List<String> sameOf(String line) {
        return related().stream()
                .filter(one -> one.get("line").get("lineId").asString().equals(line))
                .flatMap(one -> one.get("same").valueStream().map(JsonNode::asString))
                .toList();
    }

    @Test
    void what_shares_a_rule_is_offered_and_what_was_withdrawn_is_in_a_dossier_or_is_of_another_shop_is_not() {
        String alike = town.says(town.seller, show, CLAIM + "，家里常备");
        String fallen = town.says(town.seller, show, CLAIM + "，老人都说好");
        String filed = town.says(town.seller, show, CLAIM + "，天天喝");
        String others = town.says(town.rival, town.onAir(town.rival, "隔壁专场"), CLAIM);
        ok(town.judge(town.officer, show, fallen, "withdrawn"));
        town.dossier(show, filed);

        DossierHouse.until("it is in a dossier", () -> !offered().contains(filed));

        assertThat(offered()).contains(alike).doesNotContain(mine, fallen, filed, others);
        assertThat(sameOf(alike)).containsExactly("rule", "claim");
    }

    @Test
    void what_was_said_more_than_30_days_away_is_not_offered() {
        String old = town.says(town.seller, show, CLAIM + "，前年就卖");
        assertThat(offered()).contains(old);

        town.house
                .bean(JdbcClient.class)
                .sql("update host_line set at = at - interval '31 days' where line_id = :line")
                .param("line", Long.parseLong(old))
                .update();

        assertThat(offered()).doesNotContain(old);
    }

    @Test
    void only_officers_are_offered_findings_and_only_for_one_that_is_there() {
        String path = "/api/officer/findings/" + show + "/" + mine + "/related";

        assertThat(town.seller.get(path).status()).isEqualTo(403);
        assertThat(town.house.guest().get(path).status()).isEqualTo(401);
        assertThat(town.officer
                        .get("/api/officer/findings/" + show + "/1/related")
                        .status())
                .isEqualTo(404);
    }
}
