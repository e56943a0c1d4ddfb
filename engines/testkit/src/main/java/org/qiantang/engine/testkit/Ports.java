package org.qiantang.engine.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.SplittableRandom;

/** Free ports of loopback for servers that open theirs a moment later. */
public final class Ports {
    /**
     * Below those that the kernel gives to outgoing connections (32,768 and more on Linux), of which a test opens many: one of
     * them took a port between its being found free and its being opened.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int TRIES = 100;
    private static final SplittableRandom RANDOM = new SplittableRandom();

    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() throws IOException {
        for (int tries = 1; ; tries++) {
            int port;
            synchronized (RANDOM) {
                port = RANDOM.nextInt(FIRST, LAST);
            }
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                if (tries == TRIES) {
                    throw taken;
                }
            }
        }
    }
}
