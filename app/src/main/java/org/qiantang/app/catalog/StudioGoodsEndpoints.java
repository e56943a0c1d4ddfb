package org.qiantang.app.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** A merchant's own goods: seeing, listing, revising, pricing and counting them. */
@RestController
@RequestMapping("/api/studio")
class StudioGoodsEndpoints {
    private final Catalog catalog;
    private final ShopDesk desk;
    private final Pictures pictures;

    StudioGoodsEndpoints(Catalog catalog, ShopDesk desk, Pictures pictures) {
        this.catalog = catalog;
        this.desk = desk;
        this.pictures = pictures;
    }

    record SkuPieces(String skuId, int free, int allotted) {}

    record OwnPage(List<Map<String, Object>> items, long total) {}

    record PriceView(String priceVersion, Money price, String reason, Instant at) {}

    record NewPrice(Money price, String reason) {}

    record NewStock(int pieces, String reason) {}

    @GetMapping("/products")
    OwnPage products(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        ProductPage found = catalog.productsOf(merchantOf(person), q, page, size);
        return new OwnPage(found.items().stream().map(StudioGoodsEndpoints::own).toList(), found.total());
    }

    @GetMapping("/products/{id}")
    Map<String, Object> product(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return own(ownProduct(person, id));
    }

    @PostMapping("/products")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> list(
            @AuthenticationPrincipal Person person, @RequestBody JsonNode body, HttpServletRequest request) {
        long merchantId = merchantOf(person);
        ProductDraft draft = draft(body, request);
        if (catalog.productByCode(merchantId, draft.code()).isPresent()) {
            throw problem(List.of(new Flaw("code", Flaw.Fault.TAKEN, draft.code())), request);
        }
        return answer(desk.list(merchantId, draft), request);
    }

    @PutMapping("/products/{id}")
    Map<String, Object> revise(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody JsonNode body,
            HttpServletRequest request) {
        return answer(desk.revise(merchantOf(person), id, draft(body, request)), request);
    }

    @GetMapping("/skus/{skuId}/prices")
    List<PriceView> prices(@AuthenticationPrincipal Person person, @PathVariable long skuId) {
        long merchantId = merchantOf(person);
        if (catalog.ownerOfSku(skuId)
                .filter(owner -> owner.merchantId() == merchantId)
                .isEmpty()) {
            throw Problem.notFound();
        }
        return catalog.pricesOf(skuId).stream()
                .map(price ->
                        new PriceView(Long.toString(price.priceVersion()), price.price(), price.reason(), price.at()))
                .toList();
    }

    @PostMapping("/skus/{skuId}/prices")
    Map<String, Object> setPrice(
            @AuthenticationPrincipal Person person, @PathVariable long skuId, @RequestBody NewPrice body) {
        return switch (desk.setPrice(merchantOf(person), skuId, body.price(), body.reason())) {
            case Pricing.Priced(long version) -> Map.of("priceVersion", Long.toString(version));
            case Pricing.OutOfRange(long least, long most) ->
                throw Problem.nonsense(
                        "price",
                        "价格应在 " + least + " 到 " + most + " 分之间，币种为人民币",
                        "the price must be " + least + " to " + most + " fen, in CNY");
            case Pricing.NotYours() -> throw Problem.notFound();
        };
    }

    @PostMapping("/skus/{skuId}/stock")
    Map<String, Object> receive(
            @AuthenticationPrincipal Person person, @PathVariable long skuId, @RequestBody NewStock body) {
        return switch (desk.receiveStock(merchantOf(person), skuId, body.pieces(), body.reason())) {
            case Receiving.Received(int free) -> Map.of("free", free);
            case Receiving.NotEnough(int free) ->
                throw new Problem(
                        409,
                        "not-enough-stock",
                        "仓库里只有 " + free + " 件可以出库",
                        "only " + free + " pieces are free in the warehouse",
                        Map.of("field", "pieces", "free", free));
            case Receiving.NotYours() -> throw Problem.notFound();
        };
    }

    @PostMapping("/pictures")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> addPicture(@AuthenticationPrincipal Person person, @RequestParam MultipartFile file)
            throws IOException {
        String address = pictures.keep(merchantOf(person), file.getBytes())
                .orElseThrow(() -> new Problem(
                        415,
                        "not-a-picture",
                        "只接受 2 MB 以内的 PNG、JPEG 或 WebP 图片",
                        "only PNG, JPEG or WebP pictures of up to 2 MB are taken",
                        Map.of("field", "file")));
        return Map.of("url", address);
    }

    static long merchantOf(Person person) {
        Long merchantId = person.merchantId();
        if (merchantId == null || !person.is(Role.MERCHANT)) {
            throw new Problem(403, "forbidden", "只有商家可以管理商品", "only merchants manage goods");
        }
        return merchantId;
    }

    private Product ownProduct(Person person, long id) {
        long merchantId = merchantOf(person);
        return catalog.product(id)
                .filter(product -> product.merchantId() == merchantId)
                .orElseThrow(Problem::notFound);
    }

    private Map<String, Object> answer(Listing listing, HttpServletRequest request) {
        return switch (listing) {
            case Listing.Listed listed -> own(listedProduct(listed.productId()));
            case Listing.Flawed(List<Flaw> flaws) -> throw problem(flaws, request);
            case Listing.NotYours() -> throw Problem.notFound();
        };
    }

    private Product listedProduct(long id) {
        return catalog.product(id)
                .orElseThrow(() -> new IllegalStateException("product: " + id + " (expected: just listed)"));
    }

    private static ProductDraft draft(JsonNode body, HttpServletRequest request) {
        GoodsJson.Draft read = GoodsJson.draft(body);
        if (!read.flaws().isEmpty()) {
            throw problem(read.flaws(), request);
        }
        return read.product();
    }

    /** The first flaw in words, and all of them as data, so that a form can mark every field. */
    private static Problem problem(List<Flaw> flaws, HttpServletRequest request) {
        record FlawView(String field, String code, String message) {}
        boolean english = Language.english(request);
        Flaw first = flaws.getFirst();
        return new Problem(
                422,
                "flawed",
                "商品资料有误：" + first.path() + " " + first.message(false),
                "the product has flaws: " + first.path() + " " + first.message(true),
                Map.of(
                        "field",
                        first.path(),
                        "flaws",
                        flaws.stream()
                                .map(flaw ->
                                        new FlawView(flaw.path(), flaw.fault().code(), flaw.message(english)))
                                .toList()));
    }

    private static Map<String, Object> own(Product product) {
        var fields = new LinkedHashMap<String, Object>();
        ProductView view = ProductView.of(product);
        fields.put("id", view.id());
        fields.put("merchantId", view.merchantId());
        fields.put("code", view.code());
        fields.put("title", view.title());
        fields.put("legalCategory", view.legalCategory());
        fields.put("description", view.description());
        fields.put("pictures", view.pictures());
        fields.put("facts", view.facts());
        fields.put("afterSale", view.afterSale());
        fields.put("sizes", view.sizes());
        fields.put("delivery", view.delivery());
        fields.put("skus", view.skus());
        fields.put("onShelf", product.onShelf());
        fields.put("free", product.free());
        fields.put("allotted", product.allotted());
        fields.put(
                "pieces",
                product.skus().stream()
                        .map(sku -> new SkuPieces(Long.toString(sku.skuId()), sku.free(), sku.allotted()))
                        .toList());
        return fields;
    }
}
