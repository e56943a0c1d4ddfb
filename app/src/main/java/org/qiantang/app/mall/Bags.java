package org.qiantang.app.mall;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;

/** Buyers' bags across shops: plain rows, looked at against the boards of the shows that the lines come from. */
public final class Bags {
    static final int MOST_LINES = 100;
    static final int MOST_PIECES = 999;

    private final BagTable table;
    private final Offers offers;
    private final Catalog catalog;
    private final Ids ids;
    private final InstantSource clock;

    Bags(BagTable table, Offers offers, Catalog catalog, Ids ids, InstantSource clock) {
        this.table = table;
        this.offers = offers;
        this.catalog = catalog;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is wanted of a show; a guest's line carries the price at which it was put in. */
    public record Want(
            long showId,
            long itemId,
            long skuId,
            int pieces,
            @Nullable Long priceVersion,
            @Nullable Money price) {}

    /** All lines of one shop in one show, which is the shop's shelf or a show on air. */
    public record Group(long merchantId, String merchantName, long showId, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line as it stands now.
     *
     * @param price what it costs now
     * @param struck what that is set against, struck through; null where nothing is
     * @param was what it cost when it was put in, where that is another price
     * @param state {@code ok}, {@code price-moved}, {@code sold-out} or {@code gone}
     */
    public record Line(
            long lineId,
            @Nullable Long productId,
            long itemId,
            long skuId,
            String title,
            String skuName,
            @Nullable String picture,
            int pieces,
            Money price,
            @Nullable StruckView struck,
            @Nullable Money was,
            long priceVersion,
            int left,
            int perBuyerLimit,
            String state) {}

    List<Group> of(long personId) {
        return groups(table.of(personId));
    }

    /** A bag that is kept in a guest's browser, as it stands now; nothing is kept here. */
    List<Group> look(List<Want> wants) {
        var rows = new ArrayList<BagTable.Row>();
        for (Want want : wants) {
            mustBeSound(want);
            Money price = want.price();
            Long version = want.priceVersion();
            rows.add(new BagTable.Row(
                    want.skuId(),
                    want.showId(),
                    want.itemId(),
                    want.skuId(),
                    want.pieces(),
                    price == null ? Money.cny(0) : price,
                    version == null ? 0 : version,
                    clock.instant()));
        }
        return groups(rows);
    }

    /**
     * Puts pieces into a bag; those of a SKU that is there already are added to, or replaced.
     *
     * @param exactly whether the line is to have just these pieces, as when somebody buys now
     */
    long put(long personId, Want want, boolean exactly) {
        mustBeSound(want);
        Offers.Place place = offers.place(want.showId(), want.itemId(), want.skuId())
                .filter(Offers.Place::open)
                .orElseThrow(Problem::notFound);
        Optional<BagTable.Row> before = table.ofSku(personId, want.showId(), want.skuId());
        if (before.isEmpty() && table.count(personId) >= MOST_LINES) {
            throw new Problem(
                    409,
                    "bag-full",
                    "购物袋最多放 " + MOST_LINES + " 种商品，请先删去一些",
                    MOST_LINES + " lines at most in the bag; remove some first");
        }
        int held = exactly ? 0 : before.map(BagTable.Row::pieces).orElse(0);
        long lineId = before.map(BagTable.Row::lineId).orElseGet(ids::next);
        table.put(
                personId,
                new BagTable.Row(
                        lineId,
                        want.showId(),
                        want.itemId(),
                        want.skuId(),
                        Math.min(MOST_PIECES, held + want.pieces()),
                        place.sku().price(),
                        place.sku().priceVersion(),
                        clock.instant()));
        return lineId;
    }

    void setPieces(long personId, long lineId, int pieces) {
        mustBePieces(pieces);
        if (!table.setPieces(personId, lineId, pieces)) {
            throw Problem.notFound();
        }
    }

    void remove(long personId, long lineId) {
        table.remove(personId, lineId);
    }

    private List<Group> groups(List<BagTable.Row> rows) {
        record Placed(BagTable.Row row, Optional<Offers.Place> place) {}
        List<Placed> placed = rows.stream()
                .map(row -> new Placed(row, offers.place(row.showId(), row.itemId(), row.skuId())))
                .toList();
        List<Long> productIds = placed.stream()
                .flatMap(one -> one.place().stream())
                .map(place -> place.item().productId())
                .distinct()
                .toList();
        Map<Long, Product> products =
                catalog.products(productIds).stream().collect(Collectors.toMap(Product::id, Function.identity()));
        Map<Long, ComparisonPrice> comparisons = catalog.comparisonsOf(products.values(), clock.instant());
        record Counter(long showId, long merchantId) {}
        var lines = new LinkedHashMap<Counter, List<Line>>();
        for (Placed one : placed) {
            long showId = one.row().showId();
            // Goods picked from another shop's offer are that shop's, wherever they are shown.
            long merchantId = one.place()
                    .map(place -> place.item().shopId())
                    .or(() -> offers.merchantOf(showId))
                    .orElse(0L);
            lines.computeIfAbsent(new Counter(showId, merchantId), _ -> new ArrayList<>())
                    .add(line(one.row(), one.place(), products, comparisons));
        }
        var groups = new ArrayList<Group>();
        lines.forEach((counter, own) -> {
            String name =
                    catalog.merchant(counter.merchantId()).map(Merchant::name).orElse("");
            groups.add(new Group(counter.merchantId(), name, counter.showId(), own));
        });
        return groups;
    }

    private static Line line(
            BagTable.Row row,
            Optional<Offers.Place> found,
            Map<Long, Product> products,
            Map<Long, ComparisonPrice> comparisons) {
        if (found.isEmpty()) {
            return gone(row);
        }
        Offers.Place place = found.get();
        Product product = products.get(place.item().productId());
        String picture = product == null || product.pictures().isEmpty()
                ? null
                : product.pictures().getFirst();
        String title = product == null ? place.item().title() : product.title();
        boolean moved =
                row.price().minor() > 0 && !row.price().equals(place.sku().price());
        return new Line(
                row.lineId(),
                place.item().productId(),
                row.itemId(),
                row.skuId(),
                title,
                place.sku().name(),
                picture,
                row.pieces(),
                place.sku().price(),
                StruckView.beside(place.sku().price(), comparisons.get(row.skuId())),
                moved ? row.price() : null,
                place.sku().priceVersion(),
                place.sku().left(),
                place.item().perBuyerLimit(),
                state(place, moved));
    }

    private static String state(Offers.Place place, boolean moved) {
        if (!place.open()) {
            return "gone";
        }
        if (place.sku().left() <= 0) {
            return "sold-out";
        }
        return moved ? "price-moved" : "ok";
    }

    private static Line gone(BagTable.Row row) {
        return new Line(
                row.lineId(),
                null,
                row.itemId(),
                row.skuId(),
                "",
                "",
                null,
                row.pieces(),
                row.price(),
                null,
                null,
                row.priceVersion(),
                0,
                0,
                "gone");
    }

    private static void mustBeSound(Want want) {
        mustBePieces(want.pieces());
    }

    private static void mustBePieces(int pieces) {
        if (pieces < 1 || pieces > MOST_PIECES) {
            throw Problem.nonsense("pieces", "件数须在 1–" + MOST_PIECES + " 之间", "pieces: 1.." + MOST_PIECES);
        }
    }
}
