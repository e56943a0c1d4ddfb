package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WritingTest {
    private final Writing writing = new Writing(Runnable::run);

    @Test
    void what_fails_in_the_background_is_known_until_the_text_is_written_again_or_has_another_version() {
        writing.begin(1, _ -> {
            throw new IllegalStateException("as if the database were away");
        });
        assertThat(writing.isWriting(1)).isFalse();
        assertThat(writing.hasFailed(1)).isTrue();
        assertThat(writing.hasFailed(2)).isFalse();

        writing.forget(1);
        assertThat(writing.hasFailed(1)).isFalse();

        writing.begin(1, _ -> {
            throw new IllegalStateException("away again");
        });
        writing.begin(1, _ -> assertThat(writing.hasFailed(1)).isFalse());
        assertThat(writing.hasFailed(1)).isFalse();
    }
}
