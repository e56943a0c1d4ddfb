package org.qiantang.app.simulcast;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.show.Shows;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The targets of a show's room, and pushing to them, for those who may send the picture. */
@RestController
@RequestMapping("/api/studio/shows/{id}/simulcast")
class SimulcastEndpoints {
    private final SimulcastDesk desk;
    private final Simulcast simulcast;
    private final Shows shows;
    private final Team team;

    SimulcastEndpoints(SimulcastDesk desk, Simulcast simulcast, Shows shows, Team team) {
        this.desk = desk;
        this.simulcast = simulcast;
        this.shows = shows;
        this.team = team;
    }

    /**
     * A target as the studio sees it.
     *
     * @param key the end of it only
     * @param state {@code stopped}, {@code waiting}, {@code connecting}, {@code live} or {@code failed}
     * @param since since when it is live
     * @param why what went wrong, in the pusher's words
     * @param nextTry when it is tried again
     */
    record TargetView(
            long id,
            String name,
            String address,
            String key,
            boolean wanted,
            String state,
            @Nullable Instant since,
            @Nullable String why,
            @Nullable Instant nextTry) {}

    record TargetBody(
            @Nullable String name,
            @Nullable String address,
            @Nullable String key) {}

    @GetMapping
    List<TargetView> all(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return desk.targets(roomOf(person, id)).stream().map(this::view).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TargetView add(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody TargetBody body) {
        return view(desk.add(roomOf(person, id), body.name(), body.address(), body.key()));
    }

    @PutMapping("/{targetId}")
    TargetView change(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable long targetId,
            @RequestBody TargetBody body) {
        return view(desk.change(roomOf(person, id), targetId, body.name(), body.address(), body.key()));
    }

    @DeleteMapping("/{targetId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable long targetId) {
        desk.remove(roomOf(person, id), targetId);
    }

    @PostMapping("/{targetId}/start")
    TargetView start(@AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable long targetId) {
        return view(desk.start(roomOf(person, id), targetId));
    }

    @PostMapping("/{targetId}/stop")
    TargetView stop(@AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable long targetId) {
        return view(desk.stop(roomOf(person, id), targetId));
    }

    private long roomOf(Person person, long id) {
        Shows.Brief show = shows.brief(id).orElseThrow(Problem::notFound);
        team.require(person, id, Act.CAMERA);
        return show.roomId();
    }

    private TargetView view(Target target) {
        return switch (simulcast.state(target)) {
            case PushState.Stopped _ -> view(target, "stopped", null, null, null);
            case PushState.Waiting _ -> view(target, "waiting", null, null, null);
            case PushState.Connecting _ -> view(target, "connecting", null, null, null);
            case PushState.Live(Instant since) -> view(target, "live", since, null, null);
            case PushState.Failed(String why, Instant nextTry) -> view(target, "failed", null, why, nextTry);
        };
    }

    private static TargetView view(
            Target target, String state, @Nullable Instant since, @Nullable String why, @Nullable Instant nextTry) {
        return new TargetView(
                target.id(),
                target.name(),
                target.address(),
                target.keyHint(),
                target.wanted(),
                state,
                since,
                why,
                nextTry);
    }
}
