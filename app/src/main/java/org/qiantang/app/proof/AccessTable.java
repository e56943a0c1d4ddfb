package org.qiantang.app.proof;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.leaf.Disclosure;
import org.qiantang.engine.tlog.merkle.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of what was done with evidence, with the persons and salts that the log must not hold. */
final class AccessTable {
    private static final int MOST = 1_000;
    private static final String INSERT = """
            insert into proof_access
                   (id, at, room, about, act, reason, device, person_id, disclosure, commitment, sha256, bytes)
            values (:id, :at, :room, :about, :act, :reason, :device, :person, :disclosure, :commitment, :sha256, :bytes)
            """;
    private static final String WAITING = """
            select id, at, room, act, reason, device, commitment, sha256, bytes
              from proof_access
             where idx is null
             order by id
             limit :most
            """;
    private static final String COLUMNS =
            "select id, at, room, about, act, reason, device, person_id, idx from proof_access ";
    private static final String LISTED = COLUMNS + "where id < :before order by id desc limit :most";
    static final String LISTED_OF_ACT = COLUMNS + "where act = :act and id < :before order by id desc limit :most";

    /** How the reason of a note begins that says that nothing came of an export; such a note is no look. */
    static final String NOT_GIVEN = "未交出 not given out: ";

    static final String LOOKED = """
            select exists (select from proof_access
                            where person_id = :person and about = :about and act = 'READ' and at > :after
                              and not starts_with(reason, '%s'))
            """.formatted(NOT_GIVEN);
    static final String DISCLOSED = "select disclosure from proof_access where idx = :idx and disclosure is not null";

    private final JdbcClient jdbc;

    AccessTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was done, and is not in the log yet. */
    record Waiting(
            long id,
            Instant at,
            String room,
            Access.Act act,
            String reason,
            String device,
            Hash person,
            @Nullable Content content) {}

    /**
     * What was done, as it is shown.
     *
     * @param about what was looked at or taken along, such as {@code line/7}
     * @param personId null once it was erased
     * @param index of its leaf; null while it waits
     */
    record Listed(
            long id,
            Instant at,
            String room,
            String about,
            String act,
            String reason,
            String device,
            @Nullable Long personId,
            @Nullable Long index) {}

    void put(
            long id,
            Instant at,
            String room,
            String about,
            Access done,
            long personId,
            Disclosure person,
            @Nullable Content content) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .param("room", room)
                .param("about", about)
                .param("act", done.act().name())
                .param("reason", done.reason())
                .param("device", done.device())
                .param("person", personId)
                .param("disclosure", person.toString())
                .param("commitment", person.commitment().hex())
                .param("sha256", content == null ? null : content.sha256().hex())
                .param("bytes", content == null ? null : content.size())
                .update();
    }

    List<Waiting> waiting() {
        return jdbc.sql(WAITING)
                .param("most", MOST)
                .query((row, _) -> new Waiting(
                        row.getLong("id"),
                        Notes.time(row, "at"),
                        row.getString("room"),
                        Access.Act.valueOf(row.getString("act")),
                        row.getString("reason"),
                        row.getString("device"),
                        Hash.fromHex(row.getString("commitment")),
                        content(row)))
                .list();
    }

    /** Whether somebody's look at something was noted after a time. */
    boolean hasLooked(long personId, String about, Instant after) {
        return jdbc.sql(LOOKED)
                .param("person", personId)
                .param("about", about)
                .param("after", after.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    /** The index of an access's leaf; empty while it waits. */
    Optional<Long> indexOf(long id) {
        return jdbc.sql("select idx from proof_access where id = :id and idx is not null")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** Who stands behind a leaf, in clear with the salt; empty where it was erased. */
    Optional<Disclosure> disclosure(long index) {
        return jdbc.sql(DISCLOSED)
                .param("idx", index)
                .query(String.class)
                .optional()
                .map(Disclosure::parse);
    }

    /** Of all rooms, the newest first; an act, or empty for all. */
    List<Listed> listed(String act, long before, int most) {
        JdbcClient.StatementSpec asked =
                act.isEmpty() ? jdbc.sql(LISTED) : jdbc.sql(LISTED_OF_ACT).param("act", act);
        return asked.param("before", before)
                .param("most", most)
                .query(AccessTable::listed)
                .list();
    }

    /** Forgets who it was, with the salts: from then on nobody can tell. */
    int erase(long personId) {
        return jdbc.sql("update proof_access set person_id = null, disclosure = null where person_id = :person")
                .param("person", personId)
                .update();
    }

    private static @Nullable Content content(ResultSet row) throws SQLException {
        @Nullable String sha256 = row.getString("sha256");
        return sha256 == null ? null : new Content(Hash.fromHex(sha256), row.getLong("bytes"), null);
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getLong("id"),
                Notes.time(row, "at"),
                row.getString("room"),
                row.getString("about"),
                row.getString("act"),
                row.getString("reason"),
                row.getString("device"),
                row.getObject("person_id", Long.class),
                row.getObject("idx", Long.class));
    }
}
