package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiEarTest {
    private static final String KEY = "sk-a-key-that-nobody-shows";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private FakeTranscriptions server;
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void start() throws Exception {
        server = new FakeTranscriptions();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_server_is_asked_with_a_form_that_holds_the_sound_as_a_wav() {
        listen(Show.of(1));

        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.path()).isEqualTo("/v1/audio/transcriptions");
            assertThat(asked.authorization()).isEqualTo("Bearer " + KEY);
            assertThat(asked.field("model")).isEqualTo("whisper-1");
            assertThat(asked.field("language")).isEqualTo("zh");
            assertThat(asked.field("response_format")).isEqualTo("verbose_json");
            assertThat(asked.form()).contains("filename=\"utterance.wav\"");
            assertThat(Tones.number(asked.pcm())).isEqualTo(1);
        });
    }

    @Test
    void a_server_that_needs_no_key_is_sent_none_and_its_address_may_name_the_endpoint_itself() {
        URI whole = URI.create(server.base() + "/audio/transcriptions");
        try (Ear ear = new OpenAiEar(whole, "whisper-1", null, PATIENCE, EarContract.SHORT_PAUSES, ledger)) {
            Show.of(1).playTo(ear);
        }

        assertThat(ledger.words()).containsExactly(Tones.words(1));
        assertThat(server.asked())
                .singleElement()
                .extracting(FakeTranscriptions.Asked::authorization)
                .isEqualTo("");
    }

    @Test
    void sentences_keep_their_order_though_a_later_one_is_answered_first() {
        CountDownLatch second = new CountDownLatch(1);
        server.behave((exchange, asked) -> {
            if (Tones.number(asked.pcm()) == 1) {
                EarContract.awaitUninterrupted(second);
            } else {
                second.countDown();
            }
            FakeTranscriptions.hear(exchange, asked);
        });

        listen(Show.of(3));

        assertThat(ledger.words()).containsExactly(Tones.words(1), Tones.words(2), Tones.words(3));
    }

    @Test
    void a_server_that_is_busy_for_a_moment_is_asked_again() {
        AtomicInteger asked = new AtomicInteger();
        server.behave((exchange, one) -> {
            switch (asked.incrementAndGet()) {
                case 1 -> FakeTranscriptions.send(exchange, 429, "{}");
                case 2 -> FakeTranscriptions.send(exchange, 503, "");
                default -> FakeTranscriptions.hear(exchange, one);
            }
        });

        EarTally tally = listen(Show.of(1));

        assertThat(ledger.words()).containsExactly(Tones.words(1));
        assertThat(tally.failures()).isZero();
        assertThat(ledger.standings()).isEmpty();
    }

    @Test
    void a_server_that_stays_busy_is_asked_three_times_and_no_more() {
        server.behave(FakeTranscriptions.status(503, ""));

        EarTally tally = listen(Show.of(1));

        assertThat(server.asked()).hasSize(3);
        assertThat(tally.failures()).isEqualTo(1);
        assertThat(trouble()).contains("status: 503", "expected: 200");
    }

    @Test
    void a_server_that_asks_for_a_longer_pause_than_there_is_patience_is_not_asked_again() {
        server.behave((exchange, _) -> {
            exchange.getResponseHeaders().set("Retry-After", "60");
            FakeTranscriptions.send(exchange, 429, "{\"error\":{\"message\":\"slow down\"}}");
        });

        listen(Show.of(1));

        assertThat(server.asked()).hasSize(1);
        assertThat(trouble()).contains("429", "slow down");
    }

    @Test
    void what_may_have_been_taken_is_not_asked_twice() {
        server.behave(FakeTranscriptions.status(500, "{\"error\":\"out of order\"}"));

        listen(Show.of(1));

        assertThat(server.asked()).hasSize(1);
        assertThat(trouble()).contains("status: 500", "out of order");
    }

    @Test
    void a_connection_that_breaks_in_the_answer_is_a_failure_and_is_not_asked_twice() {
        server.behave((exchange, _) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.close();
        });

        EarTally tally = listen(Show.of(1));

        assertThat(server.asked()).hasSize(1);
        assertThat(tally.failures()).isEqualTo(1);
        assertThat(trouble()).contains("broke");
    }

    @Test
    void a_server_that_does_not_answer_is_given_up() {
        server.behave(server.hanging());

        listen(Show.of(1), Duration.ofSeconds(1));

        assertThat(trouble()).contains("no answer within 1 s");
    }

    @Test
    void an_answer_that_begins_and_never_ends_is_given_up() {
        server.behave(server.dripping());

        listen(Show.of(1), Duration.ofSeconds(1));

        assertThat(trouble()).contains("no answer within 1 s");
    }

    @Test
    void an_answer_that_is_too_long_is_given_up() {
        server.behave(FakeTranscriptions.status(200, "{\"text\":\"" + "长".repeat(1 << 19) + "\"}"));

        EarTally tally = listen(Show.of(1));

        assertThat(tally.failures()).isEqualTo(1);
        assertThat(ledger.words()).isEmpty();
    }

    @Test
    void garbage_is_a_failure_that_says_what_was_expected() {
        for (String garbage : new String[] {"<html>", "[]", "{}", "{\"segments\":[{\"text\":7}]}", "\"text\"", ""}) {
            Ledger told = new Ledger();
            server.behave(FakeTranscriptions.status(200, garbage));
            try (Ear ear = new OpenAiEar(server.base(), "m", KEY, PATIENCE, EarContract.SHORT_PAUSES, told)) {
                Show.of(1).playTo(ear);
            }

            assertThat(told.words()).as(garbage).isEmpty();
            assertThat(told.standings().toString()).as(garbage).contains("expected: verbose_json");
        }
    }

    @Test
    void a_text_without_segments_takes_the_time_of_its_utterance() {
        server.behave(FakeTranscriptions.status(200, "{\"text\":\"全场九折\"}"));
        Show show = Show.of(1);

        listen(show);

        assertThat(ledger.words()).containsExactly("全场九折");
        EarContract.assertTimesFit(ledger.finals(), show.said());
    }

    @Test
    void a_segment_that_was_made_up_out_of_silence_is_left_out() {
        server.behave(FakeTranscriptions.status(200, """
                {"text": "…", "segments": [
                 {"start": 0.0, "end": 0.5, "text": "纯棉", "no_speech_prob": 0.1, "avg_logprob": -0.3},
                 {"start": 0.5, "end": 0.9, "text": "谢谢观看", "no_speech_prob": 0.9, "avg_logprob": -1.4}]}
                """));

        listen(Show.of(1));

        assertThat(ledger.words()).containsExactly("纯棉");
    }

    @Test
    void times_that_cannot_be_are_held_inside_the_utterance() {
        server.behave(FakeTranscriptions.status(200, """
                {"text": "…", "segments": [{"start": -1e300, "end": 1e300, "text": "再来"}, {"start": 9, "end": 2, "text": "一单"}]}
                """));
        Show show = Show.of(1);

        listen(show);

        assertThat(ledger.words()).containsExactly("再来", "一单");
        assertThat(ledger.finals()).allSatisfy(heard -> assertThat(heard.to()).isLessThanOrEqualTo(show.end()));
    }

    @Test
    void the_key_is_in_no_message_and_goes_nowhere_else() throws Exception {
        server.behave(FakeTranscriptions.status(
                401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"));
        listen(Show.of(1));

        assertThat(trouble())
                .contains("status: 401", "Incorrect API key provided")
                .doesNotContain(KEY);

        try (var elsewhere = new FakeTranscriptions()) {
            server.behave((exchange, _) -> {
                exchange.getResponseHeaders().set("Location", elsewhere.base() + "/audio/transcriptions");
                FakeTranscriptions.send(exchange, 307, "");
            });
            listen(Show.of(1));

            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void a_password_in_the_address_is_in_no_message() {
        server.behave(FakeTranscriptions.status(500, ""));
        URI base = URI.create(server.base().toString().replace("http://", "http://me:secret@"));
        try (Ear ear = new OpenAiEar(base, "whisper-1", KEY, PATIENCE, EarContract.SHORT_PAUSES, ledger)) {
            Show.of(1).playTo(ear);
        }

        assertThat(trouble())
                .contains("status: 500 from 127.0.0.1:" + base.getPort())
                .doesNotContain("secret");
    }

    @Test
    void a_port_where_nobody_listens_is_tried_three_times_and_then_told() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port + "/v1");
        AtomicInteger tries = new AtomicInteger();
        // Each try that failed asks for the pause after it.
        var pauses = new Pauses(Duration.ofMillis(1), Duration.ofMillis(2), () -> {
            tries.incrementAndGet();
            return 0;
        });
        try (Ear ear = new OpenAiEar(nobody, "whisper-1", KEY, PATIENCE, pauses, ledger)) {
            Show.of(1).playTo(ear);
        }

        assertThat(tries).hasValue(3);
        assertThat(trouble()).contains("no connection to 127.0.0.1:" + port);
    }

    @Test
    void no_more_than_three_are_asked_at_once() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.behave((exchange, asked) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.sleep(30);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            FakeTranscriptions.hear(exchange, asked);
        });

        listen(Show.of(8));

        assertThat(most.get()).isBetween(1, OpenAiEar.HANDS);
        assertThat(ledger.words()).hasSize(8);
    }

    private EarTally listen(Show show) {
        return listen(show, PATIENCE);
    }

    private EarTally listen(Show show, Duration patience) {
        Ear ear = new OpenAiEar(server.base(), "whisper-1", KEY, patience, EarContract.SHORT_PAUSES, ledger);
        show.playTo(ear);
        ear.close();
        return ear.tally();
    }

    private String trouble() {
        return ledger.standings().stream()
                .filter(Standing.Troubled.class::isInstance)
                .map(standing -> ((Standing.Troubled) standing).why())
                .findFirst()
                .orElse("");
    }
}
