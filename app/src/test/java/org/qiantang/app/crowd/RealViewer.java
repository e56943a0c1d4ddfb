package org.qiantang.app.crowd;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.qiantang.app.account.WholeHouse;

/** A person among the crowd: comes by the same doors with an account of her own and without the crowd's secret. */
@NullUnmarked
final class RealViewer implements AutoCloseable {
    static final String NICKNAME = "xiaoman";
    private static final long PATIENCE_SECONDS = 30;

    private final Api api;
    private final String session;
    private final EventLoopGroup loops;
    private final Watcher watcher;
    private final RoomSight sight;
    private long order;

    private RealViewer(Api api, String session, EventLoopGroup loops, Watcher watcher, RoomSight sight) {
        this.api = api;
        this.session = session;
        this.loops = loops;
        this.watcher = watcher;
        this.sight = sight;
    }

    static RealViewer come(WholeHouse house, URI sockets, long show) throws Exception {
        var api = new Api(house.address(), "");
        String session = house.comes(NICKNAME, null).session();
        api.giveAddress(
                session,
                Map.of(
                        "recipient",
                        "小满",
                        "phone",
                        "13800000000",
                        "province",
                        "浙江",
                        "city",
                        "杭州市",
                        "district",
                        "西湖区",
                        "street",
                        "1 号"));
        var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        String home = house.address().toString();
        var sight = new RoomSight();
        var door = new Watcher.House(loops, sockets, home, "", new AtomicInteger());
        var watcher = Watcher.go(door, show, session, sight);
        var _ = loops.scheduleAtFixedRate(watcher::ping, 5, 5, TimeUnit.SECONDS);
        return new RealViewer(api, session, loops, watcher, sight);
    }

    void likes(int times) {
        watcher.like(times);
    }

    /** Buys one piece of something and pays for it. */
    void buysOne() throws Exception {
        var held = new CompletableFuture<Long>();
        watcher.buy(
                "by-hand",
                firstChoice(),
                receipt -> held.complete(
                        Long.parseLong(receipt.path("d").path("orderId").asString())));
        order = held.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (int tries = 0; tries < PATIENCE_SECONDS; tries++) {
            var cashier = api.cashier(session, order);
            if (cashier.isPresent() && api.pay(session, cashier.get())) {
                return;
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError("there was no cashier for order " + order);
    }

    /** What there is to choose from is told a moment after coming in. */
    private RoomSight.Choice firstChoice() throws InterruptedException {
        for (int tries = 0; tries < 10 * PATIENCE_SECONDS; tries++) {
            var choice = sight.choice(new SplittableRandom(1));
            if (choice.isPresent()) {
                return choice.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nothing to buy was shown in " + PATIENCE_SECONDS + " s");
    }

    long order() {
        return order;
    }

    @Override
    public void close() {
        watcher.close();
        var _ = loops.shutdownGracefully();
    }
}
