package org.qiantang.app.guard;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.web.TextFinding;
import org.qiantang.app.web.TextJudge;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Severity;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Judges titles, names and teasers by the law of the day. They speak of no certain product: each kind of goods that the shop
 * sells is held beside them, without facts, and the mildest judgement stands.
 */
final class TextGuard implements TextJudge {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final GuardInForce guard;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    TextGuard(GuardInForce guard, JdbcClient jdbc, InstantSource clock) {
        this.guard = guard;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<TextFinding> title(@Nullable Long merchantId, String field, String text) {
        return judge(merchantId, field, text, Channel.TITLE);
    }

    @Override
    public List<TextFinding> words(@Nullable Long merchantId, String field, String text) {
        return judge(merchantId, field, text, Channel.PRODUCT_TEXT);
    }

    private List<TextFinding> judge(@Nullable Long merchantId, String field, String text, Channel channel) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        // One book for the whole text, however many kinds of goods it is held against.
        Guard book = guard.now();
        Judgement alone = book.judge(new Line(text, channel, Speaker.STAFF, today, null));
        if (alone.verdict() == Verdict.CLEAR || merchantId == null) {
            return found(field, text, alone);
        }
        return kinds(merchantId).stream()
                .map(goods -> book.judge(new Line(text, channel, Speaker.STAFF, today, goods)))
                .min(Comparator.comparing(Judgement::verdict).thenComparing(TextGuard::gravest))
                .map(mildest -> found(field, text, mildest))
                .orElseGet(() -> found(field, text, alone));
    }

    /** How grave the worst is that it finds; what only wants evidence does not make a breach graver. */
    private static Severity gravest(Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.verdict() == judgement.verdict())
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.S1);
    }

    /** What the shop's goods are in law. */
    private List<Goods> kinds(long merchantId) {
        return jdbc
                .sql("""
                        select distinct legal_category from product
                         where merchant_id = :merchant and archived_at is null
                         order by legal_category
                        """)
                .param("merchant", merchantId)
                .query((row, _) -> row.getString("legal_category"))
                .list()
                .stream()
                .flatMap(category -> LegalCategory.named(category).stream())
                .map(LegalCategory::judgedAs)
                .distinct()
                .map(kind -> new Goods(kind, Map.of(), null, null, null))
                .toList();
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
