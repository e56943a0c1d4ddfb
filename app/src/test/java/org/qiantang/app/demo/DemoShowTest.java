package org.qiantang.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.DemoGoods;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.selection.OfferDesk;
import org.qiantang.app.show.ShowDirector;
import org.qiantang.app.show.Shows;
import org.qiantang.event.Ids;

// A null where none should be fails the test, as it ought to.
@NullUnmarked
class DemoShowTest {
    @Test
    void the_demos_show_holds_its_room_against_another_also_after_a_restart() throws IOException {
        try (WholeHouse house = WholeHouse.open(Map.of("qiantang.shops.approval", false))) {
            DemoShow.Filled filled = demo(house).fill(new DemoAccounts("a long password"));
            Visitor seller = seller(house, "hand-one");
            String second =
                    seller.post("/api/studio/shows", """
                            {"title": "第二场", "hostKind": "HUMAN", "holdSeconds": 300}""").body().path("id").asString();

            assertRefused(seller.post("/api/studio/shows/" + second + "/open", ""), filled.digitalShow());

            house.restart();

            Visitor again = seller(house, "hand-two");
            assertRefused(again.post("/api/studio/shows/" + second + "/open", ""), filled.digitalShow());
            assertThat(house.bean(Shows.class).onAir())
                    .extracting(Shows.Brief::showId)
                    .containsExactlyInAnyOrder(filled.digitalShow(), filled.filmedShow());
        }
    }

    private static void assertRefused(Answer answer, long onAir) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo("room-on-air");
        assertThat(answer.body().path("showId").asString()).isEqualTo(Long.toString(onAir));
    }

    private static Visitor seller(WholeHouse house, String name) {
        Person merchant = house.bean(People.class).byName(DemoAccounts.MERCHANT).orElseThrow();
        return house.comes(name, merchant.merchantId(), Role.MERCHANT, Role.HOST);
    }

    private static DemoShow demo(WholeHouse house) {
        return new DemoShow(
                house.bean(People.class),
                house.bean(ShopDesk.class),
                house.bean(Catalog.class),
                house.bean(DemoGoods.class),
                house.bean(ShowDirector.class),
                house.bean(Shows.class),
                house.bean(Ids.class),
                house.bean(OfferDesk.class),
                house.bean(InstantSource.class));
    }
}
