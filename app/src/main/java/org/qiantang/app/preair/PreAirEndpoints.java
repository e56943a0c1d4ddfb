package org.qiantang.app.preair;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.show.Shows;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The review before air (播前审核): run and read in the studio, and its sealed records for officers. */
@RestController
class PreAirEndpoints {

    private final PreAirDesk desk;
    private final PreAirRows rows;
    private final Shows shows;
    private final Team team;
    private final OwnWrites ownWrites;
    private final PreAirReaders readers;

    PreAirEndpoints(
            PreAirDesk desk, PreAirRows rows, Shows shows, Team team, OwnWrites ownWrites, PreAirReaders readers) {
        this.desk = desk;
        this.rows = rows;
        this.shows = shows;
        this.team = team;
        this.ownWrites = ownWrites;
        this.readers = readers;
    }

    /**
     * A sealed record.
     *
     * @param sealedOffset where it stands in the office's journal
     * @param leafIndex its leaf in the evidence log; null for the seconds until the log has come so far
     */
    record SealedReview(
            String sealedOffset,
            @Nullable String leafIndex,
            @Nullable String leafHash,
            PreAirReviewed review) {}

    /**
     * How a show's review stands.
     *
     * @param last null where it was never reviewed
     * @param changed whether the line-up, its papers, prices or the rules are others by now
     */
    record ReviewState(@Nullable SealedReview last, boolean changed) {}

    @GetMapping("/api/studio/shows/{id}/preair")
    ReviewState preAirOfShow(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        team.requireSight(person, id);
        Shows.Brief show = shows.brief(id).orElseThrow(Problem::notFound);
        return state(show);
    }

    @PostMapping("/api/studio/shows/{id}/preair")
    ReviewState reviewBeforeAir(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        if (person == null) {
            throw Problem.signIn();
        }
        team.require(person, id, Act.LINE_UP);
        Shows.Brief show = shows.brief(id).orElseThrow(Problem::notFound);
        if (show.state().equals("closed") || show.isShelf()) {
            throw new Problem(409, "over", "这一场已经结束，不能再审核", "the show is over and cannot be reviewed any more");
        }
        ownWrites.await(desk.review(id, show.roomId(), person.id()));
        return state(show);
    }

    /** The sealed records of a show, the newest first. */
    @GetMapping("/api/officer/shows/{show}/preair")
    Page<SealedReview> preAirRecords(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long show,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        Person officer = Officers.only(person);
        if (shows.brief(show).isEmpty()) {
            throw Problem.notFound();
        }
        readers.opened(show, officer.id());
        int most = Page.limit(limit);
        return Page.of(
                        rows.newest(show, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        kept -> Long.toString(kept.offset()))
                .map(PreAirEndpoints::view);
    }

    private ReviewState state(Shows.Brief show) {
        PreAirRows.Sealed last = rows.last(show.showId()).orElse(null);
        if (last == null) {
            return new ReviewState(null, false);
        }
        String now = show.state().equals("closed") ? null : desk.subjectNow(show.showId(), show.roomId());
        return new ReviewState(
                view(last), now != null && !now.equals(last.review().subject()));
    }

    private static SealedReview view(PreAirRows.Sealed sealed) {
        PreAirRows.SealLeaf leaf = sealed.leaf();
        return new SealedReview(
                Long.toString(sealed.offset()),
                leaf == null ? null : Long.toString(leaf.index()),
                leaf == null ? null : leaf.hash(),
                sealed.review());
    }
}
