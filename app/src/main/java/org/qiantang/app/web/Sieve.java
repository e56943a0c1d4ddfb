package org.qiantang.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before all endpoints: bodies end somewhere, and what is asked can be written down. */
final class Sieve extends OncePerRequestFilter {
    /** More than any JSON that a person's page sends; files come in parts, which have their own limits. */
    static final int MOST_BYTES = 1 << 20;

    /** Far more than any page asks with. */
    static final int MOST_PARAMETERS = 200;

    /** Long enough for a megabyte over the worst telephone line; whoever drips a body is not waited for longer. */
    static final long MOST_MILLIS = 60_000;

    private final InstantSource clock;

    Sieve(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query != null && query.chars().filter(letter -> letter == '&').count() >= MOST_PARAMETERS) {
            ProblemBody.write(tooMany(), request, response);
            return;
        }
        String unwritable = unwritableParameter(query);
        if (unwritable != null) {
            ProblemBody.write(Misuse.unwritable(unwritable), request, response);
            return;
        }
        if (isDisguised(request.getRequestURI())) {
            ProblemBody.write(Misuse.ofStatus(400), request, response);
            return;
        }
        String type = request.getContentType();
        if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            ProblemBody.write(tooLarge(), request, response);
            return;
        }
        chain.doFilter(new Bounded(request, clock), response);
    }

    /**
     * Whether an address of the API is written in escapes. None needs any, and whoever decides by the written path, before
     * it is unescaped, would be passed by.
     */
    private static boolean isDisguised(String path) {
        if (path.indexOf('%') < 0) {
            return false;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .startsWith("/api");
        } catch (IllegalArgumentException broken) {
            return true;
        }
    }

    private static Problem tooMany() {
        return new Problem(
                400,
                "too-many-parameters",
                "请求的参数太多，最多 " + MOST_PARAMETERS + " 个",
                "too many parameters; " + MOST_PARAMETERS + " at most");
    }

    private static Problem tooSlow() {
        return new Problem(408, "too-slow", "请求传得太慢，请重试", "the request came too slowly; try again");
    }

    private static Problem tooLarge() {
        return Misuse.tooLarge("请求的内容太大，最多 1 MB", "the request is too large; 1 MB at most");
    }

    /** The name of the first parameter whose value cannot be written down. */
    private static @Nullable String unwritableParameter(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (isUnwritable(name)) {
                return "query";
            }
            if (equals >= 0 && isUnwritable(pair.substring(equals + 1))) {
                return name.replaceAll("[^A-Za-z0-9_-]", "");
            }
        }
        return null;
    }

    private static boolean isUnwritable(String encoded) {
        try {
            String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            return UnwritableText.isIn(text) || text.indexOf('\uFFFD') >= 0;
        } catch (IllegalArgumentException broken) {
            return true;
        }
    }

    /** A request whose body may be read up to the limits, whatever it said of its length. */
    private static final class Bounded extends HttpServletRequestWrapper {
        private final InstantSource clock;
        private @Nullable ServletInputStream stream;

        Bounded(HttpServletRequest request, InstantSource clock) {
            super(request);
            this.clock = clock;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new Counted(super.getInputStream(), clock);
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final InstantSource clock;
        private final long until;
        private long read;

        Counted(ServletInputStream body, InstantSource clock) {
            this.body = body;
            this.clock = clock;
            this.until = clock.millis() + MOST_MILLIS;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = body.read(into, from, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > MOST_BYTES) {
                throw tooLarge();
            }
            if (clock.millis() > until) {
                throw tooSlow();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
