package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashOpening;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashPrice;

/** How a desk decides about flash sales that are begun when the moment is good: that they may be, and that one is. */
final class AllowedFlashDecision {
    private static final int MOST_OPEN = 20;
    private static final int MOST_MINUTES = 720;
    private static final int MOST_TIMES = 48;
    /** Whoever waits no longer than that for the next one was told an end that was none: see {@link FlashSales}. */
    private static final int LEAST_PAUSE = 15;

    private static final int LONGEST_PAUSE = 1_440;
    private static final int MOST_LEFT = 1_000_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private AllowedFlashDecision() {}

    static Outcome allow(Show show, RoomRequest.AllowFlash wish, Instant now) {
        if (show.flashes().allowed(wish.allowedId()) != null) {
            return Outcome.stands(wish.allowedId());
        }
        if (LineUpDecision.isOver(show)) {
            return LineUpDecision.notOpen(show);
        }
        Refusal wrong = wrongIn(show, wish.terms(), now);
        return wrong == null
                ? Outcome.happens(
                        new ShowEvent.FlashAllowed(now, wish.allowedId(), wish.terms(), wish.staffId()),
                        wish.allowedId())
                : Outcome.refused(wrong);
    }

    static Outcome disallow(Show show, RoomRequest.DisallowFlash wish, Instant now) {
        AllowedFlash allowed = show.flashes().allowed(wish.allowedId());
        if (allowed == null) {
            return Outcome.refused(new Refusal.NoSuchFlash(wish.allowedId()));
        }
        return allowed.takenBack()
                ? Outcome.stands(wish.allowedId())
                : Outcome.happens(
                        new ShowEvent.FlashDisallowed(now, wish.allowedId(), wish.staffId()), wish.allowedId());
    }

    /** By all rules of a flash sale that is planned for now. Who asks for an opening that has been gets the same answer. */
    static Outcome begin(Show show, RoomRequest.BeginFlash wish, Instant now) {
        AllowedFlash allowed = show.flashes().allowed(wish.allowedId());
        if (allowed == null) {
            return Outcome.refused(new Refusal.NoSuchFlash(wish.allowedId()));
        }
        List<AllowedFlash.Opening> begun = allowed.openings();
        if (wish.number() >= 1 && wish.number() <= begun.size()) {
            return Outcome.stands(begun.get(wish.number() - 1).flashId());
        }
        if (show.state() != Show.State.OPEN) {
            return LineUpDecision.notOpen(show);
        }
        int next = begun.size() + 1;
        if (wish.number() != next) {
            return nonsense("number", Integer.toString(next), Integer.toString(next));
        }
        FlashTerms terms = allowed.terms();
        if (show.item(terms.itemId()) == null) {
            return Outcome.refused(new Refusal.NoSuchItem(terms.itemId()));
        }
        FlashBar bar = allowed.bar(left(show, terms), now);
        if (bar != null) {
            return Outcome.refused(new Refusal.FlashBarred(wish.allowedId(), bar));
        }
        if (!asAllowed(terms, wish.prices())) {
            return nonsense("prices", "the prices that were allowed", "允许的秒杀价");
        }
        Instant until = now.plus(allowed.length());
        Refusal wrong = LineUpDecision.wrongIn(
                show, new RoomRequest.PlanFlash(wish.flashId(), terms.itemId(), now, until, wish.prices()), now);
        return wrong == null ? begun(wish, terms, now, until) : Outcome.refused(wrong);
    }

    /** The desk begins at once what is planned for now: in the same batch, so that there is no one without the other. */
    private static Outcome begun(RoomRequest.BeginFlash wish, FlashTerms terms, Instant now, Instant until) {
        var opening = new FlashOpening(wish.allowedId(), wish.number(), wish.staffId(), wish.grounds());
        return Outcome.happens(
                List.of(
                        new ShowEvent.FlashChosen(now, wish.flashId(), opening),
                        new FlashPlanned(now, wish.flashId(), terms.itemId(), now, until, wish.prices())),
                wish.flashId());
    }

    private static boolean asAllowed(FlashTerms terms, List<FlashPrice> prices) {
        return prices.stream()
                .map(price -> new FlashOffer(price.skuId(), price.price()))
                .toList()
                .equals(terms.prices());
    }

    private static int left(Show show, FlashTerms terms) {
        return terms.prices().stream()
                .filter(offer -> show.offer(terms.itemId(), offer.skuId()) != null)
                .mapToInt(offer -> show.stock().counts(offer.skuId()).left())
                .sum();
    }

    private static @Nullable Refusal wrongIn(Show show, FlashTerms terms, Instant now) {
        if (show.item(terms.itemId()) == null) {
            return new Refusal.NoSuchItem(terms.itemId());
        }
        Refusal wrong = wrongNumber(terms);
        if (wrong != null) {
            return wrong;
        }
        Instant first = terms.from().isAfter(now) ? terms.from() : now;
        Duration window = Duration.between(first, terms.until());
        if (window.compareTo(Duration.ofMinutes(terms.minutes())) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            return new Refusal.Nonsense(
                    "until",
                    "long enough after the beginning for one sale, within " + LONGEST_WINDOW.toDays() + " days",
                    "在最早开始之后、够开完一次，最长 " + LONGEST_WINDOW.toDays() + " 天");
        }
        long open =
                show.flashes().allowed().stream().filter(one -> one.isOpen(now)).count();
        if (open >= MOST_OPEN) {
            return new Refusal.TooManyFlashes(MOST_OPEN);
        }
        List<FlashPrice> prices = terms.prices().stream()
                .map(offer -> new FlashPrice(offer.skuId(), 0, offer.price()))
                .toList();
        return LineUpDecision.wrongPrice(show, terms.itemId(), prices);
    }

    private static @Nullable Refusal wrongNumber(FlashTerms terms) {
        if (terms.minutes() < 1 || terms.minutes() > MOST_MINUTES) {
            return between("minutes", 1, MOST_MINUTES);
        }
        if (terms.most() < 1 || terms.most() > MOST_TIMES) {
            return between("most", 1, MOST_TIMES);
        }
        if (terms.pauseMinutes() < LEAST_PAUSE || terms.pauseMinutes() > LONGEST_PAUSE) {
            return between("pauseMinutes", LEAST_PAUSE, LONGEST_PAUSE);
        }
        return terms.leastLeft() < 0 || terms.leastLeft() > MOST_LEFT ? between("leastLeft", 0, MOST_LEFT) : null;
    }

    private static Refusal between(String field, int least, int most) {
        return new Refusal.Nonsense(field, least + ".." + most, least + "–" + most);
    }

    private static Outcome nonsense(String field, String expected, String zh) {
        return Outcome.refused(new Refusal.Nonsense(field, expected, zh));
    }
}
