package org.qiantang.app.shortvideo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.MarkedPicture;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.presenter.PresenterPainter;

/** Makes a film of its cut: speaks it, draws it, and has FFmpeg put both into one file beside its cover. */
final class FilmMaker {
    private final Optional<Path> ffmpeg;
    private final Narration narration;
    private final int shortSide;
    private final AigcMark mark;

    /**
     * A maker of films.
     *
     * @param shortSide of the picture, in pixels
     * @param mark what films and covers say of themselves
     */
    FilmMaker(Optional<Path> ffmpeg, Narration narration, int shortSide, AigcMark mark) {
        this.ffmpeg = ffmpeg;
        this.narration = narration;
        this.shortSide = shortSide;
        this.mark = mark;
    }

    boolean canEncode() {
        return ffmpeg.isPresent();
    }

    /** How a film came out, and what it says if it did not. */
    sealed interface Outcome {
        /** It lies in its place; {@code voiced} tells by whom it is spoken, null where it has no voice. */
        record Made(double seconds, long bytes, boolean heard, Film.@Nullable Voiced voiced) implements Outcome {}

        record TooLong(double seconds) implements Outcome {}

        record NoEncoder() implements Outcome {}

        record NoFont() implements Outcome {}

        record Cancelled() implements Outcome {}

        /** There are voices, and none of them spoke. */
        record Voiceless(String why) implements Outcome {}

        record Broken(String why) implements Outcome {}
    }

    /**
     * Makes the film, and leaves no half file behind.
     *
     * @param film where it is to lie; its cover lies beside it, with {@code .jpg}
     * @param progress is told per cent
     */
    Outcome make(Cut cut, Gallery gallery, Path film, IntConsumer progress, BooleanSupplier cancelled) {
        if (ffmpeg.isEmpty()) {
            return new Outcome.NoEncoder();
        }
        if (!PresenterPainter.writesChinese()) {
            return new Outcome.NoFont();
        }
        Path sound = beside(film, ".wav");
        Path part = beside(film, ".part");
        try {
            Files.createDirectories(film.getParent());
            Optional<Narration.Spoken> spoken = narration.speak(
                    cut.shots(), cut.speaker().wish(), percent -> progress.accept(percent / 10), cancelled);
            if (spoken.isEmpty()) {
                return new Outcome.Cancelled();
            }
            Reel reel = Reel.of(
                    spoken.get().takes(), cut.shots().stream().map(Shot::look).toList());
            if (reel.isTooLong()) {
                return new Outcome.TooLong(reel.seconds());
            }
            short[] voice = reel.voice();
            FilmEncoder.writeWav(sound, cut.music() ? MusicBed.under(voice, cut.filmId()) : voice);
            if (!drawn(cut, gallery, reel, sound, part, progress, cancelled)) {
                return new Outcome.Cancelled();
            }
            Files.move(part, film, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return new Outcome.Made(
                    reel.seconds(),
                    Files.size(film),
                    reel.isHeard(),
                    spoken.get().voiced());
        } catch (SpeechFailed silent) {
            return new Outcome.Voiceless(String.valueOf(silent.getMessage()));
        } catch (IOException trouble) {
            return new Outcome.Broken(String.valueOf(trouble.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Cancelled();
        } finally {
            remove(sound);
            remove(part);
        }
    }

    private boolean drawn(
            Cut cut, Gallery gallery, Reel reel, Path sound, Path part, IntConsumer progress, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        int width = cut.shape().width(shortSide);
        int height = cut.shape().height(shortSide);
        var painter = new FilmPainter(cut, width, height, gallery);
        BufferedImage picture = PresenterPainter.bgr(width, height);
        byte[] raw = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int cover = Math.min(reel.frames() - 1, reel.starts().getFirst() + 40);
        String label = mark.of("film-" + cut.filmId());
        try (var encoder = FilmEncoder.start(ffmpeg.orElseThrow(), width, height, sound, part, cut.title(), label)) {
            for (int frame = 0; frame < reel.frames(); frame++) {
                if (cancelled.getAsBoolean()) {
                    return false;
                }
                painter.paint(picture, reel.momentAt(frame));
                encoder.write(raw);
                if (frame == cover) {
                    Files.write(coverOf(part), MarkedPicture.jpeg(picture, label));
                }
                progress.accept(10 + 88 * (frame + 1) / reel.frames());
            }
            encoder.finish();
        }
        return true;
    }

    static Path coverOf(Path film) {
        return beside(film, ".jpg");
    }

    private static Path beside(Path film, String ending) {
        String name = film.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return film.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // The next sweep takes it.
        }
    }
}
