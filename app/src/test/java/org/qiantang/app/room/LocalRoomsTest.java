package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.JournalUnavailable;
import org.qiantang.engine.journal.MemoryJournal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.slf4j.LoggerFactory;

class LocalRoomsTest {
    private static final long SHOW = 7;
    /** Only what never comes needs so long. */
    private static final long PATIENCE_SECONDS = 60;

    private static final long ITEM = 70;
    private static final long SKU = 700;
    private static final Money PRICE = Money.cny(8_800);
    private static final List<Integer> WAVES = List.of(1, 31, 32, 33, 255, 256, 257, 1_500);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T04:00:00Z"));
    private final InstantSource clock = now::get;
    private final EventCodec codec = new EventCodec();
    private MemoryJournal journal = new MemoryJournal();
    private LocalRooms rooms = open(journal);

    @BeforeEach
    void freshJournal() {
        rooms.close();
        journal = new MemoryJournal();
        rooms = open(journal);
    }

    @AfterEach
    void closeRooms() {
        rooms.close();
    }

    @Test
    void a_claim_holds_pieces_until_the_deadline_and_a_payment_makes_it_an_order() {
        openShow(1, 5);

        Receipt.Held held = (Receipt.Held) ask(claim(100, "wish-1", 1));
        Receipt paid = ask(new RoomRequest.HearPayment(held.orderId(), "P1", held.total(), true));

        assertThat(held.total()).isEqualTo(PRICE);
        assertThat(held.payUntil()).isEqualTo(now.get().plusSeconds(300));
        assertThat(paid).isInstanceOf(Receipt.Done.class);
        assertThat(ask(claim(101, "wish-2", 1))).isEqualTo(new Receipt.Refused(new Refusal.SoldOut(SKU, 0)));
    }

    @Test
    void the_same_intent_gets_the_same_answer_and_another_body_is_refused() {
        openShow(10, 5);

        Receipt.Held first = (Receipt.Held) ask(claim(100, "wish-1", 1));
        Receipt.Held again = (Receipt.Held) ask(claim(100, "wish-1", 1));
        Receipt other = ask(claim(100, "wish-1", 2));

        assertThat(again.orderId()).isEqualTo(first.orderId());
        assertThat(other).isEqualTo(new Receipt.Refused(new Refusal.IntentReused("wish-1")));
        assertThat(count(ShowEvent.PiecesHeld.class)).isEqualTo(1);
    }

    @Test
    void intents_that_hash_alike_are_wishes_of_their_own() {
        openShow(10, 5);
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        Receipt.Held one = (Receipt.Held) ask(claim(100, "Aa", 1));
        Receipt.Held other = (Receipt.Held) ask(claim(100, "BB", 2));

        assertThat(other.orderId()).isNotEqualTo(one.orderId());
        assertThat(((Receipt.Held) ask(claim(100, "Aa", 1))).orderId()).isEqualTo(one.orderId());
        assertThat(((Receipt.Held) ask(claim(100, "BB", 2))).orderId()).isEqualTo(other.orderId());
    }

    @Test
    void a_price_that_moved_since_the_buyer_saw_it_is_refused_with_the_new_one() {
        openShow(10, 5);
        ask(new RoomRequest.SetPrice(ITEM, SKU, 2, Money.cny(6_600), "flash sale"));

        Receipt answer = ask(claim(100, "wish-1", 1));

        assertThat(answer).isEqualTo(new Receipt.Refused(new Refusal.PriceMoved(SKU, 2, Money.cny(6_600))));
    }

    @Test
    void a_payment_heard_twice_counts_once_and_a_second_payment_goes_back() {
        openShow(10, 5);
        Receipt.Held held = (Receipt.Held) ask(claim(100, "wish-1", 1));

        ask(new RoomRequest.HearPayment(held.orderId(), "P1", held.total(), true));
        ask(new RoomRequest.HearPayment(held.orderId(), "P1", held.total(), true));
        ask(new RoomRequest.HearPayment(held.orderId(), "P2", held.total(), true));
        ask(new RoomRequest.HearPayment(held.orderId(), "P2", held.total(), true));

        assertThat(count(ShowEvent.OrderPaid.class)).isEqualTo(1);
        assertThat(count(ShowEvent.PaymentNotTaken.class)).isEqualTo(1);
    }

    @Test
    void an_overdue_hold_is_released_and_money_that_comes_later_goes_back() {
        openShow(1, 5);
        Receipt.Held held = (Receipt.Held) ask(claim(100, "wish-1", 1));

        now.set(now.get().plusSeconds(301));
        rooms.wake(SHOW);
        Receipt late = ask(new RoomRequest.HearPayment(held.orderId(), "P1", held.total(), true));

        assertThat(late).isInstanceOf(Receipt.Done.class);
        assertThat(count(ShowEvent.HoldReleased.class)).isEqualTo(1);
        assertThat(count(ShowEvent.PaymentNotTaken.class)).isEqualTo(1);
        assertThat(ask(claim(101, "wish-2", 1))).isInstanceOf(Receipt.Held.class);
    }

    @Test
    void a_show_that_could_not_be_loaded_when_it_was_woken_comes_back_by_itself() {
        openShow(1, 5);
        ask(claim(100, "wish-1", 1));
        now.set(now.get().plusSeconds(301));
        rooms.close();

        rooms = open(new ReadsFailAtFirst(journal, 2));
        rooms.wake(SHOW);

        await(ShowEvent.HoldReleased.class);
    }

    @Test
    void a_closing_show_waits_for_its_last_hold_and_then_sends_the_unsold_pieces_back() {
        openShow(5, 5);
        Receipt.Held held = (Receipt.Held) ask(claim(100, "wish-1", 2));

        ask(new RoomRequest.Close());
        assertThat(ask(claim(101, "wish-2", 1))).isEqualTo(new Receipt.Refused(new Refusal.NotOpen("closing")));
        ask(new RoomRequest.HearPayment(held.orderId(), "P1", held.total(), true));
        await(ShowEvent.ShowClosed.class);

        ShowEvent.AllotmentReturned back = events().stream()
                .filter(ShowEvent.AllotmentReturned.class::isInstance)
                .map(ShowEvent.AllotmentReturned.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(back.pieces()).isEqualTo(3);
    }

    @Test
    void what_viewers_say_is_in_the_journal_only_as_a_hash_with_the_words_beside() {
        openShow(1, 1);

        Receipt.Done said = (Receipt.Done) ask(new RoomRequest.Say(100, "多少钱", "clear"));

        Recorded place = journal.read(Streams.FLOOR, said.position() - 1, 1).getFirst();
        assertThat(new String(place.body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("多少钱");
        assertThat(new Story(journal, codec).words(said.position(), 1)).containsExactly("多少钱");
    }

    @Test
    void of_a_line_that_could_not_be_decided_the_log_of_the_program_has_the_kind_and_not_the_words() {
        InstantSource broken = () -> {
            throw new IllegalStateException("no time");
        };
        openShow(1, 1);
        rooms.close();
        rooms = new LocalRooms(
                journal.take(Streams.FLOOR),
                new Story(journal, codec),
                codec,
                new ShowDecision(Ids.of(broken, 1, 9), new WordHash(new byte[16])),
                clock,
                1);
        var logged = new ListAppender<ILoggingEvent>();
        Logger logger = (Logger) LoggerFactory.getLogger(Desk.class);
        logged.start();
        logger.addAppender(logged);

        CompletableFuture<Receipt> answer = rooms.ask(
                SHOW, new RoomRequest.HostLine(ShowEvent.HostKind.HUMAN, null, "我住在龙井路一号", "clear", List.of(), false));

        assertThat(answer).failsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS);
        logger.detachAppender(logged);
        assertThat(logged.list).hasSize(1);
        assertThat(logged.list.getFirst().getFormattedMessage())
                .contains("HostLine")
                .doesNotContain("龙井路");
    }

    @Test
    void audiences_hear_everything_once_and_in_order() {
        var heard = new CopyOnWriteArrayList<Long>();
        rooms.tell((_, events) -> events.forEach(event -> heard.add(event.position())));

        openShow(10, 5);
        ask(claim(100, "wish-1", 1));

        assertThat(heard).isSorted().doesNotHaveDuplicates().hasSize((int) journal.head(Streams.FLOOR));
    }

    @Test
    void a_new_owner_replays_the_show_and_shuts_the_old_one_out() {
        openShow(2, 5);
        Receipt.Held held = (Receipt.Held) ask(claim(100, "wish-1", 1));

        LocalRooms old = rooms;
        rooms = open(journal);
        CompletableFuture<Receipt> lost = old.ask(SHOW, claim(101, "wish-2", 1));

        assertThat(lost).failsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(((Receipt.Held) ask(claim(100, "wish-1", 1))).orderId()).isEqualTo(held.orderId());
        assertThat(ask(claim(101, "wish-2", 1))).isInstanceOf(Receipt.Held.class);
        old.close();
    }

    @ForEachSeed(count = 60)
    void what_a_desk_trades_on_is_the_same_without_what_viewers_said(long seed) {
        var random = new SplittableRandom(seed);
        openShow(random.nextInt(1, 30), 3);
        int steps = random.nextInt(1, 40);
        for (int i = 0; i < steps; i++) {
            ask(
                    random.nextBoolean()
                            ? new RoomRequest.Say(100, "还有吗", "clear")
                            : claim(random.nextLong(20), "w" + i, random.nextInt(1, 3)));
        }

        var all = new ArrayList<Audience.Happened>();
        new Story(journal, codec).tell(SHOW, all::add);
        var traded = new ArrayList<Audience.Happened>();
        new Story(journal, codec, random.nextInt(1, 12)).tellTrade(SHOW, traded::add);

        assertThat(traded.getLast()).isEqualTo(all.getLast());
        assertThat(traded.stream().filter(one -> !(one.event() instanceof ShowEvent.TalkHeard)))
                .containsExactlyElementsOf(all.stream()
                        .filter(one -> !(one.event() instanceof ShowEvent.TalkHeard))
                        .toList());
    }

    @ForEachSeed(count = 30)
    void a_replayed_show_has_the_same_pieces_as_the_one_that_sold(long seed) {
        var random = new SplittableRandom(seed);
        openShow(random.nextInt(1, 30), 3);
        var asked = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 60; i++) {
            asked.add(rooms.ask(SHOW, claim(random.nextLong(20), "w" + random.nextInt(40), random.nextInt(1, 3))));
        }
        for (CompletableFuture<Receipt> answer : asked) {
            if (answer.join() instanceof Receipt.Held held && random.nextBoolean()) {
                ask(new RoomRequest.HearPayment(held.orderId(), "P" + held.orderId(), held.total(), true));
            }
        }

        var replayed = new Show();
        new Story(journal, codec).tell(SHOW, happened -> replayed.apply(happened.event()));

        long held = count(ShowEvent.PiecesHeld.class) - count(ShowEvent.OrderPaid.class);
        assertThat(replayed.stock().openHolds()).isEqualTo((int) held);
        assertThat(replayed.stock().counts(SKU).left()).isNotNegative();
    }

    @ForEachSeed(count = 20)
    void everybody_in_a_rush_is_answered_and_so_is_who_comes_alone_after_it(long seed) {
        var random = new SplittableRandom(seed);
        openShow(1_000_000, 5);
        int wishes = 0;
        for (int wave = 0; wave < 12; wave++) {
            var asked = new ArrayList<CompletableFuture<Receipt>>();
            // About the sizes at which a desk lets others gather, or decides beside a write.
            int size = WAVES.get(random.nextInt(WAVES.size()));
            for (int i = 0; i < size; i++) {
                asked.add(rooms.ask(SHOW, claim(wishes, "w" + wishes++, 1)));
                if (i % 50 == 0 && random.nextBoolean()) {
                    LockSupport.parkNanos(random.nextInt(2_000_000));
                }
            }

            assertThat(asked).allSatisfy(one -> assertThat(one).succeedsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertThat(ask(claim(wishes, "w" + wishes++, 1))).isInstanceOf(Receipt.Held.class);
        }

        assertThat(count(ShowEvent.PiecesHeld.class)).isEqualTo(wishes);
    }

    @Test
    void a_host_who_takes_a_wrong_word_back_within_a_minute_is_joined_to_it() {
        openShow(1, 1);
        say("全网最低", "violates", false);
        now.updateAndGet(at -> at.plusSeconds(20));
        say("刚才说错了", "clear", true);
        say("又说错了", "clear", true);
        say("全网最低", "violates", false);
        now.updateAndGet(at -> at.plusSeconds(61));
        say("说错了", "clear", true);

        List<ShowEvent.HostSpoke> said = events().stream()
                .filter(ShowEvent.HostSpoke.class::isInstance)
                .map(ShowEvent.HostSpoke.class::cast)
                .toList();
        assertThat(said)
                .extracting(ShowEvent.HostSpoke::correctedLineId)
                .containsExactly(null, said.getFirst().lineId(), null, null, null);
    }

    private void say(String text, String verdict, boolean takesBack) {
        ask(new RoomRequest.HostLine(ShowEvent.HostKind.HUMAN, null, text, verdict, List.of(), takesBack));
    }

    @Test
    void a_show_that_is_over_and_quiet_leaves_memory_and_answers_later_as_before() {
        openShow(5, 5);
        Receipt.Held held = (Receipt.Held) ask(claim(100, "wish-1", 1));
        ask(new RoomRequest.HearPayment(held.orderId(), "P1", held.total(), true));
        rooms.sweep();
        ask(new RoomRequest.Close());
        await(ShowEvent.ShowClosed.class);

        assertThat(rooms.awake()).isEqualTo(1);
        awaitAwake(0);

        assertThat(((Receipt.Held) ask(claim(100, "wish-1", 1))).orderId()).isEqualTo(held.orderId());
        assertThat(ask(claim(101, "wish-2", 1))).isEqualTo(new Receipt.Refused(new Refusal.NotOpen("closed")));
        assertThat(rooms.awake()).isEqualTo(1);
    }

    @Test
    void an_open_show_stays_however_quiet_it_is() {
        openShow(5, 5);

        now.set(now.get().plusSeconds(86_400));
        rooms.sweep();

        assertThat(ask(claim(100, "wish-1", 1))).isInstanceOf(Receipt.Held.class);
        assertThat(rooms.awake()).isEqualTo(1);
    }

    @ForEachSeed(count = 200)
    void who_asks_while_a_desk_leaves_is_answered_and_only_one_desk_writes(long seed) {
        var random = new SplittableRandom(seed);
        assertThat(ask(new RoomRequest.Open())).isEqualTo(new Receipt.Refused(new Refusal.NoSuchShow()));
        now.set(now.get().plusSeconds(3_600));
        int askers = random.nextInt(2, 9);
        int pause = random.nextInt(2_000);

        var asked = new ArrayList<CompletableFuture<Receipt>>();
        rooms.sweep();
        for (int i = 0; i < askers; i++) {
            for (int spin = 0; spin < pause; spin++) {
                Thread.onSpinWait();
            }
            asked.add(rooms.ask(SHOW, new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", ShowEvent.HostKind.HUMAN, 300)));
        }

        assertThat(asked).allSatisfy(one -> assertThat(one).succeedsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThat(count(ShowEvent.ShowPlanned.class)).isEqualTo(1);
        assertThat(rooms.awake()).isEqualTo(1);
    }

    @Test
    void a_board_whose_past_could_be_read_only_in_part_is_read_anew() {
        openShow(10, 5);
        var boards = new Boards(new Story(new ReadsFailAtFirst(journal, 1, 1), codec, 2));

        assertThatThrownBy(() -> boards.of(SHOW)).isInstanceOf(JournalUnavailable.class);

        assertThat(boards.of(SHOW)).get().matches(Board::isOpen);
    }

    private void awaitAwake(int desks) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (rooms.awake() != desks && System.nanoTime() < giveUp) {
            now.set(now.get().plusSeconds(700));
            rooms.sweep();
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(rooms.awake()).isEqualTo(desks);
    }

    private LocalRooms open(Journal on) {
        ShardWriter writer = on.take(Streams.FLOOR);
        var decision = new ShowDecision(Ids.of(clock, 1, writer.epoch()), new WordHash(new byte[16]));
        return new LocalRooms(writer, new Story(on, codec), codec, decision, clock, 1);
    }

    private void openShow(int pieces, int perBuyer) {
        ask(new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", ShowEvent.HostKind.HUMAN, 300));
        ask(new RoomRequest.LineUp(
                ITEM,
                4,
                ShowEvent.ItemRole.HERO,
                "龙井",
                "/pictures/longjing",
                perBuyer,
                List.of(new ShowEvent.SkuOffer(SKU, "50 克", 1, PRICE))));
        ask(new RoomRequest.TakeAllotment(1, ITEM, SKU, pieces));
        ask(new RoomRequest.Open());
    }

    private static RoomRequest.Claim claim(long buyer, String intent, int pieces) {
        return new RoomRequest.Claim(
                buyer, intent, List.of(new RoomRequest.Want(ITEM, SKU, pieces, 1)), null, null, null);
    }

    private Receipt ask(RoomRequest request) {
        return rooms.ask(SHOW, request)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private List<ShowEvent> events() {
        var all = new ArrayList<ShowEvent>();
        new Story(journal, codec).tell(SHOW, happened -> all.add(happened.event()));
        return all;
    }

    private long count(Class<? extends ShowEvent> type) {
        return events().stream().filter(type::isInstance).count();
    }

    private void await(Class<? extends ShowEvent> type) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (count(type) == 0 && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
        }
        assertThat(count(type)).isPositive();
    }
}
