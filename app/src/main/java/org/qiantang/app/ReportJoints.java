package org.qiantang.app;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.report.ReportedFilms;
import org.qiantang.app.report.ReportedShows;
import org.qiantang.app.shortvideo.KnownFilms;
import org.qiantang.app.show.Shows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What complaints lean on, met by shows and films. */
@Configuration(proxyBeanMethods = false)
class ReportJoints {
    @Bean
    ReportedShows reportedShows(Shows shows) {
        return showId -> shows.report(showId)
                .map(show ->
                        new ReportedShows.Reported(show.title(), show.merchantId(), show.openedAt(), show.closedAt()));
    }

    @Bean
    ReportedFilms reportedFilms(KnownFilms films) {
        return new ReportedFilms() {
            @Override
            public Optional<Reported> shown(long filmId) {
                return films.shown(filmId).map(film -> new Reported(film.title(), film.merchantId()));
            }

            @Override
            public Optional<String> comment(long filmId, long commentId) {
                return films.comment(filmId, commentId);
            }

            @Override
            public Set<Long> concerned(long filmId, @Nullable Long commentId) {
                return films.concerned(filmId, commentId);
            }

            @Override
            public Optional<String> title(long filmId) {
                return films.title(filmId);
            }
        };
    }
}
