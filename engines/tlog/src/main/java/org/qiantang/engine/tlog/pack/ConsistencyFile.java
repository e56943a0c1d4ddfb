package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Utf8;

/** A consistency proof as a file: its hashes in base64, one a line; the two sizes stand in its name. */
final class ConsistencyFile {
    private ConsistencyFile() {}

    static byte[] write(List<Hash> proof) {
        var text = new StringBuilder();
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.toString().getBytes(US_ASCII);
    }

    static List<Hash> parse(byte[] bytes) {
        var proof = new ArrayList<Hash>();
        var lines = new Lines("consistency proof", Utf8.read("consistency proof", bytes));
        while (!lines.isAtEnd()) {
            proof.add(Hash.fromBase64(lines.take()));
        }
        return proof;
    }
}
