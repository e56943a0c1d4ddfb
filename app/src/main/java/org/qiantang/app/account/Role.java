package org.qiantang.app.account;

/** The kinds of party: 观众, 商家, 主播, MCN 机构, 治理员, 管理员. */
public enum Role {
    VIEWER,
    MERCHANT,
    HOST,
    AGENCY,
    OFFICER,
    ADMIN
}
