package org.qiantang.app;

import java.util.Set;
import org.qiantang.app.catalog.GoodsBar;
import org.qiantang.app.catalog.ResumeBar;
import org.qiantang.app.dossier.Bounds;
import org.qiantang.app.dossier.ReportedShow;
import org.qiantang.app.report.Reports;
import org.qiantang.app.show.Restraints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where officers' dossiers meet the rooms, lists and shops that their measures bind, and the reports they are opened from. */
@Configuration(proxyBeanMethods = false)
class DossierJoints {
    @Bean
    Restraints restraints(Bounds bounds) {
        return new Restraints() {
            @Override
            public void requireMayOpen(long merchantId) {
                bounds.requireMayOpen(merchantId);
            }

            @Override
            public void requireMayFlash(long merchantId) {
                bounds.requireMayFlash(merchantId);
            }

            @Override
            public void requireMaySell(long productId) {
                bounds.requireMaySell(productId);
            }

            @Override
            public Set<Long> sunkShops() {
                return bounds.sunkShops();
            }
        };
    }

    @Bean
    ResumeBar resumeBar(Bounds bounds) {
        return bounds::requireMayResume;
    }

    @Bean
    GoodsBar goodsBar(Bounds bounds) {
        return bounds::offSale;
    }

    @Bean
    ReportedShow reportedShow(Reports reports) {
        return reports::showOf;
    }
}
