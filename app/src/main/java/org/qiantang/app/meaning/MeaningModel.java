package org.qiantang.app.meaning;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of a process, loading beside whoever asks; one that cannot be loaded is absent for good. */
public final class MeaningModel {
    private static final Logger LOG = LoggerFactory.getLogger(MeaningModel.class);

    private final CompletableFuture<Optional<Encoder>> encoder = new CompletableFuture<>();
    private final CompletableFuture<Optional<FactReader>> reader = new CompletableFuture<>();

    private MeaningModel() {}

    public static MeaningModel loading() {
        MeaningModel model = waiting();
        model.begin();
        return model;
    }

    /** One that is not there before somebody lets it {@link #begin()}. */
    static MeaningModel waiting() {
        return new MeaningModel();
    }

    void begin() {
        var _ = encoder.completeAsync(() -> loaded(Encoder::load, "texts are compared by their characters"))
                .thenRunAsync(() ->
                        reader.complete(loaded(FactReader::load, "facts are weighed by likeness of meaning alone")));
    }

    private interface Loading<T> {
        T load() throws IOException;
    }

    private static <T> Optional<T> loaded(Loading<T> model, String without) {
        try {
            return Optional.of(model.load());
        } catch (IOException absent) {
            LOG.warn("a model is missing, {}: cause={}", without, absent.toString());
            return Optional.empty();
        }
    }

    /** The model, once it is there; empty where it cannot be loaded. */
    public CompletableFuture<Optional<Encoder>> coming() {
        return encoder.copy();
    }

    /** The reader of questions beside facts, once it is there; empty where it cannot be loaded. */
    public CompletableFuture<Optional<FactReader>> reader() {
        return reader.copy();
    }

    /** The model; empty where it is not there, or not yet. */
    public Optional<Encoder> now() {
        return encoder.getNow(Optional.empty());
    }
}
