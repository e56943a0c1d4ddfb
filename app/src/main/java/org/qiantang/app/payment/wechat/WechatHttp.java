package org.qiantang.app.payment.wechat;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;

/** The SDK's way through the network, on the JDK's own client; the SDK signs and checks, this carries. */
final class WechatHttp extends AbstractHttpClient {
    /** These the JDK's client writes itself. */
    private static final Set<String> ITS_OWN = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI address;
    private final Duration patience;

    /** Sends to this address whatever host the SDK names; the path, which is signed, stays. */
    WechatHttp(Config keys, URI address, Duration patience) {
        super(keys.createCredential(), keys.createValidator());
        this.address = address;
        this.patience = patience;
    }

    @Override
    protected OriginalResponse innerExecute(HttpRequest asked) {
        URI path = asked.getUri();
        String query = path.getRawQuery();
        URI target = address.resolve(path.getRawPath() + (query == null ? "" : "?" + query));
        var request = java.net.http.HttpRequest.newBuilder(target).timeout(patience);
        asked.getHeaders().getHeaders().forEach((name, value) -> {
            if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, value);
            }
        });
        String body = asked.getBody() instanceof JsonRequestBody json ? json.getBody() : "";
        request.method(
                asked.getHttpMethod().name(),
                body.isEmpty()
                        ? java.net.http.HttpRequest.BodyPublishers.noBody()
                        : java.net.http.HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException trouble) {
            throw new HttpException(asked, trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HttpException(asked, new IOException("interrupted", interrupted));
        }
        var headers = new HashMap<String, String>();
        // The SDK looks its headers up by their documented spelling, while the JDK's client lowers all of them.
        answer.headers().map().forEach((name, values) -> headers.put(spelled(name), values.getFirst()));
        return new OriginalResponse.Builder()
                .request(asked)
                .headers(headers)
                .statusCode(answer.statusCode())
                .contentType(answer.headers().firstValue("content-type").orElse(""))
                .body(answer.body())
                .build();
    }

    @Override
    protected InputStream innerDownload(HttpRequest asked) {
        throw new UnsupportedOperationException("nothing is downloaded here");
    }

    @Override
    protected String getHttpClientInfo() {
        return "java.net.http";
    }

    private static String spelled(String name) {
        var spelled = new StringBuilder();
        for (String word : name.split("-", -1)) {
            if (!spelled.isEmpty()) {
                spelled.append('-');
            }
            spelled.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return spelled.toString().replace("Request-Id", "Request-ID");
    }
}
