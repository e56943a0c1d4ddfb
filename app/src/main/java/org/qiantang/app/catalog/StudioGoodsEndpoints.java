package org.qiantang.app.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Page;
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
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Catalog catalog;
    private final ShopDesk desk;
    private final Pictures pictures;
    private final PageFindings pages;
    private final GoodsPosts posts;
    private final InstantSource clock;

    StudioGoodsEndpoints(
            Catalog catalog,
            ShopDesk desk,
            Pictures pictures,
            PageFindings pages,
            GoodsPosts posts,
            InstantSource clock) {
        this.pages = pages;
        this.posts = posts;
        this.clock = clock;
        this.catalog = catalog;
        this.desk = desk;
        this.pictures = pictures;
    }

    record SkuPieces(String skuId, int free, int allotted) {}

    record PriceView(String priceVersion, Money price, String reason, Instant at) {}

    record NewPrice(@Nullable Money price, @Nullable String reason) {}

    record NewStock(int pieces, @Nullable String reason) {}

    @GetMapping("/products")
    Page<Map<String, Object>> products(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String supplier,
            @RequestParam(defaultValue = "active") String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        long merchantId = posts.lookedUpBy(person);
        int most = Page.limit(limit);
        List<Product> found = catalog.productsAfter(
                merchantId, filter(q, category, supplier, state), Page.after(after, Long.MAX_VALUE), most + 1);
        Map<Long, ComparisonPrice> comparisons = catalog.comparisonsOf(found, clock.instant());
        return Page.of(found, most, product -> Long.toString(product.id())).map(product -> own(product, comparisons));
    }

    /** How many there are, for those who want to know; a page of them is quicker without. */
    @GetMapping("/products/count")
    Map<String, Object> count(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String supplier,
            @RequestParam(defaultValue = "active") String state) {
        return Map.of("count", catalog.count(posts.lookedUpBy(person), filter(q, category, supplier, state)));
    }

    private static ProductFilter filter(String q, String category, String supplier, String state) {
        LegalCategory known = category.isEmpty()
                ? null
                : LegalCategory.named(category)
                        .orElseThrow(() -> Problem.nonsense("category", "没有这个法定类别", "no such legal category"));
        ProductFilter.State wanted = ProductFilter.State.named(state)
                .orElseThrow(() -> Problem.nonsense(
                        "state",
                        "state 应为 active、archived、sold-out、no-facts 或 all",
                        "state: active, archived, sold-out, no-facts or all"));
        Long supplierId = supplier.isEmpty() ? null : GoodsWords.id(supplier, "supplier");
        return new ProductFilter(GoodsWords.query(q), known, supplierId, wanted);
    }

    @GetMapping("/products/{id}")
    Map<String, Object> product(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return whole(ownProduct(person, id));
    }

    /** What the guard finds in a page as it is typed; nothing is kept. */
    @PostMapping("/products/judgement")
    Map<String, Object> judge(
            @AuthenticationPrincipal Person person, @RequestBody JsonNode body, HttpServletRequest request) {
        long merchantId = posts.merchantOf(person);
        return Map.of("findings", desk.judge(merchantId, draft(body, request)));
    }

    @PostMapping("/products")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> list(
            @AuthenticationPrincipal Person person, @RequestBody JsonNode body, HttpServletRequest request) {
        long merchantId = posts.merchantOf(person);
        ProductDraft draft = draft(body, request);
        if (catalog.productByCode(merchantId, draft.code()).isPresent()) {
            throw GoodsWords.flawed(List.of(new Flaw("code", Flaw.Fault.TAKEN, draft.code())), request);
        }
        return answer(desk.list(merchantId, draft), request);
    }

    @PutMapping("/products/{id}")
    Map<String, Object> revise(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody JsonNode body,
            HttpServletRequest request) {
        return answer(desk.revise(posts.merchantOf(person), id, draft(body, request)), request);
    }

    @GetMapping("/skus/{skuId}/prices")
    List<PriceView> prices(@AuthenticationPrincipal Person person, @PathVariable long skuId) {
        long merchantId = posts.merchantOf(person);
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
        long merchantId = posts.merchantOf(person);
        Money price = priceOf(body);
        String reason = GoodsWords.reason(body.reason(), "reason");
        refuseUnlawful(merchantId, skuId, price, reason);
        return switch (desk.setPrice(merchantId, skuId, price, reason)) {
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
        return switch (desk.receiveStock(
                posts.merchantOf(person), skuId, piecesOf(body), GoodsWords.reason(body.reason(), "reason"))) {
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
        String address = pictures.keep(posts.merchantOf(person), file.getBytes())
                .orElseThrow(() -> new Problem(
                        415,
                        "not-a-picture",
                        "只接受 2 MB、2500 万像素以内、没有损坏的 PNG、JPEG 或 WebP 图片",
                        "only sound PNG, JPEG or WebP pictures of up to 2 MB and 25 megapixels are taken",
                        Map.of("field", "file")));
        return Map.of("url", address);
    }

    /** A reason such as 原价 299 stands beside the price for years: it must be as true as any advertising. */
    private void refuseUnlawful(long merchantId, long skuId, Money price, String reason) {
        catalog.ownerOfSku(skuId)
                .filter(owner -> owner.merchantId() == merchantId)
                .flatMap(owner -> catalog.product(owner.productId()))
                .map(product -> pages.of(product, skuId, price, reason))
                .flatMap(found -> found.stream().filter(PageFinding::isRefused).findFirst())
                .map(PageFinding::asFlaw)
                .ifPresent(flaw -> {
                    throw Problem.nonsense(flaw.path(), "原因" + flaw.message(false), "the reason " + flaw.message(true));
                });
    }

    private static Money priceOf(NewPrice body) {
        Money price = body.price();
        if (price == null) {
            throw Problem.nonsense("price", "请填写价格", "a price is required");
        }
        return price;
    }

    private static int piecesOf(NewStock body) {
        int pieces = body.pieces();
        if (pieces == 0 || Math.abs((long) pieces) > ProductCheck.MAX_PIECES) {
            throw Problem.nonsense(
                    "pieces",
                    "件数应在 1 到 " + ProductCheck.MAX_PIECES + " 之间，出库填负数",
                    "pieces: 1.." + ProductCheck.MAX_PIECES + ", or as many below zero");
        }
        return pieces;
    }

    private Product ownProduct(Person person, long id) {
        long merchantId = posts.lookedUpBy(person);
        return catalog.product(id)
                .filter(product -> product.merchantId() == merchantId)
                .orElseThrow(Problem::notFound);
    }

    private Map<String, Object> answer(Listing listing, HttpServletRequest request) {
        return switch (listing) {
            case Listing.Listed listed -> whole(listedProduct(listed.productId()));
            case Listing.Flawed(List<Flaw> flaws) -> throw GoodsWords.flawed(flaws, request);
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
            throw GoodsWords.flawed(read.flaws(), request);
        }
        return read.product();
    }

    /** With what the guard found in the page as it stands. */
    private Map<String, Object> whole(Product product) {
        Map<String, Object> fields = own(product, catalog.comparisonsOf(List.of(product), clock.instant()));
        fields.put("findings", pages.kept(product.id()));
        return fields;
    }

    private Map<String, Object> own(Product product, Map<Long, ComparisonPrice> comparisons) {
        var fields = new LinkedHashMap<String, Object>();
        ProductView view = ProductView.own(product, comparisons);
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
        fields.put("promises", view.promises());
        SupplierName supplier = product.supplier();
        fields.put("supplier", supplier == null ? null : supplier.name());
        fields.put("supplierId", supplier == null ? null : Long.toString(supplier.id()));
        fields.put("archived", product.archived());
        fields.put("voucher", view.voucher());
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        fields.put(
                "missingProofs",
                product.missingProofs(today).stream()
                        .map(CategoryEndpoints.NeedView::of)
                        .toList());
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
