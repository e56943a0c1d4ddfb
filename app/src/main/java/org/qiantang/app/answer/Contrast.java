package org.qiantang.app.answer;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;

/** What tells the kinds of one offer apart where a question holds them against one another: 遥控款 and 机械款. */
final class Contrast {
    private static final Pattern ASKED = Pattern.compile(
            "差在|差哪|区别|差别|不同(?!意)|有什么差|差(?:些|了)?什么|多(?:些|了)什么|不一样|一样的[\\p{IsHan}]{1,3}吗|一样吗|哪(?:个|款|种|支)(?:更)?[\\p{IsHan}]{1,2}(?:1|一)点");
    private static final Pattern ALL_OF_THEM = Pattern.compile("[两2三3几各]个?[款种样个支]|哪[款种]|款式|都");
    private static final Pattern BETWEEN = Pattern.compile("[\\s（）()+/、,，]+");
    private static final Pattern BLANK_OF_AMOUNT = Pattern.compile("(?<=\\d)\\s+(?=\\p{IsHan})");
    /** The number by which a kind goes: 03 of 03枣泥. */
    private static final Pattern NUMBER = Pattern.compile("^\\d{2,}");

    private static final Pattern FORM_OF_A_KIND = Pattern.compile("(?<=..)[款装型版]$");

    private static final Pattern LISTING = Pattern.compile("[（(][^）)]*、");

    private Contrast() {}

    static boolean isAsked(Question question, Offer offer) {
        boolean asked = question.has(ASKED) || question.has(Wants.MEASURED_DIFFERENCE);
        return asked && offer.kinds().size() > 1 && words(question, offer).size() > 1;
    }

    /** Whether the names of the kinds list what each is made up of. */
    static boolean isInNames(Question question, Offer offer) {
        return offer.kinds().stream()
                        .filter(kind -> LISTING.matcher(kind.name()).find())
                        .filter(kind -> words(kind).anyMatch(word -> isNamed(question.text(), word)))
                        .count()
                > 1;
    }

    /** The facts that speak of at least two of the kinds held against one another. */
    static List<Fact> of(Question question, Offer offer) {
        Set<String> words = words(question, offer);
        return offer.facts().facts().stream()
                .filter(fact ->
                        words.stream().filter(plain(fact.value())::contains).count() > 1)
                .toList();
    }

    /** What the kinds that are meant are called by and others are not: those named, or all where all are asked about. */
    private static Set<String> words(Question question, Offer offer) {
        Set<String> all = offer.kinds().stream()
                .flatMap(kind -> words(kind))
                .filter(word ->
                        offer.kinds().stream().anyMatch(kind -> words(kind).noneMatch(word::equals)))
                .collect(Collectors.toSet());
        Set<String> named =
                all.stream().filter(word -> isNamed(question.text(), word)).collect(Collectors.toSet());
        return named.size() > 1 || !question.has(ALL_OF_THEM) ? named : all;
    }

    private static Stream<String> words(Kind kind) {
        return BETWEEN.splitAsStream(plain(kind.name()))
                .map(word -> FORM_OF_A_KIND.matcher(word).replaceFirst(""))
                .filter(word -> word.length() > 1);
    }

    private static boolean isNamed(String text, String word) {
        if (text.contains(word)) {
            return true;
        }
        Matcher number = NUMBER.matcher(word);
        if (number.find() && Naming.isWhole(text, number.group())) {
            return true;
        }
        for (int at = 0; at + 2 <= word.length(); at++) {
            String pair = word.substring(at, at + 2);
            if (Naming.isHan(pair) && text.contains(pair)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String value) {
        return BLANK_OF_AMOUNT.matcher(Lexicon.plain(value)).replaceAll("").replaceAll("[–—~～]", "-");
    }
}
