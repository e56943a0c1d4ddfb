package org.qiantang.app.host;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a show's people might present next; they pin it as any other item. */
@RestController
class NextItemEndpoints {
    private final Suggester suggester;
    private final Leave leave;

    NextItemEndpoints(Suggester suggester, Leave leave) {
        this.suggester = suggester;
        this.leave = leave;
    }

    /**
     * {@code reason} is {@code flash_running}, {@code flash_soon}, {@code asked}, {@code sells}, {@code stock},
     * {@code nearly_gone}, {@code suits} or {@code seen}. {@code number} is pieces left, people, or percent of the rate of
     * all items; {@code at} is when a flash sale begins, or ends where it runs.
     */
    record NextReason(String reason, int number, @Nullable Instant at) {}

    record NextSuggested(long itemId, List<NextReason> reasons) {}

    record NextItems(List<NextSuggested> items) {}

    /** At most three items to present next, the best first, each with what is true of it now. */
    @GetMapping("/api/studio/shows/{showId}/next-items")
    NextItems nextItems(@AuthenticationPrincipal @Nullable Person person, @PathVariable long showId) {
        leave.see(person, showId);
        return new NextItems(
                suggester.of(showId).stream().map(NextItemEndpoints::suggested).toList());
    }

    private static NextSuggested suggested(Suggested one) {
        return new NextSuggested(
                one.itemId(),
                one.reasons().stream().map(NextItemEndpoints::reason).toList());
    }

    private static NextReason reason(Suggested.Why why) {
        return new NextReason(why.reason().name().toLowerCase(Locale.ROOT), why.number(), why.at());
    }
}
