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
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before all endpoints: bodies end somewhere, and what is asked can be written down. */
final class Sieve extends OncePerRequestFilter {
    /** More than any JSON that a person's page sends; files come in parts, which have their own limits. */
    static final int MOST_BYTES = 1 << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String unwritable = unwritableParameter(request.getQueryString());
        if (unwritable != null) {
            ProblemBody.write(Misuse.unwritable(unwritable), request, response);
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
        chain.doFilter(new Bounded(request), response);
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

    /** A request whose body may be read up to the limit, whatever it said of its length. */
    private static final class Bounded extends HttpServletRequestWrapper {
        private @Nullable ServletInputStream stream;

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new Counted(super.getInputStream());
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
        private long read;

        Counted(ServletInputStream body) {
            this.body = body;
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
