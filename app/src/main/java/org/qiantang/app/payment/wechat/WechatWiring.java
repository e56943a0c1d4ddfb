package org.qiantang.app.payment.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.payment.PaymentProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** WeChat Pay, where there are keys for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("qiantang.payment.wechat.merchant-id")
@EnableConfigurationProperties(WechatSettings.class)
class WechatWiring {
    @Bean
    PaymentProvider wechatPay(WechatSettings settings, InstantSource clock) throws IOException {
        RSAPublicKeyConfig keys = new RSAPublicKeyConfig.Builder()
                .merchantId(settings.merchantId())
                .merchantSerialNumber(settings.merchantSerial())
                .privateKey(Files.readString(settings.privateKeyFile()))
                .publicKey(Files.readString(settings.publicKeyFile()))
                .publicKeyId(settings.publicKeyId())
                .apiV3Key(Files.readString(settings.apiV3KeyFile()).strip())
                .build();
        return new WechatPayProvider(
                keys,
                settings.merchantId(),
                settings.appId(),
                URI.create(settings.address()),
                Duration.ofSeconds(5),
                clock);
    }
}
