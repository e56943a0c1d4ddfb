package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.ProductFilter;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Films of many goods at once: of those that are named, of a category, of what a search finds, or of a whole catalogue. */
@RestController
@RequestMapping("/api/studio/films/batches")
class FilmBatchEndpoints {
    /** One film takes about a minute of a core: this many take days. */
    private static final int MOST = 5_000;

    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_REFUSALS = 20;

    private final FilmBatches batches;
    private final FilmPosts posts;
    private final Catalog catalog;
    private final FilmCast cast;

    FilmBatchEndpoints(FilmBatches batches, FilmPosts posts, Catalog catalog, FilmCast cast) {
        this.cast = cast;
        this.batches = batches;
        this.posts = posts;
        this.catalog = catalog;
    }

    /**
     * All goods that are offered and found so; all that are offered where nothing is said.
     *
     * @param q looks into titles, codes and the names of SKUs
     * @param category a legal category; empty for all
     */
    record Sweep(@Nullable String q, @Nullable String category) {}

    /**
     * What is to be made.
     *
     * @param products their ids; left out where {@code all} says which
     * @param like how each film is to be, whichever product it names
     * @param render whether each is made at once where all its sentences stand
     */
    record BatchOrder(
            @Nullable List<String> products,
            @Nullable Sweep all,
            StudioFilmEndpoints.@Nullable Order like,
            @Nullable Boolean render) {}

    /** A product of which no film was made; {@code filmId} where a storyboard was written nevertheless. */
    record RefusedView(
            String productId, String title, @Nullable String filmId, String code, String message) {}

    /**
     * A batch and how far it is.
     *
     * @param state {@code running}, {@code halted}, {@code cancelled} or {@code done}
     * @param halt {@code no-room}, {@code no-encoder} or {@code unreadable} where it is halted; else null
     * @param waiting products that wait for their turn
     * @param atWork films that wait to be made, or are being made
     * @param written films that are written and not asked to be made
     * @param refusals the first 20 of those that were refused
     */
    record BatchView(
            String id,
            String state,
            @Nullable String halt,
            String template,
            boolean render,
            int total,
            int waiting,
            int refused,
            int atWork,
            int made,
            int failed,
            int written,
            List<RefusedView> refusals,
            Instant madeAt) {}

    /** The shop's batches, newest first. */
    @GetMapping
    Page<BatchView> batches(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletRequest request) {
        long merchantId = posts.shopOf(person);
        int most = Page.limit(limit);
        List<Batch> found = batches.ofShop(merchantId, Page.after(after, Long.MAX_VALUE), most + 1);
        Map<Long, Batch.Count> counts = batches.counts(found);
        boolean english = Language.english(request);
        return Page.of(found, most, batch -> Long.toString(batch.id()))
                .map(batch -> view(batch, counts.getOrDefault(batch.id(), Batch.Count.NONE), english));
    }

    /** Has films of many goods written, and made if wished, one after the other. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BatchView begin(@AuthenticationPrincipal Person person, @RequestBody BatchOrder body, HttpServletRequest request) {
        long merchantId = posts.shopOf(person);
        StudioFilmEndpoints.Order like = body.like();
        if (like == null) {
            throw Problem.nonsense("like", "请说明影片怎么做", "like: how each film is to be");
        }
        List<Long> products = products(merchantId, body);
        var wanted = new Batch.Wanted(
                StudioFilmEndpoints.plan(like, products.getFirst().toString(), cast.choose(merchantId, like.speaker())),
                StudioFilmEndpoints.first(like));
        boolean render = Boolean.TRUE.equals(body.render());
        return view(batches.begin(merchantId, wanted, products, render, FilmPosts.idOf(person)), request);
    }

    @GetMapping("/{id}")
    BatchView batch(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        return view(batches.ofShop(posts.shopOf(person), id), request);
    }

    /** Begins nothing more of a batch, and stops what of it is being made. What is made stays. */
    @PostMapping("/{id}/cancel")
    BatchView cancel(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        return view(batches.cancel(batches.ofShop(posts.shopOf(person), id)), request);
    }

    /** Goes on with what was halted or cancelled. */
    @PostMapping("/{id}/resume")
    BatchView resume(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        return view(batches.resume(batches.ofShop(posts.shopOf(person), id)), request);
    }

    private List<Long> products(long merchantId, BatchOrder body) {
        Sweep all = body.all();
        List<Long> found = all == null
                ? (body.products() == null ? List.<String>of() : body.products())
                        .stream()
                                .map(one -> StudioFilmEndpoints.id(one, "products"))
                                .distinct()
                                .toList()
                : catalog.productIdsAfter(merchantId, filter(all), Long.MAX_VALUE, MOST + 1);
        if (found.isEmpty()) {
            throw Problem.nonsense("products", "没有选中任何商品", "products: none chosen, or none found");
        }
        if (found.size() > MOST) {
            throw Problem.nonsense(
                    "products",
                    "一个批量最多 " + MOST + " 件，请按类别或搜索分几次做",
                    "products: " + MOST + " at most in a batch; go by category or search");
        }
        return found;
    }

    private static ProductFilter filter(Sweep all) {
        String query = all.q() == null ? "" : all.q().strip();
        if (query.length() > LONGEST_SEARCH) {
            throw Problem.nonsense(
                    "q", "搜索词最多 " + LONGEST_SEARCH + " 个字", "q: at most " + LONGEST_SEARCH + " characters");
        }
        String category = all.category() == null ? "" : all.category();
        LegalCategory known = category.isEmpty()
                ? null
                : LegalCategory.named(category)
                        .orElseThrow(() -> Problem.nonsense("category", "没有这个法定类别", "no such legal category"));
        return new ProductFilter(query, known, null, ProductFilter.State.ACTIVE);
    }

    private BatchView view(Batch batch, HttpServletRequest request) {
        Batch.Count count = batches.counts(List.of(batch)).getOrDefault(batch.id(), Batch.Count.NONE);
        return view(batch, count, Language.english(request));
    }

    private BatchView view(Batch batch, Batch.Count count, boolean english) {
        return new BatchView(
                Long.toString(batch.id()),
                FilmViews.word(batch.state()),
                batch.halt(),
                batch.wanted().like().template().word(),
                batch.render(),
                count.total(),
                count.waiting(),
                count.refused(),
                count.atWork(),
                count.made(),
                count.failed(),
                count.written(),
                count.refused() == 0 ? List.of() : refusals(batch, english),
                batch.madeAt());
    }

    private List<RefusedView> refusals(Batch batch, boolean english) {
        return batches.refusals(batch, MOST_REFUSALS).stream()
                .map(one -> new RefusedView(
                        Long.toString(one.productId()),
                        catalog.product(one.productId())
                                .filter(product -> product.merchantId() == batch.merchantId())
                                .map(Product::title)
                                .orElse(""),
                        one.filmId() == null ? null : Long.toString(one.filmId()),
                        one.code(),
                        english ? one.en() : one.zh()))
                .toList();
    }
}
