package org.qiantang.app.export;

import java.util.Locale;
import java.util.Map;
import org.qiantang.app.web.Problem;

/** What is said, in both languages, where the desk says no. */
final class ExportRefusals {
    private ExportRefusals() {}

    static Export done(ExportAnswer answer) {
        return switch (answer) {
            case ExportAnswer.Done(Export export) -> export;
            case ExportAnswer.NotThere() -> throw Problem.notFound();
            case ExportAnswer.NotNow(Export.State state) ->
                throw new Problem(
                        409,
                        "not-now",
                        "这次导出现在不能这样做：" + inChinese(state),
                        "not possible now: the export is " + state.name().toLowerCase(Locale.ROOT));
            case ExportAnswer.OwnAsking() ->
                throw new Problem(
                        403, "own-asking", "申请人不能同意自己的申请，请另一位治理员同意", "who asked cannot consent; ask another officer");
            case ExportAnswer.OfficersFirst() ->
                throw new Problem(
                        403, "officers-first", "还有另一位治理员，须由治理员同意", "there is another officer, who must consent");
            case ExportAnswer.TooMany(int most) ->
                throw new Problem(
                        429,
                        "too-many-exports",
                        "已有 " + most + " 次导出在等待或进行，请先等它们结束",
                        most + " exports wait or are under way already; let them end first",
                        Map.of("most", most));
        };
    }

    static Problem noFile() {
        return new Problem(
                410,
                "file-gone",
                "文件已到期删除，或保存在另一台机器上，请重新导出",
                "the file was deleted in its time, or lies on another machine; ask anew");
    }

    private static String inChinese(Export.State state) {
        return switch (state) {
            case WAITING -> "等待另一位治理员同意";
            case QUEUED -> "排队中";
            case RUNNING -> "正在生成";
            case DONE -> "已经完成";
            case GONE -> "文件已到期删除";
            case DECLINED -> "已被拒绝";
            case STOPPED -> "已经取消";
            case FAILED -> "生成失败";
        };
    }
}
