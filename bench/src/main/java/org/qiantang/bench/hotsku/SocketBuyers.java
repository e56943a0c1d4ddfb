package org.qiantang.bench.hotsku;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Viewers of the show, each on a socket of their own that also gets all that viewers get, who buy over it. */
final class SocketBuyers implements Buyers {
    private static final int PER_ADDRESS = 200;
    private static final int WINDOW = 2_048;
    private static final int ATTEMPTS = 5;
    private static final long SHAKE_SECONDS = 15;
    private static final int LARGEST = 1 << 20;
    private static final long PATIENCE_SECONDS = 60;
    /** A house takes who is silent for half a minute for gone; pages say that they are there. */
    private static final long PING_SECONDS = 10;

    private static final String PING = "{\"k\":\"ping\",\"id\":2147483647}";
    private static final byte[] RECEIPT = "{\"k\":\"receipt\"".getBytes(StandardCharsets.US_ASCII);

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> sockets = new ArrayList<>();
    private final Goods goods;
    private final OneAtATime.Counter counter;
    private final AtomicInteger gone = new AtomicInteger();
    private volatile @Nullable Run run;

    private record Run(Tally tally, Map<Integer, Long> underWay, Semaphore free) {}

    SocketBuyers(int port, int web, Goods goods, OneAtATime.Counter counter) throws IOException, InterruptedException {
        this.goods = goods;
        this.counter = counter;
        boolean allOpen = false;
        try {
            for (int person = 0; person < goods.buyers(); person++) {
                sockets.add(open(port, web, person));
            }
            allOpen = true;
            var _ = loop.scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
        } finally {
            if (!allOpen) {
                close(); // its thread would hold the process
            }
        }
    }

    private void ping() {
        sockets.forEach(socket -> {
            var _ = socket.writeAndFlush(new TextWebSocketFrame(PING));
        });
    }

    /** As a page does: a socket that the server does not let in is tried again. */
    private Channel open(int port, int web, int person) throws IOException, InterruptedException {
        Throwable why = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var shaken = new CompletableFuture<Channel>();
            try {
                connect(port, web, person, shaken);
                return shaken.get(SHAKE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException refused) {
                why = refused.getCause();
            } catch (TimeoutException late) {
                why = late;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("socket " + person + " did not open after " + ATTEMPTS + " attempts: " + why);
    }

    private void connect(int port, int web, int person, CompletableFuture<Channel> shaken) {
        var address = URI.create("ws://127.0.0.1:" + port + "/live?show=" + goods.show());
        var headers = new DefaultHttpHeaders()
                .set("Origin", "http://127.0.0.1:" + web)
                .set("Cookie", "qt_session=" + Goods.sessionOf(person));
        var bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST))
                                .addLast(new WebSocketClientProtocolHandler(
                                        WebSocketClientHandshakerFactory.newHandshaker(
                                                address, WebSocketVersion.V13, null, false, headers, LARGEST)))
                                .addLast(new Ear(shaken));
                    }
                });
        // A house lets so many sockets in from one address; a machine has many loopback addresses.
        InetAddress from;
        try {
            from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + person / PER_ADDRESS)});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
        var _ = bootstrap
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), new InetSocketAddress(from, 0))
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        shaken.completeExceptionally(connected.cause());
                    }
                });
    }

    private final class Ear extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final CompletableFuture<Channel> shaken;

        Ear(CompletableFuture<Channel> shaken) {
            this.shaken = shaken;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                shaken.complete(context.channel());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (!shaken.completeExceptionally(new IOException("the server closed it"))) {
                gone.incrementAndGet();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable trouble) {
            shaken.completeExceptionally(trouble);
            var _ = context.close();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            Run now = run;
            if (now == null || !(frame instanceof TextWebSocketFrame text) || !isReceipt(frame)) {
                return; // what all viewers are told
            }
            String receipt = text.text();
            int at = receipt.lastIndexOf("\"id\":") + "\"id\":".length();
            int number = Integer.parseInt(receipt.substring(at, receipt.indexOf('}', at)));
            Long due = now.underWay().remove(number);
            if (due != null) {
                now.free().release();
                now.tally().answered(number, answer(receipt), due);
            }
        }

        private static boolean isReceipt(WebSocketFrame frame) {
            for (int i = 0; i < RECEIPT.length; i++) {
                if (frame.content().readableBytes() <= i
                        || frame.content().getByte(frame.content().readerIndex() + i) != RECEIPT[i]) {
                    return false;
                }
            }
            return true;
        }

        private static Answer answer(String receipt) {
            if (receipt.contains("\"ok\":true")) {
                return Answer.held(Goods.orderId(receipt));
            }
            return receipt.contains("\"sold-out\"") ? Answer.SOLD_OUT : Answer.FAILED;
        }
    }

    @Override
    public void ask(int sku, Asks asks, Pace pace, Tally tally) throws IOException, InterruptedException {
        var now = new Run(tally, new ConcurrentHashMap<>(), new Semaphore(WINDOW));
        run = now;
        for (int number = pace.next(); number >= 0; number = pace.next()) {
            long due = pace.due(number);
            Pace.awaitDue(due);
            if (!now.free().tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no receipt came for " + PATIENCE_SECONDS + " s; closed by the server: "
                        + gone.get() + " of " + sockets.size() + " sockets");
            }
            int buyer = asks.buyers()[number];
            now.underWay().put(number, pace.isOpen() ? due : System.nanoTime());
            Channel socket = sockets.get(buyer % sockets.size());
            var _ = socket.writeAndFlush(new TextWebSocketFrame("{\"k\":\"buy\",\"id\":" + number + ",\"intent\":\""
                    + Goods.intent(sku, buyer) + "\",\"wants\":" + goods.wants(sku) + "}"));
        }
        if (!now.free().tryAcquire(WINDOW, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(now.underWay().size() + " requests had no receipt; closed by the server: "
                    + gone.get() + " of " + sockets.size() + " sockets");
        }
    }

    @Override
    public Books books(int sku) throws Exception {
        return counter.books(sku);
    }

    @Override
    public void close() {
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
