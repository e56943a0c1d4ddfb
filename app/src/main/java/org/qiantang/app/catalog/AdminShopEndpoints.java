package org.qiantang.app.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.Standing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All shops, for administrators: approving, suspending and letting go on. */
@RestController
@RequestMapping("/api/admin/shops")
class AdminShopEndpoints {
    private final Standings standings;
    private final ShopDesk desk;
    private final ResumeBar bar;

    AdminShopEndpoints(Standings standings, ShopDesk desk, ResumeBar bar) {
        this.standings = standings;
        this.desk = desk;
        this.bar = bar;
    }

    /**
     * A shop in the list.
     *
     * @param endsOn the first day without sales, where its owner ends it; null else
     * @param ended whether that day has come, so that it cannot be let go on
     */
    record View(
            long id,
            String name,
            @Nullable String licenceHolder,
            @Nullable String licenceNumber,
            Instant openedAt,
            String standing,
            String reason,
            @Nullable LocalDate endsOn,
            boolean ended) {}

    record Reason(@Nullable String reason) {}

    @GetMapping
    Page<View> page(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        admin(person);
        int most = Page.limit(limit);
        boolean known = standing.isEmpty()
                || Stream.of(Standing.values()).anyMatch(one -> word(one).equals(standing));
        if (!known) {
            throw Problem.nonsense("standing", "waiting、open 或 suspended", "waiting, open or suspended");
        }
        return Page.of(
                        standings.listed(
                                Fields.optional(q, "q", 40),
                                standing.toUpperCase(Locale.ROOT),
                                Page.after(after, Long.MAX_VALUE),
                                most + 1),
                        most,
                        row -> Long.toString(row.id()))
                .map(AdminShopEndpoints::view);
    }

    @PostMapping("/{id}/approve")
    View approve(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        return set(person, id, Standing.OPEN, "审核通过");
    }

    @PostMapping("/{id}/suspend")
    View suspend(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Reason body) {
        return set(person, id, Standing.SUSPENDED, Fields.text(body.reason(), "reason", 100));
    }

    @PostMapping("/{id}/resume")
    View resume(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        return set(person, id, Standing.OPEN, "恢复营业");
    }

    private View set(@Nullable Person person, long id, Standing standing, String reason) {
        Person admin = admin(person);
        if (standing == Standing.OPEN) {
            bar.requireMayResume(id);
        }
        if (!desk.setStanding(id, standing, reason, admin.id())) {
            throw Problem.notFound();
        }
        return standings.listed("", "", id + 1, 1).stream()
                .filter(row -> row.id() == id)
                .map(AdminShopEndpoints::view)
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

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static View view(Standings.Listed row) {
        return new View(
                row.id(),
                row.name(),
                row.licenceHolder(),
                row.licenceNumber(),
                row.openedAt(),
                word(row.standing()),
                row.reason(),
                row.endsOn(),
                row.ended());
    }
}
