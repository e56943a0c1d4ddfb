package org.qiantang.app.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.event.Money;

/**
 * A price that a text sets a lower one against (划线价、原价、专柜价 …), as it stands in it.
 *
 * @param text all of the words that name it
 * @param from where they stand in the text that was read, {@code to} where they end
 * @param isMakers whether it is named as the maker's suggested price, which is another claim with another proof
 */
public record FormerPrice(String text, int from, int to, Money price, boolean isMakers) {
    private static final Pattern CLAIM = Pattern.compile("(原价|划线价|市场价|专柜价|门店价|吊牌价|日常价|平时价|平时卖|平常卖|建议零售价|厂商指导价|官方指导价)"
            + "\\s*(?:为|是|要|卖)?\\s*[:：]?\\s*[¥￥]?\\s*([0-9]{1,6}(?:\\.[0-9]{1,2})?)");
    private static final Pattern GIFT =
            Pattern.compile("(?:赠|送)[^。；;\\n]{0,24}?(?:价值|市值|值)\\s*[¥￥]?\\s*([0-9]{1,6}(?:\\.[0-9]{1,2})?)");
    private static final BigDecimal FEN = BigDecimal.valueOf(100);

    /** What came of a claim, held against the deals. */
    public enum Ground {
        /** No higher than what the law lets it be compared with, or the maker's with a paper of it. */
        FOUNDED,
        /** Nobody ever bought any, or it is the maker's price: the shop has to prove it. */
        UNPROVED,
        /** Above it. */
        BASELESS
    }

    /** All that a text claims, in its order. */
    public static List<FormerPrice> in(String text) {
        var found = new ArrayList<FormerPrice>();
        Matcher claim = CLAIM.matcher(text);
        while (claim.find()) {
            String name = claim.group(1);
            found.add(new FormerPrice(
                    claim.group().strip(),
                    claim.start(),
                    claim.end(),
                    money(claim.group(2)),
                    name.startsWith("建议") || name.endsWith("指导价")));
        }
        return List.copyOf(found);
    }

    /** The values at which a text puts its gifts (赠品价值). */
    public static List<FormerPrice> giftsIn(String text) {
        var found = new ArrayList<FormerPrice>();
        Matcher gift = GIFT.matcher(text);
        while (gift.find()) {
            found.add(new FormerPrice(gift.group().strip(), gift.start(), gift.end(), money(gift.group(1)), false));
        }
        return List.copyOf(found);
    }

    /**
     * Held against what a comparison without an explanation may rest on. A page speaks of all SKUs: what is true of one stands.
     *
     * @param sheet the product's, which may hold the paper of a maker's price
     * @param day on which the paper must count
     */
    public Ground against(Collection<BasePrice> bases, FactSheet sheet, LocalDate day) {
        if (isMakers) {
            return MakersPaper.of(sheet)
                            .filter(paper -> paper.holdsOn(day) && paper.names(price))
                            .isPresent()
                    ? Ground.FOUNDED
                    : Ground.UNPROVED;
        }
        return againstDeals(bases);
    }

    Ground againstDeals(Collection<BasePrice> bases) {
        return bases.stream().map(this::against).min(Comparator.naturalOrder()).orElse(Ground.UNPROVED);
    }

    private Ground against(BasePrice base) {
        Long most = base.minor();
        if (most == null) {
            return Ground.UNPROVED;
        }
        return price.minor() > most ? Ground.BASELESS : Ground.FOUNDED;
    }

    static Money money(String yuan) {
        return Money.cny(new BigDecimal(yuan).multiply(FEN).longValueExact());
    }
}
