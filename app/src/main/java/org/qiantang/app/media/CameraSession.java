package org.qiantang.app.media;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser's camera: a word of beginning, then what its recorder makes, piece by piece, until the word of the end.
 *
 * <p>The words are {@code {"type":"start","form":"portrait"}} and {@code {"type":"end"}}; the answers are in
 * docs/live-protocol.md. Lives on its connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, which is heard of there
final class CameraSession extends SimpleChannelInboundHandler<WebSocketFrame> {
    static final int CLOSED_BUSY = 4009;
    static final int CLOSED_TAKEN = 4001;
    static final int CLOSED_TROUBLE = 1011;
    static final int CLOSED_NONSENSE = 1008;
    static final long PAUSE_BYTES = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CameraSession.class);
    private static final byte[] NOTHING = {};
    private static final int LONGEST_WORD = 200;
    private static final long TELL_SECONDS = 2;

    private final Path ffmpeg;
    private final Programmes programmes;
    private final long roomId;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Feed feed;
    private @Nullable CameraEncoder encoder;
    private byte[] first = NOTHING;
    private CameraForm form = CameraForm.PORTRAIT;
    private boolean over;

    CameraSession(Path ffmpeg, Programmes programmes, long roomId) {
        super(WebSocketFrame.class);
        this.ffmpeg = ffmpeg;
        this.programmes = programmes;
        this.roomId = roomId;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext read, WebSocketFrame frame) {
        if (over) {
            return;
        }
        switch (frame) {
            case TextWebSocketFrame text -> hear(text.text());
            case BinaryWebSocketFrame binary -> take(binary);
            case PingWebSocketFrame ping ->
                read.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case CloseWebSocketFrame _ -> {
                finish();
                read.close();
            }
            case WebSocketFrame _ -> {}
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        finish();
        inactive.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext triggered, Object event) {
        if (event instanceof IdleStateEvent) {
            // While we do not read, silence is ours.
            if (triggered.channel().config().isAutoRead()) {
                goodbye(CLOSED_TROUBLE, "silent");
            }
        } else {
            triggered.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext caught, Throwable cause) {
        LOG.info("camera dropped room={} why={}", roomId, cause.getMessage());
        finish();
        caught.close();
    }

    private void hear(String word) {
        if (word.length() > LONGEST_WORD) {
            goodbye(CLOSED_NONSENSE, "nonsense");
        } else if (word.contains("\"start\"")) {
            start(word.contains("\"as-is\"") ? CameraForm.AS_IS : CameraForm.PORTRAIT);
        } else if (word.contains("\"end\"")) {
            end();
        } else {
            goodbye(CLOSED_NONSENSE, "nonsense");
        }
    }

    private void start(CameraForm asked) {
        if (feed != null) {
            goodbye(CLOSED_NONSENSE, "nonsense");
            return;
        }
        Optional<Feed> opened = programmes.openHuman(roomId);
        if (opened.isEmpty()) {
            goodbye(CLOSED_BUSY, "busy");
            return;
        }
        form = asked;
        feed = opened.get();
        LOG.info("browser camera admitted room={} form={}", roomId, form);
        say("{\"type\":\"ready\"}");
        tellAgain();
    }

    private void take(BinaryWebSocketFrame frame) {
        Feed open = feed;
        if (open == null) {
            goodbye(CLOSED_NONSENSE, "nonsense");
            return;
        }
        if (!open.isOpen()) {
            goodbye(CLOSED_TAKEN, "taken");
            return;
        }
        byte[] bytes = whole(frame);
        if (encoder == null && bytes.length < CameraEncoder.HEAD_BYTES) {
            first = bytes; // Chromium's first piece may be a single byte
            return;
        }
        CameraEncoder running = encoder == null ? begin(open, bytes) : encoder;
        if (running != null) {
            running.write(bytes);
            if (running.waitingBytes() > PAUSE_BYTES) {
                here().channel().config().setAutoRead(false);
            }
        }
    }

    /** A frame's bytes, behind those that were too few to tell anything. */
    private byte[] whole(BinaryWebSocketFrame frame) {
        int length = frame.content().readableBytes();
        byte[] bytes = Arrays.copyOf(first, first.length + length);
        frame.content().readBytes(bytes, first.length, length);
        first = NOTHING;
        return bytes;
    }

    private @Nullable CameraEncoder begin(Feed open, byte[] head) {
        Optional<String> container = CameraEncoder.containerOf(head);
        if (container.isEmpty()) {
            goodbye(CLOSED_NONSENSE, "container");
            return null;
        }
        try {
            CameraEncoder started =
                    CameraEncoder.start(ffmpeg, container.get(), form, open::accept, this::drained, this::encoderEnded);
            encoder = started;
            return started;
        } catch (IOException failed) {
            LOG.error("no encoder for a camera: room={}", roomId, failed);
            goodbye(CLOSED_TROUBLE, "encoder");
            return null;
        }
    }

    /** What was waiting is written: the browser may send on. */
    private void drained() {
        onLoop(() -> here().channel().config().setAutoRead(true));
    }

    private void encoderEnded(boolean asAsked) {
        onLoop(() -> {
            if (asAsked) {
                goodbye(1000, "end");
            } else {
                goodbye(CLOSED_TROUBLE, "encoder");
            }
        });
    }

    private void end() {
        CameraEncoder running = encoder;
        if (running == null) {
            goodbye(1000, "end");
        } else {
            running.finish(); // says when its last picture is out
        }
    }

    private void tellAgain() {
        here().executor().schedule(this::tell, TELL_SECONDS, TimeUnit.SECONDS);
    }

    private void tell() {
        Feed open = feed;
        if (over || open == null) {
            return;
        }
        if (!open.isOpen()) {
            goodbye(CLOSED_TAKEN, "taken");
            return;
        }
        CameraEncoder running = encoder;
        Optional<OnAir> mine = programmes
                .snapshot(roomId)
                .filter(air -> air.live() && air.source().equals(Optional.of(Source.HUMAN)));
        say("{\"type\":\"state\",\"live\":%b,\"width\":%d,\"height\":%d,\"bitrate\":%d,\"viewers\":%d,\"waiting\":%d}"
                .formatted(
                        mine.isPresent(),
                        mine.map(OnAir::width).orElse(0),
                        mine.map(OnAir::height).orElse(0),
                        mine.map(OnAir::bitsPerSecond).orElse(0L),
                        mine.map(OnAir::viewers).orElse(0),
                        running == null ? 0 : running.waitingBytes()));
        tellAgain();
    }

    private void say(String words) {
        here().writeAndFlush(new TextWebSocketFrame(words));
    }

    private void goodbye(int code, String why) {
        if (over) {
            return;
        }
        LOG.info("browser camera ends room={} why={}", roomId, why);
        finish();
        say("{\"type\":\"bye\",\"why\":\"" + why + "\"}");
        here().writeAndFlush(new CloseWebSocketFrame(code, why)).addListener(ChannelFutureListener.CLOSE);
    }

    private void finish() {
        over = true;
        if (encoder != null) {
            encoder.close();
        }
        if (feed != null) {
            feed.close();
        }
    }

    private void onLoop(Runnable task) {
        try {
            here().executor().execute(task);
        } catch (RejectedExecutionException closing) {
            LOG.debug("a camera's loop has ended", closing);
        }
    }

    private ChannelHandlerContext here() {
        if (context == null) {
            throw new IllegalStateException("the camera has no channel yet");
        }
        return context;
    }
}
