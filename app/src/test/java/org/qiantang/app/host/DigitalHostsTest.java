package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.media.Feed;
import org.qiantang.app.media.FlvTag;
import org.qiantang.app.media.OnAir;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.Source;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.event.ShowEvent;

/** Whole hosts in a room's real programme, encoded by the real FFmpeg; the desk and the voice are fakes. */
final class DigitalHostsTest {
    private static final long ROOM = 3;
    private static final Format FORMAT = new Format(180, 320, 15);
    private static final List<String> WORDS = List.of("第一句。", "第二句。", "第三句。");

    private final Rehearsal house = new Rehearsal();
    private final AtomicReference<DigitalHosts> door = new AtomicReference<>();
    private final Programmes programmes = new Programmes(
            InstantSource.system(), (room, source, live) -> door.get().onAir(room, source, live));
    private final Airtimes airtimes =
            new Airtimes(house, Thread.ofVirtual()::start, InstantSource.system(), Optional.empty());
    private Optional<Path> ffmpeg = Optional.empty();
    // What the writer of her script waits for before it has it.
    private volatile Consumer<BooleanSupplier> writing = _ -> {};
    // What is done while she begins, after her script is written.
    private volatile Runnable beginning = () -> {};

    @BeforeEach
    void needs_ffmpeg() {
        ffmpeg = Encoder.program();
        assumeTrue(ffmpeg.isPresent(), "ffmpeg is not installed");
        open(ffmpeg);
    }

    @AfterEach
    void close() {
        DigitalHosts hosts = door.get();
        if (hosts != null) {
            hosts.close();
        }
        programmes.close();
    }

    @Test
    void a_host_that_is_started_is_on_the_air_and_says_the_script() throws Exception {
        DigitalHosts hosts = door.get();

        assertThat(hosts.start(Rehearsal.SHOW)).isEqualTo(new DigitalHosts.Reply.Done());

        await(() -> lines().size() > 4);
        OnAir air = programmes.snapshot(ROOM).orElseThrow();
        assertThat(air.live()).isTrue();
        assertThat(air.source()).contains(Source.DIGITAL);
        assertThat(air.width()).isEqualTo(180);
        assertThat(lines()).startsWith("第一句。", "第二句。", "第三句。", "第一句。");
        HostStatus status = hosts.status(Rehearsal.SHOW);
        assertThat(status.state()).isEqualTo(HostStatus.State.PERFORMING);
        assertThat(status.onAir()).isTrue();
        assertThat(status.script().getFirst().lines()).hasSize(3);
    }

    @Test
    void a_person_who_takes_the_air_silences_her_and_she_goes_on_at_the_cut_sentence() throws Exception {
        DigitalHosts hosts = door.get();
        List<FlvTag> camera = camera();
        hosts.start(Rehearsal.SHOW);
        await(() -> lines().size() > 1);

        Feed person = programmes.openHuman(ROOM).orElseThrow();
        camera.forEach(person::accept);
        await(() -> !hosts.status(Rehearsal.SHOW).onAir());
        Thread.sleep(300);
        int before = lines().size();
        Thread.sleep(1_500);
        assertThat(lines()).hasSize(before);
        assertThat(programmes.snapshot(ROOM).orElseThrow().source()).contains(Source.HUMAN);

        person.close();
        await(() -> lines().size() > before + 3);
        assertThat(programmes.snapshot(ROOM).orElseThrow().source()).contains(Source.DIGITAL);
        await(() -> programmes.snapshot(ROOM).orElseThrow().live());
        List<String> heard = lines().stream()
                .filter(text -> !Phrases.WARM.bridges().contains(text))
                .toList();
        // Only the sentence that was cut may be begun twice.
        List<String> once = new ArrayList<>(heard);
        if (heard.get(before).equals(heard.get(before - 1))) {
            once.remove(before);
        }
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i)).as("%s of %s", i, heard).isEqualTo(WORDS.get(i % WORDS.size()));
        }
    }

    @Test
    void pages_that_draw_her_are_told_what_is_on_air_and_at_once_when_it_is_cut() throws Exception {
        DigitalHosts hosts = door.get();
        List<FlvTag> camera = camera();
        hosts.start(Rehearsal.SHOW);
        await(() -> house.drawn.stream().flatMap(Optional::stream).anyMatch(now -> now.id() != null));
        Airtime airtime = airtimes.of(Rehearsal.SHOW).orElseThrow();
        await(() -> underWay(airtime).isPresent());
        String said = underWay(airtime).orElseThrow().text();
        assertThat(WORDS).contains(said);
        assertThat(lines()).contains(said);

        Feed person = programmes.openHuman(ROOM).orElseThrow();
        long taken = System.nanoTime();
        camera.forEach(person::accept);
        await(() -> house.drawn.getLast().isEmpty());
        System.out.printf(
                "cut: pages were told %.0f ms after a person's picture had come%n", (System.nanoTime() - taken) / 1e6);
        assertThat(underWay(airtime)).isEmpty();

        person.close();
        await(() -> underWay(airtime).isPresent());
        hosts.stop(Rehearsal.SHOW);
        await(() -> airtimes.of(Rehearsal.SHOW).isEmpty());
        await(() -> house.drawn.getLast().isEmpty());
    }

    private static Optional<AiredSentence> underWay(Airtime airtime) {
        return airtime.moment().map(DrawnMoment::id).flatMap(airtime::sentence);
    }

    @Test
    void paused_she_stays_on_the_air_and_says_nothing() throws Exception {
        DigitalHosts hosts = door.get();
        hosts.start(Rehearsal.SHOW);
        await(() -> lines().size() > 1);

        hosts.pause(Rehearsal.SHOW);
        Thread.sleep(100);
        int before = lines().size();
        Thread.sleep(1_500);

        assertThat(lines()).hasSizeLessThanOrEqualTo(before + 1);
        assertThat(hosts.status(Rehearsal.SHOW).state()).isEqualTo(HostStatus.State.PAUSED);
        assertThat(programmes.snapshot(ROOM).orElseThrow().live()).isTrue();

        hosts.resume(Rehearsal.SHOW);
        await(() -> lines().size() > before + 2);
    }

    @Test
    void when_the_show_closes_she_says_goodbye_and_leaves() throws Exception {
        DigitalHosts hosts = door.get();
        hosts.start(Rehearsal.SHOW);
        await(() -> lines().size() > 1);

        hosts.happened(
                Rehearsal.SHOW, List.of(new Audience.Happened(9, new ShowEvent.ShowClosing(Instant.EPOCH), List.of())));

        await(() -> hosts.status(Rehearsal.SHOW).state() == HostStatus.State.OFF);
        assertThat(lines().getLast()).isEqualTo("再见。");
    }

    @Test
    void a_viewers_question_is_answered_and_typed_words_are_said() throws Exception {
        DigitalHosts hosts = door.get();
        house.answers.put("多少钱", new Answered("八十八元。", null, List.of()));
        house.forbidden.add("第一品牌");
        hosts.start(Rehearsal.SHOW);
        await(() -> lines().size() > 1);
        var line = new ShowEvent.TalkLine(1, 100, "hash", "clear");

        hosts.happened(
                Rehearsal.SHOW,
                List.of(new Audience.Happened(
                        9, new ShowEvent.TalkHeard(Instant.EPOCH, List.of(line)), List.of("多少钱"))));
        await(() -> lines().contains("八十八元。"));

        assertThat(hosts.say(Rehearsal.SHOW, "欢迎新来的朋友。")).isEqualTo(new DigitalHosts.Reply.Done());
        await(() -> lines().contains("欢迎新来的朋友。"));
        assertThat(hosts.say(Rehearsal.SHOW, "我们是第一品牌。")).isInstanceOf(DigitalHosts.Reply.Refused.class);
    }

    @Test
    void stopped_and_started_again_she_performs_again() throws Exception {
        DigitalHosts hosts = door.get();
        hosts.start(Rehearsal.SHOW);
        await(() -> lines().size() > 1);

        hosts.stop(Rehearsal.SHOW);
        assertThat(hosts.status(Rehearsal.SHOW).state()).isEqualTo(HostStatus.State.OFF);
        hosts.start(Rehearsal.SHOW);
        int before = lines().size();

        await(() -> lines().size() > before + 2);
        await(() -> programmes.snapshot(ROOM).orElseThrow().live());
    }

    @Test
    void stopped_while_her_script_is_written_its_writer_is_told_and_she_does_not_begin() throws Exception {
        DigitalHosts hosts = door.get();
        var begun = new CountDownLatch(1);
        writing = unwanted -> {
            begun.countDown();
            while (!unwanted.getAsBoolean()) {
                LockSupport.parkNanos(5_000_000);
            }
        };
        Thread starting = Thread.ofVirtual().start(() -> hosts.start(Rehearsal.SHOW));
        begun.await();

        assertThat(hosts.stop(Rehearsal.SHOW)).isEqualTo(new DigitalHosts.Reply.Done());

        assertThat(starting.join(Duration.ofSeconds(20))).isTrue();
        assertThat(hosts.status(Rehearsal.SHOW).state()).isEqualTo(HostStatus.State.OFF);
        assertThat(hosts.stop(Rehearsal.SHOW)).isEqualTo(new DigitalHosts.Reply.NotPerforming());
        writing = _ -> {};
        hosts.start(Rehearsal.SHOW);
        await(() -> lines().size() > 1);
    }

    @Test
    void the_writer_of_a_stopped_start_is_unwanted_for_good_though_she_is_started_anew() throws Exception {
        DigitalHosts hosts = door.get();
        var writers = new AtomicInteger();
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        writing = unwanted -> {
            if (writers.getAndIncrement() == 0) {
                first.countDown();
                waitFor(second);
                while (!unwanted.getAsBoolean()) {
                    LockSupport.parkNanos(5_000_000);
                }
            } else {
                second.countDown();
                waitFor(written);
            }
        };
        Thread starting = Thread.ofVirtual().start(() -> hosts.start(Rehearsal.SHOW));
        first.await();
        hosts.stop(Rehearsal.SHOW);
        Thread again = Thread.ofVirtual().start(() -> hosts.start(Rehearsal.SHOW));

        assertThat(starting.join(Duration.ofSeconds(20))).isTrue();
        assertThat(hosts.status(Rehearsal.SHOW).state()).isEqualTo(HostStatus.State.OFF);
        // The mark of the second start is still there: a third has nothing written.
        hosts.start(Rehearsal.SHOW);
        assertThat(writers).hasValue(2);
        written.countDown();
        assertThat(again.join(Duration.ofSeconds(20))).isTrue();
        await(() -> lines().size() > 1);
    }

    @Test
    void stopped_at_the_moment_at_which_she_begins_she_does_not_perform() throws Exception {
        DigitalHosts hosts = door.get();
        var stopped = new AtomicReference<DigitalHosts.Reply>();
        var stopping = new AtomicReference<Thread>();
        beginning = () -> {
            stopping.set(Thread.ofVirtual().start(() -> stopped.set(hosts.stop(Rehearsal.SHOW))));
            LockSupport.parkNanos(300_000_000);
        };

        hosts.start(Rehearsal.SHOW);

        assertThat(stopping.get().join(Duration.ofSeconds(20))).isTrue();
        assertThat(stopped).hasValue(new DigitalHosts.Reply.Done());
        assertThat(hosts.status(Rehearsal.SHOW).state()).isEqualTo(HostStatus.State.OFF);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void without_ffmpeg_she_says_why_she_cannot() {
        close();
        open(Optional.empty());

        assertThat(door.get().start(Rehearsal.SHOW)).isInstanceOf(DigitalHosts.Reply.Unable.class);
        assertThat(door.get().status(Rehearsal.SHOW).available()).isFalse();
        assertThat(door.get().status(Rehearsal.SHOW).lacks()).contains(HostStatus.Lack.FFMPEG);
    }

    @Test
    void a_card_that_fails_in_whatever_way_does_not_end_the_cards_to_come() throws Exception {
        var cards = new AtomicInteger();
        Performance.Company usual = house.company;
        door.get().close();
        open(
                ffmpeg,
                new Performance.Company(
                        usual.resolver(),
                        usual.answerer(),
                        usual.desk(),
                        usual.gate(),
                        usual.rooms(),
                        show -> {
                            if (Thread.currentThread().getName().equals("host-ticker") && cards.incrementAndGet() < 3) {
                                throw new OutOfMemoryError("as if");
                            }
                            return usual.boards().apply(show);
                        },
                        usual.onStage(),
                        usual.simulated(),
                        usual.clock()));

        door.get().start(Rehearsal.SHOW);

        await(() -> cards.get() > 4);
    }

    @Test
    void a_measure_that_binds_her_shop_calls_a_person_and_one_that_binds_another_does_not() {
        DigitalHosts hosts = door.get();
        hosts.start(Rehearsal.SHOW);
        long shop = house.company.boards().apply(Rehearsal.SHOW).orElseThrow().merchantId();

        hosts.callForMeasure(shop + 1, "案卷 11：别家的事");
        hosts.callForMeasure(shop, "案卷 12：虚假宣传");

        assertThat(hosts.status(Rehearsal.SHOW).calls())
                .extracting(HostStatus.Call::why, HostStatus.Call::text)
                .containsExactly(tuple("MEASURE", "案卷 12：虚假宣传"));
    }

    private void open(Optional<Path> program) {
        open(program, house.company);
    }

    private void open(Optional<Path> program, Performance.Company company) {
        var equipment = new Equipment(
                program,
                List.of(new Speakers.Engine(
                        "fake", text -> new Utterance(text, new short[9_600], 24_000, List.of(), List.of()))),
                SpeechDictionary.NONE,
                FORMAT);
        List<ScriptLine> lines =
                WORDS.stream().map(words -> new ScriptLine(words, List.of())).toList();
        var script = new Script(List.of(
                new Segment(Segment.NO_ITEM, "开场", lines),
                new Segment(Segment.NO_ITEM, "结束", List.of(new ScriptLine("再见。", List.of())))));
        door.set(new DigitalHosts(
                company,
                new DigitalHosts.Plans(
                        (_, unwanted) -> {
                            writing.accept(unwanted);
                            return script;
                        },
                        _ -> HostSetting.USUAL,
                        _ -> {
                            beginning.run();
                            return List.of();
                        },
                        (_, _) -> List.of(),
                        show -> Optional.of(new Playbill(show, ROOM, "钱塘茶集")),
                        FlashChances.NONE),
                _ -> null,
                programmes,
                airtimes,
                equipment));
    }

    private List<String> lines() {
        return house.recorded().stream().map(RoomRequest.HostLine::text).toList();
    }

    /** A second of somebody else's picture and sound. */
    private List<FlvTag> camera() throws Exception {
        List<FlvTag> tags = new ArrayList<>();
        try (Encoder encoder = Encoder.start(ffmpeg.orElseThrow(), new Format(320, 240, 15), "{}", tag -> {
            synchronized (tags) {
                tags.add(tag);
            }
        })) {
            for (int i = 0; i < 30; i++) {
                encoder.write(new byte[320 * 240 * 3], new short[3_201], 3_200);
            }
        }
        await(() -> tags.size() > 30);
        synchronized (tags) {
            return List.copyOf(tags);
        }
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
