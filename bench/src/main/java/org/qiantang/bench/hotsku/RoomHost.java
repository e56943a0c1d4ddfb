package org.qiantang.bench.hotsku;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.database.EmbeddedDatabase;
import org.qiantang.app.room.LocalRooms;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Story;
import org.qiantang.app.room.WordHash;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/**
 * The server of our side at the engine: the rooms, the journal and its PostgreSQL as the program has them, asked over a thin
 * feed instead of viewers' sockets. Without a feed's port it is the database alone, with the same settings, for a peer.
 */
public final class RoomHost {
    private static final String ADDRESS = """
            {"recipient":"小满","phone":"13800000000","province":"浙江省","city":"杭州市","district":"西湖区","street":"龙井路 1 号"}""";
    private static final int BUFFER = 1 << 16;
    private static final int MOST_UNDER_WAY = 8_192;
    private static final int HOLD_SECONDS = 3_600;
    private static final int PER_BUYER = 999;
    private static final Money PRICE = Money.cny(9_900);

    private final LocalRooms rooms;
    private final boolean withAddress;

    private RoomHost(LocalRooms rooms, boolean withAddress) {
        this.rooms = rooms;
        this.withAddress = withAddress;
    }

    /**
     * Words: the data folder, then for rooms the feed's port, whether an address lies beside each order, and the pieces of
     * each show.
     */
    public static void main(String[] words) throws Exception {
        var end = new CountDownLatch(1);
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(words[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database)));
        if (words.length > 1) {
            int[] pieces =
                    Arrays.stream(words).skip(3).mapToInt(Integer::parseInt).toArray();
            open(database.url(), Integer.parseInt(words[1]), Boolean.parseBoolean(words[2]), pieces);
        }
        System.out.println("ready " + database.url());
        end.await();
    }

    private static void stop(EmbeddedDatabase database) {
        try {
            database.close();
        } catch (IOException trouble) {
            System.err.println("the database did not stop: " + trouble.getMessage());
        }
    }

    private static void open(String url, int port, boolean withAddress, int[] pieces) throws IOException {
        HikariDataSource pool = pool(url);
        Flyway.configure().dataSource(pool).load().migrate();
        var journal = new PostgresJournal(pool);
        var codec = new EventCodec();
        LocalRooms rooms = LocalRooms.on(
                journal.take(Streams.FLOOR),
                new Story(journal, codec),
                codec,
                new WordHash(new byte[16]),
                InstantSource.system(),
                1);
        for (int show = 0; show < pieces.length; show++) {
            plan(rooms, show, pieces[show]);
        }
        var host = new RoomHost(rooms, withAddress);
        var door = new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("feed").start(() -> host.welcome(door));
    }

    /** Connections to a bench's own database, as many as a room's node needs. */
    public static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    /** Show number n sells SKU 1 of item 1. */
    private static void plan(LocalRooms rooms, int show, int pieces) {
        long id = show + 1L;
        List<RoomRequest> requests = List.of(
                new RoomRequest.Plan(id, 1, 2, 3, "秒杀专场", ShowEvent.HostKind.HUMAN, HOLD_SECONDS),
                new RoomRequest.LineUp(
                        1,
                        4,
                        ShowEvent.ItemRole.HERO,
                        "明前龙井",
                        "/pictures/longjing",
                        PER_BUYER,
                        List.of(new ShowEvent.SkuOffer(1, "一罐 250 克", 1, PRICE))),
                new RoomRequest.TakeAllotment(1, 1, 1, pieces),
                new RoomRequest.Open());
        for (RoomRequest request : requests) {
            if (rooms.ask(id, request).join() instanceof Receipt.Refused(Refusal refusal)) {
                throw new IllegalStateException("show " + id + ": " + refusal + " (expected: open)");
            }
        }
    }

    private void welcome(ServerSocket door) {
        while (true) {
            try {
                Socket guest = door.accept();
                guest.setTcpNoDelay(true);
                var underWay = new ArrayBlockingQueue<CompletableFuture<Receipt>>(MOST_UNDER_WAY);
                Thread.ofPlatform().name("feed-in").start(() -> hear(guest, underWay));
                Thread.ofPlatform().name("feed-out").start(() -> tell(guest, underWay));
            } catch (IOException trouble) {
                throw new IllegalStateException("the feed is closed", trouble);
            }
        }
    }

    private void hear(Socket guest, ArrayBlockingQueue<CompletableFuture<Receipt>> underWay) {
        try (guest) {
            var in = new DataInputStream(new BufferedInputStream(guest.getInputStream(), BUFFER));
            while (true) {
                int show = in.readInt();
                int buyer = in.readInt();
                underWay.put(rooms.ask(show + 1L, claim(show, buyer)));
            }
        } catch (EOFException _) {
            // The load has gone.
        } catch (IOException | InterruptedException trouble) {
            System.err.println("a feed ended: " + trouble.getMessage());
        }
    }

    private RoomRequest.Claim claim(int show, int buyer) {
        return new RoomRequest.Claim(
                buyer,
                "buy-" + show + "-" + buyer,
                List.of(new RoomRequest.Want(1, 1, 1, 1)),
                withAddress ? ADDRESS : null,
                null,
                null);
    }

    private static void tell(Socket guest, ArrayBlockingQueue<CompletableFuture<Receipt>> underWay) {
        try {
            var out = new DataOutputStream(new BufferedOutputStream(guest.getOutputStream(), BUFFER));
            while (true) {
                CompletableFuture<Receipt> oldest = underWay.poll();
                if (oldest == null || !oldest.isDone()) {
                    out.flush();
                    oldest = oldest == null ? underWay.take() : oldest;
                }
                FeedWire.answer(out, answer(oldest));
            }
        } catch (IOException | InterruptedException gone) {
            System.err.println("a feed's answers ended: " + gone.getMessage());
        }
    }

    private static Answer answer(CompletableFuture<Receipt> asked) {
        @Nullable Receipt receipt;
        try {
            receipt = asked.join();
        } catch (CompletionException _) {
            return Answer.FAILED;
        }
        return switch (receipt) {
            case Receipt.Held held -> Answer.held(held.orderId());
            case Receipt.Refused(Refusal refusal) ->
                refusal instanceof Refusal.SoldOut ? Answer.SOLD_OUT : Answer.FAILED;
            case Receipt.Done _ -> Answer.FAILED;
        };
    }

    /** What the journal holds of a show, read from its first event to its last. */
    static Buyers.Books books(String url, int show) {
        var count = new Object() {
            long orders;
            long sum;
            long pieces;
        };
        try (HikariDataSource pool = pool(url)) {
            var story = new Story(new PostgresJournal(pool), new EventCodec());
            story.tell(show + 1L, happened -> {
                if (happened.event() instanceof ShowEvent.AllotmentTaken taken) {
                    count.pieces += taken.pieces();
                } else if (happened.event() instanceof ShowEvent.PiecesHeld held) {
                    count.orders++;
                    count.sum += held.orderId();
                    count.pieces -= held.lines().stream()
                            .mapToInt(ShowEvent.HeldLine::pieces)
                            .sum();
                }
            });
        }
        return new Buyers.Books(count.orders, count.sum, count.pieces);
    }
}
