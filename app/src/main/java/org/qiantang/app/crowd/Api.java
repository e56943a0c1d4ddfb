package org.qiantang.app.crowd;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program's public HTTP interface, as far as simulated viewers need it. */
final class Api {
    static final String HEADER = "X-Qiantang-Crowd";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CASHIER = "/simpay/cashier/";
    private static final String FORGERY = "the-crowd-s-own-token";

    private final URI home;
    private final String secret;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Api(URI home, String secret) {
        this.home = home;
        this.secret = secret;
    }

    /** Nobody listens any more. */
    static final class Gone extends Exception {
        Gone(IOException cause) {
            super(cause);
        }
    }

    private record Answer(int status, String body, Optional<String> session) {}

    /** The shows on air. */
    List<Long> onAir() throws Gone, InterruptedException {
        var shows = new ArrayList<Long>();
        String after = "";
        while (true) {
            Answer answer = ask("GET", "/api/shows?limit=100&after=" + after, null, null);
            JsonNode page = answer.status() == 200 ? json.readTree(answer.body()) : json.createObjectNode();
            boolean over = false;
            for (JsonNode show : page.path("items")) {
                String state = show.path("state").asString("");
                // Those that are over stand behind those on air.
                over |= state.equals("closed");
                if (state.equals("open")) {
                    shows.add(Long.parseLong(show.path("id").asString()));
                }
            }
            after = page.path("next").asString("");
            if (over || after.isEmpty()) {
                return shows;
            }
        }
    }

    /** A session of an account that is marked as simulated: a new one, or that of an earlier run. */
    Optional<String> enter(String name, String password, String nickname) throws Gone, InterruptedException {
        Answer joined = ask(
                "POST",
                "/api/people",
                null,
                Map.of("name", name, "password", password, "nickname", nickname, "kind", "viewer"));
        return joined.status() == 201
                ? joined.session()
                : ask("POST", "/api/session", null, Map.of("name", name, "password", password))
                        .session();
    }

    void giveAddress(String session, Map<String, Object> address) throws Gone, InterruptedException {
        Answer known = ask("GET", "/api/me/addresses", session, null);
        if (known.status() == 200 && json.readTree(known.body()).path("items").isEmpty()) {
            var _ = ask("POST", "/api/me/addresses", session, address);
        }
    }

    /** Where to pay for an order; empty while its cashier is not there, or where it is not the simulated one. */
    Optional<String> cashier(String session, long orderId) throws Gone, InterruptedException {
        Answer order = ask("GET", "/api/orders/" + orderId, session, null);
        if (order.status() != 200) {
            return Optional.empty();
        }
        String cashier = json.readTree(order.body()).path("cashier").asString("");
        int at = cashier.indexOf(CASHIER);
        return at < 0 ? Optional.empty() : Optional.of(cashier.substring(at));
    }

    boolean pay(String session, String cashier) throws Gone, InterruptedException {
        return ask("POST", cashier.replaceAll("\\?.*", "") + "/pay", session, Map.of())
                        .status()
                < 400;
    }

    private Answer ask(String method, String path, @Nullable String session, @Nullable Map<String, Object> body)
            throws Gone, InterruptedException {
        String cookie = "XSRF-TOKEN=" + FORGERY + (session == null ? "" : "; qt_session=" + session);
        HttpRequest request = HttpRequest.newBuilder(home.resolve(path))
                .timeout(PATIENCE)
                .header(HEADER, secret)
                .header("Cookie", cookie)
                .header("X-XSRF-TOKEN", FORGERY)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    new String(answer.body(), StandardCharsets.UTF_8),
                    answer.headers().allValues("Set-Cookie").stream()
                            .filter(set -> set.startsWith("qt_session="))
                            .map(set -> set.substring("qt_session=".length()).replaceAll(";.*", ""))
                            .filter(token -> !token.isEmpty())
                            .findFirst());
        } catch (ConnectException nobody) {
            throw new Gone(nobody);
        } catch (IOException trouble) {
            // A slow or broken answer is one lost wish, no more.
            return new Answer(0, "", Optional.empty());
        }
    }
}
