package org.qiantang.app.shortvideo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.MarkedPicture;

/**
 * Makes a film of what was filmed: cut, brought to one form (H.264, AAC, one of the three shapes), with its words as a
 * track of subtitles and what must be known of it in its metadata. Half a file is never left behind.
 */
final class FootageMaker {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration COVER_PATIENCE = Duration.ofSeconds(30);
    /** The mark of a machine's making stands in the first packets of a recorded piece. */
    private static final int HEAD_BYTES = 1 << 16;

    private final Optional<Path> ffmpeg;
    private final Optional<Path> ffprobe;
    private final int shortSide;
    private final AigcMark mark;

    FootageMaker(Optional<Path> ffmpeg, Optional<Path> ffprobe, int shortSide, AigcMark mark) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
        this.shortSide = shortSide;
        this.mark = mark;
    }

    boolean canWork() {
        return ffmpeg.isPresent() && ffprobe.isPresent();
    }

    /**
     * What is to be made.
     *
     * @param files put end to end; the pieces of a recording, or one file
     * @param skipMs what is left out at their beginning
     * @param lengthMs how long the film may be
     * @param isWhole whether a longer one is refused rather than cut
     * @param words written below the picture
     * @param ai whether it is known that a machine made picture or voice
     * @param facts what else the file says of itself, by name
     */
    record Order(
            long id,
            List<Path> files,
            long skipMs,
            long lengthMs,
            boolean isWhole,
            String title,
            List<Cue> words,
            boolean ai,
            Map<String, String> facts) {
        Order {
            files = List.copyOf(files);
            words = List.copyOf(words);
            facts = Map.copyOf(facts);
        }
    }

    /** How it came out. */
    sealed interface Outcome {
        /**
         * It is made.
         *
         * @param words that stand below its picture: those of the order, or those of the file
         */
        record Made(Shape shape, double seconds, long bytes, boolean heard, boolean ai, List<Cue> words)
                implements Outcome {
            public Made {
                words = List.copyOf(words);
            }
        }

        record Cancelled() implements Outcome {}

        /**
         * It is not made.
         *
         * @param trouble why not, in a word that the pages have words for
         */
        record Refused(String trouble, String why) implements Outcome {}
    }

    /**
     * Makes it.
     *
     * @param film where it is to lie; its cover lies beside it, with {@code .jpg}
     */
    Outcome make(Order order, Path film, IntConsumer progress, BooleanSupplier cancelled) {
        if (!canWork()) {
            return new Outcome.Refused("no-encoder", "ffmpeg or ffprobe is not installed");
        }
        Path part = beside(film, ".part.mp4");
        Path list = beside(film, ".list");
        Path words = beside(film, ".srt");
        try {
            Files.createDirectories(film.getParent());
            Probe seen = Probe.of(ffprobe.orElseThrow(), order.files().getFirst());
            Optional<Outcome> refused = refusal(order, seen);
            if (refused.isPresent()) {
                return refused.get();
            }
            boolean ai = order.ai() || seen.isMarked() || isMarked(order.files());
            Files.writeString(list, listOf(order.files()), UTF_8);
            List<Cue> below = order.isWhole() && seen.hasWords() ? wordsOf(order, words, cancelled) : order.words();
            Files.writeString(words, Cue.subRip(below), UTF_8);
            Shape shape = seen.shape();
            Ffmpeg.End end = Ffmpeg.run(
                    ffmpeg.orElseThrow(),
                    arguments(order, shape, ai, below.isEmpty(), list, words, part),
                    expectedSeconds(order, seen),
                    progress,
                    cancelled,
                    PATIENCE);
            return switch (end) {
                case Ffmpeg.End.Done _ -> finished(order, shape, ai, below, part, film);
                case Ffmpeg.End.Cancelled _ -> new Outcome.Cancelled();
                case Ffmpeg.End.TookTooLong _ -> new Outcome.Refused("took-too-long", "after " + PATIENCE);
                case Ffmpeg.End.Broken broken -> new Outcome.Refused("broken-file", broken.why());
            };
        } catch (IOException trouble) {
            return new Outcome.Refused("broken", String.valueOf(trouble.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Cancelled();
        } finally {
            List.of(part, list, words, FilmMaker.coverOf(part)).forEach(FootageMaker::remove);
        }
    }

    private static double expectedSeconds(Order order, Probe seen) {
        double most = order.lengthMs() / 1000.0;
        return order.isWhole() && seen.seconds() > 0 ? Math.min(most, seen.seconds()) : most;
    }

    private static Optional<Outcome> refusal(Order order, Probe seen) {
        if (!seen.hasPicture()) {
            return Optional.of(new Outcome.Refused("not-a-video", "no picture was found in it"));
        }
        if (seen.isTooLarge()) {
            return Optional.of(new Outcome.Refused("picture-too-large", seen.width() + "x" + seen.height()));
        }
        return order.isWhole() && seen.seconds() > order.lengthMs() / 1000.0 + 0.5
                ? Optional.of(new Outcome.Refused("too-long", seen.seconds() + " s"))
                : Optional.empty();
    }

    /** What the file's own subtitles say; none where they cannot be read. */
    private List<Cue> wordsOf(Order order, Path words, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        var all = new ArrayList<String>(Ffmpeg.careful());
        all.addAll(List.of("-i", order.files().getFirst().toString(), "-map", "0:s:0", "-f", "srt", words.toString()));
        Ffmpeg.End end = Ffmpeg.run(ffmpeg.orElseThrow(), all, 0, _ -> {}, cancelled, COVER_PATIENCE);
        return end instanceof Ffmpeg.End.Done ? Cue.ofSubRip(Files.readString(words, UTF_8)) : List.of();
    }

    private Outcome finished(Order order, Shape shape, boolean ai, List<Cue> words, Path part, Path film)
            throws IOException, InterruptedException {
        Probe made = Probe.of(ffprobe.orElseThrow(), part);
        if (!made.hasPicture() || made.seconds() < 1) {
            return new Outcome.Refused("too-short", made.seconds() + " s");
        }
        // What a file says of its own length is not believed: it was cut a second after the end, and is seen to be
        // longer.
        if (order.isWhole() && made.seconds() > order.lengthMs() / 1000.0 + 0.5) {
            return new Outcome.Refused("too-long", made.seconds() + " s");
        }
        Path cover = FilmMaker.coverOf(part);
        String at = String.valueOf(Math.min(1.5, made.seconds() / 2));
        Ffmpeg.End end = Ffmpeg.run(
                ffmpeg.orElseThrow(),
                List.of(
                        "-ss",
                        at,
                        "-i",
                        part.toString(),
                        "-frames:v",
                        "1",
                        "-q:v",
                        "4",
                        "-f",
                        "image2",
                        cover.toString()),
                0,
                _ -> {},
                () -> false,
                COVER_PATIENCE);
        if (!(end instanceof Ffmpeg.End.Done)) {
            return new Outcome.Refused("broken-file", "no cover: " + end);
        }
        if (ai) {
            Files.write(cover, MarkedPicture.inJpeg(Files.readAllBytes(cover), mark.of(name(order))));
        }
        Files.move(cover, FilmMaker.coverOf(film), StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, film, StandardCopyOption.REPLACE_EXISTING);
        return new Outcome.Made(shape, made.seconds(), Files.size(film), made.hasSound(), ai, words);
    }

    private List<String> arguments(
            Order order, Shape shape, boolean ai, boolean isSilent, Path list, Path words, Path part) {
        var all = new ArrayList<String>(Ffmpeg.careful());
        if (order.files().size() == 1 && order.isWhole()) {
            all.addAll(List.of("-i", order.files().getFirst().toString()));
        } else {
            all.addAll(List.of("-f", "concat", "-safe", "0", "-i", list.toString()));
        }
        boolean hasWords = !isSilent;
        if (hasWords) {
            all.addAll(List.of("-f", "srt", "-i", words.toString()));
        }
        all.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?"));
        int width = shape.width(shortSide);
        int height = shape.height(shortSide);
        String cut = "trim=start=%s,setpts=PTS-STARTPTS,".formatted(seconds(order.skipMs()));
        all.addAll(List.of(
                "-vf",
                (order.isWhole() ? "" : cut)
                        + "fps=%d,scale=%d:%d:force_original_aspect_ratio=decrease,pad=%d:%d:(ow-iw)/2:(oh-ih)/2,setsar=1,format=yuv420p"
                                .formatted(Reel.FRAMES, width, height, width, height)));
        if (!order.isWhole()) {
            all.addAll(List.of("-af", "atrim=start=%s,asetpts=PTS-STARTPTS".formatted(seconds(order.skipMs()))));
        }
        all.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-threads", "1"));
        all.addAll(List.of("-g", Integer.toString(2 * Reel.FRAMES), "-c:a", "aac", "-b:a", "96k", "-ar", "48000"));
        all.addAll(List.of("-ac", "2"));
        if (hasWords) {
            all.addAll(List.of("-map", "1:s:0", "-c:s", "mov_text", "-metadata:s:s:0", "language=zho"));
        }
        // A second more than may be, so that what is longer is noticed.
        all.addAll(List.of("-t", seconds(order.lengthMs() + (order.isWhole() ? 1_000 : 0))));
        // Where a phone was, and whose it is, is nobody's business.
        all.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-movflags", "+faststart+use_metadata_tags"));
        all.addAll(List.of("-metadata", "title=" + order.title()));
        new TreeMap<>(order.facts()).forEach((name, value) -> all.addAll(List.of("-metadata", name + "=" + value)));
        if (ai) {
            all.addAll(List.of("-metadata", "AIGC=" + mark.of(name(order))));
        }
        all.addAll(List.of("-f", "mp4", part.toString()));
        return all;
    }

    private static String name(Order order) {
        return "film-" + order.id();
    }

    private static String seconds(long ms) {
        return ms / 1000 + "." + "%03d".formatted(ms % 1000);
    }

    private static String listOf(List<Path> files) {
        var text = new StringBuilder("ffconcat version 1.0\n");
        for (Path file : files) {
            text.append("file '")
                    .append(file.toAbsolutePath().toString().replace("'", "'\\''"))
                    .append("'\n");
        }
        return text.toString();
    }

    /** Whether a recorded piece says that a machine made it. */
    private static boolean isMarked(List<Path> files) throws IOException {
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                if (new String(in.readNBytes(HEAD_BYTES), ISO_8859_1).contains("AIGC={\"Label\":\"1\"")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Path beside(Path film, String ending) {
        String name = film.getFileName().toString();
        return film.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // The next sweep takes it.
        }
    }
}
