package org.qiantang.app.simulation;

import java.util.SplittableRandom;

/** The provider calls when somebody has paid: late, twice, or never, and again until it has been heard. */
final class Callbacks {
    private static final long SECOND = 1_000_000;
    private static final int MOST = 40;

    private final World world;
    private final Clockwork clockwork;
    private final SplittableRandom random;
    private int open;

    Callbacks(World world, SplittableRandom random) {
        this.world = world;
        this.clockwork = world.clockwork();
        this.random = random;
    }

    boolean isQuiet() {
        return open == 0;
    }

    void paid(SimProvider.Account account, long hold) {
        int manner = random.nextInt(100);
        if (manner < 12) {
            return; // never: we have to ask
        }
        long delay = manner < 30 ? clockwork.between(hold / 2, hold * 2) : clockwork.between(5_000, 3 * SECOND);
        begin(account, delay);
        if (manner > 75) {
            begin(account, delay + clockwork.between(0, 2 * SECOND));
        }
    }

    private void begin(SimProvider.Account account, long delay) {
        open++;
        clockwork.later(world.people(), delay, "callback", () -> new Call(account).again());
    }

    private final class Call {
        private final SimProvider.Account account;
        private int tries;
        private boolean heard;

        Call(SimProvider.Account account) {
            this.account = account;
        }

        void again() {
            if (heard || ++tries > MOST) {
                open--;
                return;
            }
            Machine machine = world.reached();
            if (machine != null) {
                clockwork.later(machine, clockwork.between(500, 20_000), "callback", () -> {
                    try {
                        boolean answer = machine.payments().hear(account.report());
                        heard |= answer && !world.faults().losesMessage();
                    } catch (RuntimeException trouble) {
                        clockwork.say(machine + " failed to hear of " + account.no() + ": " + trouble);
                    }
                });
            }
            clockwork.later(world.people(), clockwork.between(2 * SECOND, 20 * SECOND), "callback", this::again);
        }
    }
}
