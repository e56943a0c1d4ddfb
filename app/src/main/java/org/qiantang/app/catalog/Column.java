package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a goods table, but for those of facts. */
enum Column {
    PRODUCT_CODE("code", true, "商品编码", "product_code", "货号 商品货号"),
    TITLE("title", true, "商品标题", "title", "商品名称 标题"),
    CATEGORY("legalCategory", true, "法定类别", "legal_category", "类别"),
    DESCRIPTION("description", true, "商品描述", "description", "描述"),
    PICTURES("pictures", true, "图片", "pictures", "商品图片"),
    AFTER_SALE("afterSale", true, "售后说明", "after_sale", "售后"),
    PROMISES("promises", true, "售后承诺", "promises", "承诺"),
    SUPPLIER("supplier", true, "供应商", "supplier", "供货商"),
    SIZES("sizes", true, "尺码表", "sizes", "尺码"),
    SHIP_FROM("delivery.from", true, "发货地", "ship_from", "发货地点"),
    SHIP_HOURS("delivery.hoursToShip", true, "发货时效（小时）", "ship_hours", "发货时效(小时) 发货时效"),
    FREE_SHIPPING("delivery.freeShipping", true, "包邮", "free_shipping", "是否包邮"),
    EXCLUDED("delivery.excluded", true, "不发货地区", "excluded_regions", "不发货区域"),
    SKU_CODE("code", false, "规格编码", "sku_code", "SKU编码 sku"),
    SKU_NAME("name", false, "规格名称", "sku_name", "规格 SKU名称"),
    PRICE("price", false, "价格（元）", "price", "价格(元) 价格 售价"),
    COST("cost", false, "成本价（元）", "cost", "成本价(元) 成本价 成本 进货价"),
    STOCK("free", false, "库存", "stock", "可售库存 free");

    private final String path;
    private final boolean ofProduct;
    private final String zh;
    private final String en;
    // Parted by blanks.
    private final String others;

    Column(String path, boolean ofProduct, String zh, String en, String others) {
        this.path = path;
        this.ofProduct = ofProduct;
        this.zh = zh;
        this.en = en;
        this.others = others;
    }

    boolean ofProduct() {
        return ofProduct;
    }

    /** Whether a file can do without it. */
    boolean optional() {
        return switch (this) {
            case DESCRIPTION, PICTURES, AFTER_SALE, PROMISES, SUPPLIER, SIZES, EXCLUDED, COST, STOCK -> true;
            case PRODUCT_CODE, TITLE, CATEGORY, SHIP_FROM, SHIP_HOURS, FREE_SHIPPING, SKU_CODE, SKU_NAME, PRICE ->
                false;
        };
    }

    String header(boolean english) {
        return english ? en : zh;
    }

    static Optional<Column> headed(String header) {
        return Arrays.stream(values())
                .filter(column -> column.zh.equals(header)
                        || column.en.equals(header.toLowerCase(Locale.ROOT))
                        || List.of(column.others.split(" ")).contains(header))
                .findFirst();
    }

    /** The column of a product's flaw; SKU paths are without {@code skus[n].}. */
    static Optional<Column> at(String path, boolean ofProduct) {
        return Arrays.stream(values())
                .filter(column -> column.ofProduct == ofProduct
                        && (path.equals(column.path)
                                || path.startsWith(column.path + "[")
                                || path.startsWith(column.path + ".")))
                .findFirst();
    }
}
