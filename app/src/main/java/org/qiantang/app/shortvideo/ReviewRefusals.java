package org.qiantang.app.shortvideo;

import org.qiantang.app.web.Problem;

/** What is said where a film was not listened to and looked at, or nobody may decide about it. */
final class ReviewRefusals {
    private ReviewRefusals() {}

    static Problem underWay() {
        return new Problem(
                409,
                "under-review",
                "还在听声音、看画面，或在等人工复核，完成后再试",
                "it is still being listened to and looked at, or waits for an officer; try again when that is over");
    }

    static Problem stopped() {
        return new Problem(
                409,
                "not-reviewed",
                "听声音、看画面被停下了，先点“重新听看”，完成后再发布",
                "listening and looking was stopped; have it done again first");
    }

    static Problem held() {
        return new Problem(
                409,
                "held",
                "声音或画面没有听全、看全，这里要求先经人工复核：点“请人复核”",
                "its sound or picture was not heard or seen whole, and here an officer looks at such films first; ask for it");
    }

    static Problem shown() {
        return new Problem(409, "shown", "影片正在展示，先撤下再重新听看", "the film is shown; withdraw it first");
    }

    static Problem decided() {
        return new Problem(409, "decided", "这一版已有人工复核结果，改好再传", "an officer has decided about this version");
    }

    static Problem refused() {
        return new Problem(
                409,
                "refused",
                "人工复核没有通过这一版，按复核意见改好再传",
                "an officer has not let this version pass; mend what the decision names and send it anew");
    }

    static Problem whole() {
        return new Problem(409, "whole", "声音和画面都已听全、看全，不用重来", "it was heard and seen whole already");
    }

    static Problem oftenEnough() {
        return new Problem(
                409,
                "often-enough",
                "这一版已经重新听看过 " + ReviewDesk.MOST_REPEATS + " 次，不能再重来",
                "this version was listened to and looked at again " + ReviewDesk.MOST_REPEATS
                        + " times; that is the most");
    }

    static Problem nothingToAsk() {
        return new Problem(
                409,
                "nothing-to-ask",
                "没有要人工复核的内容，或这一版已经请过复核",
                "there is nothing that an officer has to look at, or this version was looked at already");
    }

    static Problem askedAlready() {
        return new Problem(409, "asked-already", "已经请过复核，请等结果", "an officer was asked already; wait for the decision");
    }

    static Problem notAsked() {
        return new Problem(409, "not-asked", "没有待复核的请求，或已有结果", "nobody waits for a decision about it, or it is made");
    }
}
