package org.qiantang.app.feed;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Event.Interest;
import org.qiantang.engine.recommend.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The rows of what people did and what they said about being known. */
class FeedRows {
    private static final String HISTORY = """
            select item_id, max(at) as at
              from feed_act
             where person_id = :person and kind = 'PRODUCT' and act = 'CLICK'
             group by item_id
            having max(at) < :before
             order by max(at) desc
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    FeedRows(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Something that somebody did. */
    record Done(long actId, long personId, Kind kind, long itemId, Act act, Instant at) {}

    /**
     * What somebody chose; all null where nothing was.
     *
     * @param offAt when lists made for them were switched off last
     * @param onAt when they were switched on again last
     */
    record Choice(
            @Nullable Instant offAt,
            @Nullable Instant onAt,
            @Nullable Instant forgottenAt) {
        static final Choice USUAL = new Choice(null, null, null);

        boolean personalised() {
            return offAt == null || (onAt != null && onAt.isAfter(offAt));
        }

        /** Whether what was done at a moment may be known. */
        boolean mayKnow(Instant at) {
            if (forgottenAt != null && !at.isAfter(forgottenAt)) {
                return false;
            }
            boolean wasOff =
                    offAt != null && !at.isBefore(offAt) && (onAt == null || onAt.isBefore(offAt) || at.isBefore(onAt));
            return !wasOff;
        }
    }

    /** A product looked at, and when last. */
    record Seen(long productId, Instant at) {}

    /** Something that somebody never wants to see again. */
    record Block(Blocked kind, long targetId) {}

    enum Blocked {
        PRODUCT,
        SHOP
    }

    void add(long personId, Kind kind, long itemId, Act act, Instant at) {
        jdbc.sql("insert into feed_act (person_id, kind, item_id, act, at) values (:person, :kind, :item, :act, :at)")
                .param("person", personId)
                .param("kind", kind.name())
                .param("item", itemId)
                .param("act", act.name())
                .param("at", at.atOffset(UTC))
                .update();
    }

    int countSince(long personId, Instant since) {
        return jdbc.sql("select count(*) from feed_act where person_id = :person and at > :since")
                .param("person", personId)
                .param("since", since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    /** What was done since a moment, in the order of its numbers, after one. */
    List<Done> after(long actId, Instant since, int limit) {
        return jdbc.sql("select * from feed_act where act_id > :after and at > :since order by act_id limit :limit")
                .param("after", actId)
                .param("since", since.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> done(row))
                .list();
    }

    /** What one person did since a moment, the oldest first. */
    List<Done> ofPerson(long personId, Instant since) {
        return jdbc.sql("select * from feed_act where person_id = :person and at > :since order by act_id")
                .param("person", personId)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> done(row))
                .list();
    }

    /** What some people did from one moment to another, both included. */
    List<Done> between(List<Long> people, Instant from, Instant until) {
        return people.isEmpty()
                ? List.of()
                : jdbc.sql("select * from feed_act where at >= :from and at <= :until and person_id in (:people)")
                        .param("from", from.atOffset(UTC))
                        .param("until", until.atOffset(UTC))
                        .param("people", people)
                        .query((row, _) -> done(row))
                        .list();
    }

    List<Seen> history(long personId, Instant before, int limit) {
        return jdbc.sql(HISTORY)
                .param("person", personId)
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> new Seen(row.getLong("item_id"), at(row)))
                .list();
    }

    Choice choice(long personId) {
        return Optional.ofNullable(choices(List.of(personId)).get(personId)).orElse(Choice.USUAL);
    }

    Map<Long, Choice> choices(List<Long> people) {
        return people.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from feed_choice where person_id in (:people)")
                        .param("people", people)
                        .query((row, _) -> Map.entry(row.getLong("person_id"), choice(row)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void personalise(long personId, boolean on, Instant at) {
        String column = on ? "on_at" : "off_at";
        jdbc.sql("insert into feed_choice (person_id, " + column + ") values (:person, :at)"
                        + " on conflict (person_id) do update set " + column + " = excluded." + column)
                .param("person", personId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    Map<String, Interest> interests(long personId) {
        return jdbc
                .sql("select category, interest from feed_interest where person_id = :person")
                .param("person", personId)
                .query((row, _) -> Map.entry(row.getString("category"), Interest.valueOf(row.getString("interest"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void interest(long personId, String category, Interest interest) {
        if (interest == Interest.AS_FOUND) {
            jdbc.sql("delete from feed_interest where person_id = :person and category = :category")
                    .param("person", personId)
                    .param("category", category)
                    .update();
            return;
        }
        jdbc.sql("""
                insert into feed_interest (person_id, category, interest) values (:person, :category, :interest)
                on conflict (person_id, category) do update set interest = excluded.interest
                """)
                .param("person", personId)
                .param("category", category)
                .param("interest", interest.name())
                .update();
    }

    List<Block> blocks(long personId) {
        return jdbc.sql("select kind, target_id from feed_block where person_id = :person order by at desc")
                .param("person", personId)
                .query((row, _) -> new Block(Blocked.valueOf(row.getString("kind")), row.getLong("target_id")))
                .list();
    }

    void block(long personId, Block block, boolean blocked, Instant at) {
        String sql = blocked
                ? """
                insert into feed_block (person_id, kind, target_id, at) values (:person, :kind, :target, :at)
                on conflict do nothing
                """
                : "delete from feed_block where person_id = :person and kind = :kind and target_id = :target";
        var statement = jdbc.sql(sql)
                .param("person", personId)
                .param("kind", block.kind().name())
                .param("target", block.targetId());
        (blocked ? statement.param("at", at.atOffset(UTC)) : statement).update();
    }

    /** People who chose, said or blocked something. */
    List<Long> peopleWhoSaid() {
        return jdbc.sql("""
                        select person_id from feed_choice union select person_id from feed_interest
                        union select person_id from feed_block
                        """).query((row, _) -> row.getLong("person_id")).list();
    }

    /** Takes away all that is kept of somebody but the choice itself, and notes when. */
    void forget(long personId, Instant at) {
        transactions.executeWithoutResult(_ -> {
            for (String table : List.of("feed_act", "feed_impression", "feed_interest", "feed_block")) {
                jdbc.sql("delete from " + table + " where person_id = :person")
                        .param("person", personId)
                        .update();
            }
            jdbc.sql("""
                    insert into feed_choice (person_id, forgotten_at) values (:person, :at)
                    on conflict (person_id) do update set forgotten_at = excluded.forgotten_at
                    """)
                    .param("person", personId)
                    .param("at", at.atOffset(UTC))
                    .update();
        });
    }

    /** Takes away what was done with one product, which then was not seen. */
    int unsee(long personId, long productId) {
        return jdbc.sql("delete from feed_act where person_id = :person and kind = 'PRODUCT' and item_id = :product")
                .param("person", personId)
                .param("product", productId)
                .update();
    }

    int trim(Instant before) {
        return jdbc.sql("delete from feed_act where at < :before")
                .param("before", before.atOffset(UTC))
                .update();
    }

    private static Done done(ResultSet row) throws SQLException {
        return new Done(
                row.getLong("act_id"),
                row.getLong("person_id"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("item_id"),
                Act.valueOf(row.getString("act")),
                at(row));
    }

    private static Choice choice(ResultSet row) throws SQLException {
        return new Choice(orNull(row, "off_at"), orNull(row, "on_at"), orNull(row, "forgotten_at"));
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
