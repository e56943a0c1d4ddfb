package org.qiantang.app.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.aftersale.Cases;
import org.qiantang.app.catalog.OrderCounter;
import org.qiantang.app.order.Orders;
import org.qiantang.app.recording.Recordings;
import org.qiantang.app.room.Story;
import org.qiantang.app.show.Shows;
import org.qiantang.app.web.Problem;
import org.qiantang.event.LineTerms;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.ShowEvent.HeldLine;

/** Gathers the evidence for a case: from the order's story, the show's, the listings of the day, and the recording. */
final class Gatherer {
    private final OrderCounter counter;
    private final Orders orders;
    private final Shows shows;
    private final Story story;
    private final Listings listings;
    private final Recordings recordings;

    Gatherer(OrderCounter counter, Orders orders, Shows shows, Story story, Listings listings, Recordings recordings) {
        this.counter = counter;
        this.orders = orders;
        this.shows = shows;
        this.story = story;
        this.listings = listings;
        this.recordings = recordings;
    }

    ShowEvidence gather(Cases.About about) {
        OrderTaken taken = taken(about.orderId());
        Optional<Shows.Brief> show = shows.brief(about.showId());
        boolean shelf = show.map(Shows.Brief::isShelf).orElse(false);
        Testimony testimony = listen(about, taken, shelf);
        Footage.Clip clip = clip(about, testimony);
        return new ShowEvidence(
                about.caseId(),
                about.orderId(),
                about.showId(),
                show.map(Shows.Brief::title).orElse(""),
                shelf,
                testimony.openedAt().orElse(null),
                lines(about, taken, testimony),
                testimony.marks(clip),
                testimony.leftOut(),
                clip.pieces(),
                clip.numbers().isEmpty() ? null : EvidenceEndpoints.playlistOf(about.caseId()),
                clip.millis());
    }

    /** The recording's pieces that belong to the evidence. */
    Footage.Clip clip(Cases.About about) {
        OrderTaken taken = taken(about.orderId());
        boolean shelf = shows.brief(about.showId()).map(Shows.Brief::isShelf).orElse(false);
        return clip(about, listen(about, taken, shelf));
    }

    /** Until when a party to the case may look into the show's recording. */
    Instant seenUntil(Cases.About about) {
        return taken(about.orderId()).at().plus(Testimony.AFTER).plus(Footage.BEHIND);
    }

    private Footage.Clip clip(Cases.About about, Testimony testimony) {
        return testimony.clip(recordings.trimmed(about.showId()));
    }

    private OrderTaken taken(long orderId) {
        return counter.story(orderId).stream()
                .filter(OrderTaken.class::isInstance)
                .map(OrderTaken.class::cast)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** A shelf goes on for years and nothing is said from it: there only the deal itself is listened to. */
    private Testimony listen(Cases.About about, OrderTaken taken, boolean shelf) {
        var items = new HashSet<Long>();
        var skus = new HashSet<Long>();
        for (HeldLine line : taken.lines()) {
            items.add(line.itemId());
            skus.add(line.skuId());
        }
        var asked = new Testimony.Asked(about.orderId(), about.buyerId(), items, skus);
        var testimony = new Testimony(asked, story::words);
        long after = shelf ? orders.bornAt(about.orderId()).orElse(1L) - 1 : 0;
        story.tell(about.showId(), after, testimony::hear);
        return testimony;
    }

    private List<ShowEvidence.Line> lines(Cases.About about, OrderTaken taken, Testimony testimony) {
        List<Orders.Bought> bought = orders.bought(about.orderId());
        Instant claimed = testimony.claimedAt().orElse(taken.at());
        var lines = new ArrayList<ShowEvidence.Line>();
        for (int number = 0; number < taken.lines().size(); number++) {
            HeldLine held = taken.lines().get(number);
            Optional<Orders.Bought> row = bought.stream()
                    .filter(one -> one.itemId() == held.itemId() && one.skuId() == held.skuId())
                    .findFirst();
            Optional<Testimony.Card> card = testimony.card(held.itemId());
            long productId = row.map(Orders.Bought::productId).orElse(0L);

            Optional<ShowEvidence.Listing> listing = listings.pageAt(productId, claimed);
            Optional<LineTerms> terms = terms(taken, number);
            lines.add(new ShowEvidence.Line(
                    number,
                    about.lines().contains(number),
                    held.itemId(),
                    productId,
                    held.skuId(),
                    card.map(Testimony.Card::title)
                            .or(() -> listing.map(ShowEvidence.Listing::title))
                            .or(() -> row.map(Orders.Bought::title))
                            .orElse(""),
                    card.map(Testimony.Card::picture)
                            .or(() -> row.map(Orders.Bought::picture))
                            .orElse(""),
                    card.map(one -> one.skuNames().get(held.skuId()))
                            .or(() -> row.map(Orders.Bought::skuName))
                            .orElse(""),
                    held.pieces(),
                    held.priceVersion(),
                    held.price(),
                    terms.map(LineTerms::promises).orElse(List.of()),
                    terms.map(LineTerms::hoursToShip).orElse(0),
                    listing.orElse(null),
                    listings.pricesUntil(held.skuId(), about.showId(), claimed)));
        }
        return lines;
    }

    private static Optional<LineTerms> terms(OrderTaken taken, int number) {
        List<LineTerms> all = taken.terms();
        return all == null
                ? Optional.empty()
                : all.stream().filter(one -> one.line() == number).findFirst();
    }
}
