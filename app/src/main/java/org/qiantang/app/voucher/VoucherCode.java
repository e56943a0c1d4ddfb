package org.qiantang.app.voucher;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A voucher's code: eleven digits by chance and one that checks them.
 *
 * <p>The check is that of H. M. Damm (2004): it finds every single wrong digit and every two neighbours that were
 * exchanged, so that a code typed wrong is told from a code that does not exist.
 */
public record VoucherCode(String digits) {
    public static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final Pattern DIGITS = Pattern.compile("\\d{" + LENGTH + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\u3000·.‐‑–—-]+");

    // A totally anti-symmetric quasigroup of order 10.
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    public VoucherCode {
        if (!isSound(digits)) {
            throw new IllegalArgumentException("code: " + digits.length() + " characters (expected: " + LENGTH
                    + " digits, the last of which checks the others)");
        }
    }

    /** A fresh one; whoever hands in the chance answers for its not being foreseen. */
    public static VoucherCode fresh(RandomGenerator random) {
        var digits = new StringBuilder(LENGTH);
        for (int i = 1; i < LENGTH; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return new VoucherCode(digits.append((char) ('0' + damm(digits))).toString());
    }

    /** As somebody typed or scanned it, with blanks and dashes anywhere and digits of either width; empty if mistyped. */
    public static Optional<VoucherCode> read(String typed) {
        var plain = new StringBuilder(LENGTH);
        BETWEEN.matcher(typed.strip()).replaceAll("").codePoints().forEach(point -> {
            int digit = Character.digit(point, 10);
            plain.appendCodePoint(digit < 0 ? point : '0' + digit);
        });
        String digits = plain.toString();
        return isSound(digits) ? Optional.of(new VoucherCode(digits)) : Optional.empty();
    }

    private static boolean isSound(String digits) {
        return DIGITS.matcher(digits).matches() && damm(digits) == 0;
    }

    private static int damm(CharSequence digits) {
        int row = 0;
        for (int i = 0; i < digits.length(); i++) {
            row = DAMM[row][digits.charAt(i) - '0'];
        }
        return row;
    }

    /** In groups of four, as people read it out. */
    public String grouped() {
        return String.join(
                " ", digits.substring(0, GROUP), digits.substring(GROUP, 2 * GROUP), digits.substring(2 * GROUP));
    }

    /** Enough to tell it from others in a list, and too little to use it. */
    public String masked() {
        return digits.substring(0, GROUP) + " **** " + digits.substring(2 * GROUP);
    }

    /** A code opens a door: it does not go into logs. */
    @Override
    public String toString() {
        return masked();
    }
}
