package org.qiantang.app.hearing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.qiantang.engine.ocr.Picture;

/**
 * One frame that can be seen by itself, as it came: FFmpeg makes a small picture of it.
 *
 * @param setup the decoder's setup, as a tag of FLV
 * @param frame the frame, as a tag of FLV
 */
record KeyFrame(byte[] setup, byte[] frame) {
    private static final byte[] HEAD = {'F', 'L', 'V', 1, 1, 0, 0, 0, 9, 0, 0, 0, 0};
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String SMALL = "scale='if(gt(iw,ih),min(960,iw),-2)':'if(gt(iw,ih),-2,min(960,ih))'";

    /** May take some tens of milliseconds, in a process of its own. */
    Picture picture(String ffmpeg) throws IOException, InterruptedException {
        return picture(ffmpeg, PATIENCE);
    }

    /** @param patience after which the process is killed, whatever it was about to do */
    Picture picture(String ffmpeg, Duration patience) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        ffmpeg,
                        "-hide_banner",
                        "-loglevel",
                        "error",
                        "-protocol_whitelist",
                        "pipe",
                        "-f",
                        "flv",
                        "-i",
                        "pipe:0",
                        "-frames:v",
                        "1",
                        "-vf",
                        SMALL,
                        "-f",
                        "image2pipe",
                        "-c:v",
                        "ppm",
                        "pipe:1"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Writing and reading wait as long as the process lets them, and end with it.
        var _ = process.onExit()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> process.destroyForcibly());
        try {
            // All of it is written before anything is read: FFmpeg answers when its input has ended.
            try (OutputStream in = process.getOutputStream()) {
                in.write(HEAD);
                in.write(setup);
                in.write(frame);
            }
            byte[] ppm = process.getInputStream().readAllBytes();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || ppm.length == 0) {
                throw new IOException("ffmpeg made no picture of a key frame");
            }
            return read(ppm);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A binary PPM of one byte a colour, as FFmpeg writes it. */
    static Picture read(byte[] ppm) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(ppm));
        if (!word(in).equals("P6")) {
            throw new IOException("no picture (expected: P6)");
        }
        int width = number(in);
        int height = number(in);
        if (number(in) != 255) {
            throw new IOException("no picture of one byte a colour");
        }
        byte[] rgb = in.readAllBytes();
        if (width > Picture.LARGEST || height > Picture.LARGEST || rgb.length != width * height * 3) {
            throw new IOException("picture: " + width + "x" + height + ", " + rgb.length + " bytes");
        }
        return new Picture(width, height, rgb);
    }

    private static int number(DataInputStream in) throws IOException {
        String word = word(in);
        if (!word.matches("[0-9]{1,5}")) {
            throw new IOException("no number in the head of a picture");
        }
        return Integer.parseInt(word);
    }

    /** Up to the next white space, which is read with it. */
    private static String word(DataInputStream in) throws IOException {
        var word = new StringBuilder();
        for (int sign = in.read(); sign > ' ' && word.length() < 16; sign = in.read()) {
            word.append((char) sign);
        }
        return word.toString();
    }
}
