package org.qiantang.app.order;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.parcel.ParcelRows;
import org.qiantang.app.parcel.Phones;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Orders: the table, its readers, and the courier to the shops. Who the shops are is wired by the process. */
@Configuration(proxyBeanMethods = false)
class OrderWiring {
    @Bean
    OrderNumbers orderNumbers(Secrets secrets) {
        return new OrderNumbers(secrets.of("order-numbers"));
    }

    @Bean
    OrderTable orderTable(EventCodec codec, @Value("${qiantang.promised-hour:1h}") Duration promisedHour) {
        return new OrderTable(codec, promisedHour);
    }

    @Bean
    Orders orders(JdbcClient jdbc) {
        return new Orders(jdbc);
    }

    @Bean
    PaidGoods paidGoods(JdbcClient jdbc, ObjectProvider<Followers> followers) {
        return new PaidGoods(jdbc, folded(followers));
    }

    @Bean
    Sales sales(JdbcClient jdbc) {
        return new Sales(jdbc);
    }

    // The followers need all couriers and tables, so those who wait for a table get them later.
    @Bean
    HandOver handOver(EventCodec codec, Orders orders, Shops shops, ObjectProvider<Followers> followers) {
        return new HandOver(codec, orders, shops, folded(followers));
    }

    /** Couriers ask this for each order that is paid; hurried by them, the table would never let a rush gather. */
    private static HandOver.Folded folded(ObjectProvider<Followers> followers) {
        return (shard, position, atMost) ->
                followers.getObject().awaitFoldedAtEase(OrderTable.NAME, shard, position, atMost);
    }

    @Bean
    OrderSheets orderSheets(
            Orders orders,
            ParcelRows parcels,
            OrderNumbers numbers,
            People people,
            PostgresJournal journal,
            ObjectProvider<Followers> followers,
            InstantSource clock,
            JsonMapper json) {
        return new OrderSheets(orders, parcels, numbers, people, journal, followers, clock, json);
    }

    @Bean
    OrderFiles orderFiles(Orders orders, OrderSheets sheets, InstantSource clock) {
        return new OrderFiles(orders, sheets, clock);
    }

    @Bean
    Phones phones(Orders orders, OrderSheets sheets) {
        return orderId -> orders.byId(orderId).flatMap(sheets::phone);
    }

    @Bean
    Desks desks(Rooms rooms) {
        return new Desks(rooms);
    }
}
