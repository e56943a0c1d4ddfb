package org.qiantang.app.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The goods of the demo shop 钱塘好物, taken in through the same import as anybody's. */
public final class DemoGoods {
    public static final String SHOP_NAME = "钱塘好物";

    private static final String FILE = "/demo/goods.json";

    /** Opens the shop if it is not open and lists what it does not have yet. */
    public void fill(ShopDesk desk, long merchantId) {
        desk.openShop(merchantId, SHOP_NAME, new Licence("杭州钱塘好物演示商贸有限公司", "演示-91330100DEMO0001X"));
        ImportReport report =
                new GoodsImport(desk).run(merchantId, GoodsFormat.JSON, file(), GoodsImport.Mode.ALL_OR_NOTHING, false);
        if (!report.errors().isEmpty()) {
            throw new IllegalStateException("demo goods: " + report.errors() + " (expected: no flaw)");
        }
    }

    static byte[] file() {
        try (InputStream in = DemoGoods.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + ": absent (expected: on the class path)");
            }
            return in.readAllBytes();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
