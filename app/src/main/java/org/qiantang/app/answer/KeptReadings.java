package org.qiantang.app.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A reading of which the latest weights are kept: one line is looked at several times on its way to an answer, and a host
 * who is asked has it answered anew before she speaks. Thread-safe.
 */
final class KeptReadings implements Reading {
    /** The facts beside some hundred questions; less than a megabyte. */
    static final int MOST = 2_000;

    private record Read(String question, String fact, double likeness) {}

    private final Reading reading;
    private final Map<Read, Double> kept = new LinkedHashMap<>(MOST, 0.75F, true);

    KeptReadings(Reading reading) {
        this.reading = reading;
    }

    @Override
    public OptionalDouble weight(String question, String fact, double likeness) {
        var read = new Read(question, fact, likeness);
        synchronized (kept) {
            Double known = kept.get(read);
            if (known != null) {
                return OptionalDouble.of(known);
            }
        }
        // Whoever asks the same meanwhile reads it, too, and nobody waits.
        OptionalDouble weight = reading.weight(question, fact, likeness);
        weight.ifPresent(made -> keep(read, made));
        return weight;
    }

    private void keep(Read read, double weight) {
        synchronized (kept) {
            kept.put(read, weight);
            if (kept.size() > MOST) {
                var oldest = kept.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }
}
