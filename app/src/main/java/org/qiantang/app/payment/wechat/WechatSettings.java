package org.qiantang.app.payment.wechat;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys to a WeChat Pay account; the keys themselves lie in files.
 *
 * @param merchantId 商户号
 * @param merchantSerial 商户证书序列号
 * @param privateKeyFile ours (apiclient_key.pem)
 * @param publicKeyFile WeChat Pay's (pub_key.pem), and {@code publicKeyId} its id
 * @param apiV3KeyFile 32 characters (APIv3 密钥)
 */
@ConfigurationProperties("qiantang.payment.wechat")
record WechatSettings(
        String merchantId,
        String appId,
        String merchantSerial,
        Path privateKeyFile,
        Path publicKeyFile,
        String publicKeyId,
        Path apiV3KeyFile,
        @DefaultValue("https://api.mch.weixin.qq.com") String address) {}
