package org.qiantang.app.proof;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What officers see of the evidence log: how it stands, and who took what out of it. */
@RestController
@RequestMapping("/api/officer/proof")
class EvidenceLogEndpoints {
    private final ProofState state;
    private final AccessTable accesses;
    private final People people;

    EvidenceLogEndpoints(ProofState state, AccessTable accesses, People people) {
        this.state = state;
        this.accesses = accesses;
        this.people = people;
    }

    /**
     * What was done with evidence.
     *
     * @param person empty once it was erased who it was
     * @param leaf the index of its leaf in the log; null for some seconds
     */
    record Done(
            long id,
            Instant at,
            String room,
            String about,
            String act,
            String reason,
            String person,
            @Nullable Long leaf) {}

    @GetMapping
    ProofState.Standing standing(@AuthenticationPrincipal @Nullable Person person) {
        officer(person);
        return state.standing();
    }

    /** The ledger of custody, the newest first; an act, or all. */
    @GetMapping("/custody")
    Page<Done> custody(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(defaultValue = "") String act,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        officer(person);
        if (!List.of("", "read", "export", "hand_over").contains(act)) {
            throw Problem.nonsense("act", "act 应为 read、export 或 hand_over", "act: read, export or hand_over");
        }
        int most = Page.limit(limit);
        return Page.of(
                        accesses.listed(act.toUpperCase(Locale.ROOT), Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        done -> Long.toString(done.id()))
                .map(this::done);
    }

    private Done done(AccessTable.Listed listed) {
        Long person = listed.personId();
        return new Done(
                listed.id(),
                listed.at(),
                listed.room(),
                listed.about(),
                listed.act(),
                listed.reason(),
                person == null ? "" : people.nickname(person),
                listed.index());
    }

    static Person officer(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER)) {
            throw new Problem(403, "forbidden", "只有治理员可以这样做", "only officers may do this");
        }
        return who;
    }
}
