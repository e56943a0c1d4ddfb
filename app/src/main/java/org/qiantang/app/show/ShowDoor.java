package org.qiantang.app.show;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Post;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;

/** The door of every show's studio: it lets pass who may do an act, and answers with where the written thing stands. */
final class ShowDoor {
    private final Team team;
    private final ShowRows shows;
    private final FoldedShows folded;
    private final StageBar bar;

    ShowDoor(Team team, ShowRows shows, FoldedShows folded, StageBar bar) {
        this.team = team;
        this.shows = shows;
        this.folded = folded;
        this.bar = bar;
    }

    /** What one has done, and where it stands. */
    record Planned(long id, String at) {}

    /** An act, whether the asker may do it here, and the posts that may. */
    record Leave(Act act, boolean may, List<String> posts) {}

    /** The show, for somebody who may do this at it; else 401, 403 or 404. */
    ShowRows.ShowRow pass(@Nullable Person person, long showId, Act act) {
        team.require(person, showId, act);
        if (person != null && (act == Act.SPEAK || act == Act.CAMERA)) {
            bar.requireMayAppear(person.id());
        }
        return shows.one(showId).orElseThrow(Problem::notFound);
    }

    /** The show, for somebody who has anything to do with it. */
    ShowRows.ShowRow see(@Nullable Person person, long showId) {
        team.requireSight(person, showId);
        return shows.one(showId).orElseThrow(Problem::notFound);
    }

    /** The shop for which the asker may do this. */
    long shopFor(@Nullable Person person, Act act) {
        return team.shopFor(person, act);
    }

    List<Leave> leave(Person person, long showId) {
        Set<Act> acts = team.actsAt(person, showId);
        return Arrays.stream(Act.values())
                .map(act -> new Leave(
                        act,
                        acts.contains(act),
                        Post.that(act).stream().map(Post::name).toList()))
                .toList();
    }

    Planned answer(long id, Receipt.Done done) {
        folded.await(done);
        return new Planned(id, done.shard() + ":" + done.position());
    }
}
