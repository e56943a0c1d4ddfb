package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;

/**
 * Holds each figure of an answer against the goods that the answer speaks of where the figure stands, read from the catalogue
 * without asking the program what it knows.
 *
 * <p>An answer is cut where goods are named: by what they are called where a sentence begins or behind the number of their
 * link, or by that number alone. What follows is of them; where several are called alike and one place names them, of the item
 * of the answer. What is told of no name is of the item of the answer or of the one on the counter, and so may be what follows
 * a full stop. What the shop has approved for all its goods may be told of any.
 *
 * <p>A sum of money (of yuan) has to be a price of these goods or a sum that stands in their texts: that as many pieces are left
 * will not do. Only who is asked back hears a figure of the question again, the number of a link that is not there, and no sum.
 */
final class ToldFigures {
    /** A figure, and whether it is a sum of money. */
    private static final Pattern FIGURE = Pattern.compile("(\\d+(?:\\.\\d+)?)(\\s*元)?");

    private static final char FULL_STOP = '。';

    private final Shelf shelf;
    private final Pattern names;

    ToldFigures(Shelf shelf) {
        this.shelf = shelf;
        String called = shelf.offers().stream()
                .map(offer -> Spoken.text(offer.name()))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        names = Pattern.compile("(?<link>\\d+)号链接|(?:^|(?<=。)|(?<!\\d)\\d+号)(?<name>" + called + ")");
    }

    /**
     * A figure that is none of the goods it is told of.
     *
     * @param figure as it stands in the answer, with 元 where it is a sum
     * @param goods their codes; none where it is told of no goods
     */
    record Stray(String figure, List<String> goods) {}

    /** Where goods are named in an answer, and which. */
    private record Named(int at, List<Offer> goods) {
        /** That of goods called alike which has this code, where one has. */
        Named only(String code) {
            List<Offer> one =
                    goods.stream().filter(offer -> offer.code().equals(code)).toList();
            return one.isEmpty() ? this : new Named(at, one);
        }
    }

    /**
     * The figures of an answer that are none of what it is told of.
     *
     * @param pinned the item on the counter; null for none
     */
    List<Stray> strays(Answer answer, @Nullable Long pinned, String question) {
        String text = CheckScore.text(answer);
        String repeated = answer instanceof Answer.AskBack ? question : "";
        String item = CheckScore.code(answer, shelf);
        List<Offer> unnamed = shelf.offers().stream()
                .filter(offer -> offer.code().equals(item)
                        || Long.valueOf(offer.itemId()).equals(pinned))
                .toList();
        var strays = new ArrayList<Stray>();
        var before = new Named(0, unnamed);
        List<Named> places = named(text);
        for (Named named : places) {
            strays.addAll(inStretch(text.substring(before.at(), named.at()), before.goods(), unnamed, repeated));
            before = places.size() == 1 ? named.only(item) : named;
        }
        strays.addAll(inStretch(text.substring(before.at()), before.goods(), unnamed, repeated));
        return strays;
    }

    private List<Named> named(String text) {
        var found = new ArrayList<Named>();
        Matcher matcher = names.matcher(text);
        while (matcher.find()) {
            String name = matcher.group("name");
            String link = matcher.group("link");
            List<Offer> goods = shelf.offers().stream()
                    .filter(offer -> Spoken.text(offer.name()).equals(name)
                            || Integer.toString(offer.number()).equals(link))
                    .toList();
            found.add(new Named(matcher.start(), goods));
        }
        return found;
    }

    /** Those of one stretch, which tells of these goods and after its first full stop perhaps of those that are not named. */
    private List<Stray> inStretch(String stretch, List<Offer> goods, List<Offer> unnamed, String repeated) {
        int stop = stretch.indexOf(FULL_STOP);
        if (stop < 0) {
            return notOf(goods, stretch, repeated);
        }
        List<Offer> either =
                Stream.concat(goods.stream(), unnamed.stream()).distinct().toList();
        return Stream.concat(
                        notOf(goods, stretch.substring(0, stop), repeated).stream(),
                        notOf(either, stretch.substring(stop), repeated).stream())
                .toList();
    }

    /** The figures of a text that neither these goods nor the shop nor what is repeated has. */
    private List<Stray> notOf(List<Offer> goods, String text, String repeated) {
        Set<BigDecimal> figures = new HashSet<>();
        Set<BigDecimal> sums = new HashSet<>();
        Stream.concat(ofTheShop(), goods.stream().flatMap(this::texts)).forEach(stated -> note(stated, figures, sums));
        note(repeated, figures, new HashSet<>());
        var strays = new ArrayList<Stray>();
        Matcher told = FIGURE.matcher(text);
        while (told.find()) {
            Set<BigDecimal> known = told.group(2) == null ? figures : sums;
            if (!known.contains(number(told)) && !isReckoned(text, told, goods)) {
                strays.add(
                        new Stray(told.group(), goods.stream().map(Offer::code).toList()));
            }
        }
        return strays;
    }

    /** Whether a figure is so many times a price of these goods, the number of the pieces, two or three prices together or what lies between two. */
    private boolean isReckoned(String text, Matcher figure, List<Offer> goods) {
        List<BigDecimal> prices = prices(goods);
        String before = text.substring(0, figure.start());
        var told = new BigDecimal(figure.group(1));
        Matcher times = Pattern.compile("(\\d+)\\p{IsHan}按单价一共$").matcher(before);
        if (times.find()) {
            var count = new BigDecimal(times.group(1));
            return prices.stream().anyMatch(price -> price.multiply(count).compareTo(told) == 0);
        }
        boolean isDifference = before.endsWith("相差");
        boolean isOfSeveral = isDifference || before.endsWith("按单价加在一起");
        return isOfSeveral ? isOfSeveral(told, isDifference) : text.startsWith("按单价一共", figure.end() + 1);
    }

    /** Of two goods each has told its price before; which two stands in sentences of their own. */
    private boolean isOfSeveral(BigDecimal told, boolean isDifference) {
        List<BigDecimal> all = prices(shelf.offers());
        if (isDifference) {
            return all.stream()
                    .anyMatch(one ->
                            all.stream().anyMatch(two -> one.subtract(two).compareTo(told) == 0));
        }
        List<BigDecimal> pairs = all.stream()
                .flatMap(one -> all.stream().map(one::add))
                .distinct()
                .toList();
        return pairs.stream()
                .anyMatch(pair -> pair.compareTo(told) == 0
                        || all.stream().anyMatch(three -> pair.add(three).compareTo(told) == 0));
    }

    private static List<BigDecimal> prices(List<Offer> goods) {
        return goods.stream()
                .flatMap(offer -> offer.kinds().stream())
                .map(kind -> BigDecimal.valueOf(kind.price().minor(), 2))
                .distinct()
                .toList();
    }

    private static void note(String stated, Set<BigDecimal> figures, Set<BigDecimal> sums) {
        Matcher found = FIGURE.matcher(stated);
        while (found.find()) {
            figures.add(number(found));
            if (found.group(2) != null) {
                sums.add(number(found));
            }
        }
    }

    /** 05 is 5. */
    private static BigDecimal number(Matcher found) {
        return new BigDecimal(found.group(1)).stripTrailingZeros();
    }

    /** What may be said whatever goods are meant. */
    private Stream<String> ofTheShop() {
        return Stream.concat(
                Stream.of(shelf.shop()),
                shelf.approved().stream()
                        .filter(one -> one.products().isEmpty())
                        .map(Approved::answer));
    }

    /** All that is known of an offer. */
    private Stream<String> texts(Offer offer) {
        Stream<String> facts = offer.facts().facts().stream()
                .flatMap(fact -> Stream.of(fact.label(), fact.text(), String.valueOf(fact.proof())));
        Stream<String> kinds = offer.kinds().stream().flatMap(kind -> Stream.of(kind.name(), price(kind)));
        Stream<String> service = Stream.concat(
                offer.afterSale().stream(),
                shelf.approved().stream().filter(one -> one.isFor(offer.code())).map(Approved::answer));
        Stream<String> sending =
                Stream.concat(Stream.of(offer.delivery().from()), offer.delivery().excluded().stream());
        Stream<String> rest = Stream.of(offer.title(), String.valueOf(offer.sizes()));
        return Stream.of(facts, kinds, service, sending, rest, counts(offer)).flatMap(texts -> texts);
    }

    private static String price(Kind kind) {
        return BigDecimal.valueOf(kind.price().minor(), 2).toPlainString() + "元";
    }

    private static Stream<String> counts(Offer offer) {
        IntStream ofKinds = offer.kinds().stream().mapToInt(Kind::left);
        IntStream promised = offer.promises().all().stream().mapToInt(Promise::amount);
        IntStream own =
                IntStream.of(offer.left(), offer.number(), offer.delivery().hoursToShip());
        return Stream.of(ofKinds, promised, own).flatMapToInt(counts -> counts).mapToObj(Integer::toString);
    }
}
