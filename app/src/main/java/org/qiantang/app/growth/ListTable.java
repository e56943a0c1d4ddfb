package org.qiantang.app.growth;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.insight.Hiding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Lists as they were made, with their people, and each time a tool was given these. */
final class ListTable {
    private static final String LIST = """
            insert into growth_list (list_id, merchant_id, name, kind, groups, seed, seed_id, percent, people, as_of, made_at, made_by)
            values (:id, :merchant, :name, :kind, :groups, :seed, :seedId, :percent, :people, :asOf, :at, :by)
            """;
    private static final String TURN = "select id from merchant where id = :merchant for no key update";
    // Who has become unreachable since they were counted is left out.
    private static final String PEOPLE = """
            insert into growth_person (list_id, place, person_id)
            select :id, g.place, g.person_id
              from unnest(:people) with ordinality as g (person_id, place)
              join reachable_person p using (person_id)
             where p.forgotten_at is null or p.forgotten_at < :asOf
            """;
    private static final String LISTS = """
            select l.*, n.nickname, coalesce(p.title, o.name, '') as seed_name, count(u.use_id) as uses, max(u.at) as used_at
              from growth_list l
              left join person n on n.id = l.made_by
              left join product p on l.seed = 'PRODUCT' and p.id = l.seed_id
              left join growth_list o on l.seed = 'LIST' and o.list_id = l.seed_id
              left join growth_use u on u.list_id = l.list_id
             where l.merchant_id = :merchant and l.list_id < :before
             group by l.list_id, n.nickname, p.title, o.name
             order by l.list_id desc
             limit :most
            """;
    private static final String USED = """
            insert into growth_use (list_id, tool, people, at) values (:id, :tool, :people, :at)
            """;
    private static final String GONE = """
            delete from growth_person g
             where not exists (select from growth_reachable r where r.list_id = g.list_id and r.person_id = g.person_id)
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    ListTable(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    enum Kind {
        CHURN,
        ALIKE
    }

    /**
     * What a list is made of.
     *
     * @param groups of a list of those who are leaving; else none
     * @param seed of a list of people alike; else null, as are {@code seedId} and {@code percent}
     */
    record Recipe(
            Kind kind,
            List<Churn.Group> groups,
            Lookalike.@Nullable Seed seed,
            @Nullable Long seedId,
            @Nullable Integer percent) {
        Recipe {
            groups = List.copyOf(groups);
        }

        static Recipe churn(List<Churn.Group> groups) {
            return new Recipe(Kind.CHURN, groups, null, null, null);
        }
    }

    /**
     * A list as its shop sees it.
     *
     * @param seedName of the product or list whose people others are like; empty where there is none, or no longer
     * @param people how many were on it when it was made, in whole tens
     * @param asOf up to when it was counted
     * @param madeBy nickname; empty where that account is gone
     * @param uses how often a tool was given its people
     */
    record Made(
            long listId,
            String name,
            Recipe recipe,
            String seedName,
            int people,
            Instant asOf,
            Instant madeAt,
            String madeBy,
            int uses,
            @Nullable Instant usedAt) {}

    /** A list that is to be kept. */
    record Entry(long listId, long merchant, String name, Recipe recipe, Picked picked, Instant at, long by) {}

    /** Keeps a list, unless its shop has so many already. */
    boolean add(Entry entry, int most) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            // Two who add at once take turns.
            jdbc.sql(TURN).param("merchant", entry.merchant()).query(Long.class).optional();
            boolean room = count(entry.merchant()) < most;
            if (room) {
                insert(entry);
            }
            return room;
        }));
    }

    private void insert(Entry entry) {
        Recipe recipe = entry.recipe();
        Lookalike.Seed seed = recipe.seed();
        Picked picked = entry.picked();
        jdbc.sql(LIST)
                .param("id", entry.listId())
                .param("merchant", entry.merchant())
                .param("name", entry.name())
                .param("kind", recipe.kind().name())
                .param("groups", recipe.groups().stream().map(Enum::name).toArray(String[]::new))
                .param("seed", seed == null ? null : seed.name(), Types.VARCHAR)
                .param("seedId", recipe.seedId(), Types.BIGINT)
                .param("percent", recipe.percent(), Types.INTEGER)
                .param("people", Hiding.rounded(picked.people().size()))
                .param("asOf", picked.asOf().atOffset(UTC))
                .param("at", entry.at().atOffset(UTC))
                .param("by", entry.by())
                .update();
        jdbc.sql(PEOPLE)
                .param("id", entry.listId())
                .param("people", picked.people().toArray(Long[]::new))
                .param("asOf", picked.asOf().atOffset(UTC))
                .update();
    }

    /** The lists of a shop, the newest first. */
    List<Made> lists(long merchant, long before, int most) {
        return jdbc.sql(LISTS)
                .param("merchant", merchant)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> made(row))
                .list();
    }

    int count(long merchant) {
        return jdbc.sql("select count(*) from growth_list where merchant_id = :merchant")
                .param("merchant", merchant)
                .query(Integer.class)
                .single();
    }

    /** What a list of the shop is called; empty where it has none of that number. */
    Optional<String> name(long merchant, long listId) {
        return jdbc.sql("select name from growth_list where list_id = :id and merchant_id = :merchant")
                .param("id", listId)
                .param("merchant", merchant)
                .query(String.class)
                .optional();
    }

    boolean forget(long merchant, long listId) {
        return jdbc.sql("delete from growth_list where list_id = :id and merchant_id = :merchant")
                        .param("id", listId)
                        .param("merchant", merchant)
                        .update()
                > 0;
    }

    /** Whom a list still has, the first first. */
    List<Long> people(long listId) {
        return jdbc.sql("select person_id from growth_reachable where list_id = :id order by place")
                .param("id", listId)
                .query((row, _) -> row.getLong("person_id"))
                .list();
    }

    void used(long listId, String tool, int people, Instant at) {
        jdbc.sql(USED)
                .param("id", listId)
                .param("tool", tool)
                .param("people", people)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Takes away who is on no list any more, and lists made before a moment; how many rows went. */
    int trim(Instant before) {
        int lists = jdbc.sql("delete from growth_list where made_at < :before")
                .param("before", before.atOffset(UTC))
                .update();
        return lists + jdbc.sql(GONE).update();
    }

    private static Made made(ResultSet row) throws SQLException {
        String seed = row.getString("seed");
        String nickname = row.getString("nickname");
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        List<Churn.Group> groups = Arrays.stream(
                        (String[]) row.getArray("groups").getArray())
                .map(Churn.Group::valueOf)
                .toList();
        return new Made(
                row.getLong("list_id"),
                row.getString("name"),
                new Recipe(
                        Kind.valueOf(row.getString("kind")),
                        groups,
                        seed == null ? null : Lookalike.Seed.valueOf(seed),
                        row.getObject("seed_id", Long.class),
                        row.getObject("percent", Integer.class)),
                row.getString("seed_name"),
                row.getInt("people"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                nickname == null ? "" : nickname,
                row.getInt("uses"),
                used == null ? null : used.toInstant());
    }
}
