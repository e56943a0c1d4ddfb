package org.qiantang.app.simulcast;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far simulcast may reach.
 *
 * @param privateAddresses whether targets may lie in private networks or on this machine; off, so that nobody who may
 *     edit a show can talk to what stands behind the wall
 */
@ConfigurationProperties("qiantang.simulcast")
public record SimulcastSettings(@DefaultValue("false") boolean privateAddresses) {}
