package org.qiantang.app.media;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The whole of the media package on free ports of this machine, with one room, 7, whose key is {@code good-key}. */
final class Station implements AutoCloseable {
    static final long ROOM = 7;
    static final String KEY = "good-key";

    final List<String> airings = new CopyOnWriteArrayList<>();
    final Programmes programmes;

    private final HlsPackager hls;
    private final RtmpIngest ingest;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final int rtmpPort;
    private final int httpPort;

    Station(Optional<Path> ffmpeg, Path hlsRoot, InstantSource clock) {
        programmes = new Programmes(clock, (_, source, live) -> airings.add(source + (live ? " on" : " off")));
        hls = new HlsPackager(ffmpeg, hlsRoot, programmes);
        ingest = new RtmpIngest(key -> key.equals(KEY) ? Optional.of(ROOM) : Optional.empty(), programmes);
        rtmpPort = ingest.start("127.0.0.1", 0);
        Channel door = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new FlvHandler(programmes, "http://shop.test"::equals));
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        httpPort = ((InetSocketAddress) door.localAddress()).getPort();
    }

    String rtmp(String key) {
        return "rtmp://127.0.0.1:" + rtmpPort + "/live/" + key;
    }

    int httpPort() {
        return httpPort;
    }

    int rtmpPort() {
        return rtmpPort;
    }

    String flv(long room) {
        return "http://127.0.0.1:" + httpPort + "/live/" + room + ".flv";
    }

    @Override
    public void close() {
        ingest.close();
        programmes.close();
        hls.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
