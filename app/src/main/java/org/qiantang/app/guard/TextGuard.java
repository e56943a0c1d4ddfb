package org.qiantang.app.guard;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.TextFinding;
import org.qiantang.app.web.TextJudge;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;

/** Judges titles, names and teasers, which speak of no certain product. */
final class TextGuard implements TextJudge {
    private final GoodsGuard guard;

    TextGuard(GoodsGuard guard) {
        this.guard = guard;
    }

    @Override
    public List<TextFinding> title(@Nullable Long merchantId, String field, String text) {
        return found(field, text, guard.ofShop(merchantId, Channel.TITLE, Speaker.STAFF, text));
    }

    @Override
    public List<TextFinding> words(@Nullable Long merchantId, String field, String text) {
        return found(field, text, guard.ofShop(merchantId, Channel.PRODUCT_TEXT, Speaker.STAFF, text));
    }

    private static List<TextFinding> found(String field, String text, Judgement judgement) {
        return judgement.standing().stream()
                .map(finding -> found(field, text, finding))
                .toList();
    }

    private static TextFinding found(String field, String text, Finding finding) {
        return new TextFinding(
                field,
                text.substring(finding.from(), finding.to()),
                finding.verdict().name().toLowerCase(Locale.ROOT),
                finding.severity().name(),
                finding.rule(),
                finding.source() + finding.article(),
                finding.message(),
                finding.messageEn(),
                finding.rewrite());
    }
}
