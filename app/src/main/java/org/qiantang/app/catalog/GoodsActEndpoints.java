package org.qiantang.app.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Putting goods away, taking them back, and changing many prices at once. */
@RestController
@RequestMapping("/api/studio/products")
class GoodsActEndpoints {
    private static final BigDecimal LEAST = new BigDecimal("-99");
    private static final BigDecimal MOST = new BigDecimal("1000");

    private final Archive archive;
    private final GoodsActs acts;
    private final GoodsPosts posts;

    GoodsActEndpoints(Archive archive, GoodsActs acts, GoodsPosts posts) {
        this.archive = archive;
        this.acts = acts;
        this.posts = posts;
    }

    record Reason(@Nullable String reason) {}

    /**
     * An act on many.
     *
     * @param act {@code archive}, {@code unarchive} or {@code price}
     * @param percent by how much prices change, such as -12.5; with {@code price} only
     */
    record Many(
            @Nullable String act,
            @Nullable List<String> ids,
            @Nullable BigDecimal percent,
            @Nullable String reason) {}

    record RefusedView(String id, String code, String message) {}

    record ManyDone(int done, List<RefusedView> refused) {}

    @PostMapping("/{id}/archive")
    Map<String, Object> archive(
            @AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody Reason body) {
        return answer(archive.archive(posts.merchantOf(person), id, GoodsWords.reason(body.reason(), "reason")), true);
    }

    @PostMapping("/{id}/unarchive")
    Map<String, Object> unarchive(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return answer(archive.unarchive(posts.merchantOf(person), id), false);
    }

    @PostMapping("/many")
    ManyDone many(@AuthenticationPrincipal Person person, @RequestBody Many body, HttpServletRequest request) {
        long merchantId = posts.merchantOf(person);
        List<Long> ids = idsOf(body.ids());
        String act = body.act() == null ? "" : body.act();
        List<GoodsActs.Done> done = switch (act) {
            case "archive" -> acts.archive(merchantId, ids, GoodsWords.reason(body.reason(), "reason"));
            case "unarchive" -> acts.unarchive(merchantId, ids);
            case "price" ->
                acts.changePrices(
                        merchantId, ids, percentOf(body.percent()), GoodsWords.reason(body.reason(), "reason"));
            default ->
                throw Problem.nonsense("act", "act 应为 archive、unarchive 或 price", "act: archive, unarchive or price");
        };
        boolean english = Language.english(request);
        List<RefusedView> refused = done.stream()
                .filter(one -> !(one instanceof GoodsActs.Done.As))
                .map(one -> refused(one, english))
                .toList();
        return new ManyDone(done.size() - refused.size(), refused);
    }

    private static List<Long> idsOf(@Nullable List<String> ids) {
        if (ids == null || ids.isEmpty() || ids.size() > GoodsActs.MOST) {
            throw Problem.nonsense(
                    "ids", "一次请选 1–" + GoodsActs.MOST + " 件商品", "ids: 1.." + GoodsActs.MOST + " at once");
        }
        return ids.stream().map(id -> GoodsWords.id(id, "ids")).distinct().toList();
    }

    private static BigDecimal percentOf(@Nullable BigDecimal percent) {
        boolean fits = percent != null
                && percent.signum() != 0
                && percent.scale() <= 2
                && percent.compareTo(LEAST) >= 0
                && percent.compareTo(MOST) <= 0;
        if (percent == null || !fits) {
            throw Problem.nonsense(
                    "percent", "幅度应在 -99% 到 1000% 之间，最多两位小数，且不为 0", "percent: -99..1000, two decimals, not 0");
        }
        return percent;
    }

    private static RefusedView refused(GoodsActs.Done one, boolean english) {
        String id = Long.toString(one.productId());
        return switch (one) {
            case GoodsActs.Done.As _ -> throw new IllegalStateException("done: " + id + " (expected: a refusal)");
            case GoodsActs.Done.AtShows(long _, String title) ->
                new RefusedView(
                        id, "at-shows", english ? title + ": a show still has pieces of it" : title + "：还有场次持有它的库存");
            case GoodsActs.Done.PriceOutOfRange(long _, String title) ->
                new RefusedView(
                        id,
                        "price-out-of-range",
                        english ? title + ": a price would leave 0.01–1,000,000" : title + "：改后价格超出 0.01–1,000,000 元");
            case GoodsActs.Done.Barred(long _, String title, GoodsBar.OffSale by) ->
                new RefusedView(
                        id,
                        "measure-in-force",
                        english
                                ? title + ": off sale by dossier " + by.dossierId() + "; see the notices"
                                : title + "：案卷 " + by.dossierId() + " 的措施已将它下架，见“监管通知”");
            case GoodsActs.Done.NotYours _ ->
                new RefusedView(id, "not-found", english ? "not found, or not yours" : "没有找到，或者不属于您");
        };
    }

    private static Map<String, Object> answer(Archive.Putting putting, boolean archived) {
        return switch (putting) {
            case Archive.Putting.Done() -> Map.of("archived", archived);
            case Archive.Putting.AtShows(List<Long> shows) ->
                throw new Problem(
                        409,
                        "at-shows",
                        "还有 " + shows.size() + " 个场次持有它的库存，结束场次或退回库存后再归档",
                        shows.size() + " shows still have pieces of it; close them or take the pieces back first",
                        Map.of("showIds", shows.stream().map(String::valueOf).toList()));
            case Archive.Putting.Barred(GoodsBar.OffSale by) ->
                throw new Problem(
                        403,
                        "measure-in-force",
                        "案卷 " + by.dossierId() + " 的措施已将这件商品下架；理由、整改和申诉见“监管通知”",
                        "dossier " + by.dossierId()
                                + " keeps this product off sale; see the notices for the reason, repair and appeal",
                        Map.of("until", by.until(), "dossierId", Long.toString(by.dossierId())));
            case Archive.Putting.NotYours() -> throw Problem.notFound();
        };
    }
}
