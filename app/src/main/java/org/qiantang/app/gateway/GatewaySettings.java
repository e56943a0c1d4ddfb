package org.qiantang.app.gateway;

import java.time.Duration;

/**
 * How the sockets are opened and bounded.
 *
 * @param bind the address to listen on
 * @param port the port; 0 takes any free one
 * @param socketsPerAddress open sockets from one address (an IPv6 address counts by its first 64 bits)
 * @param sockets open sockets in all
 * @param handshake how long a connection may take until it is a WebSocket
 * @param idle how long a viewer may be silent
 * @param count how often likes and presence are written to the rooms, if they have changed
 */
public record GatewaySettings(
        String bind, int port, int socketsPerAddress, int sockets, Duration handshake, Duration idle, Duration count) {
    private static final int PORTS = 65_535;

    public static final GatewaySettings USUAL = new GatewaySettings(
            "127.0.0.1", 8081, 200, 20_000, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(10));

    public GatewaySettings {
        if (port < 0 || port > PORTS) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0.." + PORTS + ")");
        }
        positive("socketsPerAddress", socketsPerAddress);
        positive("sockets", sockets);
        positive("handshake", handshake.toMillis());
        positive("idle", idle.toMillis());
        positive("count", count.toMillis());
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: positive)");
        }
    }
}
