package org.qiantang.app.media;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One source's way into a room's programme, open until it is closed or another takes its place. */
public final class Feed implements Inlet {
    private final Programme programme;
    private final Source source;
    private final AtomicBoolean open = new AtomicBoolean(true);

    // Guarded by the programme.
    @Nullable
    FlvTag videoSetup;

    @Nullable
    FlvTag audioSetup;

    long heardAtMs;

    /** Its picture lies at another server: nothing comes here, and that is no silence. */
    boolean elsewhere;

    Feed(Programme programme, Source source, long nowMs) {
        this.programme = programme;
        this.source = source;
        this.heardAtMs = nowMs;
    }

    /**
     * Hands in the next tag; it is shown if this source has the air.
     *
     * @return false if this feed is closed, so that the sender can stop
     */
    @Override
    public boolean accept(FlvTag tag) {
        return programme.accept(this, tag);
    }

    public Source source() {
        return source;
    }

    public boolean isOpen() {
        return open.get();
    }

    /** Ends this source; closing twice does nothing. */
    @Override
    public void close() {
        programme.close(this);
    }

    boolean shut() {
        return open.getAndSet(false);
    }
}
