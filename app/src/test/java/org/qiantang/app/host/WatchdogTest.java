package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.VoiceWish;

/** What fails and what hangs: engines, and whatever a host asks before she speaks. */
final class WatchdogTest {
    private static final Format FORMAT = new Format(90, 160, 25);

    private final Rehearsal house = new Rehearsal();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Programmes programmes = new Programmes(InstantSource.system(), (_, _, _) -> {});
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T12:00:00Z"));
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        threads.shutdownNow();
        programmes.close();
    }

    @Test
    void the_next_engine_speaks_where_one_fails_and_the_failed_one_is_left_alone_for_a_while() throws Exception {
        var tries = new AtomicReference<>(0);
        var speakers = new Speakers(
                List.of(
                        new Speakers.Engine("first", words -> {
                            tries.set(tries.get() + 1);
                            throw new SpeechFailed("the voice is gone");
                        }),
                        new Speakers.Engine("second", WatchdogTest::sound)),
                Duration.ofSeconds(2),
                threads,
                now::get);

        assertThat(speakers.speak("一", VoiceWish.NONE).engine()).isEqualTo("second");
        assertThat(speakers.speak("二", VoiceWish.NONE).engine()).isEqualTo("second");
        assertThat(tries.get()).isEqualTo(1);
        assertThat(speakers.states())
                .containsExactly(
                        new Speakers.State("first", "first: the voice is gone"), new Speakers.State("second", ""));
        now.set(now.get().plusSeconds(31));
        speakers.speak("三", VoiceWish.NONE);
        assertThat(tries.get()).isEqualTo(2);
    }

    @Test
    void an_engine_that_hangs_is_passed_over_and_when_all_fail_the_sentence_is_shown_without_sound() {
        var speakers = new Speakers(
                List.of(new Speakers.Engine("hangs", this::hang)), Duration.ofMillis(50), threads, now::get);
        var voice = new Voice(SpeechDictionary.NONE, speakers::speak, Runnable::run, now::get, () -> VoiceWish.NONE);

        Speech speech = voice.speech("这句没有声音。");

        assertThat(speech.isHeard()).isFalse();
        assertThat(speech.engine()).isEqualTo("none");
        assertThat(speech.length()).isGreaterThan(Speech.RATE);
        assertThat(voice.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("hangs: no answer within 50 ms"));
    }

    @Test
    void a_performance_that_hangs_is_begun_anew_at_the_next_line_and_the_hung_thread_says_nothing_more()
            throws Exception {
        HostedShow show = hosted();
        threads.execute(() -> {
            hangs.set(Thread.currentThread());
            show.run();
        });
        show.air(true);
        await(() -> hung);

        assertThat(show.giveUpIfHanging(now.get().plusSeconds(5))).isFalse();
        assertThat(show.giveUpIfHanging(now.get().plusSeconds(60))).isTrue();
        threads.execute(show::run);
        await(() -> lines().contains("第三。"));
        show.stop();

        assertThat(lines()).startsWith("第一。", "第三。");
        assertThat(show.restarts()).isEqualTo(1);
        assertThat(show.performance().calls().open())
                .extracting(Calls.Call::why)
                .contains(Calls.Why.TROUBLE);
    }

    @Test
    void one_that_is_at_work_or_waits_for_the_air_is_left_alone() throws Exception {
        HostedShow show = hosted();
        threads.execute(show::run);
        assertThat(show.giveUpIfHanging(now.get().plusSeconds(3_600))).isFalse();
        show.air(true);
        await(() -> lines().size() > 1);

        assertThat(show.giveUpIfHanging(now.get().plusSeconds(5))).isFalse();
        show.stop();
        assertThat(show.restarts()).isZero();
    }

    private final AtomicReference<@Nullable Thread> hangs = new AtomicReference<>();
    private volatile boolean hung;

    /** A show whose resolver never comes back from the second line, for one thread. */
    private HostedShow hosted() {
        Performance.Company usual = house.company;
        Resolver resolver = (showId, line) -> {
            if (line.text().equals("卡住。") && Thread.currentThread().equals(hangs.get())) {
                hung = true;
                hangWhateverComes();
            }
            return usual.resolver().resolve(showId, line);
        };
        var company = new Performance.Company(
                resolver,
                usual.answerer(),
                usual.desk(),
                usual.gate(),
                usual.rooms(),
                usual.boards(),
                usual.onStage(),
                usual.simulated(),
                now::get);
        var playbill = new Playbill(Rehearsal.SHOW, 3, "钱塘茶集");
        // A picture that nobody encodes: the count of frames goes on without the program.
        var broadcast = new Broadcast(playbill, FORMAT, Path.of("/nowhere/ffmpeg"), _ -> {});
        var calls = new Calls();
        var voice = new Voice(WatchdogTest::sound, SpeechDictionary.NONE, threads, now::get);
        var mouth = new Mouthpiece(Rehearsal.SHOW, company, voice, broadcast, calls, threads);
        var performance = new Performance(Rehearsal.SHOW, company, HostSetting.USUAL, List.of(), mouth, calls);
        performance.follow(new Script(List.of(new Segment(
                Segment.NO_ITEM,
                "开场",
                List.of(
                        new ScriptLine("第一。", List.of()),
                        new ScriptLine("卡住。", List.of()),
                        new ScriptLine("第三。", List.of()))))));
        return new HostedShow(playbill, performance, broadcast, programmes.openDigital(3));
    }

    private List<String> lines() {
        return house.recorded().stream().map(RoomRequest.HostLine::text).toList();
    }

    private Utterance hang(String words) {
        hangWhateverComes();
        return sound(words);
    }

    /** An interrupt is swallowed, as some drivers do. */
    private void hangWhateverComes() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (never.getCount() > 0 && System.nanoTime() < until) {
            try {
                if (never.await(20, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException swallowed) {
                Thread.onSpinWait();
            }
        }
    }

    private static Utterance sound(String words) {
        return new Utterance(words, new short[2_400], 24_000, List.of(), List.of());
    }

    private static void await(BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come within 20 s");
            }
            Thread.sleep(20);
        }
    }
}
