package org.qiantang.engine.tlog.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.tlog.merkle.Hash;

/** The other way round: an authority that is not ours, made of the program openssl, stamps, and we check. */
class OpensslAuthorityTest {
    private static final String CONFIG = """
            [tsa]
            default_tsa = ours
            [ours]
            serial = serial
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1, millisecs:500
            signer_digest = sha256
            ess_cert_id_alg = sha256
            """;

    @TempDir
    Path folder;

    @Test
    void a_token_that_openssl_made_is_read_and_believed() throws Exception {
        assumeTrue(hasOpenssl(), "the program openssl is not on this machine: no other code's token was checked");
        Instant now = Instant.now();
        LocalKeys keys = LocalKeys.make(
                LocalKeys.Curve.P256, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), new SecureRandom());
        Hash imprint = Hash.sha256("a checkpoint\n".getBytes(UTF_8));
        var query = new StampQuery(imprint, new SecureRandom());
        Files.write(folder.resolve("query"), query.bytes());
        Files.writeString(folder.resolve("config"), CONFIG);
        Files.writeString(folder.resolve("serial"), "01\n");
        Files.writeString(folder.resolve("root.pem"), Pem.write(List.of(keys.root())));
        Files.writeString(folder.resolve("own.pem"), Pem.write(List.of(keys.certificate())));
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.key().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");

        String said = run(
                "ts",
                "-reply",
                "-config",
                "config",
                "-queryfile",
                "query",
                "-signer",
                "own.pem",
                "-inkey",
                "key.pem",
                "-chain",
                "root.pem",
                "-out",
                "reply");

        assertThat(folder.resolve("reply")).as(said).isNotEmptyFile();
        byte[] token = query.tokenIn(Files.readAllBytes(folder.resolve("reply")));
        StampTrust.Verdict verdict = new StampTrust(List.of(keys.root())).judge(token, imprint);
        assertThat(verdict.kind()).isEqualTo(StampTrust.Kind.HOLDS);
        StampTrust.Stamp stamp = requireNonNull(verdict.stamp());
        assertThat(stamp.policy()).isEqualTo("1.2.3.4.1");
        assertThat(stamp.accuracy()).isEqualTo(Duration.ofMillis(1500));
        assertThat(stamp.local()).isFalse();
        assertThat(stamp.at()).isBetween(now.minusSeconds(60), now.plusSeconds(60));
    }

    private boolean hasOpenssl() {
        try {
            return run("version").startsWith("OpenSSL");
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    private String run(String... args) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("openssl");
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return answer;
    }
}
