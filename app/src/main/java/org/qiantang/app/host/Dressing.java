package org.qiantang.app.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.Stage;

/** What stands beside the host at one moment: the goods shown, the prices of the others, and a deadline if there is one. */
record Dressing(@Nullable GoodsCard card, List<Stage.Offer> offers, Stage.@Nullable Countdown countdown) {
    static final Dressing NOTHING = new Dressing(null, List.of(), null);

    Dressing {
        offers = List.copyOf(offers);
    }
}
