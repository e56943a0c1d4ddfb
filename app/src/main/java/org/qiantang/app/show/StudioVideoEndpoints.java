package org.qiantang.app.show;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.media.OnAir;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the picture of one's own show stands now, and who may send it next. */
@RestController
class StudioVideoEndpoints {
    private final ShowRows shows;
    private final Programmes programmes;
    private final Team team;
    private final Settings settings;
    private final StageBar bar;

    StudioVideoEndpoints(ShowRows shows, Programmes programmes, Team team, Settings settings, StageBar bar) {
        this.shows = shows;
        this.bar = bar;
        this.programmes = programmes;
        this.team = team;
        this.settings = settings;
    }

    /**
     * The picture as it stands.
     *
     * @param camera the socket that takes a browser's camera; null for those whose post may not send pictures, or who are
     *     barred from the air
     */
    record Video(
            boolean live,
            @Nullable String source,
            int width,
            int height,
            long bitrate,
            int viewers,
            @Nullable String camera) {}

    @GetMapping("/api/studio/shows/{id}/video")
    Video video(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        ShowRows.ShowRow show = shows.one(id).orElseThrow(Problem::notFound);
        team.requireSight(person, id);
        String camera = team.may(person, id, Act.CAMERA) && bar.mayAppear(person.id())
                ? (request.isSecure() ? "wss://" : "ws://") + request.getServerName() + ":" + settings.socketPort()
                        + "/camera?show=" + id
                : null;
        return programmes
                .snapshot(show.roomId())
                .map(air -> video(air, camera))
                .orElse(new Video(false, null, 0, 0, 0, 0, camera));
    }

    /** For a minute the next camera takes the place of the one that is sending now. */
    @PostMapping("/api/studio/shows/{id}/video/take-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOver(@AuthenticationPrincipal Person person, @PathVariable long id) {
        ShowRows.ShowRow show = shows.one(id).orElseThrow(Problem::notFound);
        team.require(person, id, Act.CAMERA);
        bar.requireMayAppear(person.id());
        programmes.letNextCameraIn(show.roomId());
    }

    private static Video video(OnAir air, @Nullable String camera) {
        return new Video(
                air.live(),
                air.source().map(Enum::name).orElse(null),
                air.width(),
                air.height(),
                air.bitsPerSecond(),
                air.viewers(),
                camera);
    }
}
