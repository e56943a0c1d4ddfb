package org.qiantang.app.register;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what accounts have in common. Values stay here: what is told of them is only the ground. */
final class TraitRows {
    // So many of each ground, so that a thousand who share an address do not hide the one who shares a paper; one's own
    // come first, since the others are held against them.
    private static final String SHARED = """
            select person_id, ground, value
              from (select t.person_id, t.ground, t.value,
                           row_number() over (partition by t.ground order by t.person_id <> :person, t.person_id) as place
                      from register_trait t
                     where (t.ground, t.value) in (select o.ground, o.value
                                                     from register_trait o
                                                    where o.person_id = :person)) shared
             where place <= 200
             order by ground, value, person_id
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
