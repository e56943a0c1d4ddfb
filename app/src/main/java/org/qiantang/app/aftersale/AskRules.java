package org.qiantang.app.aftersale;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.event.LineTerms;
import org.qiantang.event.ShopEvent.CaseReason;

/**
 * What law and promises say to a buyer who asks for after-sale.
 *
 * <p>Return without reason: 《中华人民共和国消费者权益保护法》 (2013) art. 25 and 《网络购买商品七日无理由退货暂行办法》 (State
 * Administration for Industry and Commerce, order no. 90, 2017; revised 2020) arts. 6, 7 and 10.
 */
final class AskRules {
    static final int DAYS_WITHOUT_REASON = 7;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    // "30 天价保", "价格保护 15 天", "保价7天": the number of days that a promise protects the price.
    private static final Pattern PROTECTED =
            Pattern.compile("(?:价保|保价|价格保护)\\D{0,6}(\\d{1,3})\\s*天|(\\d{1,3})\\s*天\\D{0,4}(?:价保|保价|价格保护)");
    // "15 天无理由退货": what a shop promises beyond the law; "不支持 7 天无理由退货" promises nothing.
    private static final Pattern RETURNED = Pattern.compile("(?<![不非无][^，。；]{0,4})\\b(\\d{1,3})\\s*天无理由退");
    // "30 天质量问题换新", "90 天包换".
    private static final Pattern EXCHANGED = Pattern.compile("(\\d{1,3})\\s*天(?:质量问题|内)?(?:换新|包换)");
    private static final Pattern FREIGHT_INSURED = Pattern.compile("运费险");
    private static final int MAX_PROTECTED_DAYS = 365;

    private AskRules() {}

    /** What the law says of return without reason for a kind of goods. */
    enum WithoutReason {
        /** Art. 25 para. 1: within seven days, without a reason. */
        ALLOWED,
        /** Art. 7: may be excluded, but only if the buyer confirmed it for this purchase; else as allowed. */
        IF_NOT_CONFIRMED,
        /** Art. 25 para. 1 nos. 1–4, art. 6: made to order, perishable, opened digital goods, newspapers. */
        EXCLUDED
    }

    /** Goods of an unknown category are treated as the buyer's right asks. */
    static WithoutReason withoutReason(LineTerms terms) {
        return LegalCategory.named(terms.legalCategory())
                .map(AskRules::withoutReason)
                .orElse(WithoutReason.ALLOWED);
    }

    private static WithoutReason withoutReason(LegalCategory category) {
        return switch (category.returns()) {
            case SEVEN_DAYS -> WithoutReason.ALLOWED;
            case UNOPENED_ONLY -> WithoutReason.IF_NOT_CONFIRMED;
            case EXEMPT -> WithoutReason.EXCLUDED;
        };
    }

    /** By its category, which was declared and can be checked; no shop's words take the seven days away. */
    static boolean isMadeToOrder(LineTerms terms) {
        return LegalCategory.named(terms.legalCategory())
                .filter(LegalCategory.MADE_TO_ORDER::equals)
                .isPresent();
    }

    /** Days to return without a reason: those of the law, or more where the shop promised more; 0 where there are none. */
    static int daysWithoutReason(LineTerms terms) {
        int promised = terms.promises().stream()
                .map(RETURNED::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Math.min(MAX_PROTECTED_DAYS, Integer.parseInt(found.group(1))))
                .max()
                .orElse(0);
        return withoutReason(terms) == WithoutReason.EXCLUDED ? promised : Math.max(DAYS_WITHOUT_REASON, promised);
    }

    /** Days for which these promises exchange what is at fault; 0 where none does. */
    static int exchangedDays(List<String> promises) {
        return promises.stream()
                .map(EXCHANGED::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Math.min(MAX_PROTECTED_DAYS, Integer.parseInt(found.group(1))))
                .max()
                .orElse(0);
    }

    /** Whether somebody else pays for sending goods back without a reason; by law it is the buyer (暂行办法 art. 18). */
    static boolean isFreightInsured(LineTerms terms) {
        return terms.promises().stream()
                .anyMatch(promise -> FREIGHT_INSURED.matcher(promise).find());
    }

    /** Art. 10: seven days, counted from the day after the one of receipt; ends with the seventh day. */
    static Instant lastOfDays(Instant received, int days) {
        return endOfDay(received.atZone(CHINA).toLocalDate().plusDays(days));
    }

    /** The same seen from a moment: whatever was received from then on is within its days. */
    static Instant receivedSince(Instant now, int days) {
        return endOfDay(now.atZone(CHINA).toLocalDate().minusDays(days + 1L));
    }

    /** The moment at which a day is over in China. */
    static Instant endOfDay(LocalDate day) {
        return day.plusDays(1).atStartOfDay(CHINA).toInstant();
    }

    /** Days for which these promises give a lower price's difference back; 0 where none does. */
    static int protectedDays(List<String> promises) {
        int most = 0;
        for (String promise : promises) {
            Matcher found = PROTECTED.matcher(promise);
            if (found.find()) {
                String days = found.group(1) == null ? found.group(2) : found.group(1);
                most = Math.max(most, Math.min(MAX_PROTECTED_DAYS, Integer.parseInt(days)));
            }
        }
        return most;
    }

    /** Whether the shop answers for the reason, so that freight is given back too. */
    static boolean isSellersFault(CaseReason reason) {
        return switch (reason) {
            case LATE, NOT_RECEIVED, QUALITY, DAMAGED, WRONG_ITEM, NOT_AS_SHOWN -> true;
            case NO_REASON, CHANGED_MIND, LOWER_PRICE, EXPIRED, OTHER -> false;
        };
    }
}
