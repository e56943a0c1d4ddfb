package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.FindingEvent;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.GraveRule;
import org.qiantang.event.FindingEvent.ProvisionalEnd;
import org.qiantang.event.FindingEvent.ProvisionalLimitConfirmed;
import org.qiantang.event.FindingEvent.ProvisionalLimitContested;
import org.qiantang.event.FindingEvent.ProvisionalLimitCorrected;
import org.qiantang.event.FindingEvent.ProvisionalLimitEnded;
import org.qiantang.event.FindingEvent.ProvisionalLimitJoined;
import org.qiantang.event.FindingEvent.ProvisionalLimitSet;
import org.qiantang.event.FindingEvent.Ruling;

/** The provisional limits of traffic (先行限流) of one show, as the story of its findings tells them. */
final class ShowLimits {
    private static final Set<ProvisionalEnd> BY_ITSELF = Set.of(ProvisionalEnd.TERM, ProvisionalEnd.CORRECTED);

    private final Map<Long, Limit> limits = new LinkedHashMap<>();
    private final Set<Long> withdrawn = new HashSet<>();
    private final Set<String> lifted = new HashSet<>();
    private boolean shortened;

    /** One limit from the line that brought it about to its end. */
    static final class Limit {
        private final ProvisionalLimitSet set;
        private final List<ProvisionalLimitJoined> joined = new ArrayList<>();
        private final Set<Long> takenBack = new HashSet<>();
        private @Nullable ProvisionalLimitCorrected lastTakenBack;
        private @Nullable Instant shortUntil;
        private boolean contested;
        private @Nullable ProvisionalLimitConfirmed confirmed;
        private @Nullable ProvisionalEnd end;

        private Limit(ProvisionalLimitSet set) {
            this.set = set;
        }

        long id() {
            return set.limitId();
        }

        long merchantId() {
            return set.merchantId();
        }

        /** Till when it binds, unless somebody ends it before: its own time, or what is left since everything was taken back. */
        Instant until() {
            return shortUntil == null ? set.until() : shortUntil;
        }

        /** Whether it is to end before its own time, since the host has taken back everything behind it. */
        boolean isShortened() {
            return shortUntil != null;
        }

        /** With its time it is over, though its end may not be written yet. */
        boolean binds(Instant moment) {
            return end == null && moment.isBefore(until());
        }

        /** Whether its time is over and its end has not been written. */
        boolean isOverdue(Instant moment) {
            return end == null && !moment.isBefore(until());
        }

        /** Up to its own time, also where it ended before since the host took everything back, unless an officer has ended it. */
        boolean isOpen(Instant moment) {
            return isEndedByNobody() && moment.isBefore(set.until());
        }

        /** While it is open; and after that for whoever was cut off in the middle, for nobody has ended what was begun. */
        boolean isConfirmable(Instant moment) {
            return isOpen(moment) || (confirmed != null && isEndedByNobody());
        }

        /** Whether it has not ended, or has by itself. */
        boolean isEndedByNobody() {
            return end == null || BY_ITSELF.contains(end);
        }

        boolean isContested() {
            return contested;
        }

        int joined() {
            return joined.size();
        }

        @Nullable
        ProvisionalLimitConfirmed confirmed() {
            return confirmed;
        }

        /** The lines behind it, the one that brought it about first. */
        List<FoundLine> lines() {
            var lines = new ArrayList<FoundLine>();
            lines.add(new FoundLine(set.showId(), set.limitId()));
            joined.forEach(one -> lines.add(new FoundLine(one.showId(), one.lineId())));
            return lines;
        }

        /** Whether a line is behind it that the host has not taken back. */
        boolean stands(long lineId) {
            return !takenBack.contains(lineId) && lines().contains(new FoundLine(set.showId(), lineId));
        }

        /** How the host took back a line behind it last; null where none was. */
        @Nullable
        ProvisionalLimitCorrected lastTakenBack() {
            return lastTakenBack;
        }

        private void join(ProvisionalLimitJoined line) {
            joined.add(line);
            shortUntil = null;
        }

        private void takeBack(ProvisionalLimitCorrected correction) {
            takenBack.add(correction.lineId());
            lastTakenBack = correction;
            if (correction.until() != null) {
                shortUntil = correction.until();
            }
        }

        private boolean isBehind(String rule) {
            return rules().stream().anyMatch(one -> one.rule().equals(rule));
        }

        /** The rules that all of them broke, each once. */
        Set<GraveRule> rules() {
            var rules = new LinkedHashSet<>(set.rules());
            joined.forEach(one -> rules.addAll(one.rules()));
            return rules;
        }
    }

    void apply(FindingEvent event) {
        switch (event) {
            case FindingJudged judged -> {
                if (judged.ruling() == Ruling.WITHDRAWN) {
                    withdrawn.add(judged.lineId());
                } else {
                    withdrawn.remove(judged.lineId());
                }
            }
            case ProvisionalLimitSet set -> limits.put(set.limitId(), new Limit(set));
            case ProvisionalLimitJoined one -> known(one.limitId()).join(one);
            case ProvisionalLimitCorrected one -> {
                known(one.limitId()).takeBack(one);
                shortened = shortened || one.until() != null;
            }
            case ProvisionalLimitContested one -> known(one.limitId()).contested = true;
            case ProvisionalLimitConfirmed one -> known(one.limitId()).confirmed = one;
            case ProvisionalLimitEnded one -> {
                Limit limit = known(one.limitId());
                limit.end = one.cause();
                if (one.cause() == ProvisionalEnd.LIFTED) {
                    limit.rules().forEach(rule -> lifted.add(rule.rule()));
                }
            }
        }
    }

    Optional<Limit> of(long limitId) {
        return Optional.ofNullable(limits.get(limitId));
    }

    /** The one that binds at a moment; there is never a second. */
    Optional<Limit> binding(Instant moment) {
        return limits.values().stream().filter(limit -> limit.binds(moment)).findFirst();
    }

    /** Those that officers may still begin to confirm though nothing behind them is so. */
    List<Limit> unfounded(Instant moment) {
        return limits.values().stream()
                .filter(limit -> limit.isOpen(moment))
                .filter(this::isUnfounded)
                .toList();
    }

    /** Whether a line has brought one about, or belongs to one. */
    boolean knows(FoundLine line) {
        return limits.values().stream().anyMatch(limit -> limit.lines().contains(line));
    }

    /** Whether officers have found that nothing is wrong with a line, and not changed their mind. */
    boolean isWithdrawn(long lineId) {
        return withdrawn.contains(lineId);
    }

    /** Whether officers lifted a limit behind which this rule stood, or found it wrongly set: in this show it sets none again. */
    boolean isLifted(String rule) {
        return lifted.contains(rule)
                || limits.values().stream().filter(this::isUnfounded).anyMatch(limit -> limit.isBehind(rule));
    }

    /** Whether officers hold nothing that is behind a limit to be so. */
    private boolean isUnfounded(Limit limit) {
        return limit.lines().stream().allMatch(line -> isWithdrawn(line.lineId()));
    }

    /** Whether a host's taking something back has shortened a limit in this show: it does so once. */
    boolean wasShortened() {
        return shortened;
    }

    /** Whether nothing stands behind a limit once this line is taken back: all else was before, or officers withdrew it. */
    boolean isAllTakenBackWith(Limit limit, long lineId) {
        return limit.lines().stream()
                .mapToLong(FoundLine::lineId)
                .allMatch(line -> line == lineId || !limit.stands(line) || isWithdrawn(line));
    }

    private Limit known(long limitId) {
        Limit limit = limits.get(limitId);
        if (limit == null) {
            throw new IllegalStateException("limit: " + limitId + " (expected: one that was set)");
        }
        return limit;
    }
}
