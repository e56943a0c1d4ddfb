package org.qiantang.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TrialTest {
    private final SQLException refused = new SQLException("connection refused");

    @Test
    void books_that_cannot_be_read_prove_nothing_while_the_program_is_alive() throws IOException {
        Outcome outcome = Trial.unread(refused, null);

        assertThat(outcome).isEqualTo(new Outcome.NotComeAbout("the books could not be read: connection refused"));
    }

    @Test
    void books_that_were_reached_and_cannot_be_read_are_damaged() {
        var damaged = new SQLException("invalid page in block 3", "XX001");

        assertThatThrownBy(() -> Trial.unread(damaged, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("XX001")
                .hasCause(damaged);
    }

    @Test
    void a_program_that_ended_by_itself_is_untrue_though_its_books_cannot_be_read() {
        assertThatThrownBy(() -> Trial.unread(refused, "out of memory"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("ended by itself", "out of memory")
                .hasCause(refused);
    }
}
