package org.qiantang.app.catalog;

/** A merchant's business licence (营业执照): whose it is and its number. */
public record Licence(String holder, String number) {
    public Licence {
        if (holder.isBlank() || holder.length() > 100) {
            throw new IllegalArgumentException("holder: " + holder + " (expected: 1..100 characters)");
        }
        if (number.isBlank() || number.length() > 40) {
            throw new IllegalArgumentException("number: " + number + " (expected: 1..40 characters)");
        }
    }
}
