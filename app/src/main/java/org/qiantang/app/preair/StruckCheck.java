package org.qiantang.app.preair;

import java.util.List;
import java.util.Optional;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.ComparisonStanding;
import org.qiantang.app.catalog.ComparisonWords;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.ReviewFact;
import org.qiantang.event.PreAirEvent.ReviewPoint;

/** Struck-through prices (划线价) that were set and do not hold: buyers do not see them, and nobody may say them on air. */
final class StruckCheck {
    private StruckCheck() {}

    static List<ReviewPoint> points(LineUp.Item item) {
        return item.struck().stream()
                .map(StruckCheck::point)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ReviewPoint> point(ComparisonPrice one) {
        return switch (one.standing()) {
            case ComparisonStanding.BorneByDeals _, ComparisonStanding.BorneByMaker _ -> Optional.empty();
            case ComparisonStanding.NotLower _, ComparisonStanding.AboveBase _, ComparisonStanding.Undercut _ ->
                Optional.of(point(one, Fitness.MEND, "PR-01"));
            case ComparisonStanding.NoDeal _ -> Optional.of(point(one, Fitness.NEEDS_EVIDENCE, "PR-01"));
            case ComparisonStanding.NoPaper _, ComparisonStanding.OtherFigure _ ->
                Optional.of(point(one, Fitness.NEEDS_EVIDENCE, "PR-03"));
        };
    }

    private static ReviewPoint point(ComparisonPrice one, Fitness fitness, String rule) {
        return new ReviewPoint(
                "price",
                fitness,
                rule,
                ComparisonWords.law(one.standing()),
                "S3",
                "“" + one.skuName() + "”的划线价不成立，观众看不到：" + ComparisonWords.why(one.standing(), false),
                "the struck-through price of “" + one.skuName() + "” does not hold and is not shown: "
                        + ComparisonWords.why(one.standing(), true),
                List.of(new ReviewFact("claimed", ComparisonWords.yuan(one.price()))),
                "在商品页改正或取消这个划线价，讲解中不要再说",
                "mend it or take it away on the product's page, and do not say it on air",
                false);
    }
}
