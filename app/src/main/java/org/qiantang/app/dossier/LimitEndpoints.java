package org.qiantang.app.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Provisional limits of traffic (先行限流): officers confirm or lift them, and shops object. */
@RestController
class LimitEndpoints {
    private static final int MOST_WORDS = 500;
    private static final int USUAL_HOURS = 24;

    private final LimitDesk desk;
    private final LimitSheets sheets;
    private final LimitConfirming confirming;
    private final Team team;
    private final WordHash hash;
    private final OwnWrites ownWrites;

    LimitEndpoints(
            LimitDesk desk,
            LimitSheets sheets,
            LimitConfirming confirming,
            Team team,
            WordHash hash,
            OwnWrites ownWrites) {
        this.desk = desk;
        this.sheets = sheets;
        this.confirming = confirming;
        this.team = team;
        this.hash = hash;
        this.ownWrites = ownWrites;
    }

    /**
     * Those that bind, then those that were set within the last day and are over, 50 at most.
     *
     * @param mostHours for how long the measure of one that is confirmed may bind the shop
     */
    record LimitList(List<LimitSheet> limits, int mostHours) {
        LimitList {
            limits = List.copyOf(limits);
        }
    }

    /** {@code termHours} is how long the measure is to bind the shop, 24 where it is left out. */
    record LimitConfirmBody(
            @Nullable String reason, @Nullable Integer termHours) {}

    record LimitConfirmed(long dossierId) {}

    record LimitLiftBody(@Nullable String reason) {}

    record LimitObjectionBody(@Nullable String words) {}

    @GetMapping("/api/officer/limits")
    LimitList provisionalLimits(@AuthenticationPrincipal @Nullable Person person) {
        Officers.officer(person);
        return new LimitList(sheets.newest(), confirming.mostHours());
    }

    /** Confirms the finding, opens a dossier and takes the limit of traffic as its measure. */
    @PostMapping("/api/officer/limits/{show}/{limit}/confirm")
    LimitConfirmed confirmProvisionalLimit(
            @PathVariable long show,
            @PathVariable long limit,
            @RequestBody LimitConfirmBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        String reason = Fields.text(body.reason(), "reason", FindingEndpoints.MOST_REASON);
        Integer hours = body.termHours();
        return new LimitConfirmed(confirming.confirm(
                show, limit, new LimitConfirming.Word(reason, hours == null ? USUAL_HOURS : hours, officer.id())));
    }

    /** Ends it before its time; the same rules set none again in this show. */
    @PostMapping("/api/officer/limits/{show}/{limit}/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liftProvisionalLimit(
            @PathVariable long show,
            @PathVariable long limit,
            @RequestBody LimitLiftBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        String reason = Fields.text(body.reason(), "reason", FindingEndpoints.MOST_REASON);
        ownWrites.await(desk.lift(show, limit, reason, officer.id()));
    }

    /** The shop objects to a limit that binds one of its rooms, or has ended early and may still be confirmed, once; officers read it beside the limit. */
    @PostMapping("/api/studio/limits/{show}/{limit}/objection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void objectToProvisionalLimit(
            @PathVariable long show,
            @PathVariable long limit,
            @RequestBody LimitObjectionBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.PLAN);
        boolean own = desk.read(show)
                .of(limit)
                .filter(one -> one.merchantId() == shop)
                .isPresent();
        if (!own) {
            throw Problem.notFound();
        }
        Person writer = Fields.signedIn(person);
        String words = DossierEndpoints.lines(body.words(), "words", MOST_WORDS);
        ownWrites.await(desk.contest(
                show, limit, writer.id(), hash.of(writer.id(), words), NoticeEndpoints.beside(writer, words)));
    }
}
