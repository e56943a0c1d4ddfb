package org.qiantang.app.shortvideo;

import java.awt.image.BufferedImage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
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

    private final FilmScripts scripts;
    private final Catalog catalog;
    private final Pictures pictures;
    private final AlbumTable albums;
    private final InstantSource clock;

    CutRoom(FilmScripts scripts, Catalog catalog, Pictures pictures, AlbumTable albums, InstantSource clock) {
        this.albums = albums;
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

        /** @param pace of who speaks; 1 is the voice's own */
        double seconds(double pace) {
            // Each scene has a rest before and after its sentence.
            return scenes.stream()
                    .mapToDouble(one -> one.seconds() / pace + 0.55)
                    .sum();
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
        FilmStandings.FromPrice price = price(film, product.get());
        String title = said(read.title());
        var words = new ArrayList<>(List.of(title));
        read.scenes().forEach(one -> words.add(said(one)));
        var slots = new ArrayList<>(List.of(film.storyboard().title()));
        slots.addAll(film.storyboard().lines());
        Cut cut = cut(
                film,
                product.get(),
                title,
                price,
                shots(film.plan(), film.storyboard().scenes(), read.scenes()));
        return Optional.of(new Ready(cut, new Film.Said(words, slots, cut.priceMinor(), cut.several(), edition)));
    }

    private static FilmStandings.@Nullable FromPrice price(Film film, Product product) {
        boolean priced = film.plan().priced()
                && film.storyboard().scenes().stream().anyMatch(scene -> scene.look() == Look.PRICE);
        return priced ? FilmStandings.price(product).orElse(null) : null;
    }

    private Cut cut(
            Film film, Product product, String title, FilmStandings.@Nullable FromPrice price, List<Shot> shots) {
        Film.Plan plan = film.plan();
        return new Cut(
                film.id(),
                plan.shape(),
                plan.music(),
                catalog.merchant(film.merchantId()).map(Merchant::name).orElse(""),
                title,
                nameOf(product),
                plan.productId(),
                plan.besideId(),
                price == null ? null : price.minor(),
                price != null && price.several(),
                LocalDate.ofInstant(clock.instant(), CHINA),
                plan.speaker(),
                shots);
    }

    /** One scene as it would be seen now, whether its sentence has passed or not; empty where it or the product is gone. */
    Optional<Cut> still(Film film, int sceneId) {
        List<Scene> scenes = film.storyboard().scenes();
        OptionalInt found = IntStream.range(0, scenes.size())
                .filter(i -> scenes.get(i).id() == sceneId)
                .findFirst();
        Optional<Product> product = catalog.product(film.plan().productId());
        if (found.isEmpty() || product.isEmpty()) {
            return Optional.empty();
        }
        // A comparison shows what was said just before.
        List<Scene> until = scenes.subList(Math.max(0, found.getAsInt() - 1), found.getAsInt() + 1);
        List<FilmReading> readings =
                scripts.read(until.stream().map(Scene::line).toList());
        Shot shot = shots(film.plan(), until, readings).getLast();
        String title = title(film.storyboard());
        return Optional.of(cut(film, product.get(), title, price(film, product.get()), List.of(shot)));
    }

    /** What is rendered, and the record of it. */
    record Ready(Cut cut, Film.Said said) {}

    /** The facts that a sentence may be added about. */
    List<FilmFact> tellable(Film.Plan plan) {
        return scripts.tellableFacts(
                plan.template().order(plan.productId(), plan.besideId(), plan.seconds(), List.of(), 0));
    }

    /** The pictures that a cut shows, unpacked. */
    Gallery gallery(Cut cut) {
        var unpacked = new HashMap<String, BufferedImage>();
        cut.shots().stream()
                .flatMap(Shot::pictures)
                .distinct()
                .forEach(address -> pictures.painted(address).ifPresent(image -> unpacked.put(address, image)));
        return new Gallery(unpacked);
    }

    /** A product's pictures and what was said of them; empty where it is gone. */
    Album album(long productId) {
        return catalog.product(productId)
                .map(product -> Album.of(product.pictures(), albums.labels(productId)))
                .orElse(Album.EMPTY);
    }

    private static String said(FilmReading reading) {
        return Objects.requireNonNull(reading.reads(), "a sentence that has passed reads as something");
    }

    /** What people call it: the title up to its first blank. */
    private static String nameOf(Product product) {
        String[] words = product.title().strip().split("\\s+", 2);
        return words[0].length() >= 2 ? words[0] : product.title().strip();
    }

    /** The pictures of both sides; the other is empty where nothing is compared. */
    private record Albums(Album own, Album other) {}

    private List<Shot> shots(Film.Plan plan, List<Scene> scenes, List<FilmReading> readings) {
        Long beside = plan.besideId();
        var seen = new Albums(album(plan.productId()), beside == null ? Album.EMPTY : album(beside));
        var shots = new ArrayList<Shot>();
        for (int i = 0; i < readings.size(); i++) {
            Scene scene = scenes.get(i);
            FilmReading here = readings.get(i);
            String picture = seen.own().choose(scene).picture();
            shots.add(
                    switch (scene.look()) {
                        case FIGURES -> onCard(here, picture);
                        case COMPARE -> compared(plan, seen, scenes, readings, i);
                        // Better no picture than one that shows something else.
                        case PICTURE ->
                            picture == null ? onCard(here, null) : Shot.plain(scene.look(), words(here), picture);
                        case TITLE, PRESENTER, PRICE, CLOSING -> Shot.plain(scene.look(), words(here), picture);
                    });
        }
        return shots;
    }

    /** A sentence as it is shown; empty where it cannot be said. */
    private static String words(FilmReading reading) {
        String reads = reading.reads();
        return reads == null ? "" : reads;
    }

    /** A sentence without a fact to show is shown with a picture. */
    private static Shot onCard(FilmReading reading, @Nullable String picture) {
        Optional<FilmFact> fact =
                reading.facts().stream().filter(one -> one.value() != null).findFirst();
        if (fact.isEmpty()) {
            return Shot.plain(Look.PICTURE, words(reading), picture);
        }
        FilmFact shown = fact.get();
        // A paper is named only where the sentence names it, and so falls silent once it has run out.
        String proof = reading.line().part() == FilmPart.PROOF ? shown.proof() : null;
        String note = proof == null ? "来自商品资料" : proof;
        String value = String.valueOf(shown.value());
        return new Shot(Look.FIGURES, words(reading), shown.label(), value, note, false, List.of(), picture);
    }

    /** Both sides of the same fact; the other's value stands there once it has been said. */
    private Shot compared(Film.Plan plan, Albums seen, List<Scene> scenes, List<FilmReading> readings, int at) {
        FilmReading here = readings.get(at);
        Optional<FilmFact> fact =
                here.facts().stream().filter(one -> one.value() != null).findFirst();
        Long beside = plan.besideId();
        if (fact.isEmpty() || beside == null) {
            return onCard(here, seen.own().choose(scenes.get(at)).picture());
        }
        boolean second = here.line().productId() == beside;
        String other = at == 0
                ? null
                : sameFact(readings.get(at - 1), here.line(), fact.get().key());
        String mine = fact.get().value();
        Set<String> spoken = Album.spoken(here.line());
        // Both sides keep their pictures while one after the other is spoken of.
        String ownPicture = seen.own().choose(spoken, Look.COMPARE, 1).picture();
        String otherPicture = seen.other().choose(spoken, Look.COMPARE, 1).picture();
        var sides = List.of(
                new Shot.Side(name(plan.productId()), second ? other : mine, !second, ownPicture),
                new Shot.Side(name(beside), second ? mine : other, second, otherPicture));
        return new Shot(Look.COMPARE, words(here), fact.get().label(), String.valueOf(mine), "", second, sides, null);
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
