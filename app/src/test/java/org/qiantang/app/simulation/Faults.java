package org.qiantang.app.simulation;

import java.util.SplittableRandom;

/** What goes wrong in one run, and how often: each run has its own weather, and in the end it is calm. */
final class Faults {
    private final SplittableRandom random;
    private final Clockwork clockwork;
    private final double crash;
    private final double commitLost;
    private final double networkLost;
    private final double busy;
    private final double broken;
    private boolean calm;
    private boolean down;
    private boolean full;
    private int deaths;

    Faults(SplittableRandom random, Clockwork clockwork) {
        this.random = random;
        this.clockwork = clockwork;
        this.crash = some(0.004);
        this.commitLost = some(0.08);
        this.networkLost = some(0.25);
        this.busy = some(0.05);
        this.broken = some(0.02);
    }

    /** In a third of the runs none of it, else up to so much. */
    private double some(double most) {
        return random.nextInt(3) == 0 ? 0 : most * random.nextDouble();
    }

    void calm() {
        calm = true;
        down = false;
        full = false;
    }

    boolean isCalm() {
        return calm;
    }

    void down(boolean is) {
        down = is && !calm;
    }

    void full(boolean is) {
        full = is && !calm;
    }

    boolean isDown() {
        return down;
    }

    boolean isFull() {
        return full;
    }

    boolean coin() {
        return random.nextBoolean();
    }

    boolean losesCommit() {
        return draws(commitLost);
    }

    boolean losesMessage() {
        return draws(networkLost);
    }

    boolean isBusy() {
        return draws(busy);
    }

    boolean breaksWriter() {
        return draws(broken);
    }

    /** Kills the program in the middle of what it does; true where it has died now. */
    boolean dies(Life life) {
        if (life.isDead() || !(life instanceof Machine machine) || deaths >= Machine.MOST || !draws(crash)) {
            return false;
        }
        deaths++;
        clockwork.say(life + " is killed in the middle of its work");
        machine.crash();
        return true;
    }

    private boolean draws(double chance) {
        return !calm && chance > 0 && random.nextDouble() < chance;
    }
}
