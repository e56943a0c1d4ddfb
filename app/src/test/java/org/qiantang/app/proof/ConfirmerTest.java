package org.qiantang.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.stamp.StampAuthority;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.witness.Reply;
import org.qiantang.engine.tlog.witness.Witness;

/** Who vouches for the log may fail; the log goes on, and what failed is told and tried again. */
class ConfirmerTest {
    private static OneDatabase database;

    @TempDir
    Path folder;

    private final AtomicBoolean fails = new AtomicBoolean();
    private Evening evening;
    private StampTable stamps;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @BeforeEach
    void begin() {
        evening = new Evening(database.pool(), folder);
        evening.opens(7);
        evening.clerk.bringUp();
        stamps = new StampTable(evening.jdbc);
    }

    @AfterEach
    void leave() {
        evening.close();
    }

    /** The same tokens as our own, as if they came from afar. */
    private StampAuthority far() {
        return imprint -> {
            if (fails.get()) {
                throw new IOException("status=503");
            }
            return evening.authority.stamp(imprint);
        };
    }

    private Confirmer confirmer(Witnesses witnesses) {
        return new Confirmer(
                evening.log,
                stamps,
                witnesses,
                () -> Confirmer.Ours.of(evening.authority, null),
                far(),
                evening.clerk::bringAccesses,
                evening.hands);
    }

    private Witnesses nobody() {
        return new Witnesses(List.of(), HttpClient.newHttpClient(), evening.log, evening.hands);
    }

    @Test
    void where_the_authority_fails_our_own_stands_in_and_it_is_asked_again_a_minute_later() {
        Confirmer confirmer = confirmer(nobody());
        fails.set(true);

        confirmer.round();
        long size = Checkpoint.of(evening.log.head()).size();
        assertThat(stamps.of(size)).hasSize(1);
        assertThat(Objects.requireNonNull(confirmer.stampTrouble()).what()).contains("503");

        evening.hands.advance(Duration.ofSeconds(30));
        confirmer.round();
        assertThat(stamps.of(size)).hasSize(1);

        fails.set(false);
        evening.hands.advance(Duration.ofSeconds(31));
        confirmer.round();
        assertThat(confirmer.stampTrouble()).isNull();
        assertThat(confirmer.confirmed(size).stamps()).hasSize(2);
    }

    @Test
    void a_log_that_has_not_moved_is_not_stamped_again() {
        Confirmer own = evening.confirmer;

        own.round();
        evening.hands.advance(Duration.ofMinutes(10));
        own.round();

        assertThat(stamps.newest(10)).hasSize(1);
    }

    @Test
    void an_access_is_stamped_in_the_round_that_brings_it_in_and_not_a_minute_later() {
        Confirmer own = evening.confirmer;
        own.round();
        evening.hands.advance(Duration.ofSeconds(4));
        evening.looks(7, "show/7 line/9");
        evening.clerk.round();
        assertThat(evening.accesses.waiting()).hasSize(1);

        own.round();

        long size = Checkpoint.of(evening.log.head()).size();
        assertThat(evening.accesses.waiting()).isEmpty();
        assertThat(stamps.of(size)).extracting(StampTable.Stamped::at).containsExactly(evening.hands.instant());
        own.round();
        assertThat(stamps.newest(10)).hasSize(2);
    }

    @Test
    void a_witness_cosigns_what_is_shown_and_one_that_is_away_holds_nobody_up() throws Exception {
        var cosigner = new Cosigner(
                "park.example/w", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        var witness = new Witness(cosigner, List.of(evening.log.key()), new MemoryTiles(), evening.hands);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", exchange -> {
            Reply reply =
                    witness.addCheckpoint(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] words = reply.text().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), words.length == 0 ? -1 : words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        server.start();
        var settled = new WitnessDoor.Settled(
                cosigner.verifier(),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        var witnesses = new Witnesses(List.of(settled), HttpClient.newHttpClient(), evening.log, evening.hands);
        Confirmer confirmer = confirmer(witnesses);

        confirmer.round();
        SignedNote cosigned = Objects.requireNonNull(evening.log.published());
        server.stop(0);
        evening.says(7, 1, "再来一句");
        evening.clerk.bringUp();
        confirmer.round();
        SignedNote alone = Objects.requireNonNull(evening.log.published());

        assertThat(cosigned.signersAmong(List.of(cosigner.verifier())).valid()).containsExactly(cosigner.verifier());
        assertThat(Checkpoint.of(alone).size())
                .isGreaterThan(Checkpoint.of(cosigned).size());
        assertThat(alone.signatures()).hasSize(1);
        assertThat(witnesses.standings().getFirst().trouble()).isNotNull();
    }
}
