package org.qiantang.app.shortvideo;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Legible;
import org.qiantang.app.takedown.TakedownAnswer;
import org.qiantang.app.web.Problem;

/** What is said where a film cannot be taken down, objected for or put back. */
final class TakedownRefusals {
    private static final int FEWEST_WORDS = 5;
    private static final int MOST_WORDS = 500;

    private TakedownRefusals() {}

    /** Nothing where it was done; a refusal in words where it was not. */
    static void done(TakedownAnswer answer) {
        switch (answer) {
            case TakedownAnswer.Done() -> {}
            case TakedownAnswer.Gone() -> throw no("gone", "这部影片刚刚被作者删除了", "its owner has just deleted this film");
            case TakedownAnswer.DownAlready() -> throw no("down-already", "这部影片已经下架了", "this film is down already");
            case TakedownAnswer.NotDown() -> throw no("not-down", "这部影片没有被下架", "this film is not down");
            case TakedownAnswer.ContestedAlready() ->
                throw no(
                        "contested-already",
                        "这次下架已经申诉过，请等复核结果",
                        "this takedown has been objected to; wait for the decision");
            case TakedownAnswer.NotContested() ->
                throw no("not-contested", "没有待复核的申诉", "no objection waits for a decision");
            case TakedownAnswer.AnotherMustDecide() ->
                throw no("another-decides", "下架的人不能自己复核，请另一位治理员处理", "another officer than who took it down decides");
            case TakedownAnswer.HiddenAlready() ->
                throw no("hidden-already", "这条评论已经隐藏了", "this comment is hidden already");
            case TakedownAnswer.NotHidden() ->
                throw no("not-hidden", "这条评论没有被治理员隐藏", "no officer has hidden this comment");
        }
    }

    private static Problem no(String code, String zh, String en) {
        return new Problem(409, code, zh, en);
    }

    static Problem notPublished() {
        return no("not-published", "这部影片没有在展示，不用下架", "this film is not shown; there is nothing to take down");
    }

    static Problem anotherVersion(int version) {
        return new Problem(
                409,
                "changed-meanwhile",
                "影片现在是第 " + version + " 版，和您看过的不是同一版，请看过再下架",
                "the film is at version " + version + " now, which is not the one that you saw; watch it first",
                Map.of("version", version));
    }

    static Problem ownFilm() {
        return new Problem(
                403,
                "own-film",
                "这是您自己或您所在店铺的影片，请另一位治理员处理",
                "the film is yours or your shop's; another officer decides");
    }

    static Problem ownComment() {
        return new Problem(
                403, "own-comment", "这是您自己的评论，请另一位治理员处理", "the comment is your own; another officer decides");
    }

    static Problem noGround() {
        return Problem.nonsense("ground", "请选择一个理由", "ground: pick one");
    }

    static Problem noRule() {
        return Problem.nonsense("rule", "请选择规则库里今天有效的一条规则", "rule: one of the book that is in force today");
    }

    /** Words of 5 to 500 characters, in one or several lines, that turn no others' text. */
    static String words(@Nullable String given) {
        String text = given == null ? "" : given.strip();
        int length = text.codePointCount(0, text.length());
        boolean seen = text.codePoints().allMatch(unit -> unit == '\n' || isSeen(unit));
        if (length < FEWEST_WORDS || length > MOST_WORDS || !seen) {
            throw new Problem(
                    422,
                    "malformed",
                    "请写 " + FEWEST_WORDS + "–" + MOST_WORDS + " 个字的说明",
                    "write " + FEWEST_WORDS + ".." + MOST_WORDS + " characters",
                    Map.of("field", "words"));
        }
        return text;
    }

    private static boolean isSeen(int unit) {
        return Legible.is(unit) && Character.getType(unit) != Character.PRIVATE_USE;
    }
}
