package org.qiantang.app.hearing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.ocr.Picture;
import org.qiantang.engine.ocr.Text;
import org.qiantang.engine.ocr.TextReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look through one film: frames every few seconds and after cuts, each read by itself. */
final class FilmEye {
    /** What bounds the opening of a file; such as this program makes have nothing else. */
    static final List<String> CAREFUL = List.of(
            "-protocol_whitelist",
            "file,pipe",
            "-format_whitelist",
            "mov,mp4,m4a,3gp,3g2,mj2",
            "-codec_whitelist",
            "h264,aac,mov_text");

    private static final Logger LOG = LoggerFactory.getLogger(FilmEye.class);
    private static final Duration ONE_FRAME = Duration.ofSeconds(20);
    /** How much of the picture must have changed for it to be another scene; FFmpeg's own measure, 0 to 1. */
    private static final String CUT = "0.3";
    /** What is drawn over a new scene is there by then. */
    private static final double AFTER_CUT = 0.3;

    private static final double CLOSE = 0.5;
    private static final int MOST_CUTS = 2_000;
    private static final int MOST_BYTES = 3 * 960 * 960 + 64;
    private static final Pattern REACHED = Pattern.compile("out_time_us=([0-9]{1,15})");
    private static final Pattern TIME = Pattern.compile("pts_time:([0-9]+(?:\\.[0-9]+)?)");

    private final String ffmpeg;
    private final TextReader reader;
    private final int everySeconds;
    private final int most;
    private final Duration patience;
    private final Senses.Watch watch;

    /**
     * @param everySeconds between two frames
     * @param most how many frames are read at most
     * @param patience after which it is left, wherever it is
     */
    FilmEye(String ffmpeg, TextReader reader, int everySeconds, int most, Duration patience, Senses.Watch watch) {
        this.ffmpeg = ffmpeg;
        this.reader = reader;
        this.everySeconds = everySeconds;
        this.most = most;
        this.patience = patience;
        this.watch = watch;
    }

    Taken see(Path film, double seconds) throws InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        List<Double> times = times(Math.min(seconds, pictureSeconds(film, seconds)), everySeconds, most, cuts(film));
        var texts = new FilmTexts(seconds);
        int read = 0;
        String why = null;
        for (int at = 0; at < times.size(); at++) {
            if (watch.isCancelled()) {
                why = "cancelled";
                break;
            }
            if (System.nanoTime() > giveUp) {
                why = "took longer than " + patience;
                break;
            }
            watch.reach(at * 100 / times.size());
            String broken = look(film, times.get(at), texts);
            if (broken == null) {
                read++;
            } else {
                why = broken;
            }
        }
        List<Taken.Word> words = texts.all();
        if (why == null && texts.isFull()) {
            why = "more than " + Taken.MOST_WORDS + " texts were seen";
        }
        Taken.Reach reach = read == 0 ? Taken.Reach.NOT : why == null ? Taken.Reach.WHOLE : Taken.Reach.PART;
        return new Taken(reach, words, reader.name(), reader.version(), read, why);
    }

    /** Reads one frame; why it could not be, or null. */
    private @Nullable String look(Path film, double at, FilmTexts texts) throws InterruptedException {
        try {
            Picture picture = picture(film, at);
            List<Text> found;
            synchronized (reader) {
                found = reader.read(picture);
            }
            texts.seen(Math.round(at * 1_000), found);
            return null;
        } catch (IOException | RuntimeException broken) {
            // The one place where it is caught: a frame that cannot be read costs itself and no other.
            LOG.warn("a frame of a film was not read: at={}", at, broken);
            return "a frame was not read: " + broken.getMessage();
        }
    }

    private Picture picture(Path film, double at) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error"));
        all.addAll(CAREFUL);
        all.addAll(List.of("-threads", "1", "-ss", String.format(Locale.ROOT, "%.3f", at), "-i", film.toString()));
        all.addAll(List.of("-map", "0:v:0", "-frames:v", "1", "-vf", KeyFrame.SMALL));
        all.addAll(List.of("-f", "image2pipe", "-c:v", "ppm", "pipe:1"));
        byte[] ppm = said(all, ONE_FRAME, MOST_BYTES);
        if (ppm.length == 0) {
            throw new IOException("ffmpeg made no picture at " + at + " s");
        }
        return KeyFrame.read(ppm);
    }

    /** How long there is a picture, since sound may outlast it; where that cannot be found out, as long as there is a film. */
    private double pictureSeconds(Path film, double seconds) throws InterruptedException {
        var all = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error"));
        all.addAll(CAREFUL);
        all.addAll(List.of("-i", film.toString(), "-map", "0:v:0", "-c", "copy", "-an", "-sn"));
        all.addAll(List.of("-f", "null", "-progress", "pipe:1", "-"));
        double last = 0;
        try {
            Matcher reached = REACHED.matcher(new String(said(all, ONE_FRAME, 1 << 20), StandardCharsets.UTF_8));
            while (reached.find()) {
                last = Math.max(last, Long.parseLong(reached.group(1)) / 1e6);
            }
        } catch (IOException unknown) {
            LOG.warn("the length of a film's picture was not found: film={}", film, unknown);
        }
        return last > 0 ? last : seconds;
    }

    /** When another scene begins; none where that cannot be found out, since the even frames are read all the same. */
    private List<Double> cuts(Path film) throws InterruptedException {
        var all = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error"));
        all.addAll(CAREFUL);
        all.addAll(List.of("-threads", "1", "-i", film.toString(), "-map", "0:v:0", "-an", "-sn"));
        all.addAll(List.of("-vf", "scale=160:-2,select='gt(scene," + CUT + ")',metadata=print:file=-"));
        all.addAll(List.of("-f", "null", "-"));
        var cuts = new ArrayList<Double>();
        try {
            String said = new String(said(all, patience, 1 << 20), StandardCharsets.UTF_8);
            Matcher times = TIME.matcher(said);
            while (times.find() && cuts.size() < MOST_CUTS) {
                cuts.add(Double.parseDouble(times.group(1)));
            }
        } catch (IOException unknown) {
            LOG.warn("the cuts of a film were not found: film={}", film, unknown);
        }
        return cuts;
    }

    /** What a process says, up to so many bytes; it is killed when its time is up, or nobody wants it any more. */
    private byte[] said(List<String> command, Duration longest, int mostBytes)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var _ = process.onExit()
                .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> process.destroyForcibly());
        try (InputStream out = process.getInputStream()) {
            byte[] said = out.readNBytes(mostBytes);
            process.destroy();
            process.waitFor();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    /** When frames are read: evenly over two thirds of them at most, the others after cuts. */
    static List<Double> times(double seconds, int everySeconds, int most, List<Double> cuts) {
        double last = Math.max(0, seconds - 0.1);
        int even = Math.clamp((long) Math.ceil(seconds / everySeconds), 1, Math.max(1, most * 2 / 3));
        double step = seconds / even;
        var times = new ArrayList<Double>();
        for (int i = 0; i < even; i++) {
            times.add(Math.min(last, step * i + Math.min(CLOSE, step / 2)));
        }
        var after = new ArrayList<Double>();
        for (double cut : cuts) {
            // A frame that is read soon after the cut, for this or another reason, shows the same.
            boolean isSeen = Stream.concat(times.stream(), after.stream())
                    .anyMatch(time -> time >= cut && time - cut <= AFTER_CUT + CLOSE);
            if (!isSeen) {
                after.add(Math.min(last, cut + AFTER_CUT));
            }
        }
        int room = most - even;
        int taken = Math.min(room, after.size());
        for (int i = 0; i < taken; i++) {
            times.add(after.get((int) ((long) i * after.size() / taken)));
        }
        return times.stream().distinct().sorted().toList();
    }
}
