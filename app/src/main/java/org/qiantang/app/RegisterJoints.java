package org.qiantang.app;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.OpeningBar;
import org.qiantang.app.register.Bars;
import org.qiantang.app.show.StageBar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the register of subjects meets those who open shops and shows, and who go on air: its blacklist binds them. */
@Configuration(proxyBeanMethods = false)
class RegisterJoints {
    @Bean
    OpeningBar openingBar(Bars bars) {
        return new OpeningBar() {
            @Override
            public void requireMayOpen(@Nullable Long personId, @Nullable String licenceNumber) {
                bars.requireMayOpenShop(personId, licenceNumber);
            }

            @Override
            public void requireMayTakeLicence(long merchantId, String licenceNumber) {
                bars.requireMayTakeLicence(merchantId, licenceNumber);
            }
        };
    }

    @Bean
    StageBar stageBar(Bars bars) {
        return new StageBar() {
            @Override
            public void requireMayOpen(long showId, long merchantId, long hostId, long openerId) {
                bars.requireMayOpenShow(showId, merchantId, hostId, openerId);
            }

            @Override
            public void requireMayAppear(long personId) {
                bars.requireMayAppear(personId);
            }

            @Override
            public boolean mayAppear(long personId) {
                return bars.mayAppear(personId);
            }
        };
    }
}
