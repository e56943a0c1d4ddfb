package org.qiantang.app.media;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One who watches over HTTP-FLV, as fast as the connection takes it.
 *
 * <p>The bytes of a tag are shared by all viewers, so many slow ones hold little more than one does.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, which is heard of there
final class FlvViewer implements Outlet {
    static final long MAX_WAITING_BYTES = 4 << 20;
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChannelHandlerContext context;
    private final InstantSource clock;
    private final TagQueue queue = new TagQueue(MAX_WAITING_BYTES);
    private final AtomicBoolean drainAsked = new AtomicBoolean();
    private boolean over;
    private long progressAtMs;
    private @Nullable ChannelFuture lastWrite;

    FlvViewer(ChannelHandlerContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
        this.progressAtMs = clock.millis();
        watchProgress();
    }

    @Override
    public void offer(EncodedTag tag) {
        queue.offer(tag);
        ask(this::drain);
    }

    @Override
    public void ended() {
        onLoop(() -> {
            drain();
            context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
            stop();
        });
    }

    @Override
    public boolean isViewer() {
        return true;
    }

    /** Writes what the connection takes now; on the connection's event loop only. */
    void drain() {
        drainAsked.set(false);
        if (over) {
            return;
        }
        ChannelFuture last = null;
        while (context.channel().isWritable()) {
            EncodedTag tag = queue.poll();
            if (tag == null) {
                break;
            }
            // The queue's count on the bytes goes over to the write.
            last = context.write(new DefaultHttpContent(tag.bytes().duplicate()));
        }
        if (last != null) {
            if (isAllWritten()) {
                progressAtMs = clock.millis();
            }
            lastWrite = last;
            last.addListener(_ -> progressAtMs = clock.millis());
            context.flush();
        }
    }

    /** Lets go of everything; on the connection's event loop only. */
    void stop() {
        over = true;
        queue.close();
    }

    private void watchProgress() {
        context.executor()
                .schedule(
                        () -> {
                            if (over) {
                                return;
                            }
                            if (!isAllWritten() && clock.millis() - progressAtMs >= PATIENCE.toMillis()) {
                                context.close();
                                return;
                            }
                            watchProgress();
                        },
                        1,
                        TimeUnit.SECONDS);
    }

    private boolean isAllWritten() {
        return lastWrite == null || lastWrite.isDone();
    }

    // One task on the loop for as many tags as have come until it runs.
    private void ask(Runnable drain) {
        if (!drainAsked.getAndSet(true)) {
            onLoop(drain);
        }
    }

    private void onLoop(Runnable task) {
        try {
            context.executor().execute(task);
        } catch (RejectedExecutionException loopIsGone) {
            queue.close();
        }
    }
}
