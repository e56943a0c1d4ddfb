package org.qiantang.engine.ear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FunAsrEarTest {
    private FakeFunAsr server;
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void start() throws Exception {
        server = new FakeFunAsr();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_first_message_is_the_configuration_and_the_last_says_that_nobody_speaks() {
        listen(Show.of(1));

        JsonNode first = JsonMapper.shared().readTree(server.texts().getFirst());
        assertThat(first.path("mode").asString()).isEqualTo("2pass");
        assertThat(first.path("wav_format").asString()).isEqualTo("pcm");
        assertThat(first.path("audio_fs").asInt()).isEqualTo(16_000);
        assertThat(first.path("is_speaking").asBoolean()).isTrue();
        assertThat(first.path("chunk_size").toString()).isEqualTo("[5,10,5]");
        assertThat(server.texts().getLast()).isEqualTo("{\"is_speaking\":false}");
        assertThat(server.texts()).hasSize(2);
        assertThat(server.handshakes()).singleElement().asString().contains("Sec-WebSocket-Protocol: binary");
    }

    @Test
    void sound_is_sent_in_messages_of_sixty_milliseconds_and_all_of_it() {
        Show show = new Show(Duration.ZERO).hush(Duration.ofMillis(1_050));

        listen(show);

        List<Integer> chunks = server.chunks();
        assertThat(chunks.subList(0, chunks.size() - 1)).containsOnly(SentSound.CHUNK_BYTES);
        assertThat(Pcm.length(chunks.stream().mapToInt(Integer::intValue).sum()))
                .isEqualTo(show.length());
    }

    @Test
    void halves_grow_until_the_whole_sentence_replaces_them() {
        CountDownLatch half = new CountDownLatch(1);
        Ledger told = new Ledger(_ -> half.countDown());
        server.behave(socket -> {
            server.next(acceptAndBegin(socket));
            socket.say(online("今天"));
            socket.say(online("这款"));
            socket.say(online("大衣"));
            EarContract.awaitUninterrupted(half);
            socket.say("{\"mode\":\"2pass-offline\",\"text\":\"今天这款大衣。\",\"timestamp\":\"[[100,300],[300,900]]\"}");
            untilGoodbye(socket);
        });

        listen(Show.of(1), told);

        assertThat(told.words()).containsExactly("今天这款大衣。");
        assertThat(told.all().stream().filter(heard -> !heard.isFinal()).map(Heard::text))
                .isNotEmpty()
                .isSubsetOf("今天", "今天这款", "今天这款大衣");
        Heard whole = told.finals().getFirst();
        // The fake says times of its own; only 60 ms had been sent when it did.
        assertThat(whole.to()).isLessThanOrEqualTo(Show.of(1).end());
        assertThat(whole.engine()).isEqualTo(new Engine("funasr", "2pass"));
    }

    @Test
    void a_server_without_times_has_its_sentences_timed_by_the_sound_that_was_sent() throws Exception {
        // The Python server: no timestamps, and is_final says whether somebody speaks.
        server.behave(socket -> {
            acceptAndBegin(socket);
            int chunks = 0;
            for (var message = server.next(socket); !message.isClose(); message = server.next(socket)) {
                if (message.isBinary() && ++chunks == 40) {
                    socket.say("{\"mode\":\"2pass-online\",\"text\":\"包邮\",\"is_final\":true}");
                } else if (chunks == 50 && message.isBinary()) {
                    socket.say("{\"mode\":\"2pass-offline\",\"text\":\"包邮。\",\"is_final\":true}");
                }
            }
        });
        Ear ear = new FunAsrEar(server.address(), EarContract.SHORT_PAUSES, ledger);
        Show show = new Show(Duration.ofMinutes(1)).hush(Duration.ofSeconds(4));
        show.playTo(ear);
        ledger.awaitFinals(1);
        ear.close();

        assertThat(ledger.finals()).singleElement().satisfies(heard -> {
            assertThat(heard.from()).isBetween(Duration.ofMinutes(1), show.end());
            assertThat(heard.to()).isBetween(heard.from(), show.end());
        });
    }

    @Test
    void times_in_stamp_sents_and_timestamps_that_are_no_string_are_understood_too() {
        assertThat(FunAsrMessage.read("{\"mode\":\"2pass-offline\",\"text\":\"好\",\"timestamp\":[[430,1130]]}"))
                .isEqualTo(new FunAsrMessage.Whole("好", Duration.ofMillis(430), Duration.ofMillis(1_130)));
        assertThat(FunAsrMessage.read("{\"mode\":\"2pass-offline\",\"text\":\"好\",\"timestamp\":\"\","
                        + "\"stamp_sents\":[{\"start\":430,\"end\":700},{\"start\":700,\"end\":1130}]}"))
                .isEqualTo(new FunAsrMessage.Whole("好", Duration.ofMillis(430), Duration.ofMillis(1_130)));
        assertThat(FunAsrMessage.read("{\"mode\":\"2pass-offline\",\"text\":\"好\",\"timestamp\":\"[[9,1]]\"}"))
                .isEqualTo(new FunAsrMessage.Whole("好", null, null));
    }

    @Test
    void times_that_no_show_reaches_are_taken_for_none() {
        for (String never : new String[] {"1e19", "86400001", "1e999", "1" + "0".repeat(400), "-1"}) {
            assertThat(FunAsrMessage.read(
                            "{\"mode\":\"2pass-offline\",\"text\":\"好\",\"timestamp\":[[0," + never + "]]}"))
                    .as(never)
                    .isEqualTo(new FunAsrMessage.Whole("好", null, null));
        }
    }

    @Test
    void marks_that_sensevoice_puts_into_a_text_are_taken_out() {
        assertThat(FunAsrMessage.read(
                        "{\"mode\":\"2pass-offline\",\"text\":\"<|zh|><|NEUTRAL|><|Speech|><|withitn|>库存3件。\"}"))
                .isEqualTo(new FunAsrMessage.Whole("库存3件。", null, null));
    }

    @Test
    void a_message_in_pieces_is_read_whole() {
        server.behave(socket -> {
            server.next(acceptAndBegin(socket));
            socket.sayInPieces("{\"mode\":\"2pass-offline\",\"text\":\"限时两小时\"}", 31);
            untilGoodbye(socket);
        });

        listen(Show.of(1));

        assertThat(ledger.words()).containsExactly("限时两小时");
    }

    @Test
    void garbage_is_a_trouble_and_the_next_sentence_ends_it() {
        server.behave(socket -> {
            server.next(acceptAndBegin(socket));
            socket.say("<html>");
            socket.say("[1, 2]");
            socket.say("{\"mode\":\"sing\",\"text\":\"la\"}");
            socket.say(new byte[] {1, 2, 3});
            socket.say("{\"mode\":\"2pass-offline\",\"text\":\"九块九\"}");
            untilGoodbye(socket);
        });

        EarTally tally = listen(Show.of(1));

        assertThat(ledger.words()).containsExactly("九块九");
        assertThat(tally.failures()).isEqualTo(3);
        assertThat(ledger.standings()).hasSize(2);
        assertThat(ledger.standings().getFirst().toString()).contains("message not understood");
        assertThat(FunAsrMessage.read("{\"mode\":\"sing\",\"text\":\"包邮\"}"))
                .isEqualTo(new FunAsrMessage.Garbage("mode: sing (expected: 2pass-online or 2pass-offline)"));
        assertThat(FunAsrMessage.read("{\"mode\":\"说 包邮\",\"text\":\"包邮\"}"))
                .isEqualTo(new FunAsrMessage.Garbage("mode: (not shown) (expected: 2pass-online or 2pass-offline)"));
        assertThat(ledger.standings().getLast()).isInstanceOf(Standing.Well.class);
    }

    @Test
    void a_server_that_speaks_another_protocol_after_its_greeting_is_left_and_tried_again() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        server.behave(socket -> {
            if (connections.incrementAndGet() == 1) {
                acceptAndBegin(socket);
                socket.sayRaw("HTTP/1.1 200 OK\r\n\r\nwhat?".getBytes(UTF_8));
                untilGoodbye(socket);
            } else {
                server.hear(socket);
            }
        });
        Ear ear = new FunAsrEar(server.address(), EarContract.SHORT_PAUSES, ledger);
        Show first = new Show(Duration.ZERO).hush(Duration.ofMillis(200));
        first.playTo(ear);
        ledger.awaitTrouble();

        new Show(Duration.ofSeconds(30))
                .hush(Show.PAUSE)
                .say(8, Show.SENTENCE)
                .hush(Show.PAUSE)
                .playTo(ear);
        ledger.awaitFinals(1);
        ear.close();

        assertThat(ledger.words()).containsExactly(Tones.words(8));
        assertThat(connections.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_connection_that_is_dropped_in_the_middle_is_made_anew_and_times_stay_right() throws Exception {
        Ear ear = new FunAsrEar(server.address(), EarContract.SHORT_PAUSES, ledger);
        Show.of(1).playTo(ear);
        ledger.awaitFinals(1);

        server.breakConnections();
        Show second = new Show(Duration.ofMinutes(5))
                .hush(Show.PAUSE)
                .say(2, Show.SENTENCE)
                .hush(Show.PAUSE);
        ledger.awaitTrouble();
        second.playTo(ear);
        ledger.awaitFinals(2);
        ear.close();

        assertThat(ledger.words()).containsExactly(Tones.words(1), Tones.words(2));
        EarContract.assertTimesFit(ledger.finals().subList(1, 2), second.said());
        assertThat(server.handshakes().size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void nothing_is_dropped_of_sound_that_waits_for_a_connection_by_who_has_all_of_it_at_hand() throws Exception {
        CountDownLatch full = new CountDownLatch(1);
        server.behave(socket -> {
            EarContract.awaitUninterrupted(full);
            server.hear(socket);
        });
        Show show = Show.of(6);
        try (Ear ear = new FunAsrEar(server.address(), EarContract.SHORT_PAUSES, ledger)) {
            for (Frame frame : show.frames()) {
                while (ear.behind().compareTo(Ear.KEPT) > 0) {
                    full.countDown();
                    Thread.sleep(5);
                }
                ear.hear(frame);
            }
            ledger.awaitFinals(6);

            assertThat(ear.tally().dropped()).isZero();
        }
        assertThat(full.getCount()).isZero();
    }

    @Test
    void sound_that_was_never_sent_is_counted_when_the_ear_is_closed() throws Exception {
        server.behave(FakeSocket::refuse);
        Show show = Show.of(1);
        Ear ear = new FunAsrEar(server.address(), EarContract.SHORT_PAUSES, ledger);
        show.playTo(ear);
        ledger.awaitTrouble();
        assertThat(ear.behind()).isPositive();

        ear.close();

        assertThat(ear.tally().dropped()).isEqualTo(show.length());
    }

    @Test
    void a_password_in_the_address_is_in_no_message() throws Exception {
        server.behave(FakeSocket::refuse);
        URI address = URI.create(server.address().toString().replace("ws://", "ws://me:secret@"));
        try (Ear ear = new FunAsrEar(address, EarContract.SHORT_PAUSES, ledger)) {
            Show.of(1).playTo(ear);
            ledger.awaitTrouble();
        }

        assertThat(ledger.standings().getFirst().toString())
                .contains("127.0.0.1:" + address.getPort())
                .doesNotContain("secret");
    }

    @Test
    void a_server_that_leaves_by_itself_when_all_is_said_is_no_trouble() {
        server.behave(socket -> {
            acceptAndBegin(socket);
            while (!server.next(socket).isText()) {
                // Sound, until it is told that nobody speaks any more.
            }
            socket.say("{\"mode\":\"2pass-offline\",\"text\":\"明天见\"}");
            socket.sayClose();
        });

        EarTally tally = listen(Show.of(1));

        assertThat(ledger.words()).containsExactly("明天见");
        assertThat(ledger.standings()).isEmpty();
        assertThat(tally.failures()).isZero();
    }

    @Test
    void a_message_without_end_is_not_gathered_for_ever() throws Exception {
        server.behave(socket -> {
            acceptAndBegin(socket);
            socket.say("{\"text\":\"" + "长".repeat(300_000) + "\"}");
            untilGoodbye(socket);
        });
        try (Ear ear = new FunAsrEar(server.address(), EarContract.SHORT_PAUSES, ledger)) {
            Show.of(1).playTo(ear);
            ledger.awaitTrouble();
        }

        assertThat(ledger.standings().getFirst().toString()).contains("longer than");
    }

    private FakeSocket acceptAndBegin(FakeSocket socket) throws java.io.IOException {
        socket.accept();
        assertThat(server.next(socket).isText()).isTrue();
        return socket;
    }

    private void untilGoodbye(FakeSocket socket) throws java.io.IOException {
        while (!server.next(socket).isClose()) {
            // Read on, so that the client can send on.
        }
    }

    private EarTally listen(Show show) {
        return listen(show, ledger);
    }

    private EarTally listen(Show show, Ledger told) {
        Ear ear = new FunAsrEar(server.address(), EarContract.SHORT_PAUSES, told);
        show.playTo(ear);
        ear.close();
        return ear.tally();
    }

    private static String online(String text) {
        return "{\"mode\":\"2pass-online\",\"text\":\"" + text + "\",\"is_final\":false}";
    }
}
