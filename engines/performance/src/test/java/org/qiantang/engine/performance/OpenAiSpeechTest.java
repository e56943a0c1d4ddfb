package org.qiantang.engine.performance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a server on this machine that speaks the real protocol, well and badly. */
final class OpenAiSpeechTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WORDS = "这款龙井八十八元，欢迎下单。";

    /** What the server does with a question. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final List<String> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> deployed = new ArrayList<>();
    private HttpServer server;
    private Answer answer = exchange -> send(exchange, 200, "audio/wav", wav(Tones.sine(200, 2, 24_000, 0.3), 24_000));

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/audio/speech", exchange -> {
            bodies.add(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            answer.to(exchange);
            exchange.close();
        });
        server.createContext("/openai/deployments/tts/audio/speech", exchange -> {
            deployed.add(exchange.getRequestURI().getQuery() + " "
                    + exchange.getRequestHeaders().getFirst("api-key"));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            answer.to(exchange);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_sentence_is_asked_for_as_the_protocol_says_and_comes_back_as_sound_with_times() throws SpeechFailed {
        Utterance utterance = speak("wav", new VoiceWish("longxiaochun", 1.1));

        JsonNode asked = JsonMapper.builder().build().readTree(bodies.getFirst().substring("POST ".length()));
        assertThat(asked.get("input").asString()).isEqualTo(WORDS);
        assertThat(asked.get("model").asString()).isEqualTo("cosyvoice");
        assertThat(asked.get("voice").asString()).isEqualTo("longxiaochun");
        assertThat(asked.get("response_format").asString()).isEqualTo("wav");
        assertThat(asked.get("speed").asDouble()).isEqualTo(1.1);
        assertThat(keys).containsExactly("Bearer geheim");
        assertThat(utterance.seconds()).isEqualTo(2.0);
        assertThat(utterance.sampleRate()).isEqualTo(24_000);
        assertThat(utterance.syllables()).hasSize(12);
        assertThat(utterance.phonemes()).isNotEmpty();
    }

    @Test
    void a_deployment_of_azure_s_is_asked_with_its_version_and_the_key_in_a_head_of_its_own() throws SpeechFailed {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort()
                + "/openai/deployments/tts?api-version=2025-03-01-preview");
        var azure = new OpenAiSpeech.Server(
                base, "tts", "alloy", "geheim", OpenAiSpeech.KeyHead.API_KEY, "wav", 24_000, PATIENCE);

        Utterance utterance;
        try (OpenAiSpeech speech = new OpenAiSpeech(azure)) {
            utterance = speech.speak(WORDS, VoiceWish.NONE);
        }

        assertThat(utterance.seconds()).isEqualTo(2.0);
        assertThat(deployed).containsExactly("api-version=2025-03-01-preview geheim");
        assertThat(keys).as("no second head").containsExactly("null");
        assertThat(azure.toString()).doesNotContain("geheim").doesNotContain("api-version");
    }

    @Test
    void the_house_s_own_voice_is_asked_for_where_nobody_wishes_another() throws SpeechFailed {
        speak("wav", VoiceWish.NONE);

        assertThat(bodies.getFirst()).contains("\"voice\":\"anna\"");
    }

    @Test
    void bare_samples_are_taken_at_the_rate_that_was_settled() throws SpeechFailed {
        answer = exchange -> send(exchange, 200, "audio/pcm", pcm(Tones.sine(200, 1, 24_000, 0.3)));

        assertThat(speak("pcm", VoiceWish.NONE).seconds()).isEqualTo(1.0);
    }

    @Test
    void a_stream_whose_head_does_not_know_its_length_is_read_to_its_end() throws SpeechFailed {
        byte[] streamed = wav(Tones.sine(200, 1, 22_050, 0.3), 22_050);
        ByteBuffer.wrap(streamed).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -1).putInt(40, -1);
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0); // chunked
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(streamed, 0, 1_000);
                out.flush();
                out.write(streamed, 1_000, streamed.length - 1_000);
            }
        };

        assertThat(speak("wav", VoiceWish.NONE).seconds()).isEqualTo(1.0);
    }

    @Test
    void another_format_is_named_and_refused() {
        answer =
                exchange -> send(exchange, 200, "audio/mpeg", new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0, 0, 0, 0});

        assertThatThrownBy(() -> speak("wav", VoiceWish.NONE))
                .isInstanceOf(SpeechFailed.class)
                .hasMessageContaining("MP3")
                .hasMessageContaining("expected: a WAV file");
    }

    @Test
    void a_page_of_words_instead_of_sound_is_refused() {
        answer = exchange -> send(exchange, 200, "text/html", "<html>login</html>".getBytes(UTF_8));

        assertThatThrownBy(() -> speak("wav", VoiceWish.NONE))
                .isInstanceOf(SpeechFailed.class)
                .hasMessageContaining("<htm");
    }

    @Test
    void what_the_server_complains_of_reaches_the_caller_and_the_key_does_not() {
        answer = exchange ->
                send(exchange, 429, "application/json", "{\"error\":{\"message\":\"rate limit\"}}".getBytes(UTF_8));

        assertThatThrownBy(() -> speak("wav", VoiceWish.NONE))
                .isInstanceOf(SpeechFailed.class)
                .hasMessageContaining("429")
                .hasMessageContaining("rate limit")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void silence_is_not_taken_for_a_voice() {
        answer = exchange -> send(exchange, 200, "audio/wav", wav(new short[24_000], 24_000));

        assertThatThrownBy(() -> speak("wav", VoiceWish.NONE))
                .isInstanceOf(SpeechFailed.class)
                .hasMessageContaining("silence");
    }

    @Test
    void an_answer_that_does_not_come_or_only_trickles_is_not_waited_for() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(0);
                exchange.getResponseBody().flush();
                pause();
            }
        };

        assertThatThrownBy(() -> speak("wav", VoiceWish.NONE, Duration.ofMillis(700)))
                .isInstanceOf(SpeechFailed.class)
                .hasMessageContaining("within 700 ms");
    }

    @Test
    void an_answer_that_breaks_off_is_a_failure() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(wav(new short[10], 24_000));
            exchange.getResponseBody().flush();
            throw new IOException("the server falls over");
        };

        assertThatThrownBy(() -> speak("wav", VoiceWish.NONE)).isInstanceOf(SpeechFailed.class);
    }

    @Test
    void a_server_that_is_not_there_is_a_failure() {
        server.stop(0);

        assertThatThrownBy(() -> speak("wav", VoiceWish.NONE)).isInstanceOf(SpeechFailed.class);
    }

    @Test
    void settings_that_cannot_work_are_refused_at_once() {
        assertThatThrownBy(() -> server(URI.create("ftp://there/v1"), "wav", PATIENCE))
                .hasMessageContaining("expected: http(s)://host/v1");
        assertThatThrownBy(() -> server(URI.create("http://there/v1"), "mp3", PATIENCE))
                .hasMessageContaining("wav or pcm");
    }

    private Utterance speak(String format, VoiceWish wish) throws SpeechFailed {
        return speak(format, wish, PATIENCE);
    }

    private Utterance speak(String format, VoiceWish wish, Duration patience) throws SpeechFailed {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        try (OpenAiSpeech speech = new OpenAiSpeech(server(base, format, patience))) {
            return speech.speak(WORDS, wish);
        }
    }

    private static OpenAiSpeech.Server server(URI base, String format, Duration patience) {
        return new OpenAiSpeech.Server(
                base, "cosyvoice", "anna", "geheim", OpenAiSpeech.KeyHead.BEARER, format, 24_000, patience);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] pcm(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    static byte[] wav(short[] samples, int rate) {
        ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(UTF_8)).putInt(36 + 2 * samples.length).put("WAVEfmt ".getBytes(UTF_8));
        bytes.putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(UTF_8)).putInt(2 * samples.length);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }
}
