package org.qiantang.app.stage;

import io.netty.buffer.ByteBufAllocator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.engine.fanout.Broadcast;
import org.qiantang.engine.fanout.Counters;
import org.qiantang.engine.fanout.Viewer;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.Sitting;

/** One show before its viewers: what is seen of it, who looks, and the frames between the two. Guarded by itself. */
final class ShowStage {
    private static final long PRESENCE_MILLIS = 1_000;
    // Who comes into a crowd of so many viewers may be shown a state so old, where nothing but counts has changed.
    private static final int CROWD = 100;
    private static final long STATE_MILLIS = 100;

    private final long showId;
    private final Tools tools;
    private final Object loading = new Object();

    /** What happened while the past was read; null as soon as the past is known. */
    private @Nullable List<Happened> meanwhile = new ArrayList<>();

    private @Nullable Live live;
    private boolean retired;

    ShowStage(long showId, Tools tools) {
        this.showId = showId;
        this.tools = tools;
    }

    /** What all shows share. */
    record Tools(
            Story story,
            Names names,
            ScheduledExecutorService ticker,
            InstantSource clock,
            RandomGenerator chance,
            Counters counters,
            StageSettings settings) {}

    /** Reads the past if it is not known yet; false where there is no such show, or it was put away. May block. */
    boolean load() {
        synchronized (loading) {
            if (isKnown()) {
                return isLive();
            }
            // The lock of the show itself is free meanwhile: what happens now is only put aside.
            var replay = new Replay();
            tools.story().tell(showId, replay::hear);
            ShowView view = replay.view(tools.story(), new Talking(tools.names()));
            return begin(view, replay.position());
        }
    }

    private synchronized boolean isKnown() {
        return live != null || retired;
    }

    private synchronized boolean isLive() {
        return live != null;
    }

    private synchronized boolean begin(ShowView view, long position) {
        var planned = view.planned();
        if (planned == null || retired) {
            return false;
        }
        live = new Live(view, position, planned.hostId());
        List<Happened> waiting = meanwhile == null ? List.of() : meanwhile;
        meanwhile = null;
        waiting.forEach(live::happened);
        return true;
    }

    synchronized void happened(List<Happened> events) {
        if (meanwhile != null) {
            meanwhile.addAll(events);
        } else if (live != null) {
            events.forEach(live::happened);
            live.schedule();
        }
    }

    /** False where the show has been put away, or was never loaded. */
    synchronized boolean join(Arrival arrival) {
        if (live == null) {
            return false;
        }
        live.join(arrival);
        live.schedule();
        return true;
    }

    synchronized void leave(Arrival arrival) {
        if (live != null) {
            live.leave(arrival);
            live.schedule();
        }
    }

    synchronized void spoken(HostKind speaker, String text, @Nullable Long itemId) {
        if (live != null) {
            live.announcer.spoken(speaker, text, itemId);
            live.schedule();
        }
    }

    synchronized void latest(String key, byte[] value) {
        if (live != null) {
            live.broadcast.latest(key, value);
            live.schedule();
        }
    }

    synchronized void like(int times, boolean simulated) {
        if (live != null) {
            live.state = null;
            live.broadcast.latest("likes", Messages.json(live.view.like(times, simulated)));
            live.schedule();
        }
    }

    synchronized void forget(long personId) {
        if (live != null) {
            live.view.forget(personId);
            live.state = null;
        }
    }

    synchronized void saw(Arrival arrival, Collection<Long> shown, Collection<Long> opened) {
        if (live != null) {
            live.footfall.saw(arrival, live.view.sold(shown), live.view.sold(opened));
        }
    }

    synchronized void exposed(boolean simulated) {
        if (live != null) {
            live.footfall.exposed(simulated);
        }
    }

    /** All that this show's audience did since it was loaded; empty where it is not at hand. */
    synchronized Optional<Sitting> sitting() {
        return live == null
                ? Optional.empty()
                : Optional.of(live.footfall.sitting(tools.clock().millis()));
    }

    /** What of it has not been written down. */
    synchronized Optional<Sitting> untold() {
        return live == null
                ? Optional.empty()
                : live.footfall.untold(tools.clock().millis());
    }

    synchronized void told(Sitting sitting) {
        if (live != null) {
            live.footfall.told(sitting);
        }
    }

    synchronized Counts counts() {
        return live == null ? new Counts(0, 0, 0, 0, 0, 0) : live.counts();
    }

    synchronized Set<Long> people() {
        return live == null ? Set.of() : live.present.people();
    }

    /** Puts the show away; false while somebody looks. */
    synchronized boolean retire() {
        if (live != null && live.viewers() > 0) {
            return false;
        }
        live = null;
        meanwhile = null;
        retired = true;
        return true;
    }

    /** Sends everybody away; those who come back will find the show read anew. */
    synchronized void close(String reason) {
        if (live != null) {
            live.broadcast.flush();
            live.broadcast.close(reason);
        }
        live = null;
        meanwhile = null;
        retired = true;
    }

    private synchronized void tick() {
        if (live != null) {
            live.tick();
        }
    }

    /** The lanes have caught up with a frame that was not to be followed by the next one yet. */
    private void free() {
        try {
            tools.ticker().execute(this::tick);
        } catch (RejectedExecutionException _) {
            // The house is closing.
        }
    }

    /** All that is there once the past is known. */
    private final class Live {
        final ShowView view;
        final Broadcast broadcast;
        final Announcer announcer;
        final Footfall footfall;
        final Present present = new Present();
        final Set<Long> deskStock = new LinkedHashSet<>();
        byte @Nullable [] state;
        long stateAt;
        long position;
        long entered;
        boolean presenceChanged;
        int simulatedTold;
        long presenceAt;
        long stockAt;
        /** The next stroke of the clock, which will be at {@code strokeAt}; null while nothing waits. */
        @Nullable
        ScheduledFuture<?> stroke;

        long strokeAt;
        final Beats beats = new Beats(tools.settings().frame());

        Live(ShowView view, long position, long hostId) {
            this.view = view;
            this.position = position;
            this.broadcast = new Broadcast(
                    tools.settings().bounds(),
                    position,
                    tools.counters(),
                    ByteBufAllocator.DEFAULT,
                    tools.chance(),
                    ShowStage.this::free);
            this.announcer = new Announcer(view, broadcast, tools.names(), hostId);
            this.footfall = new Footfall(tools.chance().nextLong(1, Long.MAX_VALUE), view.isOnAir());
        }

        void happened(Happened happened) {
            // The past and the present overlap; what is known already must change nothing.
            if (happened.position() <= position) {
                return;
            }
            position = happened.position();
            List<HeldLine> moved = view.apply(happened.event());
            if (happened.event() instanceof ShowEvent.ShowOpened) {
                footfall.open(tools.clock().millis());
            } else if (happened.event() instanceof ShowEvent.ShowClosed) {
                footfall.close(tools.clock().millis());
            } else if (happened.event() instanceof ShowEvent.PiecesHeld held) {
                footfall.ordered(held.buyerId());
            } else if (happened.event() instanceof ShowEvent.OrderPaid paid) {
                footfall.paid(paid.buyerId(), paid.amount().minor());
            }
            announcer.say(happened, moved, present.staff());
            state = null; // also where somebody was greeted while it was being said
            if (!present.staff().isEmpty()) {
                deskStock.addAll(ShowView.skusTouched(happened.event(), moved));
            }
        }

        void join(Arrival arrival) {
            Viewer viewer = arrival.viewer();
            present.enter(arrival);
            footfall.enter(arrival, tools.clock().millis());
            long person = viewer.personId();
            if (arrival.staff()) {
                deskStock.addAll(view.skus());
            }
            if (arrival.from() == null) {
                view.visit(arrival.simulated());
                enter(arrival);
            }
            presenceChanged = true;
            Seen.You you = arrival.nickname() == null ? null : new Seen.You(person, arrival.nickname());
            broadcast.join(
                    viewer,
                    arrival.from(),
                    (at, resumed) -> Messages.hello(at, resumed, you, resumed ? null : state()));
            if (arrival.staff()) {
                view.talk().stream()
                        .filter(Talking.Said::isOfPerson)
                        .forEach(said -> broadcast.tell(person, Announcer.saidBy(said)));
            }
        }

        void leave(Arrival arrival) {
            if (!present.leave(arrival)) {
                return;
            }
            footfall.leave(arrival, tools.clock().millis());
            presenceChanged = true;
            broadcast.leave(arrival.viewer());
        }

        private void enter(Arrival arrival) {
            if (arrival.nickname() != null && !arrival.staff()) {
                var line = new Seen.Line(
                        "enter-" + position + "-" + entered++,
                        arrival.nickname(),
                        "",
                        false,
                        tools.clock().instant(),
                        "enter",
                        arrival.simulated());
                broadcast.filler(Messages.json(line));
            }
        }

        int viewers() {
            return present.viewers();
        }

        int simulated() {
            return present.simulated();
        }

        Counts counts() {
            return new Counts(
                    viewers(), simulated(), view.visits(), view.likes(), view.simulatedVisits(), view.simulatedLikes());
        }

        private byte[] state() {
            byte[] made = state;
            long now = tools.clock().millis();
            // Everybody who comes or goes changes the count; the right one follows within a second in any case.
            if (made == null || viewers() < CROWD || now - stateAt >= STATE_MILLIS) {
                made = Messages.json(view.state(viewers(), simulated()));
                state = made;
                stateAt = now;
            }
            return made;
        }

        /** Runs the clock only while something waits. */
        void schedule() {
            long now = tools.clock().millis();
            if (tools.settings().frame().isZero()) {
                tick();
            }
            if (!(broadcast.waiting() || !deskStock.isEmpty() || presenceChanged)) {
                return;
            }
            long least = presenceChanged ? presenceAt : Long.MAX_VALUE;
            long wanted = deskStock.isEmpty() ? least : Math.min(stockAt, least);
            long next = beats.next(broadcast.blocks());
            long due = broadcast.waiting() ? next : Math.max(next, wanted);
            if (stroke != null && strokeAt <= due) {
                return;
            }
            // How many are here may wait for a second; what is said meanwhile may not wait with it.
            unschedule();
            try {
                stroke = tools.ticker().schedule(ShowStage.this::tick, Math.max(0, due - now), TimeUnit.MILLISECONDS);
                strokeAt = due;
            } catch (RejectedExecutionException _) {
                // The house is closing: whoever is still here is sent away by it.
            }
        }

        /** To staff, once in a frame's time, also where blocks of viewers have more turns in it. */
        private void tellStock(long now) {
            stockAt = deskStock.isEmpty()
                    ? stockAt
                    : now + tools.settings().frame().toMillis();
            for (long sku : deskStock) {
                byte[] stock = Messages.desk("stock", view.deskStock(sku));
                present.staff().forEach(person -> broadcast.tell(person, stock));
            }
            deskStock.clear();
        }

        private void unschedule() {
            if (stroke != null) {
                stroke.cancel(false);
                stroke = null;
            }
        }

        void tick() {
            long now = tools.clock().millis();
            unschedule();
            if (presenceChanged && now >= presenceAt) {
                presenceChanged = false;
                presenceAt = now + PRESENCE_MILLIS;
                broadcast.latest("viewers", Messages.json(viewers()));
                if (simulated() != simulatedTold) {
                    simulatedTold = simulated();
                    broadcast.latest("simulated", Messages.json(simulatedTold));
                }
                broadcast.latest("visits", Messages.json(view.visits()));
            }
            if (now >= stockAt) {
                tellStock(now);
            }
            if (tools.settings().frame().isZero()) {
                broadcast.flush();
                return;
            }
            broadcast.beat();
            beats.sent(now, broadcast.blocks());
            schedule();
        }
    }
}
