package org.qiantang.app.crowd;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One simulated viewer's socket to a show; of what it hears it reads only what somebody here waits for. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel, and the house notices that
final class Watcher extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final int LARGEST = 1 << 20;
    private static final int HEAD = 24;
    private static final int MOST_WAITING = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final House house;
    private final long showId;
    private final @Nullable RoomSight sight;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Consumer<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile @Nullable Channel channel;
    private volatile String farewell = "";
    private volatile boolean inside;

    /** What all sockets share: where to go, by which mark, and how many are there. */
    record House(EventLoopGroup loops, URI sockets, String origin, String secret, AtomicInteger open) {}

    private Watcher(House house, long showId, @Nullable RoomSight sight) {
        this.house = house;
        this.showId = showId;
        this.sight = sight;
    }

    /**
     * Goes to a show.
     *
     * @param session of an account; a guest without one
     * @param sight what is to be told of all that is seen, where this socket looks out for the others
     */
    static Watcher go(House house, long showId, @Nullable String session, @Nullable RoomSight sight) {
        var watcher = new Watcher(house, showId, sight);
        var headers = new DefaultHttpHeaders().add("Origin", house.origin()).add(Api.HEADER, house.secret());
        if (session != null) {
            headers.add("Cookie", "qt_session=" + session);
        }
        var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(house.sockets().resolve("/live?show=" + showId))
                .version(WebSocketVersion.V13)
                .customHeaders(headers)
                .maxFramePayloadLength(LARGEST)
                .build();
        var opening = new Bootstrap()
                .group(house.loops())
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(HEAD * 1024))
                                .addLast(new WebSocketClientProtocolHandler(config))
                                .addLast(watcher);
                    }
                })
                .connect(house.sockets().getHost(), house.sockets().getPort());
        watcher.channel = opening.channel();
        return watcher;
    }

    long showId() {
        return showId;
    }

    boolean isGone() {
        Channel here = channel;
        return here == null || here.closeFuture().isDone();
    }

    /** Why the server sent this one away; empty where it did not say. */
    String farewell() {
        return farewell;
    }

    void close() {
        Channel here = channel;
        if (here != null) {
            here.close();
        }
    }

    void ping() {
        send("ping", "", null);
    }

    void like(int times) {
        send("like", ",\"n\":" + times, null);
    }

    void say(String text, Consumer<JsonNode> receipt) {
        send("say", ",\"text\":" + JSON.writeValueAsString(text), receipt);
    }

    /** As the page does: the card was on the screen, and its sheet was opened. */
    void seen(String itemId, boolean opened) {
        String item = "[" + JSON.writeValueAsString(itemId) + "]";
        send("seen", ",\"shown\":" + item + ",\"opened\":" + (opened ? item : "[]"), null);
    }

    void buy(String intent, RoomSight.Choice choice, Consumer<JsonNode> receipt) {
        var want = Map.of(
                "itemId", choice.itemId(), "skuId", choice.skuId(), "pieces", 1, "priceVersion", choice.priceVersion());
        send(
                "buy",
                ",\"intent\":" + JSON.writeValueAsString(intent) + ",\"wants\":[" + JSON.writeValueAsString(want) + "]",
                receipt);
    }

    private void send(String kind, String fields, @Nullable Consumer<JsonNode> receipt) {
        Channel here = channel;
        if (here == null || !inside || !here.isActive() || !here.isWritable() || waiting.size() > MOST_WAITING) {
            return;
        }
        long id = numbers.incrementAndGet();
        if (receipt != null) {
            waiting.put(id, receipt);
        }
        here.writeAndFlush(new TextWebSocketFrame("{\"k\":\"" + kind + "\",\"id\":" + id + fields + "}"));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        house.open().incrementAndGet();
        context.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            inside = true;
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        house.open().decrementAndGet();
        waiting.clear();
        context.fireChannelInactive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        String head = frame.content()
                .toString(
                        frame.content().readerIndex(),
                        Math.min(HEAD, frame.content().readableBytes()),
                        StandardCharsets.UTF_8);
        // Two thousand sockets hear the same: each message is read once, not two thousand times.
        boolean receipt = !waiting.isEmpty() && head.contains("\"receipt\"");
        boolean bye = head.contains("\"bye\"");
        boolean seen = sight != null && (head.contains("\"hello\"") || head.contains("\"frame\""));
        if (!receipt && !bye && !seen) {
            return;
        }
        JsonNode message = JSON.readTree(frame.text());
        if (bye) {
            farewell = message.path("reason").asString("");
        } else if (sight != null && seen) {
            sight.hear(message);
        } else {
            Consumer<JsonNode> waits = waiting.remove(message.path("id").asLong());
            if (waits != null) {
                waits.accept(message);
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable trouble) {
        context.close();
    }
}
