package org.qiantang.app.shortvideo;

import java.util.List;
import java.util.Map;
import org.qiantang.app.web.Problem;

/** What is said where a clip or an upload cannot be made, changed or published. */
final class FootageRefusals {
    private FootageRefusals() {}

    static Problem judged() {
        return new Problem(
                409,
                "taken-down",
                "这一版已被治理员下架，留作复核依据；先改标题或起止，再制作新的一版",
                "an officer has taken down this very version, which is kept as it was judged; change its title or its ends, then make it");
    }

    static Problem notRecorded() {
        return new Problem(
                409,
                "not-recorded",
                "这一段没有录像，或录像已过保留期，请换一段",
                "this stretch was not recorded or is no longer kept; choose another");
    }

    static Problem length() {
        return Problem.nonsense(
                "toMs",
                "一段切片 " + Footage.Source.Clip.SHORTEST_MS / 1000 + "–" + Footage.Source.Clip.LONGEST_MS / 1000 + " 秒",
                "toMs: " + Footage.Source.Clip.SHORTEST_MS + ".." + Footage.Source.Clip.LONGEST_MS + " after fromMs");
    }

    static Problem notInShow() {
        return new Problem(
                422,
                "not-in-show",
                "这件商品没有在这一场里上架",
                "this product was not lined up in that show",
                Map.of("field", "product"));
    }

    static Problem title() {
        return new Problem(
                422,
                "malformed",
                "标题 1–" + Footage.LONGEST_TITLE + " 个字，一行，花括号只用来占位，如 {fact:material}",
                "a title has 1.." + Footage.LONGEST_TITLE
                        + " characters on one line; braces are for slots such as {fact:material}",
                Map.of("field", "title"));
    }

    static Problem changedMeanwhile(int version) {
        return new Problem(
                409,
                "changed-meanwhile",
                "刚被改过或正在制作，现在是第 " + version + " 版，请看过再改",
                "it has been changed or is being made; it is at version " + version + " now",
                Map.of("version", version));
    }

    /**
     * Something of it may not be told.
     *
     * @param lines which of the film's sentences do not stand, counted from 0
     * @param found how many of the words that were heard or seen in it do not
     */
    static Problem notPassed(boolean title, List<Integer> lines, long found) {
        if (!title && lines.isEmpty()) {
            return new Problem(
                    409,
                    "not-passed",
                    "声音或画面里有 " + found + " 处没有通过审核，剪掉再传；听错、看错了可以请人复核",
                    found
                            + " words heard or seen in it have not passed; cut them out, or ask an officer where a machine erred",
                    Map.of("title", false, "lines", lines, "found", found));
        }
        return new Problem(
                409,
                "not-passed",
                title ? "标题没有通过审核，改好再发布" : "有 " + lines.size() + " 句话没有通过审核，请换一段或剪掉再发布",
                title
                        ? "the title has not passed; mend it first"
                        : lines.size() + " sentences have not passed; choose other ends that leave them out",
                Map.of("title", title, "lines", lines, "found", found));
    }

    static Problem notMade() {
        return new Problem(409, "not-made", "先做好再发布；改过要重新制作", "make it first; what was changed is made again");
    }
}
