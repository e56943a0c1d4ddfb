package org.qiantang.app.monitor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent.FoundInPage;
import org.qiantang.event.ShowEvent.FoundInLine;

/** A product as the watch shows it to officers: what it is, what is claimed of it, and what became of it. */
record GoodsSheet(
        long productId,
        long shopId,
        String shopName,
        String code,
        String title,
        String description,
        @Nullable String picture,
        String legalCategory,
        String law,
        boolean archived,
        Risk risk,
        List<Stated> facts,
        List<Paper> papers,
        List<FoundInPage> inPage,
        List<Said> said,
        List<GoodsRows.Show> shows,
        List<GoodsRows.Case> cases,
        List<Version> versions) {
    GoodsSheet {
        facts = List.copyOf(facts);
        papers = List.copyOf(papers);
        inPage = List.copyOf(inPage);
        said = List.copyOf(said);
        shows = List.copyOf(shows);
        cases = List.copyOf(cases);
        versions = List.copyOf(versions);
    }

    record Stated(String key, String zh, String en, String text) {}

    /**
     * A paper as it stands today.
     *
     * @param compulsory whether the legal category asks for it, by {@code law}
     * @param soon whether it runs out within thirty days
     */
    record Paper(
            String key,
            String zh,
            String en,
            boolean compulsory,
            String law,
            String state,
            boolean soon,
            String kind,
            String number,
            String issuer,
            @Nullable String validFrom,
            @Nullable String validUntil,
            @Nullable String fileUrl) {}

    /** {@code state} is new, confirmed or withdrawn. */
    record Said(
            long showId,
            long lineId,
            Instant at,
            String text,
            String verdict,
            List<FoundInLine> findings,
            @Nullable Instant correctedAt,
            String showTitle,
            String state) {}

    /**
     * A version of its page.
     *
     * @param changes what is other than in the one before: {@code first}, {@code title}, {@code category}, {@code skus},
     *     {@code same}, or {@code +}, {@code -} and {@code ~} with the key of a fact
     */
    record Version(String position, Instant at, List<String> changes) {
        Version {
            changes = List.copyOf(changes);
        }
    }
}
