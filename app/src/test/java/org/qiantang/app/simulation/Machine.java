package org.qiantang.app.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.ShopTurns;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.OrderCouriers;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.order.Orders;
import org.qiantang.app.payment.PaymentCouriers;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.room.RoomsInside;
import org.qiantang.app.show.ShowCouriers;
import org.qiantang.engine.journal.Backoff;
import org.qiantang.engine.journal.Follower;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.engine.journal.PostgresOffice;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.engine.journal.Stride;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The program on one machine, from its start to its death: the real rooms, desks and couriers; the journal's SQL and the tables are stand-ins. */
final class Machine extends Life {
    /** So often the program is started at most; ids tell 32 owners in turn apart. */
    static final int MOST = 14;

    private static final long PATIENCE = 5_000_000;
    private static final long CATCH_UP = 30_000_000;
    private static final long ROUND = 10_000_000;
    private static final int LOOPS = 2;

    private final World world;
    private final Clockwork clockwork;
    private final EventCodec codec;
    private final SimJournal journal;
    private final DataSource database;
    private final SplittableRandom random;
    private final List<Runner> runners = new ArrayList<>();
    private RoomsInside rooms;
    private ShopDesk shop;
    private Office office;
    private PaymentCouriers payments;
    private ShopTurns turns;
    private boolean ready;

    Machine(World world, String name, SplittableRandom random) {
        super(name);
        this.world = world;
        this.random = random;
        this.clockwork = world.clockwork();
        this.codec = world.codec();
        this.journal = new SimJournal(world, this);
        this.database = world.database().of(this);
        clockwork.later(this, 1_000, "start", this::takeOffice);
    }

    /** Loses all that it remembers; what is durable stays. */
    void crash() {
        ready = false;
        die();
    }

    boolean isReady() {
        return ready && !isDead();
    }

    boolean isBroken() {
        return journal.isBroken();
    }

    RoomsInside rooms() {
        return rooms;
    }

    ShopDesk shop() {
        return shop;
    }

    Office office() {
        return office;
    }

    PaymentCouriers payments() {
        return payments;
    }

    private void takeOffice() {
        try {
            var shard = new PostgresOffice(new PostgresJournal(database), Streams.OFFICE);
            clockwork.later(this, clockwork.between(100, 50_000), "start", () -> takeFloor(shard));
        } catch (RuntimeException trouble) {
            clockwork.later(this, 500_000, "start", this::takeOffice);
        }
    }

    private void takeFloor(PostgresOffice shard) {
        ShardWriter floor;
        try {
            floor = journal.take(Streams.FLOOR);
        } catch (RuntimeException trouble) {
            clockwork.later(this, 500_000, "start", () -> takeFloor(shard));
            return;
        }
        clockwork.say(this + " owns office " + shard.epoch() + " and floor " + floor.epoch());
        build(shard, floor);
        runners.forEach(Runner::start);
        long from = world.journal().shard(Streams.FLOOR).events().size();
        awaitTables(from, clockwork.now() + CATCH_UP);
        clockwork.later(this, ROUND, "round", this::round);
        ready = true;
    }

    private void build(PostgresOffice shard, ShardWriter floor) {
        JdbcClient jdbc = JdbcClient.create(database);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        office = new Office(shard, database, transactions, codec);
        var ids = Ids.of(clockwork, Streams.OFFICE, shard.epoch());
        shop = new ShopDesk(office, jdbc, clockwork, ids);
        turns = new ShopTurns(office, jdbc, clockwork);
        var loops = new ArrayList<SimLoop>();
        for (int i = 0; i < LOOPS; i++) {
            loops.add(new SimLoop(clockwork, this));
        }
        rooms = new RoomsInside(
                floor,
                journal,
                codec,
                clockwork,
                loops,
                task -> clockwork.later(this, clockwork.between(500, 20_000), "load", task));
        var asked = new Waiting();
        Orders orders = OrderCouriers.orders(jdbc);
        payments = new PaymentCouriers(
                codec,
                office,
                jdbc,
                world.provider().from(this),
                asked,
                orders,
                new OrderNumbers(World.NUMBERS),
                clockwork);
        var followers = new ArrayList<Follower>(List.of(world.orders(), world.pieces()));
        followers.addAll(ShowCouriers.all(codec, asked, shop));
        followers.addAll(payments.all());
        followers.add(OrderCouriers.handOver(codec, orders, shop::takeOrder, this::awaitOrders));
        for (Follower sound : followers) {
            Follower follower = Defects.in(sound, world, this);
            // A set's order differs from run to run of the JVM.
            follower.shards().stream().sorted().forEach(of -> runners.add(new Runner(follower, of)));
        }
    }

    private boolean awaitOrders(int shard, long position, Duration atMost) {
        return clockwork.await(
                this, () -> world.journal().position("orders", shard) >= position, atMost.toNanos() / 1_000);
    }

    /** Holds may have run out while nobody was here. */
    private void awaitTables(long from, long giveUp) {
        if (world.journal().position("pieces", Streams.FLOOR) < from && clockwork.now() < giveUp) {
            clockwork.later(this, 100_000, "catching up", () -> awaitTables(from, giveUp));
        } else {
            world.notClosed().forEach(rooms.rooms()::wake);
        }
    }

    private void round() {
        clockwork.later(this, ROUND, "round", this::round);
        if (world.payments().open() > 0 && !world.has(Defect.NOBODY_ASKS)) {
            try {
                payments.askForMissing();
            } catch (InterruptedException | RuntimeException trouble) {
                clockwork.say(this + " could not ask for missing callbacks: " + trouble);
            }
        }
    }

    /** Which follower is not at the end of its shard; null where all are. */
    String behind() {
        for (Runner runner : runners) {
            if (world.journal().position(runner.name, runner.shard) < world.head(runner.shard)) {
                return "behind: " + runner;
            }
        }
        return null;
    }

    /** The turns in which a shop's work is done. */
    ShopTurns turns() {
        return turns;
    }

    /** A shard has grown: its followers have something to do. */
    void wake(int shard) {
        for (Runner runner : runners) {
            if (runner.shard == shard) {
                runner.summon(clockwork.between(200, 20_000));
            }
        }
    }

    /** Drives one follower, as its thread would. */
    private final class Runner {
        private final int shard;
        private final String name;
        private final Stride stride;
        private final Backoff backoff;
        private int failures;
        private boolean summoned;
        private boolean running;

        Runner(Follower follower, int shard) {
            this.shard = shard;
            this.name = follower.name();
            this.stride = new Stride(
                    follower,
                    shard,
                    journal,
                    database,
                    () -> new AnyOrder(clockwork, Machine.this),
                    _ -> world.mayDie(Machine.this));
            this.backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(30), random);
        }

        void start() {
            summon(clockwork.between(200, 20_000));
        }

        void summon(long after) {
            if (!summoned && !running) {
                summoned = true;
                clockwork.later(Machine.this, after, name, this::step);
            }
        }

        private void step() {
            summoned = false;
            running = true;
            long pause = clockwork.between(200, 20_000);
            try {
                stride.step((int) clockwork.between(1, 25), Machine.this::isDead);
                failures = 0;
            } catch (Exception trouble) {
                if (!stride.mayPass(trouble)) {
                    throw new AssertionError("follower stopped: name=" + name + " shard=" + shard, trouble);
                }
                failures++;
                pause = backoff.after(failures).toNanos() / 1_000;
                clockwork.say(this + " failed: " + trouble);
            } finally {
                running = false;
            }
            if (failures > 0
                    || stride.position() < world.journal().shard(shard).events().size()) {
                summon(pause);
            }
        }

        @Override
        public String toString() {
            return Machine.this + "'s " + name + "/" + shard;
        }
    }

    /** The rooms as couriers and desks ask them: who waits for a receipt lets the others go on. */
    private final class Waiting implements Rooms {
        @Override
        public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
            CompletableFuture<Receipt> receipt = rooms.rooms().ask(showId, request);
            boolean there = clockwork.await(Machine.this, receipt::isDone, PATIENCE);
            world.mayDie(Machine.this);
            return there ? receipt : CompletableFuture.failedFuture(new TimeoutException());
        }

        @Override
        public void wake(long showId) {
            rooms.rooms().wake(showId);
        }

        @Override
        public void tell(Audience audience) {
            rooms.rooms().tell(audience);
        }
    }
}
