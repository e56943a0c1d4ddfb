package org.qiantang.app.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The goods of the demo's shops, taken in through the same import as anybody's. */
public final class DemoGoods {
    /** A shop of the demo: its name, whose licence hangs on its wall, and the file of its goods. */
    public enum Shop {
        QIANTANG("钱塘好物", "杭州钱塘好物演示商贸有限公司", "演示-91330100DEMO0001X", "/demo/goods.json"),
        YUNHE("运河良品", "杭州运河良品演示商贸有限公司", "演示-91330105DEMO0002Y", "/demo/goods-yunhe.json");

        private final String shopName;
        private final String holder;
        private final String number;
        private final String file;

        Shop(String shopName, String holder, String number, String file) {
            this.shopName = shopName;
            this.holder = holder;
            this.number = number;
            this.file = file;
        }

        public String shopName() {
            return shopName;
        }
    }

    /** Opens the shop if it is not open and lists what it does not have yet. */
    public void fill(ShopDesk desk, Shop shop, long merchantId) {
        desk.openShop(merchantId, shop.shopName, new Licence(shop.holder, shop.number));
        ImportReport report = new GoodsImport(desk)
                .run(merchantId, GoodsFormat.JSON, file(shop), GoodsImport.Mode.ALL_OR_NOTHING, false);
        if (!report.errors().isEmpty()) {
            throw new IllegalStateException("demo goods: " + report.errors() + " (expected: no flaw)");
        }
    }

    static byte[] file(Shop shop) {
        try (InputStream in = DemoGoods.class.getResourceAsStream(shop.file)) {
            if (in == null) {
                throw new IllegalStateException(shop.file + ": absent (expected: on the class path)");
            }
            return in.readAllBytes();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
