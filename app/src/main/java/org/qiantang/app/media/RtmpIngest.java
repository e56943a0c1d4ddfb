package org.qiantang.app.media;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door for OBS, phones and FFmpeg: an RTMP server that takes publishers at {@code /live/KEY} and nobody else. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, which is heard of there
public final class RtmpIngest implements AutoCloseable {
    static final int WINDOW_BYTES = 2_500_000;
    static final int MAX_CONNECTIONS = 1_000;
    /** Many shops may sit behind one address; all places are for none of them. */
    static final int MAX_PER_ADDRESS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(RtmpIngest.class);
    private static final int LOOPS = 2;
    private static final int SILENCE_SECONDS = 10;

    private final StreamKeys keys;
    private final Programmes programmes;
    private final SideDoor sideDoor;
    private final ExecutorService keyChecks = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-key-", 0).factory());
    private final WrongKeys wrongKeys;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private @Nullable EventLoopGroup loops;

    public RtmpIngest(StreamKeys keys, Programmes programmes) {
        this(keys, programmes, SideDoor.NONE);
    }

    /** @param sideDoor is asked before the rooms' keys */
    public RtmpIngest(StreamKeys keys, Programmes programmes, SideDoor sideDoor) {
        this.sideDoor = sideDoor;
        this.keys = keys;
        this.programmes = programmes;
        this.wrongKeys = new WrongKeys(programmes.clock());
    }

    /**
     * Opens the door.
     *
     * @param port 0 for any free one
     * @return the port that is open
     */
    public synchronized int start(String bindAddress, int port) {
        if (loops != null) {
            throw new IllegalStateException("rtmp ingest is started already");
        }
        ThreadFactory threads = new DefaultThreadFactory("media", true);
        boolean epoll = Epoll.isAvailable();
        Class<? extends ServerChannel> kind = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                LOOPS, threads, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        loops = group;
        Channel door = new ServerBootstrap()
                .group(group)
                .channel(kind)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        welcome(channel);
                    }
                })
                .bind(bindAddress, port)
                .syncUninterruptibly()
                .channel();
        int open = ((InetSocketAddress) door.localAddress()).getPort();
        LOG.info("rtmp ingest is open address={} port={}", bindAddress, open);
        return open;
    }

    @Override
    public synchronized void close() {
        if (loops != null) {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
            loops = null;
        }
        keyChecks.shutdownNow();
    }

    private void welcome(Channel channel) {
        if (connections.size() >= MAX_CONNECTIONS || neighbours(channel) >= MAX_PER_ADDRESS) {
            channel.close();
            return;
        }
        connections.add(channel);
        prepare(channel, keys, sideDoor, wrongKeys, programmes, keyChecks);
    }

    private long neighbours(Channel channel) {
        InetAddress address = addressOf(channel);
        return connections.stream()
                .filter(other -> Objects.equals(addressOf(other), address))
                .count();
    }

    private static @Nullable InetAddress addressOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
    }

    static void prepare(
            Channel channel,
            StreamKeys keys,
            SideDoor sideDoor,
            WrongKeys wrongKeys,
            Programmes programmes,
            Executor keyChecks) {
        ChunkReader reader = new ChunkReader();
        channel.pipeline()
                .addLast(new IdleStateHandler(SILENCE_SECONDS, 0, 0))
                .addLast(new RtmpHandshake())
                .addLast(new ChunkWriter())
                .addLast(reader)
                .addLast(new PublishSession(keys, sideDoor, wrongKeys, programmes, keyChecks, reader));
    }
}
