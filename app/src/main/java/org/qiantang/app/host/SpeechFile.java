package org.qiantang.app.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sentence's sound as every browser plays it: MP3 of 40 kbit/s where FFmpeg makes one, which is a twentieth of the picture's
 * rate, else WAV at 16 kHz. Both bear the mark of what machines made.
 *
 * @param bytes the whole file; nobody may write to them
 */
record SpeechFile(String type, byte[] bytes) {
    static final String MP3 = "audio/mpeg";
    static final String WAV = "audio/wav";

    private static final Logger LOG = LoggerFactory.getLogger(SpeechFile.class);
    private static final long LONGEST_SECONDS = 5;
    private static final int WAV_RATE = 16_000;

    /**
     * Writes samples of 16 bits down. May block for some tenths of a second.
     *
     * @param note ASCII, as the file's comment
     */
    static SpeechFile of(Optional<Path> ffmpeg, short[] samples, int rate, String note) {
        if (ffmpeg.isPresent()) {
            try {
                byte[] encoded = encoded(ffmpeg.get(), samples, rate, note);
                if (encoded.length > 0) {
                    return new SpeechFile(MP3, encoded);
                }
                LOG.info("a sentence's sound is given as WAV: FFmpeg made no MP3 of it");
            } catch (IOException failed) {
                LOG.info("a sentence's sound is given as WAV: reason={}", failed.getMessage());
            }
        }
        short[] fewer = new Utterance("", samples, rate, List.of(), List.of())
                .resampledTo(WAV_RATE)
                .samples();
        return new SpeechFile(WAV, WavFile.of(fewer, WAV_RATE, note));
    }

    private static byte[] encoded(Path ffmpeg, short[] samples, int rate, String note) throws IOException {
        Process process = new ProcessBuilder(command(ffmpeg, rate, note))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // One that hangs is ended, and with it the reading.
        var _ = process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> {
            process.destroyForcibly();
            return process;
        });
        Thread.ofVirtual().name("speech-file").start(() -> feed(process, samples));
        try (InputStream out = process.getInputStream()) {
            byte[] encoded = out.readAllBytes();
            return process.waitFor() == 0 ? encoded : new byte[0];
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path ffmpeg, int rate, String note) {
        return List.of(
                ffmpeg.toString(),
                "-hide_banner",
                "-nostats",
                "-loglevel",
                "error",
                "-f",
                "s16le",
                "-ar",
                Integer.toString(rate),
                "-ac",
                "1",
                "-i",
                "pipe:0",
                "-c:a",
                "libmp3lame",
                "-b:a",
                "40k",
                "-ar",
                "24000",
                "-metadata",
                "comment=" + note,
                "-f",
                "mp3",
                "pipe:1");
    }

    private static void feed(Process process, short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        try (OutputStream in = process.getOutputStream()) {
            in.write(bytes.array());
        } catch (IOException gone) {
            LOG.debug("the encoder of a sentence was gone before its input ended", gone);
        }
    }
}
