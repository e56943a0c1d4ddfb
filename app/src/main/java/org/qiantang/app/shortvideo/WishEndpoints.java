package org.qiantang.app.shortvideo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A film wished for in one line: what of it was understood, for the form in which a person looks it through. */
@RestController
@RequestMapping("/api/studio/films/wish")
class WishEndpoints {
    private static final int SHORTEST = 2;

    private final WishReader reader;
    private final FilmDesk desk;
    private final FilmPosts posts;

    WishEndpoints(WishReader reader, FilmDesk desk, FilmPosts posts) {
        this.desk = desk;
        this.reader = reader;
        this.posts = posts;
    }

    /**
     * The line.
     *
     * @param line 2 to 200 characters, such as 给方巾拍个 20 秒开箱，重点讲材质
     * @param product where the goods have been chosen already
     */
    record Line(@Nullable String line, @Nullable String product) {}

    record Goods(String id, String title) {}

    record Told(String key, String label, String value) {}

    /**
     * What was understood.
     *
     * @param products the goods; several where the line fits them alike, none where it names none
     * @param facts what is told first
     * @param unused what comes into no film: no fact bears it, or it was not understood
     */
    record Understood(
            List<Goods> products,
            @Nullable Goods beside,
            String template,
            String shape,
            int seconds,
            boolean presenter,
            boolean music,
            boolean priced,
            List<Told> facts,
            List<String> unused) {}

    /** Reads a line about a film; nothing is written or kept. */
    @PostMapping
    Understood read(@AuthenticationPrincipal Person person, @RequestBody Line body) {
        long merchantId = posts.shopOf(person);
        String line = body.line() == null ? "" : body.line().strip();
        if (line.length() < SHORTEST || WishReader.plain(line).length() > WishReader.LONGEST) {
            throw Problem.nonsense(
                    "line",
                    "用一句话写想要的影片，" + SHORTEST + "–" + WishReader.LONGEST + " 字",
                    "line: " + SHORTEST + ".." + WishReader.LONGEST + " characters");
        }
        String product = body.product();
        Product chosen = product == null || product.isBlank()
                ? null
                : desk.ownProduct(merchantId, StudioFilmEndpoints.id(product, "product"));
        WishReader.Wish wish = reader.read(merchantId, line, chosen);
        WishSettings settings = wish.settings();
        var beside = wish.beside();
        return new Understood(
                wish.products().stream()
                        .map(one -> new Goods(Long.toString(one.id()), one.title()))
                        .toList(),
                beside == null ? null : new Goods(Long.toString(beside.id()), beside.title()),
                settings.template().word(),
                settings.shape().word(),
                settings.seconds(),
                settings.presenter(),
                settings.music(),
                settings.priced(),
                wish.facts().stream()
                        .map(fact -> new Told(fact.key(), fact.label(), fact.text()))
                        .toList(),
                wish.unused());
    }
}
