package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A publisher whose every byte a test decides, at our door without a network. */
final class HandPublisher {
    private static final int HELLO_BYTES = 1536;
    private static final Amf NOTHING = new Amf.Nothing();

    private final EmbeddedChannel door = new EmbeddedChannel();
    private final EmbeddedChannel pen = new EmbeddedChannel(new ChunkWriter());
    private final EmbeddedChannel eye = new EmbeddedChannel(new ChunkReader());
    private final List<String> statuses = new ArrayList<>();
    private int toSkip = 1 + 2 * HELLO_BYTES;

    HandPublisher(StreamKeys keys, WrongKeys wrongKeys, Programmes programmes) {
        this(keys, SideDoor.NONE, wrongKeys, programmes);
    }

    HandPublisher(StreamKeys keys, SideDoor sideDoor, WrongKeys wrongKeys, Programmes programmes) {
        door.freezeTime();
        RtmpIngest.prepare(door, keys, sideDoor, wrongKeys, programmes, Runnable::run);
        door.pipeline().fireChannelActive();
    }

    HandPublisher greet() {
        bytes(Unpooled.buffer().writeByte(3).writeZero(HELLO_BYTES));
        bytes(Unpooled.buffer().writeZero(HELLO_BYTES));
        return this;
    }

    HandPublisher connect() {
        return say(RtmpMessage.command(
                0, new Amf.Text("connect"), new Amf.Num(1), new Amf.Struct(Map.of("app", new Amf.Text("live")))));
    }

    HandPublisher publish(String key) {
        return say(RtmpMessage.command(
                1, new Amf.Text("publish"), new Amf.Num(5), NOTHING, new Amf.Text(key), new Amf.Text("live")));
    }

    HandPublisher send(FlvTag tag) {
        int type = tag.type() == FlvTag.Type.VIDEO ? RtmpMessage.VIDEO : RtmpMessage.AUDIO;
        return say(new RtmpMessage(type, 1, tag.timestampMs(), tag.payload()));
    }

    HandPublisher say(RtmpMessage message) {
        pen.writeOutbound(message);
        for (ByteBuf chunk = pen.readOutbound(); chunk != null; chunk = pen.readOutbound()) {
            bytes(chunk);
        }
        return this;
    }

    void bytes(ByteBuf bytes) {
        if (door.isOpen()) {
            door.writeInbound(bytes);
            door.runPendingTasks();
        }
        hear();
    }

    void wait(int seconds) {
        door.advanceTimeBy(seconds, TimeUnit.SECONDS);
        door.runScheduledPendingTasks();
    }

    boolean isConnected() {
        return door.isOpen();
    }

    /** What the door last said about publishing: its words. */
    String said() {
        hear();
        return statuses.isEmpty() ? "" : statuses.getLast();
    }

    private void hear() {
        for (ByteBuf out = door.readOutbound(); out != null; out = door.readOutbound()) {
            int skip = Math.min(toSkip, out.readableBytes());
            out.skipBytes(skip);
            toSkip -= skip;
            eye.writeInbound(out);
        }
        for (RtmpMessage message = eye.readInbound(); message != null; message = eye.readInbound()) {
            if (message.type() != RtmpMessage.COMMAND) {
                continue;
            }
            List<Amf> values = Amf0.readAll(message.payload());
            if (values.getLast() instanceof Amf.Struct status) {
                statuses.add(status.text("description"));
            }
        }
    }
}
