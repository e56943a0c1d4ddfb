package org.qiantang.app.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All accounts, for administrators: roles, deactivation, one-time passwords. */
@RestController
@RequestMapping("/api/admin/people")
class AdminPeopleEndpoints {
    /** What an administrator may give and take; being a merchant comes with a shop and is not given here. */
    private static final Set<Role> GIVEN = EnumSet.of(Role.VIEWER, Role.HOST, Role.AGENCY, Role.OFFICER, Role.ADMIN);

    private final People people;

    AdminPeopleEndpoints(People people) {
        this.people = people;
    }

    record Listed(
            long id,
            String name,
            String nickname,
            List<String> roles,
            @Nullable Long merchantId,
            Instant joinedAt,
            @Nullable Instant deactivatedAt) {}

    record Roles(@Nullable List<String> roles) {}

    record OneTime(String password) {}

    @GetMapping
    Page<Listed> page(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        admin(person);
        int most = Page.limit(limit);
        String wanted = role.isEmpty() ? "" : role(role).name();
        String text = Fields.optional(q, "q", 40);
        List<PersonTable.Listed> rows = people.listed(text, wanted, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(rows, most, row -> Long.toString(row.person().id())).map(AdminPeopleEndpoints::view);
    }

    @PutMapping("/{id}/roles")
    Listed setRoles(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Roles body) {
        Person admin = admin(person);
        Person before = notClosed(id);
        var roles = EnumSet.noneOf(Role.class);
        for (String word : body.roles() == null ? List.<String>of() : body.roles()) {
            Role role = role(word);
            if (GIVEN.contains(role)) {
                roles.add(role);
            } else if (!before.is(role)) {
                throw Problem.nonsense("roles", "商家身份随店铺而来，不能单独授予", "being a merchant comes with a shop");
            }
        }
        if (before.is(Role.MERCHANT)) {
            roles.add(Role.MERCHANT);
        }
        if (before.is(Role.ADMIN) && !roles.contains(Role.ADMIN)) {
            keepOneAdmin(admin, id);
        }
        people.setRoles(id, roles);
        return one(id);
    }

    @PostMapping("/{id}/deactivate")
    Listed deactivate(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Person admin = admin(person);
        Person before = notClosed(id);
        if (before.is(Role.ADMIN)) {
            keepOneAdmin(admin, id);
        }
        people.deactivate(id);
        return one(id);
    }

    @PostMapping("/{id}/reactivate")
    Listed reactivate(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        admin(person);
        notClosed(id);
        if (!people.reactivate(id)) {
            throw Problem.notFound();
        }
        return one(id);
    }

    @PostMapping("/{id}/password")
    OneTime resetPassword(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Person admin = admin(person);
        notClosed(id);
        if (admin.id() == id) {
            throw new Problem(409, "own-password", "自己的密码请在账号页修改", "change your own password on your account page");
        }
        return new OneTime(people.resetPassword(id));
    }

    /** An account that its person has closed is nobody's, and does not come back. */
    private Person notClosed(long id) {
        Person found = people.byId(id).orElseThrow(Problem::notFound);
        if (people.isClosed(id)) {
            throw new Problem(409, "account-closed", "这个账号已由本人注销，不能恢复", "its person has closed this account for good");
        }
        return found;
    }

    private void keepOneAdmin(Person admin, long id) {
        if (admin.id() == id || people.countOf(Role.ADMIN) <= 1) {
            throw new Problem(
                    409, "last-admin", "不能停用自己或最后一位管理员", "neither oneself nor the last administrator can be put out");
        }
    }

    private Listed one(long id) {
        return people.listed("", "", id + 1, 1).stream()
                .filter(row -> row.person().id() == id)
                .map(AdminPeopleEndpoints::view)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static Person admin(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.ADMIN)) {
            throw new Problem(403, "forbidden", "只有管理员可以这样做", "only administrators may do this");
        }
        return who;
    }

    private static Role role(String word) {
        for (Role role : Role.values()) {
            if (role.name().equals(word)) {
                return role;
            }
        }
        throw Problem.nonsense("roles", "没有这种身份", "no such role");
    }

    private static Listed view(PersonTable.Listed row) {
        Person person = row.person();
        return new Listed(
                person.id(),
                person.name(),
                person.nickname(),
                person.roles().stream().map(Role::name).sorted().toList(),
                person.merchantId(),
                row.joinedAt(),
                row.deactivatedAt());
    }
}
