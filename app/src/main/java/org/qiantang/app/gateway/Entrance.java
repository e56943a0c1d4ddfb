package org.qiantang.app.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Future;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Sitting.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A new connection until it is a viewer's WebSocket: who comes, from which page, to which show. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel, and that is all there is to do
final class Entrance extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final String PATH = "/live";
    private static final String COOKIE = "qt_session";
    private static final String CROWD = "X-Qiantang-Crowd";
    private static final int LARGEST_FRAME = 4 * 1024;
    private static final int VIEWER_RECEIVES = 16 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final WebSocketDecoderConfig DECODER = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(LARGEST_FRAME)
            .allowExtensions(false)
            .closeOnProtocolViolation(true)
            .build();

    private final GatewaySettings settings;
    private final Neighbours neighbours;
    private final LiveSocket.House house;
    private @Nullable Future<?> patience;
    private boolean asked;

    Entrance(GatewaySettings settings, Neighbours neighbours, LiveSocket.House house) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.house = house;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        // Whoever drips a request byte by byte is not waited for.
        patience = context.executor()
                .schedule(() -> context.close(), settings.handshake().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopPatience();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopPatience();
        context.fireChannelInactive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (asked || request.decoderResult().isFailure()) {
            refuse(context, HttpResponseStatus.BAD_REQUEST);
            return;
        }
        for (PlainHttp plain : neighbours.plain()) {
            if (plain.accepts(request)) {
                stopPatience();
                plain.handle(context, request);
                return;
            }
        }
        asked = true;
        var query = new QueryStringDecoder(request.uri());
        if (!query.path().equals(PATH)) {
            refuse(context, HttpResponseStatus.NOT_FOUND);
        } else if (!isWebSocket(request)) {
            refuse(context, HttpResponseStatus.UPGRADE_REQUIRED);
        } else if (!isFromOurPages(request)) {
            refuse(context, HttpResponseStatus.FORBIDDEN);
        } else {
            letIn(context, request, query);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable trouble) {
        LOG.debug(
                "a connection failed before it was a socket, remote={}",
                context.channel().remoteAddress(),
                trouble);
        context.close();
    }

    /** Where a viewer wants to go. */
    record Wish(long showId, @Nullable Long from, Language language, Source source) {}

    private void letIn(ChannelHandlerContext context, FullHttpRequest request, QueryStringDecoder query) {
        Wish wish;
        try {
            String from = first(query, "from");
            String language = first(query, "lang");
            wish = new Wish(
                    Long.parseLong(String.valueOf(first(query, "show"))),
                    from == null ? null : Long.valueOf(from),
                    Language.of(language == null ? "" : language),
                    source(first(query, "via")));
        } catch (NumberFormatException _) {
            refuse(context, HttpResponseStatus.BAD_REQUEST);
            return;
        }
        String token = token(request);
        String secret = request.headers().get(CROWD);
        request.retain();
        neighbours.blocking().execute(() -> {
            LiveSocket.@Nullable Seat seat = null;
            HttpResponseStatus refusal = HttpResponseStatus.NOT_FOUND;
            try {
                seat = seat(wish, token, secret);
            } catch (RuntimeException trouble) {
                LOG.warn("a viewer could not be let in, show={}", wish.showId(), trouble);
                refusal = HttpResponseStatus.SERVICE_UNAVAILABLE;
            }
            onLoop(context, request, seat, refusal);
        });
    }

    /** What a page does not say, or says in a word of its own, is no known way. */
    private static Source source(@Nullable String via) {
        return Arrays.stream(Source.values())
                .filter(source -> source.name().equalsIgnoreCase(via))
                .findFirst()
                .orElse(Source.DIRECT);
    }

    /** Null where there is no such show. */
    private LiveSocket.@Nullable Seat seat(Wish wish, @Nullable String token, @Nullable String secret) {
        if (!neighbours.stage().knows(wish.showId())) {
            return null;
        }
        Visitor visitor =
                token == null ? null : neighbours.door().visitor(token).orElse(null);
        boolean staff = visitor != null && neighbours.door().staffOf(visitor.id(), wish.showId());
        // An account of the crowd stays one by whatever way it comes.
        boolean simulated =
                visitor == null ? secret != null && neighbours.door().ofCrowd(secret) : visitor.simulated();
        return new LiveSocket.Seat(
                wish.showId(), wish.from(), wish.language(), visitor, token, staff, simulated, wish.source());
    }

    private void onLoop(
            ChannelHandlerContext context,
            FullHttpRequest request,
            LiveSocket.@Nullable Seat seat,
            HttpResponseStatus refusal) {
        try {
            context.executor().execute(() -> {
                try {
                    if (!context.channel().isActive() || context.isRemoved()) {
                        return;
                    }
                    if (seat == null) {
                        refuse(context, refusal);
                    } else {
                        upgrade(context, request, seat);
                    }
                } finally {
                    request.release();
                }
            });
        } catch (RuntimeException closing) {
            LOG.debug("a viewer came while the house was closing", closing);
            request.release();
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request, LiveSocket.Seat seat) {
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory("ws://live" + PATH, null, DECODER).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            return;
        }
        // What viewers say is short; what the kernel keeps of what they send unheard counts as memory, too.
        context.channel().config().setOption(ChannelOption.SO_RCVBUF, VIEWER_RECEIVES);
        ChannelFuture shaken = handshaker.handshake(context.channel(), request);
        var socket = new LiveSocket(house, neighbours, seat);
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addLast(new IdleStateHandler(settings.idle().toMillis(), 0, 0, TimeUnit.MILLISECONDS));
        pipeline.addLast(new FrameGate(LiveSocket.FLOOD, LiveSocket.PACE_MILLIS, neighbours.clock(), socket));
        pipeline.addLast(new Utf8FrameValidator());
        pipeline.addLast(new WebSocketFrameAggregator(LARGEST_FRAME));
        pipeline.addLast(socket);
        pipeline.remove(this);
        shaken.addListener(done -> {
            if (done.isSuccess()) {
                socket.open();
            } else {
                context.channel().close();
            }
        });
    }

    private void stopPatience() {
        if (patience != null) {
            patience.cancel(false);
        }
    }

    private static void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static boolean isWebSocket(FullHttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
                        request.headers().get(HttpHeaderNames.UPGRADE, ""));
    }

    // A browser always says from which page a socket is opened; another page must not use the cookie.
    private boolean isFromOurPages(FullHttpRequest request) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        return origin != null && neighbours.origins().test(origin);
    }

    private static @Nullable String token(FullHttpRequest request) {
        for (String header : request.headers().getAll(HttpHeaderNames.COOKIE)) {
            for (Cookie cookie : ServerCookieDecoder.STRICT.decode(header)) {
                if (cookie.name().equals(COOKIE)) {
                    return cookie.value();
                }
            }
        }
        return null;
    }

    private static @Nullable String first(QueryStringDecoder query, String name) {
        List<String> values = query.parameters().get(name);
        return values == null ? null : values.getFirst();
    }
}
