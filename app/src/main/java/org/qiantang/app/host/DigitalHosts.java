package org.qiantang.app.host;

import java.nio.file.Path;
import java.util.EnumSet;
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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.Feed;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.Source;
import org.qiantang.app.media.SourceListener;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Board;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.presenter.PresenterPainter;
import org.qiantang.event.ShowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door of all digital hosts on this machine: starts, stops and steers them, and listens for them. */
@SuppressWarnings("FutureReturnValueIgnored") // a tick that fails is logged where it runs
public final class DigitalHosts implements Audience, SourceListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DigitalHosts.class);
    private static final int MOST_HEARD = 500;
    private static final long DRESS_MILLIS = 500;
    private static final long CHECK_SECONDS = 10;

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

        /** Too much waits to be said already. */
        record TooMuch() implements Reply {}

        /** The guard does not let her say it. */
        record Refused(Passed passed) implements Reply {}
    }

    /** The tools of a machine: what it encodes and speaks with, if it has it, and the words that it says its own way. */
    record Equipment(Optional<Path> ffmpeg, Optional<Voice.Speaker> speaker, SpeechDictionary words, Format format) {
        Set<HostStatus.Lack> lacks() {
            Set<HostStatus.Lack> lacks = EnumSet.noneOf(HostStatus.Lack.class);
            if (ffmpeg.isEmpty()) {
                lacks.add(HostStatus.Lack.FFMPEG);
            }
            if (speaker.isEmpty()) {
                lacks.add(HostStatus.Lack.SPEECH);
            }
            if (!PresenterPainter.writesChinese()) {
                lacks.add(HostStatus.Lack.FONT);
            }
            return lacks;
        }
    }

    private final Performance.Company company;
    private final Scriptwriter scriptwriter;
    private final Playbills playbills;
    private final Programmes programmes;
    private final Cards cards;
    private final Equipment equipment;
    private final Set<HostStatus.Lack> lacks;
    private final Map<Long, HostedShow> byShow = new ConcurrentHashMap<>();
    // Those whose card could not be made at the last try; only the ticker's thread knows them.
    private final Set<HostedShow> undressed = new HashSet<>();
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
            Scriptwriter scriptwriter,
            Playbills playbills,
            ItemPictures pictures,
            Programmes programmes,
            Equipment equipment) {
        this.company = company;
        this.scriptwriter = scriptwriter;
        this.playbills = playbills;
        this.programmes = programmes;
        this.cards = new Cards(pictures, company.clock());
        this.equipment = equipment;
        this.lacks = equipment.lacks();
        ticker.scheduleWithFixedDelay(this::dress, DRESS_MILLIS, DRESS_MILLIS, TimeUnit.MILLISECONDS);
        ticker.scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins to perform; a host that performs already goes on. The script is written first, which may take a while. */
    public Reply start(long showId) {
        if (equipment.ffmpeg().isEmpty()) {
            return new Reply.Unable(lacks);
        }
        Optional<Playbill> playbill = playbills.of(showId);
        boolean open = company.boards().apply(showId).filter(Board::isOpen).isPresent();
        if (playbill.isEmpty() || !open) {
            return new Reply.NoStage();
        }
        if (byShow.containsKey(showId)) {
            return resume(showId);
        }
        Script script = scriptwriter.write(showId);
        HostedShow show = byShow.computeIfAbsent(
                showId, _ -> begin(playbill.get(), equipment.ffmpeg().get(), script));
        synchronized (airOfRoom) {
            // The room may have said who has the air before it could find the show.
            show.air(airOfRoom.getOrDefault(playbill.get().roomId(), false));
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
        return order(showId, show -> {
            // Gone at once, so that another start begins anew while this one still tidies up.
            byShow.remove(showId, show);
            show.stop();
        });
    }

    /** Has the script written again, and goes over to it before the next sentence. */
    public Reply rewrite(long showId) {
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return new Reply.NotPerforming();
        }
        show.performance().follow(scriptwriter.write(showId));
        return new Reply.Done();
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

    /** Hands her a viewer's line; she answers if it is a question for her. */
    public void ask(long showId, long personId, String question, @Nullable Long itemId) {
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return;
        }
        try {
            ear.execute(() -> hear(show, personId, question, itemId));
        } catch (RejectedExecutionException full) {
            LOG.debug("a viewer's line was missed: show={}", showId, full);
        }
    }

    public HostStatus status(long showId) {
        boolean available = !lacks.contains(HostStatus.Lack.FFMPEG);
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return new HostStatus(
                    available, lacks, HostStatus.State.OFF, false, Optional.empty(), Optional.empty(), List.of());
        }
        Performance performance = show.performance();
        Cursor cursor = performance.cursor();
        List<HostStatus.Part> script = cursor.script().segments().stream()
                .map(segment -> part(showId, cursor, segment))
                .toList();
        return new HostStatus(
                available,
                lacks,
                show.state(),
                show.isOnAir(),
                performance.current().map(now -> new HostStatus.Current(now.itemId(), now.text())),
                performance.trouble(),
                script);
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        HostedShow show = byShow.get(showId);
        if (show == null) {
            return;
        }
        for (Happened happened : events) {
            if (happened.event() instanceof ShowEvent.TalkHeard talk) {
                for (int slot = 0;
                        slot < Math.min(talk.lines().size(), happened.words().size());
                        slot++) {
                    ask(
                            showId,
                            talk.lines().get(slot).personId(),
                            happened.words().get(slot),
                            null);
                }
            } else if (happened.event() instanceof ShowEvent.PiecesHeld held) {
                show.performance().buys(held.buyerId());
            } else if (happened.event() instanceof ShowEvent.ShowClosing
                    || happened.event() instanceof ShowEvent.ShowClosed) {
                show.close();
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

    private HostedShow begin(Playbill playbill, Path ffmpeg, Script script) {
        Feed feed = programmes.openDigital(playbill.roomId());
        Broadcast broadcast = new Broadcast(playbill, equipment.format(), ffmpeg, feed::accept);
        Voice.Speaker speaker = equipment.speaker().orElse(spoken -> {
            throw new SpeechFailed("there is no speech program on this machine");
        });
        Voice voice = new Voice(
                speaker,
                equipment.words(),
                background,
                company.clock(),
                () -> playbill.presentation().get().voice());
        Performance performance = new Performance(playbill.showId(), company, voice, broadcast);
        performance.follow(script);
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
        try {
            show.run();
        } catch (RuntimeException broken) {
            LOG.error("a digital host broke down: show={}", showId, broken);
        } finally {
            byShow.remove(showId, show);
            LOG.info("a digital host ends: show={}", showId);
        }
    }

    private void hear(HostedShow show, long personId, String question, @Nullable Long itemId) {
        try {
            show.performance().hear(personId, question, itemId);
        } catch (RuntimeException broken) {
            LOG.error(
                    "a viewer's line was not understood: show={}",
                    show.playbill().showId(),
                    broken);
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

    private HostStatus.Part part(long showId, Cursor cursor, Segment segment) {
        List<HostStatus.Line> lines = IntStream.range(0, segment.lines().size())
                .mapToObj(i -> {
                    ScriptLine line = segment.lines().get(i);
                    String text = company.resolver().resolve(showId, line).orElse(line.text());
                    return new HostStatus.Line(text, line.facts(), cursor.stateOf(segment, i));
                })
                .toList();
        return new HostStatus.Part(segment.itemId(), segment.title(), lines);
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
        for (HostedShow show : byShow.values()) {
            try {
                show.broadcast().check();
            } catch (RuntimeException | Error broken) {
                LOG.error(
                        "a broadcast could not be looked after: show={}",
                        show.playbill().showId(),
                        broken);
            }
        }
    }
}
