package org.qiantang.app.helpdesk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the helpdesk keeps what viewers asked. The usual term is the three years for which the chat of shows is to be kept
 * (直播电商监督管理办法); longer than that nothing asks for people's own words, which then have to go (个人信息保护法, articles
 * 19 and 47).
 *
 * @param keepDays how long after it was asked, or answered by people; 0 keeps it for ever
 */
@ConfigurationProperties("qiantang.helpdesk")
public record HelpdeskSettings(@DefaultValue("1096") int keepDays) {
    private static final int MOST_DAYS = 36_500;

    public HelpdeskSettings {
        if (keepDays < 0 || keepDays > MOST_DAYS) {
            throw new IllegalArgumentException("keep-days: " + keepDays + " (expected: 0.." + MOST_DAYS + ")");
        }
    }
}
