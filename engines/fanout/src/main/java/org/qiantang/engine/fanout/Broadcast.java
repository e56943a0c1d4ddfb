package org.qiantang.engine.fanout;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One show's messages to all its viewers. What is said between two frames leaves as one, encoded once for a block of
 * viewers. Blocks have their turns one after the other ({@link #beat}): the last of ten thousand need not wait until a
 * frame was written to all others. Each block samples the talk for itself.
 *
 * <p>Not thread-safe: calls come from one thread at a time. Viewers are written to on their own lanes.
 */
public final class Broadcast {
    private final Bounds bounds;
    /** Never empty; all are told the same. */
    private final List<Block> blocks = new ArrayList<>();

    private final Map<Viewer, Block> places = new HashMap<>();
    /** The block that has the next turn, if it waits for one. */
    private int turn;

    /**
     * A broadcast that nobody attends yet.
     *
     * @param start the place in the journal up to which all is known to those who will be greeted
     * @param chance decides between persons who have an equal claim to be shown
     * @param free called on a lane, when a frame that was due too early could leave now; must not block
     */
    public Broadcast(
            Bounds bounds,
            long start,
            Counters counters,
            ByteBufAllocator buffers,
            RandomGenerator chance,
            Runnable free) {
        this.bounds = bounds;
        blocks.add(new Block(bounds, start, counters, buffers, chance, free));
    }

    /** What a viewer hears first, as JSON. */
    @FunctionalInterface
    public interface Greeting {
        /**
         * Makes the words of one greeting.
         *
         * @param at where the show stands; what comes later follows in frames
         * @param resumed whether the viewer gets all it missed, and so needs no state
         */
        byte[] hello(long at, boolean resumed);
    }

    /** Says what nobody may miss. Places in the journal never go down. */
    public void must(long offset, byte[] message) {
        blocks.forEach(block -> block.must(offset, message));
    }

    /**
     * Says how something stands that nobody may miss. Only the newest state of one key in a frame is sent: it tells all
     * that the older ones told.
     */
    public void mustState(long offset, String key, byte[] message) {
        blocks.forEach(block -> block.mustState(offset, key, message));
    }

    /** The show's story has come to this place, with or without a message. */
    public void reached(long offset) {
        blocks.forEach(block -> block.reached(offset));
    }

    /** Says a value of which only the newest counts, as JSON. */
    public void latest(String key, byte[] value) {
        blocks.forEach(block -> block.latest(key, value));
    }

    /**
     * Says a line of talk.
     *
     * @param own the line as its author sees it, on all of their sockets, even if it is left out for others
     */
    public void sample(long personId, byte[] shared, byte[] own) {
        var line = new Line(personId, shared, own);
        blocks.forEach(block -> block.sample(line));
    }

    /** Says a line that is shown only where the talk leaves room. */
    public void filler(byte[] line) {
        blocks.forEach(block -> block.filler(line));
    }

    /** A message for one person's sockets only, after the frame that is being gathered. Never sampled. */
    public void tell(long personId, byte[] message) {
        blocks.forEach(block -> block.tell(personId, message));
    }

    /** Lets a viewer in: at once if nothing waits, else behind the next frame, so that nothing is heard twice. */
    public void join(Viewer viewer, @Nullable Long from, Greeting greeting) {
        Block block = withRoom();
        places.put(viewer, block);
        block.join(viewer, from, greeting);
    }

    private Block withRoom() {
        for (Block block : blocks) {
            if (block.viewers() < bounds.viewersPerBlock()) {
                return block;
            }
        }
        Block another = blocks.getFirst().another();
        blocks.add(another);
        return another;
    }

    public void leave(Viewer viewer) {
        Block block = places.remove(viewer);
        if (block == null) {
            return;
        }
        block.leave(viewer);
        if (block.viewers() == 0 && blocks.size() > 1) {
            blocks.remove(block);
        }
    }

    /** Blocks of viewers, each of which has a turn of its own; at least one. */
    public int blocks() {
        return blocks.size();
    }

    /** Whether a {@link #beat} or {@link #flush} has something to do. */
    public boolean waiting() {
        return blocks.stream().anyMatch(Block::waiting);
    }

    /**
     * Sends what waits to the next block, or does so later if a lane is still busy with what that block was sent before;
     * {@code free} tells when.
     */
    public void beat() {
        for (int step = 0; step < blocks.size(); step++) {
            int next = (turn + step) % blocks.size();
            if (blocks.get(next).waiting()) {
                turn = next + 1;
                blocks.get(next).flush();
                return;
            }
        }
    }

    /** Does so for all blocks at once. */
    public void flush() {
        blocks.forEach(Block::flush);
    }

    /** Closes everybody with a reason. */
    public void close(String reason) {
        blocks.forEach(block -> block.close(reason));
        places.clear();
    }
}
