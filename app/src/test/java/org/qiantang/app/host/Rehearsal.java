package org.qiantang.app.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.ItemRole;

/** A performance among fakes, on one thread: what is said is kept, and a test may act in the middle of a sentence. */
final class Rehearsal implements Presenter, Rooms, OnStage {
    static final long SHOW = 7;

    /** Runs while a sentence is being said; false cuts it. */
    interface During {
        boolean sentence(String text);
    }

    final List<String> said = new ArrayList<>();
    final List<RoomRequest> asked = new CopyOnWriteArrayList<>();
    final List<String> shown = new ArrayList<>();
    final List<String> dropped = new ArrayList<>();
    final List<Optional<DrawnMoment>> drawn = new CopyOnWriteArrayList<>();
    final List<String> spokenByVoice = new ArrayList<>();
    final Set<String> forbidden = new HashSet<>();

    /** Words that may not follow what was said on air, though alone they may be said. */
    final Set<String> forbiddenOnAir = new HashSet<>();

    final Set<String> untrue = new HashSet<>();
    final Map<String, Answered> answers = new HashMap<>();
    final Map<Long, Board.Item> items = new HashMap<>();
    final Set<Long> simulated = new HashSet<>();
    final Map<String, String> slots = new HashMap<>();
    final List<Answerer.Around> contexts = new CopyOnWriteArrayList<>();
    final List<QuestionDesk.Open> handedOver = new CopyOnWriteArrayList<>();
    Function<QuestionDesk.Open, QuestionDesk.InHand> inHand = _ -> QuestionDesk.InHand.NEWLY;
    boolean quarrelling;
    Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Nullable
    Long pinned;

    @Nullable
    Refusal refusal;

    During during = _ -> true;

    /** What came of each sentence, in order: its text where it was said whole, and with a stroke where it was cut. */
    final List<String> heard = new ArrayList<>();

    final Performance.Company company = new Performance.Company(
            this::resolve,
            (_, around, question) -> {
                contexts.add(around);
                return Optional.ofNullable(answers.get(question));
            },
            new QuestionDesk() {
                @Override
                public InHand handOver(long showId, Open question) {
                    handedOver.add(question);
                    return inHand.apply(question);
                }

                @Override
                public boolean isQuarrelling(long showId) {
                    return quarrelling;
                }
            },
            new Gate() {
                @Override
                public Passed judge(long showId, @Nullable Long itemId, String text) {
                    return passed(text, forbidden);
                }

                @Override
                public Passed judgeOnAir(long showId, @Nullable Long itemId, String text) {
                    Passed alone = judge(showId, itemId, text);
                    return alone.allowed() ? passed(text, forbiddenOnAir) : alone;
                }
            },
            this,
            _ -> Optional.of(board()),
            this,
            simulated::contains,
            () -> now);
    final Calls calls = new Calls();
    final List<Flash> flashes = new ArrayList<>();
    private final Mouthpiece mouth = new Mouthpiece(
            SHOW,
            company,
            new Voice(this::speak, SpeechDictionary.NONE, Runnable::run, () -> now),
            this,
            calls,
            Runnable::run);
    Performance performance = performance(HostSetting.USUAL);

    /** Plays anew with this setting, from the beginning. */
    Performance performance(HostSetting setting) {
        performance = new Performance(SHOW, company, setting, flashes, mouth, calls);
        return performance;
    }

    void item(long itemId, int left) {
        var sku = new Board.Sku(itemId * 10, "一盒", 1, Money.cny(8_800), 100, 0, 100 - left);
        items.put(itemId, new Board.Item(itemId, itemId, 1, ItemRole.HERO, "商品" + itemId, 2, List.of(sku)));
    }

    /** The item costs this from now on; whoever performs has still to be told. */
    void price(long itemId, long minor) {
        Board.Item item = Objects.requireNonNull(items.get(itemId));
        var sku = item.skus().getFirst();
        var now = new Board.Sku(
                sku.skuId(), sku.name(), sku.priceVersion() + 1, Money.cny(minor), sku.allotted(), 0, sku.sold());
        items.put(itemId, new Board.Item(itemId, itemId, 1, ItemRole.HERO, item.title(), 2, List.of(now)));
    }

    Performance.Step step() {
        try {
            return performance.step();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Steps until so many sentences were said from beginning to end. */
    void sayAtLeast(int sentences) {
        for (int i = 0; said.size() < sentences; i++) {
            if (i > 20 * sentences + 100) {
                throw new AssertionError("the host came to a stand after " + said);
            }
            step();
        }
    }

    List<RoomRequest.HostLine> recorded() {
        return asked.stream()
                .filter(RoomRequest.HostLine.class::isInstance)
                .map(RoomRequest.HostLine.class::cast)
                .toList();
    }

    @Override
    public boolean say(Speech speech, Pose pose, Cue cue) {
        boolean whole = during.sentence(speech.text()) && cue.sign(true) == Cue.Sign.GO;
        if (whole) {
            said.add(speech.text());
        }
        heard.add(whole ? speech.text() : speech.text() + "/");
        return whole;
    }

    @Override
    public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
        Refusal no = refusal;
        if (no != null) {
            return CompletableFuture.completedFuture(new Receipt.Refused(no));
        }
        asked.add(request);
        if (request instanceof RoomRequest.Pin(long itemId)) {
            pinned = itemId;
        }
        return CompletableFuture.completedFuture(new Receipt.Done(1, asked.size(), null));
    }

    @Override
    public void wake(long showId) {}

    @Override
    public void tell(Audience audience) {}

    @Override
    public void speaking(long showId, String text, @Nullable Long itemId) {
        shown.add(text);
    }

    @Override
    public void drawn(long showId, @Nullable DrawnMoment moment) {
        drawn.add(Optional.ofNullable(moment));
    }

    @Override
    public void finding(long showId, String text, @Nullable Long itemId, String verdict, List<FoundInLine> findings) {
        dropped.add(text);
    }

    private Optional<String> resolve(long showId, ScriptLine line) {
        String text = line.text();
        for (Map.Entry<String, String> slot : slots.entrySet()) {
            text = text.replace(slot.getKey(), slot.getValue());
        }
        return untrue.contains(line.text()) ? Optional.empty() : Optional.of(text);
    }

    private static Passed passed(String text, Set<String> refused) {
        boolean allowed = refused.stream().noneMatch(text::contains);
        return new Passed(allowed, allowed ? "clear" : "violates", List.of(), null);
    }

    private Board board() {
        return new Board(SHOW, "open", 1, pinned, List.copyOf(items.values()));
    }

    private Utterance speak(String spoken) {
        spokenByVoice.add(spoken);
        return new Utterance(spoken, new short[2_400], 24_000, List.of(), List.of());
    }
}
