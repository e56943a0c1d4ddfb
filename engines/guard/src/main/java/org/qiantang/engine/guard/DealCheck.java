package org.qiantang.engine.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of prices, gifts and who pays the speaker, held against deals, checkout and contract. */
final class DealCheck {
    private static final Pattern BUNDLE = Pattern.compile("[件双盒瓶条包斤袋支套个]|第二|起|满|减|定金|运费|红包|券(?!后)");
    private static final Pattern THRESHOLD = Pattern.compile("满|[件单]以?上?起|两件|三件|凑");
    private static final Pattern YESTERDAY = Pattern.compile("昨");

    private static final Pattern LONG_AGO = Pattern.compile("上上|大前|上个?月|前[两几三]个?[月周]|去年|半年|年前|月前|双十|618|刚上[架新市]");

    private static final Pattern UNPAID = Pattern.compile("^无|没有|(?<!\\d)0\\s?(?:元|%)");

    /** What a contract calls the money for showing goods. */
    private static final Pattern PAID = Pattern.compile("佣|坑位|付费|广告|推广|置换|服务费|车马|报酬|\\d\\s*(?:元|万|%)");

    /** A price in what is written as a proof, or a proof that is a price alone. */
    private static final Pattern NAMED_PRICE =
            Pattern.compile("(?<![\\d.-])(\\d{1,9}(?:\\.\\d{1,2})?)(?=元|块|$|[—~-]\\d[\\d.]*元)");

    /** Nothing that is bought for a price is worth so many times as much at retail. */
    private static final long TIMES_ITS_COST = 5;

    private DealCheck() {}

    /** 原价 is what the goods were sold for at least in the last seven days (明码标价和禁止价格欺诈规定第十六条). */
    static Optional<Ruling> reference(Sentence sentence, Line line) {
        OptionalLong said = Numeral.lastIn(sentence.said());
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Long lowest = line.goods() == null ? null : line.goods().lowestDealMinor7d();
        if (lowest == null) {
            return Optional.of(Ruling.unknown(Fact.LOWEST_DEAL));
        }
        return held(said.getAsLong() > lowest, Fact.LOWEST_DEAL);
    }

    /**
     * What was asked once: for yesterday against yesterday's deal, else against the highest deal that there ever was. Where
     * neither is known, a former price is held against the last seven days as 原价 is, unless it is of a time before them.
     */
    static Optional<Ruling> past(Sentence sentence, Line line) {
        OptionalLong said = Numeral.lastIn(sentence.said());
        if (said.isEmpty()) {
            return Optional.empty();
        }
        String key = YESTERDAY.matcher(sentence.said()).find() ? Fact.YESTERDAY_DEAL : Fact.HIGHEST_DEAL;
        OptionalLong known = money(line, key);
        if (known.isPresent()) {
            return held(said.getAsLong() > known.getAsLong(), key);
        }
        return LONG_AGO.matcher(sentence.clause()).find()
                ? Optional.of(Ruling.unknown(Fact.HIGHEST_DEAL))
                : reference(sentence, line);
    }

    static Optional<Ruling> live(Sentence sentence, Line line) {
        OptionalLong said = Numeral.lastIn(sentence.said());
        if (said.isEmpty() || BUNDLE.matcher(sentence.clause()).find()) {
            return Optional.empty(); // 三件99 cannot be compared with the price of one
        }
        Long price = line.goods() == null ? null : line.goods().priceMinor();
        if (price == null) {
            return Optional.of(Ruling.unknown(Fact.PRICE));
        }
        return held(said.getAsLong() < price, Fact.PRICE);
    }

    /** "Not a cent more", where checkout asks for more than the page; silent where one of the two is not known. */
    static Optional<Ruling> allIn(Sentence sentence, Line line) {
        if (THRESHOLD.matcher(sentence.clause()).find()) {
            return Optional.empty(); // 满99元包邮
        }
        OptionalLong page = money(line, Fact.PAGE_PRICE);
        OptionalLong asked = money(line, Fact.CHECKOUT_PRICE);
        return page.isPresent() && asked.isPresent()
                ? held(asked.getAsLong() > page.getAsLong(), Fact.CHECKOUT_PRICE)
                : Optional.empty();
    }

    /**
     * The worth of a gift needs what shows it: a price at which it is sold, not much below the one that is said. What it cost
     * shows only that it cannot be worth many times as much. Silent where the sheet knows of no gift.
     */
    static Optional<Ruling> gift(Sentence sentence, Line line) {
        boolean isKnown = line.fact(Fact.GIFT).isPresent()
                || line.fact(Fact.GIFT_COST).isPresent()
                || line.fact(Fact.GIFT_PROOF).isPresent();
        if (!isKnown) {
            return Optional.empty();
        }
        OptionalLong said = Numeral.lastIn(sentence.said());
        for (String key : List.of(Fact.GIFT_PROOF, Fact.REFERENCE_PRICE)) {
            Optional<String> proof = line.fact(key);
            if (proof.isPresent()) {
                return held(!bears(proof.get(), said), key);
            }
        }
        Optional<String> cost = line.fact(Fact.GIFT_COST);
        OptionalLong paid = money(line, Fact.GIFT_COST);
        if (said.isPresent() && paid.isPresent() && said.getAsLong() > TIMES_ITS_COST * paid.getAsLong()) {
            return held(true, Fact.GIFT_COST);
        }
        if (cost.filter(Fact.NONE::equals).isPresent()) {
            return held(true, Fact.GIFT_COST);
        }
        return Optional.of(Ruling.unknown(Fact.GIFT_PROOF));
    }

    /** A price elsewhere needs what shows it; known to be absent, or of a much lower price, it does not. */
    static Optional<Ruling> elsewhere(Sentence sentence, Line line) {
        OptionalLong said = Numeral.lastIn(sentence.said());
        Goods sold = line.goods();
        if (sold != null && FactNames.isShownAbsent(FactNames.PRICE_PROOF, sold.facts())) {
            return held(true, Fact.REFERENCE_PRICE);
        }
        return line.fact(Fact.REFERENCE_PRICE).flatMap(proof -> held(!bears(proof, said), Fact.REFERENCE_PRICE));
    }

    /** Whether a proof is one of that price: where it names prices itself, one of them must come near it. */
    private static boolean bears(String proof, OptionalLong said) {
        if (proof.equals(Fact.NONE)) {
            return false;
        }
        var prices = new ArrayList<Long>();
        Matcher price = NAMED_PRICE.matcher(proof);
        while (price.find()) {
            prices.add(new BigDecimal(price.group(1)).movePointRight(2).longValue());
        }
        return said.isEmpty()
                || prices.isEmpty()
                || prices.stream().anyMatch(one -> said.getAsLong() <= one + one / 10);
    }

    /** Who is paid by a contract and has no mark of an advertisement cannot say to be unpaid; silent without a contract. */
    static Optional<Ruling> unpaid(Line line) {
        boolean isPaid = line.fact(Fact.CONTRACT).filter(DealCheck::isOfPay).isPresent();
        boolean isUnmarked = line.fact(Fact.AD_LABEL).filter(Fact.NONE::equals).isPresent();
        return isPaid && isUnmarked ? held(true, Fact.CONTRACT) : Optional.empty();
    }

    private static boolean isOfPay(String contract) {
        return PAID.matcher(contract).find() && !UNPAID.matcher(contract).find();
    }

    private static Optional<Ruling> held(boolean isUntrue, String key) {
        return Optional.of(Ruling.byFact(isUntrue ? Verdict.VIOLATES : Verdict.CLEAR, key));
    }

    /** A sum on the sheet in fen; empty where it is not known, or not a sum alone. */
    private static OptionalLong money(Line line, String key) {
        return SheetNumber.fen(line.fact(key).orElse(""));
    }
}
