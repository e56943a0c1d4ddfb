package org.qiantang.app.parcel;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.journal.Rounds;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parcels: the carrier that was chosen by settings, the table, and the rounds that ask after parcels. */
@Configuration(proxyBeanMethods = false)
class ParcelWiring {
    @Bean
    Carrier carrier(CarrierSettings settings, Phones phones, InstantSource clock) {
        return settings.isReal()
                ? new KdniaoCarrier(
                        settings,
                        phones,
                        HttpClient.newBuilder()
                                .connectTimeout(Duration.ofSeconds(5))
                                .build())
                : new SimulatedCarrier(clock, settings.pace(), settings.lateOneIn(), settings.seed());
    }

    @Bean
    ParcelTable parcelTable(EventCodec codec) {
        return new ParcelTable(codec);
    }

    @Bean
    ParcelRows parcelRows(JdbcClient jdbc) {
        return new ParcelRows(jdbc);
    }

    @Bean
    FollowCourier followCourier(EventCodec codec, Carrier carrier) {
        return new FollowCourier(codec, carrier);
    }

    @Bean
    Tracking tracking(ParcelRows rows, Carrier carrier, Scans scans) {
        return new Tracking(rows, carrier, scans);
    }

    @Bean
    Rounds trackingRounds(CarrierSettings settings, Tracking tracking) {
        return new Rounds("tracking", settings.look(), tracking::round);
    }
}
