package org.qiantang.bench.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wire to a database, which can be cut at a commit: before it arrives, after it, or before its answer is back. */
final class Cutter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    /** Where in a commit's life the wire is cut. */
    enum Moment {
        BEFORE_COMMIT,
        AFTER_COMMIT,
        BEFORE_ANSWER
    }

    /**
     * A cut to come.
     *
     * @param commits how many commits still pass
     * @param all whether all wires are cut with it, or only the one that commits
     */
    private record Plan(Moment moment, AtomicInteger commits, boolean all) {}

    private final ServerSocket door;
    private final int database;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Plan> plan = new AtomicReference<@Nullable Plan>();
    private final AtomicInteger cuts = new AtomicInteger();

    Cutter(int database) throws IOException {
        this.database = database;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("cutter").start(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    /** Cuts at one of the next commits. */
    void cutAt(Moment moment, int afterCommits, boolean all) {
        plan.set(new Plan(moment, new AtomicInteger(afterCommits), all));
    }

    boolean isWaiting() {
        return plan.get() != null;
    }

    void calm() {
        plan.set(null);
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                var server = new Socket();
                try {
                    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), database), 2_000);
                } catch (IOException away) {
                    client.close();
                    continue;
                }
                var wire = new Wire(client, server);
                wires.add(wire);
                Thread.ofVirtual().start(wire::there);
                Thread.ofVirtual().start(wire::back);
            } catch (IOException closed) {
                // told by the door itself
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        wires.forEach(Wire::cut);
    }

    private final class Wire {
        private final Socket client;
        private final Socket server;
        private final Commits commits = new Commits();
        private volatile boolean muted;

        Wire(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void there() {
            try (InputStream in = client.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                var waiting = ByteBuffer.allocate(BUFFER);
                byte[] read = new byte[BUFFER];
                for (int count = in.read(read); count >= 0; count = in.read(read)) {
                    if (waiting.remaining() < count) {
                        waiting = ByteBuffer.allocate(2 * (waiting.capacity() + count))
                                .put(waiting.flip());
                    }
                    waiting.put(read, 0, count).flip();
                    if (!pass(waiting, out)) {
                        return;
                    }
                    waiting.compact();
                }
            } catch (IOException broken) {
                // cut, by us or by one of its ends
            } finally {
                cut();
            }
        }

        /** False where the wire was cut. */
        private boolean pass(ByteBuffer waiting, OutputStream out) throws IOException {
            var whole = new ByteArrayOutputStream();
            Plan cut = null;
            for (int length = commits.length(waiting); length > 0; length = commits.length(waiting)) {
                byte[] message = new byte[length];
                waiting.get(message);
                if (commits.isCommit(message)) {
                    cut = due();
                    if (cut != null && cut.moment() == Moment.BEFORE_COMMIT) {
                        out.write(whole.toByteArray());
                        out.flush();
                        all(cut);
                        return false;
                    }
                    muted = muted || (cut != null && cut.moment() == Moment.BEFORE_ANSWER);
                }
                whole.writeBytes(message);
            }
            out.write(whole.toByteArray());
            out.flush();
            if (cut != null && cut.moment() == Moment.AFTER_COMMIT) {
                all(cut);
                return false;
            }
            return true;
        }

        private @Nullable Plan due() {
            Plan next = plan.get();
            if (next == null || next.commits().getAndDecrement() > 0 || !plan.compareAndSet(next, null)) {
                return null;
            }
            cuts.incrementAndGet();
            return next;
        }

        void back() {
            try (InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                byte[] read = new byte[BUFFER];
                for (int count = in.read(read); count >= 0; count = in.read(read)) {
                    if (muted) {
                        // The server has answered the commit; nobody will ever hear it.
                        return;
                    }
                    out.write(read, 0, count);
                    out.flush();
                }
            } catch (IOException broken) {
                // cut, by us or by one of its ends
            } finally {
                cut();
            }
        }

        private void all(Plan cut) {
            if (cut.all()) {
                wires.forEach(Wire::cut);
            }
        }

        void cut() {
            wires.remove(this);
            try {
                client.close();
                server.close();
            } catch (IOException gone) {
                // closed is all that it should be
            }
        }
    }
}
