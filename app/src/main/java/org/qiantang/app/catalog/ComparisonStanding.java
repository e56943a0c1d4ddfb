package org.qiantang.app.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.ComparisonBasis;

/** How a struck-through price (划线价) stands against what the law lets a price be compared with ({@link BasePrice#SOURCE}). */
public sealed interface ComparisonStanding {
    /** It is no higher than what deals let it be. */
    record BorneByDeals(BasePrice base) implements ComparisonStanding {}

    /** It is what the maker's paper names. */
    record BorneByMaker(Proof proof) implements ComparisonStanding {}

    /** The goods cost no less than it. */
    record NotLower(Money selling) implements ComparisonStanding {}

    /** Nobody ever bought any. */
    record NoDeal() implements ComparisonStanding {}

    record AboveBase(BasePrice base) implements ComparisonStanding {}

    /** Since the comparison began somebody paid less than what is asked now. */
    record Undercut(Money deal) implements ComparisonStanding {}

    /** The sheet has no paper of the maker's price that counts today; {@code paper} is one that does not. */
    record NoPaper(@Nullable Proof paper) implements ComparisonStanding {}

    /** The paper is of another price. */
    record OtherFigure(String stated) implements ComparisonStanding {}

    /**
     * How a comparison stands on a day.
     *
     * @param sku as it is sold now
     * @param base as of when the comparison began
     * @param dealt the lowest deal since then; null where there was none
     */
    static ComparisonStanding of(
            Money price,
            ComparisonBasis basis,
            Sku sku,
            BasePrice base,
            @Nullable Money dealt,
            FactSheet sheet,
            LocalDate day) {
        Money selling = sku.price();
        if (price.minor() <= selling.minor()) {
            return new NotLower(selling);
        }
        return switch (basis) {
            case DEAL -> byDeals(price, selling, base, dealt);
            case MAKERS -> byMaker(price, sku.name(), sheet, day);
        };
    }

    private static ComparisonStanding byDeals(Money price, Money selling, BasePrice base, @Nullable Money dealt) {
        return switch (new FormerPrice("", 0, 0, price, false).againstDeals(List.of(base))) {
            case UNPROVED -> new NoDeal();
            case BASELESS -> new AboveBase(base);
            case FOUNDED ->
                dealt != null && dealt.minor() < selling.minor() ? new Undercut(dealt) : new BorneByDeals(base);
        };
    }

    private static ComparisonStanding byMaker(Money price, String sku, FactSheet sheet, LocalDate day) {
        MakersPaper paper = MakersPaper.of(sheet).orElse(null);
        if (paper == null || !paper.holdsOn(day)) {
            return new NoPaper(paper == null ? null : paper.proof());
        }
        return paper.names(price, sku) ? new BorneByMaker(paper.proof()) : new OtherFigure(paper.stated());
    }

    /** Only what holds is shown to buyers. */
    default boolean holds() {
        return this instanceof BorneByDeals || this instanceof BorneByMaker;
    }
}
