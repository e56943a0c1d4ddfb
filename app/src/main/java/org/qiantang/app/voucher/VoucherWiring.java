package org.qiantang.app.voucher;

import org.qiantang.app.account.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vouchers: their rows, and the secret under which their codes are hashed. */
@Configuration(proxyBeanMethods = false)
class VoucherWiring {
    @Bean
    VoucherRows voucherRows(JdbcClient jdbc) {
        return new VoucherRows(jdbc);
    }

    @Bean
    CodeHash codeHash(Secrets secrets) {
        return new CodeHash(secrets.of("voucher-codes"));
    }
}
