package org.qiantang.app.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A resident's number by GB 11643: 17 digits, of which eight are the day of birth, and a check character. */
final class ResidentNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private ResidentNumber() {}

    /** The day of birth in a number that is well formed; empty where it is not. */
    static Optional<LocalDate> bornOn(String number) {
        if (!number.matches("[1-9][0-9]{16}[0-9X]") || check(number) != number.charAt(17)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(part(number, 6, 10), part(number, 10, 12), part(number, 12, 14)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    private static int part(String number, int from, int to) {
        return Integer.parseInt(number.substring(from, to));
    }
}
