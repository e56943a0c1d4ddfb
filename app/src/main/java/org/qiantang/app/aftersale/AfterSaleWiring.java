package org.qiantang.app.aftersale;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.OrderCounter;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.order.Parcels;
import org.qiantang.app.parcel.Label;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.team.Team;
import org.qiantang.app.voucher.CodeHash;
import org.qiantang.app.voucher.VoucherRows;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After-sale: the desk of paid orders, its deadlines, the table of cases and its readers. */
@Configuration(proxyBeanMethods = false)
class AfterSaleWiring {
    @Bean
    CareDesk careDesk(
            OrderCounter turns, Catalog catalog, AfterSaleSettings times, InstantSource clock, VoucherRows vouchers) {
        return new CareDesk(turns, catalog, times, clock, vouchers);
    }

    @Bean
    VoucherDesk voucherDesk(CareDesk desk, VoucherRows vouchers, CodeHash hash, Ids ids) {
        return new VoucherDesk(desk, vouchers, hash, ids, new SecureRandom());
    }

    @Bean
    VoucherCourier voucherCourier(EventCodec codec, VoucherDesk desk) {
        return new VoucherCourier(codec, desk);
    }

    @Bean
    Rounds afterSaleDeadlines(CareDesk desk) {
        return new Rounds("after-sale-deadlines", Duration.ofSeconds(2), desk::round);
    }

    @Bean
    Parcels sending(CareDesk desk, Ids ids) {
        return (merchantId, orderId, carrier, trackingNo) -> {
            Label label = Label.read(carrier, trackingNo);
            return desk.ask(
                    orderId, new CareRequest.Send(ids.next(), label.carrier().zh(), label.trackingNo(), null));
        };
    }

    @Bean
    CaseTable caseTable(EventCodec codec) {
        return new CaseTable(codec);
    }

    @Bean
    CaseRows caseRows(JdbcClient jdbc) {
        return new CaseRows(jdbc);
    }

    @Bean
    ReturnPlaces returnPlaces(JdbcClient jdbc) {
        return new ReturnPlaces(jdbc);
    }

    @Bean
    Dispatch dispatch(OrderCounter turns, CareDesk desk, Ids ids) {
        return new Dispatch(turns, desk, ids);
    }

    @Bean
    CaseSheets caseSheets(
            CaseRows rows,
            ReturnPlaces places,
            People people,
            Catalog catalog,
            PostgresJournal journal,
            ObjectProvider<Followers> followers,
            AfterSaleSettings times) {
        return new CaseSheets(rows, places, people, catalog, journal, followers, times);
    }

    @Bean
    CasePictures casePictures(JdbcClient jdbc, InstantSource clock) {
        return new CasePictures(jdbc, clock);
    }

    @Bean
    Cases cases(Asker asker) {
        return new Cases(asker);
    }

    @Bean
    Asker caseAsker(CaseRows rows, Team team, WordHash hash, Ids ids) {
        return new Asker(rows, team, hash, ids);
    }
}
