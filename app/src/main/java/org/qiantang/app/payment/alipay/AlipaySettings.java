package org.qiantang.app.payment.alipay;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys to an Alipay account; the keys themselves lie in files.
 *
 * @param privateKeyFile ours (应用私钥), PKCS #8 in Base64
 * @param publicKeyFile Alipay's (支付宝公钥), in Base64
 */
@ConfigurationProperties("qiantang.payment.alipay")
record AlipaySettings(
        String appId,
        Path privateKeyFile,
        Path publicKeyFile,

        @DefaultValue("https://openapi.alipay.com/gateway.do")
        String gateway) {}
