package org.qiantang.app.redeem;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.Attempts;
import org.qiantang.app.account.People;
import org.qiantang.app.aftersale.VoucherDesk;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.voucher.VoucherRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The till where vouchers are redeemed, and the file of what was. */
@Configuration(proxyBeanMethods = false)
class RedeemWiring {
    // With 10^11 codes nobody comes near one in so many tries; they leave room for who reads a torn slip of paper.
    private static final int MOST_OF_A_PERSON = 20;
    private static final int MOST_OF_A_SHOP = 100;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    @Bean
    Till till(VoucherRows rows, VoucherDesk desk, People people, InstantSource clock) {
        return new Till(
                rows,
                desk,
                people,
                new Attempts(clock, MOST_OF_A_PERSON, WINDOW),
                new Attempts(clock, MOST_OF_A_SHOP, WINDOW),
                clock);
    }

    @Bean
    RedeemedFile redeemedFile(VoucherRows rows, People people, OrderNumbers numbers) {
        return new RedeemedFile(rows, people, numbers);
    }
}
