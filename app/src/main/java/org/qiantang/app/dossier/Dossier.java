package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.AppealDecided;
import org.qiantang.event.DossierEvent.Consent;
import org.qiantang.event.DossierEvent.DossierClosed;
import org.qiantang.event.DossierEvent.DossierOpened;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.MeasureAppealed;
import org.qiantang.event.DossierEvent.MeasureDeclined;
import org.qiantang.event.DossierEvent.MeasureEnded;
import org.qiantang.event.DossierEvent.MeasureProposed;
import org.qiantang.event.DossierEvent.MeasureTaken;
import org.qiantang.event.DossierEvent.NoticeGiven;
import org.qiantang.event.DossierEvent.RepairChecked;
import org.qiantang.event.DossierEvent.ReplyKind;
import org.qiantang.event.DossierEvent.ShopReplied;

/** A dossier (案卷) as its events tell it. */
final class Dossier {
    private final long id;
    private final Set<FoundLine> findings = new LinkedHashSet<>();
    private final List<NoticeGiven> notices = new ArrayList<>();
    private final List<ShopReplied> replies = new ArrayList<>();
    private final Map<Long, RepairChecked> checks = new HashMap<>();
    private final Map<Long, Measure> measures = new LinkedHashMap<>();
    private final Map<ReplyKind, Integer> repliesSinceOfficers = new EnumMap<>(ReplyKind.class);
    private @Nullable DossierOpened opened;
    private @Nullable DossierClosed closed;
    private long officerId;
    private Instant at = Instant.EPOCH;
    private @Nullable Instant servedAt;
    private @Nullable Instant readAt;
    private int steps;

    Dossier(long id) {
        this.id = id;
    }

    /** A measure from its proposal to its end. */
    static final class Measure {
        private final MeasureProposed proposed;
        private final Map<Consent, Long> agreed = new EnumMap<>(Consent.class);
        private @Nullable MeasureDeclined declined;
        private @Nullable MeasureTaken taken;
        private @Nullable MeasureAppealed appeal;
        private @Nullable AppealDecided decision;
        private @Nullable MeasureEnded ended;

        Measure(MeasureProposed proposed) {
            this.proposed = proposed;
        }

        MeasureProposed proposed() {
            return proposed;
        }

        Map<Consent, Long> agreed() {
            return agreed;
        }

        Optional<Consent> wants() {
            return proposed.needs().stream()
                    .filter(consent -> !agreed.containsKey(consent))
                    .findFirst();
        }

        /** Whether this person has had a hand in it, and so may not look at it as another. */
        boolean isOf(long person) {
            return proposed.officerId() == person || agreed.containsValue(person);
        }

        @Nullable
        MeasureDeclined declined() {
            return declined;
        }

        @Nullable
        MeasureTaken taken() {
            return taken;
        }

        @Nullable
        MeasureAppealed appeal() {
            return appeal;
        }

        @Nullable
        AppealDecided decision() {
            return decision;
        }

        @Nullable
        MeasureEnded ended() {
            return ended;
        }

        boolean isWaiting() {
            return taken == null && declined == null;
        }

        boolean isInForce() {
            return taken != null && ended == null;
        }

        /** Whether it binds at a moment: with its term it is over, though its end may not be written yet. */
        boolean binds(Instant moment) {
            MeasureTaken one = taken;
            return one != null && ended == null && one.until().isAfter(moment);
        }

        boolean isBeforeAppeal() {
            return appeal != null && decision == null;
        }
    }

    void apply(DossierEvent event) {
        at = event.at();
        steps++;
        switch (event) {
            case DossierOpened one -> {
                opened = one;
                officerId = one.officerId();
                findings.addAll(one.findings());
            }
            case DossierEvent.FindingsJoined more -> findings.addAll(more.findings());
            case DossierEvent.DossierHandedOver over -> officerId = over.officerId();
            case NoticeGiven notice -> {
                notices.add(notice);
                servedAt = notice.at();
                repliesSinceOfficers.clear();
            }
            case DossierEvent.NoticeRead read -> readAt = read.at();
            case ShopReplied reply -> {
                replies.add(reply);
                repliesSinceOfficers.merge(reply.kind(), 1, Integer::sum);
            }
            case RepairChecked check -> {
                checks.put(check.replyId(), check);
                repliesSinceOfficers.clear();
            }
            case MeasureProposed one -> measures.put(one.measureId(), new Measure(one));
            case DossierEvent.MeasureAgreed one ->
                measure(one.measureId()).agreed.put(one.consent(), one.officerId());
            case MeasureDeclined one -> measure(one.measureId()).declined = one;
            case MeasureTaken one -> {
                measure(one.measureId()).taken = one;
                servedAt = one.at();
                repliesSinceOfficers.clear();
            }
            case MeasureAppealed one -> measure(one.measureId()).appeal = one;
            case AppealDecided one -> {
                measure(one.measureId()).decision = one;
                servedAt = one.at();
                repliesSinceOfficers.clear();
            }
            case MeasureEnded one -> measure(one.measureId()).ended = one;
            case DossierClosed one -> closed = one;
        }
    }

    private Measure measure(long measureId) {
        Measure measure = measures.get(measureId);
        if (measure == null) {
            throw new IllegalStateException("measure: " + measureId + " (expected: one of " + measures.keySet() + ")");
        }
        return measure;
    }

    long id() {
        return id;
    }

    boolean isOpened() {
        return opened != null;
    }

    /** What it was opened with; only of one that was. */
    DossierOpened opened() {
        DossierOpened one = opened;
        if (one == null) {
            throw new IllegalStateException("dossier: " + id + " (expected: one that was opened)");
        }
        return one;
    }

    @Nullable
    DossierClosed closed() {
        return closed;
    }

    Instant at() {
        return at;
    }

    long officerId() {
        return officerId;
    }

    Set<FoundLine> findings() {
        return Set.copyOf(findings);
    }

    List<NoticeGiven> notices() {
        return notices;
    }

    List<ShopReplied> replies() {
        return replies;
    }

    Collection<Measure> measures() {
        return measures.values();
    }

    /** Whether a measure binds that ends once what was wrong has been put right and checked. */
    boolean isRepairable(Ladder ladder, Instant now) {
        return measures.values().stream()
                .filter(measure -> measure.binds(now))
                .anyMatch(measure -> ladder.rung(measure.proposed().kind()).endedByRepair());
    }

    /** Whether this person opened the dossier, or proposed or agreed to the measure, and so may not judge of it. */
    boolean hadAHand(Measure measure, long person) {
        return measure.isOf(person) || (opened != null && opened.officerId() == person);
    }

    Optional<Measure> known(long measureId) {
        return Optional.ofNullable(measures.get(measureId));
    }

    /** How many things have happened in it. */
    int steps() {
        return steps;
    }

    /** How often the shop has written of this kind since officers last told it something. */
    int repliesSinceOfficers(ReplyKind kind) {
        return repliesSinceOfficers.getOrDefault(kind, 0);
    }

    /** When the shop was last told something; null where it has not been told of the dossier at all. */
    @Nullable
    Instant servedAt() {
        return servedAt;
    }

    boolean isUnread() {
        Instant served = servedAt;
        Instant read = readAt;
        return served != null && (read == null || read.isBefore(served));
    }

    /** The shop's last word of what it has put right, where no officer has looked at it yet. */
    Optional<ShopReplied> uncheckedRepair() {
        return replies.reversed().stream()
                .filter(reply -> reply.kind() == ReplyKind.REPAIR)
                .findFirst()
                .filter(reply -> !checks.containsKey(reply.replyId()));
    }

    Optional<RepairChecked> check(long replyId) {
        return Optional.ofNullable(checks.get(replyId));
    }
}
