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
        HttpStatus status = HttpStatus.resolve(problem.status());
        var body = new LinkedHashMap<String, Object>();
        body.put("status", problem.status());
        // Without a type of its own a problem's title is that of its status (RFC 9457, 4.2.1).
        body.put("title", status == null ? "Error" : status.getReasonPhrase());
        body.put("detail", problem.message(english));
        body.put("code", problem.code());
        body.put("message", problem.message(english));
        problem.data().forEach(body::putIfAbsent);
        return body;
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
