package org.qiantang.app.rulebook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.RuleFault;

/** What is said, in both languages, where the desk says no. */
final class RuleRefusals {
    private static final int MOST = 100;

    private RuleRefusals() {}

    static RuleChange done(RuleAnswer answer) {
        return switch (answer) {
            case RuleAnswer.Done(RuleChange change) -> change;
            case RuleAnswer.NotThere() -> throw Problem.notFound();
            case RuleAnswer.Unfit(List<RuleFault> faults) -> throw unfit(faults);
            case RuleAnswer.NotNow(RuleChange.State state) ->
                throw new Problem(
                        409,
                        "not-now",
                        "这项修订现在不能这样做：" + inChinese(state),
                        "not possible now: the change is " + state.name().toLowerCase(Locale.ROOT));
            case RuleAnswer.Moved(int revision) ->
                throw new Problem(
                        409,
                        "moved",
                        "修订已有更新的第 " + revision + " 稿，请重新打开后再操作",
                        "somebody wrote revision " + revision + " meanwhile; open it again first",
                        Map.of("revision", revision));
            case RuleAnswer.OwnWork() ->
                throw new Problem(
                        403,
                        "own-work",
                        "参与起草的人不能批准，请另一位治理员批准",
                        "who had a hand in writing it cannot approve it; ask another officer");
            case RuleAnswer.OfficersFirst() ->
                throw new Problem(
                        403,
                        "officers-first",
                        "还有没参与起草的治理员，须由治理员批准",
                        "there is an officer who had no hand in it and must approve");
            case RuleAnswer.NotTried() ->
                throw new Problem(
                        409,
                        "not-tried",
                        "这一稿还没有做完试运行，请先用历史场次试运行",
                        "this revision has not been tried out to the end on past shows");
            case RuleAnswer.TestsFail failing ->
                throw new Problem(
                        409,
                        "tests-fail",
                        "有 " + failing.run().failed().size() + " 条例句没有通过，不能上线",
                        failing.run().failed().size() + " test lines fail; it cannot go live",
                        Map.of("failed", failing.run().failed().size()));
            case RuleAnswer.BookMoved() ->
                throw new Problem(
                        409,
                        "book-moved",
                        "规则库刚刚有了新的一版，请再批准一次，例句会按新版重跑",
                        "the rule book has just moved; approve once more, and the test lines are run with the new one");
            case RuleAnswer.Over() ->
                throw new Problem(409, "over", "停止生效的日期已过，请改日期后再批准", "its last day is over; change its days first");
        };
    }

    static Problem unfit(List<RuleFault> faults) {
        RuleFault first = faults.getFirst();
        return new Problem(
                422,
                "unfit-rules",
                "规则有 " + faults.size() + " 处错误，第 " + first.line() + " 行：" + first.field() + " " + first.value(),
                faults.size() + " faults; line " + first.line() + ": " + first.field() + " " + first.value()
                        + " (expected: " + first.expected() + ")",
                Map.of("faults", faults.stream().limit(MOST).toList(), "field", "page"));
    }

    private static String inChinese(RuleChange.State state) {
        return switch (state) {
            case DRAFT -> "还是草稿";
            case LIVE -> "已经上线";
            case WITHDRAWN -> "已经撤回";
            case DROPPED -> "已经放弃";
        };
    }
}
