package org.qiantang.app.avatar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A LiveTalking in {@code rtmp} mode as its interface describes it: a green picture whose red lips are as wide as its sound
 * is loud, pushed without end; it says what it is handed after a while, and stops late when it is told to.
 */
final class FakeLiveTalking implements AutoCloseable {
    static final int RATE = 16_000;
    private static final int CHUNK = RATE / 50;

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> sessions = new CopyOnWriteArrayList<>();
    final List<String> bearers = new CopyOnWriteArrayList<>();
    volatile String answer = "{\"code\":0,\"msg\":\"ok\",\"data\":{}}";

    private final HttpServer server;
    private final Deque<short[]> queue = new ArrayDeque<>();
    private final int thinksMs;
    private @Nullable Process pusher;
    private volatile boolean pushes;

    /** @param thinksMs from being handed a sentence until it begins */
    FakeLiveTalking(int thinksMs) throws IOException {
        this.thinksMs = thinksMs;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Begins to push its picture. */
    void push(Path ffmpeg, String rtmp) throws IOException {
        Process started = new ProcessBuilder(
                        ffmpeg.toString(),
                        "-hide_banner",
                        "-loglevel",
                        "error",
                        "-probesize",
                        "32",
                        "-f",
                        "s16le",
                        "-ar",
                        Integer.toString(RATE),
                        "-ac",
                        "1",
                        "-i",
                        "pipe:0",
                        "-filter_complex",
                        "[0:a]asplit[a][v];[v]showwaves=s=270x480:mode=cline:rate=25:scale=sqrt:colors=red[w];"
                                + "color=c=0x00B040:s=270x480:r=25[bg];[bg][w]overlay=shortest=1,format=yuv420p[p]",
                        "-map",
                        "[p]",
                        "-map",
                        "[a]",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-tune",
                        "zerolatency",
                        "-threads",
                        "1",
                        "-g",
                        "25",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "64k",
                        "-ar",
                        "44100",
                        "-flush_packets",
                        "1",
                        "-f",
                        "flv",
                        rtmp)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        pusher = started;
        pushes = true;
        Thread.ofPlatform().daemon().start(() -> feed(started));
    }

    /** It, or whoever gets at its unguarded door, says something that we never sent. */
    void saysByItself(short[] sound) {
        enqueue(sound);
    }

    /** Its picture ends; its door still answers. */
    void losesPicture() {
        pushes = false;
        Process running = pusher;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    @Override
    public void close() {
        losesPicture();
        server.stop(0);
    }

    private void enqueue(short[] sound) {
        synchronized (queue) {
            queue.addLast(new short[RATE * thinksMs / 1_000]);
            queue.addLast(sound);
        }
    }

    /** 20 ms at a time and in real time, as it sends them itself. */
    private void feed(Process to) {
        try (OutputStream out = to.getOutputStream()) {
            long start = System.nanoTime();
            short[] now = {};
            int at = 0;
            for (long chunk = 0; pushes; chunk++) {
                ByteBuffer bytes = ByteBuffer.allocate(2 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < CHUNK; i++) {
                    if (at >= now.length) {
                        at = 0;
                        synchronized (queue) {
                            now = queue.isEmpty() ? new short[CHUNK - i] : queue.removeFirst();
                        }
                    }
                    bytes.putShort(now.length == 0 ? 0 : now[at++]);
                }
                out.write(bytes.array());
                out.flush();
                long due = start + (chunk + 1) * 20_000_000;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
        } catch (IOException gone) {
            pushes = false;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path.equals("/humanaudio") && answer.contains("\"code\":0")) {
            take(new String(body, ISO_8859_1));
        } else if (path.equals("/interrupt_talk")) {
            // What it has begun it says to the end: it is slow to stop, as the real one is.
            synchronized (queue) {
                queue.clear();
            }
        }
        byte[] answered = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, answered.length);
        exchange.getResponseBody().write(answered);
        exchange.close();
    }

    private void take(String form) {
        String boundary = form.substring(0, form.indexOf("\r\n"));
        String session = part(form, "name=\"sessionid\"", boundary);
        sessions.add(session);
        byte[] wav = part(form, "name=\"file\"", boundary).getBytes(ISO_8859_1);
        int data = new String(wav, ISO_8859_1).indexOf("data");
        ByteBuffer in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        short[] sound = new short[in.getInt(data + 4) / 2];
        in.position(data + 8);
        in.asShortBuffer().get(sound);
        enqueue(sound);
    }

    private static String part(String form, String name, String boundary) {
        int from = form.indexOf("\r\n\r\n", form.indexOf(name)) + 4;
        return form.substring(from, form.indexOf("\r\n" + boundary, from));
    }
}
