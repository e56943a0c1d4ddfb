package org.qiantang.app.preair;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.PaperStanding;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ProofFile;
import org.qiantang.app.catalog.ProofNeed;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.ReviewFact;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.PreAirEvent.ReviewedPaper;

/** Papers (证照) held against the day of the air, and against the legal category that the product is listed in. */
final class PaperCheck {
    private static final String CHECK = "papers";

    private PaperCheck() {}

    static List<ReviewedPaper> papers(Product product, LocalDate airDay) {
        return PaperStanding.of(product.legalCategory(), product.facts(), airDay).stream()
                .map(PaperCheck::sealed)
                .toList();
    }

    static List<ReviewPoint> points(Product product, LocalDate airDay) {
        var points = new ArrayList<ReviewPoint>();
        for (PaperStanding paper : PaperStanding.of(product.legalCategory(), product.facts(), airDay)) {
            ReviewPoint point = point(paper, product.legalCategory(), airDay);
            if (point != null) {
                points.add(point);
            }
        }
        points.addAll(Registrations.misfits(product.legalCategory(), product.facts()));
        return points;
    }

    private static @Nullable ReviewPoint point(PaperStanding paper, LegalCategory category, LocalDate airDay) {
        ProofNeed need = paper.need();
        String law = need == null ? category.law() : need.law();
        String zh = paper.about().zh();
        String en = paper.about().en();
        List<ReviewFact> facts = facts(airDay, paper.proof());
        return switch (paper.state()) {
            case VALID -> null;
            case EXPIRED ->
                point(
                        // What the category does not ask for may lapse; the number must then not be said any more.
                        paper.isCompulsory() ? Fitness.MEND : Fitness.NEEDS_EVIDENCE,
                        law,
                        zh + "在播出日已经过期",
                        en + " has run out on the day of the air",
                        facts,
                        "换上播出日有效的证件并更新商品事实表，或者把商品撤出排品",
                        "file a paper that is valid on that day, or take the product out of the line-up",
                        paper.isPermit());
            case NOT_YET ->
                point(
                        Fitness.NEEDS_EVIDENCE,
                        law,
                        zh + "在播出日还没有生效",
                        en + " is not yet valid on the day of the air",
                        facts,
                        "补充播出日有效的证件，或者推迟开播",
                        "file a paper that is valid on that day, or go on air later",
                        false);
            case UNPROVED ->
                paper.isCompulsory()
                        ? point(
                                Fitness.NEEDS_EVIDENCE,
                                law,
                                "事实表写了" + zh + "，没有证件",
                                en + " is stated without its paper",
                                facts,
                                "在商品事实表里为它补充证件编号、有效期和原件",
                                "add number, validity and file to the fact sheet",
                                false)
                        : null;
            case MISSING ->
                point(
                        Fitness.NEEDS_EVIDENCE,
                        law,
                        "缺少" + zh,
                        en + " is missing",
                        List.of(
                                new ReviewFact("category", category.zh()),
                                new ReviewFact("air-day", airDay.toString())),
                        "在商品事实表里补充；确实不适用的，请核对商品的法律类别",
                        "add it to the fact sheet; where it does not apply, check the product's legal category",
                        false);
        };
    }

    private static ReviewPoint point(
            Fitness fitness,
            String law,
            String zh,
            String en,
            List<ReviewFact> facts,
            String advice,
            String adviceEn,
            boolean blocks) {
        return new ReviewPoint(CHECK, fitness, "", law, null, zh, en, facts, advice, adviceEn, blocks);
    }

    private static List<ReviewFact> facts(LocalDate airDay, @Nullable Proof proof) {
        var air = new ReviewFact("air-day", airDay.toString());
        if (proof == null) {
            return List.of(air);
        }
        String from = proof.validFrom() == null ? "" : proof.validFrom().toString();
        String until = proof.validUntil() == null ? "" : proof.validUntil().toString();
        return List.of(air, new ReviewFact("number", proof.number()), new ReviewFact("valid", from + "–" + until));
    }

    private static ReviewedPaper sealed(PaperStanding paper) {
        Proof proof = paper.proof();
        Fact fact = paper.fact();
        String number = proof != null ? proof.number() : fact != null ? fact.text() : "";
        ProofFile file = proof == null ? null : proof.file();
        return new ReviewedPaper(
                paper.about().key(),
                paper.about().zh(),
                paper.about().en(),
                paper.isCompulsory(),
                paper.state().code(),
                number,
                proof == null ? "" : proof.issuer(),
                proof == null || proof.validFrom() == null
                        ? null
                        : proof.validFrom().toString(),
                proof == null || proof.validUntil() == null
                        ? null
                        : proof.validUntil().toString(),
                file == null ? null : file.sha256());
    }
}
