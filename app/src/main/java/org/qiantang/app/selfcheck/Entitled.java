package org.qiantang.app.selfcheck;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who answers which row: hosts by role, by post or by a check of their identity; agencies and administrators by role. */
final class Entitled {
    /** Whether person {@code p} hosts; a check of an agency's identity makes nobody a host. */
    static final String HOSTS = """
            ('HOST' = any (p.roles)
             or exists (select from shop_member m where m.person_id = p.id and m.posts && array['HOST', 'CO_HOST'])
             or exists (select from show_post o where o.person_id = p.id and o.post in ('HOST', 'CO_HOST'))
             or (not 'AGENCY' = any (p.roles)
                 and exists (select from register_check c
                              where c.party = 'PERSON' and c.subject_id = p.id and c.what = 'IDENTITY'
                                and c.ended_at is null)))
            """;

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
        return jdbc.sql("select exists (select from person p where p.id = :person and " + HOSTS + ")")
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }
}
