package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FindingSeenTest {
    private static DossierHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = new DossierHouse();
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
    }

    private static List<JsonNode> looksAt(String show, String line) {
        return DossierHouse.ok(house.officer.get("/api/officer/proof/custody?act=read&limit=100"))
                .get("items")
                .valueStream()
                .filter(one -> one.get("about").asString().equals("show/" + show + " line/" + line))
                .toList();
    }

    @Test
    void each_officer_who_opens_a_finding_is_noted_once_in_the_evidence_log_however_often() {
        String show = house.onAir(house.seller, "晚场");
        String line = house.says(house.seller, show, DossierHouse.CLAIM);
        String path = "/api/officer/findings/" + show + "/" + line;

        for (int i = 0; i < 5; i++) {
            DossierHouse.ok(house.officer.get(path));
            house.officer.get(path + "/index.m3u8");
        }
        DossierHouse.ok(house.second.get(path));
        DossierHouse.until(
                "both looks are in the log",
                () -> looksAt(show, line).stream()
                                .filter(look -> !look.get("leaf").isNull())
                                .count()
                        >= 2);
        DossierHouse.ok(house.officer.get(path));

        assertThat(looksAt(show, line))
                .extracting(look -> look.get("person").asString())
                .containsExactlyInAnyOrder("officer-one", "officer-two");
    }

    @Test
    void who_may_not_open_a_finding_leaves_no_note() {
        String show = house.onAir(house.rival, "早场");
        String line = house.says(house.rival, show, DossierHouse.CLAIM);

        assertThat(house.seller
                        .get("/api/officer/findings/" + show + "/" + line)
                        .status())
                .isEqualTo(403);
        assertThat(looksAt(show, line))
                .extracting(look -> look.get("person").asString())
                .doesNotContain("teashop");
    }
}
