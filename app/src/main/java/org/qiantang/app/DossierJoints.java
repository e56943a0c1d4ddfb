package org.qiantang.app;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.GoodsBar;
import org.qiantang.app.catalog.ResumeBar;
import org.qiantang.app.closure.ShopEndings;
import org.qiantang.app.dossier.Bounds;
import org.qiantang.app.dossier.MeasureCall;
import org.qiantang.app.dossier.ProvisionalLimits;
import org.qiantang.app.dossier.ReportedShow;
import org.qiantang.app.host.DigitalHosts;
import org.qiantang.app.report.Reports;
import org.qiantang.app.show.Restraints;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where officers' dossiers, and owners who end their shops, meet the rooms, lists and shops that they bind and the hosts without a
 * person; and dossiers the reports they are opened from.
 */
@Configuration(proxyBeanMethods = false)
class DossierJoints {
    @Bean
    Restraints restraints(Bounds bounds, ProvisionalLimits limits, ShopEndings endings) {
        return new Restraints() {
            @Override
            public void requireMayOpen(long merchantId) {
                bounds.requireMayOpen(merchantId);
                endings.requireMayBegin(merchantId, null);
            }

            @Override
            public void requireMayPlan(long merchantId, @Nullable Instant startsAt) {
                endings.requireMayBegin(merchantId, startsAt);
            }

            @Override
            public void requireMayFlash(long merchantId) {
                bounds.requireMayFlash(merchantId);
            }

            @Override
            public boolean mayFlash(long merchantId) {
                return bounds.mayFlash(merchantId);
            }

            @Override
            public void requireMaySell(long productId) {
                bounds.requireMaySell(productId);
            }

            @Override
            public Set<Long> sunkShops() {
                return bounds.sunkShops();
            }

            @Override
            public Set<Long> sunkShows() {
                return limits.shows();
            }
        };
    }

    @Bean
    ResumeBar resumeBar(Bounds bounds, ShopEndings endings) {
        return merchantId -> {
            bounds.requireMayResume(merchantId);
            endings.requireMayResume(merchantId);
        };
    }

    @Bean
    GoodsBar goodsBar(Bounds bounds) {
        return bounds::offSale;
    }

    /** Asked for when it is needed: hosts are put together by much that measures bind. */
    @Bean
    MeasureCall measureCall(ObjectProvider<DigitalHosts> hosts) {
        return (merchantId, dossierId, reason) ->
                hosts.getObject().callForMeasure(merchantId, "案卷 " + dossierId + "：" + reason);
    }

    @Bean
    ReportedShow reportedShow(Reports reports) {
        return reports::showOf;
    }
}
