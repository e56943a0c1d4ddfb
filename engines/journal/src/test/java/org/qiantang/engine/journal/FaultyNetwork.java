package org.qiantang.engine.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that break by chance: while opening, in the middle of a transaction, and before, after or during a commit. */
final class FaultyNetwork implements Connections {
    private final Connections sound;
    private final SplittableRandom random;
    private final double faultRate;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean healed;

    FaultyNetwork(Connections sound, long seed, double faultRate) {
        this.sound = sound;
        this.random = new SplittableRandom(seed);
        this.faultRate = faultRate;
    }

    /** From now on nothing breaks. */
    void heal() {
        healed = true;
    }

    int faults() {
        return faults.get();
    }

    DataSource asDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, _) -> {
                    if (method.getName().equals("getConnection")) {
                        return open();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Connection open() throws SQLException {
        if (draw(faultRate / 2)) {
            throw broken("refused");
        }
        var wire = new Wire(sound.open());
        return (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, wire::invoke);
    }

    private synchronized boolean draw(double rate) {
        return !healed && random.nextDouble() < rate;
    }

    private synchronized int draw(int bound) {
        return random.nextInt(bound);
    }

    private SQLException broken(String where) {
        faults.incrementAndGet();
        return new SQLException("network broken: " + where, "08006");
    }

    /** One connection and whether the client's end of it is still alive. */
    private final class Wire {
        private final Connection real;
        private volatile boolean cut;

        Wire(Connection real) {
            this.real = real;
        }

        @Nullable
        Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            boolean ends = method.getName().equals("abort") || method.getName().equals("close");
            if (cut) {
                if (ends) {
                    return null;
                }
                throw new SQLException("connection is closed", "08003");
            }
            if (method.getName().equals("commit") && draw(faultRate)) {
                breakCommit();
            }
            if (method.getName().equals("prepareStatement") && draw(faultRate / 10)) {
                cut = true;
                real.abort(Runnable::run);
                throw broken("in the transaction");
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause() == null ? failure : failure.getCause();
            }
        }

        private void breakCommit() throws SQLException {
            cut = true;
            switch (draw(4)) {
                case 0 -> {
                    real.abort(Runnable::run);
                    throw broken("before the commit");
                }
                case 1 -> {
                    real.commit();
                    real.close();
                    throw broken("after the commit");
                }
                case 2 -> {
                    endLater(true);
                    throw broken("during the commit, which then succeeds");
                }
                default -> {
                    endLater(false);
                    throw broken("during the commit, which then fails");
                }
            }
        }

        /** The client is gone, but the server has not noticed and still holds the transaction's locks for a while. */
        private void endLater(boolean commit) {
            long millis = 5L + draw(60);
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(millis);
                    if (commit) {
                        real.commit();
                    }
                    real.close();
                } catch (SQLException | InterruptedException failure) {
                    throw new IllegalStateException("the sound side of the network failed", failure);
                }
            });
        }
    }
}
