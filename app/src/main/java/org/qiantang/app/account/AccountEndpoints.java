package org.qiantang.app.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Signing up, in and out, and the address that parcels go to. */
@RestController
class AccountEndpoints {
    private static final int MAX_FIELD = 100;

    private final People people;
    private final JsonMapper json;
    private final Attempts attempts;
    private final Attempts signUps;

    AccountEndpoints(People people, JsonMapper json, InstantSource clock) {
        this.people = people;
        this.json = json;
        this.attempts = new Attempts(clock, 10, Duration.ofMinutes(1));
        this.signUps = new Attempts(clock, 100, Duration.ofMinutes(1));
    }

    record SignIn(@Nullable String name, @Nullable String password) {}

    record SignUp(
            @Nullable String name,
            @Nullable String password,
            @Nullable String nickname) {}

    record Address(
            @Nullable String recipient,
            @Nullable String phone,
            @Nullable String region,
            @Nullable String street) {}

    record Me(
            long id,
            String name,
            String nickname,
            Set<String> roles,
            @Nullable Long merchantId,
            @Nullable Address address) {}

    @PostMapping("/api/session")
    ResponseEntity<Me> signIn(@RequestBody SignIn body, HttpServletRequest request) {
        String name = text(body.name(), "name");
        if (!attempts.allow(request.getRemoteAddr() + "/" + name)) {
            throw new Problem(429, "too-fast", "尝试次数过多，请一分钟后再试", "too many attempts; try again in a minute");
        }
        String token = people.signIn(name, text(body.password(), "password"))
                .orElseThrow(() -> new Problem(401, "wrong-password", "账号或密码不对", "wrong name or password"));
        Person person = people.bySession(token).orElseThrow(Problem::notFound);
        return signedIn(HttpStatus.OK, person, token, request.isSecure());
    }

    @DeleteMapping("/api/session")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        SessionCookie.of(request).ifPresent(people::signOut);
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.clear(request.isSecure()).toString())
                .build();
    }

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal @Nullable Person person) {
        if (person == null) {
            throw new Problem(401, "sign-in", "请先登录", "sign in first");
        }
        return me(person, addressOf(person.id()));
    }

    @PostMapping("/api/people")
    ResponseEntity<Me> signUp(@RequestBody SignUp body, HttpServletRequest request) {
        if (!signUps.allow(request.getRemoteAddr())) {
            throw new Problem(429, "too-fast", "注册太频繁，请一分钟后再试", "too many sign-ups; try again in a minute");
        }
        People.Joining joining = people.join(
                text(body.name(), "name"),
                text(body.password(), "password"),
                text(body.nickname(), "nickname"),
                Set.of(Role.VIEWER),
                null);
        return switch (joining) {
            case People.Joining.Joined(Person person) ->
                signedIn(HttpStatus.CREATED, person, people.open(person.id()), request.isSecure());
            case People.Joining.NameTaken() ->
                throw new Problem(409, "name-taken", "这个账号名已被使用", "this name is taken", Map.of("field", "name"));
            case People.Joining.Unfit(String field, String expected) ->
                throw Problem.nonsense(field, "不符合要求：" + expected, "expected: " + expected);
        };
    }

    @PutMapping("/api/me/address")
    Me setAddress(@AuthenticationPrincipal Person person, @RequestBody Address body) {
        var address = new Address(
                text(body.recipient(), "recipient"),
                phone(text(body.phone(), "phone")),
                text(body.region(), "region"),
                text(body.street(), "street"));
        people.setAddress(person.id(), json.writeValueAsString(address));
        return me(person, address);
    }

    private @Nullable Address addressOf(long personId) {
        return people.address(personId)
                .map(text -> json.readValue(text, Address.class))
                .orElse(null);
    }

    private ResponseEntity<Me> signedIn(HttpStatus status, Person person, String token, boolean secure) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(token, secure).toString())
                .body(me(person, addressOf(person.id())));
    }

    private static Me me(Person person, @Nullable Address address) {
        Set<String> roles = person.roles().stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new));
        return new Me(person.id(), person.name(), person.nickname(), roles, person.merchantId(), address);
    }

    private static String text(@Nullable String value, String field) {
        if (value == null || value.isBlank() || value.length() > MAX_FIELD || value.indexOf('\0') >= 0) {
            throw Problem.nonsense(
                    field, "请填写，最多 " + MAX_FIELD + " 个字", "required, " + MAX_FIELD + " characters at most");
        }
        return value.strip();
    }

    private static String phone(String value) {
        if (!value.matches("\\+?[0-9 -]{5,20}")) {
            throw Problem.nonsense("phone", "电话号码的格式不对", "not a phone number");
        }
        return value;
    }
}
