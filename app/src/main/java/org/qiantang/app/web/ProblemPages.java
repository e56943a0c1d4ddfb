package org.qiantang.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Renders what went wrong for the asker: refusals with their data, broken promises without any detail. */
@RestControllerAdvice
class ProblemPages {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem, HttpServletRequest request) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", problem.code());
        body.put("message", problem.message(Language.english(request)));
        body.putAll(problem.data());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status());
        if (problem.data().get("retryAfterSeconds") instanceof Integer seconds) {
            answer.header("Retry-After", seconds.toString());
        }
        return answer.body(body);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class
    })
    ResponseEntity<Map<String, Object>> unreadable(Exception wrong, HttpServletRequest request) {
        LOG.debug("unreadable request", wrong);
        return problem(
                new Problem(400, "unreadable", "请求的内容无法读懂，请检查格式", "the request could not be read; check its form"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException wrong, HttpServletRequest request) {
        return problem(new Problem(413, "too-large", "文件太大，最多 10 MB", "the file is too large; 10 MB at most"), request);
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<Map<String, Object>> outOfRange(IllegalArgumentException wrong, HttpServletRequest request) {
        // Records check themselves; what reaches them from outside and is out of range is the asker's slip.
        LOG.info("request out of range: path={} reason={}", request.getRequestURI(), wrong.getMessage());
        return problem(
                new Problem(
                        HttpStatus.BAD_REQUEST.value(),
                        "nonsense",
                        "输入超出了允许的范围：" + wrong.getMessage(),
                        "input out of range: " + wrong.getMessage()),
                request);
    }
}
