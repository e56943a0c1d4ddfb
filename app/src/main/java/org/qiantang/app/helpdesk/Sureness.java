package org.qiantang.app.helpdesk;

import org.qiantang.app.answer.Answer;

/**
 * How sure a drafted answer is, in percent: what staff's bar for answers that leave by themselves is held against.
 *
 * <p>What rules tell has estimates of ours. What was found by reading the facts beside the question is held to be as often
 * right as such facts were in {@code docs/quality.md} (the reader of facts, 623 questions, most of them asked obliquely, of
 * which a third have no answer; reckoned from the shares of its table): of those with a share of 0.9 or more 85 in a hundred
 * were the fact that was asked for, of those from 0.7 on 80, and of those below 59. In between nothing is told apart, since
 * the questions are too few: from 0.4 to 0.6 and from 0.6 to 0.7 the order was not even that of the shares. A greater share
 * never makes an answer less sure, and no share makes it surer than what a rule tells. An answer of several parts is as sure
 * as its least sure part.
 */
final class Sureness {
    static final int SOME_FACT_GONE = 30;
    static final int DECLINED = 80;

    /** An answer that the shop has approved. */
    static final int APPROVED = 85;

    private static final int BY_RULE = 90;
    private static final int MANY_PARTS = 75;
    private static final int MANY_FACTS = 4;

    private static final double READ_SURELY = 0.9;
    private static final double READ_WELL = 0.7;
    private static final int RIGHT_WHERE_SURELY = 85;
    private static final int RIGHT_WHERE_WELL = 80;
    private static final int RIGHT_WHERE_POORLY = 59;

    private Sureness() {}

    /** Of an answer whose facts are all at hand; {@code approved} where it says what the shop has approved. */
    static int of(Answer.Told told, boolean approved) {
        int byRule = told.facts().size() > MANY_FACTS ? MANY_PARTS : approved ? APPROVED : BY_RULE;
        return Math.min(byRule, ofShare(told.share()));
    }

    static int of(Answer.AskBack back) {
        return back.items().isEmpty() ? 60 : 75;
    }

    private static int ofShare(double share) {
        if (share >= 1) {
            return BY_RULE;
        }
        return share >= READ_SURELY ? RIGHT_WHERE_SURELY : share >= READ_WELL ? RIGHT_WHERE_WELL : RIGHT_WHERE_POORLY;
    }
}
