package org.qiantang.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.FormerPrice;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.PaperStanding;
import org.qiantang.app.catalog.Proof;

/** How closely to look at goods, from what is logged of them alone. */
class RiskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static Fact paper(String key, LocalDate until) {
        return new Fact(key, "某编号", null, new Proof("证件", "某编号", "某机关", "", until));
    }

    private static RiskFacts facts(LegalCategory category, Fact... stated) {
        return new RiskFacts(
                category,
                TODAY,
                PaperStanding.of(category, new FactSheet(List.of(stated)), TODAY),
                List.of(),
                List.of(),
                List.of(),
                0,
                0);
    }

    private static RiskFacts with(
            List<RiskFacts.InPage> page, List<String> spoken, List<RiskFacts.Claimed> prices, int notAsShown) {
        return new RiskFacts(LegalCategory.BAGS, TODAY, List.of(), page, spoken, prices, notAsShown, 0);
    }

    private static List<String> whys(Risk risk) {
        return risk.reasons().stream().map(Risk.Reason::why).toList();
    }

    @Test
    void ordinary_goods_with_all_their_papers_bear_no_risk_and_say_no_reason() {
        Risk risk = Risk.of(
                facts(LegalCategory.FOOD, paper("licence", TODAY.plusYears(1)), paper("standard", TODAY.plusYears(1))));

        assertThat(risk.level()).isEqualTo(Risk.Level.NONE);
        assertThat(risk.reasons()).isEmpty();
    }

    @Test
    void an_expired_paper_weighs_more_than_a_missing_one_and_one_that_soon_runs_out_least() {
        Fact standard = paper("standard", TODAY.plusYears(1));
        Risk expired = Risk.of(facts(LegalCategory.FOOD, paper("licence", TODAY.minusDays(1)), standard));
        Risk missing = Risk.of(facts(LegalCategory.FOOD, standard));
        Risk soon = Risk.of(facts(LegalCategory.FOOD, paper("licence", TODAY.plusDays(29)), standard));

        assertThat(whys(expired)).containsExactly("expired");
        assertThat(whys(missing)).containsExactly("missing");
        assertThat(whys(soon)).containsExactly("expiring");
        assertThat(expired.score()).isGreaterThan(missing.score());
        assertThat(missing.score()).isGreaterThan(soon.score());
        assertThat(expired.level()).isEqualTo(Risk.Level.MIDDLE);
    }

    @Test
    void a_paper_that_runs_out_on_the_thirty_first_day_is_not_yet_told() {
        Risk risk = Risk.of(
                facts(LegalCategory.FOOD, paper("licence", TODAY.plusDays(30)), paper("standard", TODAY.plusYears(1))));

        assertThat(risk.reasons()).isEmpty();
    }

    @Test
    void categories_with_a_registration_or_a_review_of_their_advertising_are_watched_closer() {
        assertThat(whys(Risk.of(facts(LegalCategory.HEALTH_FOOD)))).contains("category", "missing");
        assertThat(whys(Risk.of(facts(LegalCategory.CLOTHING)))).doesNotContain("category");
    }

    @Test
    void what_was_found_weighs_by_severity_and_what_needs_evidence_half() {
        var grave = new RiskFacts.InPage("violates", "S3", "medical_claim", "广告法17");
        var asked = new RiskFacts.InPage("needs_evidence", "S3", "price_fraud", "规定16");

        assertThat(Risk.of(with(List.of(grave), List.of(), List.of(), 0)).score())
                .isEqualTo(20);
        assertThat(Risk.of(with(List.of(asked), List.of(), List.of(), 0)).score())
                .isEqualTo(10);
        assertThat(Risk.of(with(List.of(), List.of("S4"), List.of(), 0)).level())
                .isEqualTo(Risk.Level.HIGH);
    }

    @Test
    void a_baseless_strike_through_and_complaints_are_reasons_of_their_own() {
        var claim = new RiskFacts.Claimed("原价299", FormerPrice.Ground.BASELESS);

        Risk risk = Risk.of(with(List.of(), List.of(), List.of(claim, claim), 2));

        assertThat(whys(risk)).containsExactly("price-baseless", "not-as-shown");
        assertThat(risk.reasons().getFirst().details()).containsExactly("原价299");
        assertThat(risk.score()).isEqualTo(25 + 12);
    }

    @Test
    void one_kind_of_reason_alone_never_adds_without_end() {
        List<RiskFacts.InPage> many =
                Collections.nCopies(20, new RiskFacts.InPage("violates", "S2", "absolute_claim", "广告法9"));

        assertThat(Risk.of(with(many, List.of(), List.of(), 500)).score()).isEqualTo(60 + 30);
    }
}
