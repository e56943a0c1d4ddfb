package org.qiantang.app.checkout;

import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.OrderStates;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Freight and checkouts. */
@Configuration(proxyBeanMethods = false)
class CheckoutWiring {
    @Bean
    AddressBook checkoutAddresses(People people) {
        return (personId, addressId) ->
                addressId == null ? people.address(personId) : people.address(personId, addressId);
    }

    @Bean
    FreightTable freightTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new FreightTable(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Freight freight(
            Boards boards,
            Catalog catalog,
            FreightTable rules,
            AddressBook addresses,
            JsonMapper json,
            InstantSource clock) {
        return new Freight(boards, catalog, rules, addresses, json, clock);
    }

    @Bean
    Quotes quotes(Boards boards, Catalog catalog, Freight freight) {
        return new Quotes(boards, catalog, freight);
    }

    @Bean
    CheckoutTable checkoutTable(JdbcClient jdbc) {
        return new CheckoutTable(jdbc);
    }

    @Bean
    OrderStates orderStates(JdbcClient jdbc) {
        return new OrderStates(jdbc);
    }

    @Bean
    CheckoutDesk checkoutDesk(
            CheckoutTable checkouts,
            Freight freight,
            Boards boards,
            Rooms rooms,
            Office office,
            Ids ids,
            InstantSource clock) {
        return new CheckoutDesk(checkouts, freight, boards, rooms, office, ids, clock);
    }
}
