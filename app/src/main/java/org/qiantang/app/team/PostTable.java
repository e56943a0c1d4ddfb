package org.qiantang.app.team;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qiantang.app.web.Bookmark;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of posts: those of a shop's people, and those at single shows. */
final class PostTable {
    private static final String IN_SHOP = """
            select unnest(posts) as post
              from shop_member
             where merchant_id = :merchant
               and person_id = :person
            """;
    private static final String AT_SHOW = """
            select post
              from show_post
             where show_id = :show
               and person_id = :person
            """;
    private static final String PUT_MEMBER = """
            insert into shop_member (merchant_id, person_id, posts)
            values (:merchant, :person, string_to_array(:posts, ','))
            on conflict (merchant_id, person_id) do update set posts = excluded.posts
            """;
    private static final String PUT_AT_SHOW = """
            insert into show_post (show_id, person_id, post) values (:show, :person, :post)
            on conflict do nothing
            """;
    private static final String SHOWS_OF = """
            select show_id as id, post
              from show_post
             where person_id = :person
               and show_id in (select show_id
                                 from show_post
                                where person_id = :person and show_id < :before
                                group by show_id
                                order by show_id desc
                                limit :most)
            """;
    private static final String MEMBERS = """
            select person_id, joined_at
              from agency_member
             where agency_id = :agency and (joined_at, person_id) > (:moment, :person)
             order by joined_at, person_id
             limit :most
            """;
    private static final String JOIN_AGENCY = """
            insert into agency_member (person_id, agency_id, joined_at) values (:person, :agency, :now)
            on conflict (person_id) do nothing
            """;

    private final JdbcClient jdbc;

    PostTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<Post> in(long merchantId, long personId) {
        return jdbc
                .sql(IN_SHOP)
                .param("merchant", merchantId)
                .param("person", personId)
                .query((row, _) -> Post.valueOf(row.getString("post")))
                .list()
                .stream()
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Post.class)));
    }

    Set<Post> at(long showId, long personId) {
        return jdbc
                .sql(AT_SHOW)
                .param("show", showId)
                .param("person", personId)
                .query((row, _) -> Post.valueOf(row.getString("post")))
                .list()
                .stream()
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Post.class)));
    }

    boolean hasPostAt(long showId, long personId) {
        return !at(showId, personId).isEmpty();
    }

    void putMember(long merchantId, long personId, Set<Post> posts) {
        jdbc.sql(PUT_MEMBER)
                .param("merchant", merchantId)
                .param("person", personId)
                .param("posts", joined(posts))
                .update();
    }

    boolean isMember(long merchantId, long personId) {
        return jdbc.sql("select exists (select from shop_member where merchant_id = :merchant and person_id = :person)")
                .param("merchant", merchantId)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** The shops that somebody works in, in the order of joining; those that are the person's own are not told. */
    List<Long> shopsOf(long personId) {
        return jdbc.sql("select merchant_id from shop_member where person_id = :person order by joined_at, merchant_id")
                .param("person", personId)
                .query((row, _) -> row.getLong("merchant_id"))
                .list();
    }

    List<Long> members(long merchantId) {
        return jdbc.sql("select person_id from shop_member where merchant_id = :merchant order by joined_at limit 500")
                .param("merchant", merchantId)
                .query((row, _) -> row.getLong("person_id"))
                .list();
    }

    boolean removeMember(long merchantId, long personId) {
        return jdbc.sql("delete from shop_member where merchant_id = :merchant and person_id = :person")
                        .param("merchant", merchantId)
                        .param("person", personId)
                        .update()
                == 1;
    }

    void putAt(long showId, long personId, Post post) {
        jdbc.sql(PUT_AT_SHOW)
                .param("show", showId)
                .param("person", personId)
                .param("post", post.name())
                .update();
    }

    void removeAt(long showId, long personId) {
        jdbc.sql("delete from show_post where show_id = :show and person_id = :person")
                .param("show", showId)
                .param("person", personId)
                .update();
    }

    /** The people with posts at a show, and which. */
    Map<Long, Set<Post>> at(long showId) {
        var posts = new TreeMap<Long, Set<Post>>();
        jdbc.sql("select person_id as id, post from show_post where show_id = :show")
                .param("show", showId)
                .query((RowCallbackHandler) row -> add(posts, row));
        return posts;
    }

    /** The shows before this one at which a person has posts, the newest first, and which. */
    Map<Long, Set<Post>> showsOf(long personId, long before, int most) {
        var posts = new TreeMap<Long, Set<Post>>(Comparator.reverseOrder());
        jdbc.sql(SHOWS_OF)
                .param("person", personId)
                .param("before", before)
                .param("most", most)
                .query((RowCallbackHandler) row -> add(posts, row));
        return posts;
    }

    boolean joinAgency(long agencyId, long personId, Instant now) {
        return jdbc.sql(JOIN_AGENCY)
                        .param("agency", agencyId)
                        .param("person", personId)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    boolean leaveAgency(long agencyId, long personId) {
        return jdbc.sql("delete from agency_member where agency_id = :agency and person_id = :person")
                        .param("agency", agencyId)
                        .param("person", personId)
                        .update()
                == 1;
    }

    /** Who joined an agency after this one, by the moment of it. */
    List<Bookmark> agencyMembers(long agencyId, Bookmark after, int most) {
        return jdbc.sql(MEMBERS)
                .param("agency", agencyId)
                .param("moment", after.moment().atOffset(UTC))
                .param("person", after.id())
                .param("most", most)
                .query((row, _) -> Bookmark.at(
                        row.getObject("joined_at", OffsetDateTime.class).toInstant(), row.getLong("person_id")))
                .list();
    }

    Optional<Long> agencyOf(long personId) {
        return jdbc.sql("select agency_id from agency_member where person_id = :person")
                .param("person", personId)
                .query(Long.class)
                .optional();
    }

    static String joined(Set<Post> posts) {
        return posts.stream().map(Post::name).sorted().collect(Collectors.joining(","));
    }

    private static void add(Map<Long, Set<Post>> posts, ResultSet row) throws SQLException {
        posts.computeIfAbsent(row.getLong("id"), _ -> EnumSet.noneOf(Post.class))
                .add(Post.valueOf(row.getString("post")));
    }
}
