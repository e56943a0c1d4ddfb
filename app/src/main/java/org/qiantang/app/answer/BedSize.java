package org.qiantang.app.answer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Which size of bedding is for a bed of so many metres: 1米5的床拍哪个 is told of no body, though it sounds like one's height. */
final class BedSize {
    private static final Pattern BED = Pattern.compile("床(?!头|底|边|垫子?脏)");
    /** The width is said first: 1米5乘2米. */
    private static final Pattern METRES =
            Pattern.compile("(?<![\\d.])([12])(?:(?:米|m|\\.)(\\d)(?!\\d)|米(?!\\d)|(\\d)0(?:厘米|cm|公分|(?=[乘x×*])))");

    private BedSize() {}

    static Optional<Piece> of(Question question, Offer offer) {
        OptionalDouble asked = metres(question.text());
        if (asked.isEmpty() || !question.has(BED)) {
            return Optional.empty();
        }
        SizeTable table = offer.sizes();
        List<String> names = table == null
                ? offer.kinds().stream().map(Kind::name).toList()
                : table.rows().stream().map(List::getFirst).toList();
        List<String> beds = names.stream()
                .filter(name ->
                        BED.matcher(name).find() && metres(Lexicon.plain(name)).isPresent())
                .toList();
        if (beds.isEmpty()) {
            return Optional.empty();
        }
        List<String> fitting = beds.stream()
                .filter(name -> metres(Lexicon.plain(name)).equals(asked))
                .toList();
        String told = fitting.isEmpty() ? "只有" + joined(beds) + "的" : "拍" + joined(fitting) + "的";
        return Optional.of(Piece.of(told, table == null ? "skus" : "sizes"));
    }

    /** The kinds for a bed of that width; none where they are not told apart by it. */
    static List<Kind> kinds(String question, Offer offer) {
        OptionalDouble asked = metres(question);
        return asked.isEmpty() || !BED.matcher(question).find()
                ? List.of()
                : offer.kinds().stream()
                        .filter(kind -> BED.matcher(kind.name()).find()
                                && metres(Lexicon.plain(kind.name())).equals(asked))
                        .toList();
    }

    private static OptionalDouble metres(String text) {
        Matcher metres = METRES.matcher(text);
        if (!metres.find()) {
            return OptionalDouble.empty();
        }
        String tenths = metres.group(2) == null ? metres.group(3) : metres.group(2);
        return OptionalDouble.of(Double.parseDouble(metres.group(1) + "." + (tenths == null ? "0" : tenths)));
    }

    private static String joined(List<String> names) {
        return names.stream().map(Spoken::text).collect(Collectors.joining("、"));
    }
}
