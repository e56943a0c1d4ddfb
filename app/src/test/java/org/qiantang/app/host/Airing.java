package org.qiantang.app.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.engine.performance.presenter.PresenterPainter;

/** A broadcast on the air as other packages' tests see it: sentences in, and afterwards what the audience saw and heard. */
public final class Airing implements AutoCloseable {
    public static final int WIDTH = 360;
    public static final int HEIGHT = 640;
    public static final int RATE = Speech.RATE;

    private static final Format FORMAT = new Format(WIDTH, HEIGHT, 25);

    private final Film film = new Film();
    private final AtomicInteger lastMs = new AtomicInteger();
    private final Broadcast broadcast;
    private final Duration breath = Duration.ofMillis(250);

    /** @param body null for the drawn presenter alone */
    public Airing(Path ffmpeg, Body body) {
        broadcast = new Broadcast(
                new Playbill(7, 3, "钱塘茶集"),
                FORMAT,
                ffmpeg,
                tag -> {
                    lastMs.set(tag.timestampMs());
                    film.take(tag);
                },
                body);
        broadcast.air(true);
    }

    /** How large a body's picture is here. */
    public static java.awt.Dimension likeness() {
        return PresenterPainter.likenessSize(WIDTH, HEIGHT);
    }

    /** Says words with this sound, and is true if it could say all of it. */
    public CompletableFuture<Boolean> say(String words, short[] samples) {
        Speech speech = Speech.of(words, new Utterance(words, samples, RATE, List.of(), List.of()));
        CompletableFuture<Boolean> said = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                said.complete(broadcast.say(speech, Pose.TALKING, new Cue(breath)));
            } catch (InterruptedException | RuntimeException failed) {
                said.completeExceptionally(failed);
            }
        });
        return said;
    }

    public void hush(boolean silence) {
        broadcast.hush(silence);
    }

    /** How far the film is. */
    public int ms() {
        return lastMs.get();
    }

    public void awaitMs(int ms) throws InterruptedException {
        await(() -> ms() >= ms);
    }

    public static void await(BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("did not come within 30 s");
            }
            Thread.sleep(10);
        }
    }

    /**
     * What the audience got.
     *
     * @param pictures each as bytes of blue, green and red, 25 a second
     * @param sound at {@link #RATE}
     * @param mark what the file says of who made it
     */
    public record Seen(List<byte[]> pictures, short[] sound, String mark) {}

    /** Looks at all that was sent; the broadcast is to be closed before. */
    public Seen seen(Path file) throws IOException, InterruptedException {
        film.write(file);
        return new Seen(
                Film.pictures(file, FORMAT),
                Film.sound(file),
                Film.probe(file, "-show_entries", "format_tags=AIGC").toString());
    }

    @Override
    public void close() {
        broadcast.close();
    }
}
