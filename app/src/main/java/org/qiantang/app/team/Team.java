package org.qiantang.app.team;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;

/**
 * The leave that people have in shops and at shows.
 *
 * <p>A shop's owner may do all in it. Its other people may do what their posts in the shop let them, at each of its
 * shows too. A post at one show is for that show alone; it may be given to somebody from outside.
 */
public final class Team {
    private final PostTable posts;
    private final ShowShops shows;

    Team(PostTable posts, ShowShops shows) {
        this.posts = posts;
        this.shows = shows;
    }

    public boolean may(@Nullable Person person, long showId, Act act) {
        return actsAt(person, showId).contains(act);
    }

    public boolean mayInShop(@Nullable Person person, long merchantId, Act act) {
        return actsIn(person, merchantId).contains(act);
    }

    /** Lets pass who may; else says whether to sign in, that there is no such show for the asker, or who may. */
    public void require(@Nullable Person person, long showId, Act act) {
        requireOf(person, actsAt(person, showId), belongs(person, showId), act);
    }

    /** The same for what is done in a shop and not at a show. */
    public void requireInShop(@Nullable Person person, long merchantId, Act act) {
        requireOf(person, actsIn(person, merchantId), belongsTo(person, merchantId), act);
    }

    /** The shop that the asker acts for, if the act is allowed there. */
    public long shopFor(@Nullable Person person, Act act) {
        long merchantId = shopOf(person);
        requireInShop(person, merchantId, act);
        return merchantId;
    }

    /** The shop that the asker belongs to. */
    public static long shopOf(@Nullable Person person) {
        Long merchantId = signedIn(person).merchantId();
        if (merchantId == null) {
            throw new Problem(403, "no-shop", "您的账号不属于任何店铺", "your account belongs to no shop");
        }
        return merchantId;
    }

    /** Lets pass who has anything to do with the show, whatever the post. */
    public void requireSight(@Nullable Person person, long showId) {
        signedIn(person);
        if (!belongs(person, showId)) {
            throw Problem.notFound();
        }
    }

    /** Whether the person is of the show's shop, or has a post at the show. */
    public boolean belongs(@Nullable Person person, long showId) {
        if (person == null) {
            return false;
        }
        return shows.merchantOf(showId)
                .filter(merchantId -> belongsTo(person, merchantId) || posts.hasPostAt(showId, person.id()))
                .isPresent();
    }

    /** All that a person may do at a show. */
    public Set<Act> actsAt(@Nullable Person person, long showId) {
        if (person == null) {
            return Set.of();
        }
        return shows.merchantOf(showId)
                .map(merchantId -> {
                    Set<Act> acts = actsIn(person, merchantId);
                    if (owns(person, merchantId)) {
                        return acts;
                    }
                    var all = EnumSet.noneOf(Act.class);
                    all.addAll(acts);
                    posts.at(showId, person.id()).forEach(post -> all.addAll(post.acts()));
                    return Set.copyOf(all);
                })
                .orElse(Set.of());
    }

    /** All that a person may do in a shop. */
    public Set<Act> actsIn(@Nullable Person person, long merchantId) {
        if (person == null || !belongsTo(person, merchantId)) {
            return Set.of();
        }
        if (owns(person, merchantId)) {
            return Set.copyOf(EnumSet.allOf(Act.class));
        }
        return posts.in(merchantId, person.id()).stream()
                .flatMap(post -> post.acts().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the shop is the person's own. */
    public static boolean owns(@Nullable Person person, long merchantId) {
        return person != null && person.is(Role.MERCHANT) && belongsTo(person, merchantId);
    }

    /** Whether a shop is one of the person's, be it the one acted for now or another. */
    public boolean isOf(Person person, long merchantId) {
        return belongsTo(person, merchantId) || posts.isMember(merchantId, person.id());
    }

    private static boolean belongsTo(@Nullable Person person, long merchantId) {
        return person != null && person.merchantId() != null && person.merchantId() == merchantId;
    }

    private static Person signedIn(@Nullable Person person) {
        if (person == null) {
            throw new Problem(401, "sign-in", "请先登录", "sign in first");
        }
        return person;
    }

    private static void requireOf(@Nullable Person person, Set<Act> acts, boolean belongs, Act act) {
        signedIn(person);
        if (acts.contains(act)) {
            return;
        }
        if (!belongs) {
            throw Problem.notFound();
        }
        List<Post> who = Post.that(act);
        String zh = who.stream().map(Post::zh).collect(Collectors.joining("、"));
        String en = who.stream().map(Post::en).collect(Collectors.joining(", "));
        throw new Problem(
                403,
                "not-your-post",
                "您的岗位不能" + act.zh() + "，可以的是：" + (who.isEmpty() ? "店主" : "店主、" + zh),
                "your post may not " + act.en() + "; who may: owner" + (who.isEmpty() ? "" : ", " + en),
                Map.of("act", act.name(), "posts", who.stream().map(Post::name).toList()));
    }
}
