package org.qiantang.app.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.app.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

class TeamTest {
    private static final long SHOP = 7;
    private static final long SHOW = 70;
    private static final long OTHER_SHOW = 71;
    private static final long STRANGERS_SHOW = 80;
    private static final Person OWNER = person(1, SHOP, Role.MERCHANT, Role.HOST);
    private static final Person STRANGER = person(2, 8L, Role.MERCHANT, Role.HOST);
    private static final Person VIEWER = person(3, null, Role.VIEWER);
    private static final Person MEMBER = person(4, SHOP, Role.VIEWER);
    private static final Person OUTSIDE = person(5, null, Role.HOST);

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static PostTable posts;
    private static Team team;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        posts = new PostTable(jdbc);
        team = new Team(posts, showId -> switch ((int) showId) {
            case 70, 71 -> Optional.of(SHOP);
            case 80 -> Optional.of(8L);
            default -> Optional.empty();
        });
        for (Person person : Set.of(OWNER, STRANGER, VIEWER, MEMBER, OUTSIDE)) {
            jdbc.sql("""
                    insert into person (id, name, nickname, password, roles, created_at)
                    values (:id, :name, 'x', 'x', '{}', now())
                    """).param("id", person.id()).param("name", person.name()).update();
        }
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    private static Person person(long id, @Nullable Long merchantId, Role... roles) {
        return new Person(id, "p" + id, "人" + id, Set.of(roles), merchantId);
    }

    @ParameterizedTest
    @EnumSource
    void an_owner_may_do_all_in_the_own_shop_and_nothing_in_anothers(Act act) {
        assertThat(team.may(OWNER, SHOW, act)).isTrue();
        assertThat(team.mayInShop(OWNER, SHOP, act)).isTrue();
        assertThat(team.may(OWNER, STRANGERS_SHOW, act)).isFalse();
        assertThat(team.mayInShop(OWNER, 8, act)).isFalse();
        assertThat(team.may(STRANGER, SHOW, act)).isFalse();
        assertThat(team.may(VIEWER, SHOW, act)).isFalse();
        assertThat(team.may(null, SHOW, act)).isFalse();
        assertThat(team.may(OWNER, 999, act)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_member_of_the_shop_may_do_exactly_what_the_post_lets_do(Post post) {
        posts.putMember(SHOP, MEMBER.id(), EnumSet.of(post));

        for (Act act : Act.values()) {
            assertThat(team.may(MEMBER, SHOW, act))
                    .as(act.name())
                    .isEqualTo(post.acts().contains(act));
            assertThat(team.mayInShop(MEMBER, SHOP, act)).isEqualTo(post.acts().contains(act));
            assertThat(team.may(MEMBER, STRANGERS_SHOW, act)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_post_at_one_show_is_for_that_show_alone(Post post) {
        jdbc.sql("delete from show_post").update();
        posts.putAt(SHOW, OUTSIDE.id(), post);

        for (Act act : Act.values()) {
            assertThat(team.may(OUTSIDE, SHOW, act)).isEqualTo(post.acts().contains(act));
            assertThat(team.may(OUTSIDE, OTHER_SHOW, act)).isFalse();
            assertThat(team.mayInShop(OUTSIDE, SHOP, act)).isFalse();
        }
        assertThat(team.belongs(OUTSIDE, SHOW)).isTrue();
        assertThat(team.belongs(OUTSIDE, OTHER_SHOW)).isFalse();
    }

    @Test
    void a_member_without_a_post_may_nothing_and_hears_who_may() {
        posts.putMember(SHOP, MEMBER.id(), EnumSet.noneOf(Post.class));

        assertThatThrownBy(() -> team.require(MEMBER, SHOW, Act.PRICE))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.message(false)).isEqualTo("您的岗位不能改价，可以的是：店主、中控、运营");
                    assertThat(problem.message(true))
                            .isEqualTo("your post may not change prices; who may: owner, control, operator");
                });
        assertThatThrownBy(() -> team.shopFor(MEMBER, Act.MONEY))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.message(true))
                                .isEqualTo("your post may not handle money; who may: owner"));
    }

    @Test
    void who_has_nothing_to_do_with_it_is_told_that_there_is_nothing() {
        assertThatThrownBy(() -> team.require(STRANGER, SHOW, Act.PIN))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        assertThatThrownBy(() -> team.require(null, SHOW, Act.PIN))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
        assertThatThrownBy(() -> team.shopFor(VIEWER, Act.GOODS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    }
}
