package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.app.shelf.Terms;

/** The last look at an answer: every figure in it must be one of the facts that it stands on, or come to be reckoned from its prices, or it is not said. */
final class Figures {
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:\\.\\d+)?");

    private Figures() {}

    /** The figures of a text, as numbers: 05 is 5. */
    static Set<BigDecimal> in(String text) {
        return FIGURE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(figure -> new BigDecimal(figure).stripTrailingZeros())
                .collect(Collectors.toSet());
    }

    /** The figures of the text that none of these facts of these offers has. */
    static Set<BigDecimal> unknown(
            String text, Collection<Offer> offers, Collection<String> keys, List<Approved> approved) {
        Set<BigDecimal> known = new HashSet<>();
        for (Offer offer : offers) {
            // What a thing is called and where it hangs may be said with any fact of it.
            known.addAll(in(offer.title()));
            known.add(number(offer.number()));
            offer.kinds().forEach(kind -> known.addAll(in(kind.name())));
            keys.forEach(key -> stated(offer, key).forEach(stated -> known.addAll(in(stated))));
        }
        approved.stream().filter(one -> keys.contains(one.key())).forEach(one -> known.addAll(in(one.answer())));
        Set<BigDecimal> figures = new HashSet<>(in(Reckoned.without(text, offers)));
        figures.removeAll(known);
        return figures;
    }

    private static BigDecimal number(int number) {
        return BigDecimal.valueOf(number).stripTrailingZeros();
    }

    /** What the offer has under a key, as texts. */
    static Stream<String> stated(Offer offer, String key) {
        return switch (key) {
            case "price" -> offer.kinds().stream().map(Kind::price).map(Spoken::price);
            case "stock" ->
                Stream.concat(
                        Stream.of(Integer.toString(offer.left())),
                        offer.kinds().stream().map(kind -> Integer.toString(kind.left())));
            case "skus" -> offer.kinds().stream().map(Kind::name);
            case "limit" -> Stream.of(Integer.toString(offer.terms().perBuyer()));
            case "flash-end" ->
                Stream.concat(
                        offer.terms().flashEnd().stream(),
                        offer.terms().minutesLeft().stream().map(Figures::inHours));
            case "flash-next" -> offer.terms().flashToCome().stream().flatMap(Figures::moments);
            case "flash-price" ->
                offer.terms().flashToCome().stream()
                        .flatMap(next -> next.prices().values().stream())
                        .map(Spoken::price);
            case "limit-left" ->
                offer.terms().had().stream().map(had -> had.perBuyer() + " " + had.pieces() + " " + had.rest());
            case "struck-price" -> struck(offer);
            case "list-price" -> offer.terms().listed().values().stream().map(Spoken::price);
            case "number" -> Stream.of(Integer.toString(offer.number()));
            case "title" -> Stream.of(offer.title());
            case "delivery" ->
                Stream.concat(
                        Stream.of(
                                Integer.toString(offer.delivery().hoursToShip()),
                                offer.delivery().from()),
                        offer.delivery().excluded().stream());
            case "after-sale" -> offer.afterSale().stream();
            case "promises" ->
                offer.promises().all().stream().map(Promise::amount).map(amount -> Integer.toString(amount));
            case "sizes" -> cells(offer.sizes());
            default -> offer.facts().fact(key).stream().flatMap(Figures::texts);
        };
    }

    private static Stream<String> moments(Terms.ToCome next) {
        Stream<String> lengths = Stream.of(
                        Optional.ofNullable(next.minutesUntil()), Optional.ofNullable(next.minutesLong()))
                .flatMap(Optional::stream)
                .map(Figures::inHours);
        return Stream.concat(Stream.of(next.begin(), next.end()), lengths);
    }

    /** Minutes as they are and as hours with what is left over. */
    private static String inHours(long minutes) {
        return minutes + " " + minutes / 60 + " " + minutes % 60;
    }

    private static Stream<String> struck(Offer offer) {
        Map<Long, StruckView> struck = offer.terms().struck();
        return struck == null
                ? Stream.empty()
                : struck.values().stream().flatMap(one -> Stream.of(Spoken.price(one.price()), one.zh()));
    }

    private static Stream<String> texts(Fact fact) {
        Proof proof = fact.proof();
        Stream<String> own = Stream.of(fact.label(), fact.text());
        return proof == null ? own : Stream.concat(own, Stream.of(proof.kind(), proof.issuer(), proof.scope()));
    }

    private static Stream<String> cells(@Nullable SizeTable table) {
        return table == null
                ? Stream.empty()
                : Stream.concat(table.columns().stream(), table.rows().stream().flatMap(List::stream));
    }
}
