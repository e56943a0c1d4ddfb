package org.qiantang.app.selection;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.Product;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.OfferTerms;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Offers, samples and sold lines as pages show them: with the names, pictures and addresses that the rows leave out. */
final class OfferSheets {
    private static final String PLACE = "select shard, position from sample_place where sample_id = :sample";

    private final Catalog catalog;
    private final OfferRows offers;
    private final GivenRows given;
    private final People people;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final JsonMapper json;

    OfferSheets(
            Catalog catalog,
            OfferRows offers,
            GivenRows given,
            People people,
            Journal journal,
            JdbcClient jdbc,
            InstantSource clock,
            JsonMapper json) {
        this.catalog = catalog;
        this.offers = offers;
        this.given = given;
        this.people = people;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** An offer as its shop sees it. */
    record OwnOffer(
            long id,
            long productId,
            String title,
            @Nullable String picture,
            String state,
            Money lowestPrice,
            Money highestPrice,
            OfferTerms terms,
            int piecesGiven,
            int samplesAsked,
            Instant publishedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String reason) {}

    /** @param address where to send it: for the shop, and only until it has come or was refused */
    record SampleSheet(
            long id,
            long offerId,
            long productId,
            String title,
            @Nullable String picture,
            String shop,
            String asker,
            int pieces,
            String state,
            Instant askedAt,
            @Nullable String carrier,
            @Nullable String trackingNo,
            @Nullable String reason,
            @Nullable Instant answeredAt,
            @Nullable Instant receivedAt,
            @Nullable JsonNode address) {}

    /** @param seller who sold it: the room's shop, or the host in the offering shop's own room */
    record SoldLine(
            long orderId,
            int number,
            long offerId,
            long productId,
            String title,
            String shop,
            String seller,
            long showId,
            String show,
            int pieces,
            Money goods,
            Money back,
            int basisPoints,
            Money commission,
            String state,
            Instant paidAt,
            boolean simulatedBuyer) {}

    List<OwnOffer> own(List<Offer> found) {
        Map<Long, Product> products = products(found);
        Map<Long, OfferRules.Given> out = given.of(found.stream().map(Offer::id).toList());
        return found.stream()
                .flatMap(offer -> Optional.ofNullable(products.get(offer.productId()))
                        .map(product -> own(offer, product, out.getOrDefault(offer.id(), new OfferRules.Given(0, 0))))
                        .stream())
                .toList();
    }

    private OwnOffer own(Offer offer, Product product, OfferRules.Given out) {
        long lowest = product.skus().stream()
                .mapToLong(sku -> sku.price().minor())
                .min()
                .orElse(0);
        long highest = product.skus().stream()
                .mapToLong(sku -> sku.price().minor())
                .max()
                .orElse(0);
        return new OwnOffer(
                offer.id(),
                offer.productId(),
                product.title(),
                picture(product),
                offer.state(clock.instant()),
                Money.cny(lowest),
                Money.cny(highest),
                offer.terms(),
                out.pieces(),
                out.samples(),
                offer.publishedAt(),
                offer.withdrawnAt(),
                offer.reason());
    }

    /** @param forShop whether the shop itself looks, which must know where to send them */
    List<SampleSheet> samples(List<Sample> samples, boolean forShop) {
        Map<Long, Offer> byId = offers
                .of(samples.stream().map(Sample::offerId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Offer::id, Function.identity()));
        Map<Long, Product> products = products(List.copyOf(byId.values()));
        return samples.stream()
                .flatMap(sample -> Optional.ofNullable(byId.get(sample.offerId()))
                        .flatMap(offer -> Optional.ofNullable(products.get(offer.productId())))
                        .map(product -> sample(sample, product, forShop))
                        .stream())
                .toList();
    }

    private SampleSheet sample(Sample sample, Product product, boolean forShop) {
        boolean toSend = sample.state() == Sample.State.ASKED || sample.state() == Sample.State.SENT;
        return new SampleSheet(
                sample.id(),
                sample.offerId(),
                product.id(),
                product.title(),
                picture(product),
                shopName(sample.merchantId()),
                people.nickname(sample.askerId()),
                sample.pieces(),
                sample.state().name().toLowerCase(Locale.ROOT),
                sample.askedAt(),
                sample.carrier(),
                sample.trackingNo(),
                sample.reason(),
                sample.answeredAt(),
                sample.receivedAt(),
                forShop && toSend ? address(sample.id()).orElse(null) : null);
    }

    SoldLine sold(Statement.Line line) {
        String seller = line.sellerId() == line.shopId() ? people.nickname(line.hostId()) : shopName(line.sellerId());
        Money goods = line.goods();
        return new SoldLine(
                line.orderId(),
                line.number(),
                line.offerId(),
                line.productId(),
                line.title(),
                shopName(line.shopId()),
                seller,
                line.showId(),
                line.show(),
                line.pieces(),
                goods,
                new Money(goods.minor() - line.kept().minor(), goods.currency()),
                line.basisPoints(),
                line.commission(),
                line.state(),
                line.paidAt(),
                line.simulatedBuyer());
    }

    /** Empty where it is not folded yet, or has been forgotten. */
    private Optional<JsonNode> address(long sampleId) {
        record Place(int shard, long position) {}
        return jdbc.sql(PLACE)
                .param("sample", sampleId)
                .query((row, _) -> new Place(row.getInt("shard"), row.getLong("position")))
                .optional()
                .flatMap(place -> journal.asides(place.shard(), place.position()).stream()
                        .filter(aside -> aside.slot() == 0)
                        .findFirst())
                .map(Aside::body)
                .map(json::readTree);
    }

    private Map<Long, Product> products(List<Offer> found) {
        return catalog.products(found.stream().map(Offer::productId).distinct().toList()).stream()
                .collect(Collectors.toMap(Product::id, Function.identity()));
    }

    private String shopName(long merchantId) {
        return catalog.merchant(merchantId).map(Merchant::name).orElse("");
    }

    private static @Nullable String picture(Product product) {
        return product.pictures().isEmpty() ? null : product.pictures().getFirst();
    }
}
