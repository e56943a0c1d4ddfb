package org.qiantang.app.catalog;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.app.catalog.ShopTurns.Turn;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of the shop's desk that puts products into the catalogue; always called while the desk has its turn. */
final class Listings {
    static final String OPENING_PRICE = "opening price";
    static final String REVISED = "product revised";
    private static final int ASKED_AT_ONCE = 1_000;
    static final String OPENING_STOCK = "opening stock";
    static final String RENAMED = "规格改名";
    static final String BACK_ON_SALE = "规格重新上架";

    private final InstantSource clock;
    private final Catalog catalog;
    private final ProductTable products;
    private final FactTable facts;
    private final SkuTable skus;
    private final PriceTable prices;
    private final ComparisonTable comparisons;
    private final CostTable costs;
    private final WarehouseTable warehouse;
    private final SupplierTable suppliers;
    private final ProofFiles files;
    private final PageFindings pages;
    private final Ids ids;

    Listings(JdbcClient jdbc, InstantSource clock, Ids ids, PageFindings pages) {
        this.clock = clock;
        this.pages = pages;
        this.catalog = new Catalog(jdbc);
        this.products = new ProductTable(jdbc);
        this.facts = new FactTable(jdbc);
        this.skus = new SkuTable(jdbc);
        this.prices = new PriceTable(jdbc);
        this.comparisons = new ComparisonTable(jdbc);
        this.costs = new CostTable(jdbc);
        this.warehouse = new WarehouseTable(jdbc);
        this.suppliers = new SupplierTable(jdbc);
        this.files = new ProofFiles(jdbc, clock);
        this.ids = ids;
    }

    /** What becomes of SKUs that a revision does not name. */
    enum Unnamed {
        KEPT,
        WITHDRAWN
    }

    /** Every flaw of every draft, beside each other and beside what the merchant has. */
    List<List<Flaw>> examine(long merchantId, List<ProductDraft> drafts, Consumer<ProductDraft> past) {
        Set<String> productCodes = new HashSet<>();
        Set<String> skuCodes = new HashSet<>();
        var all = new ArrayList<List<Flaw>>();
        Known known = known(merchantId, drafts);
        for (ProductDraft draft : drafts) {
            Optional<Long> id = Optional.ofNullable(known.products().get(draft.code()));
            var flaws = new ArrayList<Flaw>(flawsOf(merchantId, id, draft, known));
            past.accept(draft);
            if (!productCodes.add(draft.code())) {
                flaws.add(new Flaw("code", Fault.TWICE, draft.code()));
            }
            for (int i = 0; i < draft.skus().size(); i++) {
                String code = draft.skus().get(i).code();
                if (!skuCodes.add(code) && isFirstInDraft(draft, i)) {
                    flaws.add(new Flaw("skus[" + i + "].code", Fault.TWICE, code));
                }
            }
            all.add(List.copyOf(flaws));
        }
        return List.copyOf(all);
    }

    private static boolean isFirstInDraft(ProductDraft draft, int place) {
        return draft.skus().subList(0, place).stream()
                .noneMatch(sku -> sku.code().equals(draft.skus().get(place).code()));
    }

    /** What a merchant has already of the codes that drafts name: asked in few questions, since files are long. */
    private record Known(Map<String, Long> products, Map<String, SkuTable.Place> skus) {}

    private Known known(long merchantId, List<ProductDraft> drafts) {
        var productCodes = new LinkedHashSet<String>();
        var skuCodes = new LinkedHashSet<String>();
        for (ProductDraft draft : drafts) {
            productCodes.add(draft.code());
            draft.skus().forEach(sku -> skuCodes.add(sku.code()));
        }
        var known = new Known(new HashMap<>(), new HashMap<>());
        inPieces(productCodes, piece -> known.products().putAll(products.idsByCode(merchantId, piece)));
        inPieces(skuCodes, piece -> known.skus().putAll(skus.byCodes(merchantId, piece)));
        return known;
    }

    /** What cannot be stored cannot be known either, and the database need not be asked. */
    private static void inPieces(Set<String> codes, Consumer<List<String>> ask) {
        List<String> all = codes.stream().filter(code -> code.indexOf('\0') < 0).toList();
        for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
            ask.accept(all.subList(from, Math.min(all.size(), from + ASKED_AT_ONCE)));
        }
    }

    /** Flaws that show in the draft alone, and those that show only beside what the merchant has already. */
    List<Flaw> flawsOf(long merchantId, Optional<Long> productId, ProductDraft draft) {
        var flaws = new ArrayList<>(flawsOf(merchantId, productId, draft, known(merchantId, List.of(draft))));
        if (draft.voucher() == null) {
            changedKind(productId, draft).ifPresent(flaws::add);
        }
        return flaws;
    }

    /** Somebody may be paying for it now: with an address, or without one. */
    private Optional<Flaw> changedKind(Optional<Long> productId, ProductDraft draft) {
        return productId
                .flatMap(catalog::product)
                .filter(old -> (old.voucher() == null) != (draft.voucher() == null))
                .map(_ -> new Flaw("voucher", Fault.KIND_STAYS));
    }

    private List<Flaw> flawsOf(long merchantId, Optional<Long> productId, ProductDraft draft, Known known) {
        var flaws = new ArrayList<>(ProductCheck.flawsOf(draft));
        if (!flaws.isEmpty()) {
            return flaws;
        }
        Long other = known.products().get(draft.code());
        if (other != null && !other.equals(productId.orElse(other))) {
            flaws.add(new Flaw("code", Fault.TAKEN, draft.code()));
        }
        for (int i = 0; i < draft.skus().size(); i++) {
            String code = draft.skus().get(i).code();
            SkuTable.Place place = known.skus().get(code);
            if (place != null && !productId.equals(Optional.of(place.productId()))) {
                flaws.add(new Flaw("skus[" + i + "].code", Fault.TAKEN, code));
            }
        }
        String supplier = draft.supplier();
        if (supplier != null && suppliers.named(merchantId, supplier).isEmpty()) {
            flaws.add(new Flaw("supplier", Fault.UNKNOWN_SUPPLIER, supplier));
        }
        Voucher voucher = draft.voucher();
        if (voucher != null) {
            changedKind(productId, draft).ifPresent(flaws::add);
            if (voucher.isOver(clock.instant()) && !hadDay(productId, voucher)) {
                flaws.add(new Flaw("voucher.validUntil", Fault.RANGE, "≥ " + Voucher.today(clock.instant())));
            }
        }
        flaws.addAll(unknownFiles(merchantId, draft.facts()));
        pages.of(draft, ids(known)).stream()
                .filter(PageFinding::isRefused)
                .map(PageFinding::asFlaw)
                .forEach(flaws::add);
        return flaws;
    }

    /** Whether a product's voucher had that last day before: what is over can still be corrected. */
    private boolean hadDay(Optional<Long> productId, Voucher voucher) {
        return productId
                .flatMap(catalog::product)
                .map(Product::voucher)
                .filter(before -> Objects.equals(before.validUntil(), voucher.validUntil()))
                .isPresent();
    }

    /** What is found in a page as it would be kept; nothing in one that has other flaws. */
    List<PageFinding> judge(long merchantId, ProductDraft draft) {
        return ProductCheck.flawsOf(draft).isEmpty()
                ? pages.of(draft, ids(known(merchantId, List.of(draft))))
                : List.of();
    }

    private static Map<String, Long> ids(Known known) {
        var skuIds = new HashMap<String, Long>();
        known.skus().forEach((code, place) -> skuIds.put(code, place.skuId()));
        return skuIds;
    }

    private List<Flaw> unknownFiles(long merchantId, FactSheet sheet) {
        Set<String> known = files.about(merchantId, ProofFiles.named(sheet)).keySet();
        var flaws = new ArrayList<Flaw>();
        for (int i = 0; i < sheet.facts().size(); i++) {
            Proof proof = sheet.facts().get(i).proof();
            ProofFile file = proof == null ? null : proof.file();
            if (file != null && !known.contains(file.sha256())) {
                flaws.add(new Flaw("facts[" + i + "].proof.file", Fault.UNKNOWN_FILE));
            }
        }
        return flaws;
    }

    /** Writes a draft without flaws into the catalogue. */
    Listing.Listed write(Turn turn, Optional<Long> productId, ProductDraft draft, Unnamed unnamed) {
        Optional<Product> before = productId.flatMap(catalog::product);
        Map<String, Long> known = knownSkus(turn.merchantId(), draft);
        ProductDraft whole = unnamed == Unnamed.KEPT
                ? before.map(old -> withUnnamed(withVoucher(draft, old), old)).orElse(draft)
                : draft;
        boolean changed = before.isEmpty() || !isJust(before.get(), whole);
        long id = productId.orElseGet(ids::next);
        var skuIds = new LinkedHashMap<String, Long>();
        if (changed) {
            writeProduct(turn, id, before.isPresent(), whole);
            before.ifPresent(old -> withdrawUnnamed(old, whole));
            skuIds.putAll(writeSkus(turn.merchantId(), id, whole, known));
            turn.write(listed(turn, id, whole, skuIds));
            before.ifPresent(old -> dropComparisons(turn, old, draft, known));
            pages.keep(turn, id, whole, skuIds);
        } else {
            skuIds.putAll(known);
        }
        boolean priced = false;
        for (SkuDraft sku : draft.skus()) {
            long skuId = idOf(skuIds, sku.code());
            priced |= price(turn, skuId, sku.price(), known.containsKey(sku.code()) ? REVISED : OPENING_PRICE);
            priced |= sku.cost() != null && costs.put(skuId, sku.cost(), turn.at());
            if (!known.containsKey(sku.code()) && sku.free() > 0) {
                receive(turn, skuId, sku.free(), OPENING_STOCK);
            }
        }
        return new Listing.Listed(id, changed || priced);
    }

    /** False where this is the price already; the same price again would only make buyers' carts look stale. */
    boolean price(Turn turn, long skuId, Money price, String reason) {
        Optional<Price> current = prices.current(skuId);
        if (current.isPresent() && current.get().price().equals(price)) {
            return false;
        }
        setPrice(turn, skuId, price, reason);
        return true;
    }

    long setPrice(Turn turn, long skuId, Money price, String reason) {
        long version = ids.next();
        keep(turn, skuId, version, price, reason, null);
        return version;
    }

    boolean keeps(long priceVersion) {
        return prices.has(priceVersion);
    }

    /** At the time of this turn, since a stream's time never runs back; nothing where the version is kept already. */
    void keep(Turn turn, long skuId, long version, Money price, String reason, @Nullable Long showId) {
        if (prices.insert(new Price(skuId, version, price, reason, turn.at(), showId))) {
            turn.write(new ShopEvent.PriceSet(turn.at(), skuId, version, price, reason, showId));
        }
    }

    void receive(Turn turn, long skuId, int pieces, String reason) {
        warehouse.receive(ids.next(), skuId, pieces, reason, turn.at());
        turn.write(new ShopEvent.StockReceived(turn.at(), skuId, pieces, reason));
    }

    private Map<String, Long> knownSkus(long merchantId, ProductDraft draft) {
        var known = new HashMap<String, Long>();
        draft.skus()
                .forEach(sku ->
                        skus.byCode(merchantId, sku.code()).ifPresent(place -> known.put(sku.code(), place.skuId())));
        return known;
    }

    /** The SKUs that the draft names take the place of the old ones of their code; new ones come last. */
    private static ProductDraft withUnnamed(ProductDraft draft, Product old) {
        var all = new LinkedHashMap<String, SkuDraft>();
        old.skus().forEach(sku -> all.put(sku.code(), new SkuDraft(sku.code(), sku.name(), sku.price(), sku.free())));
        draft.skus().forEach(sku -> all.put(sku.code(), sku));
        return draft.withSkus(List.copyOf(all.values()));
    }

    /** A file of goods says nothing of vouchers where it has no column for them: what is one stays one. */
    private static ProductDraft withVoucher(ProductDraft draft, Product old) {
        return draft.voucher() == null ? draft.withVoucher(old.voucher()) : draft;
    }

    private static boolean isJust(Product old, ProductDraft draft) {
        record Named(String code, String name) {}
        return old.code().equals(draft.code())
                && old.title().equals(draft.title())
                && old.legalCategory() == ProductTable.categoryOf(draft.legalCategory())
                && old.description().equals(draft.description())
                && old.pictures().equals(draft.pictures())
                && old.facts().equals(draft.facts())
                && old.afterSale().equals(draft.afterSale())
                && Optional.ofNullable(old.sizes()).equals(Optional.ofNullable(draft.sizes()))
                && old.delivery().equals(draft.delivery())
                && old.promises().equals(draft.promises())
                && Optional.ofNullable(old.voucher()).equals(Optional.ofNullable(draft.voucher()))
                && Optional.ofNullable(old.supplier())
                        .map(SupplierName::name)
                        .equals(Optional.ofNullable(draft.supplier()))
                && old.skus().stream()
                        .map(sku -> new Named(sku.code(), sku.name()))
                        .toList()
                        .equals(draft.skus().stream()
                                .map(sku -> new Named(sku.code(), sku.name()))
                                .toList());
    }

    private void writeProduct(Turn turn, long id, boolean known, ProductDraft draft) {
        Long supplier = supplierOf(turn.merchantId(), draft);
        if (known) {
            products.update(id, draft, supplier, turn.at());
        } else {
            products.insert(id, turn.merchantId(), draft, supplier, turn.at());
        }
        facts.replace(id, draft.facts());
    }

    private void withdrawUnnamed(Product old, ProductDraft draft) {
        old.skus().stream()
                .filter(sku ->
                        draft.skus().stream().noneMatch(named -> named.code().equals(sku.code())))
                .forEach(sku -> skus.withdraw(sku.skuId()));
    }

    /** A struck-through price is of what the SKU was called; under another name, or come back, it has none. */
    private void dropComparisons(Turn turn, Product old, ProductDraft draft, Map<String, Long> known) {
        for (SkuDraft sku : draft.skus()) {
            Long skuId = known.get(sku.code());
            if (skuId == null) {
                continue;
            }
            Optional<Sku> before = old.sku(skuId);
            boolean isAsItWas =
                    before.filter(one -> one.name().equals(sku.name())).isPresent();
            if (!isAsItWas && comparisons.remove(skuId)) {
                String reason = before.isPresent() ? RENAMED : BACK_ON_SALE;
                turn.write(new ShopEvent.ComparisonPriceSet(turn.at(), skuId, null, null, reason));
            }
        }
    }

    private Map<String, Long> writeSkus(long merchantId, long productId, ProductDraft draft, Map<String, Long> known) {
        var skuIds = new LinkedHashMap<String, Long>();
        for (SkuDraft sku : draft.skus()) {
            int place = skuIds.size();
            Optional<Long> old = Optional.ofNullable(known.get(sku.code()))
                    .or(() -> skus.byCode(merchantId, sku.code()).map(SkuTable.Place::skuId));
            long skuId = old.orElseGet(ids::next);
            if (old.isPresent()) {
                skus.update(skuId, sku.name(), place);
            } else {
                skus.insert(skuId, productId, merchantId, sku, place);
                warehouse.open(skuId);
            }
            skuIds.put(sku.code(), skuId);
        }
        return skuIds;
    }

    private static long idOf(Map<String, Long> skuIds, String code) {
        Long id = skuIds.get(code);
        if (id == null) {
            throw new IllegalStateException("sku code: " + code + " (expected: one of " + skuIds.keySet() + ")");
        }
        return id;
    }

    private @Nullable Long supplierOf(long merchantId, ProductDraft draft) {
        String name = draft.supplier();
        return name == null
                ? null
                : suppliers.named(merchantId, name).map(Supplier::id).orElse(null);
    }

    private ShopEvent.ProductListed listed(Turn turn, long productId, ProductDraft draft, Map<String, Long> skuIds) {
        List<ShopEvent.ListedSku> listedSkus = draft.skus().stream()
                .map(sku -> new ShopEvent.ListedSku(idOf(skuIds, sku.code()), sku.code(), sku.name()))
                .toList();
        Map<String, ShopEvent.ProofFile> kept = files.about(turn.merchantId(), ProofFiles.named(draft.facts()));
        return new ShopEvent.ProductListed(
                turn.at(),
                productId,
                draft.title(),
                ProductTable.categoryOf(draft.legalCategory()).zh(),
                listedSkus,
                draft.facts().facts().stream()
                        .map(fact -> fact.asEvent(sha256 -> fileOf(kept, sha256)))
                        .toList(),
                draft.code(),
                supplierOf(turn.merchantId(), draft),
                draft.promises().all().stream().map(Promise::asEvent).toList());
    }

    private static ShopEvent.ProofFile fileOf(Map<String, ShopEvent.ProofFile> kept, String sha256) {
        ShopEvent.ProofFile file = kept.get(sha256);
        if (file == null) {
            throw new IllegalStateException("proof file: " + sha256 + " (expected: one that was checked)");
        }
        return file;
    }
}
