package org.qiantang.app.selfcheck;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who answers which row: whoever hosts; agencies and administrators by role. */
final class Entitled {
    private final JdbcClient jdbc;

    Entitled(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CheckRow> rows(Person person) {
        var rows = new ArrayList<CheckRow>();
        if (hosts(person.id())) {
            rows.add(CheckRow.HOST);
        }
        if (person.is(Role.AGENCY)) {
            rows.add(CheckRow.AGENCY);
        }
        if (person.is(Role.ADMIN)) {
            rows.add(CheckRow.PLATFORM);
        }
        return List.copyOf(rows);
    }

    private boolean hosts(long personId) {
        return jdbc.sql("select exists (select from hosting where person_id = :person)")
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }
}
