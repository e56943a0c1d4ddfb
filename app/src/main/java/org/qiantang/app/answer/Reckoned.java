package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.event.Money;

/**
 * What prices come to, to who asks for it: 两个一共多少, 毛巾浴巾各一条加起来, 大的比小的贵多少. Reckoned from prices of this
 * moment alone; what a coupon or a threshold takes off is not in it, and its words say so. {@link #without} is the last look:
 * it reckons each such sum of an answer once more.
 */
final class Reckoned {
    private static final String UNITS = "个件条双瓶盒袋包箱台副支只罐桶份套把张提本床顶枚对单组";
    private static final String NUMBERS = "两三四五六七八九十";
    private static final Pattern COUNT =
            Pattern.compile("(?<![第满每几半\\d.一二" + NUMBERS + "])(?:(?<one>俩)|(?<many>[2-9]|1\\d|[" + NUMBERS
                    + "])(?<unit>[" + UNITS + "]))(?![装入]|套餐|组合|以上|起|一[" + UNITS + "])");
    private static final Pattern IN_ALL =
            Pattern.compile("一共|总共|(?<![一总公])共(?:要|是)?(?=多少|几|好)|合计|加起来|加在一起|加一起|拢共|统共|一起(?:多少|几|要)");
    private static final Pattern BUYS = Pattern.compile("(?:来|拿|要|买|拍|囤|带走?|整|弄|订|定)(?:上|个)?(?:俩|(?:[2-9]|1\\d|["
            + NUMBERS + "])[" + UNITS + "])[^,，]{0,8}(?:多少|几块|几钱|怎么卖|什么价)");
    private static final Pattern OF_EACH = Pattern.compile("各");
    /** What makes many cheaper, or asks whether something does. */
    private static final Pattern CHEAPER_BY_COUNT = Pattern.compile("便宜|优惠|划算|省|打折|第[二三2-9]|半价|满|够|限购|送|券|减|凑");

    private static final Pattern APART =
            Pattern.compile("(?:贵|便宜|相?差|省|多[花加掏出付])[了出]?(?:个|是)?(?:多少|几)(?![个天小种样号斤克厘公分米瓦升])|差价|加多少钱");
    private static final Pattern BETWEEN = Pattern.compile("[比跟和与同]|还是");
    private static final Pattern AGAINST = Pattern.compile("[比跟和与同]|还是|两[种款个样]|大小");
    /** Held against what is not on the shelf, or against as much of something else. */
    private static final Pattern AGAINST_OTHERS = Pattern.compile(
            "原价|之前|以前|昨天|平时|平常|别家|别人|线下|店里|专柜|超市|别的|其他|外面|网上|券|优惠|活动|秒杀|单买|单独买|分开|拆开|一([" + UNITS + "])一\\1");

    private static final Pattern CHEAPER = Pattern.compile("便宜|贵|划算|实惠");

    private static final String TOGETHER = "按单价加在一起%s";
    private static final Pattern SAID = Pattern.compile("(?<count>\\d+)[" + UNITS
            + "]按单价一共(?<times>\\d+(?:\\.\\d+)?)元|按单价加在一起(?<sum>\\d+(?:\\.\\d+)?)元|相差(?<apart>\\d+(?:\\.\\d+)?)元");
    private static final int MOST_TOGETHER = 3;

    private Reckoned() {}

    /** The pieces that answer a question for a price, and behind them what it comes to, where that is asked for and plain. */
    static List<Piece> beside(List<Piece> pieces, Question question, Offer offer, Kinds kinds) {
        boolean isPriced = pieces.stream().anyMatch(piece -> piece.facts().contains("price"));
        Optional<Piece> reckoned = isPriced ? of(question, offer, kinds) : Optional.empty();
        var whole = new ArrayList<>(pieces);
        reckoned.ifPresent(whole::add);
        return whole;
    }

    private static Optional<Piece> of(Question question, Offer offer, Kinds kinds) {
        return asksForAll(question) ? all(question, offer, kinds) : apart(question, offer, kinds);
    }

    private static boolean asksForAll(Question question) {
        return (question.has(IN_ALL) || question.has(BUYS)) && !question.has(CHEAPER_BY_COUNT);
    }

    private static Optional<Piece> all(Question question, Offer offer, Kinds kinds) {
        Matcher found = COUNT.matcher(question.text());
        int count = found.find() ? count(found) : 1;
        String unit = count == 1 || found.group("unit") == null ? "件" : found.group("unit");
        boolean isAName = count > 1 && isCalled(offer, count, unit);
        if (isAName || (count > 1 && found.find())) {
            return Optional.empty();
        }
        List<Kind> named = named(COUNT.matcher(question.text()).replaceAll("◇"), offer, kinds);
        boolean there = named.stream().allMatch(kind -> kind.left() >= count);
        boolean allowed = offer.terms().perBuyer() == 0 || offer.terms().perBuyer() >= count;
        if (!there || !allowed || !areInYuan(named)) {
            return Optional.empty();
        }
        if (count > 1) {
            return onePrice(named)
                    .filter(_ -> !question.has(OF_EACH))
                    .map(one -> piece("%d%s按单价一共%s".formatted(count, unit, Spoken.price(one.times(count))), offer));
        }
        return named.size() > 1 && named.size() <= MOST_TOGETHER
                ? Optional.of(piece(TOGETHER.formatted(Spoken.price(sum(named))), offer))
                : Optional.empty();
    }

    private static Optional<Piece> apart(Question question, Offer offer, Kinds kinds) {
        boolean isPlain = question.has(APART)
                && !question.has(Wants.MEASURED_DIFFERENCE)
                && !question.has(AGAINST_OTHERS)
                && !COUNT.matcher(question.text()).find()
                && question.links().isEmpty();
        if (!isPlain) {
            return Optional.empty();
        }
        SortedSet<Long> prices = ofBothSides(question.text(), offer, kinds)
                .orElseGet(() -> ofTwo(kinds.named(question.text(), offer), question, offer));
        return prices.size() == 2 && areInYuan(offer.kinds())
                ? Optional.of(Piece.of(apart(prices), "price"))
                : Optional.empty();
    }

    /** What stands on either side of 比, where each names kinds of one price: 4升墨绿比3升墨绿. */
    private static Optional<SortedSet<Long>> ofBothSides(String text, Offer offer, Kinds kinds) {
        String[] sides = BETWEEN.split(text, 2);
        if (sides.length < 2) {
            return Optional.empty();
        }
        List<Kind> one = kinds.named(sides[0], offer);
        List<Kind> other = kinds.named(sides[1], offer);
        var both = prices(one);
        both.addAll(prices(other));
        boolean plain = onePrice(one).isPresent() && onePrice(other).isPresent();
        return plain && both.size() == 2 ? Optional.of(both) : Optional.empty();
    }

    /** Those of the kinds that are named; of all, where one of the two has another name on the shelf: 充电的比插电的贵多少. */
    private static SortedSet<Long> ofTwo(List<Kind> named, Question question, Offer offer) {
        boolean some = prices(named).size() > 1;
        return !some && question.has(AGAINST) ? prices(offer.kinds()) : prices(named);
    }

    private static String apart(SortedSet<Long> two) {
        return "相差%s".formatted(Spoken.price(Money.cny(two.getLast() - two.getFirst())));
    }

    /** Of two goods that are held against each other which costs less, and how far apart they are; of those wanted together what they come to. */
    static List<String> across(Question question, List<Offer> offers) {
        var sentences = new ArrayList<String>();
        if (question.has(CHEAPER)) {
            sentences.add(cheaper(offers));
        }
        List<Kind> ones = offers.stream()
                .filter(Offer::hasOnePrice)
                .map(offer -> offer.onSale().getFirst())
                .toList();
        if (ones.size() < offers.size()
                || !areInYuan(ones)
                || COUNT.matcher(question.text()).find()) {
            return sentences;
        }
        if (asksForAll(question)) {
            sentences.add(TOGETHER.formatted(Spoken.price(sum(ones))));
        } else if (question.has(APART)
                && !question.has(AGAINST_OTHERS)
                && prices(ones).size() == 2) {
            sentences.add(apart(prices(ones)));
        }
        return sentences;
    }

    private static String cheaper(List<Offer> offers) {
        List<Long> least = offers.stream()
                .map(offer -> offer.kinds().stream()
                        .mapToLong(kind -> kind.price().minor())
                        .min()
                        .orElse(0))
                .toList();
        int by = Long.compare(least.get(0), least.get(1));
        return by == 0 ? "两款起价一样" : Spoken.text(offers.get(by < 0 ? 0 : 1).name()) + "起价低一些";
    }

    /** The kinds that are meant: those named, or all where they cost the same. */
    private static List<Kind> named(String text, Offer offer, Kinds kinds) {
        List<Kind> named = kinds.named(text, offer);
        return !named.isEmpty() ? named : onePrice(offer.kinds()).isPresent() ? offer.onSale() : List.of();
    }

    private static Optional<Money> onePrice(List<Kind> kinds) {
        List<Money> prices = kinds.stream().map(Kind::price).distinct().toList();
        return prices.size() == 1 ? Optional.of(prices.getFirst()) : Optional.empty();
    }

    private static Money sum(List<Kind> kinds) {
        return kinds.stream().map(Kind::price).reduce(Money.cny(0), Money::plus);
    }

    private static SortedSet<Long> prices(List<Kind> kinds) {
        return kinds.stream().map(kind -> kind.price().minor()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean areInYuan(List<Kind> kinds) {
        return kinds.stream().allMatch(kind -> kind.price().currency().equals(Money.CNY));
    }

    private static int count(MatchResult found) {
        String many = found.group("many");
        if (many == null) {
            return 2;
        }
        return Character.isDigit(many.charAt(0)) ? Integer.parseInt(many) : NUMBERS.indexOf(many) + 2;
    }

    /** Whether so many is what the goods or one of their kinds are called: 2盒装. */
    private static boolean isCalled(Offer offer, int count, String unit) {
        String number =
                count <= NUMBERS.length() + 1 ? "[" + count + NUMBERS.charAt(count - 2) + "]" : Integer.toString(count);
        Pattern called = Pattern.compile("(?<!\\d)" + (count == 2 ? "[2两二]" : number) + " *" + unit);
        return called.matcher(Lexicon.plain(offer.title())).find()
                || offer.kinds().stream()
                        .anyMatch(kind ->
                                called.matcher(Lexicon.plain(kind.name())).find());
    }

    private static Piece piece(String text, Offer offer) {
        return offer.delivery().freeShipping()
                ? Piece.of(text, "price")
                : Piece.of(text + "，不含运费", "price", "delivery");
    }

    /** The answer without what was reckoned in it and comes to the same when it is reckoned once more from these prices. */
    static String without(String text, Collection<Offer> offers) {
        List<BigDecimal> prices = offers.stream()
                .flatMap(offer -> offer.kinds().stream())
                .map(kind -> BigDecimal.valueOf(kind.price().minor(), 2))
                .distinct()
                .toList();
        return SAID.matcher(text)
                .replaceAll(found -> holds(found, prices) ? "" : Matcher.quoteReplacement(found.group()));
    }

    private static boolean holds(MatchResult found, List<BigDecimal> prices) {
        if (found.group("times") != null) {
            var total = new BigDecimal(found.group("times"));
            var count = new BigDecimal(found.group("count"));
            return prices.stream().anyMatch(price -> price.multiply(count).compareTo(total) == 0);
        }
        if (found.group("apart") != null) {
            var by = new BigDecimal(found.group("apart"));
            return prices.stream()
                    .anyMatch(one -> prices.stream()
                            .anyMatch(other -> one.subtract(other).compareTo(by) == 0));
        }
        var sum = new BigDecimal(found.group("sum"));
        return prices.stream()
                .anyMatch(one -> prices.stream()
                        .anyMatch(two -> one.add(two).compareTo(sum) == 0
                                || prices.stream()
                                        .anyMatch(
                                                three -> one.add(two).add(three).compareTo(sum) == 0)));
    }
}
