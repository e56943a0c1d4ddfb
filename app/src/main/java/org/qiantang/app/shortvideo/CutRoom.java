package org.qiantang.app.shortvideo;

import java.awt.image.BufferedImage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.Pictures;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.copywriting.FilmFact;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmPart;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.copywriting.FilmScripts;

/** Reads a storyboard as it stands now, and turns one that has passed whole into what is rendered. */
final class CutRoom {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MOST_PICTURES = 8;

    private final FilmScripts scripts;
    private final Catalog catalog;
    private final Pictures pictures;
    private final InstantSource clock;

    CutRoom(FilmScripts scripts, Catalog catalog, Pictures pictures, InstantSource clock) {
        this.scripts = scripts;
        this.catalog = catalog;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** A storyboard as it reads and stands now. */
    record Read(FilmReading title, List<FilmReading> scenes) {
        Read {
            scenes = List.copyOf(scenes);
        }

        boolean hasPassed() {
            return title.hasPassed() && scenes.stream().allMatch(FilmReading::hasPassed);
        }

        double seconds() {
            // Each scene has a rest before and after its sentence.
            return scenes.stream().mapToDouble(one -> one.seconds() + 0.55).sum();
        }
    }

    Read read(Storyboard storyboard) {
        return new Read(scripts.readTitle(storyboard.title()), scripts.read(storyboard.lines()));
    }

    /** The title as it reads now; empty where it cannot be said. */
    String title(Storyboard storyboard) {
        return scripts.words(List.of(storyboard.title())).getFirst().orElse("");
    }

    /** What is rendered, and the record of it; empty where something of it has not passed or the product is gone. */
    Optional<Ready> ready(Film film) {
        Optional<Product> product = catalog.product(film.plan().productId()).filter(one -> !one.archived());
        // Asked for before the sentences are judged: a newer book meanwhile has them judged again.
        String edition = scripts.edition();
        Read read = read(film.storyboard());
        if (product.isEmpty() || !read.hasPassed()) {
            return Optional.empty();
        }
        Film.Plan plan = film.plan();
        boolean priced =
                plan.priced() && film.storyboard().scenes().stream().anyMatch(scene -> scene.look() == Look.PRICE);
        FilmStandings.FromPrice price =
                priced ? FilmStandings.price(product.get()).orElse(null) : null;
        String title = said(read.title());
        var words = new ArrayList<>(List.of(title));
        read.scenes().forEach(one -> words.add(said(one)));
        var slots = new ArrayList<>(List.of(film.storyboard().title()));
        slots.addAll(film.storyboard().lines());
        Long minor = price == null ? null : price.minor();
        boolean several = price != null && price.several();
        var cut = new Cut(
                film.id(),
                plan.shape(),
                plan.music(),
                catalog.merchant(film.merchantId()).map(Merchant::name).orElse(""),
                title,
                nameOf(product.get()),
                plan.productId(),
                plan.besideId(),
                minor,
                several,
                LocalDate.ofInstant(clock.instant(), CHINA),
                shots(film, read.scenes()));
        return Optional.of(new Ready(cut, new Film.Said(words, slots, minor, several, edition)));
    }

    /** What is rendered, and the record of it. */
    record Ready(Cut cut, Film.Said said) {}

    Gallery gallery(Cut cut) {
        List<BufferedImage> own = painted(cut.productId());
        Long beside = cut.besideId();
        return new Gallery(
                own,
                beside == null ? null : painted(beside).stream().findFirst().orElse(null));
    }

    private List<BufferedImage> painted(long productId) {
        return catalog.product(productId).stream()
                .flatMap(product -> product.pictures().stream().limit(MOST_PICTURES))
                .flatMap(address -> pictures.painted(address).stream())
                .toList();
    }

    private static String said(FilmReading reading) {
        return Objects.requireNonNull(reading.reads(), "a sentence that has passed reads as something");
    }

    /** What people call it: the title up to its first blank. */
    private static String nameOf(Product product) {
        String[] words = product.title().strip().split("\\s+", 2);
        return words[0].length() >= 2 ? words[0] : product.title().strip();
    }

    private List<Shot> shots(Film film, List<FilmReading> readings) {
        List<Scene> scenes = film.storyboard().scenes();
        var shots = new ArrayList<Shot>();
        for (int i = 0; i < readings.size(); i++) {
            shots.add(
                    switch (scenes.get(i).look()) {
                        case FIGURES -> onCard(readings.get(i));
                        case COMPARE -> compared(film, readings, i);
                        case TITLE, PRESENTER, PICTURE, PRICE, CLOSING ->
                            Shot.plain(scenes.get(i).look(), said(readings.get(i)));
                    });
        }
        return shots;
    }

    /** A sentence without a fact to show is shown with a picture. */
    private static Shot onCard(FilmReading reading) {
        Optional<FilmFact> fact =
                reading.facts().stream().filter(one -> one.value() != null).findFirst();
        if (fact.isEmpty()) {
            return Shot.plain(Look.PICTURE, said(reading));
        }
        FilmFact shown = fact.get();
        // A paper is named only where the sentence names it, and so falls silent once it has run out.
        String proof = reading.line().part() == FilmPart.PROOF ? shown.proof() : null;
        String note = proof == null ? "来自商品资料" : proof;
        return new Shot(
                Look.FIGURES, said(reading), shown.label(), String.valueOf(shown.value()), note, false, List.of());
    }

    /** Both sides of the same fact; the other's value stands there once it has been said. */
    private Shot compared(Film film, List<FilmReading> readings, int at) {
        FilmReading here = readings.get(at);
        Optional<FilmFact> fact =
                here.facts().stream().filter(one -> one.value() != null).findFirst();
        Long beside = film.plan().besideId();
        if (fact.isEmpty() || beside == null) {
            return onCard(here);
        }
        boolean second = here.line().productId() == beside;
        String other = at == 0
                ? null
                : sameFact(readings.get(at - 1), here.line(), fact.get().key());
        String mine = fact.get().value();
        var sides = List.of(
                new Shot.Side(name(film.plan().productId()), second ? other : mine, !second),
                new Shot.Side(name(beside), second ? mine : other, second));
        return new Shot(Look.COMPARE, said(here), fact.get().label(), String.valueOf(mine), "", second, sides);
    }

    private static @Nullable String sameFact(FilmReading before, FilmLine here, String key) {
        if (before.line().productId() == here.productId()) {
            return null;
        }
        return before.facts().stream()
                .filter(one -> one.key().equals(key))
                .map(FilmFact::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String name(long productId) {
        return catalog.product(productId).map(CutRoom::nameOf).orElse("");
    }
}
