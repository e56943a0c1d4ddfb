package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code GET /live/ROOM.flv} in an HTTP pipeline, one for each connection; other requests pass by.
 *
 * <p>It belongs behind the HTTP codec, and no compressor may stand before it. A request taken by it is the last of its
 * connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, which is heard of there
public final class FlvHandler extends ChannelInboundHandlerAdapter {
    static final Duration WAIT_FOR_PICTURE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(FlvHandler.class);
    private static final Pattern PATH = Pattern.compile("/live/([0-9]{1,18})\\.flv");
    private static final long LOOK_AGAIN_MS = 100;

    private final Programmes programmes;
    private final Predicate<String> allowedOrigin;
    private boolean taken;
    private @Nullable Programme programme;
    private @Nullable FlvViewer viewer;

    /**
     * A handler for one connection.
     *
     * @param allowedOrigin whether pages of this origin may watch; not asked for players that name none
     */
    public FlvHandler(Programmes programmes, Predicate<String> allowedOrigin) {
        this.programmes = programmes;
        this.allowedOrigin = allowedOrigin;
    }

    /** Whether this is a request for a live stream. */
    public static boolean accepts(HttpRequest request) {
        return roomOf(request).isPresent();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (taken) {
            ReferenceCountUtil.release(message);
            return;
        }
        Optional<Long> room = message instanceof HttpRequest request ? roomOf(request) : Optional.empty();
        if (room.isEmpty() || !(message instanceof HttpRequest request)) {
            context.fireChannelRead(message);
            return;
        }
        taken = true;
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        ReferenceCountUtil.release(message);
        if (origin != null && !allowedOrigin.test(origin)) {
            refuse(context, null, HttpResponseStatus.FORBIDDEN, "{\"error\":\"origin_not_allowed\"}");
            return;
        }
        serve(context, origin, room.get(), programmes.clock().millis() + WAIT_FOR_PICTURE.toMillis());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (viewer != null) {
            viewer.drain();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        leave();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!taken) {
            context.fireExceptionCaught(cause);
            return;
        }
        if (!(cause instanceof IOException)) {
            LOG.warn("viewer dropped remote={}", context.channel().remoteAddress(), cause);
        }
        context.close();
    }

    private void serve(ChannelHandlerContext context, @Nullable String origin, long roomId, long untilMs) {
        if (!context.channel().isActive()) {
            return;
        }
        Optional<Programme> showing = programmes.showing(roomId);
        if (showing.isPresent()) {
            stream(context, origin, showing.get());
        } else if (programmes.clock().millis() >= untilMs) {
            refuse(context, origin, HttpResponseStatus.NOT_FOUND, "{\"error\":\"not_live\"}");
        } else {
            context.executor()
                    .schedule(() -> serve(context, origin, roomId, untilMs), LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void stream(ChannelHandlerContext context, @Nullable String origin, Programme showing) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "video/x-flv")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        allow(head.headers(), origin);
        context.write(head);
        context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(EncodedTag.streamHead(showing.hasSound()))));
        FlvViewer joining = new FlvViewer(context, programmes.clock());
        programme = showing;
        viewer = joining;
        showing.join(joining);
        context.flush();
    }

    private static void refuse(
            ChannelHandlerContext context, @Nullable String origin, HttpResponseStatus status, String json) {
        FullHttpResponse answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(json, UTF_8));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        allow(answer.headers(), origin);
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }

    private static void allow(HttpHeaders headers, @Nullable String origin) {
        headers.set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        if (origin != null) {
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
    }

    private void leave() {
        if (viewer != null && programme != null) {
            programme.leave(viewer);
            viewer.stop();
        }
    }

    private static Optional<Long> roomOf(HttpRequest request) {
        if (!request.method().equals(HttpMethod.GET)) {
            return Optional.empty();
        }
        String uri = request.uri();
        int query = uri.indexOf('?');
        Matcher path = PATH.matcher(query < 0 ? uri : uri.substring(0, query));
        return path.matches() ? Optional.of(Long.parseLong(path.group(1))) : Optional.empty();
    }
}
