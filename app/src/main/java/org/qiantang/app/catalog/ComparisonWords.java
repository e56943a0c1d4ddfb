package org.qiantang.app.catalog;

import java.time.Instant;
import java.time.LocalDate;
import org.qiantang.event.Money;

/** What is said of struck-through prices, to buyers, to the shop and to officers. */
public final class ComparisonWords {
    private static final String MAKERS_LAW = "《明码标价和禁止价格欺诈规定》第十七条";

    private ComparisonWords() {}

    /** What the price is, as the law wants it said beside it. */
    public static String label(ComparisonPrice one, boolean english) {
        LocalDate day = day(one.began());
        return switch (one.basis()) {
            case MAKERS -> makers(one.standing(), english);
            case DEAL -> deal(one, day, english);
        };
    }

    private static String makers(ComparisonStanding standing, boolean english) {
        String paper = standing instanceof ComparisonStanding.BorneByMaker(Proof proof)
                ? proof.number().strip()
                : "";
        if (english) {
            return "maker's suggested price" + (paper.isEmpty() ? "" : " (by paper " + paper + ")");
        }
        return "厂商建议零售价" + (paper.isEmpty() ? "" : "（凭证 " + paper + "）");
    }

    private static String deal(ComparisonPrice one, LocalDate day, boolean english) {
        if (!(one.standing() instanceof ComparisonStanding.BorneByDeals(BasePrice base))) {
            return english ? "deal price" : "成交价";
        }
        String label = base instanceof BasePrice.LastDeal(Deal last)
                ? english ? "last deal (" + day(last.at()) + ")" : "最近一次成交价（" + day(last.at()) + "）"
                : english ? "lowest deal of the 7 days to " + day : "近7日最低成交价（截至 " + day + "）";
        if (one.price().equals(base.price())) {
            return label;
        }
        return english ? "no more than the " + label : "不高于" + label;
    }

    /** Why it does not hold; empty where it does. */
    public static String why(ComparisonStanding standing, boolean english) {
        return switch (standing) {
            case ComparisonStanding.BorneByDeals _, ComparisonStanding.BorneByMaker _ -> "";
            case ComparisonStanding.NotLower(Money selling) ->
                english
                        ? "it is not above the present price of " + yuan(selling) + ", so nothing is compared"
                        : "划线价要高于现价 " + yuan(selling) + "，否则构成虚假的价格比较";
            case ComparisonStanding.NoDeal() ->
                english ? "nobody has bought any yet, so there is no deal price to compare with" : "还没有成交，没有可以比较的成交价";
            case ComparisonStanding.AboveBase(BasePrice base) -> above(base, english);
            case ComparisonStanding.Undercut(Money deal) ->
                english
                        ? "since then somebody paid " + yuan(deal) + ", less than the present price"
                        : "此后有 " + yuan(deal) + " 的成交，低于现价";
            case ComparisonStanding.NoPaper(Proof paper) ->
                paper == null
                        ? english
                                ? "the fact sheet has no paper under the basis of reference price"
                                : "事实表“参考价依据”里没有厂商定价的凭证"
                        : english
                                ? "the maker's paper " + paper.number() + " does not count today"
                                : "厂商定价凭证 " + paper.number() + " 今天不在有效期内";
            case ComparisonStanding.OtherFigure(String stated) ->
                english
                        ? "the basis of reference price names another price for it (of several, each stands beside its SKU's name): "
                                + stated
                        : "与事实表“参考价依据”写明的价格不同（写有多个价格的，各写在规格名称旁）：" + stated;
        };
    }

    /** The law that it is held against. */
    public static String law(ComparisonStanding standing) {
        return switch (standing) {
            case ComparisonStanding.BorneByMaker _, ComparisonStanding.NoPaper _, ComparisonStanding.OtherFigure _ ->
                MAKERS_LAW;
            case ComparisonStanding.BorneByDeals _,
                    ComparisonStanding.NotLower _,
                    ComparisonStanding.NoDeal _,
                    ComparisonStanding.AboveBase _,
                    ComparisonStanding.Undercut _ -> BasePrice.SOURCE;
        };
    }

    private static String above(BasePrice base, boolean english) {
        Money price = base.price();
        String most = price == null ? "" : yuan(price);
        if (base instanceof BasePrice.LastDeal(Deal last)) {
            return english
                    ? "it is above the last deal, " + most + " on " + day(last.at())
                    : "高于最近一次成交价 " + most + "（" + day(last.at()) + "）";
        }
        return english ? "it is above the lowest deal of the seven days before, " + most : "高于前七日最低成交价 " + most;
    }

    /** What it is called among programs. */
    public static String code(ComparisonStanding standing) {
        return switch (standing) {
            case ComparisonStanding.BorneByDeals _ -> "deals";
            case ComparisonStanding.BorneByMaker _ -> "maker";
            case ComparisonStanding.NotLower _ -> "not-lower";
            case ComparisonStanding.NoDeal _ -> "no-deal";
            case ComparisonStanding.AboveBase _ -> "above-base";
            case ComparisonStanding.Undercut _ -> "undercut";
            case ComparisonStanding.NoPaper _ -> "no-paper";
            case ComparisonStanding.OtherFigure _ -> "other-figure";
        };
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ComparisonPrices.CHINA);
    }

    public static String yuan(Money price) {
        return "¥" + price.yuan();
    }
}
