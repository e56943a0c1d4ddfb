package org.qiantang.app.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.FormerPrice;
import org.qiantang.app.catalog.PaperStanding;
import org.qiantang.app.catalog.PaperStanding.State;

/**
 * How closely to look at a product: a sum of reasons, each of logged facts. The weights and the steps are our proposal,
 * no official measure; they only order a list and decide nothing.
 */
record Risk(int score, Level level, List<Reason> reasons) {
    static final int SOON_DAYS = 30;

    private static final int HIGH = 60;
    private static final int MIDDLE = 25;
    private static final int MOST_OF_ONE = 60;
    private static final Map<String, Integer> PAGE = Map.of("S1", 2, "S2", 8, "S3", 20, "S4", 40);
    private static final Map<String, Integer> SPOKEN = Map.of("S1", 5, "S2", 15, "S3", 30, "S4", 60);

    Risk {
        reasons = List.copyOf(reasons);
    }

    /** How high it stands in the list. */
    enum Level {
        HIGH,
        MIDDLE,
        LOW,
        NONE
    }

    /**
     * A reason.
     *
     * @param why {@code category}, {@code expired}, {@code missing}, {@code unproved}, {@code expiring}, {@code page},
     *     {@code spoken}, {@code price-baseless}, {@code price-unproved}, {@code not-as-shown} or {@code dispute}
     * @param points how much it adds
     * @param count of how many things it speaks
     * @param details what they are, law and the shop's own texts as they stand; {@code detailsEn} where papers have a name
     */
    record Reason(String why, int points, int count, List<String> details, List<String> detailsEn) {
        Reason {
            details = List.copyOf(details);
            detailsEn = List.copyOf(detailsEn);
        }
    }

    static Risk of(RiskFacts facts) {
        var reasons = new ArrayList<Reason>();
        if (isSpecial(facts)) {
            add(
                    reasons,
                    "category",
                    10,
                    1,
                    List.of(facts.category().zh(), facts.category().law()));
        }
        papers(facts, reasons);
        page(facts.page(), reasons);
        int spoken = facts.spoken().stream()
                .mapToInt(severity -> SPOKEN.getOrDefault(severity, 0))
                .sum();
        add(reasons, "spoken", spoken, facts.spoken().size(), facts.spoken());
        prices(facts.prices(), FormerPrice.Ground.BASELESS, "price-baseless", 25, reasons);
        prices(facts.prices(), FormerPrice.Ground.UNPROVED, "price-unproved", 8, reasons);
        add(reasons, "not-as-shown", Math.min(30, 6 * facts.notAsShown()), facts.notAsShown(), List.of());
        add(reasons, "dispute", Math.min(30, 10 * facts.disputes()), facts.disputes(), List.of());
        int score = reasons.stream().mapToInt(Reason::points).sum();
        return new Risk(score, level(score), reasons);
    }

    /** Goods that may not be sold without a registration or advertised without a review have duties of their own. */
    private static boolean isSpecial(RiskFacts facts) {
        return facts.category().needs().stream()
                .anyMatch(need -> need.key() == FactKey.REGISTRATION || need.key() == FactKey.AD_REVIEW);
    }

    private static void papers(RiskFacts facts, List<Reason> reasons) {
        standing(facts, State.EXPIRED, "expired", 25, reasons);
        standing(facts, State.MISSING, "missing", 12, reasons);
        standing(facts, State.UNPROVED, "unproved", 8, reasons);
        standing(facts, State.NOT_YET, "missing", 12, reasons);
        named(
                facts.papers().stream()
                        .filter(paper -> paper.isCompulsory() && paper.runsOutWithin(facts.day(), SOON_DAYS))
                        .toList(),
                "expiring",
                5,
                reasons);
    }

    private static void standing(RiskFacts facts, State state, String why, int each, List<Reason> reasons) {
        named(
                facts.papers().stream()
                        .filter(paper -> paper.isCompulsory() && paper.state() == state)
                        .toList(),
                why,
                each,
                reasons);
    }

    private static void named(List<PaperStanding> papers, String why, int each, List<Reason> reasons) {
        if (!papers.isEmpty()) {
            reasons.add(new Reason(
                    why,
                    Math.min(MOST_OF_ONE, each * papers.size()),
                    papers.size(),
                    papers.stream().map(paper -> paper.about().zh()).toList(),
                    papers.stream().map(paper -> paper.about().en()).toList()));
        }
    }

    private static void page(List<RiskFacts.InPage> found, List<Reason> reasons) {
        int points = found.stream()
                .mapToInt(one -> {
                    int whole = PAGE.getOrDefault(one.severity(), 0);
                    return one.verdict().equals("violates") ? whole : whole / 2;
                })
                .sum();
        List<String> articles =
                found.stream().map(RiskFacts.InPage::article).distinct().toList();
        add(reasons, "page", points, found.size(), articles);
    }

    private static void prices(
            List<RiskFacts.Claimed> claims, FormerPrice.Ground ground, String why, int each, List<Reason> reasons) {
        List<String> texts = claims.stream()
                .filter(claim -> claim.ground() == ground)
                .map(RiskFacts.Claimed::text)
                .distinct()
                .toList();
        add(reasons, why, each * texts.size(), texts.size(), texts);
    }

    private static void add(List<Reason> reasons, String why, int points, int count, List<String> details) {
        if (count > 0) {
            reasons.add(new Reason(why, Math.min(MOST_OF_ONE, points), count, details, details));
        }
    }

    private static Level level(int score) {
        if (score >= HIGH) {
            return Level.HIGH;
        }
        if (score >= MIDDLE) {
            return Level.MIDDLE;
        }
        return score > 0 ? Level.LOW : Level.NONE;
    }

    boolean has(String why) {
        return reasons.stream().anyMatch(reason -> reason.why().equals(why));
    }
}
