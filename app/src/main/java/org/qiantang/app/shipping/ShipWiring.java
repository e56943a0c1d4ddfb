package org.qiantang.app.shipping;

import java.time.InstantSource;
import org.qiantang.app.aftersale.Dispatch;
import org.qiantang.app.order.OrderFiles;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sending by file: its rows, its check, and its work in the background. */
@Configuration(proxyBeanMethods = false)
class ShipWiring {
    @Bean
    ShipTable shipTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new ShipTable(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    ShipCheck shipCheck(OrderFiles orders, OrderNumbers numbers) {
        return new ShipCheck(orders, numbers);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ShipJobs shipJobs(ShipTable table, ShipCheck check, Dispatch dispatch, InstantSource clock, Ids ids) {
        return new ShipJobs(table, check, dispatch, clock, ids);
    }
}
