package org.qiantang.app.answer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.event.Money;

/** Tells what an offer costs, how much of it is left and of which kinds it is. */
final class Prices {
    /** Whether something is gone. */
    private static final Pattern OF_GONE = Pattern.compile("没货|没有货|没了|卖完|买完|抢完|卖光|缺货|断货|断码|缺了|补");

    /** When there is more of what is gone. */
    static final Pattern RESTOCKED = Pattern.compile("什么时候(?:能|会|可以|再)?(?:补|来|到货|有|上)|补货|补上|来货");

    private static final int MOST_KINDS = 4;
    private static final int MOST_NAMES = 8;

    private final Offer offer;
    private final List<Kind> named;
    private final Manner manner;

    /** @param named the kinds that the question names; none for all */
    Prices(Offer offer, List<Kind> named, Manner manner) {
        this.offer = offer;
        this.named = named;
        this.manner = manner;
    }

    Piece price() {
        String now = manner.one("现在", "直播间现在", "这会儿", "现在下单");
        if (!named.isEmpty() && named.size() <= MOST_KINDS) {
            String each = sameOfAll(named)
                    ? names(named)
                            + (named.size() > 1 ? "都是" : now.equals("现在下单") ? "现在" : now)
                            + Spoken.price(named.getFirst().price())
                    : named.stream()
                            .map(kind -> Spoken.name(kind) + Spoken.price(kind.price()))
                            .collect(Collectors.joining("，"));
            return goneToo(each);
        }
        List<Kind> kinds = !named.isEmpty() ? named : offer.isSoldOut() ? offer.kinds() : offer.onSale();
        if (sameOfAll(kinds)) {
            String of = named.isEmpty() ? "" : common(named) + "都是";
            return Piece.of(
                    of
                            + (of.isEmpty() ? now : "")
                            + Spoken.price(kinds.getFirst().price()),
                    "price");
        }
        return Piece.of(kinds.size() <= MOST_KINDS ? now + Spoken.prices(kinds) : now + grouped(kinds), "price");
    }

    private Piece goneToo(String text) {
        List<Kind> gone = named.stream().filter(kind -> kind.left() <= 0).toList();
        return gone.isEmpty()
                ? Piece.of(text, "price")
                : Piece.of(text + "，不过" + (named.size() == 1 ? "" : names(gone)) + "已经卖完了", "price", "stock");
    }

    /** The price of most kinds, and then those that differ from it. */
    private static String grouped(List<Kind> kinds) {
        Map<Money, List<Kind>> byPrice =
                kinds.stream().collect(Collectors.groupingBy(Kind::price, LinkedHashMap::new, Collectors.toList()));
        Map.Entry<Money, List<Kind>> most = byPrice.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow();
        String others = byPrice.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(most.getKey()))
                .map(entry -> entry.getValue().size() <= MOST_KINDS
                        ? names(entry.getValue()) + Spoken.price(entry.getKey())
                        : "有的" + Spoken.price(entry.getKey()))
                .collect(Collectors.joining("，"));
        return most.getValue().size() == 1 ? Spoken.prices(kinds) : Spoken.price(most.getKey()) + "，其中" + others;
    }

    private static boolean sameOfAll(List<Kind> kinds) {
        return kinds.stream().map(Kind::price).distinct().count() == 1;
    }

    private static String names(List<Kind> kinds) {
        return kinds.stream().map(Spoken::name).collect(Collectors.joining("、"));
    }

    /** What the names of the kinds begin with, such as their colour. */
    private static String common(List<Kind> kinds) {
        String first = kinds.getFirst().name().split("\\s+", 2)[0];
        return kinds.stream().allMatch(kind -> kind.name().startsWith(first)) ? Spoken.text(first) : "这几款";
    }

    /** What is left; nothing is known of when there is more. */
    Piece stock(Question question, boolean missesSize) {
        Piece left = stock(missesSize, question.has(OF_GONE));
        return !missesSize && there().isEmpty() && question.has(RESTOCKED)
                ? new Piece(left.text() + "，什么时候补货还没有消息", left.facts())
                : left;
    }

    private Piece stock(boolean missesSize, boolean ofGone) {
        String unit = offer.title().matches(".*[鞋靴袜].*") ? "双" : "件";
        if (missesSize) {
            return noneOfThatSize();
        }
        if (!named.isEmpty() && named.size() <= MOST_NAMES) {
            List<Kind> there = named.stream().filter(kind -> kind.left() > 0).toList();
            if (there.isEmpty()) {
                return Piece.of(names(named) + manner.one("已经卖完了", "卖完了", "现在卖完了"), "stock", "skus");
            }
            String left = there.stream()
                    .map(kind -> text(kind) + manner.one("还有", "还剩") + kind.left() + unit)
                    .collect(Collectors.joining("，"));
            List<Kind> gone = named.stream().filter(kind -> kind.left() <= 0).toList();
            String alsoGone = gone.isEmpty() ? "" : "，" + names(gone) + "卖完了";
            return Piece.of(left + alsoGone, "stock", "skus");
        }
        if (offer.isSoldOut()) {
            return Piece.of(manner.one("已经卖完了", "全部卖完了"), "stock");
        }
        List<Kind> onSale = offer.onSale();
        boolean someGone = onSale.size() < offer.kinds().size();
        List<Kind> gone =
                offer.kinds().stream().filter(kind -> kind.left() <= 0).toList();
        String which = someGone && onSale.size() <= MOST_NAMES ? "，有货的是" + listed(onSale) : "";
        which += ofGone && someGone && gone.size() <= MOST_NAMES ? "，" + names(gone) + "卖完了" : "";
        return Piece.of(manner.one("有的，还有", "有货，还有") + offer.left() + unit + which, "stock", "skus");
    }

    private Piece noneOfThatSize() {
        List<Kind> there = there();
        return there.isEmpty()
                ? Piece.of("没有这个规格", "skus")
                : Piece.of(
                        "没有这个规格，有货的是" + listed(there.stream().limit(MOST_NAMES).toList()), "skus", "stock");
    }

    /** What there is of the kinds that the question names, or of all. */
    private List<Kind> there() {
        return named.isEmpty()
                ? offer.onSale()
                : named.stream().filter(kind -> kind.left() > 0).toList();
    }

    private static String listed(List<Kind> kinds) {
        return kinds.stream().map(Prices::text).collect(Collectors.joining("、"));
    }

    private static String text(Kind kind) {
        return Spoken.text(kind.name());
    }

    /** The kinds that can be bought now; of those that the question names where it names some. */
    Optional<Piece> variants() {
        List<Kind> there = there();
        if (there.isEmpty()) {
            return Optional.of(Piece.of("已经卖完了", "stock"));
        }
        String most = there.size() <= MOST_NAMES * 2
                ? listed(there)
                : there.stream()
                        .map(kind -> kind.name().split("\\s+", 2)[0])
                        .distinct()
                        .collect(Collectors.joining("、"));
        return Optional.of(Piece.of(manner.one("现在能拍的是", "现在有货的是", "目前可以拍") + most, "skus", "stock"));
    }
}
