package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes H.264 and AAC out of FLV tags as an MPEG transport stream (ISO 13818-1), which needs no index: what was
 * written before a crash can be played.
 */
public final class TsMuxer {
    private static final int PACKET = 188;
    private static final int PAT_PID = 0;
    private static final int SDT_PID = 0x11;
    private static final int PMT_PID = 0x1000;
    private static final int VIDEO_PID = 0x100;
    private static final int AUDIO_PID = 0x101;
    private static final int VIDEO_STREAM = 0xE0;
    private static final int AUDIO_STREAM = 0xC0;
    private static final int AVC = 0x1B;
    private static final int ADTS = 0x0F;
    private static final int DELIMITER = 9;
    /** Times begin after zero, since a picture may be shown before the first one is decoded. */
    private static final long LEAD_MS = 1_000;

    private static final long PCR_LEAD_MS = 100;
    private static final int TICKS = 90;
    private static final byte[] START_CODE = {0, 0, 0, 1};

    private final @Nullable String mark;
    private final List<ByteBuf> parameterSets = new ArrayList<>();
    private int lengthBytes = 4;
    private @Nullable Aac aac;
    private final int[] counters = new int[0x2000];

    /** How the sound is coded, in the terms of an ADTS head. */
    private record Aac(int profile, int frequency, int channels) {}

    /**
     * A muxer for one era of a programme.
     *
     * @param videoSetup the body of H.264's setup tag
     * @param audioSetup the body of AAC's setup tag, if there is sound
     * @param mark what a file says of itself that a machine made, in ASCII; null where a person made it
     */
    public TsMuxer(ByteBuf videoSetup, @Nullable ByteBuf audioSetup, @Nullable String mark) {
        this.mark = mark;
        readVideo(videoSetup.duplicate());
        if (audioSetup != null) {
            ByteBuf in = audioSetup.duplicate().skipBytes(2);
            int bits = in.readUnsignedShort();
            aac = new Aac(Math.max(0, (bits >> 11) - 1) & 3, (bits >> 7) & 15, (bits >> 3) & 15);
        }
    }

    /** The tables with which a file begins. */
    public void begin(ByteBuf out) {
        table(out, PAT_PID, new byte[] {0, 1, (byte) (0xE0 | PMT_PID >> 8), (byte) PMT_PID}, 0, 1);
        ByteBuf streams = Unpooled.buffer(16);
        streams.writeShort(0xE000 | VIDEO_PID).writeShort(0xF000);
        streams.writeByte(AVC).writeShort(0xE000 | VIDEO_PID).writeShort(0xF000);
        if (aac != null) {
            streams.writeByte(ADTS).writeShort(0xE000 | AUDIO_PID).writeShort(0xF000);
        }
        byte[] body = new byte[streams.readableBytes()];
        streams.readBytes(body);
        table(out, PMT_PID, body, 2, 1);
        if (mark != null) {
            describe(out, mark.getBytes(US_ASCII));
        }
    }

    /**
     * The service description (EN 300 468, 5.2.3 and 6.2.33): the one place of a transport stream where a text about the
     * whole of it may stand, as the service's name.
     */
    private void describe(ByteBuf out, byte[] name) {
        ByteBuf section = Unpooled.buffer(2 * PACKET);
        section.writeShort(1).writeByte(0xFF);
        section.writeShort(1).writeByte(0xFC).writeShort(0x8000 | name.length + 5);
        section.writeByte(0x48).writeByte(name.length + 3);
        section.writeByte(1).writeByte(0).writeByte(name.length).writeBytes(name);
        byte[] body = new byte[section.readableBytes()];
        section.readBytes(body);
        table(out, SDT_PID, body, 0x42, 1);
    }

    /** A picture: the body of its tag, and when it is to be decoded. */
    public void video(ByteBuf tag, long dtsMs, boolean key, ByteBuf out) {
        ByteBuf in = tag.duplicate();
        in.skipBytes(2);
        int delayMs = in.readMedium();
        ByteBuf unit = Unpooled.buffer(in.readableBytes() + 256);
        unit.writeBytes(START_CODE).writeByte(DELIMITER).writeByte(0xF0);
        if (key) {
            parameterSets.forEach(set -> unit.writeBytes(START_CODE).writeBytes(set.duplicate()));
        }
        while (in.readableBytes() > lengthBytes) {
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = (length << 8) | in.readUnsignedByte();
            }
            if (length == 0 || length > in.readableBytes()) {
                break; // a broken picture: what was whole of it is kept
            }
            if ((in.getUnsignedByte(in.readerIndex()) & 31) == DELIMITER) {
                in.skipBytes((int) length);
            } else {
                unit.writeBytes(START_CODE).writeBytes(in, (int) length);
            }
        }
        long dts = (dtsMs + LEAD_MS) * TICKS;
        packets(out, VIDEO_PID, head(VIDEO_STREAM, dts + (long) delayMs * TICKS, dts, 0), unit, key, dts);
    }

    /** A frame of sound. */
    public void sound(ByteBuf tag, long timeMs, ByteBuf out) {
        Aac how = aac;
        if (how == null || tag.readableBytes() <= 2) {
            return;
        }
        ByteBuf in = tag.duplicate();
        in.skipBytes(2);
        int length = in.readableBytes() + 7;
        ByteBuf frame = Unpooled.buffer(length);
        frame.writeShort(0xFFF1);
        frame.writeByte(how.profile() << 6 | how.frequency() << 2 | how.channels() >> 2);
        frame.writeByte((how.channels() & 3) << 6 | length >> 11);
        frame.writeByte(length >> 3);
        frame.writeByte((length & 7) << 5 | 0x1F);
        frame.writeByte(0xFC);
        frame.writeBytes(in);
        long pts = (timeMs + LEAD_MS) * TICKS;
        packets(out, AUDIO_PID, head(AUDIO_STREAM, pts, pts, length), frame, false, -1);
    }

    private void readVideo(ByteBuf in) {
        in.skipBytes(5 + 4);
        lengthBytes = (in.readUnsignedByte() & 3) + 1;
        for (int kind = 0; kind < 2; kind++) {
            int sets = in.readUnsignedByte() & 31;
            for (int i = 0; i < sets; i++) {
                parameterSets.add(Unpooled.copiedBuffer(in.readSlice(in.readUnsignedShort())));
            }
        }
    }

    /** The head of a PES packet; pictures have no length in it, for theirs may be longer than it can say. */
    private static ByteBuf head(int stream, long pts, long dts, int bodyBytes) {
        boolean both = pts != dts;
        int times = both ? 10 : 5;
        ByteBuf head = Unpooled.buffer(19);
        head.writeMedium(1).writeByte(stream);
        head.writeShort(bodyBytes == 0 ? 0 : bodyBytes + 3 + times);
        head.writeByte(0x80).writeByte(both ? 0xC0 : 0x80).writeByte(times);
        time(head, both ? 3 : 2, pts);
        if (both) {
            time(head, 1, dts);
        }
        return head;
    }

    private static void time(ByteBuf out, int mark, long ticks) {
        out.writeByte((int) (mark << 4 | (ticks >> 29 & 0x0E) | 1));
        out.writeShort((int) ((ticks >> 14 & 0xFFFE) | 1));
        out.writeShort((int) ((ticks << 1 & 0xFFFE) | 1));
    }

    private void packets(ByteBuf out, int pid, ByteBuf head, ByteBuf body, boolean key, long dts) {
        ByteBuf all = Unpooled.wrappedBuffer(head, body);
        boolean first = true;
        while (all.isReadable()) {
            boolean clock = first && dts >= 0;
            int field = clock ? 8 : 0;
            int room = PACKET - 4 - field;
            int stuffing = Math.max(0, room - all.readableBytes());
            out.writeByte(0x47);
            out.writeShort((first ? 0x4000 : 0) | pid);
            out.writeByte((field + stuffing > 0 ? 0x30 : 0x10) | next(pid));
            adapt(out, clock, key && first, dts, field, stuffing);
            out.writeBytes(all, Math.min(all.readableBytes(), room - stuffing));
            first = false;
        }
    }

    /** The adaptation field: the clock on a picture's first packet, and stuffing on a last one. */
    private static void adapt(ByteBuf out, boolean clock, boolean key, long dts, int field, int stuffing) {
        int bytes = field + stuffing;
        if (bytes == 0) {
            return;
        }
        out.writeByte(bytes - 1);
        if (bytes == 1) {
            return;
        }
        out.writeByte((key ? 0x40 : 0) | (clock ? 0x10 : 0));
        if (clock) {
            long base = Math.max(0, dts - PCR_LEAD_MS * TICKS) & 0x1FFFFFFFFL;
            out.writeInt((int) (base >> 1));
            out.writeShort((int) ((base & 1) << 15 | 0x7E00));
        }
        int left = bytes - 2 - (clock ? 6 : 0);
        for (int i = 0; i < left; i++) {
            out.writeByte(0xFF);
        }
    }

    private void table(ByteBuf out, int pid, byte[] body, int id, int number) {
        ByteBuf section = Unpooled.buffer(2 * PACKET);
        section.writeByte(id).writeShort(0xB000 | body.length + 9);
        section.writeShort(number).writeByte(0xC1).writeByte(0).writeByte(0).writeBytes(body);
        section.writeInt(crc(section));
        boolean first = true;
        while (section.isReadable()) {
            out.writeByte(0x47).writeShort((first ? 0x4000 : 0) | pid).writeByte(0x10 | next(pid));
            int room = PACKET - 4;
            if (first) {
                out.writeByte(0);
                room--;
            }
            int bytes = Math.min(room, section.readableBytes());
            out.writeBytes(section, bytes);
            for (int i = bytes; i < room; i++) {
                out.writeByte(0xFF);
            }
            first = false;
        }
    }

    private int next(int pid) {
        int now = counters[pid];
        counters[pid] = now + 1 & 15;
        return now;
    }

    private static int crc(ByteBuf bytes) {
        int crc = -1;
        for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at++) {
            crc ^= bytes.getUnsignedByte(at) << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
            }
        }
        return crc;
    }
}
