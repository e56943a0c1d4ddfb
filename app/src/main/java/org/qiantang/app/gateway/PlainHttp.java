package org.qiantang.app.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;

/** Serves some of the sockets port's requests without a WebSocket, such as video as one endless answer. */
public interface PlainHttp {
    boolean accepts(HttpRequest request);

    /**
     * Takes over the connection, on its event loop. The request is released after the call; the pipeline still holds
     * the HTTP codec, and the gateway's clock for slow handshakes has been stopped.
     */
    void handle(ChannelHandlerContext context, HttpRequest request);
}
