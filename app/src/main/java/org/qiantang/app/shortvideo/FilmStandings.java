package org.qiantang.app.shortvideo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.copywriting.FilmScripts;
import org.qiantang.event.Money;

/** Whether what a video says is still so. A video that is not is shown to nobody but its shop. */
final class FilmStandings {
    private final FilmScripts scripts;
    private final Catalog catalog;
    private final FootageWords footage;
    // The edition that each film's words have passed last, of those that were asked for; found again after a restart.
    private final Map<Long, String> passed = new ConcurrentHashMap<>();

    FilmStandings(FilmScripts scripts, Catalog catalog, FootageWords footage) {
        this.scripts = scripts;
        this.catalog = catalog;
        this.footage = footage;
    }

    /** What has moved under a video. */
    enum Standing {
        TRUE,
        FACTS_CHANGED,
        PRICE_CHANGED,
        /** The rule book has become stricter. */
        RULES_CHANGED,
        /** The product is put away. */
        GONE
    }

    /** The least of a product's prices, in fen, and whether there are several. */
    record FromPrice(long minor, boolean several) {}

    /** How a film's newest video stands; as true where there is none yet. */
    Standing of(Film film) {
        Film.Video video = film.video();
        if (video == null) {
            return Standing.TRUE;
        }
        List<Product> products = catalog.products(video.said().slots().stream()
                .map(FilmLine::productId)
                .distinct()
                .toList());
        Optional<Product> product = products.stream()
                .filter(one -> one.id() == film.plan().productId())
                .findFirst();
        if (product.isEmpty() || products.stream().anyMatch(Product::archived)) {
            return Standing.GONE;
        }
        List<String> now = scripts.words(video.said().slots()).stream()
                .map(words -> words.orElse(""))
                .toList();
        if (!now.equals(video.said().words())) {
            return Standing.FACTS_CHANGED;
        }
        FromPrice price = price(product.get()).orElse(null);
        if (!isPriceStill(video.said(), price)) {
            return Standing.PRICE_CHANGED;
        }
        return passes(film.id(), video.said()) ? Standing.TRUE : Standing.RULES_CHANGED;
    }

    /** The same for a clip or an upload. */
    Standing of(Footage film) {
        Footage.Video video = film.video();
        if (video == null) {
            return Standing.TRUE;
        }
        String edition = scripts.edition();
        // A clip may be made before its words pass, so that only a judgement of this edition counts.
        Standing standing = footage.standing(film, video.said(), edition.equals(passed.get(film.id())));
        if (standing == Standing.TRUE) {
            passed.put(film.id(), edition);
        }
        return standing;
    }

    /** More of what is said in a film is known than before. */
    void forget(long filmId) {
        passed.remove(filmId);
    }

    /** The same words are judged once by each edition of the rule book. */
    private boolean passes(long filmId, Film.Said said) {
        String edition = scripts.edition();
        if (edition.equals(said.edition()) || edition.equals(passed.get(filmId))) {
            return true;
        }
        boolean passes = scripts.readTitle(said.slots().getFirst()).hasPassed()
                && scripts.read(said.slots().subList(1, said.slots().size())).stream()
                        .allMatch(FilmReading::hasPassed);
        if (passes) {
            passed.put(filmId, edition);
        }
        return passes;
    }

    private static boolean isPriceStill(Film.Said said, @Nullable FromPrice now) {
        Long shown = said.priceMinor();
        return shown == null || (now != null && shown == now.minor() && said.several() == now.several());
    }

    /** The price of a card; empty where it cannot be told in yuan. */
    static Optional<FromPrice> price(Product product) {
        return product.skus().stream()
                .map(Sku::price)
                .filter(price -> price.currency().equals(Money.CNY))
                .min(Comparator.comparingLong(Money::minor))
                .map(least -> new FromPrice(
                        least.minor(),
                        product.skus().stream().map(Sku::price).distinct().count() > 1));
    }
}
