package org.qiantang.engine.tlog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.SplittableRandom;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.store.FileTiles;

/** A process of its own that appends to a log in files until it is killed, and says of each batch when it was answered. */
final class AppendUntilKilled {
    private static final String ORIGIN = "example.com/killed";

    private AppendUntilKilled() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        var random = new SplittableRandom(Long.parseLong(args[1]));
        Log log = Log.open(new FileTiles(folder.resolve("log")), signer(folder));
        while (true) {
            int from = (int) log.tree().size();
            Log.Appended appended = log.append(LogTest.entries(from, from + random.nextInt(1, 300)));
            Checkpoint checkpoint = Checkpoint.of(appended.checkpoint());
            System.out.println(checkpoint.size() + " " + checkpoint.root().hex());
            System.out.flush();
        }
    }

    static Process start(Path folder, long seed, Path answers) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendUntilKilled.class.getName(),
                        folder.toString(),
                        Long.toString(seed))
                .redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void writeKey(Path folder, KeyPair pair) throws Exception {
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                folder.resolve("key"),
                base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                        + base64.encodeToString(pair.getPublic().getEncoded()));
    }

    static NoteSigner signer(Path folder) throws Exception {
        String[] lines = Files.readString(folder.resolve("key")).split("\n", -1);
        var keys = KeyFactory.getInstance("Ed25519");
        return new NoteSigner(
                ORIGIN,
                new KeyPair(
                        keys.generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1]))),
                        keys.generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0])))));
    }
}
