package org.qiantang.app.copywriting;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.copywriting.Quantity.Measure;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/**
 * Holds the figures of a sentence against an offer's facts: 18厘米 stands where a fact has 18 cm, whatever words it has
 * around it, unless the words name another fact or another part of the thing.
 */
final class Figures {
    private static final Pattern NUMERALS = Pattern.compile("[零〇一二三四五六七八九十百千万亿两]{2,}");
    private static final Set<String> IDIOMS = Set.of("万一", "千万", "一一", "万千");
    private static final Pattern OF_A_PART =
            Pattern.compile("(\\p{IsHan})(?:长|宽|高|厚|深|直径|口径|重)(?:度|约|达|有|为|是|足足|大约|只有|才)*$");
    private static final Pattern SIDE = Pattern.compile("(直径|口径|[长宽高厚深])(?:度|约|达|有|为|是|足足|大约|只有|[\\s:：])*$");
    private static final String OF_THE_WHOLE = "乘全总净足约达有身体整的长宽高厚深是，、 ";
    private static final String SAYS_NOTHING = "的度量数值产品额定约为是";
    /** What may follow a figure that has no unit: 304的, 宽200高260. */
    private static final String NO_UNIT = "，。、；！？,.;!? 的长宽高厚深";

    private static final String STOPS = "，。！？；,!?;\n";

    private Figures() {}

    /** A figure in words, by where it stands; {@code shown} has its unit. */
    record Figure(String text, String shown, int from, int to) {}

    static List<Figure> in(String words) {
        List<Quantity> quantities = Quantity.in(words);
        return Stream.concat(
                        ClaimCheck.FIGURE.matcher(words).results(),
                        NUMERALS.matcher(words).results().filter(run -> !IDIOMS.contains(run.group())))
                .map(found -> figure(found, quantities))
                .distinct()
                .toList();
    }

    private static Figure figure(MatchResult found, List<Quantity> quantities) {
        String text = found.group().replaceAll("\\s", "");
        String shown = quantities.stream()
                .filter(one -> one.from() <= found.start() && found.start() < one.to())
                .map(Quantity::text)
                .findFirst()
                .orElse(text);
        return new Figure(text, shown, found.start(), found.end());
    }

    /** The fact that has this figure, and its words for it; a figure without a fact may be in the goods' names. */
    static Optional<Evidence.Borne> of(Offer offer, String words, Figure figure) {
        String clause = clause(words, figure.from());
        Optional<Quantity> said = Quantity.in(words).stream()
                .filter(one -> one.from() <= figure.from() && figure.from() < one.to())
                .findFirst();
        if (said.isPresent()) {
            Optional<Evidence.Borne> measured = measured(offer, words, clause, said.get());
            if (measured.isPresent()) {
                return measured;
            }
        }
        String literal = figure.text()
                + (said.isPresent()
                        ? said.get()
                                .text()
                                .substring(Math.min(
                                        figure.text().length(),
                                        said.get().text().length()))
                        : unitAt(words, figure.to()));
        Optional<Fact> fact = said.isPresent() ? Optional.empty() : ClaimCheck.factSaying(offer, literal);
        if (fact.isPresent()) {
            return Optional.of(new Evidence.Borne(fact.get().key(), figure.text()));
        }
        boolean isInAName = Stream.concat(
                        Stream.of(offer.title()), offer.kinds().stream().map(Kind::name))
                .anyMatch(name -> has(name, literal));
        return isInAName || (said.isEmpty() && factHas(offer, literal))
                ? Optional.of(Evidence.Borne.FIRMLY)
                : Optional.empty();
    }

    /** 五双 and 5 双 are the same. */
    private static boolean factHas(Offer offer, String literal) {
        return offer.facts().facts().stream().anyMatch(fact -> has(Spoken.fact(fact), literal));
    }

    private static boolean has(String text, String literal) {
        return Pattern.compile("(?<![0-9.])" + Pattern.quote(Evidence.plain(literal)) + "(?![0-9]|\\.[0-9])")
                .matcher(Evidence.plain(text))
                .find();
    }

    private static Optional<Evidence.Borne> measured(Offer offer, String words, String clause, Quantity said) {
        record Known(Fact fact, Quantity quantity) {}
        List<Known> known = offer.facts().facts().stream()
                .flatMap(fact -> Quantity.in(Spoken.fact(fact)).stream().map(one -> new Known(fact, one)))
                .filter(one -> one.quantity().measure() == said.measure())
                .toList();
        return known.stream()
                .filter(one -> one.quantity().isAsMuchAs(said))
                .filter(one -> isOfItsPart(offer, one.fact(), words, said))
                .filter(one -> isOfItsSide(Spoken.fact(one.fact()), one.quantity(), words, said))
                .filter(one -> said.measure() != Measure.PERCENT
                        || isOfItsShare(Spoken.fact(one.fact()), one.quantity(), words, said))
                .filter(one -> known.stream()
                        .noneMatch(other -> !other.quantity().isAsMuchAs(said)
                                && !other.fact().equals(one.fact())
                                && named(other.fact(), clause) > named(one.fact(), clause)))
                .findFirst()
                .map(one -> new Evidence.Borne(one.fact().key(), one.quantity().text()));
    }

    /** 柄长18厘米 is no length of the blade. */
    private static boolean isOfItsPart(Offer offer, Fact fact, String words, Quantity said) {
        Matcher part = OF_A_PART.matcher(words.substring(0, said.from()));
        if (!part.find()) {
            return true;
        }
        String known = fact.label() + fact.text() + offer.title() + OF_THE_WHOLE;
        return known.contains(part.group(1));
    }

    /** 直径24厘米 is not 高 24 cm; where one of both names no side, it may be any. */
    private static boolean isOfItsSide(String text, Quantity known, String words, Quantity said) {
        Matcher told = SIDE.matcher(text.substring(0, known.from()));
        Matcher named = SIDE.matcher(words.substring(0, said.from()));
        return !told.find() || !named.find() || told.group(1).equals(named.group(1));
    }

    /** Of 棉 78%、聚酯 20% each share is its own. */
    private static boolean isOfItsShare(String text, Quantity known, String words, Quantity said) {
        int from = known.from();
        int to = known.to();
        while (from > 0 && "、，；+".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        while (to < text.length() && "、，；+".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        if (from == 0 && to == text.length()) {
            return true;
        }
        String share = text.substring(from, to);
        String near = words.substring(Math.max(0, said.from() - 4), Math.min(words.length(), said.to() + 5));
        return near.chars()
                .filter(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN)
                .anyMatch(sign -> share.indexOf(sign) >= 0);
    }

    /** How many signs of a fact's label a clause has. */
    private static long named(Fact fact, String clause) {
        var signs = new HashSet<Integer>();
        fact.label().chars().filter(sign -> SAYS_NOTHING.indexOf(sign) < 0).forEach(signs::add);
        return signs.stream().filter(sign -> clause.indexOf(sign) >= 0).count();
    }

    private static String clause(String words, int at) {
        int from = at;
        int to = at;
        while (from > 0 && STOPS.indexOf(words.charAt(from - 1)) < 0) {
            from--;
        }
        while (to < words.length() && STOPS.indexOf(words.charAt(to)) < 0) {
            to++;
        }
        return words.substring(from, to);
    }

    private static String unitAt(String text, int at) {
        String rest = text.substring(at).stripLeading();
        return rest.isEmpty() || NO_UNIT.indexOf(rest.charAt(0)) >= 0 ? "" : rest.substring(0, 1);
    }
}
