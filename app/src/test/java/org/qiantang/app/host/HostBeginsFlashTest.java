package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.FlashBar;
import org.qiantang.app.room.PlayedShow;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.FlashChance.FlashWhy;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

/** A host alone at a real desk, on a clock that her sentences move: she begins a flash sale, tells it, and tells its end. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
final class HostBeginsFlashTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long SHOW = 7;
    private static final long ALLOWED = 5;
    private static final Money FLASH = Money.cny(6_600);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("H点mm分").withZone(ZoneId.of("Asia/Shanghai"));

    private record Line(Instant at, String text) {}

    private final PlayedShow show = new PlayedShow(SHOW, NOON);
    private final List<Line> said = new ArrayList<>();
    private Performance performance;
    private long told;
    private long ids = 1_000;

    @BeforeEach
    void open() {
        show.ask(new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", ShowEvent.HostKind.DIGITAL, 300));
        lineUp(1);
        lineUp(2);
        show.ask(new RoomRequest.Open());
        show.ask(new RoomRequest.CountPresence(20, 0, 20, 0));
        performance = performance();
    }

    @AfterEach
    void close() {
        show.close();
    }

    @Test
    void she_begins_one_that_is_asked_about_pins_it_tells_it_with_its_end_and_tells_when_it_is_over() {
        allow(NOON.plus(Duration.ofHours(2)));
        performance.hear(0, 100, "多大", null);
        performance.hear(0, 101, "多重", null);

        performUntil(NOON.plus(Duration.ofMinutes(14)));

        ShowEvent.FlashChosen chosen = only(ShowEvent.FlashChosen.class);
        assertThat(chosen.opening().staffId()).isNull();
        assertThat(chosen.opening().grounds())
                .extracting(FlashGround::why)
                .containsExactly(FlashWhy.AUDIENCE, FlashWhy.ASKED, FlashWhy.PLENTY);
        ShowEvent.FlashPlanned window = only(ShowEvent.FlashPlanned.class);
        assertThat(Duration.between(window.from(), window.until())).isEqualTo(Duration.ofMinutes(10));
        only(ShowEvent.FlashStarted.class);
        only(ShowEvent.FlashEnded.class);
        assertThat(events())
                .anyMatch(event -> event instanceof ShowEvent.ItemPinned pin
                        && pin.itemId() == 2
                        && !pin.at().isBefore(window.from()));
        assertThat(texts()).contains("品2秒杀开始了，现在66元，到" + CLOCK.format(window.until()) + "结束。", "品2的秒杀结束了，现在99元。");
        assertThat(said)
                .filteredOn(line -> line.text().contains("秒杀"))
                .allSatisfy(line -> assertThat(line.at()).isAfterOrEqualTo(window.from()));
    }

    @Test
    void one_for_which_nothing_speaks_waits_for_its_last_call_and_is_told_of_by_no_word_before() {
        Instant until = NOON.plus(Duration.ofMinutes(60));
        allow(until);

        performUntil(NOON.plus(Duration.ofMinutes(9)));
        assertThat(events()).noneMatch(ShowEvent.FlashChosen.class::isInstance);
        assertThat(performance.flashes())
                .extracting(FlashChooser.Judged::verdict)
                .containsExactly(new FlashChoice.Verdict.Wait(FlashBar.NO_GROUNDS));
        // The orders that never come make a reason of their own after ten minutes, so nobody is there from now on.
        show.ask(new RoomRequest.CountPresence(0, 0, 20, 0));
        performUntil(NOON.plus(Duration.ofMinutes(46)));
        assertThat(texts()).noneMatch(text -> text.contains("秒杀"));
        performUntil(NOON.plus(Duration.ofMinutes(50)));

        assertThat(only(ShowEvent.FlashChosen.class).opening().grounds())
                .extracting(FlashGround::why)
                .containsExactly(FlashWhy.LAST_CALL);
        assertThat(only(ShowEvent.FlashPlanned.class).until()).isBeforeOrEqualTo(until);
    }

    @Test
    void a_host_that_begins_anew_while_it_runs_begins_it_no_second_time() {
        allow(NOON.plus(Duration.ofHours(2)));
        performance.hear(0, 100, "多大", null);
        performance.hear(0, 101, "多重", null);
        performUntil(NOON.plus(Duration.ofMinutes(2)));
        only(ShowEvent.FlashChosen.class);

        performance = performance();
        performance.hear(0, 102, "多大", null);
        performance.hear(0, 103, "多重", null);
        performUntil(NOON.plus(Duration.ofMinutes(20)));

        only(ShowEvent.FlashChosen.class);
    }

    private void lineUp(long item) {
        List<SkuOffer> skus = List.of(new SkuOffer(item * 10, "一份", 1, Money.cny(9_900)));
        show.ask(new RoomRequest.LineUp(item, item, ItemRole.HERO, "品" + item, "", 5, skus));
        show.ask(new RoomRequest.TakeAllotment(item + 90, item, item * 10, 50));
    }

    private void allow(Instant until) {
        var terms = new FlashTerms(2, List.of(new FlashOffer(20, FLASH)), 10, NOON, until, 3, 30, 1);
        assertThat(show.ask(new RoomRequest.AllowFlash(ALLOWED, terms, 3))).isInstanceOf(Receipt.Done.class);
    }

    private void performUntil(Instant moment) {
        for (int steps = 0; show.now().isBefore(moment); steps++) {
            assertThat(steps).as("steps until %s, said %s", moment, said).isLessThan(5_000);
            try {
                performance.step();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            tell();
        }
    }

    /** What has durably happened since, as the room tells it. */
    private void tell() {
        show.story().tell(SHOW, told, happened -> {
            News.tell(performance, happened.event());
            told = happened.position();
            return true;
        });
    }

    private Performance performance() {
        var onStage = new Rehearsal();
        var company = new Performance.Company(
                (_, line) -> Optional.of(line.text()),
                (_, _, _) -> Optional.of(new Answered("看详情页。", 2L, List.of())),
                QuestionDesk.NOBODY,
                (_, _, _) -> new Passed(true, "clear", List.of(), null),
                desk(),
                id -> show.boards().of(id),
                onStage,
                _ -> false,
                show::now);
        var calls = new Calls();
        var voice = new Voice(
                spoken -> new Utterance(spoken, new short[2_400], 24_000, List.of(), List.of()),
                SpeechDictionary.NONE,
                Runnable::run,
                show::now);
        var mouth = new Mouthpiece(SHOW, company, voice, this::hear, calls, Runnable::run);
        var host = new Performance(SHOW, company, HostSetting.USUAL, List.of(), mouth, calls);
        host.mayBegin(chances());
        host.follow(new Script(List.of(
                new Segment(1, "品1", List.of(line("这是品1。"), line("品1很轻。"))),
                new Segment(2, "品2", List.of(line("这是品2。"), line("品2很轻。"))))));
        return host;
    }

    private boolean hear(Speech speech, Pose pose, Cue cue) {
        said.add(new Line(show.now(), speech.text()));
        show.pass(Duration.ofSeconds(10));
        return cue.sign(true) == Cue.Sign.GO;
    }

    private Rooms desk() {
        return new Rooms() {
            @Override
            public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
                return CompletableFuture.completedFuture(show.ask(request));
            }

            @Override
            public void wake(long showId) {}

            @Override
            public void tell(Audience audience) {}
        };
    }

    private FlashChances chances() {
        return new FlashChances() {
            @Override
            public List<AllowedFlash> of(long showId) {
                return show.boards().allowedFlashes(showId);
            }

            @Override
            public boolean begin(long showId, AllowedFlash sale, int number, List<FlashGround> grounds) {
                long flash = ids++;
                var price = new FlashPrice(20, flash, FLASH);
                return show.ask(new RoomRequest.BeginFlash(
                                sale.allowedId(), number, flash, List.of(price), null, grounds))
                        instanceof Receipt.Done;
            }
        };
    }

    private <E extends ShowEvent> E only(Class<E> type) {
        List<E> found =
                events().stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<ShowEvent> events() {
        var all = new ArrayList<ShowEvent>();
        show.story().tell(SHOW, happened -> all.add(happened.event()));
        return all;
    }

    private List<String> texts() {
        return said.stream().map(Line::text).toList();
    }

    private static ScriptLine line(String text) {
        return new ScriptLine(text, List.of());
    }
}
