package org.qiantang.app.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.app.web.ProblemBody;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the person behind a request: by a program's token if there is one, else by the session cookie. */
final class SessionFilter extends OncePerRequestFilter {
    private static final String SESSION = SessionFilter.class.getName() + ".session";
    private static final String BEARER = "Bearer ";
    private static final Set<String> OPEN_TO_LIMITED = Set.of("/api/me", "/api/me/password", "/api/session");

    private final People people;
    private final Tokens tokens;

    SessionFilter(People people, Tokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (hasToken(request)) {
                byToken(request);
            } else {
                SessionCookie.of(request).flatMap(people::session).ifPresent(session -> bySession(session, request));
            }
        } catch (Problem refused) {
            ProblemBody.write(refused, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Whether a program's token came along; a browser sends none of its own accord, so no other site can. */
    static boolean hasToken(HttpServletRequest request) {
        String said = request.getHeader(HttpHeaders.AUTHORIZATION);
        return said != null && said.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** The session that this request came by, if it came by one. */
    static Optional<SessionTable.Session> sessionOf(HttpServletRequest request) {
        return Optional.ofNullable((SessionTable.Session) request.getAttribute(SESSION));
    }

    private void byToken(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String secret = header == null ? "" : header.substring(BEARER.length()).strip();
        Tokens.Bearer bearer = tokens.bearer(secret)
                .orElseThrow(() -> new Problem(
                        401, "bad-token", "令牌无效、已过期或已撤销", "the token is unknown, has ended or was revoked"));
        Scope needed = Scope.needed(request.getMethod(), pathOf(request))
                .orElseThrow(
                        () -> new Problem(403, "no-token-here", "这件事不能用令牌办，请登录", "tokens cannot do this; sign in"));
        if (!bearer.scopes().contains(needed)) {
            throw new Problem(
                    403,
                    "scope",
                    "这个令牌没有 " + needed.word() + " 权限",
                    "this token lacks the scope " + needed.word(),
                    Map.of("scope", needed.word()));
        }
        signIn(bearer.person());
    }

    private void bySession(SessionTable.Session session, HttpServletRequest request) {
        String path = pathOf(request);
        if (session.limited() && path.startsWith("/api/") && !OPEN_TO_LIMITED.contains(path)) {
            throw new Problem(
                    403, "change-password", "这是一次性密码，请先设一个自己的密码", "this password is good once; choose your own first");
        }
        request.setAttribute(SESSION, session);
        people.known(session.personId()).ifPresent(SessionFilter::signIn);
    }

    /** As the endpoints see it: who writes a letter as its code asks for the same thing. */
    private static String pathOf(HttpServletRequest request) {
        @Nullable String below = request.getPathInfo();
        return below == null ? request.getServletPath() : request.getServletPath() + below;
    }

    private static void signIn(Person person) {
        Stream<String> roles = person.roles().stream().map(Role::name);
        // Whoever works in a shop may come into the studio; what they may do there is the team's to say.
        Stream<String> staff =
                person.merchantId() != null || person.is(Role.HOST) ? Stream.of(AccountWiring.STAFF) : Stream.empty();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person,
                null,
                Stream.concat(roles, staff)
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList()));
        SecurityContextHolder.setContext(context);
    }
}
