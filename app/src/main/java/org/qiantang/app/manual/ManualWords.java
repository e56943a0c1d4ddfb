package org.qiantang.app.manual;

import java.util.Map;
import org.qiantang.app.web.Problem;

/** What is said of a file that cannot be read. */
final class ManualWords {
    private ManualWords() {}

    static Problem tooLarge() {
        return problem(413, "too-large", "文件不能超过 10 MB，请拆开后再传", "a file may have up to 10 MB; please split it");
    }

    static Problem busy() {
        return problem(
                503, "busy", "正在读别人的文件，请过半分钟再试", "other files are being read; please try again in half a minute");
    }

    static Problem refused(ManualReading why) {
        return switch (why) {
            case ManualReading.Unknown _ ->
                problem(
                        415,
                        "not-a-manual",
                        "只能读 PDF、Word（.docx）、PNG、JPEG 或纯文本；老式 .doc 请另存为 .docx，WebP 请转成 PNG",
                        "only PDF, Word (.docx), PNG, JPEG or plain text can be read; save .doc as .docx and WebP as PNG");
            case ManualReading.Broken _ ->
                problem(422, "broken", "文件打不开，可能没有传完或已损坏", "the file cannot be opened; it may be cut off or damaged");
            case ManualReading.Locked _ ->
                problem(422, "locked", "这份 PDF 有密码，请去掉密码后再传", "this PDF has a password; please remove it first");
            case ManualReading.TooLong(int most) ->
                problem(
                        422,
                        "too-long",
                        "一次最多读 " + most + " 页或 5000 行，请拆开后再传",
                        "up to " + most + " pages or 5,000 lines are read at once; please split the file");
            case ManualReading.Unseen _ ->
                problem(
                        422,
                        "no-eyes",
                        "文件里只有图片，而本机没有开启图片文字识别（qiantang.manual.ocr）",
                        "the file holds pictures only, and reading words in pictures is off (qiantang.manual.ocr)");
            case ManualReading.Read _ -> throw new IllegalArgumentException("why: Read (expected: a refusal)");
        };
    }

    private static Problem problem(int status, String code, String zh, String en) {
        return new Problem(status, code, zh, en, Map.of("field", "file"));
    }
}
