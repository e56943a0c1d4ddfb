package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.EspeakSpeech;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.presenter.Pose;

/**
 * From a viewer's question to the first frame of its answer, on a real clock with frames of 40 ms; prints what it took. The
 * voice is the real speech program where it is built, else a fake that takes 20 ms; the desk and the answers are fakes.
 */
final class AnswerTimeTest {
    private static final Path SPEECH = Path.of("../speech-espeak/target/speech-espeak.jar");
    private static final int QUESTIONS = Integer.getInteger("questions", 3);
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private final Rehearsal house = new Rehearsal();
    private final ConcurrentHashMap<String, Long> firstFrame = new ConcurrentHashMap<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    @Test
    void a_question_interrupts_and_every_answer_is_begun() throws Exception {
        List<Long> millis = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Speaking speaking = speaking()) {
            var calls = new Calls();
            var voice = new Voice(speaking.speaker(), SpeechDictionary.NONE, threads, InstantSource.system());
            voice.keep(Phrases.WARM.fixed());
            var mouth = new Mouthpiece(Rehearsal.SHOW, house.company, voice, this::frames, calls, threads);
            var performance =
                    new Performance(Rehearsal.SHOW, house.company, HostSetting.USUAL, List.of(), mouth, calls);
            performance.follow(script());
            threads.execute(() -> steps(performance));
            try {
                for (int i = 0; i < QUESTIONS; i++) {
                    String answer = "第" + i + "个问题，这一款明前龙井现在八十八元一盒，拍下以后四十八小时之内发货。";
                    house.answers.put("问" + i, new Answered(answer, null, List.of("price")));
                    String first = Spoken.pieces(answer).getFirst();
                    // Somewhere in the middle of a sentence of the script.
                    awaitScript(performance);
                    Thread.sleep(100 + 37 * (i % 9));
                    long asked = System.nanoTime();
                    performance.hear(0, i, "问" + i, null);
                    await(first);
                    millis.add((firstFrame.getOrDefault(first, asked) - asked) / 1_000_000);
                }
            } finally {
                over = true;
            }
        }
        millis.sort(null);
        System.out.printf(
                "question to first sound at the encoder, %d questions: p50 %d ms, p95 %d ms, longest %d ms%n",
                QUESTIONS, millis.get(QUESTIONS / 2), millis.get(QUESTIONS * 95 / 100), millis.getLast());
        assertThat(millis).hasSize(QUESTIONS);
    }

    /** Frames of 40 ms, as a broadcast takes them. */
    private boolean frames(Speech speech, Pose pose, Cue cue) throws InterruptedException {
        long played = 0;
        // Of what is not to be cut the beginning is enough.
        long length = speech.text().startsWith("台词") ? speech.length() : Math.min(speech.length(), Speech.RATE / 5);
        while (played < length && !over) {
            Thread.sleep(TimeUnit.NANOSECONDS.toMillis(FRAME_NANOS - System.nanoTime() % FRAME_NANOS) + 1);
            long samples = Speech.RATE / 25;
            if (cue.sign(speech.pausesBetween(played - samples, played)) == Cue.Sign.CUT) {
                return false;
            }
            if (played == 0) {
                shown.add(speech.text());
            }
            firstFrame.putIfAbsent(speech.text(), System.nanoTime());
            played += samples;
        }
        return true;
    }

    private void steps(Performance performance) {
        try {
            while (!over) {
                performance.step();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitScript(Performance performance) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (performance.current().filter(now -> now.text().startsWith("台词")).isEmpty()) {
            assertThat(System.nanoTime()).as("waiting for the script").isLessThan(until);
            Thread.sleep(5);
        }
    }

    private void await(String text) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!firstFrame.containsKey(text)) {
            assertThat(System.nanoTime()).as("waiting for %s", text).isLessThan(until);
            Thread.sleep(1);
        }
    }

    private static Script script() {
        return new Script(List.of(new Segment(
                Segment.NO_ITEM, "开场", List.of(new ScriptLine("台词很长很长，说的是这一片茶园和这一个春天，一直说到有人来问为止。", List.of())))));
    }

    private record Speaking(Voice.Speaker speaker, Optional<EspeakSpeech> program) implements AutoCloseable {
        @Override
        public void close() {
            program.ifPresent(EspeakSpeech::close);
        }
    }

    private static Speaking speaking() {
        if (!Files.exists(SPEECH)) {
            return new Speaking(
                    words -> {
                        pause();
                        return new Utterance(
                                words, new short[24_000 * words.length() / 5], 24_000, List.of(), List.of());
                    },
                    Optional.empty());
        }
        // A voice reads numbers out before it hands words to its speaker.
        var program = new EspeakSpeech(EspeakSpeech.commandFor(SPEECH));
        return new Speaking(program::speak, Optional.of(program));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
