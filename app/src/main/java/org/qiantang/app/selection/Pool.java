package org.qiantang.app.selection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Standings;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.Standing;

/**
 * The pool of offers that may be picked now, with their scores.
 *
 * <p>It is read as a whole at most once in so many seconds and looked through in memory: scores change slowly, and every
 * page of one search is then of one moment.
 */
final class Pool {
    /** The newest so many are in the pool. */
    static final int MOST = 5_000;

    private static final Duration FRESH = Duration.ofSeconds(20);

    private final OfferRows offers;
    private final GivenRows given;
    private final ScoreRows scores;
    private final Catalog catalog;
    private final Standings standings;
    private final InstantSource clock;
    private final Object reading = new Object();
    private volatile @Nullable Seen seen;

    Pool(
            OfferRows offers,
            GivenRows given,
            ScoreRows scores,
            Catalog catalog,
            Standings standings,
            InstantSource clock) {
        this.offers = offers;
        this.given = given;
        this.scores = scores;
        this.catalog = catalog;
        this.standings = standings;
        this.clock = clock;
    }

    private record Seen(Instant at, List<Entry> entries) {}

    /** An offer with all that a card shows of it. */
    record Entry(Offer offer, Product product, String shop, OfferRules.Given given, Score score) {
        long lowest() {
            return product.skus().stream()
                    .mapToLong(sku -> sku.price().minor())
                    .min()
                    .orElse(0);
        }

        long highest() {
            return product.skus().stream()
                    .mapToLong(sku -> sku.price().minor())
                    .max()
                    .orElse(0);
        }

        long earned() {
            return Commission.ofPiece(lowest(), offer.terms().commissionBasisPoints());
        }

        /** How many may still be sent to shows: promised and not given, and no more than the warehouse has free. */
        int left() {
            return Math.max(0, Math.min(product.free(), offer.terms().piecesPromised() - given.pieces()));
        }

        int samplesLeft() {
            return Math.max(0, offer.terms().samples() - given.samples());
        }
    }

    /** The order of a page; the same key is told apart by the offer's id, newest first. */
    enum Sort {
        SCORE,
        RATE,
        EARNED,
        SOLD,
        CHEAP,
        NEW;

        long key(Entry entry) {
            return switch (this) {
                case SCORE -> {
                    Integer total = entry.score().total();
                    yield total == null ? -1 : total;
                }
                case RATE -> entry.offer().terms().commissionBasisPoints();
                case EARNED -> entry.earned();
                case SOLD -> entry.score().sales().pieces();
                case CHEAP -> -entry.lowest();
                case NEW -> entry.offer().id();
            };
        }

        static Sort named(String name) {
            try {
                return valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw Problem.nonsense("sort", "没有这种排序", "no such order");
            }
        }
    }

    /** What is looked for; a bound that is null bounds nothing. */
    record Filter(
            String query,
            @Nullable LegalCategory category,
            @Nullable Integer leastRate,
            @Nullable Integer mostRate,
            @Nullable Long leastPrice,
            @Nullable Long mostPrice,
            boolean withSamples) {
        boolean fits(Entry entry) {
            int rate = entry.offer().terms().commissionBasisPoints();
            return (category == null || entry.product().legalCategory() == category)
                    && (leastRate == null || rate >= leastRate)
                    && (mostRate == null || rate <= mostRate)
                    && (leastPrice == null || entry.highest() >= leastPrice)
                    && (mostPrice == null || entry.lowest() <= mostPrice)
                    && (!withSamples || entry.samplesLeft() > 0)
                    && hasWords(entry);
        }

        private boolean hasWords(Entry entry) {
            String text = (entry.product().title() + " " + entry.shop()).toLowerCase(Locale.ROOT);
            for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
                if (!text.contains(word)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Where a page ends: its last entry's key and id. */
    private record Place(long key, long offerId) {
        static @Nullable Place of(@Nullable String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return null;
            }
            int between = cursor.lastIndexOf('.');
            try {
                return new Place(
                        Long.parseLong(cursor.substring(0, Math.max(0, between))),
                        Long.parseLong(cursor.substring(between + 1)));
            } catch (NumberFormatException nonsense) {
                throw Problem.nonsense("after", "翻页位置无效，请从头开始", "after: not a cursor of ours; start from the top");
            }
        }

        boolean isBefore(long otherKey, long otherId) {
            return otherKey < key || (otherKey == key && otherId < offerId);
        }
    }

    Page<Entry> page(Filter filter, Sort sort, @Nullable String after, int limit) {
        Place from = Place.of(after);
        List<Entry> found = entries().stream()
                .filter(filter::fits)
                .filter(entry -> from == null
                        || from.isBefore(sort.key(entry), entry.offer().id()))
                .sorted(Comparator.<Entry>comparingLong(sort::key)
                        .thenComparingLong(entry -> entry.offer().id())
                        .reversed())
                .limit(limit + 1L)
                .toList();
        return Page.of(found, limit, last -> sort.key(last) + "." + last.offer().id());
    }

    /** How many of each category there are, whatever else is looked for. */
    Map<LegalCategory, Long> categories() {
        return entries().stream()
                .collect(Collectors.groupingBy(entry -> entry.product().legalCategory(), Collectors.counting()));
    }

    /** Offers as they stand now, over or withdrawn ones too, in the order of the ids. */
    List<Entry> of(Collection<Long> offerIds) {
        Map<Long, Entry> byId = entries(offers.of(offerIds)).stream()
                .collect(Collectors.toMap(entry -> entry.offer().id(), Function.identity()));
        return offerIds.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    Optional<Entry> one(long offerId) {
        return of(List.of(offerId)).stream().findFirst();
    }

    /** The desk has changed something: the next look reads anew. */
    void forget() {
        seen = null;
    }

    private List<Entry> entries() {
        Instant now = clock.instant();
        Seen last = seen;
        if (last != null && now.isBefore(last.at().plus(FRESH))) {
            return last.entries();
        }
        synchronized (reading) {
            Seen again = seen;
            if (again != null && now.isBefore(again.at().plus(FRESH))) {
                return again.entries();
            }
            List<Entry> entries = entries(offers.open(now, MOST)).stream()
                    .filter(entry -> !entry.product().archived())
                    .toList();
            seen = new Seen(now, entries);
            return entries;
        }
    }

    private List<Entry> entries(List<Offer> found) {
        Map<Long, Product> products =
                catalog.products(found.stream().map(Offer::productId).distinct().toList()).stream()
                        .collect(Collectors.toMap(Product::id, Function.identity()));
        Set<Long> open = found.stream()
                .map(Offer::merchantId)
                .distinct()
                .filter(shop -> standings.of(shop) == Standing.OPEN)
                .collect(Collectors.toSet());
        Map<Long, String> names = found.stream()
                .map(Offer::merchantId)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        shop -> catalog.merchant(shop).map(Merchant::name).orElse("")));
        Map<Long, OfferRules.Given> out = given.of(found.stream().map(Offer::id).toList());
        Map<Long, Score> known = scores.of(products.values(), clock.instant());
        var entries = new ArrayList<Entry>();
        for (Offer offer : found) {
            Product product = products.get(offer.productId());
            Score score = known.get(offer.productId());
            if (product != null && score != null && open.contains(offer.merchantId())) {
                entries.add(new Entry(
                        offer,
                        product,
                        names.getOrDefault(offer.merchantId(), ""),
                        out.getOrDefault(offer.id(), new OfferRules.Given(0, 0)),
                        score));
            }
        }
        return List.copyOf(entries);
    }
}
