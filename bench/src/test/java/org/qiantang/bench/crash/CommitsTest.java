package org.qiantang.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommitsTest {
    private final Commits commits = new Commits();

    @Test
    void a_commit_is_seen_as_text_and_as_a_prepared_statement_and_nothing_else_is() {
        commits.isCommit(untyped(80877103)); // may we speak in secret?
        commits.isCommit(untyped(196608)); // the greeting

        assertThat(commits.isCommit(typed('Q', "select 'commit'"))).isFalse();
        assertThat(commits.isCommit(typed('Q', "commit"))).isTrue();
        assertThat(commits.isCommit(typed('P', "S_1", "COMMIT"))).isFalse();
        assertThat(commits.isCommit(typed('B', "", "S_1"))).isTrue();
        assertThat(commits.isCommit(typed('B', "", "S_2"))).isFalse();
        assertThat(commits.isCommit(typed('P', "S_1", "select 1"))).isFalse();
        assertThat(commits.isCommit(typed('B', "", "S_1"))).isFalse();
    }

    @Test
    void a_message_that_is_not_whole_yet_is_waited_for() {
        commits.isCommit(untyped(196608));
        byte[] message = typed('Q', "commit");

        assertThat(commits.length(ByteBuffer.wrap(message, 0, message.length - 1)))
                .isZero();
        assertThat(commits.length(ByteBuffer.wrap(message))).isEqualTo(message.length);
    }

    private static byte[] untyped(int code) {
        return ByteBuffer.allocate(8).putInt(8).putInt(code).array();
    }

    private static byte[] typed(char type, String... texts) {
        var body = new ByteArrayOutputStream();
        for (String text : texts) {
            body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            body.write(0);
        }
        return ByteBuffer.allocate(5 + body.size())
                .put((byte) type)
                .putInt(4 + body.size())
                .put(body.toByteArray())
                .array();
    }
}
