package org.qiantang.app.shortvideo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of FFmpeg, a process of its own: raw pictures and a file of sound in, an MP4 (H.264, AAC) with its AIGC mark out.
 *
 * <p>The sound lies in a file before the first picture is written, so that neither side can wait for the other.
 */
final class FilmEncoder implements AutoCloseable {
    private static final long END_SECONDS = 60;

    private final Process process;
    private final OutputStream pictures;
    private final AtomicReference<String> complaint = new AtomicReference<>("");

    private FilmEncoder(Process process) {
        this.process = process;
        this.pictures = process.getOutputStream();
    }

    static FilmEncoder start(Path ffmpeg, int width, int height, Path sound, Path film, String title, String mark)
            throws IOException {
        var command = new ArrayList<String>();
        command.addAll(List.of(ffmpeg.toString(), "-hide_banner", "-nostats", "-loglevel", "error", "-y"));
        command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "bgr24", "-s", width + "x" + height));
        command.addAll(List.of("-r", Integer.toString(Reel.FRAMES), "-i", "pipe:0", "-i", sound.toString()));
        command.addAll(List.of(
                "-vf",
                "scale=out_color_matrix=bt709:out_range=limited,format=yuv420p,"
                        + "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709"));
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "22", "-threads", "1"));
        command.addAll(List.of("-g", Integer.toString(2 * Reel.FRAMES), "-c:a", "aac", "-b:a", "96k", "-ac", "1"));
        // Its fields are no standard ones of MP4, which are kept only where the muxer is told so.
        command.addAll(List.of("-movflags", "+faststart+use_metadata_tags"));
        command.addAll(List.of("-metadata", "AIGC=" + mark, "-metadata", "title=" + title));
        command.addAll(List.of("-f", "mp4", film.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var encoder = new FilmEncoder(process);
        Thread.ofVirtual().name("film-encoder").start(encoder::listen);
        return encoder;
    }

    void write(byte[] picture) throws IOException {
        try {
            pictures.write(picture);
        } catch (IOException died) {
            throw new IOException(lastWords(died), died);
        }
    }

    /** Lets the program finish; a failure says what it complained of. */
    void finish() throws IOException, InterruptedException {
        pictures.close();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("ffmpeg did not end in " + END_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(lastWords(null));
        }
    }

    /** Ends the program at once if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String lastWords(@Nullable Exception died) {
        String said = complaint.get();
        return "ffmpeg: "
                + (said.isEmpty() ? (died == null ? "ended with " + process.exitValue() : died.getMessage()) : said);
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                complaint.set(line.length() > 300 ? line.substring(0, 300) : line);
            }
        } catch (IOException _) {
            // The program is gone, and with it what it had to say.
        }
    }

    /** Writes mono 16-bit sound as a WAV file. */
    static void writeWav(Path file, short[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(UTF_8)).putInt(36 + 2 * samples.length).put("WAVEfmt ".getBytes(UTF_8));
        bytes.putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(Take.RATE)
                .putInt(2 * Take.RATE);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(UTF_8)).putInt(2 * samples.length);
        bytes.asShortBuffer().put(samples);
        Files.write(file, bytes.array());
    }
}
