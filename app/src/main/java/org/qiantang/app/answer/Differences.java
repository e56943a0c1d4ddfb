package org.qiantang.app.answer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.shelf.Offer;

/** What a sheet says of two kinds of the same goods that are held against each other. */
final class Differences {
    private static final Pattern TWO_KINDS = Pattern.compile(
            "([\\p{IsHan}a-z0-9.]{1,6}?)(?:的|款|版)?[和跟与同]([\\p{IsHan}a-z0-9.]{1,6}?)(?:的|款|版)?(?:之间)?(?:有)?(?:什么|哪里|哪些|多少|哪)?(?:区别|不同|差别|不一样|差在)");
    private static final int MOST_APART = 3;

    private Differences() {}

    /** The facts that speak of both of two kinds which are held against each other: 87跟98有什么区别. */
    static List<Fact> of(Question question, Offer offer) {
        Matcher two = TWO_KINDS.matcher(question.text());
        if (!two.find()) {
            return List.of();
        }
        return offer.facts().facts().stream()
                .filter(fact -> says(fact.value(), two.group(1)) && says(fact.value(), two.group(2)))
                .limit(MOST_APART)
                .toList();
    }

    private static boolean says(String value, String word) {
        return Pattern.compile("(?<![\\da-z.])" + Pattern.quote(word) + "(?![\\da-z.])")
                .matcher(Lexicon.plain(value))
                .find();
    }
}
