package org.qiantang.app.hearing;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.show.ShowDirector;
import org.qiantang.app.show.Shows;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.ocr.Eye;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How listening to a show stands, for its staff; only the shop's owner decides whether it is heard. */
@RestController
@RequestMapping("/api/studio/shows/{id}/ear")
class EarEndpoints {
    private final Hearings hearings;
    private final Sights sights;
    private final Clerk clerk;
    private final HearingSettings settings;
    private final ScreenSettings screens;
    private final Shows shows;
    private final ShowDirector director;
    private final Team team;

    EarEndpoints(
            Hearings hearings,
            Sights sights,
            Clerk clerk,
            HearingSettings settings,
            ScreenSettings screens,
            Shows shows,
            ShowDirector director,
            Team team) {
        this.hearings = hearings;
        this.sights = sights;
        this.clerk = clerk;
        this.settings = settings;
        this.screens = screens;
        this.shows = shows;
        this.director = director;
        this.team = team;
    }

    /**
     * How listening stands.
     *
     * @param kind of the house's ear; null where it has none
     * @param sentTo the host that the sound is sent to; null where it stays on this machine
     * @param on whether the owner lets this show be heard
     * @param own whether the asker may decide that
     * @param state {@code off}, {@code refused}, {@code waiting}, {@code silent}, {@code listening}, {@code behind} or
     *     {@code trouble}
     * @param why what is wrong
     * @param sentences heard since a person took the air
     * @param droppedSeconds of sound that was not listened to since then
     * @param lost lines of this show that were taken down and may not be in the journal, since the program began
     * @param half what is being said now, as far as it is understood
     * @param screen how reading the picture stands; null where the house does not
     */
    record View(
            @Nullable String kind,
            @Nullable String sentTo,
            boolean on,
            boolean own,
            String state,
            @Nullable String why,
            long sentences,
            long droppedSeconds,
            long lost,
            String half,
            @Nullable String lastText,
            @Nullable Instant lastAt,
            @Nullable Screen screen) {}

    /** Pictures of this programme that were read, left out since another was being read, and could not be read. */
    record Screen(int seconds, long read, long skipped, long failed) {}

    record SwitchBody(@Nullable Boolean on) {}

    @GetMapping
    View look(@AuthenticationPrincipal Person person, @PathVariable long id) {
        Shows.Brief show = shows.brief(id).orElseThrow(Problem::notFound);
        team.requireSight(person, id);
        return view(person, show, shows.watched(id).orElse(true));
    }

    @PutMapping
    View set(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody SwitchBody body) {
        Shows.Brief show = shows.brief(id).orElseThrow(Problem::notFound);
        team.requireSight(person, id);
        if (!Team.owns(person, show.merchantId())) {
            throw new Problem(
                    403, "owner-only", "只有店主能决定是否听写", "only the shop's owner decides whether the show is heard");
        }
        Boolean on = body.on();
        if (on == null) {
            throw Problem.nonsense("on", "须为 true 或 false", "on: true or false");
        }
        director.switchWatch(id, on, person.id());
        return view(person, show, on);
    }

    private @Nullable Screen screen(long roomId) {
        if (!sights.isOn()) {
            return null;
        }
        Eye.Tally tally = sights.tally(roomId);
        return new Screen(screens.seconds(), tally.read(), tally.skipped(), tally.failed());
    }

    private View view(Person person, Shows.Brief show, boolean on) {
        EarState state = hearings.state(show.roomId());
        EarState.How how = state.how() != EarState.How.OFF && !on ? EarState.How.REFUSED : state.how();
        boolean heard = how != EarState.How.REFUSED;
        return new View(
                settings.ear().map(ear -> String.valueOf(ear.kind())).orElse(null),
                settings.where().orElse(null),
                on,
                Team.owns(person, show.merchantId()),
                how.name().toLowerCase(Locale.ROOT),
                heard ? state.why() : null,
                state.sentences(),
                state.dropped().toSeconds(),
                clerk.lost(show.showId()),
                heard ? state.half() : "",
                heard ? state.lastText() : null,
                state.lastAt(),
                screen(show.roomId()));
    }
}
