package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import tools.jackson.databind.json.JsonMapper;

/** A language model on loopback that says what a test wants it to. */
class ModelWriterTest {
    private static final Shelf SHELF = DemoShelf.whole();
    private static final Offer SCARF = DemoShelf.coded(SHELF, "QT-SILK-01");
    private static final String SOUND = """
            {"lines":[{"text":"来看{name}，料子是{fact:material}。"},{"text":"厚度是{fact:fabric-weight}。"},
                      {"text":"一条也就{price}，还有{stock}件。"}]}""";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private volatile String answer = SOUND;
    private volatile long delayMillis;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", exchange -> {
            asked.incrementAndGet();
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.getRequestBody().readAllBytes();
            byte[] body = JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "id",
                            "1",
                            "object",
                            "chat.completion",
                            "created",
                            1,
                            "model",
                            "fake",
                            "choices",
                            List.of(Map.of(
                                    "index",
                                    0,
                                    "finish_reason",
                                    "stop",
                                    "message",
                                    Map.of("role", "assistant", "content", answer)))))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void sound_lines_of_the_model_are_the_praise_of_the_item() {
        List<LineTemplate> lines = praise().get().of(SCARF);

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().toString()).contains("{fact:material@" + SCARF.itemId() + "}");
    }

    @Test
    void a_figure_or_a_claim_that_no_fact_has_drops_the_line() {
        answer = """
                <think>编一个</think>{"lines":["厚度是{fact:fabric-weight}。","只要99元。","这是羊毛的。","两百年老店。",
                "{fact:magic}。","料子是桑蚕丝。","长180厘米。","讲讲{name}。"]}""";

        List<String> lines =
                praise().get().of(SCARF).stream().map(LineTemplate::toString).toList();

        assertThat(lines).hasSize(4);
        assertThat(lines).anyMatch(line -> line.startsWith("料子是桑蚕丝。{says:material=桑蚕丝@"));
        assertThat(lines).anyMatch(line -> line.startsWith("长180厘米。{says:dimensions=180@"));
        assertThat(String.join("", lines)).doesNotContain("99", "羊毛", "百年", "magic");
    }

    @Test
    void garbage_leaves_the_item_to_the_grammar() {
        answer = "好的，以下是讲解词：……";

        assertThat(praise().get().of(SCARF)).isEmpty();
        assertThat(script().segments()).hasSize(SHELF.offers().size() + 2);
    }

    @Test
    void a_model_that_is_late_is_asked_once_and_the_grammar_writes_the_whole_script() {
        delayMillis = 3_000;

        LiveScript script = script();

        assertThat(asked).hasValue(1);
        assertThat(script).isEqualTo(new Grammar(Phrases.load()).write(SHELF, new SplittableRandom(1), _ -> List.of()));
    }

    private LiveScript script() {
        return new Grammar(Phrases.load()).write(SHELF, new SplittableRandom(1), praise().get());
    }

    private Supplier<Grammar.Praise> praise() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        return CopywritingWiring.praise(
                new ModelSettings(address, "none", "fake", Duration.ofMillis(1_500), 3_000, 200_000));
    }
}
