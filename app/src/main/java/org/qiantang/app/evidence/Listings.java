package org.qiantang.app.evidence;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Products' pages and prices as they stood at some moment, read from the journal itself. */
final class Listings {
    static final String PAGE = "page";
    static final String PRICE = "price";

    private static final int MOST_PRICES = 20;
    private static final String LAST = """
            select position
              from listing_told
             where what = :what and about = :about and at <= :until
             order by position desc
             limit :most
            """;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final EventCodec codec;

    Listings(JdbcClient jdbc, Journal journal, EventCodec codec) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.codec = codec;
    }

    Optional<ShowEvidence.Listing> pageAt(long productId, Instant until) {
        return last(PAGE, productId, until, 1).stream()
                .flatMap(position -> told(position).stream().map(event -> page(position, event)))
                .findFirst();
    }

    /** The prices that a SKU had been given until then, for everybody or for this show, the oldest first. */
    List<ShowEvidence.PriceSet> pricesUntil(long skuId, long showId, Instant until) {
        return last(PRICE, skuId, until, MOST_PRICES).reversed().stream()
                .flatMap(position -> told(position).stream().flatMap(event -> price(position, event, showId).stream()))
                .toList();
    }

    private List<Long> last(String what, long about, Instant until, int most) {
        return jdbc.sql(LAST)
                .param("what", what)
                .param("about", about)
                .param("until", until.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> row.getLong("position"))
                .list();
    }

    private Optional<Event> told(long position) {
        List<Recorded> one = journal.read(Streams.OFFICE, position - 1, 1);
        return one.stream()
                .filter(place -> place.position() == position)
                .map(place -> codec.read(place.type(), place.version(), place.body()))
                .findFirst();
    }

    private static ShowEvidence.Listing page(long position, Event event) {
        if (!(event instanceof ShopEvent.ProductListed listed)) {
            throw new IllegalStateException("position: " + position + " (expected: a product's listing)");
        }
        List<ShopEvent.AfterSalePromise> promises = listed.promises();
        return new ShowEvidence.Listing(
                position,
                listed.at(),
                listed.title(),
                listed.legalCategory(),
                listed.facts().stream().map(Listings::fact).toList(),
                promises == null ? List.of() : promises);
    }

    private static ShowEvidence.Fact fact(ShopEvent.StatedFact stated) {
        Optional<FactKey> known = FactKey.named(stated.key());
        return new ShowEvidence.Fact(
                stated.key(),
                known.map(FactKey::zh).orElse(stated.key()),
                known.map(FactKey::en).orElse(stated.key()),
                stated.value(),
                stated.unit(),
                proof(stated.proof()));
    }

    private static @Nullable String proof(ShopEvent.@Nullable Proof proof) {
        return proof == null ? null : String.join(" · ", proof.kind(), proof.number(), proof.issuer());
    }

    private static Optional<ShowEvidence.PriceSet> price(long position, Event event, long showId) {
        if (!(event instanceof ShopEvent.PriceSet set)) {
            throw new IllegalStateException("position: " + position + " (expected: a price)");
        }
        Long only = set.showId();
        return only != null && only != showId
                ? Optional.empty()
                : Optional.of(
                        new ShowEvidence.PriceSet(position, set.at(), set.priceVersion(), set.price(), set.reason()));
    }
}
