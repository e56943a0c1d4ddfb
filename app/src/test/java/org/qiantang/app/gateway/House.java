package org.qiantang.app.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongConsumer;
import org.qiantang.app.stage.Stage;
import org.qiantang.app.stage.StageSettings;
import org.qiantang.event.Money;

/** A gateway with a stage and played rooms behind it, on a free port. */
final class House implements AutoCloseable {
    static final Map<String, Visitor> PEOPLE = Map.of(
            "lin", new Visitor(21, "林小满", true),
            "wang", new Visitor(22, "王大可", true),
            "young", new Visitor(23, "小朋友", false),
            "staff", new Visitor(3, "主播阿青", true));

    /** What wang pays for sending, who lives far away. */
    static final Money FREIGHT = Money.cny(1_250);

    final PlayedRooms rooms;
    final ScheduledExecutorService ticker = Executors.newScheduledThreadPool(1);
    final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    final HeldTasks held = new HeldTasks(blocking);
    final Stage stage;
    final Gateway gateway;
    final PlayedDoor door = new PlayedDoor();

    House(PlayedRooms rooms, GatewaySettings settings, Duration frame, List<PlainHttp> plain) {
        this.rooms = rooms;
        this.stage = new Stage(
                rooms,
                person -> PEOPLE.values().stream()
                        .filter(visitor -> visitor.id() == person)
                        .map(Visitor::nickname)
                        .findFirst()
                        .orElse("观众"),
                ticker,
                InstantSource.system(),
                new SplittableRandom(1),
                new StageSettings(frame, StageSettings.USUAL.keptEmpty(), StageSettings.USUAL.bounds()));
        rooms.tell(stage);
        this.gateway = new Gateway(
                settings,
                new Neighbours(
                        rooms,
                        stage,
                        door,
                        (_, _, text) -> text.contains("最便宜")
                                ? new LineJudge.Verdict.Refused("不能使用绝对化用语", "广告法第九条")
                                : new LineJudge.Verdict.Allowed("clear"),
                        (show, person, wants) ->
                                new Postage.Answer.Ready("{\"to\":\"" + person + "\"}", person == 22 ? FREIGHT : null),
                        Page.ORIGIN::equals,
                        plain,
                        held,
                        ticker,
                        InstantSource.system()));
        gateway.start();
    }

    House(PlayedRooms rooms) {
        this(rooms, settings(Duration.ofSeconds(30)), Duration.ofMillis(50), List.of());
    }

    static GatewaySettings settings(Duration idle) {
        return new GatewaySettings("127.0.0.1", 0, 2_000, 20_000, Duration.ofSeconds(1), idle, Duration.ofMillis(200));
    }

    Page open(String session) {
        return Page.open(gateway.port(), "show=" + PlayedRooms.SHOW, session);
    }

    Page guest() {
        return Page.open(gateway.port(), "show=" + PlayedRooms.SHOW, null);
    }

    @Override
    public void close() {
        gateway.close();
        ticker.shutdownNow();
        blocking.close();
    }

    /** Tasks of which some can be held back, as on a machine that has no time for them. */
    static final class HeldTasks implements Executor {
        private final Executor done;
        private final List<Runnable> waiting = new ArrayList<>();
        private long free = Long.MAX_VALUE;

        HeldTasks(Executor done) {
            this.done = done;
        }

        @Override
        public synchronized void execute(Runnable task) {
            if (free > 0) {
                free--;
                done.execute(task);
            } else {
                waiting.add(task);
            }
        }

        /** From now on only so many are begun. */
        synchronized void hold(int allBut) {
            free = allBut;
        }

        synchronized void letGo() {
            free = Long.MAX_VALUE;
            waiting.forEach(done::execute);
            waiting.clear();
        }
    }

    static final class PlayedDoor implements Door {
        private final Set<String> ended = ConcurrentHashMap.newKeySet();
        private LongConsumer hears = _ -> {};

        @Override
        public Optional<Visitor> visitor(String token) {
            return Optional.ofNullable(PEOPLE.get(token)).filter(_ -> !ended.contains(token));
        }

        @Override
        public void whenSessionsEnd(LongConsumer hearer) {
            hears = hearer;
        }

        void end(String token) {
            long personId = visitor(token).orElseThrow().id();
            ended.add(token);
            hears.accept(personId);
        }

        @Override
        public boolean staffOf(long personId, long showId) {
            return personId == 3;
        }
    }
}
