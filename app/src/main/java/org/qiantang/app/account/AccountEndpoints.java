package org.qiantang.app.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.app.web.TextFinding;
import org.qiantang.app.web.TextJudge;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Signing up, in and out; one's own password, nickname and usual address. */
@RestController
class AccountEndpoints {
    private static final int MAX_FIELD = 100;

    private final People people;
    private final AddressBook addresses;
    private final CrowdDoor crowd;
    private final TextJudge judge;
    private final Attempts byNameHere;
    private final Attempts byName;
    private final Attempts byPlace;
    private final Attempts signUps;
    private final Attempts changes;

    AccountEndpoints(People people, AddressBook addresses, CrowdDoor crowd, TextJudge judge, InstantSource clock) {
        this.people = people;
        this.addresses = addresses;
        this.crowd = crowd;
        this.judge = judge;
        // A name tried from one place; a name from anywhere, wide enough that its owner is not locked out by others.
        this.byNameHere = new Attempts(clock, 10, Duration.ofMinutes(1));
        this.byName = new Attempts(clock, 100, Duration.ofMinutes(10));
        this.byPlace = new Attempts(clock, 200, Duration.ofMinutes(1));
        this.signUps = new Attempts(clock, 100, Duration.ofMinutes(1));
        this.changes = new Attempts(clock, 10, Duration.ofMinutes(5));
    }

    record SignIn(@Nullable String name, @Nullable String password) {}

    /** {@code kind} is viewer, host or agency; a viewer if it is left out. */
    record SignUp(
            @Nullable String name,
            @Nullable String password,
            @Nullable String nickname,
            @Nullable String kind) {}

    record NewPassword(@Nullable String old, @Nullable String fresh) {}

    record NewNickname(@Nullable String nickname) {}

    /** An address as it was written before there was a book: the region in one line. */
    record UsualAddress(
            @Nullable String recipient,
            @Nullable String phone,
            @Nullable String region,
            @Nullable String street) {}

    /**
     * Who one is. {@code mustChangePassword} while nothing but choosing a password is open; {@code findings} tell what was
     * found in a nickname that was chosen just now and yet let pass.
     */
    record Me(
            long id,
            String name,
            String nickname,
            Set<String> roles,
            @Nullable Long merchantId,
            @Nullable Address address,
            boolean mustChangePassword,
            List<TextFinding> findings) {
        Me {
            findings = List.copyOf(findings);
        }
    }

    @PostMapping("/api/session")
    ResponseEntity<Me> signIn(@RequestBody SignIn body, HttpServletRequest request) {
        String name = Fields.text(body.name(), "name", MAX_FIELD);
        String key = NameRules.name(name);
        byNameHere.require(request.getRemoteAddr() + "/" + key);
        byPlace.require(request.getRemoteAddr());
        byName.require(key);
        People.SignedIn answer = people.signIn(name, Fields.secret(body.password(), "password"), device(request));
        return switch (answer) {
            case People.SignedIn.Opened opened -> {
                // A session that somebody else may have planted is not taken over.
                SessionCookie.of(request).ifPresent(people::signOut);
                yield signedIn(HttpStatus.OK, opened.token(), request);
            }
            case People.SignedIn.Wrong() ->
                throw new Problem(401, "wrong-password", "账号或密码不对", "wrong name or password");
            case People.SignedIn.Deactivated() ->
                throw new Problem(
                        403, "deactivated", "这个账号已被停用，请联系管理员", "this account was deactivated; ask an administrator");
        };
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
    Me me(@AuthenticationPrincipal @Nullable Person person, HttpServletRequest request) {
        boolean limited = SessionFilter.sessionOf(request)
                .map(SessionTable.Session::limited)
                .orElse(false);
        return me(Fields.signedIn(person), limited);
    }

    @PostMapping("/api/people")
    ResponseEntity<Me> signUp(
            @RequestBody SignUp body,
            @RequestHeader(name = CrowdDoor.HEADER, required = false) @Nullable String secret,
            HttpServletRequest request) {
        signUps.require(request.getRemoteAddr());
        if (secret != null && !crowd.knows(secret)) {
            throw new Problem(403, "no-crowd", "这里不接受模拟观众", "simulated viewers are not let in here");
        }
        String nickname = Fields.text(body.nickname(), "nickname", NameRules.MAX_NICKNAME);
        List<TextFinding> found =
                TextFinding.requireLawful(judge.title(null, "nickname", NameRules.nickname(nickname)));
        People.Joining joining = people.join(
                Fields.text(body.name(), "name", MAX_FIELD),
                Fields.secret(body.password(), "password"),
                nickname,
                rolesOf(body.kind()),
                null,
                secret != null);
        return switch (joining) {
            case People.Joining.Joined(Person person) ->
                signedIn(HttpStatus.CREATED, people.open(person.id(), device(request)), request, found);
            case People.Joining.NameTaken() ->
                throw new Problem(409, "name-taken", "这个账号名已被使用", "this name is taken", Map.of("field", "name"));
            case People.Joining.Unfit(String field, String zh, String en) -> throw Problem.nonsense(field, zh, en);
        };
    }

    @PutMapping("/api/me/password")
    ResponseEntity<Me> changePassword(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestBody NewPassword body,
            HttpServletRequest request) {
        Person who = Fields.signedIn(person);
        changes.require(Long.toString(who.id()));
        String fresh = Fields.secret(body.fresh(), "fresh");
        NameRules.faultOfPassword("fresh", fresh, who.name()).ifPresent(fault -> {
            throw Fields.refusal(fault);
        });
        String old = Fields.secret(body.old(), "old");
        if (old.equals(fresh)) {
            throw Problem.nonsense("fresh", "新密码不能和旧密码一样", "the new password is the old one");
        }
        if (!people.changePassword(who, old, fresh)) {
            throw Problem.nonsense("old", "原密码不对", "the old password is wrong");
        }
        return signedIn(HttpStatus.OK, people.open(who.id(), device(request)), request);
    }

    @PutMapping("/api/me/nickname")
    Me rename(@AuthenticationPrincipal @Nullable Person person, @RequestBody NewNickname body) {
        Person who = Fields.signedIn(person);
        changes.require("nickname/" + who.id());
        String nickname = NameRules.nickname(Fields.text(body.nickname(), "nickname", NameRules.MAX_NICKNAME));
        NameRules.faultOfNickname("nickname", nickname).ifPresent(fault -> {
            throw Fields.refusal(fault);
        });
        List<TextFinding> found = TextFinding.requireLawful(judge.title(who.merchantId(), "nickname", nickname));
        people.rename(who.id(), nickname);
        return me(people.byId(who.id()).orElseThrow(Problem::notFound), false, found);
    }

    /** Becomes a host (主播), who may be invited to posts at single shows and by agencies. */
    @PostMapping("/api/me/host")
    Me becomeHost(@AuthenticationPrincipal @Nullable Person person) {
        Person who = Fields.signedIn(person);
        return me(who.is(Role.HOST) ? who : people.becomeHost(who), false);
    }

    @PutMapping("/api/me/address")
    Me setAddress(@AuthenticationPrincipal @Nullable Person person, @RequestBody UsualAddress body) {
        Person who = Fields.signedIn(person);
        String region = Fields.text(body.region(), "region", 100);
        String province = Provinces.all().stream()
                .filter(region::startsWith)
                .findFirst()
                .orElseThrow(AccountEndpoints::noProvince);
        var address = new Address(
                0,
                Fields.text(body.recipient(), "recipient", 40),
                Fields.phone(body.phone()),
                province,
                "",
                region,
                region,
                Fields.text(body.street(), "street", 160),
                true);
        addresses.setUsual(who.id(), address);
        return me(who, false);
    }

    /** Nothing could be sent there, since freight and service areas go by province. */
    private static Problem noProvince() {
        return Problem.nonsense(
                "region", "地区须以省份开头，如“浙江省杭州市西湖区”", "begin with one of the 34 provinces, by its Chinese name");
    }

    private ResponseEntity<Me> signedIn(HttpStatus status, String token, HttpServletRequest request) {
        return signedIn(status, token, request, List.of());
    }

    private ResponseEntity<Me> signedIn(
            HttpStatus status, String token, HttpServletRequest request, List<TextFinding> found) {
        SessionTable.Session session = people.session(token).orElseThrow(Problem::notFound);
        Person person = people.known(session.personId()).orElseThrow(Problem::notFound);
        return ResponseEntity.status(status)
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.set(token, request.isSecure()).toString())
                .body(me(person, session.limited(), found));
    }

    private Me me(Person person, boolean limited) {
        return me(person, limited, List.of());
    }

    private Me me(Person person, boolean limited, List<TextFinding> found) {
        Set<String> roles = person.roles().stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new));
        Address address = limited ? null : addresses.usual(person.id()).orElse(null);
        return new Me(
                person.id(), person.name(), person.nickname(), roles, person.merchantId(), address, limited, found);
    }

    private static Set<Role> rolesOf(@Nullable String kind) {
        return switch (kind == null ? "viewer" : kind) {
            case "viewer" -> Set.of(Role.VIEWER);
            case "host" -> Set.of(Role.VIEWER, Role.HOST);
            case "agency" -> Set.of(Role.VIEWER, Role.AGENCY);
            default -> throw Problem.nonsense("kind", "账号种类：viewer、host 或 agency", "kind: viewer, host or agency");
        };
    }

    static String device(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent == null ? "" : agent;
    }
}
