package org.qiantang.engine.ear;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A listener that notes all it is given. */
class FeedNotes implements FeedListener {
    private final List<Frame> frames = new ArrayList<>();
    private final List<Standing> standings = new ArrayList<>();
    private boolean over;

    @Override
    public synchronized void sound(Frame frame) {
        frames.add(frame);
    }

    @Override
    public synchronized void stands(Standing standing) {
        standings.add(standing);
    }

    @Override
    public synchronized void ended() {
        over = true;
    }

    synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    synchronized List<Standing> standings() {
        return List.copyOf(standings);
    }

    synchronized boolean isOver() {
        return over;
    }

    byte[] pcm() {
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        frames().forEach(frame -> pcm.writeBytes(frame.pcm()));
        return pcm.toByteArray();
    }
}
