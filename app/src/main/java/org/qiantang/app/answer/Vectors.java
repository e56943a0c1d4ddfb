package org.qiantang.app.answer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.qiantang.app.meaning.Encoder;
import org.qiantang.app.meaning.MeaningModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Likeness of meaning by the house's model. Its vectors are kept per text, so those of a shop's questions are made once for as
 * long as the shop asks them the same way.
 */
final class Vectors implements Meaning {
    private static final Logger LOG = LoggerFactory.getLogger(Vectors.class);
    private static final int MOST_PIECES = 64;
    /** About 40 MB, and 300 goods with all that is written of them. */
    private static final int KEPT = 20_000;

    private final Encoder encoder;
    private final Map<String, float[]> kept = new LinkedHashMap<>(KEPT, 0.75F, true);

    private final Set<String> making = ConcurrentHashMap.newKeySet();

    private Vectors(Encoder encoder) {
        this.encoder = encoder;
    }

    /** The model, loaded before this returns; without it only characters are compared. */
    static Meaning loaded() {
        try {
            return new Vectors(Encoder.load());
        } catch (IOException absent) {
            LOG.warn("no model of meaning, questions are compared by their characters: cause={}", absent.toString());
            return Meaning.NONE;
        }
    }

    /** The house's model, which loads beside whoever asks; until it is there only characters are compared. */
    static Meaning loading(MeaningModel model) {
        return new Coming(model.coming()
                .thenApply(there ->
                        there.map(encoder -> unhurried(new Vectors(encoder))).orElse(Meaning.NONE)));
    }

    private record Coming(CompletableFuture<Meaning> meaning) implements Meaning {
        @Override
        public double likeness(String text, String other) {
            return meaning.getNow(NONE).likeness(text, other);
        }

        @Override
        public boolean knows(String other) {
            return meaning.getNow(NONE).knows(other);
        }
    }

    private static Meaning unhurried(Vectors vectors) {
        return new Beside(
                vectors,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("meaning").factory()));
    }

    /**
     * The same without waiting for the vectors of what a shop has written: those that are not there yet are made beside, so
     * that the first question to a shop of many is not late.
     */
    private record Beside(Vectors vectors, ExecutorService thread) implements Meaning {
        @Override
        public double likeness(String text, String other) {
            return knows(other) ? vectors.likeness(text, other) : 0;
        }

        @Override
        public boolean knows(String other) {
            boolean known = vectors.holds(other);
            if (!known && vectors.claim(other)) {
                thread.execute(() -> vectors.make(other));
            }
            return known;
        }
    }

    private boolean holds(String text) {
        synchronized (kept) {
            return kept.containsKey(text);
        }
    }

    /** Whether nobody else is making the vector of this text. */
    private boolean claim(String text) {
        return making.add(text);
    }

    private void make(String text) {
        try {
            vector(text);
        } finally {
            making.remove(text);
        }
    }

    /** The cosine of the two texts' vectors. */
    @Override
    public double likeness(String text, String other) {
        float[] one = vector(text);
        float[] two = vector(other);
        double product = 0;
        for (int at = 0; at < one.length; at++) {
            product += (double) one[at] * two[at];
        }
        return product;
    }

    private float[] vector(String text) {
        synchronized (kept) {
            float[] known = kept.get(text);
            if (known != null) {
                return known;
            }
        }
        float[] made = encoder.encode(text, MOST_PIECES);
        synchronized (kept) {
            kept.put(text, made);
            while (kept.size() > KEPT) {
                var oldest = kept.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        return made;
    }
}
