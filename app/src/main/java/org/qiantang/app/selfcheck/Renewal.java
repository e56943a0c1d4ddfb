package org.qiantang.app.selfcheck;

import java.time.ZoneId;

/**
 * How far a self-check has come: it is whole when each point has an answer, and is due again 180 days after the oldest
 * of these answers, or as soon as the list has another version.
 */
enum Renewal {
    NEVER,
    PARTIAL,
    CURRENT,
    DUE;

    static final int DAYS = 180;
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
}
