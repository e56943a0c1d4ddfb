package org.qiantang.app.register;

import org.qiantang.event.RegisterEvent.Party;

/** The five kinds of subject: 平台, 商家, 直播间运营者, 主播, MCN 机构. A shop that plans shows operates its room too. */
enum SubjectKind {
    PLATFORM(Party.PLATFORM),
    SHOP(Party.SHOP),
    OPERATOR(Party.SHOP),
    HOST(Party.PERSON),
    AGENCY(Party.PERSON);

    private final Party party;

    SubjectKind(Party party) {
        this.party = party;
    }

    /** What stands behind it: the platform, a shop, or an account. */
    Party party() {
        return party;
    }
}
