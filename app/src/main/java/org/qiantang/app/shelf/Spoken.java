package org.qiantang.app.shelf;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Fact;
import org.qiantang.event.Money;

/** How what the shelf knows is put into a spoken Chinese sentence. */
public final class Spoken {
    private static final Pattern BLANK_BESIDE_CHINESE =
            Pattern.compile("(?<=[\\p{IsHan}\\d%℃])\\s+(?=\\p{IsHan})|(?<=\\p{IsHan})\\s+(?=\\d)");

    private Spoken() {}

    /** An amount such as 198元 or 49.9元. */
    public static String price(Money price) {
        String amount =
                BigDecimal.valueOf(price.minor(), 2).stripTrailingZeros().toPlainString();
        return price.currency().equals(Money.CNY) ? amount + "元" : amount + " " + price.currency();
    }

    /** What one pays for what is left: one price, or every kind with its own. */
    public static String prices(List<Kind> kinds) {
        if (kinds.stream().map(Kind::price).distinct().count() == 1) {
            return price(kinds.getFirst().price());
        }
        return kinds.stream().map(kind -> name(kind) + price(kind.price())).collect(Collectors.joining("，"));
    }

    /** The name of a kind, closed off so that what follows does not run into its last figure or letter. */
    public static String name(Kind kind) {
        String name = text(kind.name());
        char last = name.charAt(name.length() - 1);
        return last < 128 && Character.isLetterOrDigit(last) ? name + "那款" : name;
    }

    /** A fact's value with its unit. */
    public static String fact(Fact fact) {
        return text(fact.text());
    }

    /** A text without the blanks that print sets between figures and Chinese. */
    public static String text(String written) {
        return BLANK_BESIDE_CHINESE.matcher(written.strip()).replaceAll("");
    }
}
