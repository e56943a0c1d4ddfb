package org.qiantang.app.demo;

import java.io.PrintStream;
import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.DemoGoods;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.selection.OfferDesk;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.show.ShowDirector;
import org.qiantang.app.show.Shows;
import org.qiantang.event.Ids;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Only in the demo: fills it in when all doors are open, and says how to get in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("qiantang.demo")
class DemoWiring {
    @Bean
    DemoShow demoShow(
            People people,
            ShopDesk shop,
            Catalog catalog,
            DemoGoods goods,
            ShowDirector director,
            Shows shows,
            Ids ids,
            OfferDesk offers,
            InstantSource clock) {
        return new DemoShow(people, shop, catalog, goods, director, shows, ids, offers, clock);
    }

    @Bean
    @Order(1)
    ApplicationRunner demo(DemoShow show, Shows shows, DemoCamera camera, DemoCrowd crowd, Settings settings) {
        return _ -> {
            DemoAccounts accounts = DemoAccounts.in(settings.data());
            DemoShow.Filled filled = show.fill(accounts);
            shows.streamKey(filled.filmedMerchant()).ifPresent(camera::publish);
            tell(System.out, filled, accounts, settings);
            crowd.come();
        };
    }

    @Bean(destroyMethod = "close")
    DemoCamera demoCamera(Settings settings) {
        return new DemoCamera(settings);
    }

    @Bean(destroyMethod = "close")
    DemoCrowd demoCrowd(Settings settings) {
        return new DemoCrowd(settings);
    }

    private static void tell(PrintStream out, DemoShow.Filled filled, DemoAccounts accounts, Settings settings) {
        String here = settings.ownAddress();
        out.println();
        out.println("  钱塘 Qiantang · 演示直播已开播 the demo shows are on air");
        out.println("  观看 watch    " + here + "/show/" + filled.digitalShow());
        out.println("                " + here + "/show/" + filled.filmedShow() + "  (真人间，循环片 a looped film by RTMP)");
        out.println("  商城 shop     " + here + "/mall");
        out.println("  商家 studio   " + here + "/studio/");
        out.println("  账号 accounts " + DemoAccounts.VIEWER + ", " + DemoAccounts.VIEWER_TWO + " (观众 viewers), "
                + DemoAccounts.MERCHANT + ", " + DemoAccounts.MERCHANT_TWO + " (商家 merchants), " + DemoAccounts.HOST
                + " (主播 host), " + DemoAccounts.AGENCY + " (机构 agency), " + DemoAccounts.OFFICER + ", "
                + DemoAccounts.OFFICER_TWO + ", " + DemoAccounts.OFFICER_THREE + " (治理员 officers), "
                + DemoAccounts.ADMIN + " (管理员 administrator)");
        out.println("  密码 password " + accounts.password());
        out.println("  推流 RTMP     rtmp://" + settings.bind() + ":" + settings.rtmpPort()
                + "/live/{推流码 stream key, in the control room}");
        out.println("  Ctrl-C 停止 stops it; the next start goes on where it stopped");
        out.println();
    }
}
