package org.qiantang.app.account;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The installation's own secrets: made at first use, kept in the database, never in the code. */
public final class Secrets {
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    Secrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The secret of this name, 32 random bytes, the same for ever. */
    public byte[] of(String name) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        jdbc.sql("insert into secret (name, value) values (:name, :value) on conflict (name) do nothing")
                .param("name", name)
                .param("value", fresh)
                .update();
        return jdbc.sql("select value from secret where name = :name")
                .param("name", name)
                .query((row, _) -> row.getBytes("value"))
                .single();
    }
}
