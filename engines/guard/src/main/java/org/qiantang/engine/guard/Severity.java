package org.qiantang.engine.guard;

/** How much harm a breach does: S1 wording, S2 misleading, S3 serious (health, price, fakes), S4 grave. */
public enum Severity {
    S1,
    S2,
    S3,
    S4
}
