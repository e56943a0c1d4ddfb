package org.qiantang.app.shortvideo;

import java.util.List;
import java.util.Map;
import org.qiantang.app.web.Problem;

/** What is said where a film cannot be made, changed or published. */
final class FilmRefusals {
    private FilmRefusals() {}

    static Problem nothingToSay() {
        return new Problem(
                422,
                "nothing-to-say",
                "这件商品的事实表里没有可讲的内容，先补资料再做影片",
                "the fact sheet has nothing to tell of; fill it first");
    }

    static Problem nothingShared() {
        return new Problem(
                422,
                "nothing-shared",
                "两件商品没有同一项资料可以对比，请换一件或补资料",
                "the two products share no fact to compare; choose another or fill the sheets");
    }

    static Problem changedMeanwhile(int version) {
        return new Problem(
                409,
                "changed-meanwhile",
                "分镜刚被改过或正在制作，现在是第 " + version + " 版，请看过再改",
                "the storyboard has been changed or is being made; it is at version " + version + " now",
                Map.of("version", version));
    }

    static Problem malformed() {
        return new Problem(
                422,
                "malformed",
                "这句写得不对：不能为空、不能换行，花括号只用来占位，如 {fact:material}",
                "this cannot be taken: not empty, one line, and braces only for slots such as {fact:material}",
                Map.of("field", "text"));
    }

    static Problem lastScene() {
        return new Problem(409, "last-scene", "影片至少要有一句", "a film needs one sentence at least");
    }

    static Problem nothingElse() {
        return new Problem(422, "nothing-else", "这里没有别的说法了，可以自己改", "there is no other way to say it; edit it yourself");
    }

    static Problem untold() {
        return new Problem(
                422,
                "untold",
                "这项资料不能在影片里讲，或者没有新的说法了；可以自己写一句",
                "no film may tell of this fact, or nothing else can be said of it; write a sentence yourself",
                Map.of("field", "fact"));
    }

    static Problem fullBoard() {
        return new Problem(
                409,
                "full-board",
                "一部影片最多 " + Storyboard.MOST_SCENES + " 句，先删一句再加",
                "a film has " + Storyboard.MOST_SCENES + " sentences at most; drop one first");
    }

    static Problem strangePicture() {
        return Problem.nonsense(
                "picture",
                "这张图现在不在这件商品里，或影片画不了它（WebP、外站图片）",
                "not a picture of this product now, or one that films cannot draw (WebP, of another site)");
    }

    static Problem noFont() {
        return new Problem(
                503, "no-font", "这台服务器没有中文字体，画不出画面，请运维安装", "this server has no Chinese font; ask the operator");
    }

    static Problem busyDrawing() {
        return new Problem(
                503, "busy-drawing", "正在画的画面太多，稍等再看", "too many stills are being drawn; look again in a moment");
    }

    static Problem notPassed(List<Integer> scenes, boolean title) {
        return new Problem(
                409,
                "not-passed",
                title ? "标题没有通过审核，改好再做" : "还有 " + scenes.size() + " 句没有通过审核，改好或删掉再做",
                title ? "the title has not passed" : scenes.size() + " sentences have not passed; mend or remove them",
                Map.of("scenes", scenes, "title", title));
    }

    static Problem atWork() {
        return new Problem(409, "at-work", "影片正在排队或制作，请等它做完或先取消", "the film is being made; wait or cancel it");
    }

    static Problem queueFull(int most) {
        return new Problem(
                409, "queue-full", "排队的影片已有 " + most + " 部，等前面的做完", "already " + most + " films wait; try later");
    }

    static Problem noRoom() {
        return new Problem(
                507, "no-room", "影片空间已满，先删除不用的影片或请运维扩容", "no room for films; delete some or ask the operator");
    }

    static Problem noEncoder() {
        return new Problem(
                503, "no-encoder", "这台服务器没有 ffmpeg，做不了影片，请运维安装", "this server has no ffmpeg; ask the operator");
    }

    static Problem notMade() {
        return new Problem(
                409, "not-made", "先做出影片再发布；改过分镜要重新制作", "make the film first; a changed storyboard is made again");
    }

    static Problem takenDown() {
        return new Problem(
                409,
                "taken-down",
                "这部影片已被治理员下架，恢复之前不能发布或删除；原因和申诉入口见影片页",
                "an officer has taken this film down; until it is put back it is neither published nor deleted");
    }

    static Problem judged() {
        return new Problem(
                409,
                "taken-down",
                "这一版已被治理员下架，留作复核依据；先改分镜，再制作新的一版",
                "an officer has taken down this very version, which is kept as it was judged; change the storyboard, then make it");
    }

    static Problem stale() {
        return new Problem(
                409,
                "stale",
                "影片里的资料或价格已经变了，请重新制作再发布",
                "facts or the price in the film have changed; make it again before it is published");
    }
}
