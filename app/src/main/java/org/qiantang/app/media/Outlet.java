package org.qiantang.app.media;

/** Where a programme's tags go: a viewer, the packager of HLS, a recording, a place outside. Its methods never block. */
public interface Outlet {
    /** Takes the next tag; who keeps it retains it. */
    void offer(EncodedTag tag);

    /** No tag will come any more. */
    void ended();

    /** Whether this is somebody who watches. */
    boolean isViewer();
}
