package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;

/** A program that is not ours comes to the same: what {@code docs/evidence-log.md} says can be done by hand is done here. */
class OpensslTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void openssl_must_be_there() {
        assumeTrue(hasOpenssl(), "the program openssl is not on this machine: nothing here was checked by other code");
    }

    @Test
    void a_time_stamp_verifies_over_the_first_lines_of_the_checkpoint_and_over_no_others() throws Exception {
        Map<String, byte[]> pack = unpacked(Scene.played(folder));
        Path body = write("body", firstThreeLines(Tamper.there(pack, "checkpoints/6.checkpoint")));
        Path otherBody = write("other-body", firstThreeLines(Tamper.there(pack, "checkpoints/12.checkpoint")));
        Path token = write("token.tst", Tamper.there(pack, "stamps/6-0.tst"));
        Path anchors = write("tsa.pem", Tamper.there(pack, Layout.ANCHORS));

        assertThat(verify(body, token, anchors)).contains("Verification: OK");
        assertThat(verify(otherBody, token, anchors)).contains("Verification: FAILED");
    }

    @Test
    void a_file_has_the_hash_that_its_leaf_names_and_the_leaf_the_hash_that_the_tree_holds() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> pack = unpacked(scene);
        byte[] leaf = Tamper.there(pack, "leaves/0.json");

        String file = dgst(Tamper.there(pack, "files/0.bin"));
        String behindZero = dgst(concat(new byte[] {0}, leaf));

        assertThat(new String(leaf, UTF_8)).contains("\"sha256\":\"" + file + "\"");
        assertThat(Leaf.parse(leaf).hash().hex()).isEqualTo(behindZero);
        assertThat(Merkle.leaf(scene.log.tree().entry(0)).hex()).isEqualTo(behindZero);
    }

    @Test
    void the_way_from_a_leaf_to_the_root_can_be_gone_with_openssl_alone() throws Exception {
        Map<String, byte[]> pack = unpacked(Scene.played(folder));
        List<String> proof = new String(Tamper.there(pack, "proofs/0.tlog-proof"), UTF_8)
                .lines()
                .toList();
        String root = Checkpoint.of(SignedNote.parse(Tamper.there(pack, "checkpoints/6.checkpoint")))
                .root()
                .hex();

        // Leaf 0 is on the left all the way up.
        String reached = dgst(concat(new byte[] {0}, Tamper.there(pack, "leaves/0.json")));
        for (String line : proof.subList(2, proof.indexOf(""))) {
            byte[] beside = Base64.getDecoder().decode(line);
            reached = dgst(concat(new byte[] {1}, HexFormat.of().parseHex(reached), beside));
        }

        assertThat(reached).isEqualTo(root);
    }

    @Test
    void a_personal_field_is_hashed_as_it_stands_in_its_file() throws Exception {
        Map<String, byte[]> pack = unpacked(Scene.played(folder));

        String commitment = dgst(Tamper.there(pack, "disclosures/2-0.json"));

        assertThat(new String(Tamper.there(pack, "leaves/2.json"), UTF_8)).contains("\"nick\":\"" + commitment + "\"");
    }

    @Test
    void the_logs_signature_verifies_with_the_key_of_the_policy() throws Exception {
        Map<String, byte[]> pack = unpacked(Scene.played(folder));
        String policy = new String(Tamper.there(pack, Layout.POLICY), UTF_8);
        byte[] key = Base64.getDecoder()
                .decode(policy.lines().findFirst().orElseThrow().split("\\+", 3)[2]);
        byte[] checkpoint = Tamper.there(pack, "checkpoints/6.checkpoint");
        String line = new String(checkpoint, UTF_8).lines().toList().get(4);
        byte[] signature = Base64.getDecoder().decode(line.split(" ", -1)[2]);

        Path der = write(
                "log.der",
                concat(HexFormat.of().parseHex("302a300506032b6570032100"), Arrays.copyOfRange(key, 1, key.length)));
        Path sig = write("log.sig", Arrays.copyOfRange(signature, 4, signature.length));
        Path body = write("log.body", firstThreeLines(checkpoint));

        assertThat(run(
                        "pkeyutl",
                        "-verify",
                        "-rawin",
                        "-pubin",
                        "-keyform",
                        "DER",
                        "-inkey",
                        der.toString(),
                        "-sigfile",
                        sig.toString(),
                        "-in",
                        body.toString()))
                .contains("Signature Verified Successfully");
    }

    private static Map<String, byte[]> unpacked(Scene scene) {
        return Tamper.open(scene.pack());
    }

    private static String verify(Path body, Path token, Path anchors) throws Exception {
        return run(
                "ts",
                "-verify",
                "-data",
                body.toString(),
                "-in",
                token.toString(),
                "-token_in",
                "-CAfile",
                anchors.toString());
    }

    private static String dgst(byte[] bytes) throws Exception {
        String answer = run("dgst", "-sha256", "-r", write("dgst", bytes).toString());
        return answer.substring(0, 64);
    }

    private static byte[] firstThreeLines(byte[] note) {
        return new String(note, UTF_8)
                .lines()
                .limit(3)
                .map(line -> line + "\n")
                .reduce("", String::concat)
                .getBytes(UTF_8);
    }

    private static Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] concat(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        List.of(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static boolean hasOpenssl() {
        try {
            return run("version").startsWith("OpenSSL");
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    private static String run(String... args) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("openssl");
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return answer;
    }
}
