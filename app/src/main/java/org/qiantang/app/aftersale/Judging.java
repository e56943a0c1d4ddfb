package org.qiantang.app.aftersale;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.aftersale.Care.Case;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.Verdict;

/** The part of the decision that is about disputes. */
final class Judging {
    static final int MOST_EVIDENCE = 40;

    private final CareDecision turn;
    private final Care care;

    Judging(CareDecision turn) {
        this.turn = turn;
        this.care = turn.care();
    }

    @Nullable
    CareRefusal open(Case one, CareRequest.Dispute dispute) {
        boolean may = switch (one.state) {
            case REFUSED -> isStillThere(one);
            case SENT_BACK, REPLACING -> true;
            case ASKED, OFFERED, RETURNING, REFUNDING, DONE, DISPUTED, ENDED -> false;
        };
        if (!may) {
            return CareRefusal.NOT_NOW;
        }
        turn.happens(
                new ShopEvent.DisputeOpened(turn.now(), care.orderId(), one.id, dispute.by(), dispute.wordsHash()));
        return null;
    }

    /** After a refusal the buyer may have asked for the same pieces again. */
    private boolean isStillThere(Case one) {
        for (int i = 0; i < one.lines.size(); i++) {
            var line = one.lines.get(i);
            boolean pieces = one.unsent
                    ? line.pieces() <= care.unsent(line.line())
                    : line.pieces() <= care.available(line.line());
            if (!pieces || one.claims[i] > care.purse().pool(line.line())) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    CareRefusal add(Case one, CareRequest.Testify more) {
        if (!one.state.isOpen() && one.state != CaseState.REFUSED) {
            return CareRefusal.NOT_NOW;
        }
        if (one.evidence >= MOST_EVIDENCE) {
            return CareRefusal.ENOUGH_SAID;
        }
        turn.happens(new ShopEvent.EvidenceAdded(
                turn.now(), care.orderId(), one.id, more.by(), more.wordsHash(), more.pictures()));
        return null;
    }

    @Nullable
    CareRefusal decide(Case one, CareRequest.Decide decision) {
        if (one.state != CaseState.DISPUTED) {
            return CareRefusal.NOT_NOW;
        }
        long most = mostFor(care, one);
        long minor = switch (decision.verdict()) {
            case BUYER -> most;
            case BUYER_PARTLY -> decision.minor();
            case SELLER -> 0;
        };
        if (minor > most || (minor < 1 && decision.verdict() != Verdict.SELLER)) {
            return CareRefusal.TOO_MUCH;
        }
        turn.happens(new ShopEvent.DisputeDecided(
                turn.now(),
                care.orderId(),
                one.id,
                decision.officerId(),
                decision.verdict(),
                turn.money(minor),
                decision.wordsHash()));
        if (minor > 0) {
            turn.refund(one, minor, "dispute");
        } else {
            turn.shippedIfAll();
        }
        return null;
    }

    /** How much an officer can give the buyer of a case now. */
    static long mostFor(Care care, Case one) {
        return Math.min(most(one), care.purse().leftBeside(one));
    }

    /** What was asked; for an exchange, whose goods may be gone, the worth of its pieces. */
    static long most(Case one) {
        return one.asked.minor() > 0
                ? one.asked.minor()
                : Arrays.stream(one.claims).sum();
    }
}
