package org.qiantang.bench.hotsku;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/**
 * How long the disk itself takes to keep a block of the size in which PostgreSQL writes its log, with nobody else asking: what
 * an answer that is durable first has to wait for in any case. Blocks are written one after the other into a file that has its size already, as a database's log has.
 */
final class DiskAlone {
    private static final int BLOCK = 8 * 1024;
    private static final int BLOCKS = 1_024;
    private static final double NANOS = 1e9;
    private static final double MILLI = 1e6;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private DiskAlone() {}

    /** Blocks a second that were written and forced, and how long one took in milliseconds. */
    record Told(double perSecond, double p50, double p99, double p999) {}

    static Told measure(Path folder, double seconds) throws IOException {
        Path path = folder.resolve("disk-alone");
        var took = new Histogram(LONGEST_NANOS, 3);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            for (int i = 0; i < BLOCKS; i++) {
                write(file, block, i);
            }
            file.force(true);
            long start = System.nanoTime();
            long now = start;
            for (int i = 0; now - start < seconds * NANOS; i++) {
                long begun = now;
                write(file, block, i % BLOCKS);
                file.force(false);
                now = System.nanoTime();
                took.recordValue(now - begun);
            }
            return new Told(
                    took.getTotalCount() * NANOS / (now - start),
                    took.getValueAtPercentile(50) / MILLI,
                    took.getValueAtPercentile(99) / MILLI,
                    took.getValueAtPercentile(99.9) / MILLI);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static void write(FileChannel file, ByteBuffer block, int place) throws IOException {
        block.clear();
        while (block.hasRemaining()) {
            file.write(block, (long) place * BLOCK + block.position());
        }
    }
}
