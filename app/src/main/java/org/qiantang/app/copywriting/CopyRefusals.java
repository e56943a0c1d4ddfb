package org.qiantang.app.copywriting;

import java.util.List;
import java.util.Map;
import org.qiantang.app.web.Problem;

/** What is said where a text cannot be written, changed, approved or used. */
final class CopyRefusals {
    private CopyRefusals() {}

    static Problem changedMeanwhile(int version) {
        return new Problem(
                409,
                "changed-meanwhile",
                "别人刚改过这份文案，现在是第 " + version + " 版，请看过再改",
                "somebody has changed this text; it is at version " + version + " now, look before you go on",
                Map.of("version", version));
    }

    static Problem beingWritten() {
        return new Problem(409, "being-written", "还在写，请等写完或先停止", "it is still being written; wait or stop it");
    }

    static Problem nothingToSay() {
        return new Problem(
                422,
                "nothing-to-say",
                "没有可写的内容：排品里没有在售的商品，或者商品事实表是空的",
                "there is nothing to write about: no goods on sale, or an empty fact sheet");
    }

    static Problem nothingElse() {
        return new Problem(
                422, "nothing-else", "这里没有别的说法了，可以自己改", "there is no other way to say it here; edit it yourself");
    }

    static Problem stopped() {
        return new Problem(409, "stopped", "已停止，这一句没有改", "stopped; the sentence stays as it was");
    }

    static Problem locked() {
        return new Problem(409, "locked", "这一句已锁定，先解锁再改", "this sentence is locked; unlock it first");
    }

    static Problem malformed(String typed) {
        return new Problem(
                422,
                "malformed",
                "这句写得不对：不能为空、不能换行，花括号只用来占位，如 {price}、{fact:material}",
                "this cannot be taken: not empty, one line, and braces only for slots such as {price} or {fact:material}",
                Map.of("field", "text", "text", typed));
    }

    static Problem tooLong(int length, int most) {
        return new Problem(
                422,
                "too-long",
                "这句有 " + length + " 字，一句最多 " + most + " 字，请拆开或写短",
                "this sentence has " + length + " characters, " + most + " at most; split or shorten it",
                Map.of("field", "text", "most", most));
    }

    static Problem notPassed(List<Integer> sentences) {
        return new Problem(
                409,
                "not-passed",
                "还有 " + sentences.size() + " 句没有通过审核，改好或删掉再通过",
                sentences.size() + " sentences have not passed; mend or remove them first",
                Map.of("sentences", sentences));
    }

    static Problem notApproved() {
        return new Problem(409, "not-approved", "先通过整份文案，再拿去用", "approve the text before it is used");
    }

    static Problem noModel() {
        return new Problem(
                422,
                "no-model",
                "还没有配置语言模型（qiantang.llm.base-url），请用语法写手",
                "no language model is set up (qiantang.llm.base-url); use the grammar",
                Map.of("field", "writer"));
    }

    static Problem wrongKind() {
        return new Problem(
                422,
                "wrong-kind",
                "直播脚本写给场次，其他文案写给商品",
                "a live script is of a show, all other texts are of a product",
                Map.of("field", "kind"));
    }

    static Problem tooMany(int most) {
        return new Problem(
                409, "too-many", "同时最多写 " + most + " 份，等前面的写完", "at most " + most + " are written at a time; wait");
    }
}
