package org.qiantang.app.media;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door for cameras in browsers: {@code /camera?show=ID} as a WebSocket, for those of the show who may. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, which is heard of there
public final class CameraDoor {
    static final int LARGEST_FRAME = 2 << 20;
    static final int MOST_CAMERAS = 16;
    private static final int SILENCE_SECONDS = 20; // a busy laptop takes its time for the first picture
    private static final String PATH = "/camera";
    private static final String COOKIE = "qt_session";
    private static final Logger LOG = LoggerFactory.getLogger(CameraDoor.class);
    private static final WebSocketDecoderConfig DECODER = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(LARGEST_FRAME)
            .allowExtensions(false)
            .closeOnProtocolViolation(true)
            .build();

    private final Optional<Path> ffmpeg;
    private final Programmes programmes;
    private final CameraPass pass;
    private final Predicate<String> origins;
    private final Executor blocking;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * A door.
     *
     * @param origins which pages may send pictures, by their origin
     * @param blocking where the pass is asked
     */
    public CameraDoor(
            Optional<Path> ffmpeg,
            Programmes programmes,
            CameraPass pass,
            Predicate<String> origins,
            Executor blocking) {
        this.ffmpeg = ffmpeg;
        this.programmes = programmes;
        this.pass = pass;
        this.origins = origins;
        this.blocking = blocking;
    }

    public static boolean accepts(HttpRequest request) {
        return new QueryStringDecoder(request.uri()).path().equals(PATH);
    }

    /** Takes over the connection, on its event loop; the request is released by the caller. */
    public void handle(ChannelHandlerContext context, HttpRequest request) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        Optional<Long> show = showOf(request);
        if (show.isEmpty()) {
            refuse(context, HttpResponseStatus.BAD_REQUEST);
        } else if (!isWebSocket(request) || !(request instanceof FullHttpRequest full)) {
            refuse(context, HttpResponseStatus.UPGRADE_REQUIRED);
        } else if (origin == null || !origins.test(origin)) {
            // A browser always says from which page a socket is opened; another page must not use the cookie.
            refuse(context, HttpResponseStatus.FORBIDDEN);
        } else if (ffmpeg.isEmpty() || open.get() >= MOST_CAMERAS) {
            refuse(context, HttpResponseStatus.SERVICE_UNAVAILABLE);
        } else {
            letIn(context, full.retain(), show.get(), ffmpeg.get());
        }
    }

    private void letIn(ChannelHandlerContext context, FullHttpRequest request, long showId, Path program) {
        String token = token(request);
        blocking.execute(() -> {
            CameraPass.Answer answer;
            try {
                answer = pass.of(token, showId);
            } catch (RuntimeException failed) {
                LOG.error("a camera's pass could not be looked at: show={}", showId, failed);
                answer = new CameraPass.Answer.NotAllowed();
            }
            CameraPass.Answer given = answer;
            context.executor().execute(() -> {
                try {
                    answered(context, request, given, program);
                } finally {
                    request.release();
                }
            });
        });
    }

    private void answered(
            ChannelHandlerContext context, FullHttpRequest request, CameraPass.Answer answer, Path program) {
        if (!context.channel().isActive()) {
            return;
        }
        switch (answer) {
            case CameraPass.Answer.Granted(long roomId) -> upgrade(context, request, roomId, program);
            case CameraPass.Answer.SignIn() -> refuse(context, HttpResponseStatus.UNAUTHORIZED);
            case CameraPass.Answer.NotAllowed() -> refuse(context, HttpResponseStatus.NOT_FOUND);
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request, long roomId, Path program) {
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory("ws://live" + PATH, null, DECODER).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            return;
        }
        open.incrementAndGet();
        context.channel().closeFuture().addListener(_ -> open.decrementAndGet());
        ChannelFuture shaken = handshaker.handshake(context.channel(), request);
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addLast(new IdleStateHandler(SILENCE_SECONDS, 0, 0));
        pipeline.addLast(new WebSocketFrameAggregator(LARGEST_FRAME));
        pipeline.addLast(new CameraSession(program, programmes, roomId));
        shaken.addListener(done -> {
            if (!done.isSuccess()) {
                context.channel().close();
            }
        });
    }

    private static void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static boolean isWebSocket(HttpRequest request) {
        return HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
                request.headers().get(HttpHeaderNames.UPGRADE, ""));
    }

    private static Optional<Long> showOf(HttpRequest request) {
        String show = String.join(
                "", new QueryStringDecoder(request.uri()).parameters().getOrDefault("show", List.of()));
        return show.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(show)) : Optional.empty();
    }

    private static @Nullable String token(HttpRequest request) {
        for (String header : request.headers().getAll(HttpHeaderNames.COOKIE)) {
            for (Cookie cookie : ServerCookieDecoder.STRICT.decode(header)) {
                if (cookie.name().equals(COOKIE)) {
                    return cookie.value();
                }
            }
        }
        return null;
    }
}
