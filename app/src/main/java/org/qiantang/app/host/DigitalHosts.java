package org.qiantang.app.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.Feed;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.Source;
import org.qiantang.app.media.SourceListener;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Board;
import org.qiantang.event.ShowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door of all digital hosts on this machine: starts, stops and steers them, and listens for them. */
@SuppressWarnings("FutureReturnValueIgnored") // a tick that fails is logged where it runs
public final class DigitalHosts implements Audience, SourceListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DigitalHosts.class);
    private static final int MOST_HEARD = 500;
    private static final long DRESS_MILLIS = 500;
    private static final long CHECK_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LONGEST_HEARING = Duration.ofSeconds(10);

    /** What came of an order to a host. */
    public sealed interface Reply {
        record Done() implements Reply {}

        /** No host performs in this show. */
        record NotPerforming() implements Reply {}

        /** There is no such show, or a person hosts it, or it is not open. */
        record NoStage() implements Reply {}

        /** This machine lacks what a host cannot do without. */
        record Unable(Set<HostStatus.Lack> lacks) implements Reply {
            public Unable {
                lacks = Set.copyOf(lacks);
            }
        }

        /** The script has no such line. */
        record NoSuchLine() implements Reply {}

        /** Too much waits to be said already. */
        record TooMuch() implements Reply {}

        /** The guard does not let her say it. */
        record Refused(Passed passed) implements Reply {}
    }

    private record Listening(Thread ear, Instant since) {}

    /** One start whose script is written; once stopped it stays so, whoever starts her anew. */
    private static final class Beginning {
        private volatile boolean stopped;
    }

    /** Who says what a host has to do in a show. */
    record Plans(
            Scriptwriter scriptwriter,
            HostSettings settings,
            Flashes flashes,
            VisitLines visits,
            Playbills playbills,
            FlashChances chances) {}

    private final Performance.Company company;
    private final Plans plans;
    private final Programmes programmes;
    private final Airtimes airtimes;
    private final Cards cards;
    private final Equipment equipment;
    private final Set<HostStatus.Lack> lacks;
    private final Speakers speakers;
    private final Map<Long, HostedShow> byShow = new ConcurrentHashMap<>();
    private final Map<Long, Beginning> beginning = new ConcurrentHashMap<>();
    // Those whose card could not be made at the last try; only the ticker's thread knows them.
    private final Set<HostedShow> undressed = new HashSet<>();
    private volatile @Nullable Listening listening;
    // Guarded by itself.
    private final Map<Long, Boolean> airOfRoom = new HashMap<>();
    private final ExecutorService performers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    // One ear for all shows, bounded: when it cannot follow, viewers' lines are missed, and nobody waits.
    private final ThreadPoolExecutor ear = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_HEARD),
            Thread.ofVirtual().name("host-ear-", 0).factory());
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("host-ticker").daemon().factory());

    DigitalHosts(
            Performance.Company company,
            Plans plans,
            ItemPictures pictures,
            Programmes programmes,
            Airtimes airtimes,
            Equipment equipment) {
        this.company = company;
        this.plans = plans;
        this.programmes = programmes;
        this.airtimes = airtimes;
        this.cards = new Cards(pictures, company.clock());
        this.equipment = equipment;
        this.lacks = equipment.lacks();
        this.speakers = new Speakers(equipment.speakers(), PATIENCE, background, company.clock());
        ticker.scheduleWithFixedDelay(this::dress, DRESS_MILLIS, DRESS_MILLIS, TimeUnit.MILLISECONDS);
        ticker.scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins to perform; a host that performs already goes on. The script is written first, which may take a while. */
    public Reply start(long showId) {
        if (equipment.ffmpeg().isEmpty()) {
            return new Reply.Unable(lacks);
        }
        Optional<Playbill> playbill = plans.playbills().of(showId);
        boolean open = company.boards().apply(showId).filter(Board::isOpen).isPresent();
        if (playbill.isEmpty() || !open) {
            return new Reply.NoStage();
        }
        if (byShow.containsKey(showId)) {
            return resume(showId);
        }
        // A script is noted as said when it is written, so that of two who begin at once only one has it written.
        var mine = new Beginning();
        if (beginning.putIfAbsent(showId, mine) != null) {
            return new Reply.Done();
        }
        try {
            // Another may have begun and done so since.
            return byShow.containsKey(showId) ? resume(showId) : begin(playbill.get(), mine);
        } finally {
            beginning.remove(showId, mine);
        }
    }

    private Reply begin(Playbill playbill, Beginning mine) {
        long showId = playbill.showId();
        HostSetting setting = plans.settings().of(showId);
        Script script = script(showId, setting, () -> mine.stopped);
        // Looked at where who stops her waits: a stop either keeps her from beginning or finds her.
        HostedShow show = byShow.compute(showId, (_, there) -> {
            if (there != null || mine.stopped) {
                return there;
            }
            return begin(playbill, equipment.ffmpeg().orElseThrow(), setting, script);
        });
        if (show != null) {
            synchronized (airOfRoom) {
                // The room may have said who has the air before it could find the show.
                show.air(airOfRoom.getOrDefault(playbill.roomId(), false));
            }
        }
        return new Reply.Done();
    }

    public Reply pause(long showId) {
        return order(showId, show -> show.pause(true));
    }

    public Reply resume(long showId) {
        return order(showId, show -> show.pause(false));
    }

    /** Ends the performance at once, without closing words. */
    public Reply stop(long showId) {
        // One that only has its script written is not waited for any more, and does not begin.
        Beginning begun = beginning.remove(showId);
        if (begun != null) {
            begun.stopped = true;
        }
        // Gone at once, so that another start begins anew while this one still tidies up.
        HostedShow show = byShow.remove(showId);
        if (show != null) {
            show.stop();
        }
        return begun == null && show == null ? new Reply.NotPerforming() : new Reply.Done();
    }

    /** Has the script written again, and goes over to it before the next sentence. */
    public Reply rewrite(long showId) {
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return new Reply.NotPerforming();
        }
        Script script = script(showId, show.performance().setting(), () -> byShow.get(showId) != show);
        show.performance().follow(script);
        return new Reply.Done();
    }

    /** As the host would speak it, given what she is there for. */
    private Script script(long showId, HostSetting setting, BooleanSupplier unwanted) {
        Script written = plans.scriptwriter().write(showId, unwanted);
        return Shaping.shaped(written, HostManner.of(setting.use()), showId, plans.visits());
    }

    /** Has the script go on at a line, which a person may have come to meanwhile. */
    public Reply goTo(long showId, long itemId, int line) {
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return new Reply.NotPerforming();
        }
        return show.performance().goTo(itemId, line) ? new Reply.Done() : new Reply.NoSuchLine();
    }

    /** A person has seen to a call. */
    public Reply answerCall(long showId, long callId) {
        return order(showId, show -> show.performance().calls().done(callId));
    }

    /** Calls a person to each show on air in which she performs for a shop. */
    public void callForMeasure(long merchantId, String text) {
        for (HostedShow show : byShow.values()) {
            company.boards()
                    .apply(show.playbill().showId())
                    .filter(board -> board.merchantId() == merchantId)
                    .ifPresent(_ -> show.performance()
                            .calls()
                            .ring(Calls.Why.MEASURE, text, company.clock().instant()));
        }
    }

    /** Has her say what staff typed, before anything else, after the present sentence. */
    public Reply say(long showId, String text) {
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return new Reply.NotPerforming();
        }
        Passed passed = company.gate().judge(showId, null, text);
        if (!passed.allowed()) {
            return new Reply.Refused(passed);
        }
        return show.performance().type(Spoken.sentences(text)) ? new Reply.Done() : new Reply.TooMuch();
    }

    /** As staff chose it; what performs already goes on as it began. */
    public HostSetting setting(long showId) {
        return plans.settings().of(showId);
    }

    public HostStatus status(long showId) {
        boolean available = !lacks.contains(HostStatus.Lack.FFMPEG);
        HostedShow show = byShow.get(showId);
        return show == null
                ? HostStatus.off(available, lacks, plans.settings().of(showId))
                : show.status(available, lacks, speakers.states(), company);
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return;
        }
        for (Happened happened : events) {
            if (happened.event() instanceof ShowEvent.TalkHeard talk) {
                heard(show, talk, happened.words());
            } else if (happened.event() instanceof ShowEvent.ShowClosing
                    || happened.event() instanceof ShowEvent.ShowClosed) {
                show.close();
            } else {
                News.tell(show.performance(), happened.event());
            }
        }
    }

    /** Viewers' lines; she answers those that are questions for her. */
    private void heard(HostedShow show, ShowEvent.TalkHeard talk, List<String> words) {
        for (int slot = 0; slot < Math.min(talk.lines().size(), words.size()); slot++) {
            ShowEvent.TalkLine line = talk.lines().get(slot);
            String text = words.get(slot);
            try {
                ear.execute(() -> hear(show, line, text));
            } catch (RejectedExecutionException full) {
                LOG.debug("a viewer's line was missed: show={}", show.playbill().showId(), full);
            }
        }
    }

    @Override
    public void onAir(long roomId, Source source, boolean live) {
        if (source == Source.DIGITAL) {
            synchronized (airOfRoom) {
                airOfRoom.put(roomId, live);
                byShow.values().stream()
                        .filter(show -> show.playbill().roomId() == roomId)
                        .forEach(show -> show.air(live));
            }
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        ear.shutdownNow();
        byShow.values().forEach(HostedShow::stop);
        performers.close();
        background.close();
    }

    /** The voices of this house in the order in which they are tried, and why some rest. */
    List<Speakers.State> voices() {
        return speakers.states();
    }

    private HostedShow begin(Playbill playbill, Path ffmpeg, HostSetting setting, Script script) {
        long showId = playbill.showId();
        Feed feed = programmes.openDigital(playbill.roomId());
        Broadcast broadcast = new Broadcast(
                playbill,
                equipment.format(),
                ffmpeg,
                feed::accept,
                equipment.bodyFor(playbill.roomId()),
                airtimes.begin(playbill));
        var voice = new Voice(
                equipment.words(),
                speakers::speak,
                background,
                company.clock(),
                () -> playbill.presentation().get().voice());
        Supplier<Phrases> phrases =
                () -> Phrases.of(playbill.presentation().get().look().manner());
        voice.keep(phrases.get().fixed());
        var calls = new Calls();
        var mouth = new Mouthpiece(showId, company, voice, broadcast, calls, background);
        var performance =
                new Performance(showId, company, setting, plans.flashes().of(showId), mouth, calls);
        performance.speakAs(phrases);
        performance.mayBegin(plans.chances());
        performance.follow(script);
        performance.takeTurns(() -> plans.scriptwriter().takesTurns(showId)
                ? Optional.of(script(showId, performance.setting(), () -> !byShow.containsKey(showId)))
                : Optional.empty());
        HostedShow show = new HostedShow(playbill, performance, broadcast, feed);
        performers.execute(() -> perform(show));
        return show;
    }

    private void perform(HostedShow show) {
        long showId = show.playbill().showId();
        LOG.info(
                "a digital host begins: show={} room={}",
                showId,
                show.playbill().roomId());
        boolean over = true;
        try {
            over = show.run();
        } catch (RuntimeException broken) {
            LOG.error("a digital host broke down: show={}", showId, broken);
        } finally {
            if (over) {
                byShow.remove(showId, show);
            }
            LOG.info("a digital host ends: show={} over={}", showId, over);
        }
    }

    private void hear(HostedShow show, ShowEvent.TalkLine line, String text) {
        listening = new Listening(Thread.currentThread(), company.clock().instant());
        try {
            show.performance().hear(line.lineId(), line.personId(), text, null);
            show.wake();
        } catch (RuntimeException broken) {
            LOG.error(
                    "a viewer's line was not understood: show={}",
                    show.playbill().showId(),
                    broken);
        } finally {
            listening = null;
        }
    }

    private Reply order(long showId, Consumer<HostedShow> order) {
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return new Reply.NotPerforming();
        }
        order.accept(show);
        return new Reply.Done();
    }

    private void dress() {
        undressed.retainAll(byShow.values());
        for (HostedShow show : byShow.values()) {
            try {
                company.boards()
                        .apply(show.playbill().showId())
                        .map(cards::dressing)
                        .ifPresentOrElse(
                                show.broadcast()::dress, () -> show.broadcast().dress(Dressing.NOTHING));
                undressed.remove(show);
            } catch (RuntimeException | Error broken) {
                // What leaves a timer's work ends the timer, and with it the cards of all shows. It is told once.
                if (undressed.add(show)) {
                    LOG.error(
                            "a goods card could not be made: show={}",
                            show.playbill().showId(),
                            broken);
                }
            }
        }
    }

    private void check() {
        Listening now = listening;
        if (now != null
                && now.since().plus(LONGEST_HEARING).isBefore(company.clock().instant())) {
            LOG.error("the ear of the digital hosts hangs on a line and leaves it out");
            now.ear().interrupt();
        }
        for (HostedShow show : byShow.values()) {
            try {
                show.broadcast().check();
                if (show.giveUpIfHanging(company.clock().instant())) {
                    performers.execute(() -> perform(show));
                }
            } catch (RuntimeException | Error broken) {
                LOG.error(
                        "a broadcast could not be looked after: show={}",
                        show.playbill().showId(),
                        broken);
            }
        }
    }
}
