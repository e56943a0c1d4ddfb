package org.qiantang.app.team;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
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
                .param("posts", posts.stream().map(Post::name).sorted().collect(Collectors.joining(",")))
                .update();
    }

    void putAt(long showId, long personId, Post post) {
        jdbc.sql(PUT_AT_SHOW)
                .param("show", showId)
                .param("person", personId)
                .param("post", post.name())
                .update();
    }
}
