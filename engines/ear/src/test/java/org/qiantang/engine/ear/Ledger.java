package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A listener that writes down all it is told, and may be made to behave badly. */
final class Ledger implements EarListener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Heard> heard = new ArrayList<>();
    private final List<Standing> standings = new ArrayList<>();
    private final Consumer<Heard> meanwhile;

    Ledger() {
        this(_ -> {});
    }

    /** @param meanwhile is done before words are written down */
    Ledger(Consumer<Heard> meanwhile) {
        this.meanwhile = meanwhile;
    }

    @Override
    public void heard(Heard words) {
        meanwhile.accept(words);
        synchronized (this) {
            heard.add(words);
        }
    }

    @Override
    public synchronized void stands(Standing standing) {
        standings.add(standing);
    }

    synchronized List<Heard> all() {
        return List.copyOf(heard);
    }

    List<Heard> finals() {
        return all().stream().filter(Heard::isFinal).toList();
    }

    List<String> words() {
        return finals().stream().map(Heard::text).toList();
    }

    synchronized List<Standing> standings() {
        return List.copyOf(standings);
    }

    void awaitFinals(int count) throws InterruptedException {
        await(count + " sentences", () -> finals().size() >= count);
    }

    void awaitTrouble() throws InterruptedException {
        await("trouble", () -> !standings().isEmpty());
    }

    static void await(String what, BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(5);
        }
    }
}
