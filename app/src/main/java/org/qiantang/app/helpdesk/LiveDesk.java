package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.question.SameQuestion;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.HelpdeskEvent.HelpKind;
import org.qiantang.event.HelpdeskEvent.HelpMode;
import org.qiantang.event.HelpdeskEvent.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The helpdesk of one show: takes in what viewers say and, twice a second, does what is due. */
final class LiveDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDesk.class);
    private static final int MOST_A_TURN = 80;
    private static final int MOST_SAID_A_TURN = 2;
    /** So many questions wait for their turn to be said; more would be answered when nobody remembers asking. */
    private static final int MOST_LATE = 20;

    private static final Duration TOO_LATE = Duration.ofMinutes(2);
    private static final int TRIES = 3;
    private static final Duration COUNT_FOLLOWERS = Duration.ofSeconds(5);

    private final long showId;
    private final long merchantId;
    private final Company company;
    private final Heard heard;
    private final Intake intake = new Intake();
    private final Suggestions suggestions = new Suggestions();
    private final Quarrel quarrel = new Quarrel();
    private final Thanks thanks = new Thanks();
    private final Wanted wanted = new Wanted();
    private final List<Group> ripe = new ArrayList<>();
    private Setting setting;
    private volatile boolean quarrelling;
    private Instant followersCounted;
    private long said;
    private long handedOver;
    private long thanked;
    private long late;

    /** @param heard what was said before the desk was there */
    LiveDesk(long showId, long merchantId, Company company, Setting setting, Heard heard, Instant now) {
        this.showId = showId;
        this.merchantId = merchantId;
        this.company = company;
        this.setting = setting;
        this.heard = heard;
        this.followersCounted = now;
    }

    /** How the helpdesk of a show stands. */
    record Status(
            Setting setting,
            @Nullable Instant quietSince,
            int heat,
            List<Suggestion> waiting,
            Intake.Counts intake,
            long missed,
            long dropped,
            long said,
            long handedOver,
            long thanked) {
        Status {
            waiting = List.copyOf(waiting);
        }
    }

    synchronized void set(Setting how) {
        setting = how;
        if (!Next.hears(how.mode())) {
            suggestions.clear();
            ripe.clear();
            wanted.forget();
        }
    }

    synchronized Status status(Instant now) {
        return new Status(
                setting,
                quarrel.quietSince(now),
                quarrel.heat(),
                suggestions.all(now),
                intake.counts(),
                heard.missed(),
                suggestions.dropped() + late,
                said,
                handedOver,
                thanked);
    }

    /** Whether the room quarrelled when the desk last looked; does not wait for a turn under way. */
    boolean isQuarrelling() {
        return quarrelling;
    }

    /** As {@link Wanted#askers}; does not wait for the turn under way. */
    Map<Long, Integer> askers(Instant now) {
        return wanted.askers(now);
    }

    /** Does what is due; bounded, so that one turn is never long. */
    synchronized void work(Instant now) {
        // Also where this turn fails before it knows better: a room that has calmed down is calm.
        quarrelling = quarrel.quietSince(now) != null;
        Optional<Board> board = company.boards().of(showId);
        for (int held = heard.takeHeldBack(); held > 0; held--) {
            quarrel.heldBack(now);
        }
        heard.takePayers().stream()
                .filter(person -> !company.simulated().test(person))
                .forEach(thanks::bought);
        listen(board.map(Board::pinned).orElse(null), now);
        boolean quiet = quarrel.quietSince(now) != null;
        quarrelling = quiet;
        if (Next.hears(setting.mode()) && board.filter(Board::isOpen).isPresent()) {
            ripe.addAll(intake.due(now));
            answer(quiet, now);
            thank(quiet, now);
        } else {
            intake.due(now);
            thanks.forget();
        }
    }

    private void listen(@Nullable Long pinned, Instant now) {
        for (int turn = 0; turn < MOST_A_TURN; turn++) {
            Heard.Line line = heard.next();
            if (line == null) {
                return;
            }
            quarrel.heard(line.text(), now);
            List<String> before = heard.before(line);
            if (Next.hears(setting.mode())) {
                take(line, before, pinned, now);
            }
        }
    }

    private void take(Heard.Line line, List<String> before, @Nullable Long pinned, Instant now) {
        String key = SameQuestion.key(line.text());
        if (key.isEmpty() || heard.isChatter(key)) {
            return;
        }
        var asked = new Asked(
                line.lineId(),
                line.personId(),
                line.text(),
                pinned,
                heard.isBuyer(line.personId()),
                company.simulated().test(line.personId()),
                line.at(),
                before);
        if (intake.join(asked).isPresent()) {
            return;
        }
        if (company.drafts().asks(showId, pinned, before, line.text())) {
            intake.open(asked, now);
        } else {
            heard.chatter(key);
        }
    }

    /** Equal answers to differently worded questions become one; then each goes its way. */
    private void answer(boolean quiet, Instant now) {
        var drafted = new ArrayList<Suggestion>();
        for (Group group : ripe) {
            draft(group).ifPresent(draft -> {
                Optional<Suggestion> same = drafted.stream()
                        .filter(one -> one.draft().isSameAs(draft))
                        .findFirst();
                same.ifPresentOrElse(
                        one -> one.group().join(group), () -> drafted.add(new Suggestion(group, draft, now)));
            });
        }
        ripe.clear();
        drafted.forEach(one -> wanted.asked(one.draft().itemId(), one.group().askers(), now));
        drafted.sort((one, other) -> Intake.PRESSING.compare(one.group(), other.group()));
        int spoken = 0;
        for (Suggestion one : drafted) {
            switch (Next.of(setting, one.draft(), quiet)) {
                case LEAVE -> {}
                case SUGGEST -> suggestions.add(one);
                case HAND_OVER -> {
                    if (spoken < MOST_SAID_A_TURN) {
                        spoken += handOver(one, HelpMode.ALONE, null).fresh() ? 1 : 0;
                    } else {
                        ripe.add(one.group());
                    }
                }
                case SAY -> {
                    if (spoken < MOST_SAID_A_TURN) {
                        spoken++;
                        sayAlone(one);
                    } else {
                        // It is drafted anew then, since facts may have moved.
                        ripe.add(one.group());
                    }
                }
            }
        }
        letGo(now);
    }

    private void letGo(Instant now) {
        int before = ripe.size();
        ripe.removeIf(group -> group.since().plus(TOO_LATE).isBefore(now));
        ripe.sort(Intake.PRESSING);
        while (ripe.size() > MOST_LATE) {
            ripe.removeLast();
        }
        late += before - ripe.size();
    }

    private Optional<Draft> draft(Group group) {
        Asked first = group.first();
        return company.drafts().of(showId, merchantId, group.pinned(), first.before(), group.text());
    }

    private void sayAlone(Suggestion first) {
        Suggestion one = first;
        for (int tries = 0; tries < TRIES; tries++) {
            Receipt receipt = company.voice().say(showId, line(one, HelpKind.ANSWER, HelpMode.ALONE, null, one.text()));
            if (!(receipt instanceof Receipt.Refused(Refusal refusal))) {
                said++;
                return;
            }
            if (!isStale(refusal)) {
                LOG.info("an answer was not said: show={} refusal={}", showId, refusal);
                return;
            }
            Optional<Draft> now = draft(one.group());
            if (now.isEmpty()
                    || now.get().kind() != Draft.Kind.TOLD
                    || !now.get().judged().clear()) {
                return;
            }
            one = new Suggestion(one.group(), now.get(), one.at());
        }
        suggestions.add(one);
    }

    /** Whether what a line tells has changed since it was drafted, so that another may be. */
    private static boolean isStale(Refusal refusal) {
        return refusal instanceof Refusal.PriceMoved || refusal instanceof Refusal.FlashMoved;
    }

    /** Who asked is told so once for each question, however many ask it again. */
    private HandOverDesk.Opened handOver(Suggestion one, HelpMode mode, @Nullable Long staffId) {
        HandOverDesk.Opened opened = company.handOvers().open(opening(one));
        if (!opened.fresh()) {
            return opened;
        }
        handedOver++;
        RoomRequest.HelpLine line = line(one, HelpKind.ASKING, mode, staffId, one.text());
        if (one.draft().judged().clear()
                && company.voice().say(showId, line) instanceof Receipt.Refused(Refusal refusal)) {
            LOG.info("that a question was handed over was not said: show={} refusal={}", showId, refusal);
        }
        return opened;
    }

    private HandOverDesk.Opening opening(Suggestion one) {
        Draft draft = one.draft();
        return new HandOverDesk.Opening(
                merchantId,
                showId,
                draft.productId(),
                draft.itemId(),
                one.group().text(),
                draft.topic(),
                draft.reason(),
                one.group().lines(),
                one.group().askers());
    }

    private RoomRequest.HelpLine line(
            Suggestion one, HelpKind kind, HelpMode mode, @Nullable Long staffId, String text) {
        Draft draft = one.draft();
        return new RoomRequest.HelpLine(
                kind,
                mode,
                one.group().lines(),
                one.group().count(),
                one.group().onlyAsker(),
                draft.itemId(),
                text,
                draft.facts(),
                draft.judged().verdict(),
                draft.judged().version(),
                staffId);
    }

    private void thank(boolean quiet, Instant now) {
        boolean thanking = setting.mode() == Mode.ALONE && setting.thanksSeconds() > 0;
        if (!thanking || quiet) {
            thanks.forget();
            followersCounted = now;
            return;
        }
        if (!followersCounted.plus(COUNT_FOLLOWERS).isAfter(now)) {
            thanks.followed(company.followers().since(merchantId, followersCounted, now));
            followersCounted = now;
        }
        thanks.due(now, Duration.ofSeconds(setting.thanksSeconds())).ifPresent(text -> {
            Gate.Judged judged = company.gate().judge(showId, null, true, text);
            if (judged.clear()) {
                thanked++;
                company.voice()
                        .say(
                                showId,
                                new RoomRequest.HelpLine(
                                        HelpKind.THANKS,
                                        HelpMode.ALONE,
                                        List.of(),
                                        0,
                                        null,
                                        null,
                                        text,
                                        List.of(),
                                        judged.verdict(),
                                        judged.version(),
                                        null));
            }
        });
    }

    /** Staff let an answer out as it is; what it stands on must still be so. */
    synchronized Approval approve(long id, long staffId, Instant now) {
        Optional<Suggestion> found = suggestions.one(id, now);
        if (found.isEmpty()) {
            return new Approval.Gone();
        }
        Suggestion old = found.get();
        Optional<Draft> draft = draft(old.group());
        if (draft.isEmpty()) {
            suggestions.remove(id);
            return new Approval.Gone();
        }
        var one = new Suggestion(old.group(), draft.get(), old.at());
        if (!one.draft().saysAs(old.draft())) {
            replace(old, one);
            return new Approval.Moved(one.text());
        }
        if (!one.draft().judged().clear()) {
            return new Approval.NotClear(one.draft().judged().message());
        }
        if (one.draft().kind() == Draft.Kind.HAND_OVER) {
            return pass(id, staffId, now);
        }
        return out(one, line(one, HelpKind.ANSWER, HelpMode.APPROVED, staffId, one.text()), null);
    }

    /** Staff put their own words in the place of the machine's. */
    synchronized Approval correct(long id, String text, long staffId, Instant now) {
        Optional<Suggestion> found = suggestions.one(id, now);
        if (found.isEmpty()) {
            return new Approval.Gone();
        }
        Suggestion one = found.get();
        Gate.Judged judged = company.gate().judge(showId, one.draft().itemId(), false, text);
        if (judged.violates()) {
            return new Approval.NotClear(judged.message());
        }
        boolean over = one.draft().kind() == Draft.Kind.HAND_OVER;
        var line = new RoomRequest.HelpLine(
                over ? HelpKind.REPLY : HelpKind.ANSWER,
                over ? HelpMode.WRITTEN : HelpMode.EDITED,
                one.group().lines(),
                one.group().count(),
                one.group().onlyAsker(),
                one.draft().itemId(),
                Topics.counted(one.group().count(), one.draft().topic()) + text,
                one.draft().facts(),
                judged.verdict(),
                judged.version(),
                staffId);
        return out(one, line, text);
    }

    private Approval out(Suggestion one, RoomRequest.HelpLine line, @Nullable String corrected) {
        return switch (company.voice().say(showId, line)) {
            case Receipt.Done done -> {
                suggestions.remove(one.id());
                said++;
                Long lineId = done.id();
                yield new Approval.Said(lineId == null ? 0 : lineId, one, corrected);
            }
            case Receipt.Held _ -> throw new IllegalStateException("receipt: held (expected: done)");
            case Receipt.Refused(Refusal refusal)
            when isStale(refusal) -> {
                Suggestion fresh = draft(one.group())
                        .map(draft -> new Suggestion(one.group(), draft, one.at()))
                        .orElse(one);
                replace(one, fresh);
                yield new Approval.Moved(fresh.text());
            }
            case Receipt.Refused(Refusal refusal) -> new Approval.Refused(refusal);
        };
    }

    /** Staff hand a question over, to be answered later. */
    synchronized Approval pass(long id, long staffId, Instant now) {
        Optional<Suggestion> found = suggestions.one(id, now);
        if (found.isEmpty()) {
            return new Approval.Gone();
        }
        suggestions.remove(id);
        Suggestion old = found.get();
        Draft draft = old.draft();
        String asking = "这个我帮您问一下，稍后回您";
        var asks = new Draft(
                Draft.Kind.HAND_OVER,
                asking,
                draft.itemId(),
                draft.productId(),
                draft.topic(),
                draft.reason().isEmpty() ? "by-staff" : draft.reason(),
                List.of(),
                false,
                null,
                company.gate().judge(showId, draft.itemId(), true, asking),
                0);
        var one = new Suggestion(old.group(), asks, old.at());
        return new Approval.HandedOver(handOver(one, HelpMode.APPROVED, staffId).id());
    }

    synchronized boolean dismiss(long id, Instant now) {
        boolean there = suggestions.one(id, now).isPresent();
        suggestions.remove(id);
        return there;
    }

    private void replace(Suggestion old, Suggestion fresh) {
        suggestions.remove(old.id());
        suggestions.add(fresh);
    }
}
