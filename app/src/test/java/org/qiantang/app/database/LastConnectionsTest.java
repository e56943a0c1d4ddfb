package org.qiantang.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

final class LastConnectionsTest {
    @Test
    void what_closes_waits_for_a_moment_only_and_until_then_for_the_usual_time() {
        var pool = new HikariDataSource();
        var patience = new Patience(pool);
        try (var program = new AnnotationConfigApplicationContext()) {
            program.registerBean(HikariDataSource.class, () -> pool);
            program.register(DatabaseWiring.class);
            program.registerBean(Patience.class, () -> patience);
            program.refresh();
            assertThat(pool.getConnectionTimeout()).isGreaterThan(LastConnections.MILLIS);
        }

        assertThat(patience.atTheEnd).isEqualTo(LastConnections.MILLIS);
    }

    /** One of those that still write something when they are closed. */
    private static final class Patience implements AutoCloseable {
        private final HikariDataSource pool;
        private long atTheEnd;

        Patience(HikariDataSource pool) {
            this.pool = pool;
        }

        @Override
        public void close() {
            atTheEnd = pool.getConnectionTimeout();
        }
    }
}
