package org.qiantang.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Renders what went wrong for the asker: refusals with their data, broken promises without any detail. */
@RestControllerAdvice
class ProblemPages {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.data().get("retryAfterSeconds") instanceof Integer seconds) {
            answer.header("Retry-After", seconds.toString());
        }
        return answer.body(ProblemBody.of(problem, Language.english(request)));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException wrong, HttpServletRequest request) {
        LOG.debug("unreadable request", wrong);
        return problem(Misuse.ofBody(wrong), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> otherKind(
            MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        return problem(Misuse.unreadable(wrong.getName()), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingRequestValueException wrong, HttpServletRequest request) {
        return problem(
                wrong instanceof MissingServletRequestParameterException parameter
                        ? Misuse.missing(parameter.getParameterName())
                        : Misuse.ofStatus(400),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missingPart(
            MissingServletRequestPartException wrong, HttpServletRequest request) {
        return problem(Misuse.missing(wrong.getRequestPartName()), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException wrong, HttpServletRequest request) {
        return problem(Misuse.tooLarge("文件太大，最多 10 MB", "the file is too large; 10 MB at most"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> noParts(MultipartException wrong, HttpServletRequest request) {
        LOG.debug("unreadable parts", wrong);
        return problem(
                new Problem(
                        400, "unreadable", "上传的内容无法读懂，请重新选择文件", "the upload could not be read; choose the file again"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> outOfRange(IllegalArgumentException wrong, HttpServletRequest request) {
        // Records check themselves; what reaches them from outside and is out of range is the asker's slip.
        LOG.info("request out of range: path={} reason={}", request.getRequestURI(), wrong.getMessage());
        return problem(Misuse.ofComplaint(wrong.getMessage(), null), request);
    }

    /** Everything else: what Spring itself refuses keeps its status; the rest is our fault, and said without detail. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> anythingElse(
            Exception trouble, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (trouble instanceof AccessDeniedException || trouble instanceof AuthenticationException) {
            throw trouble;
        }
        if (trouble instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            return null;
        }
        if (trouble instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
            ResponseEntity<Map<String, Object>> answer =
                    problem(Misuse.ofStatus(refused.getStatusCode().value()), request);
            var headers = new HttpHeaders(refused.getHeaders());
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
        }
        LOG.error("request failed: method={} path={}", request.getMethod(), request.getRequestURI(), trouble);
        return problem(Misuse.ofStatus(500), request);
    }
}
