package org.qiantang.app.monitor;

import java.time.LocalDate;
import java.util.List;
import org.qiantang.app.catalog.FormerPrice;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.PaperStanding;

/**
 * What is logged of a product that says how closely to look at it.
 *
 * @param papers how they stand on the day
 * @param page what the guard found in its page when that was last kept
 * @param spoken severities of the findings about it in shows that officers confirmed, the gravest of each line
 * @param prices former prices that its texts name and the deals do not bear
 * @param notAsShown cases in which buyers said that it is not what was shown, of half a year
 * @param disputes how many of its cases went to the officers, of half a year
 */
record RiskFacts(
        LegalCategory category,
        LocalDate day,
        List<PaperStanding> papers,
        List<InPage> page,
        List<String> spoken,
        List<Claimed> prices,
        int notAsShown,
        int disputes) {
    RiskFacts {
        papers = List.copyOf(papers);
        page = List.copyOf(page);
        spoken = List.copyOf(spoken);
        prices = List.copyOf(prices);
    }

    record InPage(String verdict, String severity, String category, String article) {}

    record Claimed(String text, FormerPrice.Ground ground) {}
}
