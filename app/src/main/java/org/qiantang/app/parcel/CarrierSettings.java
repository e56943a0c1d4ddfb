package org.qiantang.app.parcel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who tells where parcels are.
 *
 * @param pace how long a simulated parcel is on the road in all, if it is not late
 * @param lateOneIn one of how many simulated parcels is late; 0 for none
 * @param seed what the simulated carrier's chance is drawn from
 * @param look how often parcels under way are asked after
 * @param kdniaoId the customer's id at 快递鸟; empty for the simulated carrier
 * @param kdniaoKey the key that requests are signed with
 * @param kdniaoAddress where 快递鸟 is reached
 */
@ConfigurationProperties("qiantang.carrier")
public record CarrierSettings(
        @DefaultValue("52h") Duration pace,
        @DefaultValue("6") int lateOneIn,
        @DefaultValue("20261124") long seed,
        @DefaultValue("5s") Duration look,
        @DefaultValue("") String kdniaoId,
        @DefaultValue("") String kdniaoKey,

        @DefaultValue("https://api.kdniao.com/Ebusiness/EbusinessOrderHandle.aspx")
        String kdniaoAddress) {
    public CarrierSettings {
        if (!pace.isPositive() || !look.isPositive()) {
            throw new IllegalArgumentException("pace: " + pace + ", look: " + look + " (expected: longer than 0)");
        }
        if (lateOneIn < 0) {
            throw new IllegalArgumentException("lateOneIn: " + lateOneIn + " (expected: 0 or more)");
        }
    }

    boolean isReal() {
        return !kdniaoId.isBlank() && !kdniaoKey.isBlank();
    }
}
