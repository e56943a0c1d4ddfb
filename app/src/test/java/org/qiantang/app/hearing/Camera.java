package org.qiantang.app.hearing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A camera: FFmpeg that sends a picture with a tone by RTMP, as fast as it happens. */
public final class Camera implements AutoCloseable {
    private final Process process;

    private Camera(Process process) {
        this.process = process;
    }

    public static Camera film(int rtmpPort, String key, boolean sound) throws IOException {
        return send(rtmpPort, key, "testsrc=size=180x320:rate=20", sound);
    }

    /** Shows a still picture. */
    public static Camera show(int rtmpPort, String key, Path picture) throws IOException {
        return send(rtmpPort, key, "movie=" + picture + ":loop=0,setpts=N/20/TB,fps=20", true);
    }

    private static Camera send(int rtmpPort, String key, String picture, boolean sound) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-re", "-f", "lavfi", "-i", picture));
        if (sound) {
            command.addAll(List.of("-re", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"));
            command.addAll(List.of("-c:a", "aac", "-b:a", "64k"));
        }
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "20"));
        command.addAll(List.of("-pix_fmt", "yuv420p", "-threads", "1", "-f", "flv"));
        command.add("rtmp://127.0.0.1:" + rtmpPort + "/live/" + key);
        return new Camera(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
