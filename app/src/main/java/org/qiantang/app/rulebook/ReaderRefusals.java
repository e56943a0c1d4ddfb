package org.qiantang.app.rulebook;

import java.util.Locale;
import java.util.Map;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.meaning.UnfitReader;

/** What is said, in both languages, where a version of the second reader is not taken. */
final class ReaderRefusals {
    private ReaderRefusals() {}

    static BroughtReader done(ReaderAnswer answer) {
        return switch (answer) {
            case ReaderAnswer.Done(BroughtReader reader) -> reader;
            case ReaderAnswer.NotThere() -> throw Problem.notFound();
            case ReaderAnswer.NotNow(RuleChange.State state) ->
                throw new Problem(
                        409,
                        "not-now",
                        "这个版本现在不能这样做：" + inChinese(state),
                        "not possible now: the version is " + state.name().toLowerCase(Locale.ROOT));
            case ReaderAnswer.Moved(int revision) ->
                throw new Problem(
                        409,
                        "moved",
                        "这个版本已重新提出（第 " + revision + " 稿），请重新打开后再操作",
                        "somebody brought it forward anew, as revision " + revision + "; open it again first",
                        Map.of("revision", revision));
            case ReaderAnswer.Taken(String version) ->
                throw new Problem(
                        409,
                        "version-taken",
                        "版本号 " + version + " 已被另一个文件占用，请换版本号重新打包",
                        "another package has version " + version + "; pack it anew under another");
            case ReaderAnswer.OwnWork() ->
                throw new Problem(
                        403,
                        "own-work",
                        "导入或提出的人不能批准，请另一位治理员批准",
                        "who brought it cannot approve it; ask another officer");
            case ReaderAnswer.OfficersFirst() ->
                throw new Problem(
                        403,
                        "officers-first",
                        "还有没参与导入的治理员，须由治理员批准",
                        "there is an officer who had no hand in it and must approve");
            case ReaderAnswer.NotTried() ->
                throw new Problem(
                        409,
                        "not-tried",
                        "这个版本提出后还没有做完试运行，请先用历史场次试运行",
                        "as it was brought forward it has not been tried out to the end on past shows");
            case ReaderAnswer.NoFile(ReaderTrouble trouble) -> throw noFile(trouble);
        };
    }

    static Problem noFile(ReaderTrouble trouble) {
        String zh = switch (trouble) {
            case MISSING -> "找不到它的文件";
            case DAMAGED -> "它的文件已损坏";
            case UNFIT -> "本程序读不了它的模型";
        };
        String en = switch (trouble) {
            case MISSING -> "its file is missing";
            case DAMAGED -> "its file is damaged";
            case UNFIT -> "this program cannot read by its model";
        };
        return new Problem(409, "reader-file", zh + "，请重新导入同一个文件", en + "; import the same file again");
    }

    /** Where a third reader would have to be in memory. */
    static Problem busy() {
        return new Problem(
                409,
                "readers-busy",
                "正在试运行另一个版本，内存中最多放两个模型，请等它结束",
                "another version is being tried out, and two are in memory at most; wait until it is done");
    }

    static Problem unfit(UnfitReader wrong) {
        String zh = switch (wrong.fault()) {
            case NO_ZIP -> "不是完整的 ZIP 文件";
            case STRANGE_FILE -> "压缩包里有多余或重复的文件：" + wrong.place();
            case MISSING_FILE -> "压缩包里缺少 " + wrong.place();
            case TOO_LARGE -> wrong.place() + " 解压后太大";
            case CARD -> "reader.json 的 " + wrong.place() + " 不对：" + wrong.found();
            case VOCABULARY -> "vocabulary.txt 不对：" + wrong.found();
            case NO_MODEL -> "model.onnx 不是能读的 ONNX 模型";
            case INPUTS -> "模型的输入不对：" + wrong.found();
            case OUTPUTS -> "模型的输出不对：" + wrong.found();
            case FAILS -> "模型试读几句话时出错：" + wrong.found();
            case TOO_SLOW -> "模型试读几句话太慢";
        };
        String en = switch (wrong.fault()) {
            case NO_ZIP -> "not a whole zip";
            case STRANGE_FILE -> "a file that does not belong there, or twice: " + wrong.place();
            case MISSING_FILE -> "it lacks " + wrong.place();
            case TOO_LARGE -> wrong.place() + " is too large unpacked";
            case CARD -> "reader.json, " + wrong.place() + ": " + wrong.found();
            case VOCABULARY -> "vocabulary.txt: " + wrong.found();
            case NO_MODEL -> "model.onnx is no ONNX model that can be read";
            case INPUTS -> "the model takes something else: " + wrong.found();
            case OUTPUTS -> "the model gives something else: " + wrong.found();
            case FAILS -> "the model fails on a few lines: " + wrong.found();
            case TOO_SLOW -> "the model is too slow on a few lines";
        };
        return new Problem(
                422,
                "unfit-reader",
                zh + "（应为：" + wrong.expected() + "）",
                en + " (expected: " + wrong.expected() + ")",
                Map.of(
                        "field",
                        "file",
                        "fault",
                        wrong.fault().name().toLowerCase(Locale.ROOT),
                        "place",
                        wrong.place()));
    }

    private static String inChinese(RuleChange.State state) {
        return switch (state) {
            case DRAFT -> "还没有批准";
            case LIVE -> "已经批准";
            case WITHDRAWN -> "已经撤回";
            case DROPPED -> "已经放弃";
        };
    }
}
