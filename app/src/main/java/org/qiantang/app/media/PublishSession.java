package org.qiantang.app.media;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The talk with one publisher: connect, show the key, send pictures and sound. Whoever wants to watch is refused. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, which is heard of there
final class PublishSession extends SimpleChannelInboundHandler<RtmpMessage> {
    static final int STRANGER_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(PublishSession.class);
    private static final String APP = "live";
    private static final int PUBLISHED_STREAM = 1;
    private static final Amf NOTHING = new Amf.Nothing();

    private final StreamKeys keys;
    private final SideDoor sideDoor;
    private final WrongKeys wrongKeys;
    private final Programmes programmes;
    private final Executor keyChecks;
    private final ChunkReader reader;
    private Stage stage = Stage.GREETED;
    private @Nullable Inlet feed;

    private enum Stage {
        GREETED,
        CONNECTED,
        CHECKING,
        PUBLISHING,
        OVER
    }

    /**
     * A session with a new connection.
     *
     * @param keyChecks where the keys are asked, since that may block
     */
    PublishSession(
            StreamKeys keys,
            SideDoor sideDoor,
            WrongKeys wrongKeys,
            Programmes programmes,
            Executor keyChecks,
            ChunkReader reader) {
        super(RtmpMessage.class);
        this.keys = keys;
        this.sideDoor = sideDoor;
        this.wrongKeys = wrongKeys;
        this.programmes = programmes;
        this.keyChecks = keyChecks;
        this.reader = reader;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.executor()
                .schedule(
                        () -> {
                            if (feed == null) {
                                context.close();
                            }
                        },
                        STRANGER_SECONDS,
                        TimeUnit.SECONDS);
        context.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, RtmpMessage message) {
        if (stage == Stage.OVER) {
            return;
        }
        switch (message.type()) {
            case RtmpMessage.COMMAND -> command(context, Amf0.readAll(message.payload()));
            case RtmpMessage.COMMAND_AMF3 -> {
                if (message.payload().isReadable()) {
                    // the format byte says 0: what follows is AMF0 all the same
                    command(context, Amf0.readAll(message.payload().skipBytes(1)));
                }
            }
            case RtmpMessage.AUDIO -> media(context, FlvTag.Type.AUDIO, message);
            case RtmpMessage.VIDEO -> media(context, FlvTag.Type.VIDEO, message);
            default -> {} // metadata is written anew by the programme; the rest is small talk of the protocol
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        finish();
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            LOG.info("publisher fell silent remote={}", context.channel().remoteAddress());
            context.close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            LOG.info("publisher dropped remote={} why={}", context.channel().remoteAddress(), cause.getMessage());
        } else {
            LOG.error(
                    "publisher dropped by a fault of ours remote={}",
                    context.channel().remoteAddress(),
                    cause);
        }
        finish();
        context.close();
    }

    private void command(ChannelHandlerContext context, List<Amf> values) {
        if (values.size() < 2
                || !(values.get(0) instanceof Amf.Text(String name))
                || !(values.get(1) instanceof Amf.Num transaction)) {
            throw new CorruptedFrameException("command: no name and transaction");
        }
        switch (name) {
            case "connect" -> connect(context, transaction, values);
            case "createStream" ->
                context.writeAndFlush(
                        RtmpMessage.command(0, result(), transaction, NOTHING, new Amf.Num(PUBLISHED_STREAM)));
            case "releaseStream", "FCPublish" ->
                context.writeAndFlush(RtmpMessage.command(0, result(), transaction, NOTHING));
            case "publish" -> publish(context, text(values, 3));
            case "FCUnpublish" -> {
                if (feed != null) {
                    feed.close();
                }
            }
            case "deleteStream", "closeStream" -> {
                finish();
                context.close();
            }
            case "play", "play2" ->
                refuse(
                        context,
                        "NetStream.Play.Failed",
                        "this door takes publishers only (watch over HTTP-FLV or HLS)");
            default -> {} // encoders ask for extras such as _checkbw and live well without an answer
        }
    }

    private void connect(ChannelHandlerContext context, Amf.Num transaction, List<Amf> values) {
        String app = values.size() > 2 && values.get(2) instanceof Amf.Struct facts ? facts.text("app") : "";
        if (!plain(app).equals(APP)) {
            stage = Stage.OVER;
            context.writeAndFlush(RtmpMessage.command(
                            0,
                            new Amf.Text("_error"),
                            transaction,
                            NOTHING,
                            status("error", "NetConnection.Connect.Rejected", "unknown application (expected: live)")))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        if (stage == Stage.GREETED) {
            stage = Stage.CONNECTED;
        }
        context.write(RtmpMessage.windowSize(RtmpIngest.WINDOW_BYTES));
        context.write(RtmpMessage.peerBandwidth(RtmpIngest.WINDOW_BYTES));
        context.write(RtmpMessage.setChunkSize(ChunkWriter.CHUNK_BYTES));
        context.writeAndFlush(RtmpMessage.command(
                0,
                result(),
                transaction,
                new Amf.Struct(Map.of("fmsVer", new Amf.Text("FMS/3,0,1,123"), "capabilities", new Amf.Num(31))),
                status("status", "NetConnection.Connect.Success", "connected")));
    }

    private void publish(ChannelHandlerContext context, String name) {
        if (stage != Stage.CONNECTED) {
            refuse(context, "NetStream.Publish.BadName", "publish comes once, after connect");
            return;
        }
        if (wrongKeys.isShut(context.channel().remoteAddress())) {
            refuse(context, "NetStream.Publish.BadName", "too many wrong stream keys from this address, wait a minute");
            return;
        }
        stage = Stage.CHECKING;
        String key = plain(name);
        if (sideDoor.knows(key)) {
            LOG.info(
                    "a publisher comes in by the side remote={}",
                    context.channel().remoteAddress());
            admit(context, sideDoor.enter(key), "another already sends under this key");
            return;
        }
        keyChecks.execute(() -> {
            Optional<Long> room = roomOf(key);
            context.executor().execute(() -> admit(context, room));
        });
    }

    private Optional<Long> roomOf(String key) {
        try {
            return key.isEmpty() ? Optional.empty() : keys.roomOf(key);
        } catch (RuntimeException failed) {
            LOG.error("stream key could not be checked", failed);
            return Optional.empty();
        }
    }

    private void admit(ChannelHandlerContext context, Optional<Long> room) {
        if (stage != Stage.CHECKING || !context.channel().isActive()) {
            return;
        }
        if (room.isEmpty()) {
            wrongKeys.note(context.channel().remoteAddress());
            refuse(context, "NetStream.Publish.BadName", "unknown stream key");
            return;
        }
        Optional<Feed> opened = programmes.openHuman(room.get());
        opened.ifPresent(_ -> LOG.info(
                "publisher admitted room={} remote={}",
                room.get(),
                context.channel().remoteAddress()));
        admit(context, opened, "somebody else is publishing to this room");
    }

    private void admit(ChannelHandlerContext context, Optional<? extends Inlet> opened, String otherwise) {
        if (opened.isEmpty()) {
            refuse(context, "NetStream.Publish.BadName", otherwise);
            return;
        }
        feed = opened.get();
        stage = Stage.PUBLISHING;
        reader.trust();
        context.write(RtmpMessage.streamBegin(PUBLISHED_STREAM));
        context.writeAndFlush(onStatus("status", "NetStream.Publish.Start", "publishing"));
    }

    private void media(ChannelHandlerContext context, FlvTag.Type type, RtmpMessage message) {
        Inlet open = feed;
        if (stage != Stage.PUBLISHING || open == null) {
            return;
        }
        FlvTag tag = new FlvTag(type, message.timestampMs(), message.payload());
        Optional<String> refusal = tag.refusal();
        if (refusal.isPresent()) {
            refuse(context, "NetStream.Publish.Rejected", refusal.get());
        } else if (!open.accept(tag)) {
            refuse(context, "NetStream.Publish.BadName", "this room's programme was ended or taken by another");
        }
    }

    private void refuse(ChannelHandlerContext context, String code, String why) {
        LOG.info("publisher refused remote={} code={} why={}", context.channel().remoteAddress(), code, why);
        finish();
        context.writeAndFlush(onStatus("error", code, why)).addListener(ChannelFutureListener.CLOSE);
    }

    private void finish() {
        stage = Stage.OVER;
        if (feed != null) {
            feed.close();
        }
    }

    private static RtmpMessage onStatus(String level, String code, String why) {
        return RtmpMessage.command(
                PUBLISHED_STREAM, new Amf.Text("onStatus"), new Amf.Num(0), NOTHING, status(level, code, why));
    }

    private static Amf status(String level, String code, String description) {
        return new Amf.Struct(Map.of(
                "level", new Amf.Text(level), "code", new Amf.Text(code), "description", new Amf.Text(description)));
    }

    private static Amf result() {
        return new Amf.Text("_result");
    }

    private static String text(List<Amf> values, int index) {
        return values.size() > index && values.get(index) instanceof Amf.Text(String text) ? text : "";
    }

    // Encoders may add a query, or a slash at the end.
    private static String plain(String name) {
        int query = name.indexOf('?');
        String path = query < 0 ? name : name.substring(0, query);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
