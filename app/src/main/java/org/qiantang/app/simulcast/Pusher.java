package org.qiantang.app.simulcast;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.EncodedTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One FFmpeg process that sends what it is given on to an RTMP address, without touching picture or sound. */
final class Pusher {
    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
    private static final long STUCK_MS = 10_000;
    private static final long GOODBYE_SECONDS = 2;
    private static final int LONGEST_WORDS = 200;

    private final Process process;
    private final Target target;
    private final Path secret;
    private final InstantSource clock;
    private volatile long writingSinceMs = Long.MAX_VALUE;
    private volatile @Nullable Instant live;
    private volatile String words = "";

    private Pusher(Process process, Target target, Path secret, InstantSource clock) {
        this.process = process;
        this.target = target;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Starts the process.
     *
     * @param folder where the key lies for a moment: on the command line every user of the machine could read it
     * @param at the address that was looked at; the name is not asked a second time
     */
    static Pusher start(Path ffmpeg, Path folder, Target target, URI uri, InetAddress at, InstantSource clock)
            throws IOException {
        Files.createDirectories(folder);
        Path secret = Files.createTempFile(
                folder,
                "key",
                ".ffpreset",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "rtmp_playpath=" + target.key() + "\n");
        try {
            Process process = new ProcessBuilder(command(ffmpeg, secret, uri, at)).start();
            var pusher = new Pusher(process, target, secret, clock);
            Thread.ofVirtual().name("pusher-progress").start(pusher::watch);
            Thread.ofVirtual().name("pusher-words").start(pusher::listen);
            LOG.info("simulcast pusher started target={} pid={}", target.id(), process.pid());
            return pusher;
        } catch (IOException failed) {
            Files.deleteIfExists(secret);
            throw failed;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isLive() {
        return live != null;
    }

    Instant liveSince() {
        Instant since = live;
        return since == null ? clock.instant() : since;
    }

    Duration liveFor() {
        Instant since = live;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    /** What it last complained of, without the key. */
    String lastWords() {
        try {
            process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return words;
    }

    void write(EncodedTag tag) throws IOException {
        byte[] bytes = new byte[tag.size()];
        tag.bytes().getBytes(tag.bytes().readerIndex(), bytes);
        write(bytes);
    }

    void write(byte[] bytes) throws IOException {
        OutputStream pipe = process.getOutputStream();
        writingSinceMs = clock.millis();
        try {
            pipe.write(bytes);
            pipe.flush();
        } finally {
            writingSinceMs = Long.MAX_VALUE;
        }
    }

    /** Kills a process that takes nothing more, so that the write which hangs on it fails. */
    void killIfStuck() {
        if (clock.millis() - writingSinceMs > STUCK_MS) {
            words = "the other side takes nothing more";
            process.destroyForcibly();
        }
    }

    /** Says goodbye to the other side, then sees the process gone. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException died) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            forgetKey();
        }
    }

    private void forgetKey() {
        try {
            Files.deleteIfExists(secret);
        } catch (IOException failed) {
            LOG.warn("a file with a stream key could not be removed: file={}", secret, failed);
        }
    }

    /** Its reports of progress; the first with bytes sent means that the other side has taken us. */
    private void watch() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (live == null && line.matches("total_size=[1-9][0-9]*")) {
                    live = clock.instant();
                    forgetKey();
                    LOG.info("simulcast is live target={}", target.id());
                }
            }
        } catch (IOException ended) {
            LOG.debug("the pusher's progress ended", ended);
        }
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String plain = line.replace(target.key(), "…");
                // What the server said is worth more than what FFmpeg makes of it.
                if (!words.startsWith("Server error")) {
                    String bare = plain.replaceFirst("^\\[[^]]*] ", "");
                    words = bare.substring(0, Math.min(LONGEST_WORDS, bare.length()));
                }
                LOG.info("the pusher says target={} line={}", target.id(), plain);
            }
        } catch (IOException ended) {
            LOG.debug("the pusher's error output ended", ended);
        }
    }

    private static List<String> command(Path ffmpeg, Path secret, URI uri, InetAddress at) {
        int port = AddressCheck.portOf(uri);
        String app = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        boolean tls = "rtmps".equals(uri.getScheme());
        String host = at instanceof Inet6Address ? "[" + at.getHostAddress() + "]" : at.getHostAddress();
        List<String> command = new ArrayList<>(List.of(ffmpeg.toString(), "-hide_banner", "-nostdin"));
        command.addAll(List.of("-loglevel", "error", "-progress", "pipe:1", "-stats_period", "1"));
        command.addAll(List.of("-fflags", "nobuffer", "-probesize", "500000", "-analyzeduration", "500000"));
        command.addAll(List.of("-f", "flv", "-i", "pipe:0", "-c", "copy", "-flvflags", "no_duration_filesize"));
        command.addAll(List.of("-rw_timeout", "10000000", "-rtmp_tcurl"));
        command.add(uri.getScheme() + "://" + uri.getHost() + ":" + port + app);
        command.addAll(List.of("-fpre", secret.toString()));
        if (tls) {
            // By name, since the certificate speaks of it; who answers under it must prove to be it.
            command.addAll(List.of("-tls_verify", "1", "-f", "flv", "rtmps://" + uri.getHost() + ":" + port + app));
        } else {
            command.addAll(List.of("-f", "flv", "rtmp://" + host + ":" + port + app));
        }
        return command;
    }
}
