package org.qiantang.app.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where one is signed in, and the tokens of one's programs. */
@RestController
@RequestMapping("/api/me")
class SessionEndpoints {
    private final People people;
    private final Tokens tokens;

    SessionEndpoints(People people, Tokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    record SessionView(long id, String device, Instant openedAt, Instant seenAt, boolean here) {}

    record Sessions(List<SessionView> items) {}

    record Ended(int ended) {}

    record NewToken(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable Integer days) {}

    record TokenView(
            long id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant endsAt,
            @Nullable Instant lastUsedAt,
            boolean ended) {}

    /** {@code secret} is shown this once. */
    record IssuedToken(TokenView token, String secret) {}

    record TokenList(List<TokenView> items) {}

    @GetMapping("/sessions")
    Sessions sessions(@AuthenticationPrincipal @Nullable Person person, HttpServletRequest request) {
        long here = here(request);
        return new Sessions(people.sessionsOf(Fields.signedIn(person).id()).stream()
                .map(one -> new SessionView(one.id(), one.device(), one.openedAt(), one.seenAt(), one.id() == here))
                .toList());
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        if (!people.endSession(Fields.signedIn(person).id(), id)) {
            throw Problem.notFound();
        }
    }

    /** Ends all sessions but the one that asks. */
    @DeleteMapping("/sessions")
    Ended endOthers(@AuthenticationPrincipal @Nullable Person person, HttpServletRequest request) {
        return new Ended(people.endOtherSessions(Fields.signedIn(person).id(), here(request)));
    }

    @GetMapping("/tokens")
    TokenList tokens(@AuthenticationPrincipal @Nullable Person person) {
        return new TokenList(tokens.of(Fields.signedIn(person).id()).stream()
                .map(token -> view(token, token.endsAt().isBefore(tokens.now())))
                .toList());
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    IssuedToken issue(@AuthenticationPrincipal @Nullable Person person, @RequestBody NewToken body) {
        Person who = Fields.signedIn(person);
        String name = Fields.text(body.name(), "name", 40);
        int days = body.days() == null ? 90 : body.days();
        if (days < 1 || days > Tokens.MAX_DAYS) {
            throw Problem.nonsense(
                    "days", "有效期 1–" + Tokens.MAX_DAYS + " 天", "good for 1-" + Tokens.MAX_DAYS + " days");
        }
        Tokens.Issued issued = tokens.issue(who.id(), name, scopes(body.scopes()), days)
                .orElseThrow(() -> new Problem(
                        409,
                        "too-many",
                        "最多 " + Tokens.MOST + " 个令牌，请先撤销不用的",
                        "at most " + Tokens.MOST + " tokens; revoke one first",
                        Map.of("most", Tokens.MOST)));
        return new IssuedToken(view(issued.token(), false), issued.secret());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        if (!tokens.revoke(Fields.signedIn(person).id(), id)) {
            throw Problem.notFound();
        }
    }

    private static long here(HttpServletRequest request) {
        return SessionFilter.sessionOf(request).map(SessionTable.Session::id).orElse(0L);
    }

    private static Set<Scope> scopes(@Nullable List<String> words) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (String word : words == null ? List.<String>of() : words) {
            scopes.add(Arrays.stream(Scope.values())
                    .filter(scope -> scope.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> noScope()));
        }
        if (scopes.isEmpty()) {
            throw noScope();
        }
        return scopes;
    }

    private static Problem noScope() {
        return Problem.nonsense("scopes", "权限至少选一个：read、shop、orders", "scopes: one or more of read, shop, orders");
    }

    private static TokenView view(TokenTable.Token token, boolean ended) {
        return new TokenView(
                token.id(),
                token.name(),
                token.scopes().stream().map(Scope::word).sorted().toList(),
                token.createdAt(),
                token.endsAt(),
                token.lastUsedAt(),
                ended);
    }
}
