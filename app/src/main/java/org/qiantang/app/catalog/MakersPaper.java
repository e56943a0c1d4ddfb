package org.qiantang.app.catalog;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.event.Money;

/** The maker's suggested price (建议零售价) as a fact sheet names it under 参考价依据, and the paper behind it. */
record MakersPaper(String stated, Proof proof) {
    private static final String NUMBER = "[0-9][0-9,]{0,12}(?:\\.[0-9]{1,2})?";
    /** Other numbers are years, sizes and articles. */
    private static final Pattern PRICE =
            Pattern.compile("¥\\s?(" + NUMBER + ")|(?<![0-9.,])(" + NUMBER + ")\\s?(?:元|yuan|cny|rmb)");

    private static final Pattern BARE = Pattern.compile(NUMBER);
    private static final Pattern BETWEEN_CLAUSES = Pattern.compile("[;、。\\n|/]|(?<![0-9]),|,(?![0-9]{3})");

    static Optional<MakersPaper> of(FactSheet sheet) {
        return sheet.fact(FactKey.REFERENCE_PRICE)
                .flatMap(fact -> Optional.ofNullable(fact.proof()).map(proof -> new MakersPaper(fact.text(), proof)));
    }

    boolean holdsOn(LocalDate day) {
        return proof.holdsOn(day);
    }

    /** Whether it is a price that the paper names, of whatever SKU. */
    boolean names(Money price) {
        return figures(folded(stated)).contains(price);
    }

    /** The same of one SKU: where the paper names several prices, the SKU's name stands beside its own. */
    boolean names(Money price, String sku) {
        String text = folded(stated);
        Set<Money> figures = figures(text);
        if (figures.size() == 1) {
            return figures.contains(price);
        }
        String name = folded(sku);
        if (name.isEmpty()) {
            return false;
        }
        Pattern word = word(name);
        return BETWEEN_CLAUSES
                .splitAsStream(text)
                .filter(clause -> word.matcher(clause).find())
                .anyMatch(clause -> figures(clause).equals(Set.of(price)));
    }

    /** The name as a whole: 50ml is no part of 150ml. */
    private static Pattern word(String name) {
        String before = isLatinOrDigit(name.charAt(0)) ? "(?<![a-z0-9.])" : "";
        char last = name.charAt(name.length() - 1);
        String after = last >= '0' && last <= '9' ? "(?![0-9.])" : isLatinOrDigit(last) ? "(?![a-z])" : "";
        return Pattern.compile(before + Pattern.quote(name) + after);
    }

    private static boolean isLatinOrDigit(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }

    private static Set<Money> figures(String text) {
        if (BARE.matcher(text).matches()) {
            return Set.of(money(text));
        }
        return PRICE.matcher(text)
                .results()
                .map(found -> money(found.group(1) == null ? found.group(2) : found.group(1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Money money(String yuan) {
        return FormerPrice.money(yuan.replace(",", ""));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ \\t]+", " ")
                .strip();
    }
}
