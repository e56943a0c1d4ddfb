package org.qiantang.app.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.stage.Arrival;
import org.qiantang.app.stage.Attendance;
import org.qiantang.engine.fanout.Bounds;
import org.qiantang.engine.fanout.NettyViewer;
import org.qiantang.engine.fanout.TextFrame;
import org.qiantang.engine.fanout.Viewer;
import org.qiantang.event.Money;
import org.qiantang.event.Sitting.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One viewer's open socket: requests in, one receipt for each back. Lives on its event loop. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write that fails closes the channel, which is heard in channelInactive
final class LiveSocket extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    static final long PACE_MILLIS = 5_000;
    private static final int REQUESTS = 20;
    /** Who sends so many frames, far beyond what is answered, does not mean to be answered. */
    static final int FLOOD = 3 * REQUESTS;

    private static final int GOODBYE_MILLIS = 1_000;
    private static final int RETRY_SECONDS = 2;

    private final House house;
    private final Neighbours neighbours;
    private final Seat seat;
    private final Words words;
    private final Bucket requests;
    private @Nullable ChannelHandlerContext context;
    private @Nullable NettyViewer viewer;
    private @Nullable Attendance attendance;
    /** What the viewer has seen since it was greeted and before that is known here: the greeting leaves from within the joining. */
    private final List<ClientRequest.Seen> early = new ArrayList<>();

    private boolean saidGoodbye;

    /** What all sockets share. */
    record House(TalkPace talk, OpenSockets sockets) {}

    /**
     * Who looks at what.
     *
     * @param token the session by which the visitor came; null for a guest
     * @param source by what way, as the page says
     */
    record Seat(
            long showId,
            @Nullable Long from,
            Language language,
            @Nullable Visitor visitor,
            @Nullable String token,
            boolean staff,
            boolean simulated,
            Source source) {}

    LiveSocket(House house, Neighbours neighbours, Seat seat) {
        this.house = house;
        this.neighbours = neighbours;
        this.seat = seat;
        this.words = new Words(seat.language());
        this.requests = new Bucket(REQUESTS, PACE_MILLIS, neighbours.clock().millis());
    }

    /** Takes the viewer to the show; called once the handshake is done. */
    void open() {
        NettyViewer here = viewer();
        house.sockets().add(this);
        Visitor visitor = seat.visitor();
        String nickname = visitor == null ? null : visitor.nickname();
        neighbours.blocking().execute(() -> {
            Attendance joined = null;
            try {
                joined = neighbours
                        .stage()
                        .join(
                                seat.showId(),
                                new Arrival(here, seat.from(), nickname, seat.staff(), seat.simulated(), seat.source()))
                        .orElse(null);
            } catch (RuntimeException trouble) {
                LOG.warn("a viewer could not join, show={}", seat.showId(), trouble);
            }
            joined(joined);
            // A session that ended while the socket opened was told to nobody here.
            if (visitor != null && cameByEnded(visitor.id(), neighbours.door())) {
                close("signed-out");
            }
        });
    }

    /** Says why, then closes. */
    void close(String reason) {
        onLoop(() -> goodbye(reason));
    }

    /** Whether this person came by a session that has ended since. */
    boolean cameByEnded(long personId, Door door) {
        Visitor visitor = seat.visitor();
        String token = seat.token();
        return visitor != null
                && token != null
                && visitor.id() == personId
                && door.visitor(token).isEmpty();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        Visitor visitor = seat.visitor();
        context = added;
        viewer = new NettyViewer(added, visitor == null ? Viewer.GUEST : visitor.id());
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        house.sockets().remove(this);
        if (attendance != null) {
            attendance.leave();
        }
        inactive.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext triggered, Object event) {
        if (event instanceof IdleStateEvent) {
            goodbye("idle");
        } else {
            triggered.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext caught, Throwable trouble) {
        LOG.debug("a socket failed, remote={}", caught.channel().remoteAddress(), trouble);
        if (!(trouble instanceof TooLongFrameException)) {
            caught.close();
        } else if (!saidGoodbye) {
            // Fragments that together are too long; a single frame that is has been answered by the decoder.
            saidGoodbye = true;
            caught.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG));
            caught.executor().schedule(() -> caught.close(), GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** More frames came than anybody sends in good faith. */
    void flooded() {
        if (!saidGoodbye) {
            goodbye("flood");
            // Not even read any more until it is closed: reading what is thrown away would cost the others.
            context().channel().config().setAutoRead(false);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext read, WebSocketFrame frame) {
        if (saidGoodbye) {
            // Still read, since a socket closed upon unread words is reset, and the goodbye with it.
            if (frame instanceof CloseWebSocketFrame) {
                read.close();
            }
            return;
        }
        if (frame instanceof TextWebSocketFrame text) {
            hear(RequestReader.read(text.text()), neighbours.clock().millis());
        } else if (frame instanceof PingWebSocketFrame) {
            read.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
            saidGoodbye = true;
            read.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void hear(ClientRequest request, long now) {
        if (!requests.take(now)) {
            answer(Answers.refused(idOf(request), words.tooFast()));
            return;
        }
        switch (request) {
            case ClientRequest.Say say -> say(say, now);
            case ClientRequest.Like like -> {
                neighbours.stage().like(seat.showId(), like.times(), seat.simulated());
                answer(Answers.done(like.id()));
            }
            case ClientRequest.Seen seen -> {
                if (attendance != null) {
                    attendance.saw(seen.shown(), seen.opened());
                } else if (early.size() < REQUESTS) {
                    early.add(seen);
                }
                answer(Answers.done(seen.id()));
            }
            case ClientRequest.Buy buy -> buy(buy);
            case ClientRequest.Cancel cancel -> cancel(cancel);
            case ClientRequest.Ping ping -> answer(Answers.done(ping.id()));
            case ClientRequest.Nonsense(Long id, String field, String expected, String zh) ->
                answer(Answers.refused(id, words.of(new Refusal.Nonsense(field, expected, zh))));
        }
    }

    private void say(ClientRequest.Say say, long now) {
        Visitor visitor = seat.visitor();
        if (visitor == null) {
            answer(Answers.refused(say.id(), words.guest()));
        } else if (!house.talk().allows(visitor.id(), now)) {
            answer(Answers.refused(say.id(), words.tooFast()));
        } else {
            offLoop(say.id(), () -> {
                switch (neighbours.judge().judge(seat.showId(), visitor.id(), say.text())) {
                    case LineJudge.Verdict.Refused(String message, String article) ->
                        answerLater(Answers.refused(say.id(), words.guard(message, article)));
                    case LineJudge.Verdict.Allowed(String verdict) ->
                        ask(
                                say.id(),
                                new RoomRequest.Say(visitor.id(), say.text(), verdict),
                                receipt -> Answers.ofLine(say.id(), receipt, words));
                }
            });
        }
    }

    private void buy(ClientRequest.Buy buy) {
        Visitor visitor = seat.visitor();
        if (visitor == null) {
            answer(Answers.refused(buy.id(), words.guest()));
        } else if (!visitor.mayBuy()) {
            answer(Answers.refused(buy.id(), words.mayNotBuy()));
        } else {
            offLoop(buy.id(), () -> {
                switch (neighbours.postage().of(seat.showId(), visitor.id(), buy.wants())) {
                    case Postage.Answer.Refused refused -> answerLater(Answers.refused(buy.id(), words.of(refused)));
                    case Postage.Answer.Ready(String address, Money freight) ->
                        ask(
                                buy.id(),
                                new RoomRequest.Claim(
                                        visitor.id(),
                                        buy.intent(),
                                        buy.wants(),
                                        address,
                                        null,
                                        freight,
                                        buy.freightSeen()),
                                receipt -> Answers.of(buy.id(), receipt, words));
                }
            });
        }
    }

    private void cancel(ClientRequest.Cancel cancel) {
        Visitor visitor = seat.visitor();
        if (visitor == null) {
            answer(Answers.refused(cancel.id(), words.guest()));
        } else {
            ask(
                    cancel.id(),
                    new RoomRequest.CancelHold(visitor.id(), cancel.orderId()),
                    receipt -> Answers.of(cancel.id(), receipt, words));
        }
    }

    private void ask(long id, RoomRequest request, Function<Receipt, byte[]> wording) {
        var _ = neighbours.rooms().ask(seat.showId(), request).whenComplete((receipt, trouble) -> {
            if (trouble != null) {
                // Whether it was done is not known: the same intent asked again gets the true answer.
                LOG.warn("a room did not answer, show={}", seat.showId(), trouble);
                answerLater(busy(id));
            } else {
                answerLater(wording.apply(receipt));
            }
        });
    }

    private void offLoop(long id, Runnable work) {
        neighbours.blocking().execute(() -> {
            try {
                work.run();
            } catch (RuntimeException trouble) {
                LOG.warn("a request could not be taken to the room, show={}", seat.showId(), trouble);
                answerLater(busy(id));
            }
        });
    }

    private void answerLater(byte[] receipt) {
        onLoop(() -> answer(receipt));
    }

    private void answer(byte[] receipt) {
        NettyViewer here = viewer();
        if (saidGoodbye) {
            return;
        }
        if (here.pendingBytes() + receipt.length > Bounds.USUAL.viewerBytes()) {
            goodbye("slow");
            return;
        }
        ByteBuf frame = TextFrame.of(context().alloc(), receipt);
        here.write(frame);
    }

    private void joined(@Nullable Attendance joined) {
        onLoop(() -> {
            attendance = joined;
            if (joined == null) {
                goodbye("shutdown");
            } else if (!context().channel().isActive()) {
                joined.leave();
            } else {
                early.forEach(seen -> joined.saw(seen.shown(), seen.opened()));
            }
            early.clear();
        });
    }

    private void goodbye(String reason) {
        saidGoodbye = true;
        viewer().close(reason);
    }

    private void onLoop(Runnable work) {
        try {
            context().executor().execute(work);
        } catch (RejectedExecutionException closing) {
            LOG.debug("a socket's loop has ended", closing);
        }
    }

    private byte[] busy(long id) {
        return Answers.refused(id, words.of(new Refusal.Busy(RETRY_SECONDS)));
    }

    private static @Nullable Long idOf(ClientRequest request) {
        return switch (request) {
            case ClientRequest.Say say -> say.id();
            case ClientRequest.Like like -> like.id();
            case ClientRequest.Seen seen -> seen.id();
            case ClientRequest.Buy buy -> buy.id();
            case ClientRequest.Cancel cancel -> cancel.id();
            case ClientRequest.Ping ping -> ping.id();
            case ClientRequest.Nonsense nonsense -> nonsense.id();
        };
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("the socket has no channel yet");
        }
        return context;
    }

    private NettyViewer viewer() {
        if (viewer == null) {
            throw new IllegalStateException("the socket has no channel yet");
        }
        return viewer;
    }
}
