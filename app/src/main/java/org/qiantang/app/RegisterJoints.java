package org.qiantang.app;

import org.qiantang.app.catalog.OpeningBar;
import org.qiantang.app.register.Bars;
import org.qiantang.app.show.StageBar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the register of subjects meets those who open shops and shows: its blacklist binds both. */
@Configuration(proxyBeanMethods = false)
class RegisterJoints {
    @Bean
    OpeningBar openingBar(Bars bars) {
        return bars::requireMayOpenShop;
    }

    @Bean
    StageBar stageBar(Bars bars) {
        return bars::requireMayOpenShow;
    }
}
