package org.qiantang.bench.hammer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the HTTP API, with cookies and the token against forged requests, as a browser has them. */
public final class Visitor {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final Duration patience;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private volatile String base;

    /**
     * A browser at an address.
     *
     * @param base such as {@code http://127.0.0.1:8080}
     * @param patience how long an answer is waited for
     */
    public Visitor(HttpClient http, String base, Duration patience) {
        this.http = http;
        this.base = base;
        this.patience = patience;
    }

    /** Goes to another address with the same cookies. */
    public void moveTo(String other) {
        base = other;
    }

    public String base() {
        return base;
    }

    HttpClient http() {
        return http;
    }

    Duration patience() {
        return patience;
    }

    String cookie() {
        return cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    public Reply get(String path) {
        return ask("GET", path, null);
    }

    public Reply post(String path, @Nullable Object body) {
        return ask("POST", path, body);
    }

    /** Asks once; a broken connection or silence is an answer too, of status 0. */
    public Reply ask(String method, String path, @Nullable Object body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header("Cookie", cookie())
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(this::keep);
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException trouble) {
            return Reply.none(trouble.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Reply.none("interrupted");
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (equals > 0) {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    /** Signs in; throws where the program does not let one in. */
    public void signIn(String name, String password) {
        get("/api/me");
        must(post("/api/session", Map.of("name", name, "password", password)), 200);
    }

    public void join(String name, String password, String nickname) {
        get("/api/me");
        must(post("/api/people", Map.of("name", name, "password", password, "nickname", nickname)), 201);
    }

    /** The person's id. */
    public long id() {
        return Reply.number(must(get("/api/me"), 200).body().path("id"));
    }

    /** The reply where it is the one that is expected; what was said instead, where not. */
    public static Reply must(Reply reply, int status) {
        if (reply.status() != status) {
            throw new IllegalStateException(
                    "status: " + reply.status() + " (expected: " + status + ") " + reply.text());
        }
        return reply;
    }
}
