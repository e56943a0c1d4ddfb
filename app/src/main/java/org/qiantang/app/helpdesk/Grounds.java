package org.qiantang.app.helpdesk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.FlashFacts;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.shelf.Terms;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.Money;

/** The facts that an answer names, as they are at this moment: what the journal keeps of it. */
final class Grounds {
    /** What is left of the limit for the one who asks, who alone is told. */
    static final String REST = "limit-left";

    /** What is struck through beside a price, and what that is. */
    private static final String STRUCK = "struck-price";

    /** Keys of what is worked out of the offer, as {@link #found} and the prices do. */
    private static final Set<String> OF_THE_OFFER = Set.of(
            "price",
            "stock",
            "skus",
            "sizes",
            "delivery",
            "after-sale",
            "promises",
            "title",
            "number",
            "limit",
            FlashFacts.END,
            FlashFacts.NEXT,
            FlashFacts.PRICE,
            REST,
            STRUCK,
            "list-price");

    private static final int LONGEST = 300;

    private final Shelves shelves;
    private final Boards boards;

    Grounds(Shelves shelves, Boards boards) {
        this.shelves = shelves;
        this.boards = boards;
    }

    /**
     * The facts found, and whether those were all.
     *
     * @param productId whose facts they are, where it is known
     */
    record Found(
            List<FactUsed> facts, boolean all, @Nullable Long productId) {
        Found {
            facts = List.copyOf(facts);
        }
    }

    Found of(long showId, @Nullable Long itemId, List<String> keys) {
        return of(showId, itemId, keys, List.of());
    }

    /**
     * The same to somebody alone.
     *
     * @param had what the asker has of the item so far
     */
    Found of(long showId, @Nullable Long itemId, List<String> keys, List<Terms.Had> had) {
        if (itemId == null) {
            return ofShow(showId, keys);
        }
        Optional<Offer> offer = shelves.of(showId)
                .map(shelf -> keys.contains(STRUCK) ? shelves.withStruck(showId, shelf) : shelf)
                .flatMap(shelf -> shelf.offer(itemId))
                .map(one -> one.on(one.terms().forAsker(had)));
        Optional<Board.Item> item = boards.of(showId).flatMap(board -> board.item(itemId));
        if (offer.isEmpty() || item.isEmpty()) {
            return new Found(List.of(), false, null);
        }
        var facts = new ArrayList<FactUsed>();
        boolean all = true;
        for (String key : keys) {
            List<FactUsed> found = switch (key) {
                case "price" -> prices(item.get());
                case FlashFacts.PRICE -> flashPrices(offer.get());
                default -> found(offer.get(), key);
            };
            all &= !found.isEmpty();
            facts.addAll(found);
        }
        return new Found(facts, all, item.get().productId());
    }

    /** Of a whole show nothing is told but that it has no flash sale. */
    private Found ofShow(long showId, List<String> keys) {
        boolean isNone = keys.equals(List.of(FlashFacts.NEXT))
                && boards.of(showId)
                        .filter(board -> board.flashEnds().isEmpty()
                                && board.flashesAhead().isEmpty())
                        .isPresent();
        return isNone
                ? new Found(List.of(new FactUsed(FlashFacts.NEXT, FlashFacts.next(null), null, null)), true, null)
                : new Found(List.of(), keys.isEmpty(), null);
    }

    /** The same of each item of a show, since an answer may be about another one than was asked about. */
    List<Found> ofEach(long showId, List<String> keys, List<Terms.Had> had) {
        return boards.of(showId)
                .map(board -> board.items().stream()
                        .map(item -> of(showId, item.itemId(), keys, had))
                        .toList())
                .orElseGet(List::of);
    }

    /** The same from the catalogue alone, whose prices are versions of no show. */
    static Found of(Shelf shelf, @Nullable Long itemId, List<String> keys, long productId) {
        Optional<Offer> offer = itemId == null ? Optional.empty() : shelf.offer(itemId);
        if (offer.isEmpty()) {
            return new Found(List.of(), keys.isEmpty(), productId);
        }
        var facts = new ArrayList<FactUsed>();
        boolean all = true;
        for (String key : keys) {
            List<FactUsed> found = key.equals("price") ? listPrices(offer.get()) : found(offer.get(), key);
            all &= !found.isEmpty();
            facts.addAll(found);
        }
        return new Found(facts, all, productId);
    }

    private static List<FactUsed> prices(Board.Item item) {
        return item.skus().stream()
                .map(sku ->
                        new FactUsed("price", sku.name() + " " + amount(sku.price()), sku.skuId(), sku.priceVersion()))
                .toList();
    }

    /** What a flash sale to come makes cheaper. */
    private static List<FactUsed> flashPrices(Offer offer) {
        return offer.cheaperToCome().stream()
                .map(kind ->
                        new FactUsed(FlashFacts.PRICE, FlashFacts.price(kind.name(), kind.price()), kind.skuId(), null))
                .toList();
    }

    private static List<FactUsed> listPrices(Offer offer) {
        return offer.kinds().stream()
                .map(kind -> new FactUsed("price", kind.name() + " " + amount(kind.price()), kind.skuId(), null))
                .toList();
    }

    /** Whether a key can name a fact of some product. */
    static boolean isKnown(String key) {
        return OF_THE_OFFER.contains(key) || FactKey.named(key).isPresent();
    }

    /** Whether a key names a line of the fact sheet, and not what is worked out of the offer or is an approved pair. */
    static boolean isOfSheet(String key) {
        return !OF_THE_OFFER.contains(key) && FaqPair.idIn(key).isEmpty();
    }

    private static List<FactUsed> found(Offer offer, String key) {
        String value = switch (key) {
            case "stock" -> Integer.toString(offer.left());
            case "skus" -> offer.onSale().stream().map(Kind::name).collect(Collectors.joining("、"));
            case "sizes" -> sizes(offer);
            case "delivery" -> delivery(offer.delivery());
            case "after-sale" -> String.join("；", offer.afterSale());
            case "promises" ->
                offer.promises().all().stream().map(one -> one.words(false)).collect(Collectors.joining("；"));
            case "title" -> offer.title();
            case "number" -> Integer.toString(offer.number());
            case "limit" ->
                offer.terms().perBuyer() == 0 ? "" : "每人 " + offer.terms().perBuyer() + " 件";
            case FlashFacts.END ->
                offer.terms().isLive() ? FlashFacts.end(offer.terms().flashEnds()) : "";
            case FlashFacts.NEXT ->
                offer.terms().isLive() ? FlashFacts.next(offer.terms().ahead()) : "";
            case REST -> offer.terms().had().stream().map(Grounds::rest).collect(Collectors.joining("；"));
            case STRUCK -> struck(offer);
            case "list-price" ->
                offer.kinds().stream()
                        .flatMap(kind -> Optional.ofNullable(
                                        offer.terms().listed().get(kind.skuId()))
                                .stream()
                                .map(price -> kind.name() + " " + amount(price)))
                        .collect(Collectors.joining("；"));
            default -> offer.facts().fact(key).map(Fact::text).orElse("");
        };
        return value.isEmpty() ? List.of() : List.of(new FactUsed(key, cut(value), null, null));
    }

    private static String rest(Terms.Had had) {
        return had.where() + "每人 " + had.perBuyer() + " 件，已拍 " + had.pieces() + " 件，还能买 " + had.rest() + " 件";
    }

    private static String struck(Offer offer) {
        Map<Long, StruckView> struck = offer.terms().struck();
        if (struck == null) {
            return "";
        }
        String shown = offer.kinds().stream()
                .flatMap(kind -> Stream.ofNullable(struck.get(kind.skuId()))
                        .map(one -> kind.name() + " " + amount(one.price()) + " " + one.zh()))
                .collect(Collectors.joining("；"));
        return shown.isEmpty() ? "没有划线价" : shown;
    }

    private static String sizes(Offer offer) {
        SizeTable table = offer.sizes();
        return table == null
                ? ""
                : String.join("/", table.columns()) + "："
                        + table.rows().stream()
                                .map(row -> String.join("/", row))
                                .collect(Collectors.joining("；"));
    }

    private static String delivery(Delivery delivery) {
        String not = delivery.excluded().isEmpty() ? "" : "，不发" + String.join("、", delivery.excluded());
        return delivery.from() + "，" + delivery.hoursToShip() + " 小时内发出，" + (delivery.freeShipping() ? "包邮" : "不包邮")
                + not;
    }

    static String amount(Money money) {
        return BigDecimal.valueOf(money.minor(), 2).toPlainString() + " " + money.currency();
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }
}
