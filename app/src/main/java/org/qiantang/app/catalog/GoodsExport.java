package org.qiantang.app.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.sheet.Csv;
import org.qiantang.app.sheet.Xlsx;
import org.qiantang.event.Money;

/** Writes goods into files that {@link GoodsImport} reads again. */
public final class GoodsExport {
    static final String SHEET = "商品 goods";

    private static final int PAGE = 200;
    private static final Set<Column> NUMBERS = Set.of(Column.PRICE, Column.COST, Column.STOCK, Column.SHIP_HOURS);
    private static final Money EXAMPLE_COST = Money.cny(8_600);

    private final Catalog catalog;
    private final CostTable costs;

    GoodsExport(Catalog catalog, CostTable costs) {
        this.catalog = catalog;
        this.costs = costs;
    }

    /** All of a merchant's goods. */
    public byte[] all(long merchantId, GoodsFormat format, boolean english) {
        var products = new ArrayList<Product>();
        ProductPage page = catalog.productsOf(merchantId, "", 0, PAGE);
        for (int next = 1; !page.items().isEmpty(); next++) {
            products.addAll(page.items());
            page = catalog.productsOf(merchantId, "", next, PAGE);
        }
        return bytes(products, costsOf(products), format, english);
    }

    /** These of a merchant's goods; others' are left out. */
    public byte[] chosen(long merchantId, List<Long> ids, GoodsFormat format, boolean english) {
        List<Product> products = catalog.products(ids).stream()
                .filter(product -> product.merchantId() == merchantId)
                .toList();
        return bytes(products, costsOf(products), format, english);
    }

    private Map<Long, Money> costsOf(List<Product> products) {
        return costs.now(products.stream()
                .flatMap(product -> product.skus().stream())
                .map(Sku::skuId)
                .toList());
    }

    /** A file with one product, as an example to write over. */
    public static byte[] template(GoodsFormat format, boolean english) {
        return bytes(List.of(example()), Map.of(0L, EXAMPLE_COST), format, english);
    }

    /** @param costs what pieces cost the shop, by SKU; the file is the shop's own */
    static byte[] bytes(List<Product> products, Map<Long, Money> costs, GoodsFormat format, boolean english) {
        return switch (format) {
            case JSON -> GoodsJson.bytes(products, costs);
            case CSV -> Csv.bytes(rows(products, costs, english));
            case XLSX -> Xlsx.bytes(SHEET, rows(products, costs, english), numeric(products));
        };
    }

    private static List<List<String>> rows(List<Product> products, Map<Long, Money> costs, boolean english) {
        List<String> keys = factKeys(products);
        var rows = new ArrayList<List<String>>();
        var header = new ArrayList<String>();
        Arrays.stream(Column.values()).map(column -> column.header(english)).forEach(header::add);
        keys.forEach(key -> header.add(GoodsTable.factHeader(key, english)));
        rows.add(header);
        for (Product product : products) {
            for (Sku sku : product.skus()) {
                var row = new ArrayList<String>();
                Arrays.stream(Column.values())
                        .map(column -> cell(product, sku, costs.get(sku.skuId()), column, english))
                        .forEach(row::add);
                keys.forEach(key ->
                        row.add(product.facts().fact(key).map(GoodsExport::cell).orElse("")));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> factKeys(List<Product> products) {
        var keys = new LinkedHashSet<String>();
        products.forEach(product -> product.facts().facts().forEach(fact -> keys.add(fact.key())));
        return List.copyOf(keys);
    }

    private static List<Boolean> numeric(List<Product> products) {
        var numeric = new ArrayList<Boolean>();
        Arrays.stream(Column.values()).map(NUMBERS::contains).forEach(numeric::add);
        factKeys(products).forEach(_ -> numeric.add(false));
        return numeric;
    }

    private static String cell(Product product, Sku sku, @Nullable Money cost, Column column, boolean english) {
        return switch (column) {
            case PRODUCT_CODE -> product.code();
            case TITLE -> product.title();
            case CATEGORY -> product.legalCategory().zh();
            case DESCRIPTION -> product.description();
            case PICTURES -> String.join("\n", product.pictures());
            case AFTER_SALE -> String.join("\n", product.afterSale());
            case PROMISES -> promises(product, english);
            case SUPPLIER ->
                Optional.ofNullable(product.supplier()).map(SupplierName::name).orElse("");
            case SIZES -> sizes(product);
            case SHIP_FROM -> product.delivery().from();
            case SHIP_HOURS -> Integer.toString(product.delivery().hoursToShip());
            case FREE_SHIPPING -> product.delivery().freeShipping() ? "是" : "否";
            case EXCLUDED -> String.join("\n", product.delivery().excluded());
            case SKU_CODE -> sku.code();
            case SKU_NAME -> sku.name();
            case PRICE -> sku.price().yuan();
            case COST -> cost == null ? "" : cost.yuan();
            case STOCK -> Integer.toString(sku.free());
        };
    }

    private static String promises(Product product, boolean english) {
        return product.promises().all().stream()
                .map(promise -> {
                    String label = promise.kind().label(english);
                    return promise.kind().isCounted()
                            ? Cells.line(List.of(label, Integer.toString(promise.amount())))
                            : label;
                })
                .collect(Collectors.joining("\n"));
    }

    private static String sizes(Product product) {
        SizeTable sizes = product.sizes();
        if (sizes == null) {
            return "";
        }
        var lines = new ArrayList<String>();
        lines.add(Cells.line(sizes.columns()));
        sizes.rows().forEach(row -> lines.add(Cells.line(row)));
        return String.join("\n", lines);
    }

    private static String cell(Fact fact) {
        var parts = new ArrayList<String>();
        parts.add(fact.value());
        Proof proof = fact.proof();
        if (fact.unit() != null || proof != null) {
            parts.add(Optional.ofNullable(fact.unit()).orElse(""));
        }
        if (proof != null) {
            parts.addAll(List.of(proof.kind(), proof.number(), proof.issuer(), proof.scope()));
            ProofFile file = proof.file();
            parts.add(text(proof.validUntil()));
            parts.add(text(proof.validFrom()));
            parts.add(file == null ? "" : file.sha256());
            parts.add(file != null && file.released() ? "是" : "");
        }
        FactType given = fact.given();
        if (given != null) {
            while (parts.size() < FactCell.TYPE) {
                parts.add("");
            }
            parts.add(given.code());
        }
        while (parts.size() > 1 && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return Cells.line(parts);
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static Product example() {
        var sheet = new FactSheet(List.of(
                new Fact("brand", "示例牌", null, null),
                new Fact("material", "100% 桑蚕丝", null, new Proof("检测报告", "示例-0001", "示例检测机构", "纤维含量", null)),
                new Fact("origin", "浙江杭州", null, null),
                new Fact("net-weight", "60", "克", null)));
        var sizes = new SizeTable(List.of("尺码", "长（cm）", "宽（cm）"), List.of(List.of("均码", "180", "65")));
        Map<String, Money> prices = Map.of("EXAMPLE-1-B", Money.cny(19_900), "EXAMPLE-1-R", Money.cny(19_900));
        return new Product(
                0,
                0,
                "EXAMPLE-1",
                "示例商品 真丝长巾",
                LegalCategory.CLOTHING,
                "请改成您的商品描述。",
                List.of(),
                sheet,
                List.of("签收后七天内可无理由退货"),
                sizes,
                new Delivery("浙江杭州", 48, true, List.of()),
                prices.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(sku -> new Sku(
                                0, sku.getKey(), sku.getKey().endsWith("B") ? "湖蓝" : "胭脂", sku.getValue(), 0, 100, 0))
                        .toList(),
                new Promises(List.of(
                        new Promise(PromiseKind.RETURN, 7),
                        new Promise(PromiseKind.PRICE_PROTECTION, 15),
                        new Promise(PromiseKind.FREIGHT_INSURANCE, 0))),
                null,
                false,
                true);
    }
}
