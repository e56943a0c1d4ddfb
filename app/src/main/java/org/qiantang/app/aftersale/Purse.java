package org.qiantang.app.aftersale;

import java.util.List;
import org.qiantang.app.aftersale.Care.Case;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShowEvent.HeldLine;

/** The money of an order: what was paid for goods and for sending them, and what of each can still be given back. */
final class Purse {
    private final Care care;

    Purse(Care care) {
        this.care = care;
    }

    private long goods(int line) {
        HeldLine one = care.lines().get(line);
        return Math.multiplyExact(one.price().minor(), one.pieces());
    }

    /** A line's part of the freight, which is what was paid above the goods. */
    private long freight(int line) {
        long[] goods = new long[care.lines().size()];
        long sum = 0;
        for (int i = 0; i < goods.length; i++) {
            goods[i] = goods(i);
            sum += goods[i];
        }
        long freight = Math.max(0, care.paid() - sum);
        return sum == 0 ? 0 : Shares.of(freight, goods)[line];
    }

    /** What of a line's money has neither been given back nor is kept for an open case. */
    long pool(int line) {
        return goodsPool(line) + freightPool(line);
    }

    /** The same, of what was paid for the goods themselves. */
    long goodsPool(int line) {
        return goods(line) - taken(line, true);
    }

    /** What of a line's money can be given back without touching that of vouchers that were not used. */
    long beside(int line) {
        long unused = care.voucherTerms(line).isEmpty()
                ? 0
                : care.lines().get(line).price().minor() * care.unsent(line);
        return Math.max(0, pool(line) - unused);
    }

    private long freightPool(int line) {
        return freight(line) - taken(line, false);
    }

    private long taken(int line, boolean ofGoods) {
        long taken = 0;
        for (Case one : care.cases()) {
            if (one.state.isOpen() || one.hasMoney()) {
                taken += ofGoods ? goodsPart(one, line) : part(one, line) - goodsPart(one, line);
            }
        }
        return taken;
    }

    /** What a case takes, or may take, of a line's money. */
    private static long part(Case one, int line) {
        return part(one, line, false);
    }

    /** Goods are given back before freight. */
    private static long goodsPart(Case one, int line) {
        return part(one, line, true);
    }

    private static long part(Case one, int line, boolean ofGoods) {
        long money = one.state.isOpen() ? one.asked.minor() : one.amount.minor();
        long[] parts = Shares.of(money, one.claims);
        long sum = 0;
        for (int i = 0; i < parts.length; i++) {
            if (one.lines.get(i).line() == line) {
                sum += ofGoods ? Math.min(parts[i], one.goods[i]) : parts[i];
            }
        }
        return sum;
    }

    /** What was given back for a lower price of so many pieces of a line that are still there: each has its equal part. */
    long protectedSoFar(int line, int pieces) {
        long lower = 0;
        for (Case one : care.cases()) {
            int of = one.lines.stream()
                    .filter(those -> those.line() == line)
                    .mapToInt(LinePieces::pieces)
                    .sum();
            if (one.kind == CaseKind.PRICE_PROTECTION && one.hasMoney() && of > 0) {
                lower += part(one, line) * Math.min(pieces, of) / of;
            }
        }
        return lower;
    }

    /** The most that can be claimed for these pieces, line by line; with their share of the freight or without. */
    long[] claims(List<LinePieces> lines, boolean withFreight) {
        return lines.stream()
                .mapToLong(one -> care.available(one.line()) < one.pieces()
                        ? 0
                        : goodsClaim(one) + (withFreight ? freightClaim(one) : 0))
                .toArray();
    }

    /** An equal part of what is left for the pieces that are left, and never more than they cost. */
    private long goodsClaim(LinePieces one) {
        long paid = care.lines().get(one.line()).price().minor() * one.pieces();
        if (care.voucherTerms(one.line()).isPresent()) {
            // Each is worth what it cost: what was given back for one that was used is not taken from the others.
            long lower = protectedSoFar(one.line(), one.pieces());
            return Math.clamp(paid - lower, 0, Math.max(0, goodsPool(one.line())));
        }
        return Math.min(paid, goodsPool(one.line()) * one.pieces() / care.available(one.line()));
    }

    /** The freight of all pieces of a line adds up to the line's; what was kept with one piece is not another's. */
    private long freightClaim(LinePieces one) {
        long freight = freight(one.line());
        int all = care.lines().get(one.line()).pieces();
        int available = care.available(one.line());
        long share = freight * available / all - freight * (available - one.pieces()) / all;
        return Math.min(share, freightPool(one.line()));
    }

    /** Money that was ordered back. */
    long givenBack() {
        return care.cases().stream()
                .filter(Case::hasMoney)
                .mapToLong(one -> one.amount.minor())
                .sum();
    }

    /** What of all the money neither went back nor is kept for another case. */
    long leftBeside(Case mine) {
        long kept = care.cases().stream()
                .filter(one -> one != mine && one.state.isOpen())
                .mapToLong(one -> one.asked.minor())
                .sum();
        return care.paid() - givenBack() - kept;
    }
}
