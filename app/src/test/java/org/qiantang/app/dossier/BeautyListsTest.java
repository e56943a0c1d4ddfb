package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.ok;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.guidance.Guidance;
import tools.jackson.databind.JsonNode;

/** The lists for medical beauty, gone through for a shop or in a dossier, over real HTTP. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class BeautyListsTest extends DossierEvening {
    @Test
    void a_tick_is_kept_with_who_set_it_and_when_and_so_is_its_end() {
        String point = anyPoint();
        String lists = "/api/officer/beauty-lists/shop/" + DossierHouse.SHOP;

        set(town.officer, lists, point, true);
        JsonNode now = set(town.second, lists, point, true);
        JsonNode tick = now.get("ticks").get(0);
        assertThat(now.get("name").asString()).isEqualTo("西湖茶庄");
        assertThat(tick.get("point").asString()).isEqualTo(point);
        assertThat(tick.get("ticked").asBoolean()).isTrue();
        String first = tick.get("officerName").asString();

        JsonNode after = set(town.second, lists, point, false).get("ticks").get(0);

        assertThat(after.get("ticked").asBoolean()).isFalse();
        assertThat(after.get("officerName").asString()).isNotEqualTo(first);
        JsonNode history = ok(town.officer.get(lists + "/history")).get("items");
        assertThat(history.valueStream().map(one -> one.get("ticked").asBoolean()))
                .as("what stood so already is not noted again")
                .containsExactly(false, true);
    }

    @Test
    void a_dossiers_lists_are_its_own() {
        String dossier = town.dossier(show, line);
        String lists = "/api/officer/beauty-lists/dossier/" + dossier;

        set(town.officer, lists, anyPoint(), true);

        assertThat(ok(town.officer.get(lists)).get("ticks").size()).isEqualTo(1);
        String other = town.dossier(show, town.says(town.seller, show, "全国第一的好茶"));
        assertThat(ok(town.officer.get("/api/officer/beauty-lists/dossier/" + other))
                        .get("ticks")
                        .size())
                .isZero();
    }

    @Test
    void what_is_not_there_is_refused_and_strangers_may_not_look() {
        String lists = "/api/officer/beauty-lists/shop/" + DossierHouse.SHOP;

        assertThat(town.officer.get("/api/officer/beauty-lists/shop/1").status())
                .isEqualTo(404);
        assertThat(town.officer.get("/api/officer/beauty-lists/person/1").status())
                .isEqualTo(404);
        assertThat(town.officer
                        .post(lists, "{\"point\": \"none\", \"ticked\": true}")
                        .status())
                .isEqualTo(400);
        assertThat(town.seller.get(lists).status()).isEqualTo(403);
        assertThat(town.head.post(lists, "{}").status()).isEqualTo(403);
    }

    private static JsonNode set(Visitor officer, String lists, String point, boolean on) {
        return ok(officer.post(lists, "{\"point\": \"" + point + "\", \"ticked\": " + on + "}"));
    }

    private static String anyPoint() {
        return town.house.bean(Guidance.class).medicalBeauty().allPoints().stream()
                .sorted()
                .findFirst()
                .orElseThrow();
    }
}
