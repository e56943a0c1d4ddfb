package org.qiantang.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** A problem as it is said to programs: RFC 9457, and beside it what pages of ours read ({@code code}, {@code message}). */
public final class ProblemBody {
    private static final JsonMapper JSON = new JsonMapper();

    private ProblemBody() {}

    static Map<String, Object> of(Problem problem, boolean english) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", problem.status());
        // Without a type of its own a problem's title is that of its status (RFC 9457, 4.2.1).
        body.put("title", title(problem.status(), english));
        body.put("detail", problem.message(english));
        body.put("code", problem.code());
        body.put("message", problem.message(english));
        problem.data().forEach(body::putIfAbsent);
        return body;
    }

    private static String title(int number, boolean english) {
        HttpStatus status = HttpStatus.resolve(number);
        if (english) {
            return status == null ? "Error" : status.getReasonPhrase();
        }
        return switch (number) {
            case 400 -> "请求有误";
            case 401 -> "需要登录";
            case 403 -> "没有权限";
            case 404 -> "没有找到";
            case 405 -> "方法不对";
            case 406, 415 -> "格式不支持";
            case 408 -> "请求超时";
            case 409 -> "现在不行";
            case 413, 414, 431 -> "内容太大";
            case 422 -> "内容不对";
            case 429 -> "太频繁了";
            case 503 -> "暂时不可用";
            default -> number >= 500 ? "服务器出错" : "请求被拒绝";
        };
    }

    /** For filters, which answer before any endpoint is asked. */
    public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(problem, Language.english(request), response);
    }

    static void write(Problem problem, boolean english, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (problem.data().get("retryAfterSeconds") instanceof Integer seconds) {
            response.setHeader("Retry-After", seconds.toString());
        }
        byte[] body = JSON.writeValueAsString(of(problem, english)).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
