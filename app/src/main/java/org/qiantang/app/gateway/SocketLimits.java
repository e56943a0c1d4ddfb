package org.qiantang.app.gateway;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many sockets may be open, from one address and in all; who is too many is closed before saying anything. */
@ChannelHandler.Sharable
final class SocketLimits extends ChannelInboundHandlerAdapter {
    /** Whoever has one IPv6 address usually has all that share its first 64 bits. */
    private static final int IPV6_BYTES = 8;

    private final int perAddress;
    private final int inAll;
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    SocketLimits(int perAddress, int inAll) {
        this.perAddress = perAddress;
        this.inAll = inAll;
    }

    int open() {
        return open.get();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String address = addressOf(context);
        int here = byAddress.merge(address, 1, Integer::sum);
        int all = open.incrementAndGet();
        var _ = context.channel().closeFuture().addListener(_ -> {
            byAddress.computeIfPresent(address, (_, sockets) -> sockets == 1 ? null : sockets - 1);
            open.decrementAndGet();
        });
        if (here > perAddress || all > inAll) {
            var _ = context.close();
        } else {
            context.fireChannelActive();
        }
    }

    private static String addressOf(ChannelHandlerContext context) {
        if (!(context.channel().remoteAddress() instanceof InetSocketAddress remote)) {
            return "";
        }
        InetAddress address = remote.getAddress();
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_BYTES) : bytes);
    }
}
