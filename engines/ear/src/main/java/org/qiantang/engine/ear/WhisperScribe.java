package org.qiantang.engine.ear;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes utterances down with whisper.cpp inside this process. The model is loaded with the first of them. */
final class WhisperScribe implements Scribe {
    static final String LIBRARY_VERSION = "1.7.1";

    // The library keeps all contexts of the process in one map without a lock of its own.
    // Fair, so that a film that is written down in one go never keeps a room waiting for more than one utterance.
    private static final ReentrantLock LIBRARY = new ReentrantLock(true);
    private static final Duration TICK = Duration.ofMillis(10);

    private static final String GIVEN_UP = "; given up until the ear is opened anew";

    private final Path model;
    private final Engine engine;
    private final WhisperJNI whisper = new WhisperJNI();
    private @Nullable WhisperContext context;
    private @Nullable ScribeFailed unusable;

    WhisperScribe(Path model) {
        this.model = model;
        engine = new Engine("whisper.cpp", "whisper-jni " + LIBRARY_VERSION + " " + model.getFileName());
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public List<Written> write(Utterance utterance) throws ScribeFailed {
        float[] samples = samples(utterance.pcm());
        LIBRARY.lock();
        try {
            WhisperContext loaded = loaded();
            int status = whisper.full(loaded, wishes(), samples, samples.length);
            if (status != 0) {
                throw new ScribeFailed("whisper failed: status=" + status);
            }
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < whisper.fullNSegments(loaded); i++) {
                written.add(new Written(
                        whisper.fullGetSegmentText(loaded, i),
                        TICK.multipliedBy(whisper.fullGetSegmentTimestamp0(loaded, i)),
                        TICK.multipliedBy(whisper.fullGetSegmentTimestamp1(loaded, i))));
            }
            return written;
        } finally {
            LIBRARY.unlock();
        }
    }

    @Override
    public void close() {
        LIBRARY.lock();
        try {
            if (context != null) {
                context.close();
                context = null;
            }
        } finally {
            LIBRARY.unlock();
        }
    }

    /** The model; one that could not be loaded is not tried again, since it is no better for the next utterance. */
    private WhisperContext loaded() throws ScribeFailed {
        if (unusable != null) {
            throw unusable;
        }
        WhisperContext loaded = context;
        if (loaded == null) {
            try {
                context = loaded = load();
            } catch (ScribeFailed failed) {
                unusable = failed;
                throw failed;
            }
        }
        return loaded;
    }

    private WhisperContext load() throws ScribeFailed {
        try {
            GgmlFile.requireWhole(model);
            WhisperJNI.loadLibrary();
            // Nothing from the library's own log: its hook detaches whichever Java thread is calling.
            WhisperJNI.setLibraryLogger(null);
            // Null without a word where the file is not a model.
            @Nullable WhisperContext loaded = whisper.init(model);
            if (loaded == null) {
                throw notAModel("whisper.cpp refuses it", null);
            }
            return loaded;
        } catch (IOException failed) {
            throw notAModel(String.valueOf(failed.getMessage()), failed);
        } catch (UnsatisfiedLinkError failed) {
            throw new ScribeFailed("whisper library does not load: " + failed.getMessage() + GIVEN_UP, failed);
        }
    }

    private ScribeFailed notAModel(String why, @Nullable Throwable cause) {
        return new ScribeFailed(
                "model: " + model + ": " + why + " (expected: a ggml model of whisper.cpp, such as ggml-base.bin)"
                        + GIVEN_UP,
                cause);
    }

    private static WhisperFullParams wishes() {
        var wishes = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
        wishes.language = "zh";
        // One room's ear does not take the cores that its show runs on.
        wishes.nThreads = 1;
        wishes.printProgress = false;
        wishes.printTimestamps = false;
        wishes.printRealtime = false;
        wishes.printSpecial = false;
        return wishes;
    }

    private static float[] samples(byte[] pcm) {
        float[] samples = new float[pcm.length / Pcm.BYTES_PER_SAMPLE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Pcm.sample(pcm, i * Pcm.BYTES_PER_SAMPLE) / 32_768f;
        }
        return samples;
    }
}
