package org.qiantang.app.register;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.qiantang.event.RegisterEvent.AgeGroup;

/** Whether somebody is old enough to host: 16 years, and below 18 only with a guardian's consent. */
final class Age {
    private static final int HOSTS = 16;
    private static final int ADULTS = 18;

    private Age() {}

    static AgeGroup on(LocalDate day, LocalDate bornOn) {
        if (bornOn.isAfter(day)) {
            throw new IllegalArgumentException("bornOn: " + bornOn + " (expected: not after " + day + ")");
        }
        long years = ChronoUnit.YEARS.between(bornOn, day);
        return years < HOSTS ? AgeGroup.UNDER_16 : years < ADULTS ? AgeGroup.FROM_16 : AgeGroup.ADULT;
    }

    static boolean mayHost(AgeGroup age, boolean guardianConsents) {
        return switch (age) {
            case UNDER_16 -> false;
            case FROM_16 -> guardianConsents;
            case ADULT -> true;
        };
    }
}
