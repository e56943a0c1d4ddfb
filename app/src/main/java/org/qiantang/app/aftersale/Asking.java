package org.qiantang.app.aftersale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.aftersale.Care.Case;
import org.qiantang.event.LineTerms;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.LinePieces;

/** The part of the decision that is about what a buyer asks for. */
final class Asking {
    /** Of those that negotiate: to give vouchers back needs nobody's leave, and each can be given back once. */
    private static final int MOST_CASES = 50;

    private final CareDecision turn;
    private final Care care;

    Asking(CareDecision turn) {
        this.turn = turn;
        this.care = turn.care();
    }

    @Nullable
    CareRefusal ask(CareRequest.Ask ask) {
        if (care.find(ask.caseId()).isPresent() || care.asked(ask.intent()).isPresent()) {
            return null;
        }
        if (care.cases().stream()
                        .filter(one -> !care.vouchers().isBackOf(one.id))
                        .count()
                >= MOST_CASES) {
            return CareRefusal.ENOUGH_ASKED;
        }
        if (care.isClosed()) {
            return CareRefusal.CLOSED;
        }
        // That a time is over is for the clock to say.
        if (ask.reason() == CaseReason.EXPIRED) {
            return CareRefusal.NOT_NOW;
        }
        var seen = new HashSet<Integer>();
        boolean known = !ask.lines().isEmpty()
                && ask.lines().stream()
                        .allMatch(one -> care.isLine(one.line())
                                && seen.add(one.line())
                                && one.pieces() >= 1
                                && one.pieces() <= care.available(one.line()));
        if (!known) {
            return CareRefusal.NOT_AVAILABLE;
        }
        if (ask.reason() == CaseReason.NO_REASON && !isLeft(ask)) {
            return CareRefusal.REASON_WANTED;
        }
        boolean vouchers = ask.lines().stream()
                .anyMatch(one -> care.voucherTerms(one.line()).isPresent());
        CareRefusal refusal = switch (ask.kind()) {
            case REFUND_ONLY -> refundOnly(ask);
            case RETURN, EXCHANGE -> vouchers ? CareRefusal.NOT_RETURNABLE : sendBack(ask);
            case PARTIAL -> partial(ask);
            case PRICE_PROTECTION -> CareRefusal.NOT_NOW;
        };
        return refusal == null ? open(ask) : refusal;
    }

    /** Whether the buyer keeps nothing of it; whoever keeps goods, or has used them, and wants money needs a reason. */
    private boolean isLeft(CareRequest.Ask ask) {
        return switch (ask.kind()) {
            case RETURN -> true;
            case REFUND_ONLY -> isUnsent(ask.lines());
            case EXCHANGE, PARTIAL, PRICE_PROTECTION -> false;
        };
    }

    private int times() {
        return turn.times().claimDays();
    }

    private boolean isUnsent(List<LinePieces> lines) {
        return lines.stream().allMatch(one -> one.pieces() <= care.unsent(one.line()));
    }

    private boolean isWithBuyer(List<LinePieces> lines) {
        return lines.stream().allMatch(one -> one.pieces() <= care.withBuyer(one.line()));
    }

    private @Nullable CareRefusal refundOnly(CareRequest.Ask ask) {
        if (isUnsent(ask.lines())) {
            return null;
        }
        if (ask.lines().stream().anyMatch(one -> care.vouchers().redeemed(one.line()) > 0)) {
            return CareRefusal.VOUCHER_USED;
        }
        if (care.receivedAt().isPresent()) {
            return CareRefusal.RECEIVED;
        }
        return isWithBuyer(ask.lines()) ? null : CareRefusal.MIXED;
    }

    private @Nullable CareRefusal sendBack(CareRequest.Ask ask) {
        if (!isWithBuyer(ask.lines())) {
            return isUnsent(ask.lines()) ? CareRefusal.NOT_SENT : CareRefusal.MIXED;
        }
        if (ask.reason() == CaseReason.NO_REASON) {
            int days = ask.lines().stream()
                    .mapToInt(one -> care.terms(one.line())
                            .map(AskRules::daysWithoutReason)
                            .orElse(AskRules.DAYS_WITHOUT_REASON))
                    .min()
                    .orElse(0);
            if (days == 0) {
                return CareRefusal.EXCLUDED;
            }
            return isLate(days) ? CareRefusal.TOO_LATE : null;
        }
        return isLate(Math.max(times(), exchanged(ask))) ? CareRefusal.TOO_LATE : null;
    }

    /** Days for which all that is asked for was promised to be exchanged where it is at fault. */
    private int exchanged(CareRequest.Ask ask) {
        return ask.kind() == CaseKind.EXCHANGE && AskRules.isSellersFault(ask.reason())
                ? ask.lines().stream()
                        .mapToInt(one -> care.terms(one.line())
                                .map(LineTerms::promises)
                                .map(AskRules::exchangedDays)
                                .orElse(0))
                        .min()
                        .orElse(0)
                : 0;
    }

    /** It takes no pieces, so nothing else would keep a line from being asked about twice at a time. */
    private @Nullable CareRefusal partial(CareRequest.Ask ask) {
        boolean isUnused = ask.lines().stream()
                .anyMatch(one -> care.voucherTerms(one.line()).isPresent()
                        && one.pieces() > care.vouchers().redeemed(one.line()));
        if (isUnused) {
            return CareRefusal.VOUCHER_UNUSED;
        }
        boolean isAsked = care.cases().stream()
                .filter(one -> one.kind == CaseKind.PARTIAL && one.state.isOpen())
                .flatMap(one -> one.lines.stream())
                .anyMatch(line -> ask.lines().stream().anyMatch(wanted -> wanted.line() == line.line()));
        if (isAsked) {
            return CareRefusal.NOT_AVAILABLE;
        }
        return isLate(times()) ? CareRefusal.TOO_LATE : null;
    }

    private boolean isLate(int days) {
        Optional<Instant> received = care.receivedAt().or(care::deliveredAt);
        return received.isPresent() && !turn.now().isBefore(AskRules.lastOfDays(received.get(), days));
    }

    private @Nullable CareRefusal open(CareRequest.Ask ask) {
        boolean unsent = ask.kind() == CaseKind.REFUND_ONLY && isUnsent(ask.lines());
        long most = ask.kind() == CaseKind.EXCHANGE
                ? 0
                : Arrays.stream(care.purse().claims(ask.lines(), unsent || AskRules.isSellersFault(ask.reason())))
                        .sum();
        if (ask.kind() == CaseKind.PARTIAL) {
            most = Math.min(
                    most,
                    ask.lines().stream()
                            .mapToLong(one -> care.purse().beside(one.line()))
                            .sum());
        }
        Long wanted = ask.minor();
        long minor = wanted == null || ask.kind() == CaseKind.EXCHANGE ? most : wanted;
        if (minor > most || (minor < 1 && ask.kind() != CaseKind.EXCHANGE)) {
            return CareRefusal.TOO_MUCH;
        }
        // Without a reason only what comes back is paid for without asking the shop.
        boolean comesBack = ask.kind() == CaseKind.RETURN && ask.reason() == CaseReason.NO_REASON;
        boolean atOnce = (unsent && !care.isPacked()) || (comesBack && minor == most);
        turn.happens(new ShopEvent.AfterSaleAsked(
                turn.now(),
                care.orderId(),
                ask.caseId(),
                ask.kind(),
                ask.reason(),
                ask.lines(),
                turn.money(minor),
                ask.wordsHash(),
                atOnce ? null : turn.now().plus(turn.times().answer()),
                ask.intent()));
        if (atOnce) {
            new Answering(turn).grant(care.the(ask.caseId()), By.RULE, minor);
        }
        return null;
    }

    /** Gives the difference back by itself, where a price has fallen in the days for which it was promised. */
    @Nullable
    CareRefusal protect(CareRequest.Protect ask) {
        var lines = new ArrayList<LinePieces>();
        long sum = 0;
        for (var fallen : ask.lowest().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            int line = fallen.getKey();
            int pieces = care.isLine(line) && !care.isClosed() ? care.available(line) : 0;
            if (pieces < 1) {
                continue;
            }
            long less = care.lines().get(line).price().minor() - fallen.getValue();
            long more = Math.min(
                    less * pieces - care.purse().protectedSoFar(line, pieces),
                    care.purse().goodsPool(line));
            if (more > 0) {
                lines.add(new LinePieces(line, pieces));
                sum += more;
            }
        }
        if (lines.isEmpty()) {
            return CareRefusal.NOTHING_LOWER;
        }
        turn.happens(new ShopEvent.AfterSaleAsked(
                turn.now(),
                care.orderId(),
                ask.caseId(),
                CaseKind.PRICE_PROTECTION,
                CaseReason.LOWER_PRICE,
                lines,
                turn.money(sum),
                null,
                null,
                null));
        Case one = care.the(ask.caseId());
        new Answering(turn).grant(one, By.RULE, sum);
        return null;
    }
}
