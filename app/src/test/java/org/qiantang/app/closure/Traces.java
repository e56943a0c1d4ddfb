package org.qiantang.app.closure;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where words stand in the database, in whatever column of whatever table, as text or as bytes. */
final class Traces {
    private final JdbcClient jdbc;

    Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tables in which the words stand. */
    Set<String> of(String words) {
        String bytes = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
        Set<String> found = new TreeSet<>();
        for (String table : tables()) {
            boolean there = jdbc.sql("select exists (select from " + table
                            + " t where position(:words in t::text) > 0 or position(:bytes in t::text) > 0)")
                    .param("words", words)
                    .param("bytes", bytes)
                    .query(Boolean.class)
                    .single();
            if (there) {
                found.add(table);
            }
        }
        return found;
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select relname from pg_class
                         where relnamespace = 'public'::regnamespace and relkind = 'r'
                         order by relname
                        """).query((row, _) -> row.getString("relname")).list();
    }
}
