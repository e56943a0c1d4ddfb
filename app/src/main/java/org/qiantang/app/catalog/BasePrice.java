package org.qiantang.app.catalog;

import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/**
 * What a price may be compared with where the comparison is not explained: 明码标价和禁止价格欺诈规定 (总局令第 56 号, 2022-07-01)
 * art. 16 and 规范促销行为暂行规定 art. 21.
 */
public sealed interface BasePrice {
    String SOURCE = "《明码标价和禁止价格欺诈规定》第十六条、《规范促销行为暂行规定》第二十一条";

    /** {@code lowest-7d}, {@code last-deal} or {@code none}. */
    String rule();

    /** Null where there never was a deal. */
    @Nullable
    Money price();

    /** The same in minor units. */
    default @Nullable Long minor() {
        Money price = price();
        return price == null ? null : price.minor();
    }

    /** The lowest deal of the seven days before. */
    record LowestOfSevenDays(Money price) implements BasePrice {
        @Override
        public String rule() {
            return "lowest-7d";
        }
    }

    /** There was no deal in seven days: the last one before. */
    record LastDeal(Deal deal) implements BasePrice {
        @Override
        public String rule() {
            return "last-deal";
        }

        @Override
        public Money price() {
            return deal.price();
        }
    }

    /** There never was one: there is nothing lawful to compare with. */
    record NoDeal() implements BasePrice {
        @Override
        public String rule() {
            return "none";
        }

        @Override
        public @Nullable Money price() {
            return null;
        }
    }
}
