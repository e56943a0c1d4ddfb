package org.qiantang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class SocketMemoryTest {
    @Test
    void what_is_held_for_each_socket_is_added_up_and_limits_are_not() {
        String said = """
                ESTAB 0 40 127.0.0.1:8081 127.0.0.1:50000
                \t skmem:(r768,rb16384,t0,tb131072,f3328,w4352,o20,bl5,d7)
                FIN-WAIT-1 0 9 127.0.0.1:8081 127.0.0.1:50001 skmem:(r0,rb16384,t4352,tb131072,f0,w65536,o0,bl0,d0)
                """;

        assertThat(SocketMemory.held(said)).isEqualTo(768 + 3_328 + 4_352 + 20 + 5 + 65_536);
        assertThat(SocketMemory.held("")).isZero();
    }

    @Test
    void the_machines_pages_are_those_of_tcp() {
        String sockstat = """
                sockets: used 15
                TCP: inuse 1 orphan 2 tw 0 alloc 4 mem 37
                UDP: inuse 0 mem 99
                """;

        assertThat(SocketMemory.pages(sockstat)).isEqualTo(37);
        assertThat(SocketMemory.pages("UDP: inuse 0 mem 99\n")).isZero();
    }

    @Test
    void a_server_without_connections_holds_nothing_that_anybody_would_miss() throws Exception {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SocketMemory.ofServer(door.getLocalPort())
                    .ifPresent(bytes -> assertThat(bytes).isBetween(0L, 4_096L));
        }
        assertThat(SocketMemory.ofMachine()).isNotNegative();
    }
}
