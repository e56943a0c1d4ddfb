package org.qiantang.app.show;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** A viewer who wants to be told when an announced show begins. */
@RestController
class ReminderEndpoints {
    private final ShowRows shows;
    private final Reminders reminders;

    ReminderEndpoints(ShowRows shows, Reminders reminders) {
        this.shows = shows;
        this.reminders = reminders;
    }

    @PutMapping("/api/shows/{id}/reminder")
    Reminders.Standing remind(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        long viewer = signedIn(person).id();
        ShowRows.ShowRow show = shows.one(id).orElseThrow(Problem::notFound);
        if (!show.state().equals("planned") || show.announcedAt() == null) {
            throw new Problem(
                    409, "not-announced", "这场直播没有预告，或已经开播", "this show is not announced, or has already begun");
        }
        if (!reminders.add(viewer, id)) {
            throw new Problem(
                    409,
                    "too-many",
                    "最多预约 " + Reminders.MOST + " 场直播，请先取消一些",
                    Reminders.MOST + " reminders at most; cancel some first");
        }
        return reminders.of(person, id);
    }

    @DeleteMapping("/api/shows/{id}/reminder")
    Reminders.Standing forget(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        reminders.remove(signedIn(person).id(), id);
        return reminders.of(person, id);
    }

    private static Person signedIn(@Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        return person;
    }
}
