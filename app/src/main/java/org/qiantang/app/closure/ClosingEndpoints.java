package org.qiantang.app.closure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Closing one's own account (注销账号), and taking that back. */
@RestController
@RequestMapping("/api/me/closing")
class ClosingEndpoints {
    private final ClosingDesk desk;
    private final PasswordAgain password;

    ClosingEndpoints(ClosingDesk desk, People people, InstantSource clock) {
        this.desk = desk;
        this.password = new PasswordAgain(people, clock);
    }

    record Ask(@Nullable String password) {}

    /** What has to end first: its kind in small letters, as {@code after-sale}, and how many there are. */
    record TieView(String kind, long count) {
        static TieView of(Tie tie) {
            return new TieView(word(tie), tie.count());
        }
    }

    /**
     * How one's account stands.
     *
     * @param state open, waiting or under-way
     * @param dueAt when it is closed unless it is taken back; null where nobody asked
     * @param waitDays how many days there are to take it back
     */
    record ClosingView(
            String state,
            @Nullable Instant askedAt,
            @Nullable Instant dueAt,
            long waitDays,
            List<TieView> ties) {}

    /** Whether one's account is being closed, and what would have to end first. */
    @GetMapping
    ClosingView standing(@AuthenticationPrincipal @Nullable Person person) {
        return view(Fields.signedIn(person).id());
    }

    /** Asks for one's account to be closed; the password is asked for once more. */
    @PostMapping
    ClosingView ask(@AuthenticationPrincipal @Nullable Person person, @RequestBody Ask body) {
        Person who = Fields.signedIn(person);
        password.require(who, body.password());
        List<Tie> ties = desk.ask(who.id());
        if (!ties.isEmpty()) {
            throw new Problem(
                    409,
                    "account-in-use",
                    "还有没办完的事，办完后才能注销账号",
                    "there are things that have to end before this account can be closed",
                    Map.of("kinds", ties.stream().map(ClosingEndpoints::word).toList()));
        }
        return view(who.id());
    }

    /** Takes it back; an account that nobody asked to close stays as it is. */
    @DeleteMapping
    ClosingView takeBack(@AuthenticationPrincipal @Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!desk.takeBack(who.id()) && desk.of(who.id()).isPresent()) {
            throw new Problem(409, "closing-under-way", "账号正在注销，不能撤回了", "the account is being closed; it is too late");
        }
        return view(who.id());
    }

    private ClosingView view(long personId) {
        List<TieView> ties = desk.ties(personId).stream().map(TieView::of).toList();
        long days = ClosingDesk.WAIT.toDays();
        return desk.of(personId)
                .map(closing ->
                        new ClosingView(word(closing.state().name()), closing.askedAt(), closing.dueAt(), days, ties))
                .orElseGet(() -> new ClosingView("open", null, null, days, ties));
    }

    private static String word(Tie tie) {
        return word(tie.kind().name());
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
