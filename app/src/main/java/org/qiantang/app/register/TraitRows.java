package org.qiantang.app.register;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what accounts have in common. Values stay here: what is told of them is only the ground. */
final class TraitRows {
    private static final String SHARED = """
            select t.person_id, t.ground, t.value
              from register_trait t
             where (t.ground, t.value) in (select o.ground, o.value from register_trait o where o.person_id = :person)
             order by t.ground, t.value, t.person_id
             limit 500
            """;

    private final JdbcClient jdbc;

    TraitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SamePerson.Like> like(long personId) {
        List<SamePerson.Trait> traits = jdbc.sql(SHARED)
                .param("person", personId)
                .query((row, _) -> new SamePerson.Trait(
                        row.getLong("person_id"),
                        SamePerson.Ground.valueOf(row.getString("ground")),
                        row.getString("value")))
                .list();
        return SamePerson.of(personId, traits);
    }
}
