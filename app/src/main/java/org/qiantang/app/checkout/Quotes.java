package org.qiantang.app.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.DeliveryTerms;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.order.RefusalWords;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;

/** What a checkout would come to at this moment, line by line, and what stands in its way. Holds nothing. */
final class Quotes {
    private final Boards boards;
    private final Catalog catalog;
    private final Freight freight;

    Quotes(Boards boards, Catalog catalog, Freight freight) {
        this.boards = boards;
        this.catalog = catalog;
        this.freight = freight;
    }

    /** One line as it stands; the refusal is null where nothing is in its way. */
    record Line(
            long itemId,
            long skuId,
            String title,
            String skuName,
            @Nullable String picture,
            int pieces,
            @Nullable Money price,
            long priceVersion,
            int left,
            @Nullable Problem refusal) {}

    /** @param freightKnown false where the freight goes by a place that nobody has named, and is not in the sums */
    record Part(
            long showId,
            long merchantId,
            String merchantName,
            List<Line> lines,
            Money goods,
            Money freight,
            boolean freightKnown,
            boolean vouchers) {
        Part {
            lines = List.copyOf(lines);
        }

        boolean stands() {
            return lines.stream().allMatch(line -> line.refusal() == null);
        }

        Money total() {
            return goods.plus(freight);
        }
    }

    /** Lines with a refusal count for nothing in the sums. */
    List<Part> of(Wish wish, @Nullable Destination to) {
        return wish.portions(freight.shops(wish)).stream()
                .map(part -> part(part, to))
                .toList();
    }

    private Part part(Wish.Portion part, @Nullable Destination to) {
        Optional<Board> found = boards.of(part.showId());
        if (found.isEmpty()) {
            Problem none = RefusalWords.of(new Refusal.NoSuchShow());
            List<Line> gone =
                    part.wants().stream().map(want -> gone(want, none)).toList();
            return new Part(part.showId(), 0, "", gone, Money.cny(0), Money.cny(0), true, part.vouchers());
        }
        Board board = found.get();
        Region region = to == null || part.vouchers() ? null : to.region();
        Map<Long, DeliveryTerms> products = freight.products(board, part.wants());
        List<RoomRequest.Want> notServed =
                freight.costs(board, part.wants(), region, products).notServed();
        List<RoomRequest.Want> over = part.vouchers() ? freight.over(board, part.wants(), products) : List.of();
        var lines = new ArrayList<Line>();
        var standing = new ArrayList<RoomRequest.Want>();
        Money goods = Money.cny(0);
        for (RoomRequest.Want want : part.wants()) {
            Problem far = region != null && notServed.contains(want) ? Freight.notServed(region, want.skuId()) : null;
            Line line = line(board, want, products, over.contains(want) ? Freight.over(want.skuId()) : far);
            lines.add(line);
            Money price = line.price();
            if (line.refusal() == null && price != null) {
                standing.add(want);
                goods = goods.plus(price.times(want.pieces()));
            }
        }
        Freight.Costs costs = part.vouchers()
                ? new Freight.Costs(0, true, List.of())
                : freight.costs(board, standing, region, products);
        Long other = part.shopId();
        long shopId = other == null ? board.merchantId() : other;
        String shop = catalog.merchant(shopId).map(Merchant::name).orElse("");
        return new Part(
                part.showId(), shopId, shop, lines, goods, Money.cny(costs.minor()), costs.known(), part.vouchers());
    }

    private static Line line(
            Board board, RoomRequest.Want want, Map<Long, DeliveryTerms> products, @Nullable Problem far) {
        Optional<Board.Item> item = board.item(want.itemId());
        Optional<Board.Sku> sku = item.flatMap(one ->
                one.skus().stream().filter(kind -> kind.skuId() == want.skuId()).findFirst());
        if (item.isEmpty() || sku.isEmpty()) {
            return gone(want, RefusalWords.of(new Refusal.NoSuchItem(want.itemId())));
        }
        Board.Sku now = sku.get();
        Problem refusal = refusal(board, item.get(), now, want);
        return new Line(
                want.itemId(),
                want.skuId(),
                item.get().title(),
                now.name(),
                Optional.ofNullable(products.get(item.get().productId()))
                        .map(DeliveryTerms::picture)
                        .orElse(null),
                want.pieces(),
                now.price(),
                now.priceVersion(),
                now.left(),
                refusal == null ? far : refusal);
    }

    private static @Nullable Problem refusal(Board board, Board.Item item, Board.Sku now, RoomRequest.Want want) {
        if (!board.isOpen()) {
            return RefusalWords.of(new Refusal.NotOpen(board.state()));
        }
        if (now.left() < want.pieces()) {
            return RefusalWords.of(new Refusal.SoldOut(now.skuId(), now.left()));
        }
        if (want.pieces() > item.perBuyerLimit()) {
            return RefusalWords.of(new Refusal.OverLimit(item.itemId(), item.perBuyerLimit()));
        }
        return now.priceVersion() == want.priceVersion()
                ? null
                : RefusalWords.of(new Refusal.PriceMoved(now.skuId(), now.priceVersion(), now.price()));
    }

    private static Line gone(RoomRequest.Want want, Problem refusal) {
        return new Line(
                want.itemId(), want.skuId(), "", "", null, want.pieces(), null, want.priceVersion(), 0, refusal);
    }
}
