package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.media.FlvTag;

/** What a broadcast sent, kept as an FLV file and looked at with FFmpeg's programs. */
final class Film {
    private final List<FlvTag> tags = new ArrayList<>();

    synchronized void take(FlvTag tag) {
        tags.add(tag);
    }

    synchronized int size() {
        return tags.size();
    }

    synchronized void clear() {
        tags.clear();
    }

    synchronized Path write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {'F', 'L', 'V', 1, 5, 0, 0, 0, 9, 0, 0, 0, 0});
        for (FlvTag tag : tags) {
            byte[] body = new byte[tag.payload().readableBytes()];
            tag.payload().getBytes(tag.payload().readerIndex(), body);
            int type = switch (tag.type()) {
                case AUDIO -> 8;
                case VIDEO -> 9;
                case SCRIPT -> 18;
            };
            int time = tag.timestampMs();
            ByteBuffer head = ByteBuffer.allocate(11);
            head.put((byte) type).put((byte) (body.length >> 16)).putShort((short) body.length);
            head.put((byte) (time >> 16)).putShort((short) time).put((byte) (time >> 24));
            bytes.write(head.array());
            bytes.write(body);
            bytes.write(ByteBuffer.allocate(4).putInt(11 + body.length).array());
        }
        return Files.write(file, bytes.toByteArray());
    }

    /** What ffprobe says, one value a line. */
    static List<String> probe(Path film, String... asked) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error", "-of", "csv=p=0"));
        command.addAll(List.of(asked));
        command.add(film.toString());
        return new String(run(command), UTF_8).lines().toList();
    }

    /** The sound, mono at the broadcast's rate. */
    static short[] sound(Path film) throws IOException, InterruptedException {
        byte[] bytes = run(List.of(
                "ffmpeg", "-v", "error", "-i", film.toString(), "-vn", "-f", "s16le", "-ar", "48000", "-ac", "1", "-"));
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    /** All pictures, each as bytes of blue, green and red. */
    static List<byte[]> pictures(Path film, Format format) throws IOException, InterruptedException {
        List<String> command = List.of(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                film.toString(),
                "-an",
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-");
        Process process = started(command);
        int size = 3 * format.width() * format.height();
        List<byte[]> pictures = new ArrayList<>();
        // One at a time: all of them, and all of them once more in one array, may be more than a test has.
        for (byte[] one = process.getInputStream().readNBytes(size);
                one.length == size;
                one = process.getInputStream().readNBytes(size)) {
            pictures.add(one);
        }
        ended(process, command);
        return pictures;
    }

    private static byte[] run(List<String> command) throws IOException, InterruptedException {
        Process process = started(command);
        byte[] output = process.getInputStream().readAllBytes();
        ended(process, command);
        return output;
    }

    private static Process started(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void ended(Process process, List<String> command) throws IOException, InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("command failed: " + command);
        }
    }
}
