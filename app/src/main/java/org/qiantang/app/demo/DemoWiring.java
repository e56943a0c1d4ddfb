package org.qiantang.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.DemoGoods;
import org.qiantang.app.catalog.ShopDesk;
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
            Ids ids) {
        return new DemoShow(people, shop, catalog, goods, director, shows, ids);
    }

    @Bean
    @Order(1)
    ApplicationRunner demo(DemoShow show, Settings settings) {
        return _ -> {
            DemoAccounts accounts = DemoAccounts.in(settings.data());
            tell(System.out, show.fill(accounts).digitalShow(), accounts, settings);
        };
    }

    private static void tell(PrintStream out, long showId, DemoAccounts accounts, Settings settings)
            throws IOException {
        String here = settings.ownAddress();
        out.println();
        out.println("  钱塘 Qiantang · 演示直播已开播 the demo show is on air");
        out.println("  观看 watch    " + here + "/show/" + showId);
        out.println("  商家 studio   " + here + "/studio/");
        out.println("  账号 accounts " + DemoAccounts.VIEWER + ", " + DemoAccounts.VIEWER_TWO + " (观众 viewers), "
                + DemoAccounts.MERCHANT + " (商家 merchant)");
        out.println("  密码 password " + accounts.password());
        out.println("  推流 RTMP     rtmp://" + settings.bind() + ":" + settings.rtmpPort()
                + "/live/{推流码 stream key, in the control room}");
        out.println("  Ctrl-C 停止 stops it; the next start goes on where it stopped");
        out.println();
    }
}
