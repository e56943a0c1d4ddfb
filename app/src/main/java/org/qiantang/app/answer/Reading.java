package org.qiantang.app.answer;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.qiantang.app.meaning.FactReader;
import org.qiantang.app.meaning.MeaningModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a question beside a fact and says how well the one answers the other. */
interface Reading {
    /** Reads nothing; facts are then weighed by likeness alone. */
    Reading NONE = (_, _, _) -> OptionalDouble.empty();

    /**
     * The logarithm of how much likelier this fact answers the question than that none does; empty where there is no reader.
     *
     * @param fact as {@link FactReader#written}
     * @param likeness the same by likeness of meaning alone
     */
    OptionalDouble weight(String question, String fact, double likeness);

    private static Reading by(FactReader reader) {
        return (question, fact, likeness) -> OptionalDouble.of(reader.weight(question, fact, likeness));
    }

    /** The house's reader, loaded before this returns; none where it cannot be. */
    static Reading loaded() {
        try {
            return new KeptReadings(by(FactReader.load()));
        } catch (IOException absent) {
            Logger log = LoggerFactory.getLogger(Reading.class);
            log.warn("no reader of facts, they are weighed by likeness alone: cause={}", absent.toString());
            return NONE;
        }
    }

    /** The house's reader, which loads beside whoever asks. */
    static Reading loading(MeaningModel model) {
        CompletableFuture<Optional<FactReader>> coming = model.reader();
        return new KeptReadings((question, fact, likeness) -> coming.getNow(Optional.empty()).stream()
                .mapToDouble(reader -> reader.weight(question, fact, likeness))
                .findFirst());
    }
}
