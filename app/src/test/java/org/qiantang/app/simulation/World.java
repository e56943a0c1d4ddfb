package org.qiantang.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Streams;

/**
 * One hot sale under one seed's weather: the program on its machines, the database, the provider, buyers and sellers. In the
 * end the weather is calm, and then all must come to rest within bounded time, with the truth unharmed.
 */
final class World {
    /** What order numbers are made with. */
    static final byte[] NUMBERS = new byte[16];

    private static final EventCodec CODEC = new EventCodec();
    private static final long MOST_STEPS = 300_000;
    private static final long SECOND = 1_000_000;
    private static final long REST = 2 * 3_600 * SECOND;
    private static final long LOOK = 5 * SECOND;

    private final long seed;
    private final Defect defect;
    private final Diary diary;
    private final Clockwork clockwork;
    private final Faults faults;
    private final SimDatabase database;
    private final JournalRows journal;
    private final ShopRows shops;
    private final PaymentRows payments;
    private final OrderRows orders;
    private final PieceRows pieces;
    private final SimProvider provider;
    private final Ledger ledger;
    private final Life server = new Life("database");
    private final Life people = new Life("people");
    private final SplittableRandom random;
    private final List<Machine> machines = new ArrayList<>();
    private final Callbacks callbacks;
    private final Sale sale;
    private Machine front;
    private int pending;
    private AssertionError wrong;

    World(long seed, boolean whole) {
        this(seed, whole, Defect.NONE);
    }

    /** @param defect what is wrong with the program on purpose */
    World(long seed, boolean whole, Defect defect) {
        this.seed = seed;
        this.defect = defect;
        random = new SplittableRandom(seed);
        diary = new Diary(whole);
        clockwork = new Clockwork(random.split(), diary, MOST_STEPS);
        faults = new Faults(random.split(), clockwork);
        database = new SimDatabase(faults);
        journal = new JournalRows(database, this::grown);
        shops = new ShopRows(database, defect);
        payments = new PaymentRows(database);
        orders = new OrderRows(database, journal);
        pieces = new PieceRows(database, journal);
        provider = new SimProvider(clockwork, faults, defect);
        ledger = new Ledger(journal);
        callbacks = new Callbacks(this, random.split());
        sale = new Sale(this, random.split());
    }

    boolean has(Defect one) {
        return defect == one;
    }

    Clockwork clockwork() {
        return clockwork;
    }

    EventCodec codec() {
        return CODEC;
    }

    Faults faults() {
        return faults;
    }

    SimDatabase database() {
        return database;
    }

    JournalRows journal() {
        return journal;
    }

    ShopRows shops() {
        return shops;
    }

    PaymentRows payments() {
        return payments;
    }

    OrderRows orders() {
        return orders;
    }

    PieceRows pieces() {
        return pieces;
    }

    SimProvider provider() {
        return provider;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    Ledger ledger() {
        return ledger;
    }

    Life server() {
        return server;
    }

    Life people() {
        return people;
    }

    List<Long> notClosed() {
        ledger.catchUp();
        return ledger.notClosed();
    }

    /** Plays the whole story; what is wrong with it is thrown with its seed and its last steps. */
    Diary play() {
        try {
            startMachine();
            sale.begin();
            weather(sale.length());
            clockwork.later(people, SECOND, "supervisor", this::supervise);
            run(sale.length());
            calm();
            long end = clockwork.now() + REST;
            String restless = restless();
            while (restless != null) {
                if (clockwork.now() > end) {
                    throw new AssertionError("no rest: " + restless);
                }
                run(clockwork.now() + LOOK);
                restless = restless();
            }
            new Truth(this, front).mustHold();
            return diary;
        } catch (Throwable broken) {
            throw new AssertionError(
                    "failed with -Dseed=" + seed + ": " + broken.getMessage() + "\n" + diary.latest(), broken);
        }
    }

    private void run(long until) {
        while (clockwork.now() < until) {
            clockwork.runUntil(Math.min(until, clockwork.now() + SECOND));
            if (wrong != null) {
                throw wrong;
            }
            ledger.catchUp();
        }
    }

    /** Something has gone wrong where nobody would hear of it by being thrown at. */
    void isWrong(AssertionError what) {
        if (wrong == null) {
            wrong = what;
        }
    }

    private void calm() {
        clockwork.say("calm from now on");
        faults.calm();
        for (Machine machine : machines) {
            if (machine != front && !machine.isDead()) {
                machine.crash();
            }
        }
        if (front.isPaused()) {
            clockwork.resume(front);
        }
    }

    /** Why it is not quiet yet; null where it is. */
    private String restless() {
        if (!front.isReady() || front.isBroken()) {
            return "the program is not up";
        }
        if (pending > 0) {
            return pending + " who ask have no answer";
        }
        if (!callbacks.isQuiet()) {
            return "the provider still calls";
        }
        ledger.catchUp();
        if (!ledger.notClosed().isEmpty()) {
            return "not closed: " + ledger.notClosed();
        }
        if (payments.open() > 0) {
            return payments.open() + " payments are open";
        }
        return front.behind();
    }

    private void startMachine() {
        front = new Machine(this, "machine " + (machines.size() + 1), random.split());
        machines.add(front);
    }

    /** Starts the program where it is not there, or of no use any more. */
    private void supervise() {
        clockwork.later(people, SECOND, "supervisor", this::supervise);
        if (front.isDead()) {
            ledger.catchUp();
            startMachine();
        } else if (front.isReady() && front.isBroken() && !front.isPaused()) {
            clockwork.say(front + " has lost its writer and is started again");
            front.crash();
        }
    }

    private boolean hasStarts() {
        return machines.size() < Machine.MOST;
    }

    private void weather(long length) {
        times(4, length, "kill", () -> {
            if (hasStarts()) {
                clockwork.say(front + " is killed");
                front.crash();
            }
        });
        times(2, length, "pause", this::pause);
        times(3, length, "database down", () -> {
            clockwork.say("database down");
            faults.down(true);
            clockwork.later(people, clockwork.between(100_000, 8 * SECOND), "database up", () -> faults.down(false));
        });
        times(2, length, "disk full", () -> {
            clockwork.say("disk full");
            faults.full(true);
            clockwork.later(people, clockwork.between(100_000, 8 * SECOND), "disk mended", () -> faults.full(false));
        });
        times(2, length, "clock", () -> {
            long by = random.nextInt(3) == 0
                    ? clockwork.between(SECOND, 300 * SECOND)
                    : clockwork.between(-3 * SECOND, 3 * SECOND);
            clockwork.say("the clock jumps by " + by + " us");
            clockwork.jump(by);
        });
    }

    private void times(int most, long length, String what, Runnable fault) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            clockwork.at(people, clockwork.between(0, length), what, fault);
        }
    }

    /** The owner is paused, another takes its place, and then the old one wakes. */
    private void pause() {
        if (!hasStarts() || front.isDead() || front.isPaused()) {
            return;
        }
        Machine old = front;
        clockwork.say(old + " is paused");
        old.pause(true);
        if (random.nextInt(3) > 0) {
            clockwork.later(people, clockwork.between(10_000, 2 * SECOND), "new owner", () -> {
                if (front == old) {
                    startMachine();
                }
            });
        }
        clockwork.later(people, clockwork.between(SECOND, 30 * SECOND), "wake", () -> {
            if (!old.isDead()) {
                clockwork.say(old + " wakes");
                clockwork.resume(old);
                clockwork.later(people, clockwork.between(SECOND, 20 * SECOND), "end", () -> {
                    if (front != old && !old.isDead()) {
                        old.crash();
                    }
                });
            }
        });
    }

    void mayDie(Machine machine) {
        if (hasStarts() && faults.dies(machine)) {
            machine.mustLive();
        }
    }

    private void grown(int shard) {
        for (Machine machine : machines) {
            if (!machine.isDead()) {
                machine.wake(shard);
            }
        }
    }

    /** A program that somebody from outside reaches now; null where none answers. */
    Machine reached() {
        for (Machine old : machines) {
            if (old != front && old.isReady() && !old.isPaused() && random.nextInt(3) == 0) {
                return old;
            }
        }
        return front.isReady() && !front.isPaused() ? front : null;
    }

    /** Asks a room until there is an answer, always the same. */
    void ask(long show, RoomRequest request, Consumer<Receipt> answered) {
        pending++;
        new Asking(show, request, answered).again();
    }

    private final class Asking {
        private final long show;
        private final RoomRequest request;
        private final Consumer<Receipt> answered;
        private int turn;
        private boolean over;

        Asking(long show, RoomRequest request, Consumer<Receipt> answered) {
            this.show = show;
            this.request = request;
            this.answered = answered;
        }

        void again() {
            Machine machine = reached();
            int mine = ++turn;
            if (machine == null) {
                clockwork.later(people, clockwork.between(200_000, 2 * SECOND), "nobody there", () -> retry(mine));
                return;
            }
            CompletableFuture<Receipt> receipt = machine.rooms().rooms().ask(show, request);
            var _ = receipt.whenComplete((given, failure) -> heard(machine, mine, given, failure));
            clockwork.later(people, clockwork.between(SECOND, 5 * SECOND), "no answer", () -> retry(mine));
        }

        private void heard(Machine machine, int mine, Receipt given, Throwable failure) {
            clockwork.say(machine + " answers " + request + ": " + (given == null ? failure.toString() : given));
            try {
                if (given != null) {
                    ledger.acknowledged(show, request, given);
                }
            } catch (AssertionError | RuntimeException untrue) {
                isWrong(new AssertionError(untrue.getMessage(), untrue));
            }
            boolean lost = faults.losesMessage();
            clockwork.later(people, clockwork.between(50, 5_000), "answer", () -> {
                if (given == null || given instanceof Receipt.Refused(Refusal.Busy _)) {
                    clockwork.later(people, clockwork.between(50_000, SECOND), "again", () -> retry(mine));
                } else if (!lost && !over) {
                    over = true;
                    pending--;
                    answered.accept(given);
                }
            });
        }

        private void retry(int of) {
            if (!over && of == turn) {
                again();
            }
        }
    }

    /** Has a piece of work done by the program behind its desks, tried again where it failed, a few times. */
    void act(String what, Consumer<Machine> work) {
        pending++;
        new Act(what, work).again();
    }

    private final class Act {
        private static final int TRIES = 12;
        private final String what;
        private final Consumer<Machine> work;
        private int tries;
        private boolean over;

        Act(String what, Consumer<Machine> work) {
            this.what = what;
            this.work = work;
        }

        void again() {
            if (over) {
                return;
            }
            if (++tries > TRIES) {
                end();
                return;
            }
            Machine machine = reached();
            if (machine != null) {
                clockwork.later(machine, clockwork.between(100, 2_000), what, () -> {
                    try {
                        work.accept(machine);
                        end();
                    } catch (RuntimeException trouble) {
                        clockwork.say(machine + " failed to " + what + ": " + trouble);
                    }
                });
            }
            clockwork.later(people, clockwork.between(SECOND, 6 * SECOND), "again", this::again);
        }

        private void end() {
            if (!over) {
                over = true;
                pending--;
            }
        }
    }

    /** Where every follower should be. */
    long head(int shard) {
        return journal.shard(shard).events().size();
    }

    List<Integer> shards() {
        return List.of(Streams.OFFICE, Streams.FLOOR);
    }
}
