package org.qiantang.bench.crash;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.qiantang.bench.hammer.Reply;
import org.qiantang.bench.hammer.Stall;
import tools.jackson.databind.JsonNode;

/** A seller beside the sale: moves prices under the buyers' hands, and says yes to those who want their money back. */
final class Keeper {
    private static final int PAUSE_MILLIS = 150;

    private final Stall stall;
    private final Said said;
    private final SplittableRandom random;

    Keeper(Stall stall, Said said, long seed) {
        this.stall = stall;
        this.said = said;
        this.random = new SplittableRandom(~seed);
    }

    void keep(Rush rush) {
        while (rush.isOn()) {
            if (random.nextInt(3) == 0) {
                movePrice();
            } else {
                giveBack();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void movePrice() {
        Stall.Goods goods = stall.goods(random.nextInt(stall.kinds()));
        Map<String, Object> price = Map.of("minor", 5_000 + random.nextInt(5_000), "currency", "CNY");
        stall.keeper()
                .post(
                        "/api/studio/shows/" + stall.showId() + "/prices",
                        Map.of("itemId", goods.itemId(), "skuId", goods.skuId(), "price", price));
    }

    private void giveBack() {
        Reply asked = stall.keeper().get("/api/studio/after-sales?state=ASKED");
        for (JsonNode one : asked.body().path("items")) {
            String id = one.path("id").asString("");
            if (!id.isEmpty()
                    && stall.keeper()
                            .post("/api/studio/after-sales/" + id + "/agree", null)
                            .isGood()) {
                said.giveBackAgreed(Long.parseLong(id));
            }
        }
    }
}
