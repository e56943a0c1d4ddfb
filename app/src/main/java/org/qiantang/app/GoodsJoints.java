package org.qiantang.app;

import org.qiantang.app.catalog.StageShows;
import org.qiantang.app.show.Shows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the register of goods meets the shows. */
@Configuration(proxyBeanMethods = false)
class GoodsJoints {
    @Bean
    StageShows stageShows(Shows shows) {
        return showId -> shows.brief(showId)
                .filter(show -> !show.isShelf() && !show.state().equals("closed"))
                .isPresent();
    }
}
