package org.qiantang.engine.performance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Piper as a process of its own, with a voice that the house brings.
 *
 * <p>It stays up between sentences: {@code piper --json-input} reads a line {@code {"text": …, "output_file": …}} and writes
 * the file's name when the file is whole. The pace is an argument of the program, so each pace has a process; the one used
 * longest ago ends when there are too many.
 *
 * @see <a href="https://github.com/rhasspy/piper#json-input">Piper, JSON input</a>
 */
public final class PiperSpeech implements SpeechEngine {
    private static final Logger LOG = LoggerFactory.getLogger(PiperSpeech.class);
    private static final int MOST_PROCESSES = 3;

    private final List<String> program;
    private final Path voice;
    private final Path folder;
    private final Duration patience;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final SequencedMap<String, Running> running = new LinkedHashMap<>(8, 0.75f, true);
    private long spoken;
    private boolean closed;

    /** One run of the program. */
    private record Running(Process process, BufferedReader replies) {
        void end() {
            process.destroyForcibly();
        }
    }

    /**
     * The engine; nothing is started yet.
     *
     * @param program piper with what it needs before our arguments
     * @param voice the {@code .onnx} file of a voice; its {@code .onnx.json} lies beside it
     * @param folder for sounds on their way; they are deleted when they were read
     */
    public PiperSpeech(List<String> program, Path voice, Path folder, Duration patience) {
        if (program.isEmpty()) {
            throw new IllegalArgumentException("program: empty (expected: piper)");
        }
        this.program = List.copyOf(program);
        this.voice = voice;
        this.folder = folder;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "piper";
    }

    @Override
    public Utterance speak(String text, VoiceWish wish) throws SpeechFailed {
        turn.lock();
        try {
            if (closed) {
                throw new SpeechFailed("piper is closed");
            }
            String scale = String.format(Locale.ROOT, "%.2f", 1 / wish.pace());
            return ask(scale, text);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            running.values().forEach(Running::end);
            running.clear();
        } finally {
            turn.unlock();
        }
    }

    private Utterance ask(String scale, String text) throws SpeechFailed {
        Path file = folder.resolve("piper-" + ProcessHandle.current().pid() + "-" + ++spoken + ".wav");
        try {
            Files.createDirectories(folder);
            Running piper = process(scale);
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("text", text.replaceAll("\\p{Cntrl}", " "));
            asked.put("output_file", file.toString());
            piper.process.getOutputStream().write((json.writeValueAsString(asked) + "\n").getBytes(UTF_8));
            piper.process.getOutputStream().flush();
            String reply = replyOf(piper);
            if (reply == null || !Files.isRegularFile(file)) {
                throw new IOException("piper said " + reply + " (expected: " + file + ")");
            }
            WavSound sound = WavSound.read(Files.readAllBytes(file));
            if (sound.samples().length == 0) {
                throw new SpeechFailed("piper made no sound");
            }
            return SpokenTimes.utterance(text, sound.samples(), sound.rate());
        } catch (IOException | TimeoutException broken) {
            Running ended = running.remove(scale);
            if (ended != null) {
                ended.end();
            }
            throw new SpeechFailed("piper failed: " + broken.getMessage(), broken);
        } finally {
            delete(file);
        }
    }

    private Running process(String scale) throws IOException {
        Running up = running.get(scale);
        if (up != null && up.process.isAlive()) {
            return up;
        }
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--model",
                voice.toString(),
                "--length_scale",
                scale,
                "--json-input",
                "--output_dir",
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Running started = new Running(process, process.inputReader(UTF_8));
        running.put(scale, started);
        if (running.size() > MOST_PROCESSES) {
            Running oldest = running.remove(running.sequencedKeySet().getFirst());
            if (oldest != null) {
                oldest.end();
            }
        }
        LOG.info("piper is started: voice={} scale={}", voice.getFileName(), scale);
        return started;
    }

    /** Reading a pipe knows no timeout, but it ends when the program does. */
    private @Nullable String replyOf(Running piper) throws IOException, TimeoutException {
        Thread watch = Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(patience.toNanos());
                piper.end();
            } catch (InterruptedException answered) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            String reply = piper.replies.readLine();
            if (reply == null && !watch.isAlive()) {
                throw new TimeoutException("no answer within " + patience.toMillis() + " ms");
            }
            return reply;
        } finally {
            watch.interrupt();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException busy) {
            LOG.debug("a sound of piper's stays behind: file={}", file, busy);
        }
    }
}
