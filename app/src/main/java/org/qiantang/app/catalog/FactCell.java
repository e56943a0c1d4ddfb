package org.qiantang.app.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Flaw.Fault;

/**
 * A fact in one cell: value, unit, then of its proof kind, number, issuer, scope, until, from, file and whether buyers may
 * see it, last the kind of value; parted by {@code |}, and what is empty at the end may be left away.
 */
final class FactCell {
    static final int TYPE = 10;
    private static final int MOST = 11;
    private static final int UNTIL = 6;
    private static final int FROM = 7;

    private final List<String> parts;

    private FactCell(List<String> parts) {
        this.parts = parts;
    }

    /** The fact, or empty with the flaw noted. */
    static Optional<Fact> read(String key, String cell, List<Flaw> flaws) {
        var read = new FactCell(Cells.parts(cell));
        Fault fault = read.fault();
        if (fault != null) {
            flaws.add(new Flaw("", fault, fault == Fault.UNKNOWN_TYPE ? PromiseReading.TYPES : ""));
            return Optional.empty();
        }
        return Optional.of(read.fact(key));
    }

    private @Nullable Fault fault() {
        if (parts.size() > MOST) {
            return Fault.UNREADABLE;
        }
        if (isNoDate(part(UNTIL)) || isNoDate(part(FROM))) {
            return Fault.NOT_A_DATE;
        }
        if (!part(9).isEmpty() && Readings.yesOrNo(part(9)) == null) {
            return Fault.NOT_YES_OR_NO;
        }
        return !part(TYPE).isEmpty() && FactType.named(part(TYPE)).isEmpty() ? Fault.UNKNOWN_TYPE : null;
    }

    private Fact fact(String key) {
        String unit = part(1);
        return new Fact(
                key,
                parts.getFirst(),
                unit.isEmpty() ? null : unit,
                hasProof() ? proof() : null,
                FactType.named(part(TYPE)).orElse(null));
    }

    private boolean hasProof() {
        return parts.size() > 2
                && parts.subList(2, Math.min(parts.size(), TYPE)).stream().anyMatch(part -> !part.isEmpty());
    }

    private Proof proof() {
        String file = part(8);
        return new Proof(
                part(2),
                part(3),
                part(4),
                part(5),
                date(UNTIL),
                date(FROM),
                file.isEmpty() ? null : new ProofFile(file, Boolean.TRUE.equals(Readings.yesOrNo(part(9)))));
    }

    private @Nullable LocalDate date(int place) {
        return Readings.date(part(place)).orElse(null);
    }

    private static boolean isNoDate(String text) {
        return !text.isEmpty() && Readings.date(text).isEmpty();
    }

    private String part(int place) {
        return place < parts.size() ? parts.get(place) : "";
    }
}
