package org.qiantang.bench.crash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a client of PostgreSQL sends, read message by message, to know which of them commits.
 *
 * <p>A driver sends COMMIT as text at first and later as a prepared statement, so names of statements are kept.
 */
final class Commits {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final Set<String> prepared = new HashSet<>();
    private boolean greeted;

    /** The length of the first message in the buffer, or 0 where it is not whole yet. */
    int length(ByteBuffer sent) {
        int head = greeted ? 1 : 0;
        if (sent.remaining() < head + Integer.BYTES) {
            return 0;
        }
        int whole = head + sent.getInt(sent.position() + head);
        return sent.remaining() < whole ? 0 : whole;
    }

    /** Whether this whole message makes the server commit. */
    boolean isCommit(byte[] message) {
        if (!greeted) {
            int code = ByteBuffer.wrap(message).getInt(Integer.BYTES);
            greeted = code != SSL_REQUEST && code != GSS_REQUEST;
            return false;
        }
        int from = 1 + Integer.BYTES;
        return switch (message[0]) {
            case 'Q' -> isCommit(text(message, from));
            case 'P' -> {
                prepare(message, from);
                yield false;
            }
            case 'B' -> prepared.contains(text(message, after(message, from)));
            default -> false;
        };
    }

    private void prepare(byte[] message, int from) {
        String name = text(message, from);
        if (isCommit(text(message, after(message, from)))) {
            prepared.add(name);
        } else {
            prepared.remove(name);
        }
    }

    /** Where the text that begins here is over, and the next one begins. */
    private static int after(byte[] message, int from) {
        return from + text(message, from).getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static boolean isCommit(String statement) {
        String word = statement.strip().toUpperCase(Locale.ROOT);
        return word.equals("COMMIT") || word.equals("COMMIT;");
    }

    private static String text(byte[] message, int from) {
        int end = from;
        while (end < message.length && message[end] != 0) {
            end++;
        }
        return new String(message, from, end - from, StandardCharsets.UTF_8);
    }
}
