package org.qiantang.app.hearing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.ear.Ear;
import org.qiantang.engine.ear.EarListener;
import org.qiantang.engine.ear.EarTally;
import org.qiantang.engine.ear.Frame;
import org.qiantang.engine.ear.Heard;
import org.qiantang.engine.ear.Standing;

/**
 * One listening to one film: its sound is given to an ear as fast as that takes it, and no faster, so that nothing is
 * dropped that would be in a room. What went wrong on the way is told with what was heard.
 */
final class FilmEar implements EarListener {
    private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(60);
    private static final int READ_BYTES = Frame.MAX_BYTES / 10;
    private static final int SAMPLE_BYTES = 2;
    private static final long GLANCE_MS = 20;
    private static final long NEVER = Long.MIN_VALUE;

    private final String ffmpeg;
    private final double seconds;
    private final Duration patience;
    private final Senses.Watch watch;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private volatile long troubledSince = NEVER;
    private Duration fed = Duration.ZERO;

    /**
     * @param seconds how long the film is
     * @param patience after which it is left, wherever it is
     */
    FilmEar(String ffmpeg, double seconds, Duration patience, Senses.Watch watch) {
        this.ffmpeg = ffmpeg;
        this.seconds = seconds;
        this.patience = patience;
        this.watch = watch;
    }

    @Override
    public void heard(Heard words) {
        if (words.isFinal()) {
            heard.add(words);
        }
    }

    @Override
    public void stands(Standing standing) {
        switch (standing) {
            case Standing.Well _ -> troubledSince = NEVER;
            case Standing.Troubled(String why) -> {
                troubledSince = System.nanoTime();
                trouble.set(why);
            }
        }
    }

    Taken hear(EarMaker maker, Path film) throws InterruptedException {
        Ear ear;
        try {
            ear = maker.open(this);
        } catch (IOException | IllegalArgumentException wrong) {
            return Taken.failed(String.valueOf(wrong.getMessage()));
        }
        String stopped;
        try {
            stopped = listen(ear, film);
        } catch (IOException broken) {
            stopped = "ffmpeg: " + broken.getMessage();
        } finally {
            ear.close();
        }
        return taken(ear.tally(), stopped);
    }

    private Taken taken(EarTally tally, @Nullable String stopped) {
        String why = stopped != null ? stopped : trouble.get();
        if (why == null && (!tally.dropped().isZero() || tally.untold() > 0)) {
            why = "sound was dropped: " + tally.dropped();
        }
        List<Taken.Word> words = words();
        if (why == null && words.size() > Taken.MOST_WORDS) {
            why = "more than " + Taken.MOST_WORDS + " sentences were heard";
        }
        Taken.Reach reach = why == null ? Taken.Reach.WHOLE : words.isEmpty() ? Taken.Reach.NOT : Taken.Reach.PART;
        Heard first = heard.isEmpty() ? null : heard.getFirst();
        return new Taken(
                reach,
                words.stream().limit(Taken.MOST_WORDS).toList(),
                first == null ? null : first.engine().name(),
                first == null ? null : first.engine().version(),
                0,
                why);
    }

    private List<Taken.Word> words() {
        // After the film there is only the silence that was added to it.
        return heard.stream()
                .filter(words -> words.from().compareTo(fed) < 0)
                .sorted(Comparator.comparing(Heard::from))
                .flatMap(words -> cut(words).stream())
                .toList();
    }

    /** A speech without an end is told in parts, each as long as its share of the letters. */
    private static List<Taken.Word> cut(Heard words) {
        var parts = new ArrayList<Taken.Word>();
        String text = words.text();
        long from = words.from().toMillis();
        long length = words.to().toMillis() - from;
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + Taken.Word.LONGEST);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            String part = Taken.legible(text.substring(at, end));
            if (!part.isEmpty()) {
                parts.add(new Taken.Word(
                        from + length * at / text.length(), from + length * end / text.length(), part, null));
            }
            at = end;
        }
        return parts;
    }

    /** Gives all of the sound to the ear and waits until it has listened; why it did not, or null. */
    private @Nullable String listen(Ear ear, Path film) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        Process process = new ProcessBuilder(sound(film))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Reading waits as long as the process lets it, and ends with it.
        var _ = process.onExit()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> process.destroyForcibly());
        try (InputStream sound = process.getInputStream()) {
            for (byte[] pcm = sound.readNBytes(READ_BYTES);
                    pcm.length >= SAMPLE_BYTES;
                    pcm = sound.readNBytes(READ_BYTES)) {
                String stopped = awaitRoom(ear, Ear.KEPT, giveUp);
                if (stopped != null) {
                    return stopped;
                }
                var frame = new Frame(fed, pcm.length % SAMPLE_BYTES == 0 ? pcm : Arrays.copyOf(pcm, pcm.length - 1));
                ear.hear(frame);
                fed = frame.end();
                watch.reach((int) Math.clamp(fed.toMillis() / 10.0 / Math.max(0.1, seconds), 0, 99));
            }
            int status = process.waitFor();
            if (status != 0 || fed.isZero()) {
                return "ffmpeg ended with " + status + " after " + fed + " of sound";
            }
        } finally {
            process.destroyForcibly();
        }
        // Silence ends the sentence that was being said.
        ear.hear(new Frame(fed, new byte[Frame.MAX_BYTES]));
        return awaitRoom(ear, Duration.ZERO, giveUp);
    }

    /** Waits until the ear is no further behind than this; why it is not worth it any more, or null. */
    private @Nullable String awaitRoom(Ear ear, Duration most, long giveUp) throws InterruptedException {
        while (true) {
            if (watch.isCancelled()) {
                return "cancelled";
            }
            long now = System.nanoTime();
            if (now > giveUp) {
                return "took longer than " + patience;
            }
            long since = troubledSince;
            if (since != NEVER && now - since > LONGEST_TROUBLE.toNanos()) {
                return trouble.get();
            }
            if (ear.behind().compareTo(most) <= 0) {
                return null;
            }
            Thread.sleep(GLANCE_MS);
        }
    }

    private List<String> sound(Path film) {
        var all = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error"));
        all.addAll(FilmEye.CAREFUL);
        all.addAll(List.of("-i", film.toString(), "-map", "0:a:0", "-vn", "-sn", "-threads", "1"));
        all.addAll(List.of("-ac", "1", "-ar", Integer.toString(Frame.MAX_BYTES / SAMPLE_BYTES)));
        // A hole in the sound is silence, so that what comes after it keeps its place in time.
        all.addAll(List.of("-af", "aresample=async=1:first_pts=0", "-f", "s16le", "pipe:1"));
        return all;
    }
}
