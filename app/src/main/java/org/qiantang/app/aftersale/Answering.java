package org.qiantang.app.aftersale;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.aftersale.Care.Case;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.Condition;

/** The part of the decision that is about answers: the seller's, the buyer's, and those that time gives. */
final class Answering {
    private final CareDecision turn;
    private final Care care;

    Answering(CareDecision turn) {
        this.turn = turn;
        this.care = turn.care();
    }

    @Nullable
    CareRefusal agree(Case one) {
        if (one.state != CaseState.ASKED) {
            return CareRefusal.NOT_NOW;
        }
        if (one.kind == CaseKind.EXCHANGE && !turn.isFree(one.lines)) {
            return CareRefusal.NO_STOCK;
        }
        grant(one, By.SELLER, one.asked.minor());
        return null;
    }

    /** Grants a case: money at once, or goods back first. */
    void grant(Case one, By by, long minor) {
        boolean goodsFirst = switch (one.kind) {
            case RETURN, EXCHANGE -> true;
            case REFUND_ONLY, PARTIAL, PRICE_PROTECTION -> false;
        };
        turn.happens(new ShopEvent.AfterSaleAgreed(
                turn.now(),
                care.orderId(),
                one.id,
                by,
                turn.money(minor),
                goodsFirst ? turn.now().plus(turn.times().sendBack()) : null));
        if (!goodsFirst) {
            turn.refund(one, minor, reasonOf(one));
        }
    }

    private static String reasonOf(Case one) {
        return switch (one.kind) {
            case REFUND_ONLY -> "refund only";
            case RETURN -> "return";
            case EXCHANGE -> "exchange not possible";
            case PARTIAL -> "partial refund";
            case PRICE_PROTECTION -> "price protection";
        };
    }

    @Nullable
    CareRefusal refuse(Case one, @Nullable String wordsHash) {
        if (one.state != CaseState.ASKED) {
            return CareRefusal.NOT_NOW;
        }
        refused(one, By.SELLER, wordsHash);
        return null;
    }

    private void refused(Case one, By by, @Nullable String wordsHash) {
        turn.happens(new ShopEvent.AfterSaleRefused(
                turn.now(),
                care.orderId(),
                one.id,
                by,
                wordsHash,
                turn.now().plus(turn.times().dispute())));
        turn.shippedIfAll();
    }

    @Nullable
    CareRefusal offer(Case one, CareRequest.Offer offer) {
        if (one.state != CaseState.ASKED || one.kind == CaseKind.EXCHANGE) {
            return CareRefusal.NOT_NOW;
        }
        if (offer.minor() < 1 || offer.minor() > one.asked.minor()) {
            return CareRefusal.TOO_MUCH;
        }
        turn.happens(new ShopEvent.AfterSaleOffered(
                turn.now(),
                care.orderId(),
                one.id,
                turn.money(offer.minor()),
                offer.wordsHash(),
                turn.now().plus(turn.times().choose())));
        return null;
    }

    @Nullable
    CareRefusal choose(Case one, boolean yes) {
        if (one.state != CaseState.OFFERED) {
            return CareRefusal.NOT_NOW;
        }
        if (yes) {
            grant(one, By.BUYER, one.amount.minor());
        } else {
            refused(one, By.BUYER, null);
        }
        return null;
    }

    @Nullable
    CareRefusal withdraw(Case one) {
        return switch (one.state) {
            case ASKED, OFFERED, RETURNING, REFUSED, DISPUTED -> {
                ended(one, By.BUYER);
                yield null;
            }
            case SENT_BACK, REPLACING, REFUNDING, DONE, ENDED -> CareRefusal.NOT_NOW;
        };
    }

    private void ended(Case one, By by) {
        turn.happens(new ShopEvent.AfterSaleEnded(turn.now(), care.orderId(), one.id, by));
        turn.shippedIfAll();
    }

    @Nullable
    CareRefusal sendBack(Case one, CareRequest.SendBack back) {
        if (one.state != CaseState.RETURNING) {
            return CareRefusal.NOT_NOW;
        }
        turn.happens(new ShopEvent.GoodsSentBack(
                turn.now(),
                care.orderId(),
                one.id,
                back.parcelId(),
                back.carrier(),
                back.trackingNo(),
                turn.now().plus(turn.times().confirm())));
        return null;
    }

    @Nullable
    CareRefusal confirm(Case one, Condition condition) {
        if (one.state != CaseState.SENT_BACK) {
            return CareRefusal.NOT_NOW;
        }
        cameBack(one, By.SELLER, condition);
        return null;
    }

    private void cameBack(Case one, By by, Condition condition) {
        turn.happens(new ShopEvent.GoodsCameBack(turn.now(), care.orderId(), one.id, by, condition));
        if (condition == Condition.SELLABLE) {
            turn.moves(one.lines, 1, "return " + one.id);
        }
        if (one.kind != CaseKind.EXCHANGE) {
            turn.refund(one, one.amount.minor(), reasonOf(one));
        }
    }

    /** The time of whoever should have answered is over. */
    void runOut(Case one) {
        switch (one.state) {
            case ASKED -> grant(one, By.DEADLINE, one.asked.minor());
            case OFFERED, RETURNING, REFUSED -> ended(one, By.DEADLINE);
            // Nobody at the shop has looked at them, so nobody can say that they can be sold.
            case SENT_BACK -> cameBack(one, By.DEADLINE, Condition.SPOILT);
            case REPLACING, REFUNDING, DONE, DISPUTED, ENDED -> {}
        }
    }
}
