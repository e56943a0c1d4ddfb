package org.qiantang.app.team;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of invitations; those by link are known only by the hash of their code. */
final class InvitationTable {
    private static final String OPEN = """
            select id, kind, of_id, show_id, posts, to_person, made_by, ends_at
              from invitation
             where answered_at is null
               and ends_at > :now
            """;
    private static final String INSERT = """
            insert into invitation (id, code_hash, kind, of_id, show_id, posts, to_person, made_by, made_at, ends_at)
            values (:id, :code, :kind, :of, :show, string_to_array(:posts, ','), :to, :by, :now, :ends)
            """;
    private static final String ANSWER = """
            update invitation
               set answered_at = :now
             where id = :id
               and answered_at is null
               and ends_at > :now
            """;

    private final JdbcClient jdbc;

    InvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Invitation invitation, byte @Nullable [] code, Instant now) {
        jdbc.sql(INSERT)
                .param("id", invitation.id())
                .param("code", code)
                .param("kind", invitation.kind().name())
                .param("of", invitation.ofId())
                .param("show", invitation.showId())
                .param("posts", PostTable.joined(invitation.posts()))
                .param("to", invitation.to())
                .param("by", invitation.by())
                .param("now", now.atOffset(UTC))
                .param("ends", invitation.endsAt().atOffset(UTC))
                .update();
    }

    Optional<Invitation> byCode(byte[] code, Instant now) {
        return open("and code_hash = :key", now)
                .param("key", code)
                .query(InvitationTable::invitation)
                .optional();
    }

    Optional<Invitation> addressed(long id, long personId, Instant now) {
        return open("and id = :key and to_person = :person", now)
                .param("key", id)
                .param("person", personId)
                .query(InvitationTable::invitation)
                .optional();
    }

    List<Invitation> to(long personId, Instant now) {
        return open("and to_person = :key order by id desc limit 100", now)
                .param("key", personId)
                .query(InvitationTable::invitation)
                .list();
    }

    List<Invitation> of(Invitation.Kind kind, long ofId, Instant now) {
        return open("and of_id = :key and kind = :kind order by id desc limit 200", now)
                .param("key", ofId)
                .param("kind", kind.name())
                .query(InvitationTable::invitation)
                .list();
    }

    /** False where somebody was quicker, or its time is over. */
    boolean answer(long id, Instant now) {
        return jdbc.sql(ANSWER).param("id", id).param("now", now.atOffset(UTC)).update() == 1;
    }

    boolean withdraw(long id, long ofId) {
        return jdbc.sql("delete from invitation where id = :id and of_id = :of and answered_at is null")
                        .param("id", id)
                        .param("of", ofId)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec open(String which, Instant now) {
        return jdbc.sql(OPEN + which).param("now", now.atOffset(UTC));
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        String[] posts = (String[]) row.getArray("posts").getArray();
        Set<Post> all = Arrays.stream(posts).map(Post::valueOf).collect(Collectors.toUnmodifiableSet());
        long show = row.getLong("show_id");
        @Nullable Long showId = row.wasNull() ? null : show;
        long person = row.getLong("to_person");
        @Nullable Long to = row.wasNull() ? null : person;
        return new Invitation(
                row.getLong("id"),
                Invitation.Kind.valueOf(row.getString("kind")),
                row.getLong("of_id"),
                showId,
                all,
                to,
                row.getLong("made_by"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
