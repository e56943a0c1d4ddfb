package org.qiantang.app.recording;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A piece of a recording while it is written: the bytes go to disk and through the hash at once. */
final class SegmentFile {
    private final Archive archive;
    private final RecordedShow show;
    private final int number;
    private final Instant from;
    private final long firstMs;
    private final boolean follows;
    private final Path torn;
    private final FileChannel channel;
    private final MessageDigest hash;
    private long bytes;
    private long lastMs;

    private SegmentFile(
            Archive archive, RecordedShow show, int number, Instant from, long firstMs, boolean follows, Path torn)
            throws IOException {
        this.archive = archive;
        this.show = show;
        this.number = number;
        this.from = from;
        this.firstMs = firstMs;
        this.lastMs = firstMs;
        this.follows = follows;
        this.torn = torn;
        this.channel = FileChannel.open(
                torn, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            this.hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has sha-256", impossible);
        }
    }

    /**
     * Begins a piece.
     *
     * @param firstMs the time of its first picture on the programme's clock
     */
    static SegmentFile begin(
            Archive archive, RecordedShow show, int number, Instant from, long firstMs, boolean follows)
            throws IOException {
        Path folder = archive.folder(show.showId());
        Files.createDirectories(folder);
        return new SegmentFile(
                archive, show, number, from, firstMs, follows, folder.resolve(Archive.name(number) + Archive.TORN));
    }

    RecordedShow show() {
        return show;
    }

    int number() {
        return number;
    }

    long bytes() {
        return bytes;
    }

    /** How much of the programme it holds. */
    long millis(long nowMs) {
        return nowMs - firstMs;
    }

    void write(ByteBuf packets, long nowMs) throws IOException {
        lastMs = Math.max(lastMs, nowMs);
        bytes += packets.readableBytes();
        hash.update(packets.nioBuffer());
        while (packets.isReadable()) {
            packets.readBytes(channel, packets.readableBytes());
        }
    }

    /** Ends it on disk; from then on it is part of the recording. */
    Segment finish(long endMs) throws IOException {
        channel.force(true);
        channel.close();
        long millis = Math.max(1, Math.max(endMs, lastMs) - firstMs);
        long fromMs = Math.max(0, from.toEpochMilli() - show.openedAt().toEpochMilli());
        Segment segment = new Segment(
                show.showId(),
                number,
                Archive.name(number) + Archive.WHOLE,
                from,
                from.plusMillis(millis),
                fromMs,
                fromMs + millis,
                follows,
                bytes,
                HexFormat.of().formatHex(hash.digest()));
        archive.keep(segment);
        return segment;
    }

    /** Lets go of a piece that cannot be finished. */
    void abandon() {
        try {
            channel.close();
            Files.deleteIfExists(torn);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
