package org.qiantang.engine.performance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the speech program, and its protocol (version 1) from the asker's side. */
final class SpeechProcess {
    private static final Logger LOG = LoggerFactory.getLogger(SpeechProcess.class);
    private static final String PROTOCOL = "1";
    private static final int MAX_LINE_BYTES = 64 * 1024;
    private static final int MAX_EVENTS = 1_000_000;
    private static final int MAX_SAMPLES = 192_000 * 600;

    private final Process process;
    private final InputStream replies;
    private final Thread complaints;
    private volatile String lastComplaint = "";
    private boolean greeted;
    private boolean knowsPinyin;

    private SpeechProcess(Process process) {
        this.process = process;
        replies = new BufferedInputStream(process.getInputStream(), 64 * 1024);
        complaints = Thread.ofVirtual().start(this::noteComplaints);
    }

    static SpeechProcess start(List<String> command) throws IOException {
        return new SpeechProcess(new ProcessBuilder(command).start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the program at once; a read under way ends with it. */
    void end() {
        process.destroyForcibly();
    }

    Utterance ask(String id, int rate, int pitch, String spoken, SpeechDictionary words)
            throws IOException, SpeechFailed {
        if (!greeted) {
            greet();
        }
        VoiceText voiced = knowsPinyin ? VoiceText.of(spoken, words) : VoiceText.asItIs(spoken);
        String text = voiced.text();
        // One space for each control character, so that offsets into the text stay.
        String line = id + "\t" + rate + "\t" + pitch + "\t" + text.replaceAll("\\p{Cntrl}", " ") + "\n";
        process.getOutputStream().write(line.getBytes(UTF_8));
        process.getOutputStream().flush();

        String[] header = line();
        if (header.length == 3 && header[0].equals("error")) {
            throw new SpeechFailed("speech program refused the text: " + header[2]);
        }
        if (header.length != 5 || !header[0].equals("ok") || !header[1].equals(id)) {
            throw new IOException("reply: " + String.join(" ", header) + " (expected: ok " + id + " …)");
        }
        int sampleRate = number(header[2], 192_000);
        int samples = number(header[3], MAX_SAMPLES);
        int events = number(header[4], MAX_EVENTS);
        List<Utterance.PhonemeAt> phonemes = new ArrayList<>();
        List<Utterance.SyllableAt> syllables = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            note(line(), voiced, phonemes, syllables);
        }
        return new Utterance(spoken, sound(samples), sampleRate, phonemes, syllables);
    }

    /** Why the program ended, as well as it can be known; falls back on what the pipe said. */
    String lastWords(@Nullable IOException broken) {
        try {
            // The pipe closes a moment before the exit status and the last complaint are there.
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                complaints.join(Duration.ofMillis(500));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        String status = process.isAlive() ? "" : "exit status " + process.exitValue() + " ";
        String why = broken == null ? "" : String.valueOf(broken.getMessage());
        return status + (lastComplaint.isEmpty() ? why : lastComplaint);
    }

    private void greet() throws IOException {
        String[] greeting = line();
        if (greeting.length < 2 || !greeting[0].equals("hello") || !greeting[1].equals(PROTOCOL)) {
            throw new IOException("greeting: " + String.join(" ", greeting) + " (expected: hello " + PROTOCOL + ")");
        }
        greeted = true;
        // espeak-ng reads syllables such as zhong4 among Chinese characters; of another program we do not know.
        knowsPinyin = greeting.length > 2 && greeting[2].startsWith("espeak-ng");
    }

    private static void note(
            String[] event, VoiceText voiced, List<Utterance.PhonemeAt> phonemes, List<Utterance.SyllableAt> syllables)
            throws IOException {
        switch (event[0] + event.length) {
            case "phoneme3" -> phonemes.add(new Utterance.PhonemeAt(number(event[1], Integer.MAX_VALUE), event[2]));
            case "pause2" -> phonemes.add(new Utterance.PhonemeAt(number(event[1], Integer.MAX_VALUE), ""));
            case "syllable4" -> {
                String text = voiced.text();
                int codePoints = text.codePointCount(0, text.length());
                int first = Math.min(codePoints, number(event[2], Integer.MAX_VALUE));
                int count = Math.min(codePoints - first, number(event[3], Integer.MAX_VALUE));
                int start = text.offsetByCodePoints(0, first);
                int end = text.offsetByCodePoints(start, count);
                syllables.add(voiced.inSpoken(number(event[1], Integer.MAX_VALUE), start, end));
            }
            default -> throw new IOException("event: " + event[0] + " (expected: phoneme, pause or syllable)");
        }
    }

    private short[] sound(int samples) throws IOException {
        byte[] bytes = replies.readNBytes(samples * 2);
        if (bytes.length < samples * 2) {
            throw new EOFException("sound: " + bytes.length + " bytes (expected: " + samples * 2 + ")");
        }
        short[] sound = new short[samples];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(sound);
        return sound;
    }

    private String[] line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        for (int b = replies.read(); b != '\n'; b = replies.read()) {
            if (b < 0) {
                throw new EOFException("speech program closed its output");
            }
            if (bytes.size() == MAX_LINE_BYTES) {
                throw new IOException("line: too long (expected: up to " + MAX_LINE_BYTES + " bytes)");
            }
            bytes.write(b);
        }
        return bytes.toString(UTF_8).split("\t", -1);
    }

    private static int number(String digits, int most) throws IOException {
        try {
            int number = Integer.parseInt(digits);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // The same answer as for a number out of range.
        }
        throw new IOException("number: " + digits + " (expected: 0.." + most + ")");
    }

    private void noteComplaints() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lastComplaint = line;
                LOG.warn("speech program says line={}", line);
            }
        } catch (IOException ended) {
            LOG.debug("speech program's error output ended", ended);
        }
    }
}
