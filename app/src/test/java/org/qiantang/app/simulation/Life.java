package org.qiantang.app.simulation;

/** Whoever takes steps in the simulation: a program, the buyers, the provider. It may be paused, and it may die. */
class Life {
    private final String name;
    private boolean paused;
    private boolean dead;

    Life(String name) {
        this.name = name;
    }

    boolean isDead() {
        return dead;
    }

    boolean isPaused() {
        return paused;
    }

    void die() {
        dead = true;
    }

    void pause(boolean on) {
        paused = on;
    }

    /** To be asked wherever a program comes back from outside. */
    final void mustLive() {
        if (dead) {
            throw new Killed(this);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
