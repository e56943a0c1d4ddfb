package org.qiantang.app.room;

import java.time.Instant;
import org.qiantang.event.HelpdeskEvent.AskedLine;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.SkuOffer;

/** What the desk decides about lines of the helpdesk: no price is told that is not the price at this moment, and no flash sale that is not so. */
final class HelpDecision {
    private static final int MAX_TEXT = 500;
    private static final int MOST_QUESTIONS = 100;

    private HelpDecision() {}

    static Outcome say(Show show, RoomRequest.HelpLine line, long lineId, Instant now) {
        if (show.state() != Show.State.OPEN) {
            return Outcome.refused(new Refusal.NotOpen(show.state().label()));
        }
        if (line.text().isBlank() || line.text().length() > MAX_TEXT) {
            return Outcome.refused(
                    new Refusal.Nonsense("text", "1.." + MAX_TEXT + " characters", "1–" + MAX_TEXT + " 个字符"));
        }
        Long itemId = line.itemId();
        if (itemId != null && show.item(itemId) == null) {
            return Outcome.refused(new Refusal.NoSuchItem(itemId));
        }
        for (FactUsed fact : line.facts()) {
            if (!FlashFacts.isSo(show, itemId, fact, now)) {
                return Outcome.refused(new Refusal.FlashMoved());
            }
            Long sku = fact.skuId();
            Long version = fact.priceVersion();
            if (itemId == null || sku == null || version == null) {
                continue;
            }
            SkuOffer offer = show.offer(itemId, sku);
            if (offer == null) {
                return Outcome.refused(new Refusal.NoSuchItem(itemId));
            }
            if (offer.priceVersion() != version) {
                return Outcome.refused(new Refusal.PriceMoved(sku, offer.priceVersion(), offer.price()));
            }
        }
        return Outcome.happens(
                new ShowEvent.HelpdeskSpoke(
                        now,
                        lineId,
                        line.kind(),
                        line.mode(),
                        line.questions().stream()
                                .limit(MOST_QUESTIONS)
                                .map(AskedLine::new)
                                .toList(),
                        line.askers(),
                        line.askerId(),
                        itemId,
                        line.text(),
                        line.facts(),
                        line.verdict(),
                        line.judgedBy(),
                        line.staffId()),
                lineId);
    }
}
