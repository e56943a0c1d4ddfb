package org.qiantang.app.shortvideo;

import java.util.Map;
import org.qiantang.app.web.Problem;

/** What is said where a file cannot come in. */
final class UploadRefusals {
    private UploadRefusals() {}

    static Problem version() {
        return new Problem(
                412,
                "tus-version",
                "只支持 tus 1.0.0（请求头 Tus-Resumable）",
                "only tus 1.0.0 is spoken here (header Tus-Resumable)");
    }

    static Problem type() {
        return new Problem(
                415,
                "media-type",
                "内容类型应为 application/offset+octet-stream",
                "the content type is to be application/offset+octet-stream");
    }

    static Problem length() {
        return Problem.nonsense("Upload-Length", "请说明文件有多少字节", "Upload-Length: how many bytes the file has");
    }

    static Problem metadata(String field) {
        return Problem.nonsense(
                field, "上传说明（Upload-Metadata）里的 " + field + " 不对", field + ": malformed in Upload-Metadata");
    }

    static Problem tooLarge(int megabytes) {
        return new Problem(
                413,
                "too-large",
                "文件太大，最多 " + megabytes + " MB，请压缩或剪短再传",
                "the file is too large: at most " + megabytes + " MB",
                Map.of("megabytes", megabytes));
    }

    static Problem moreThanSaid(long bytes) {
        return new Problem(
                413,
                "more-than-said",
                "传来的比说好的多，多出的没有保存",
                "more came than was announced; the rest was not kept",
                Map.of("bytes", bytes));
    }

    static Problem tooMany(int most) {
        return new Problem(
                409,
                "too-many-uploads",
                "已有 " + most + " 个文件没传完，请先传完或取消",
                "already " + most + " files are under way; finish or cancel one");
    }

    static Problem busy() {
        return new Problem(423, "upload-busy", "这个文件正在另一处上传，请稍候", "this file is being sent elsewhere at this moment");
    }

    static Problem elsewhere(long offset) {
        return new Problem(
                409,
                "wrong-offset",
                "已收到 " + offset + " 字节，请从那里继续",
                offset + " bytes have come; go on from there",
                Map.of("offset", offset));
    }

    static Problem brokenOff() {
        return new Problem(
                400, "broken-off", "传输中断，已收到的保留着，可以继续", "the transfer broke off; what came is kept, go on from there");
    }
}
