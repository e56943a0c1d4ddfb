package org.qiantang.bench.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Ports;

/** nchan, a module of nginx in C: one worker, lines published by HTTP as its documents say. */
final class Nchan implements Side {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MODULE = "/usr/lib/nginx/modules/ngx_nchan_module.so";

    @Override
    public String name() {
        return "nchan";
    }

    @Override
    public Running start(Plan plan, int rooms, Path folder) throws IOException, InterruptedException {
        int port = Ports.free();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                load_module %s;
                user root;
                daemon off;
                worker_processes 1;
                worker_rlimit_nofile 60000;
                pid %s/nginx.pid;
                error_log %s/error.log warn;
                events { worker_connections 30000; use epoll; }
                http {
                  access_log off;
                  nchan_shared_memory_size 256M;
                  keepalive_requests 1000000000;
                  server {
                    listen 127.0.0.1:%d backlog=4096;
                    location = /pub { nchan_publisher; nchan_channel_id $arg_id; nchan_message_buffer_length 100; nchan_message_timeout 1m; }
                    location = /sub { nchan_subscriber websocket; nchan_channel_id $arg_id; nchan_subscriber_first_message newest; }
                  }
                }
                """.formatted(MODULE, folder, folder, port));
        Pinned process = Pinned.start(
                "nginx",
                Cores.ofServers(),
                folder,
                Map.of(),
                List.of("nginx", "-p", folder.toString(), "-c", configuration.toString()));
        process.until("open", PATIENCE, () -> Ports.isOpen(port));
        return new HttpFed(port, process, "/pub?id=", HttpFed.NCHAN);
    }
}
