package org.qiantang.app.shelf;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Promises;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.ItemRole;

/**
 * One product of a show: what the catalogue knows of it, what it costs here and what is left of it.
 *
 * @param number the number of its link, from 1
 * @param code the merchant's own code of the product
 * @param promises what the shop promises after the sale
 * @param terms until when and how many for one buyer, where it is in a show
 */
public record Offer(
        long itemId,
        int number,
        ItemRole role,
        String code,
        String title,
        LegalCategory category,
        FactSheet facts,
        List<String> afterSale,
        @Nullable SizeTable sizes,
        Delivery delivery,
        List<Kind> kinds,
        Promises promises,
        Terms terms) {
    private static final Pattern CHINESE_WORD = Pattern.compile("\\p{IsHan}{2}");

    public Offer {
        afterSale = List.copyOf(afterSale);
        kinds = List.copyOf(kinds);
    }

    /** An offer that is in no show. */
    public Offer(
            long itemId,
            int number,
            ItemRole role,
            String code,
            String title,
            LegalCategory category,
            FactSheet facts,
            List<String> afterSale,
            @Nullable SizeTable sizes,
            Delivery delivery,
            List<Kind> kinds,
            Promises promises) {
        this(
                itemId,
                number,
                role,
                code,
                title,
                category,
                facts,
                afterSale,
                sizes,
                delivery,
                kinds,
                promises,
                Terms.NONE);
    }

    /** An offer without after-sale promises. */
    public Offer(
            long itemId,
            int number,
            ItemRole role,
            String code,
            String title,
            LegalCategory category,
            FactSheet facts,
            List<String> afterSale,
            @Nullable SizeTable sizes,
            Delivery delivery,
            List<Kind> kinds) {
        this(itemId, number, role, code, title, category, facts, afterSale, sizes, delivery, kinds, Promises.NONE);
    }

    /** The same offer on other terms. */
    public Offer on(Terms others) {
        return new Offer(
                itemId, number, role, code, title, category, facts, afterSale, sizes, delivery, kinds, promises,
                others);
    }

    /** What people call it: the title up to its first blank after a Chinese word, without the season, size or make that follows. */
    public String name() {
        String[] words = title.strip().split("\\s+", -1);
        var name = new StringBuilder();
        for (String word : words) {
            name.append(name.isEmpty() ? "" : " ").append(word);
            if (CHINESE_WORD.matcher(name).find()) {
                return name.toString();
            }
        }
        return words[0].length() >= 2 ? words[0] : title.strip();
    }

    /** Whether it is a voucher (到店券), of whose sending there is nothing to say. */
    public boolean isVoucher() {
        return Voucher.howToRedeem(facts).isPresent();
    }

    public int left() {
        return kinds.stream().mapToInt(kind -> Math.max(0, kind.left())).sum();
    }

    public boolean isSoldOut() {
        return left() == 0;
    }

    /** The kinds that can still be bought. */
    public List<Kind> onSale() {
        return kinds.stream().filter(kind -> kind.left() > 0).toList();
    }

    public Optional<Kind> kind(long skuId) {
        return kinds.stream().filter(kind -> kind.skuId() == skuId).findFirst();
    }

    public Optional<Fact> fact(FactKey key) {
        return facts.fact(key);
    }

    /** The least that one pays for a kind still on sale; empty when sold out. */
    public Optional<Kind> cheapest() {
        return onSale().stream()
                .min(Comparator.comparingLong(kind -> kind.price().minor()));
    }

    /** The kinds that the flash sale (秒杀) to come makes cheaper, at their prices in it; none where none is to come. */
    public List<Kind> cheaperToCome() {
        Map<Long, Money> prices = terms.flashToCome().map(Terms.ToCome::prices).orElseGet(Map::of);
        return kinds.stream()
                .flatMap(kind -> Stream.ofNullable(prices.get(kind.skuId()))
                        .filter(price -> price.minor() < kind.price().minor())
                        .map(price -> new Kind(kind.skuId(), kind.name(), price, kind.left())))
                .toList();
    }

    /** Whether all kinds still on sale cost the same. */
    public boolean hasOnePrice() {
        return onSale().stream().map(Kind::price).distinct().count() == 1;
    }
}
