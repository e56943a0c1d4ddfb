package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code show_reminder} (预约提醒): who waits for which show to begin; plain rows, not history. */
final class Reminders {
    /** Shows to come that one person may wait for; those that have begun or ended do not count. */
    static final int MOST = 100;

    private static final String ADD = """
            insert into show_reminder (person_id, show_id, booked_at)
            select :person, :show, :at
             where (select count(*) from show_reminder r join show_row s on s.show_id = r.show_id
                     where r.person_id = :person and s.state = 'planned') < :most
                on conflict (person_id, show_id) do nothing
            """;
    private static final String REMOVE = "delete from show_reminder where person_id = :person and show_id = :show";
    private static final String COUNTS =
            "select show_id, count(*) as waiting from show_reminder where show_id in (:shows) group by show_id";
    private static final String MINE =
            "select show_id from show_reminder where person_id = :person and show_id in (:shows)";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Reminders(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How a show's reminders stand for one who looks. */
    record Standing(boolean reminded, int reminders) {}

    /** False where it is not noted, since the person waits for too many. */
    boolean add(long personId, long showId) {
        jdbc.sql(ADD)
                .param("person", personId)
                .param("show", showId)
                .param("at", clock.instant().atOffset(UTC))
                .param("most", MOST)
                .update();
        return jdbc.sql(MINE)
                .param("person", personId)
                .param("shows", Set.of(showId))
                .query((row, _) -> row.getLong("show_id"))
                .optional()
                .isPresent();
    }

    void remove(long personId, long showId) {
        jdbc.sql(REMOVE).param("person", personId).param("show", showId).update();
    }

    Standing of(@Nullable Person person, long showId) {
        return new Standing(
                mine(person, Set.of(showId)).contains(showId),
                counts(Set.of(showId)).getOrDefault(showId, 0));
    }

    /** How many people wait for each show; a show that nobody waits for is left out. */
    Map<Long, Integer> counts(Collection<Long> shows) {
        var counts = new HashMap<Long, Integer>();
        if (!shows.isEmpty()) {
            jdbc.sql(COUNTS).param("shows", shows).query(row -> {
                counts.put(row.getLong("show_id"), row.getInt("waiting"));
            });
        }
        return counts;
    }

    /** Which of these shows the person waits for; a guest waits for none. */
    Set<Long> mine(@Nullable Person person, Collection<Long> shows) {
        if (person == null || shows.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql(MINE)
                .param("person", person.id())
                .param("shows", shows)
                .query((row, _) -> row.getLong("show_id"))
                .list());
    }
}
