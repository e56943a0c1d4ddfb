package org.qiantang.app.catalog;

import java.util.List;
import org.qiantang.event.ShopEvent.FoundInPage;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * Something found in what a product's page says.
 *
 * @param field where, as in {@link Flaw#path}
 * @param text all that stands there, which the finding's span counts in
 * @param verdict {@code violates} or {@code needs_evidence}
 * @param asked facts that would settle it, by their Chinese labels
 * @param messageEn the finding's message in English
 */
public record PageFinding(
        String field, String text, String verdict, FoundInLine found, List<String> asked, String messageEn) {
    public PageFinding {
        asked = List.copyOf(asked);
    }

    /** Whether it must not be published: a serious breach that needs no more evidence. */
    public boolean isRefused() {
        return verdict.equals("violates") && List.of("S3", "S4").contains(found.severity());
    }

    /** In words, for whoever wrote it. */
    Flaw asFlaw() {
        String words = text.substring(found.from(), found.to());
        String instead = found.rewrite() == null ? "" : "；" + found.rewrite();
        return new Flaw(
                field,
                Flaw.Fault.UNLAWFUL,
                "“" + words + "” " + found.message() + " · " + messageEn + "（" + found.article() + "）" + instead);
    }

    FoundInPage asEvent() {
        return new FoundInPage(field, verdict, found);
    }
}
