package org.qiantang.app.shortvideo;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the pictures of a shop's goods show, as its people say, so that films show what they speak of. */
@RestController
@RequestMapping("/api/studio/films/pictures")
class AlbumEndpoints {
    private static final int MOST_FACTS = 20;

    private final AlbumTable table;
    private final FilmDesk desk;
    private final FilmPosts posts;
    private final InstantSource clock;

    AlbumEndpoints(AlbumTable table, FilmDesk desk, FilmPosts posts, InstantSource clock) {
        this.table = table;
        this.desk = desk;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * A picture and what it shows.
     *
     * @param drawn whether films can draw it; WebP and pictures of other sites they cannot
     * @param aspects {@code whole}, {@code detail}, {@code worn}, {@code package}, {@code size-chart}
     * @param facts keys of the facts that are to be seen in it
     */
    record Seen(String picture, boolean drawn, List<String> aspects, List<String> facts) {}

    record Kind(String code, String zh, String en) {}

    record Known(String key, String label, String value) {}

    /**
     * A product's pictures, in its order.
     *
     * @param kinds the aspects that one may choose from
     * @param known the facts that one may choose from
     */
    record AlbumView(String productId, String title, List<Seen> pictures, List<Kind> kinds, List<Known> known) {}

    record Said(
            @Nullable String picture,
            @Nullable List<String> aspects,
            @Nullable List<String> facts) {}

    /** What is said of all pictures; those that are left out have nothing said of them any more. */
    record Body(@Nullable List<Said> pictures) {}

    /** The pictures of a product, and what each was said to show. */
    @GetMapping("/{product}")
    AlbumView album(@AuthenticationPrincipal Person person, @PathVariable long product) {
        return view(desk.ownProduct(posts.shopOf(person), product));
    }

    /** Says what the pictures of a product show. */
    @PutMapping("/{product}")
    AlbumView say(@AuthenticationPrincipal Person person, @PathVariable long product, @RequestBody Body body) {
        long merchantId = posts.shopOf(person);
        Product goods = desk.ownProduct(merchantId, product);
        List<Said> said = body.pictures() == null ? List.of() : body.pictures();
        var taken = new HashSet<String>();
        List<PictureLabel> labels = said.stream()
                .map(one -> label(goods, one, taken))
                .filter(label -> !label.isEmpty())
                .toList();
        table.say(
                goods.id(),
                merchantId,
                labels,
                FilmPosts.idOf(person),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return view(goods);
    }

    private static PictureLabel label(Product goods, @Nullable Said said, Set<String> taken) {
        String picture = said == null ? null : said.picture();
        if (said == null || picture == null || !goods.pictures().contains(picture) || !taken.add(picture)) {
            throw Problem.nonsense("picture", "每张图填一次，且应是这件商品的图", "picture: each of the product's once");
        }
        List<String> aspects = said.aspects() == null ? List.of() : said.aspects();
        List<String> facts = said.facts() == null ? List.of() : said.facts();
        if (facts.size() > MOST_FACTS || facts.stream().anyMatch(key -> key == null || !has(goods, key))) {
            throw Problem.nonsense("facts", "图里的资料应在商品的事实表里", "facts: keys of the product's sheet");
        }
        return new PictureLabel(
                picture,
                aspects.stream().map(AlbumEndpoints::aspect).collect(Collectors.toSet()),
                facts.stream().distinct().toList());
    }

    private static boolean has(Product goods, String key) {
        return goods.facts().facts().stream().map(Fact::key).anyMatch(key::equals);
    }

    private static Aspect aspect(@Nullable String word) {
        return Aspect.named(Objects.requireNonNullElse(word, ""))
                .orElseThrow(() -> Problem.nonsense(
                        "aspects",
                        "应为 whole、detail、worn、package 或 size-chart",
                        "aspects: whole, detail, worn, package or size-chart"));
    }

    private AlbumView view(Product goods) {
        List<PictureLabel> labels = table.labels(goods.id());
        return new AlbumView(
                Long.toString(goods.id()),
                goods.title(),
                goods.pictures().stream()
                        .distinct()
                        .map(one -> seen(goods, one, labels))
                        .toList(),
                Arrays.stream(Aspect.values())
                        .map(one -> new Kind(one.word(), one.zh(), one.en()))
                        .toList(),
                goods.facts().facts().stream()
                        .map(fact -> new Known(fact.key(), fact.label(), fact.text()))
                        .toList());
    }

    private static Seen seen(Product goods, String picture, List<PictureLabel> labels) {
        return labels.stream()
                .filter(label -> label.picture().equals(picture))
                .findFirst()
                .map(label -> new Seen(
                        picture,
                        Album.isDrawn(picture),
                        label.aspects().stream().sorted().map(Aspect::word).toList(),
                        label.facts().stream().filter(key -> has(goods, key)).toList()))
                .orElseGet(() -> new Seen(picture, Album.isDrawn(picture), List.of(), List.of()));
    }
}
