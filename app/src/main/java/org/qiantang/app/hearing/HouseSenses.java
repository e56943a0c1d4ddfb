package org.qiantang.app.hearing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.ocr.TextReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The house's own ear and eye for films: an ear is made for each film, the eye's models are loaded for the first. */
final class HouseSenses implements Senses, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HouseSenses.class);

    private final Optional<EarMaker> ear;
    private final ReaderMaker eye;
    private final Optional<Path> ffmpeg;
    private final SensesSettings settings;
    private @Nullable TextReader reader;
    private boolean closed;

    /** Loads what reads. */
    @FunctionalInterface
    interface ReaderMaker {
        TextReader load() throws IOException;
    }

    /**
     * @param ear that the rooms are heard with; empty where the house has none
     * @param eye is asked once, when the first film is looked at
     */
    HouseSenses(Optional<EarMaker> ear, ReaderMaker eye, Optional<Path> ffmpeg, SensesSettings settings) {
        this.ear = ear;
        this.eye = eye;
        this.ffmpeg = ffmpeg;
        this.settings = settings;
    }

    @Override
    public boolean hears() {
        return ear.isPresent() && settings.listen() && ffmpeg.isPresent();
    }

    @Override
    public boolean sees() {
        return settings.lookSeconds() > 0 && ffmpeg.isPresent();
    }

    @Override
    public Taken hear(Path film, double seconds, Watch watch) throws InterruptedException {
        if (!hears()) {
            return Taken.nothing(Taken.Reach.OFF);
        }
        Taken taken = new FilmEar(ffmpeg.orElseThrow().toString(), seconds, patience(seconds), watch)
                .hear(ear.orElseThrow(), film);
        return told("heard", film, taken);
    }

    @Override
    public Taken see(Path film, double seconds, Watch watch) throws InterruptedException {
        if (!sees()) {
            return Taken.nothing(Taken.Reach.OFF);
        }
        TextReader with;
        try {
            with = reader();
        } catch (IOException | LinkageError | RuntimeException missing) {
            return told("seen", film, Taken.failed("no reader: " + missing.getMessage()));
        }
        var look = new FilmEye(
                ffmpeg.orElseThrow().toString(),
                with,
                settings.lookSeconds(),
                settings.mostLooks(),
                patience(seconds),
                watch);
        return told("seen", film, look.see(film, seconds));
    }

    private static Taken told(String what, Path film, Taken taken) {
        if (!taken.reach().isWhole()) {
            LOG.warn("a film was not {} to its end: film={} reach={} why={}", what, film, taken.reach(), taken.why());
        }
        return taken;
    }

    private Duration patience(double seconds) {
        return Duration.ofMinutes(settings.patienceMinutes()).plusSeconds(Math.round(seconds));
    }

    private synchronized TextReader reader() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        TextReader loaded = reader;
        if (loaded == null) {
            loaded = eye.load();
            reader = loaded;
        }
        return loaded;
    }

    @Override
    public synchronized void close() {
        closed = true;
        TextReader loaded = reader;
        if (loaded != null) {
            loaded.close();
        }
    }
}
