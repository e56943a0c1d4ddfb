package org.qiantang.app.catalog;

import org.qiantang.event.ShopEvent;

/**
 * One after-sale promise of a product, such as 30 days of price protection.
 *
 * @param amount days, hours, months, times or percent, as its kind counts; 0 where there is nothing to count
 */
public record Promise(PromiseKind kind, int amount) {
    public Promise {
        if (amount < kind.least() || amount > kind.most()) {
            throw new IllegalArgumentException(
                    "amount: " + amount + " (expected: " + kind.least() + ".." + kind.most() + ")");
        }
    }

    public String words(boolean english) {
        return kind.words(amount, english);
    }

    ShopEvent.AfterSalePromise asEvent() {
        return new ShopEvent.AfterSalePromise(kind.code(), amount);
    }
}
