package org.qiantang.app.journal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Answers a write once the tables show it: the page that asked reads next, and must not see the state of before.
 *
 * <p>What crowds write at once answers without waiting, with a place that its page waits for by itself.
 */
@RestControllerAdvice
class ReadableAnswers implements ResponseBodyAdvice<Object>, HandlerInterceptor, WebMvcConfigurer {
    private static final String MARK = ReadableAnswers.class.getName();
    private static final List<String> CROWDED = List.of("/api/checkouts/**", "/api/payments/**", "/api/shows/**");

    private final Office office;
    private final OwnWrites own;

    ReadableAnswers(Office office, OwnWrites own) {
        this.office = office;
        this.own = own;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").excludePathPatterns(CROWDED);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(MARK, true);
        office.takeOwn();
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        // An answer without a body has not left yet.
        own.await(office.shard(), office.takeOwn());
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest asked
                && asked.getServletRequest().getAttribute(MARK) != null) {
            own.await(office.shard(), office.takeOwn());
        }
        return body;
    }
}
