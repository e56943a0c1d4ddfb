package org.qiantang.app.media;

/** Where a programme's tags go: a viewer, or the packager of HLS. Its methods never block. */
interface Outlet {
    /** Takes the next tag; who keeps it retains it. */
    void offer(EncodedTag tag);

    /** No tag will come any more. */
    void ended();

    /** Whether this is somebody who watches. */
    boolean isViewer();
}
