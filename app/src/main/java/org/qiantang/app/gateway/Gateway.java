package org.qiantang.app.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.fanout.Bounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of viewers' sockets: {@code /live} as a WebSocket, and whatever else is plugged in as plain HTTP. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int LONGEST_LINE = 2_048;
    private static final int LONGEST_HEADERS = 8_192;
    private static final int BACKLOG = 1_024;
    private static final int GOODBYE_MILLIS = 1_000;
    private static final int STOP_MILLIS = 2_000;

    private final GatewaySettings settings;
    private final Neighbours neighbours;
    private final OpenSockets sockets = new OpenSockets();
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final SocketLimits limits;
    private final Tally tally;
    private @Nullable EventLoopGroup loops;
    private @Nullable Channel door;
    private @Nullable ScheduledFuture<?> counting;

    public Gateway(GatewaySettings settings, Neighbours neighbours) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.limits = new SocketLimits(settings.socketsPerAddress(), settings.sockets());
        this.tally = new Tally(neighbours.stage(), neighbours.rooms());
        Door front = neighbours.door();
        front.whenSessionsEnd(personId -> neighbours.blocking().execute(() -> sockets.closeEnded(personId, front)));
    }

    /** Opens the port; returns when viewers may come. */
    public synchronized void start() {
        boolean epoll = Epoll.isAvailable();
        // Frames are encoded once and merged, so that few loops serve many sockets; the rest of the machine is for
        // rooms.
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                threads, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        loops = group;
        door = bootstrap(group, epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .bind(new InetSocketAddress(settings.bind(), settings.port()))
                .syncUninterruptibly()
                .channel();
        long millis = settings.count().toMillis();
        counting = neighbours.ticker().scheduleWithFixedDelay(this::count, millis, millis, TimeUnit.MILLISECONDS);
        LOG.info("viewers may come, bind={}, port={}, epoll={}", settings.bind(), port(), epoll);
    }

    /** The port that is really open. */
    public synchronized int port() {
        if (door == null) {
            throw new IllegalStateException("the gateway is not open");
        }
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    /** Sockets open now, those that are still coming in included. */
    public int open() {
        return limits.open();
    }

    /** Takes nobody in any more, says goodbye to all, and frees the port. May be called again. */
    @Override
    public synchronized void close() {
        if (loops == null || door == null || counting == null) {
            return;
        }
        counting.cancel(false);
        door.close().syncUninterruptibly();
        sockets.closeAll("shutdown");
        tally.write();
        // Loops that end would cut off the goodbyes.
        channels.newCloseFuture().awaitUninterruptibly(GOODBYE_MILLIS);
        loops.shutdownGracefully(0, STOP_MILLIS, TimeUnit.MILLISECONDS).syncUninterruptibly();
        loops = null;
    }

    private ServerBootstrap bootstrap(EventLoopGroup group, Class<? extends ServerChannel> kind) {
        var house = new LiveSocket.House(new TalkPace(), sockets);
        return new ServerBootstrap()
                .group(group)
                .channel(kind)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                // What the kernel keeps for one who has stopped reading counts as memory, too.
                .childOption(ChannelOption.SO_SNDBUF, Bounds.USUAL.viewerBytes())
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(Bounds.USUAL.viewerBytes() / 2, Bounds.USUAL.viewerBytes()))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channels.add(channel);
                        channel.pipeline()
                                .addLast(limits)
                                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                                        .setMaxInitialLineLength(LONGEST_LINE)
                                        .setMaxHeaderSize(LONGEST_HEADERS)))
                                // Nobody has a reason to send a body here.
                                .addLast(new HttpObjectAggregator(0))
                                .addLast(new Entrance(settings, neighbours, house));
                    }
                });
    }

    private void count() {
        try {
            tally.write();
        } catch (RuntimeException trouble) {
            LOG.warn("likes and presence could not be written, they will be with the next count", trouble);
        }
    }
}
