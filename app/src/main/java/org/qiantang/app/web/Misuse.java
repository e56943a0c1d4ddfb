package org.qiantang.app.web;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;

/** What is said to those who ask in a form that nobody can take: the sentence, and the field where one is at fault. */
final class Misuse {
    /** As our records complain: {@code pieces: 0 (expected: 1..999)}. */
    private static final Pattern COMPLAINT =
            Pattern.compile("([A-Za-z][A-Za-z0-9.]{0,60}): .*\\(expected: (.{1,200})\\)", Pattern.DOTALL);

    private static final Pattern RANGE = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?\\.\\.-?[0-9]+(?:\\.[0-9]+)?");

    private Misuse() {}

    /** By the status that the machinery below us has chosen. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 ->
                new Problem(400, "unreadable", "请求的内容无法读懂，请检查格式", "the request could not be read; check its form");
            case 401 -> new Problem(401, "sign-in", "请先登录", "sign in first");
            case 403 -> new Problem(403, "forbidden", "没有权限", "this is not allowed to you");
            case 404 -> Problem.notFound();
            case 405 ->
                new Problem(405, "method-not-allowed", "这个地址不支持这种请求方法", "this address does not take this method");
            case 406 ->
                new Problem(406, "not-acceptable", "无法按所要求的格式回答", "no answer can be given in the form asked for");
            case 413 -> tooLarge("请求的内容太大", "the request is too large");
            case 415 ->
                new Problem(
                        415,
                        "unsupported-media-type",
                        "不支持这种内容格式，请用 JSON",
                        "this kind of content is not taken; send JSON");
            case 431 -> new Problem(431, "headers-too-large", "请求头太大", "the request's headers are too large");
            default ->
                status >= 400 && status < 500
                        ? new Problem(status, "refused", "请求无法接受", "the request cannot be taken")
                        : new Problem(
                                status >= 500 && status <= 599 ? status : 500,
                                "broken",
                                "服务器出错了，请稍后再试",
                                "something went wrong here; try again later");
        };
    }

    static Problem tooLarge(String zh, String en) {
        return new Problem(413, "too-large", zh, en);
    }

    static Problem unreadable(@Nullable String field) {
        if (field == null || field.isEmpty()) {
            return ofStatus(400);
        }
        return new Problem(
                400,
                "unreadable",
                "“" + field + "”的内容无法读懂，请检查格式",
                field + " could not be read; check its form",
                Map.of("field", field));
    }

    /** A field that must be there and is not. */
    static Problem missing(String field) {
        return new Problem(400, "missing", "缺少“" + field + "”", field + " is missing", Map.of("field", field));
    }

    static Problem unwritable(String field) {
        return Problem.nonsense(field, "“" + field + "”里有不能保存的字符", field + " has characters that cannot be kept");
    }

    /** What a record said about a value; its own words only where they have our form, since others may tell too much. */
    static Problem ofComplaint(@Nullable String message, @Nullable String path) {
        Matcher complaint = COMPLAINT.matcher(message == null ? "" : message);
        if (!complaint.matches()) {
            return path == null || path.isEmpty()
                    ? new Problem(400, "nonsense", "输入超出了允许的范围", "input out of range")
                    : Problem.nonsense(path, "“" + path + "”超出了允许的范围", path + " is out of range");
        }
        String field = path == null || path.isEmpty() ? complaint.group(1) : path;
        String expected = complaint.group(2);
        boolean plain = expected.codePoints().allMatch(letter -> letter < 128);
        // Our complaints are in English; of them only a range of numbers is said in Chinese too.
        Matcher range = RANGE.matcher(expected);
        String zh = range.lookingAt() ? "（应为 " + range.group() + "）" : "";
        return Problem.nonsense(
                field,
                "“" + field + "”超出了允许的范围" + zh,
                field + " is out of range" + (plain ? " (expected: " + expected + ")" : ""));
    }

    /** What Jackson could not read. */
    static Problem ofBody(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException unread) {
                String path = path(unread);
                if (unread instanceof UnwritableText) {
                    return unwritable(path.isEmpty() ? "body" : path);
                }
                Throwable below = unread.getCause();
                return below instanceof IllegalArgumentException
                        ? ofComplaint(below.getMessage(), path)
                        : unreadable(path);
            }
        }
        return ofStatus(400);
    }

    private static String path(JacksonException unread) {
        return unread.getPath().stream()
                .map(Misuse::step)
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String step(Reference reference) {
        String name = reference.getPropertyName();
        // A name comes from outside, and is said back: short, and nothing but a name.
        return name != null
                ? name.substring(0, Math.min(name.length(), 60)).replaceAll("[^A-Za-z0-9_-]", "")
                : "[" + reference.getIndex() + "]";
    }
}
