package org.qiantang.app.shortvideo;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.copywriting.FilmScripts;
import org.qiantang.app.copywriting.GoodsAtHand;
import org.qiantang.event.Money;

/** Whether what a video says is still so. A video that is not is shown to nobody but its shop. */
final class FilmStandings {
    private final FilmScripts scripts;
    private final FootageWords footage;
    private final FootageTable films;
    // The edition that each film's words have passed last, of those that were asked for; found again after a restart.
    private final Map<Long, String> passed = new ConcurrentHashMap<>();

    FilmStandings(FilmScripts scripts, FootageWords footage, FootageTable films) {
        this.scripts = scripts;
        this.footage = footage;
        this.films = films;
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
        return of(film, scripts.atHand(goods(film)));
    }

    /** The same for a clip or an upload. */
    Standing of(Footage film) {
        return of(film, scripts.atHand(goods(film)));
    }

    /** The same but for its rules, by which it is judged when somebody wants to show it. */
    Standing ofUnshown(Footage film) {
        Footage.Video video = film.video();
        return video == null ? Standing.TRUE : footage.standing(film, video.said(), true, scripts.atHand(goods(film)));
    }

    /**
     * The same of many, by their ids. All goods that they speak of are read together; only words that no edition in force has
     * judged yet are judged one by one, once for each edition.
     */
    Map<Long, Standing> ofAll(Collection<Film> films, Collection<Footage> footage) {
        var spoken = new HashSet<Long>();
        films.forEach(film -> spoken.addAll(goods(film)));
        footage.forEach(film -> spoken.addAll(goods(film)));
        GoodsAtHand goods = scripts.atHand(spoken);
        var standings = new HashMap<Long, Standing>();
        films.forEach(film -> standings.put(film.id(), of(film, goods)));
        footage.forEach(film -> standings.put(film.id(), of(film, goods)));
        return standings;
    }

    private static Set<Long> goods(Film film) {
        Film.Video video = film.video();
        return video == null ? Set.of() : goods(video.said());
    }

    private static Set<Long> goods(Footage film) {
        Footage.Video video = film.video();
        Long product = film.origin() == Origin.PGC ? film.productId() : null;
        if (video == null || product == null) {
            return Set.of();
        }
        Set<Long> spoken = new HashSet<>(goods(video.said()));
        spoken.add(product);
        return spoken;
    }

    private static Set<Long> goods(Film.Said said) {
        return said.slots().stream().map(FilmLine::productId).collect(Collectors.toSet());
    }

    private Standing of(Film film, GoodsAtHand goods) {
        Film.Video video = film.video();
        if (video == null) {
            return Standing.TRUE;
        }
        List<Product> products = video.said().slots().stream()
                .map(FilmLine::productId)
                .distinct()
                .flatMap(id -> goods.product(id).stream())
                .toList();
        Optional<Product> product = products.stream()
                .filter(one -> one.id() == film.plan().productId())
                .findFirst();
        if (product.isEmpty() || products.stream().anyMatch(Product::archived)) {
            return Standing.GONE;
        }
        List<String> now = scripts.words(video.said().slots(), goods).stream()
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

    private Standing of(Footage film, GoodsAtHand goods) {
        Footage.Video video = film.video();
        if (video == null) {
            return Standing.TRUE;
        }
        String edition = scripts.edition();
        // A clip may be made before its words pass, so that only a judgement of this edition counts.
        boolean known = edition.equals(passed.get(film.id()));
        Footage whole = known ? film : whole(film).orElse(null);
        if (whole == null) {
            return Standing.GONE;
        }
        Standing standing = footage.standing(whole, video.said(), known, goods);
        if (standing == Standing.TRUE) {
            passed.put(film.id(), edition);
        }
        return standing;
    }

    /** With what was heard and seen in it; empty where it is gone meanwhile. */
    private Optional<Footage> whole(Footage film) {
        Review review = film.review();
        return review != null && review.brief() ? films.find(film.id()) : Optional.of(film);
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
