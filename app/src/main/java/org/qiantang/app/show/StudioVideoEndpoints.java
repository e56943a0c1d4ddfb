package org.qiantang.app.show;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.media.OnAir;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the picture of one's own show stands now. */
@RestController
class StudioVideoEndpoints {
    private static final Video NOTHING = new Video(false, null, 0, 0, 0, 0);

    private final ShowRows shows;
    private final Programmes programmes;

    StudioVideoEndpoints(ShowRows shows, Programmes programmes) {
        this.shows = shows;
        this.programmes = programmes;
    }

    record Video(boolean live, @Nullable String source, int width, int height, long bitrate, int viewers) {}

    @GetMapping("/api/studio/shows/{id}/video")
    Video video(@AuthenticationPrincipal Person person, @PathVariable long id) {
        ShowRows.ShowRow show = shows.one(id)
                .filter(one -> one.merchantId() == ShowDirector.merchantOf(person))
                .orElseThrow(Problem::notFound);
        return programmes
                .snapshot(show.roomId())
                .map(StudioVideoEndpoints::video)
                .orElse(NOTHING);
    }

    private static Video video(OnAir air) {
        return new Video(
                air.live(),
                air.source().map(Enum::name).orElse(null),
                air.width(),
                air.height(),
                air.bitsPerSecond(),
                air.viewers());
    }
}
