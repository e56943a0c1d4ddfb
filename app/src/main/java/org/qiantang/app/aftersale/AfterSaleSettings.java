package org.qiantang.app.aftersale;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long everybody has, from payment to the end of an after-sale.
 *
 * @param answer for the seller to answer a case; unanswered is agreed
 * @param choose for the buyer to answer another amount; unanswered ends the case
 * @param sendBack for the buyer to send goods back; not sent ends the case
 * @param confirm for the seller to confirm what came back; unanswered is confirmed
 * @param dispute to call an officer after a refusal
 * @param judge for an officer to decide a dispute; a promise to both sides, after which nothing happens by itself
 * @param receive from delivery until an order counts as received
 * @param receiveUnseen from sending until then, where the carrier tells of no delivery
 * @param claimDays days after receipt in which a fault can be claimed (三包: exchange within 15 days)
 */
@ConfigurationProperties("qiantang.after-sale")
public record AfterSaleSettings(
        @DefaultValue("48h") Duration answer,
        @DefaultValue("72h") Duration choose,
        @DefaultValue("7d") Duration sendBack,
        @DefaultValue("10d") Duration confirm,
        @DefaultValue("7d") Duration dispute,
        @DefaultValue("5d") Duration judge,
        @DefaultValue("10d") Duration receive,
        @DefaultValue("30d") Duration receiveUnseen,
        @DefaultValue("15") int claimDays) {
    public static final AfterSaleSettings USUAL = new AfterSaleSettings(
            Duration.ofDays(2),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(10),
            Duration.ofDays(7),
            Duration.ofDays(5),
            Duration.ofDays(10),
            Duration.ofDays(30),
            15);

    public AfterSaleSettings {
        if (claimDays < AskRules.DAYS_WITHOUT_REASON || claimDays > 365) {
            throw new IllegalArgumentException("claimDays: " + claimDays + " (expected: 7..365)");
        }
        mustBeLonger("answer", answer);
        mustBeLonger("choose", choose);
        mustBeLonger("sendBack", sendBack);
        mustBeLonger("confirm", confirm);
        mustBeLonger("dispute", dispute);
        mustBeLonger("judge", judge);
        mustBeLonger("receive", receive);
        mustBeLonger("receiveUnseen", receiveUnseen);
    }

    /** A fault can be claimed of what was received at this moment or later. */
    public Instant claimableSince(Instant now) {
        return AskRules.receivedSince(now, claimDays);
    }

    private static void mustBeLonger(String name, Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException(name + ": " + time + " (expected: longer than 0)");
        }
    }
}
