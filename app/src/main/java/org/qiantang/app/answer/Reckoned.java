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
 * What prices come to, to who asks for it: 两个一共多少, 毛巾和浴巾各一条一共多少, 大的比小的贵多少. Reckoned from prices of this
 * moment alone; what a coupon or a threshold takes off is not in it, and its words say so. {@link #without} is the last look:
 * it reckons each such sum of an answer once more.
 */
final class Reckoned {
    private static final String NUMBERS = "两三四五六七八九十";
    /** So many pieces; 3个月 and 两个人 are none. */
    private static final Pattern COUNT =
            Pattern.compile("(?<![第满每几半\\d.一二" + NUMBERS + "])(?<many>[2-9]|1\\d|[" + NUMBERS
                    + "])(?<unit>[" + Packs.UNITS + "])(?![装入口点钟月人孩娃房色味尺码款号季]|套餐|组合|以上|起|一[" + Packs.UNITS
                    + "]|小时|星期|礼拜|宝宝|大人|老人|颜色|规格|链接|版本|品种|晚上)");

    private static final Pattern ONE_MORE = Pattern.compile("一[" + Packs.UNITS + "]");
    private static final Pattern IN_ALL =
            Pattern.compile("一共|总共|(?<![一总公])共(?:要|是)?(?=多少|几|好)|合计|加起来|加在一起|加一起|拢共|统共|一起(?:多少|几|要)");
    private static final Pattern BUYS = Pattern.compile("(?:来|拿|要|买|拍|囤|带走?|整|弄|订|定)(?:上|个)?(?:[2-9]|1\\d|[" + NUMBERS
            + "])[" + Packs.UNITS + "][^,，]{0,8}(?:多少|几块|几钱|怎么卖|什么价)");
    private static final Pattern AND = Pattern.compile("[和跟加与+、]|还有|再[来加]");
    private static final Pattern OF_EACH = Pattern.compile("各");
    /** What makes many cheaper, or asks whether something does. */
    private static final Pattern CHEAPER_BY_COUNT = Pattern.compile("便宜|优惠|划算|省|打折|第[二三2-9]|半价|满|够|限购|送|券|减|凑");

    private static final Pattern APART =
            Pattern.compile("(?:贵|便宜|相?差|多[花加掏出付])[了出]?(?:个|是)?(?:多少|几)(?![个天小种样号斤克厘公分米瓦升])|差价|加多少钱");
    private static final Pattern AGAINST = Pattern.compile("[比跟和与同]|还是|差");
    private static final Pattern SIDES = Pattern.compile("[比跟和与同]|还是");
    /** One kind against the other, whatever that one is called on the shelf: 充电的比插电的. */
    private static final Pattern KIND_AGAINST_KIND = Pattern.compile("[的款版]比[^,，]{1,6}[的款版]");

    private static final Pattern OF_TWO = Pattern.compile("两[种款]|大小|大的?[比跟和]小|小的?[比跟和]大");
    /** Held against what is not on the shelf or not of now, or against as much of something else. */
    private static final Pattern AGAINST_OTHERS = Pattern.compile(
            "原价|之前|以前|昨|去年|上[次回周月场]|前[几两]天|刚[才刚]|平时|平常|[别人他哪]家|友商|线下|实体|门店|店里|专柜|超市|商场|市场|批发|旗舰|官网|官方|隔壁|别的|其他|其它|同款|外面|网上"
                    + "|京东|淘宝|天猫|拼多多|抖音|快手|某[宝东音]|券|优惠|活动|秒杀|直播|单买|单独买|分开|拆开|[一1](["
                    + Packs.UNITS + "])[一1]\\1|\\d(?:块|元)");

    private static final Pattern CHEAPER = Pattern.compile("便宜|贵|划算|实惠");

    private static final String WITHOUT_FREIGHT = "，不含运费";
    private static final Pattern SAID = Pattern.compile("(?<count>\\d+)[" + Packs.UNITS
            + "]按单价一共(?<times>\\d+(?:\\.\\d+)?)元|按单价加在一起(?<sum>\\d+(?:\\.\\d+)?)元|相差(?<apart>\\d+(?:\\.\\d+)?)元");
    private static final int MOST_TOGETHER = 3;

    private Reckoned() {}

    /** The pieces that answer a question for a price, and behind them what it comes to, where that is asked for and plain. */
    static List<Piece> beside(List<Piece> pieces, Question question, Offer offer, Kinds kinds) {
        boolean isPriced = pieces.stream().anyMatch(piece -> piece.facts().contains("price"));
        if (!isPriced || !areInYuan(offer.kinds())) {
            return pieces;
        }
        var whole = new ArrayList<>(pieces);
        (asksForAll(question) ? inAll(question, offer, kinds) : apart(question, offer, kinds)).ifPresent(whole::add);
        return whole;
    }

    private static boolean asksForAll(Question question) {
        return (question.has(IN_ALL) || question.has(BUYS)) && !question.has(CHEAPER_BY_COUNT);
    }

    private static Optional<Piece> inAll(Question question, Offer offer, Kinds kinds) {
        Matcher found = COUNT.matcher(question.text());
        if (!found.find()) {
            return together(question, offer, kinds);
        }
        int count = count(found);
        String unit = found.group("unit");
        List<Kind> named = kinds.named(COUNT.matcher(question.text()).replaceAll("◇"), offer);
        List<Kind> meant = named.isEmpty() ? offer.kinds() : named;
        boolean isPlain = !found.find()
                && !question.has(ONE_MORE)
                && !question.has(OF_EACH)
                && !Packs.mayHoldMore(offer, meant, unit)
                && !Packs.mayCostLess(offer);
        return onePrice(meant)
                .filter(_ -> isPlain && areThere(meant, count, offer))
                .map(one -> piece("%d%s按单价一共%s".formatted(count, unit, Spoken.price(one.times(count))), offer));
    }

    /** Two or three kinds that are named one by one, each of one price. */
    private static Optional<Piece> together(Question question, Offer offer, Kinds kinds) {
        String[] parts = AND.split(IN_ALL.matcher(question.text()).replaceAll(""), -1);
        List<List<Kind>> named = new ArrayList<>();
        for (String part : parts) {
            List<Kind> ofPart = kinds.named(part, offer);
            if (onePrice(ofPart).isEmpty()
                    || !areThere(ofPart, 1, offer)
                    || named.stream().anyMatch(ofPart::equals)) {
                return Optional.empty();
            }
            named.add(ofPart);
        }
        return named.size() > 1 && named.size() <= MOST_TOGETHER && !Packs.mayCostLess(offer)
                ? Optional.of(piece(together(named.stream().map(List::getFirst).toList()), offer))
                : Optional.empty();
    }

    private static String together(List<Kind> kinds) {
        Money sum = kinds.stream().map(Kind::price).reduce(Money.cny(0), Money::plus);
        return "按单价加在一起%s".formatted(Spoken.price(sum));
    }

    private static boolean areThere(List<Kind> kinds, int count, Offer offer) {
        boolean allowed = offer.terms().perBuyer() == 0 || offer.terms().perBuyer() >= count;
        return allowed && kinds.stream().allMatch(kind -> kind.left() >= count);
    }

    private static Optional<Piece> apart(Question question, Offer offer, Kinds kinds) {
        boolean isPlain = isOfTheShelf(question)
                && !question.has(Wants.MEASURED_DIFFERENCE)
                && question.links().isEmpty();
        if (!isPlain) {
            return Optional.empty();
        }
        return ofBothSides(question.text(), offer, kinds)
                .or(() -> apart(ofTwo(kinds.named(question.text(), offer), question, offer)))
                .map(text -> Piece.of(text, "price"));
    }

    private static boolean isOfTheShelf(Question question) {
        return question.has(APART)
                && !question.has(AGAINST_OTHERS)
                && !COUNT.matcher(question.text()).find();
    }

    /** What stands on either side of 比, where each names kinds of one price: 4升墨绿比3升墨绿. */
    private static Optional<String> ofBothSides(String text, Offer offer, Kinds kinds) {
        String[] sides = SIDES.split(text, 2);
        if (sides.length < 2) {
            return Optional.empty();
        }
        List<Kind> one = kinds.named(sides[0], offer);
        List<Kind> other = kinds.named(sides[1], offer);
        if (onePrice(one).isEmpty() || onePrice(other).isEmpty()) {
            return Optional.empty();
        }
        var both = prices(one);
        both.addAll(prices(other));
        String which = one.size() == 1 && other.size() == 1
                ? Spoken.name(one.getFirst()) + "和" + Spoken.name(other.getFirst())
                : "";
        return apart(both).map(by -> which + by);
    }

    /** The prices of the kinds that are named; of all, where two are spoken of and one or neither by its name on the shelf. */
    private static SortedSet<Long> ofTwo(List<Kind> named, Question question, Offer offer) {
        boolean ofAll = named.isEmpty() ? question.has(OF_TWO) : question.has(KIND_AGAINST_KIND);
        boolean isAgainst = question.has(AGAINST) && prices(named).size() > 1;
        return isAgainst ? prices(named) : ofAll ? prices(offer.kinds()) : new TreeSet<>();
    }

    private static Optional<String> apart(SortedSet<Long> prices) {
        return prices.size() == 2
                ? Optional.of("相差%s".formatted(Spoken.price(Money.cny(prices.getLast() - prices.getFirst()))))
                : Optional.empty();
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
        if (ones.size() < offers.size() || !areInYuan(ones)) {
            return sentences;
        }
        boolean isCounted = COUNT.matcher(question.text()).find();
        if (asksForAll(question) && !isCounted && offers.stream().noneMatch(Packs::mayCostLess)) {
            boolean free = offers.stream().allMatch(offer -> offer.delivery().freeShipping());
            sentences.add(together(ones) + (free ? "" : WITHOUT_FREIGHT));
        } else if (isOfTheShelf(question)) {
            apart(prices(ones)).ifPresent(sentences::add);
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

    private static Optional<Money> onePrice(List<Kind> kinds) {
        List<Money> prices = kinds.stream().map(Kind::price).distinct().toList();
        return prices.size() == 1 ? Optional.of(prices.getFirst()) : Optional.empty();
    }

    private static SortedSet<Long> prices(List<Kind> kinds) {
        return kinds.stream().map(kind -> kind.price().minor()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean areInYuan(List<Kind> kinds) {
        return kinds.stream().allMatch(kind -> kind.price().currency().equals(Money.CNY));
    }

    private static int count(MatchResult found) {
        String many = found.group("many");
        return Character.isDigit(many.charAt(0)) ? Integer.parseInt(many) : NUMBERS.indexOf(many) + 2;
    }

    private static Piece piece(String text, Offer offer) {
        return offer.delivery().freeShipping()
                ? Piece.of(text, "price")
                : Piece.of(text + WITHOUT_FREIGHT, "price", "delivery");
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
            return prices.stream().anyMatch(price -> has(prices, price.subtract(by)));
        }
        var sum = new BigDecimal(found.group("sum"));
        return prices.stream()
                .map(sum::subtract)
                .anyMatch(rest ->
                        has(prices, rest) || prices.stream().anyMatch(price -> has(prices, rest.subtract(price))));
    }

    private static boolean has(List<BigDecimal> prices, BigDecimal amount) {
        return prices.stream().anyMatch(price -> price.compareTo(amount) == 0);
    }
}
