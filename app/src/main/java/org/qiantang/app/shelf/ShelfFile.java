package org.qiantang.app.shelf;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.catalog.SoundGoods;
import org.qiantang.event.ShowEvent.ItemRole;

/** Reads a file of goods as a shelf that has all of them on sale, in the order of the file; for use without a show. */
public final class ShelfFile {
    private static final int SKUS_OF_AN_ITEM = 1_000;

    private ShelfFile() {}

    /**
     * The sound products of a file in the goods format, with item ids and link numbers from 1, and the shop's name and
     * approved answers where the file has them.
     *
     * @param shop the name where the file has none
     * @throws IllegalArgumentException if an approved answer is not as it should be
     */
    public static Shelf read(String shop, byte[] file) {
        List<ProductDraft> products = SoundGoods.read(file).products();
        ShopWordsJson.Beside words = ShopWordsJson.read(file);
        var offers = new ArrayList<Offer>();
        for (int place = 0; place < products.size(); place++) {
            offers.add(offer(place + 1, products.get(place)));
        }
        return new Shelf(words.shop().isEmpty() ? shop : words.shop(), null, offers, words.approved());
    }

    private static Offer offer(int number, ProductDraft product) {
        var kinds = new ArrayList<Kind>();
        for (int place = 0; place < product.skus().size(); place++) {
            SkuDraft sku = product.skus().get(place);
            kinds.add(new Kind((long) number * SKUS_OF_AN_ITEM + place, sku.name(), sku.price(), sku.free()));
        }
        ItemRole[] roles = ItemRole.values();
        return new Offer(
                number,
                number,
                roles[number % roles.length],
                product.code(),
                product.title(),
                LegalCategory.named(product.legalCategory()).orElse(LegalCategory.OTHER),
                product.facts(),
                product.afterSale(),
                product.sizes(),
                product.delivery(),
                kinds,
                product.promises());
    }
}
